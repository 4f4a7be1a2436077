"""Names of two sets, numbers of sentences and contact blocks: set side by side, computed with, counted."""

from pathlib import Path

import pytest
from index_fakes import WordEmbeddings, dutch, sentences
from small_tables import SUBSIDIES, small_index

from assistant.computing.contacts_counted import contacts_counted
from assistant.computing.in_both import in_both
from assistant.computing.over_sentences import over_sentences
from assistant.finding import Finding
from assistant.lexicon import Lexicon
from assistant.question import read_question
from assistant.ranking import Ground
from assistant.records import Records
from corpus.document import Cell, Document, Passage, Record, Source
from index.build import Reading, build_index
from index.search import Index, open_index

NEW = [Source("boekplan", "boekplan.txt", "Boekplan", kind="boekplan", date="2033"),
       Source("gids", "gids.txt", "Gids voor lezers", kind="webpagina", date="2035")]  # fmt: skip
TOLD = (
    "Voor de oproep kwamen 31 aanvragen binnen, waarvan er 27 ontvankelijk waren.",
    "Voor de oproep is 500.000 euro vrijgemaakt.",
    "Een gemeente kan per project 40.000 euro krijgen.",
)


def _rows(source: Source, rows: list[tuple[str, dict[str, list[str]]]], kind: str) -> Document:
    text, passages = "", []
    for heading, row in rows:
        start, cells = len(text), []
        for column, values in row.items():
            for value in values:
                cells.append(Cell(column, len(text), len(text) + len(value)))
                text += value + "\n"
        whole = text[start:-1]
        passages.append(Passage(f"{source.id}:{start}", source.id, kind, (source.title, heading), start, len(text) - 1,
                                whole, record=Record(kind, heading, tuple(cells))))  # fmt: skip
    return Document(source, text, text, tuple(passages))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """A table of applicants of 2033, a row of it with a list of towns, and contact blocks of 2035."""
    folder: Path = tmp_path_factory.mktemp("two")
    towns = [
        ("Projecten", {"Aanvrager": [f"Stad {name}"], "Subsidie": ["€ 400"]}) for name in ("Diest", "Lier", "Geel")
    ]
    listed = {"Nummer": ["3.1"], "Omschrijving": ["Steun voor leesclubs."], "Actoren": ["Lier", "Geel", "Mol", "Bree"]}
    blocks = [("Boekbank", {"E-mail": ["a@boek.be"], "Telefoon": ["03 111 11 11"]}),
              ("Leeslijn", {"E-mail": ["b@lees.be"]}), ("Voorlezers", {"Telefoon": ["03 222 22 22"]})]  # fmt: skip
    plan = Source("leesplan", "leesplan.txt", "Leesplan", kind="leesplan", date="2030")
    documents = {
        NEW[0].id: _rows(NEW[0], towns, "row"),
        NEW[1].id: _rows(NEW[1], blocks, "contact"),
        plan.id: _rows(plan, [("Maatregelen", listed)], "row"),
    }
    (folder / "corpus").mkdir()
    for document in documents.values():
        (folder / "corpus" / document.source.file).write_text(document.raw, encoding="utf-8")
    reading = Reading(
        lambda _: [d.source for d in documents.values()], lambda s, _: documents[s.id], sentences, dutch=dutch
    )
    embeddings = WordEmbeddings()
    build_index(folder / "index", folder / "corpus", embeddings=embeddings, reading=reading, progress=lambda *_: None)
    return open_index(folder / "index", embeddings)


@pytest.mark.parametrize(
    ("question", "told", "quoted"),
    [
        (
            "Welke steden van maatregel 3.1 dienden in 2033 opnieuw een project in?",
            "2: Lier, Geel",
            ["Lier", "Stad Lier"],
        ),
        ("Welke steden van maatregel 3.1 dienden in 2033 geen project in?", "2: Mol, Bree", ["Mol", "Stad Diest"]),
        ("Welke aanvragers van 2033 stonden nog niet bij maatregel 3.1?", "1: Diest", ["Stad Diest"]),
        ("Welke nieuwkomers zijn er bij de aanvragers van 2033 tegenover maatregel 3.1?", "1: Diest", ["Stad Diest"]),
    ],
)
def test_names_of_two_documents_are_set_side_by_side(question: str, told: str, quoted: list[str], two: Index) -> None:
    finding = in_both(read_question(question), Records(two), Lexicon(two.vocabulary))
    assert finding is not None and told in finding.lead
    assert {*quoted} <= {q.text for q in finding.quotes}


@pytest.mark.parametrize("question", ["Welke steden dienden een project in?", "Wie kreeg in 2033 ook geld?"])
def test_one_set_is_set_beside_nothing(question: str, two: Index) -> None:
    assert in_both(read_question(question), Records(two), Lexicon(two.vocabulary)) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hoeveel organisaties hebben een telefoonnummer?", "2 van 3: Boekbank, Voorlezers"),
        ("Welke diensten hebben geen mailadres?", "1 van 3: Voorlezers"),
    ],
)
def test_contact_blocks_are_counted_by_what_they_hold(question: str, told: str, two: Index) -> None:
    finding = contacts_counted(read_question(question), Records(two))
    assert finding is not None and told in finding.lead and finding.quotes
    assert contacts_counted(read_question("Wat is het telefoonnummer van de Boekbank?"), Records(two)) is None


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return small_index(tmp_path_factory.mktemp("told"), {"Subsidies": SUBSIDIES}, TOLD)


def _over(question: str, index: Index) -> Finding | None:
    ground = Ground(index)
    return over_sentences(ground.search(read_question(question), index.search(question, k=20)))


@pytest.mark.parametrize(
    ("question", "result", "quotes"),
    [
        ("Hoeveel aanvragen waren niet ontvankelijk?", "31 min 27 is 4", 1),
        ("Welk percentage van de aanvragen werd aanvaard?", "27 van 31: 87,10 procent", 1),
        ("Hoeveel projecten kon men met het beschikbare budget en het maximum per project betalen?",
         "€ 500.000,00 gedeeld door € 40.000,00: 12", 2),
    ],
)  # fmt: skip
def test_numbers_of_sentences_are_computed_with(question: str, result: str, quotes: int, told: Index) -> None:
    finding = _over(question, told)
    assert finding is not None and result in finding.lead and len(finding.quotes) == quotes


@pytest.mark.parametrize(
    "question", ["Hoeveel aanvragen kwamen binnen?", "Welk percentage van de boeren verkoopt melk?"]
)
def test_a_number_that_stands_there_needs_no_arithmetic(question: str, told: Index) -> None:
    assert _over(question, told) is None

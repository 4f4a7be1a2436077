"""Who asks for help is read as such, and is told whom to contact beside the answer, never instead of one."""

from pathlib import Path

import pytest
from answer_checks import wrong_citations

from assistant.answer import Answer
from assistant.chain import EMERGENCY, Question, answer_chain
from assistant.help_sought import about_someone, offers_help, seeks_help
from index.analysis import fold
from index.build import build_index
from index.embeddings import load_embeddings
from index.search import Index, open_index

POOL = """# Hulp bij ruzie op school

De stad helpt scholen waar leerlingen elkaar pesten of uitschelden.

## Luisterhuis

Het Luisterhuis biedt begeleiding aan leerkrachten met leerlingen die pesten. Een begeleider komt naar de school.

Luisterhuis contacteren: info@luisterhuis.example of telefonisch: 09 111 22 33.

## Bemiddelaars

De bemiddelaars geven advies aan directies na een vechtpartij en volgen het dossier op.

Bemiddelaars contacteren: post@bemiddelaars.example

## Oude lijn

De pestlijn beantwoordt vragen van ouders over pesten. Ze sloot in 2015.
"""


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return pool_index(tmp_path_factory.mktemp("pool"))


def pool_index(folder: Path, catalogue: str = "") -> Index:
    corpus, embeddings = folder / "documents", load_embeddings("")
    corpus.mkdir()
    (corpus / "pool.md").write_text(POOL, encoding="utf-8")
    if catalogue:
        (corpus / "documents.toml").write_text(catalogue, encoding="utf-8")
    build_index(folder / "index", corpus, embeddings=embeddings, progress=lambda *_: None)
    return open_index(folder / "index", embeddings)


def ask(index: Index, question: str) -> Answer:
    return answer_chain(index).invoke(Question(question=question))


@pytest.mark.parametrize(
    "question",
    [
        "Bij wie kan ik terecht met een leerling die pest?",
        "Mijn zoon slaat zijn zus, wat moet ik doen?",
        "Een jongere in ons jeugdhuis scheldt iedereen uit. Wat nu?",
        "Wie kan ons helpen met ruzie in de wijk?",
        "Wie helpt mij als trainer?",
        "Waar vind ik hulp voor mijn dochter?",
        "Kan ik als mama ergens iemand bellen?",
        "Wie kan ik daarover bellen?",
        "Hoe pak ik dat aan met een leerling die liegt?",
        "Bij wie moet ik zijn voor een klacht?",
    ],
)
def test_who_asks_where_to_turn_or_what_to_do_seeks_help(question: str) -> None:
    assert seeks_help(fold(question))


@pytest.mark.parametrize(
    "question",
    [
        "Wie is de minister van Welzijn?",
        "Wat moet een gemeente betalen?",
        "Hoe gaat het project te werk?",
        "Wie kreeg de meeste subsidie?",
        "Wat doet het Luisterhuis?",
        "Wat doet de helpdesk?",
        "Hoeveel leerlingen kwamen terecht in het buitengewoon onderwijs?",
        "Op welk nummer kan ik het Luisterhuis bellen?",
    ],
)
def test_who_asks_something_else_does_not(question: str) -> None:
    assert not seeks_help(fold(question))


def test_a_sentence_that_offers_help_says_so() -> None:
    assert offers_help("Ouders kunnen er terecht met hun vragen.")
    assert offers_help("De helpdesk geeft advies op weekdagen.")
    assert not offers_help("De stad kreeg 60.000 euro voor haar werking.")


def test_who_worries_about_someone_is_told_apart() -> None:
    assert about_someone(fold("Mijn zoon pest zijn zus, wat nu?"))
    assert not about_someone(fold("Er is ruzie in de raad, wat nu?"))


def test_who_seeks_help_is_told_whom_to_contact(pool: Index) -> None:
    answer = ask(pool, "Een leerling in mijn klas pest anderen. Bij wie kan ik terecht?")
    assert answer.status == "answered"
    assert "info@luisterhuis.example" in answer.answer
    assert wrong_citations(answer, pool) == []
    assert EMERGENCY in answer.warnings


def test_who_only_asks_what_is_done_is_not(pool: Index) -> None:
    answer = ask(pool, "Wat doet de stad voor scholen waar leerlingen pesten?")
    assert "@" not in answer.answer
    assert EMERGENCY not in answer.warnings


def test_silence_stays_silence(real_index: Index) -> None:
    answer = ask(real_index, "Mijn fiets heeft een lekke band, wie kan mij helpen?")
    assert answer.status == "no_answer"
    assert answer.citations == []


def test_sources_no_longer_in_force_offer_nobody(tmp_path: Path) -> None:
    closed = pool_index(
        tmp_path,
        '[[document]]\nid = "pool"\nfile = "pool.md"\ntitle = "Hulp bij ruzie op school"\nkind = "webpagina"\n'
        'date = "2012"\nvalid_until = "2015"\n',
    )
    answer = ask(closed, "Een leerling pest anderen. Wat nu?")
    assert not any("contacteren" in citation.quote for citation in answer.citations)

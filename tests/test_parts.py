"""Parts of a question: where it is parted, which document each names, what an elliptic part asks."""

import pytest
from small_tables import small_index

from assistant.chain import Question, answering
from assistant.parts import asked_within, documents_named, elliptic, parts_of
from corpus.document import Source
from index.search import Index

OLD = Source("plan-2015", "p.txt", "Hoeveplan", kind="hoeveplan", date="2015", valid_until="2020")
NEW = Source("plan-2021", "q.txt", "Akkerplan voor hoeves", kind="akkerplan", date="2021")
WEB = Source("web", "w.txt", "Boerderijgids", kind="webpagina", date="2024")
SOURCES = [OLD, NEW, WEB]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("budget maatregel 1.1 en minister maatregel 2.2", ["budget maatregel 1.1?", "minister maatregel 2.2?"]),
        ("CAW voluit + mailadres Boerenbond", ["CAW voluit?", "mailadres Boerenbond?"]),
        ("Wat is een hoeve, en op welk nummer bel ik?", ["Wat is een hoeve?", "op welk nummer bel ik?"]),
        (
            "Een project kan 2.500 euro krijgen. Welke steden kregen meer dan dat?",
            ["Een project kan 2.500 euro krijgen.", "Welke steden kregen meer dan 2.500 euro?"],
        ),
        ("subsidie en eigen middelen Diest", ["subsidie en eigen middelen Diest"]),
        ("Hoeveel steden kregen 400 euro, en welke zijn dat?", ["Hoeveel steden kregen 400 euro, en welke zijn dat?"]),
        (
            "melkautomaten: budget in 1.1 en welke stad plaatst er een",
            ["melkautomaten: budget in 1.1?", "welke stad plaatst er een (melkautomaten)?"],
        ),
        (
            "wie verkoopt er kaas: de stad uit 2031 en de hoeve die nu bestaat?",
            ["Welke stad uit 2031 wie verkoopt er kaas?", "Welke hoeve die nu bestaat wie verkoopt er kaas?"],
        ),
        (
            "Er zijn twee partijen die kaas maken: een stad uit het plan en een hoeve uit Lier. Wie zijn dat?",
            ["Welke stad uit het plan kaas maken?", "Welke hoeve uit Lier kaas maken?"],
        ),
        (
            "Er is een loket voor boeren en er is er een voor koks. Wie zit achter elk van beide?",
            ["Wie zit achter loket voor boeren?", "Wie zit achter loket voor koks?"],
        ),
        (
            "Wat is het hoogste budget, en voor wie is dat bedoeld?",
            ["Wat is het hoogste budget, en voor wie is dat bedoeld?"],
        ),
        ("Hoeveel kreeg Lier, en moet een boer betalen?", ["Hoeveel kreeg Lier?", "moet een boer betalen?"]),
    ],
)
def test_parts_are_told_apart_by_what_they_ask(question: str, parts: list[str]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("Wat stond er in het hoeveplan over melk?", ("plan-2015",)),
        ("Hoeveel was dat in 2021?", ("plan-2021",)),
        ("Wat zegt de site volgens de boerderijgids?", ("web",)),
        ("Wat is het nu?", ("web", "plan-2021")),
        ("Wat was het toen?", ("plan-2015",)),
        ("Hoeveel was dat in 1999?", ()),
        ("Wat is een hoeve?", ()),
    ],
)
def test_a_part_names_documents_by_kind_title_year_or_time(part: str, named: tuple[str, ...]) -> None:
    assert documents_named(part, SOURCES) == named


def test_an_elliptic_part_asks_the_first_at_its_own_time() -> None:
    first = "Wie was minister van Landbouw ten tijde van het hoeveplan?"
    assert elliptic("wie in 2021?", first, ["hoeveplan"]) == "Wie was minister van Landbouw in 2021?"
    assert elliptic("nu?", "Wat kostte melk in 2015?", []) == "Wat kostte melk nu?"
    assert elliptic("wie leidt het Akkerplan nu?", first, []) == ""
    assert elliptic("hoeveel kreeg Lier?", first, []) == ""


def test_a_question_within_a_question_is_told_with_the_words_it_stands_for() -> None:
    assert asked_within("Hoeveel kreeg de stad die de Boerenmarkt leidt?") == (
        "Welke stad de Boerenmarkt leidt?",
        "de stad die de Boerenmarkt leidt",
    )
    assert asked_within("Hoeveel kreeg de stad Diest?") is None


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return small_index(tmp_path_factory.mktemp("small"))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Hoeveel subsidie kreeg Diest en hoeveel kregen alle steden samen?", ["€ 10.000,00", "€ 15.401,00"]),
        ("subsidie Tienen; budget maatregel 2.2", ["€ 400", "€ 40.000"]),
        ("Hoeveel subsidie kreeg Lier en hoeveel legt die stad zelf in?", ["2.500,50 €", "€ 500"]),
    ],
)
def test_every_part_is_answered_with_a_quote_of_its_own(small: Index, question: str, held: list[str]) -> None:
    answer = list(answering(Question(question=question), small))[-1]
    assert all(text in answer.answer for text in held), answer.answer
    assert len(answer.citations) >= len(held)

"""Arithmetic inside one row: amounts of a cell, an amount over its years, an amount against a stated one."""

from decimal import Decimal

import pytest
from small_tables import SUBSIDIES, small_index

from assistant.computing.quantities import number_of, quantities
from assistant.computing.within_cell import within_cell
from assistant.finding import Finding
from assistant.lexicon import Lexicon
from assistant.question import read_question
from assistant.records import Records
from index.search import Index

PARKS = [
    {"Nummer": ["1.1"], "Omschrijving": ["Herstel van poelen en vijvers."],
     "Budget": ["40.000 € (Natuur)", "12.500 € (Water)"]},
    {"Nummer": ["1.2"], "Omschrijving": ["Bomen langs fietspaden planten."], "Budget": ["9.000 € (2028-2030)"]},
    {"Nummer": ["1.3"], "Omschrijving": ["Bijenhotels onderhouden."], "Budget": ["2.000 € (jaarlijks, 2028-2031)"]},
    {"Nummer": ["2.1"], "Omschrijving": ["Boswachters opleiden."],
     "Budget": ["30.000 voor 3 cursussen + 5.000 € voor De Linde (2029)", "Natuurpunt: 0.5 VTE", "Landschap: 2 VTE"]},
]  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return small_index(tmp_path_factory.mktemp("parks"), {"Subsidies": SUBSIDIES, "Groenplan": PARKS})


def asked(question: str, index: Index) -> Finding | None:
    return within_cell(read_question(question), Records(index), Lexicon(index.vocabulary))


@pytest.mark.parametrize(
    ("question", "told", "quoted"),
    [
        ("Hoeveel is het budget van maatregel 1.1 in totaal?", "= € 52.500,00", ["40.000 €", "12.500 €"]),
        ("Natuur en Water samen, hoeveel geld is dat?", "= € 52.500,00", ["(Natuur)", "(Water)"]),
        ("Tel het geld voor boswachters opleiden op", "= € 35.000,00", ["30.000 voor 3", "5.000 €"]),
        ("Betaalt Natuur of Water meer?", "€ 27.500,00 meer", ["40.000 €", "12.500 €"]),
        ("Wie krijgt meer personeel: Natuurpunt of Landschap?", "2,00 VTE", ["0.5 VTE", "2 VTE"]),
        ("Hoeveel is dat voor maatregel 1.2 per jaar?", "€ 9.000,00 over 3 jaar is € 3.000,00", ["9.000 €"]),
        ("2.000 euro per jaar, hoeveel is dat over 2028 en 2029 samen?", "€ 4.000,00", ["2.000 €"]),
        (
            "Hoeveel geld gaat over de hele looptijd naar maatregel 1.3?",
            "4 jaar × € 2.000,00 is € 8.000,00",
            ["2.000 €"],
        ),
        ("Hoe ver zit Lier onder het maximum van 3.000 euro?", "€ 499,50 onder € 3.000,00", ["2.500,50 €"]),
    ],
)
def test_the_result_is_told_with_each_cell_it_is_computed_from(
    question: str, told: str, quoted: list[str], index: Index
) -> None:
    finding = asked(question, index)
    assert finding is not None and told in finding.lead
    assert all(any(part in q.text for q in finding.quotes) for part in quoted)


@pytest.mark.parametrize(
    "question",
    [
        "Wat is het budget van maatregel 1.1?",
        "Hoeveel is dat voor maatregel 1.3 per jaar?",  # the cell itself says so
        "Hoeveel subsidie kregen de steden samen?",
        "Kreeg Diest meer subsidie dan Lier?",
        "Wie onderhoudt de bijenhotels?",
    ],
)
def test_other_questions_compute_nothing_inside_a_cell(question: str, index: Index) -> None:
    assert asked(question, index) is None


def test_a_text_states_amounts_of_money_or_staff_and_no_other_figures() -> None:
    found = quantities("200.000 voor 4 cursussen + 75.000 € voor De Linde (2017)\nVormen: 0.5 VTE", 10)
    assert [(q.number, q.unit) for q in found] == [
        (Decimal(200000), "euro"), (Decimal(75000), "euro"), (Decimal("0.5"), "vte")
    ]  # fmt: skip
    assert found[0].start == 10
    assert quantities("maatregel 4 in 2017") == []


def test_a_number_is_read_in_words() -> None:
    assert [number_of(word) for word in ("zevenentwintig", "Twaalf", "31", "koeien")] == [27, 12, 31, None]

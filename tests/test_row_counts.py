"""Typed queries over rows: most per heading or value, most values in a row, different values, rows by how many."""

import pytest
from small_tables import MEASURES, small_index

from assistant.computing.row_counts import row_counts
from assistant.finding import Finding
from assistant.lexicon import Lexicon
from assistant.question import read_question
from assistant.records import Records
from index.search import Index

LIBRARIES = [
    {"Aanvrager": ["Stad Diest"], "Partners": ["Bekkevoort", "Halen", "Lier"], "Project": ["Leesclub"]},
    {"Aanvrager": ["Stad Lier"], "Partners": ["Nijlen"], "Project": ["Boekenbus"]},
    {"Aanvrager": ["Stad Tienen"], "Project": ["Voorleesuur"]},
]
PLANS = [
    row | {"Minister": ministers}
    for row, ministers in zip(
        MEASURES, (["Minister van Landbouw", "Minister van Werk"], ["Minister van Landbouw"], ["Minister van Werk"],
                   ["Minister van Landbouw"]), strict=True)
]  # fmt: skip
PLANS.append({"Nummer": ["2.3"], "Merk": ["(V)"], "Omschrijving": ["Een gids."], "Minister": ["Minister van Werk"],
              "Budget": ["€ 7.000"]})  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return small_index(tmp_path_factory.mktemp("libraries"), {"Bibliotheken": LIBRARIES, "Maatregelen": PLANS})


def asked(question: str, index: Index) -> Finding | None:
    return row_counts(read_question(question), Records(index), Lexicon(index.vocabulary))


@pytest.mark.parametrize(
    ("question", "told", "quotes"),
    [
        ("Onder welke actie hangen de meeste maatregelen?", "Meeste (van 5): Actie 2: Boeren: 3", 3),
        ("Welke actie telt de minste maatregelen?", "Minste (van 5): Actie 1: Boeren: 2", 2),
        ("Welke letter komt het vaakst voor bij de maatregelen?", "(N): 2; (V): 2", 4),
        ("Wie heeft de meeste partners?", "Meeste Partners: Stad Diest 3", 3),
        ("Welke aanvrager heeft het minste partners?", "Minste Partners: Stad Lier 1", 1),
        ("Hoeveel verschillende ministers zijn er?", "Verschillende ministers (Minister, 5 rijen): 2", 6),
        ("Aanvragers en partners samen: hoeveel verschillende gemeenten?", "(Aanvrager + Partners, 3 rijen): 6", 7),
        ("Hoeveel maatregelen hebben meer dan één minister?", "Met meer dan 1 in Minister: 1 van 5", 1),
    ],
)
def test_rows_and_values_are_counted_and_cited(question: str, told: str, quotes: int, index: Index) -> None:
    finding = asked(question, index)
    assert finding is not None and told in finding.lead
    assert len(finding.quotes) == quotes


def test_a_tie_between_values_names_each(index: Index) -> None:
    finding = asked("Welke minister heeft de meeste maatregelen?", index)
    assert finding is not None and "Minister van Landbouw: 3" in finding.lead and "Minister van Werk: 3" in finding.lead


@pytest.mark.parametrize(
    "question",
    ["Welke stad kreeg de meeste subsidie?", "Wat is het meest gelezen boek?", "Hoeveel partners heeft Diest?",
     "Welke maatregelen zijn nieuw?", "Waar vind ik de meeste informatie?"],
)  # fmt: skip
def test_questions_for_no_such_count_get_none(question: str, index: Index) -> None:
    assert asked(question, index) is None

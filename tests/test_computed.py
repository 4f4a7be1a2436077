"""Computed answers, with their arithmetic: on a small table of another field and on the real table of projects."""

import re
from decimal import Decimal

import pytest
from small_tables import small_index

from assistant.computing.calculation import euro
from assistant.computing.computed import computed
from assistant.finding import Finding
from assistant.lexicon import Lexicon
from assistant.question import read_question
from assistant.records import Records, amount
from index.search import Index


class Asker:
    """Asks the computing strategy alone."""

    def __init__(self, index: Index) -> None:
        self.records = Records(index)
        self.lexicon = Lexicon(index.vocabulary)

    def __call__(self, question: str) -> Finding | None:
        return computed(read_question(question), self.records, self.lexicon)

    def found(self, question: str) -> Finding:
        finding = self(question)
        assert finding is not None, question
        return finding


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    return Asker(small_index(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def real(real_index: Index) -> Asker:
    return Asker(real_index)


def labels(finding: Finding) -> list[str]:
    return [quote.label for quote in finding.quotes]


def amounts(finding: Finding) -> list[Decimal]:
    values = [amount(quote.text) for quote in finding.quotes]
    return [Decimal(str(value)) for value in values if value is not None]


# The small table: subsidies 10.000 + 2.500,50 + 400 + 2.500,50, Halle's not yet known.


def test_a_total_is_the_sum_of_the_cells_it_cites(small: Asker) -> None:
    finding = small.found("Hoeveel subsidie kregen de steden in totaal?")
    assert amounts(finding) == [Decimal("10000"), Decimal("2500.5"), Decimal("400"), Decimal("2500.5")]
    assert "€ 15.401,00" in finding.lead  # 10.000 + 2.500,50 + 400 + 2.500,50
    assert "4 bedragen" in finding.lead  # a cell without an amount does not count as zero


def test_a_total_of_named_rows_takes_those_alone(small: Asker) -> None:
    finding = small.found("Hoeveel subsidie kregen Diest en Tienen samen?")
    assert labels(finding) == ["Stad Diest", "Stad Tienen"]
    assert "€ 10.400,00" in finding.lead


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kreeg Diest meer subsidie dan Tienen?", "Stad Diest meer dan Stad Tienen (Subsidie): verschil € 9.600,00"),
        ("Kreeg Tienen minder subsidie dan Diest?", "Stad Diest meer dan Stad Tienen (Subsidie): verschil € 9.600,00"),
        ("subsidie Diest vs Tienen", "Stad Diest meer dan Stad Tienen (Subsidie): verschil € 9.600,00"),
    ],
)
def test_two_named_rows_are_compared_in_either_order(small: Asker, question: str, told: str) -> None:
    finding = small.found(question)
    assert finding.lead == told and amounts(finding) == [Decimal("10000"), Decimal("400")]


def test_own_money_is_summed_apart_from_money_received(small: Asker) -> None:
    assert "€ 4.600,25" in small.found("Hoeveel eigen middelen brengen de steden samen in?").lead


def test_an_average_divides_by_the_cells_that_state_an_amount(small: Asker) -> None:
    assert "€ 3.850,25" in small.found("Wat is de gemiddelde subsidie per stad?").lead  # 15.401 / 4


def test_the_highest_is_named_with_its_cell(small: Asker) -> None:
    finding = small.found("Welke stad kreeg de hoogste subsidie?")
    assert labels(finding) == ["Stad Diest"]
    assert "Stad Diest" in finding.lead
    assert finding.subject == "Stad Diest"


def test_the_lowest_is_named_with_its_cell(small: Asker) -> None:
    assert labels(small.found("Welke stad kreeg de laagste subsidie?")) == ["Stad Tienen"]


def test_a_tie_names_all_who_share_it(small: Asker) -> None:
    finding = small.found("Wie kreeg de hoogste subsidie, Lier, Aarschot of Tienen?")
    assert "Stad Lier" in finding.lead
    assert "Stad Aarschot" in finding.lead
    assert "Stad Tienen" not in finding.lead


def test_a_difference_shows_both_amounts(small: Asker) -> None:
    finding = small.found("Wat is het verschil in subsidie tussen Diest en Lier?")
    assert "€ 7.499,50" in finding.lead  # 10.000 − 2.500,50
    assert set(labels(finding)) == {"Stad Diest", "Stad Lier"}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Welke steden kregen minstens 2.500,50 euro subsidie?", ["Stad Diest", "Stad Lier", "Stad Aarschot"]),
        ("Welke steden kregen meer dan 2.500,50 euro subsidie?", ["Stad Diest"]),
        ("Welke steden kregen minder dan € 2.500 subsidie?", ["Stad Tienen"]),
        ("Welke steden kregen hoogstens 2.500,50 euro subsidie?", ["Stad Lier", "Stad Tienen", "Stad Aarschot"]),
        ("Welke steden kregen precies 10.000 euro subsidie?", ["Stad Diest"]),
        ("Welke steden kregen niet precies 10.000 euro subsidie?", ["Stad Lier", "Stad Tienen", "Stad Aarschot"]),
    ],
)
def test_a_bound_lists_the_rows_on_its_side(small: Asker, question: str, names: list[str]) -> None:
    finding = small.found(question)
    assert labels(finding) == names
    assert f"{len(names)} van 4" in finding.lead


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Rangschik de steden volgens subsidie van hoog naar laag", ["Diest", "Lier", "Aarschot", "Tienen"]),
        ("Rangschik de steden volgens subsidie van laag naar hoog", ["Tienen", "Lier", "Aarschot", "Diest"]),
        ("Geef de twee steden met de hoogste subsidie", ["Diest", "Lier"]),
    ],
)
def test_rows_are_sorted_by_their_amount(small: Asker, question: str, names: list[str]) -> None:
    assert labels(small.found(question)) == [f"Stad {name}" for name in names]


def test_rows_without_a_value_are_counted_and_cited(small: Asker) -> None:
    finding = small.found("Welke steden hebben geen partners?")
    assert [quote.text for quote in finding.quotes] == ["Stad Lier", "Stad Aarschot"]
    assert "2 van 5" in finding.lead


@pytest.mark.parametrize(
    ("question", "head", "numbers"),
    [
        ("Hoeveel maatregelen zijn nieuw?", "2 met (N)", ["1.1", "2.1"]),
        ("Hoeveel bestaande maatregelen telt het hoeveplan?", "1 met (B)", ["1.2"]),
        ("Hoeveel maatregelen met letter V zijn er?", "1 met (V)", ["2.2"]),
        ("Hoeveel maatregelen vallen onder actie 2?", "Aantal maatregelen: 2", ["2.1", "2.2"]),
    ],
)
def test_rows_are_counted_by_mark_and_by_heading(small: Asker, question: str, head: str, numbers: list[str]) -> None:
    finding = small.found(question)
    assert head in finding.lead
    assert [quote.text.split()[0] for quote in finding.quotes] == numbers


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel subsidie kreeg Diest?",
        "Wat is het project van Lier?",
        "Wie helpt bij een hoevewinkel?",
        "Wat is een hoevewinkel?",
        "",
        "totaal",
    ],
)
def test_a_question_that_computes_nothing_is_left_to_others(small: Asker, question: str) -> None:
    assert small(question) is None


def test_every_cell_of_a_computed_answer_is_cited_word_for_word(small: Asker) -> None:
    finding = small.found("Hoeveel subsidie kregen de steden in totaal?")
    for quote in finding.quotes:
        assert small.records.document_text(quote.passage.document)[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "€ 0,00"), (1234567.8, "€ 1.234.567,80"), (Decimal("400"), "€ 400,00"), (-7.5, "€ -7,50")],
)
def test_euro_is_written_as_dutch_writes_it(value: float, text: str) -> None:
    assert euro(value) == text


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("Wat is de mediaan van de subsidies?", "€ 2.500,50"),  # of 400, 2.500,50, 2.500,50 and 10.000
        ("Hoeveel keer meer subsidie kreeg Diest dan Tienen?", "25,00 keer"),  # 10.000 / 400
        ("Welk aandeel van de totale subsidie ging naar Tienen?", "2,60 procent"),  # 400 / 15.401
        ("Hoeveel blijft er over van de 20.000 euro na de subsidies van de steden?", "€ 4.599,00"),  # 20.000 - 15.401
        ("Wat kost het project van Diest in totaal?", "€ 12.000,00"),  # 10.000 + 2.000
        ("Wat is het verschil tussen de subsidie en de eigen middelen van Lier?", "€ 2.000,50"),  # 2.500,50 - 500
        ("Hoeveel steden kregen het volle pond?", "1 van 4"),
        ("Welke steden kregen tussen 1.000 en 5.000 euro subsidie?", "2 van 4"),
        ("Wat is het totale budget van maatregel 1.1 en 2.2 samen?", "€ 165.000,00"),  # 125.000 + 40.000
    ],
)
def test_other_calculations_show_their_result(small: Asker, question: str, head: str) -> None:
    assert head in small.found(question).lead


def test_rows_whose_own_money_exceeds_what_they_got_are_listed(small: Asker) -> None:
    assert small("Welke steden leggen zelf meer in dan ze krijgen?") is None  # none does
    found = small.found("Welke steden leggen zelf minder in dan ze krijgen?")
    assert "4 van 4" in found.lead
    assert len(found.quotes) == 8  # both cells of each


def test_rows_without_an_own_budget_are_those_whose_cell_states_no_amount(small: Asker) -> None:
    assert "1 van 4" in small.found("Hoeveel maatregelen hebben geen eigen budget?").lead


def test_rows_are_counted_by_each_mark(small: Asker) -> None:
    assert "(N): 2; (B): 1; (V): 1" in small.found("Hoeveel maatregelen zijn er per letter?").lead


def test_all_rows_are_meant_by_their_number(small: Asker) -> None:
    assert "€ 15.401,00" in small.found("Hoeveel subsidie werd er toegekend aan de vijf projecten?").lead


# The real table of projects: 12 × 60.000 + 53.847,19 + 44.726,12 = 818.573,31


def test_the_real_subsidies_add_up(real: Asker) -> None:
    finding = real.found("Hoeveel subsidie werd er in totaal toegekend aan de steden?")
    assert len(finding.quotes) == 14
    assert sum(amounts(finding)) == 12 * Decimal(60000) + Decimal("53847.19") + Decimal("44726.12")
    assert "€ 818.573,31" in finding.lead


def test_the_real_own_contributions_add_up(real: Asker) -> None:
    finding = real.found("Hoeveel bedraagt de eigen inbreng van alle steden samen?")
    assert len(finding.quotes) == 14
    assert euro(sum(amounts(finding))) in finding.lead


def test_the_real_extremes_are_found(real: Asker) -> None:
    assert labels(real.found("Welke stad heeft de hoogste eigen inbreng?")) == ["Stad Gent"]
    assert labels(real.found("Welke stad heeft de laagste eigen inbreng?")) == ["Stad Beringen"]
    assert labels(real.found("Welke stad kreeg het laagste subsidiebedrag?")) == ["Stad Sint-Niklaas"]


def test_twelve_cities_share_the_highest_subsidy(real: Asker) -> None:
    finding = real.found("Welke stad kreeg het hoogste subsidiebedrag?")
    assert len(finding.quotes) == 12
    assert {str(value) for value in amounts(finding)} == {"60000.0"}


def test_real_cities_without_partners_are_those_whose_cell_is_empty(real: Asker) -> None:
    finding = real.found("Hoeveel steden hebben geen partnergemeenten?")
    table = next(table for table in real.records.tables if table.key_column)
    empty = [row.key.text for row in table.rows if "Partnergemeenten" not in row.values]
    assert [quote.text for quote in finding.quotes] == empty
    assert f"{len(empty)} van 14" in finding.lead


def test_real_measures_are_counted_by_mark_and_the_marks_add_up(real: Asker) -> None:
    counts = []
    for mark in ("nieuw", "bestaand", "versterkt"):
        finding = real.found(f"Hoeveel maatregelen van het actieplan zijn {mark}?")
        counts.append(int(re.search(r"\d+", finding.lead)[0]))  # type: ignore[index]
        assert len(finding.quotes) == counts[-1]
    assert sum(counts) == 62

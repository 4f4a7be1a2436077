"""The calculation that a question asks for is read from its words, whatever way it is phrased."""

from decimal import Decimal

import pytest

from assistant.computing.calculation import read_calculation


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("totaal subsidies projecten", "total"),
        ("Hoeveel ging er alles bij elkaar naar de hoeves?", "total"),
        ("Wat is de mediaan van de eigen middelen?", "median"),
        ("hoevel is de gemidelde subsidie", "average"),
        ("de goedkoopste projecten", "lowest"),
        ("Wie kreeg het meest?", "highest"),
        ("Hoeveel verschilt de hoogste van de laagste?", "difference"),
        ("Hoeveel keer meer kreeg Diest dan Lier?", "ratio"),
        ("Welk aandeel van de totale subsidie ging naar Lier?", "share"),
        ("Hoeveel blijft er over van de 20.000 euro?", "rest"),
        ("Welke steden leggen zelf meer in dan ze krijgen?", "beyond"),
        ("top 3 subsidies", "sorted"),
        ("Hoeveel subsidie kreeg Diest?", ""),
        ("Wie werkt er samen met Diest?", ""),
    ],
)
def test_the_operation_is_read_from_its_words(question: str, operation: str) -> None:
    assert read_calculation(question).operation == operation


@pytest.mark.parametrize(
    ("question", "sql", "values"),
    [
        ("tussen 15.000 en 50.000 euro", "euro BETWEEN ? AND ?", (15000, 50000)),
        ("minstens € 1.500,50", "euro >= ?", (Decimal("1500.50"),)),
        ("60.000 euro of meer", "euro >= ?", (60000,)),
        ("niet meer dan 10 000 euro", "euro <= ?", (10000,)),
        ("meer dan 1,5 miljoen euro", "euro > ?", (1_500_000,)),
        ("precies 12.000 euro", "euro = ?", (12000,)),
    ],
)
def test_a_bound_is_read_with_its_side(question: str, sql: str, values: tuple[object, ...]) -> None:
    bound = read_calculation(f"Welke steden kregen {question}?").bound
    assert bound is not None
    assert (bound.sql, bound.values) == (sql, tuple(Decimal(v) for v in values))  # type: ignore[arg-type]


@pytest.mark.parametrize("question", ["Wat is er vanaf 2022 gepland?", "Meer dan 12 deelnemers?", "", "€"])
def test_a_year_or_a_small_figure_bounds_no_amount(question: str) -> None:
    assert not read_calculation(question)

"""Amounts of rows, what is asked of them, and how they are computed with: DuckDB over `t(i, euro)`; every cell that
contributes is cited."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.computing.calculation import Calculation
from assistant.computing.duck import ask_table
from assistant.computing.quantities import quantities
from assistant.computing.table_choice import own_and_given
from assistant.finding import Finding, Quote
from assistant.lookup import identity_quote
from assistant.question import Inquiry
from assistant.records import Row, Table, Value, amount, row_label


@dataclass(frozen=True)
class Amount:
    """An amount of a row: what its cell states, or with several cells their sum."""

    row: Row
    values: tuple[Value, ...]
    euro: Decimal


@dataclass(frozen=True)
class Asked:
    """What is computed, over which amounts, and what to call their column; `whole` holds those of all rows."""

    inquiry: Inquiry
    calculation: Calculation
    column: str
    amounts: list[Amount]
    whole: list[Amount]
    own_and_given: list[tuple[Amount, Amount]]


def amounts_of(rows: Sequence[Row], columns: Sequence[str], *, together: bool) -> list[Amount]:
    found: list[Amount] = []
    for row in rows:
        stated = [
            (value, number)
            for column in columns
            for value in row.values.get(column, [])
            if (number := _stated(value)) is not None
        ]
        if together and stated:
            found.append(Amount(row, tuple(value for value, _ in stated), sum((n for _, n in stated), Decimal(0))))
        else:
            found += [Amount(row, (value,), number) for value, number in stated]
    return found


def _stated(value: Value) -> Decimal | None:
    """The amount of a cell, of one that states several their sum."""
    several = [q.number for q in quantities(value.text) if q.unit == "euro"]
    if len(several) > 1:
        return sum(several, Decimal(0))
    number = amount(value.text)
    return None if number is None else Decimal(str(number))


def own_and_given_of(row: Row, table: Table) -> tuple[Amount, Amount] | None:
    own, given = own_and_given(table)
    sides = [amounts_of([row], [column], together=True) for column in (own, given) if column]
    return (sides[0][0], sides[1][0]) if len(sides) == 2 and all(sides) else None


def ask_amounts(sql: str, amounts: Sequence[Amount], *values: Any) -> list[tuple[Any, ...]]:
    """Run a query over the amounts as table `t(i, euro)` in a database that lives as long as the query."""
    rows = [(i, a.euro) for i, a in enumerate(amounts)]
    return ask_table(sql, "t (i INTEGER, euro DECIMAL(18, 2))", rows, *values)


def listing(amounts: list[Amount], head: str) -> Finding:
    quotes = tuple(Quote(a.row.passage, v.start, v.end, row_label(a.row.passage)) for a in amounts for v in a.values)
    names = ", ".join(dict.fromkeys(row_label(a.row.passage) for a in amounts))
    if len(amounts) == 2 and all("." in a.row.number for a in amounts):
        quotes = tuple(dict.fromkeys([*(identity_quote(a.row) for a in amounts), *quotes]))
    return Finding(
        "computed", quotes, lead=head, subject=names if len({a.row.passage.id for a in amounts}) == 1 else ""
    )

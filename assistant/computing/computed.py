"""Answers computed from the cells of a table: totals, averages, extremes, differences, shares, lists by a bound.

DuckDB computes; every cell that contributes is cited. A question that asks for no computation gets None here.
"""

import re
from dataclasses import replace

from assistant.computing.amounts import Amount, Asked, amounts_of, ask_amounts, listing, own_and_given_of
from assistant.computing.calculation import Calculation, dutch, euro, read_calculation
from assistant.computing.counted import counted
from assistant.computing.extremes import extreme
from assistant.computing.table_choice import (
    money_columns,
    names_all,
    rows_called,
    rows_named,
    rows_of_sides,
    subset,
    table_of,
)
from assistant.computing.two_columns import between_columns, beyond, crossed_of, two_amounts
from assistant.finding import Finding
from assistant.lexicon import Lexicon
from assistant.question import Inquiry
from assistant.records import Records, Row, Table, row_label

_LESS_THAN_TOP = re.compile(
    r"\b(?:minder|lager) dan (?:het|de) max|\bonder het max|\bniet het (?:volle|volledige|max)", re.I
)
_TWO_NAMED = re.compile(r"\b[A-Z][\w’-]+ (?:of|en|tegenover|versus) (?:het |de |een )?[A-Z]")


def computed(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Finding | None:
    """Compute the answer when the question asks for it and a table holds what it computes with."""
    calculation = read_calculation(inquiry.text)
    sides = _sides(inquiry, calculation, records, lexicon)
    if sides:
        return _compute(_asked(inquiry, _difference_of(calculation), *sides))
    table = table_of(inquiry, records, lexicon)
    if table is None:
        return None
    adds_up = calculation.operation == "total" and inquiry.asks("amount")
    if not calculation.bound and not adds_up:
        listed = counted(inquiry, table, records, lexicon)
        if listed:
            return listed
    if not calculation and names_all(inquiry, table) and inquiry.asks("amount", "number") and not inquiry.places:
        calculation = replace(calculation, operation="total")
    if not calculation or not _about_money(inquiry, table, calculation):
        return None
    rows = subset(inquiry, table, records)
    calculation = between_columns(inquiry, calculation, table, rows)
    if calculation.operation == "compared" and not calculation.bound and len(rows) != 2:
        return None
    if inquiry.asks("comparison") and _TWO_NAMED.search(inquiry.text) and len(rows) == len(table.rows):
        return None  # two things are compared that are no rows of this table
    return _compute(_asked(inquiry, calculation, table, rows))


def _sides(
    inquiry: Inquiry, calculation: Calculation, records: Records, lexicon: Lexicon
) -> tuple[Table, list[Row]] | None:
    """Two rows that a question for more or less calls by words of theirs, with their table."""
    if calculation.operation not in ("compared", "difference", "highest", "lowest", "ratio", "total"):
        return None
    if not inquiry.asks("amount") or inquiry.places or inquiry.references or calculation.bound:
        return None
    if calculation.operation == "total":
        named = ((table, rows_named(inquiry, table)) for table in records.tables if table.of_kind("money"))
        return next(((table, rows) for table, rows in named if len(rows) > 1), None)
    found = ((table, rows_of_sides(inquiry, table, lexicon)) for table in records.tables)
    return next(((table, rows) for table, rows in found if rows), None)


def _difference_of(calculation: Calculation) -> Calculation:
    """Of two rows, the one with most is told with how much more it is."""
    return calculation if calculation.operation in ("ratio", "total") else replace(calculation, operation="compared")


def _about_money(inquiry: Inquiry, table: Table, calculation: Calculation) -> bool:
    if not table.of_kind("money"):
        return False
    if inquiry.asks("amount") or inquiry.own or calculation.bound or calculation.top_shared:
        return True
    if len(inquiry.places) > 1 and calculation.operation in ("difference", "compared", "ratio", "total"):
        return bool(table.key_column)
    if calculation.operation == "total" and rows_called(inquiry, table):
        return True
    if len(inquiry.references) > 1 and calculation.operation in ("difference", "compared", "ratio", "total"):
        return True
    extreme = calculation.operation in ("highest", "lowest", "sorted", "beyond")
    return extreme and bool(table.key_column) and (inquiry.asks("actor") or calculation.operation != "sorted")


def _asked(inquiry: Inquiry, calculation: Calculation, table: Table, rows: list[Row]) -> Asked:
    pairs = [pair for row in table.rows if row in rows and (pair := own_and_given_of(row, table))]
    columns = money_columns(inquiry, table, both=calculation.both)
    if len(rows) == 1 and calculation.operation == "total" and len(table.of_kind("money")) > 1:
        columns = table.of_kind("money")  # one row has no other total
    together = calculation.both or len(columns) > 1 or calculation.operation == "compared"
    return Asked(
        inquiry,
        calculation,
        " + ".join(columns),
        amounts_of(rows, columns, together=together),
        amounts_of(table.rows, columns, together=together),
        pairs,
    )


def _compute(asked: Asked) -> Finding | None:
    calculation, amounts = asked.calculation, asked.amounts
    if calculation.operation in ("beyond", "equal"):
        return beyond(asked)
    if calculation.operation == "times":
        return _times(asked)
    crossed = crossed_of(asked)
    if crossed:
        return crossed
    if not amounts or (len(amounts) < 2 and calculation.operation not in ("share", "rest", "total")):
        return None
    if len(amounts) == 1 and calculation.operation == "total" and len(amounts[0].values) < 2:
        return None
    one_row = len({a.row.passage.id for a in amounts}) == 1
    if one_row and calculation.operation in ("difference", "compared", "ratio"):
        return None  # which of the amounts of a cell are meant, `within_cell` reads from their labels
    if calculation.bound or calculation.top_shared:
        return _bounded(asked)
    by_operation = {
        "sorted": _ranked,
        "average": _average,
        "median": _average,
        "difference": _difference,
        "compared": _difference,
        "ratio": _difference,
        "highest": extreme,
        "lowest": extreme,
        "share": _share,
        "rest": _rest,
    }
    return by_operation.get(calculation.operation, _total)(asked)


def _bounded(asked: Asked) -> Finding | None:
    bound, column, amounts = asked.calculation.bound, asked.column, asked.amounts
    if bound is None:
        ((most,),) = ask_amounts("SELECT max(euro) FROM t", amounts)
        less = asked.inquiry.denied or bool(_LESS_THAN_TOP.search(asked.inquiry.text))
        sign, word = ("<", "niet ") if less else ("=", "")
        chosen = ask_amounts(f"SELECT i FROM t WHERE euro {sign} ? ORDER BY i", amounts, most)
        words = f"{word}het hoogste ({euro(most)})"
    else:
        denied = asked.inquiry.denied  # "welke kregen niet de volle 60.000 euro?"
        sql = f"NOT ({bound.sql})" if denied else bound.sql
        chosen = ask_amounts(f"SELECT i FROM t WHERE {sql} ORDER BY i", amounts, *bound.values)
        words = f"niet {bound.words}" if denied else bound.words
    found = [amounts[i] for (i,) in chosen]
    if asked.calculation.operation == "total" and len(found) > 1:
        ((total,),) = ask_amounts("SELECT sum(euro) FROM t", found)
        return listing(found, f"Som van {len(found)} bedragen ({column}, {words}): {euro(total)}")
    return listing(found, f"{column} {words}: {len(found)} van {len(amounts)}") if found else None


def _ranked(asked: Asked) -> Finding:
    count = asked.calculation.count or len(asked.amounts)
    order = "ASC" if asked.calculation.ascending else "DESC"
    chosen = ask_amounts(f"SELECT i FROM t ORDER BY euro {order}, i LIMIT {int(count)}", asked.amounts)
    direction = "van laag naar hoog" if asked.calculation.ascending else "van hoog naar laag"
    return listing([asked.amounts[i] for (i,) in chosen], f"{asked.column}, {direction}")


def _average(asked: Asked) -> Finding:
    median = asked.calculation.operation == "median"
    ((mean,),) = ask_amounts(f"SELECT round({'median' if median else 'avg'}(euro), 2) FROM t", asked.amounts)
    name = "Mediaan" if median else "Gemiddelde"
    return listing(asked.amounts, f"{name} van {len(asked.amounts)} bedragen ({asked.column}): {euro(mean)}")


def _total(asked: Asked) -> Finding:
    ((total,),) = ask_amounts("SELECT sum(euro) FROM t", asked.amounts)
    count = sum(len(a.values) for a in asked.amounts)
    return listing(asked.amounts, f"Som van {count} bedragen ({asked.column}): {euro(total)}")


def _difference(asked: Asked) -> Finding | None:
    low, *_, high = (asked.amounts[i] for (i,) in ask_amounts("SELECT i FROM t ORDER BY euro, i", asked.amounts))
    if asked.calculation.operation == "compared":
        return _more_or_less(high, low, asked.column)
    return two_amounts(high, low, asked.column, ratio=asked.calculation.operation == "ratio")


def _more_or_less(high: Amount, low: Amount, column: str) -> Finding:
    """Which of two rows has more, and how much."""
    ((rest,),) = ask_amounts("SELECT max(euro) - min(euro) FROM t", [high, low])
    names = [_told_name(amount.row) for amount in (high, low)]
    if not rest:
        return listing([high, low], f"{names[0]} en {names[1]}: evenveel ({column}), {euro(high.euro)}")
    return listing([high, low], f"{names[0]} meer dan {names[1]} ({column}): verschil {euro(rest)}")


def _told_name(row: Row) -> str:
    return f"maatregel {row.number}" if "." in row.number else row_label(row.passage)


def _share(asked: Asked) -> Finding | None:
    stated = asked.calculation.stated
    if stated:
        ((part,),) = ask_amounts("SELECT sum(euro) FROM t", asked.amounts)
        head = f"{euro(part)} van {euro(stated)} ({asked.column}): {dutch(100 * part / stated)} procent"
        return listing(asked.amounts, head) if part <= stated else None
    if not 0 < len(asked.amounts) < len(asked.whole):
        return None
    ((part, whole),) = ask_amounts(
        f"SELECT sum(euro) FILTER (WHERE i < {len(asked.amounts)}), "
        f"sum(euro) FILTER (WHERE i >= {len(asked.amounts)}) FROM t",
        [*asked.amounts, *asked.whole],
    )
    head = f"{euro(part)} van {euro(whole)} ({asked.column}): {dutch(100 * part / whole)} procent"
    return listing(list(dict.fromkeys([*asked.amounts, *asked.whole])), head)


def _rest(asked: Asked) -> Finding | None:
    """What is left of an amount that the question states."""
    ((total,),) = ask_amounts("SELECT sum(euro) FROM t", asked.amounts)
    stated = asked.calculation.stated
    if stated is None or stated < total:
        return None
    head = f"{euro(stated)} min de som van {len(asked.amounts)} bedragen ({asked.column}, {euro(total)})"
    return listing(asked.amounts, f"{head}: {euro(stated - total)}")


def _times(asked: Asked) -> Finding | None:
    """ "Als alle projecten 500 euro hadden gekregen": the rows times the amount that the question states."""
    stated = asked.calculation.stated
    if stated is None or len(asked.amounts) < 2:
        return None
    head = f"{len(asked.amounts)} keer {euro(stated)}: {euro(stated * len(asked.amounts))}"
    return listing(asked.amounts, head)

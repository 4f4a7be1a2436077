"""Answers computed from the cells of a table: totals, averages, extremes, differences, shares, lists by a bound.

DuckDB computes; every cell that contributes is cited. A question that asks for no computation gets None here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from assistant.calculation import Calculation, dutch, euro, read_calculation
from assistant.counted import counted
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import Inquiry
from assistant.records import Records, Row, Table, Value, amount, row_label
from assistant.table_choice import money_columns, names_all, own_and_given, rows_called, subset, table_of

_TWO_NAMED = re.compile(r"\b[A-Z][\w’-]+ (?:of|en|tegenover|versus) (?:het |de |een )?[A-Z]")


@dataclass(frozen=True)
class Amount:
    """An amount of a row: what its cell states, or with several cells their sum."""

    row: Row
    values: tuple[Value, ...]
    euro: Decimal


@dataclass(frozen=True)
class _Asked:
    """What is computed, over which amounts, and what to call their column; `whole` holds those of all rows."""

    inquiry: Inquiry
    calculation: Calculation
    column: str
    amounts: list[Amount]
    whole: list[Amount]
    own_and_given: list[tuple[Amount, Amount]]


def computed(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Finding | None:
    """Compute the answer when the question asks for it and a table holds what it computes with."""
    calculation = read_calculation(inquiry.text)
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
    if calculation.operation == "compared" and not calculation.bound and len(rows) != 2:
        return None
    if inquiry.asks("comparison") and _TWO_NAMED.search(inquiry.text) and len(rows) == len(table.rows):
        return None  # two things are compared that are no rows of this table
    return _compute(_asked(inquiry, calculation, table, rows))


def _about_money(inquiry: Inquiry, table: Table, calculation: Calculation) -> bool:
    if not table.of_kind("money"):
        return False
    if inquiry.asks("amount") or inquiry.own or calculation.bound or calculation.top_shared:
        return True
    if len(inquiry.places) > 1 and calculation.operation in ("difference", "compared", "ratio", "total"):
        return bool(table.key_column)
    if calculation.operation == "total" and rows_called(inquiry, table):
        return True
    extreme = calculation.operation in ("highest", "lowest", "sorted", "beyond")
    return extreme and bool(table.key_column) and (inquiry.asks("actor") or calculation.operation != "sorted")


def _asked(inquiry: Inquiry, calculation: Calculation, table: Table, rows: list[Row]) -> _Asked:
    pairs = [pair for row in table.rows if row in rows and (pair := _own_and_given(row, table))]
    columns = money_columns(inquiry, table, both=calculation.both)
    if len(rows) == 1 and calculation.operation == "total" and len(table.of_kind("money")) > 1:
        columns = table.of_kind("money")  # one row has no other total
    together = calculation.both or len(columns) > 1
    return _Asked(
        inquiry,
        calculation,
        " + ".join(columns),
        _amounts(rows, columns, together=together),
        _amounts(table.rows, columns, together=together),
        pairs,
    )


def _amounts(rows: Sequence[Row], columns: Sequence[str], *, together: bool) -> list[Amount]:
    found: list[Amount] = []
    for row in rows:
        stated = [
            (value, Decimal(str(number)))
            for column in columns
            for value in row.values.get(column, [])
            if (number := amount(value.text)) is not None
        ]
        if together and stated:
            found.append(Amount(row, tuple(value for value, _ in stated), sum((n for _, n in stated), Decimal(0))))
        else:
            found += [Amount(row, (value,), number) for value, number in stated]
    return found


def _own_and_given(row: Row, table: Table) -> tuple[Amount, Amount] | None:
    own, given = own_and_given(table)
    sides = [_amounts([row], [column], together=True) for column in (own, given) if column]
    return (sides[0][0], sides[1][0]) if len(sides) == 2 and all(sides) else None


def _compute(asked: _Asked) -> Finding | None:
    calculation, amounts = asked.calculation, asked.amounts
    if calculation.operation == "beyond":
        return _beyond(asked)
    crossed = _crossed(asked)
    if crossed:
        return crossed
    if not amounts or (len(amounts) < 2 and calculation.operation not in ("share", "rest", "total")):
        return None
    if len(amounts) == 1 and calculation.operation == "total" and len(amounts[0].values) < 2:
        return None
    if calculation.bound or calculation.top_shared:
        return _bounded(asked)
    by_operation = {
        "sorted": _ranked,
        "average": _average,
        "median": _average,
        "difference": _difference,
        "compared": _difference,
        "ratio": _difference,
        "highest": _extreme,
        "lowest": _extreme,
        "share": _share,
        "rest": _rest,
    }
    return by_operation.get(calculation.operation, _total)(asked)


def _bounded(asked: _Asked) -> Finding | None:
    bound, column, amounts = asked.calculation.bound, asked.column, asked.amounts
    if bound is None:
        ((most,),) = _ask("SELECT max(euro) FROM t", amounts)
        sign, word = ("<", "niet ") if asked.inquiry.denied else ("=", "")
        chosen = _ask(f"SELECT i FROM t WHERE euro {sign} ? ORDER BY i", amounts, most)
        words = f"{word}het hoogste ({euro(most)})"
    else:
        denied = asked.inquiry.denied  # "welke kregen niet de volle 60.000 euro?"
        sql = f"NOT ({bound.sql})" if denied else bound.sql
        chosen = _ask(f"SELECT i FROM t WHERE {sql} ORDER BY i", amounts, *bound.values)
        words = f"niet {bound.words}" if denied else bound.words
    found = [amounts[i] for (i,) in chosen]
    if asked.calculation.operation == "total" and len(found) > 1:
        ((total,),) = _ask("SELECT sum(euro) FROM t", found)
        return _listing(found, f"Som van {len(found)} bedragen ({column}, {words}): {euro(total)}")
    return _listing(found, f"{column} {words}: {len(found)} van {len(amounts)}") if found else None


def _ranked(asked: _Asked) -> Finding:
    count = asked.calculation.count or len(asked.amounts)
    order = "ASC" if asked.calculation.ascending else "DESC"
    chosen = _ask(f"SELECT i FROM t ORDER BY euro {order}, i LIMIT {int(count)}", asked.amounts)
    direction = "van laag naar hoog" if asked.calculation.ascending else "van hoog naar laag"
    return _listing([asked.amounts[i] for (i,) in chosen], f"{asked.column}, {direction}")


def _average(asked: _Asked) -> Finding:
    median = asked.calculation.operation == "median"
    ((mean,),) = _ask(f"SELECT round({'median' if median else 'avg'}(euro), 2) FROM t", asked.amounts)
    name = "Mediaan" if median else "Gemiddelde"
    return _listing(asked.amounts, f"{name} van {len(asked.amounts)} bedragen ({asked.column}): {euro(mean)}")


def _total(asked: _Asked) -> Finding:
    ((total,),) = _ask("SELECT sum(euro) FROM t", asked.amounts)
    count = sum(len(a.values) for a in asked.amounts)
    return _listing(asked.amounts, f"Som van {count} bedragen ({asked.column}): {euro(total)}")


def _difference(asked: _Asked) -> Finding | None:
    low, *_, high = (asked.amounts[i] for (i,) in _ask("SELECT i FROM t ORDER BY euro, i", asked.amounts))
    if asked.calculation.operation == "compared":
        return _more_or_less(high, low, asked.column)
    return _two(high, low, asked.column, ratio=asked.calculation.operation == "ratio")


def _more_or_less(high: Amount, low: Amount, column: str) -> Finding:
    """Which of two rows has more, and how much."""
    ((rest,),) = _ask("SELECT max(euro) - min(euro) FROM t", [high, low])
    names = [row_label(amount.row.passage) for amount in (high, low)]
    if not rest:
        return _listing([high, low], f"{names[0]} en {names[1]}: evenveel ({column}), {euro(high.euro)}")
    return _listing([high, low], f"{names[0]} meer dan {names[1]} ({column}): verschil {euro(rest)}")


def _two(high: Amount, low: Amount, column: str, *, ratio: bool) -> Finding | None:
    """Two amounts compared: the difference, or how many times the one goes into the other."""
    if ratio:
        if not low.euro:
            return None
        ((times,),) = _ask("SELECT round(max(euro) / min(euro), 2) FROM t", [high, low])
        return _listing([high, low], f"{euro(high.euro)} is {dutch(times)} keer {euro(low.euro)} ({column})")
    ((rest,),) = _ask("SELECT max(euro) - min(euro) FROM t", [high, low])
    return _listing([high, low], f"Verschil tussen {euro(high.euro)} en {euro(low.euro)} ({column}): {euro(rest)}")


def _crossed(asked: _Asked) -> Finding | None:
    """ "Het verschil tussen subsidie en eigen inbreng van Gent": two cells of one row."""
    calculation = asked.calculation
    if len(asked.own_and_given) != 1 or calculation.operation not in ("difference", "ratio", "share"):
        return None
    own, given = asked.own_and_given[0]
    if calculation.operation == "share":
        return _share_of(own, [own, given], "eigen deel") if asked.inquiry.own else None
    high, low = (own, given) if own.euro >= given.euro else (given, own)
    return _two(high, low, asked.column, ratio=calculation.operation == "ratio")


def _share(asked: _Asked) -> Finding | None:
    if not 0 < len(asked.amounts) < len(asked.whole):
        return None
    ((part, whole),) = _ask(
        f"SELECT sum(euro) FILTER (WHERE i < {len(asked.amounts)}), "
        f"sum(euro) FILTER (WHERE i >= {len(asked.amounts)}) FROM t",
        [*asked.amounts, *asked.whole],
    )
    head = f"{euro(part)} van {euro(whole)} ({asked.column}): {dutch(100 * part / whole)} procent"
    return _listing(list(dict.fromkeys([*asked.amounts, *asked.whole])), head)


def _share_of(part: Amount, whole: list[Amount], name: str) -> Finding:
    ((total,),) = _ask("SELECT sum(euro) FROM t", whole)
    return _listing(whole, f"{name}: {euro(part.euro)} van {euro(total)}, {dutch(100 * part.euro / total)} procent")


def _rest(asked: _Asked) -> Finding | None:
    """What is left of an amount that the question states."""
    ((total,),) = _ask("SELECT sum(euro) FROM t", asked.amounts)
    stated = asked.calculation.stated
    if stated is None or stated < total:
        return None
    head = f"{euro(stated)} min de som van {len(asked.amounts)} bedragen ({asked.column}, {euro(total)})"
    return _listing(asked.amounts, f"{head}: {euro(stated - total)}")


def _beyond(asked: _Asked) -> Finding | None:
    """ "Wie legt zelf meer in dan het krijgt?": the rows whose one amount exceeds the other."""
    pairs = asked.own_and_given
    if not pairs:
        return None
    own, given = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    text = asked.inquiry.text.lower()
    own_first = asked.inquiry.own and not text.partition(" dan ")[2].strip(" ?").startswith(("eigen", "zelf"))
    more = ("minder" not in text) == own_first
    gaps = [Amount(o.row, (*o.values, *g.values), o.euro - g.euro) for o, g in zip(own, given, strict=True)]
    chosen = [gaps[i] for (i,) in _ask(f"SELECT i FROM t WHERE euro {'>' if more else '<'} 0 ORDER BY i", gaps)]
    names = ", ".join(row_label(a.row.passage) for a in chosen)
    words = f"Eigen deel {'hoger' if more else 'lager'} dan wat ontvangen is"
    return _listing(chosen, f"{words}: {len(chosen)} van {len(gaps)}: {names}") if chosen else None


def _extreme(asked: _Asked) -> Finding:
    lowest = asked.calculation.operation == "lowest"
    sql = f"SELECT i FROM t WHERE euro = (SELECT {'min' if lowest else 'max'}(euro) FROM t) ORDER BY i"
    chosen = [asked.amounts[i] for (i,) in _ask(sql, asked.amounts)]
    names = ", ".join(dict.fromkeys(row_label(a.row.passage) for a in chosen))
    head = f"{'Laagste' if lowest else 'Hoogste'} {asked.column} van {len(asked.amounts)} bedragen: {names}"
    compares = asked.inquiry.asks("comparison") or len(asked.inquiry.places) > 1
    if compares and len(asked.amounts) <= 4:
        chosen += [a for a in asked.amounts if a not in chosen]
    return _listing(chosen, head)


# DuckDB fetches nothing from anywhere, ever.
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def _ask(sql: str, amounts: Sequence[Amount], *values: Any) -> list[tuple[Any, ...]]:
    """Run a query over the amounts as table `t(i, euro)` in a database that lives as long as the query."""
    import duckdb  # 0.3 s: only for questions that compute

    with duckdb.connect(config=_CLOSED) as database:
        database.execute("CREATE TABLE t (i INTEGER, euro DECIMAL(18, 2))")
        database.executemany("INSERT INTO t VALUES (?, ?)", [(i, a.euro) for i, a in enumerate(amounts)])
        return database.execute(sql, list(values)).fetchall()


def _listing(amounts: list[Amount], head: str) -> Finding:
    quotes = tuple(Quote(a.row.passage, v.start, v.end, row_label(a.row.passage)) for a in amounts for v in a.values)
    names = ", ".join(dict.fromkeys(row_label(a.row.passage) for a in amounts))
    return Finding(
        "computed", quotes, lead=head, subject=names if len({a.row.passage.id for a in amounts}) == 1 else ""
    )

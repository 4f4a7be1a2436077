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
from assistant.duck import CLOSED
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.lookup import identity_quote
from assistant.quantities import asks_yearly, quantities
from assistant.question import Inquiry
from assistant.records import Records, Row, Table, Value, amount, row_label
from assistant.table_choice import (
    money_columns,
    names_all,
    own_and_given,
    rows_called,
    rows_named,
    rows_of_sides,
    subset,
    table_of,
)
from corpus.columns import column_kind

_GIVEN = re.compile(
    r"\bsubsidie\w*|\bsteun\b|\btoelage\w*|\bkr(?:ijgt|eeg|egen|ijgen)\b|\bontv\w+|\btoegekend\w*", re.I
)
_LESS_THAN_TOP = re.compile(
    r"\b(?:minder|lager) dan (?:het|de) max|\bonder het max|\bniet het (?:volle|volledige|max)", re.I
)
_PER_YEAR = re.compile(r"\bper jaar\b|\bjaarlijks\w*|\bop jaarbasis\b|\bjaarbedrag\w*", re.IGNORECASE)
_WHOM = re.compile(
    r"\b(?:voor|aan|naar|door|met) (?:wie|welke)\b|\bwie\b|\bwaarvoor\b|\bbedoeld\b|\bwelke maatregel|\bwaaraan\b", re.I
)
_COVERED = re.compile(
    r"\b(?:subsidie\w*|steun|toelage\w*)\b.*\b(?:ge)?dekt?\b|\bdoor de (?:subsidie|overheid"
    r"|steun)|\bsubsidie\w* (?:van|in) de (?:totale|volledige)",
    re.I,
)
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
    calculation = _between_columns(inquiry, calculation, table, rows)
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


def _between_columns(inquiry: Inquiry, calculation: Calculation, table: Table, rows: list[Row]) -> Calculation:
    """ "Waar is de eigen inbreng even hoog als de subsidie?" sets two columns side by side; "even veel als Genk" two
    rows; what a project costs in both columns is their sum."""
    if calculation.operation == "equal":
        columns = inquiry.own and _GIVEN.search(inquiry.text) and own_and_given(table)[0] and len(rows) > 2
        return calculation if columns else replace(calculation, operation="compared")
    if calculation.both and not calculation.operation and inquiry.asks("amount"):
        return replace(calculation, operation="total")
    return calculation


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


def _asked(inquiry: Inquiry, calculation: Calculation, table: Table, rows: list[Row]) -> _Asked:
    pairs = [pair for row in table.rows if row in rows and (pair := _own_and_given(row, table))]
    columns = money_columns(inquiry, table, both=calculation.both)
    if len(rows) == 1 and calculation.operation == "total" and len(table.of_kind("money")) > 1:
        columns = table.of_kind("money")  # one row has no other total
    together = calculation.both or len(columns) > 1 or calculation.operation == "compared"
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


def _own_and_given(row: Row, table: Table) -> tuple[Amount, Amount] | None:
    own, given = own_and_given(table)
    sides = [_amounts([row], [column], together=True) for column in (own, given) if column]
    return (sides[0][0], sides[1][0]) if len(sides) == 2 and all(sides) else None


def _compute(asked: _Asked) -> Finding | None:
    calculation, amounts = asked.calculation, asked.amounts
    if calculation.operation in ("beyond", "equal"):
        return _beyond(asked)
    if calculation.operation == "times":
        return _times(asked)
    crossed = _crossed(asked)
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
        less = asked.inquiry.denied or bool(_LESS_THAN_TOP.search(asked.inquiry.text))
        sign, word = ("<", "niet ") if less else ("=", "")
        chosen = _ask(f"SELECT i FROM t WHERE euro {sign} ? ORDER BY i", amounts, most)
        words = f"{word}het hoogste ({euro(most)})"
    else:
        chosen = _ask(f"SELECT i FROM t WHERE {bound.sql} ORDER BY i", amounts, *bound.values)
        words = bound.words
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
    names = [_told_name(amount.row) for amount in (high, low)]
    if not rest:
        return _listing([high, low], f"{names[0]} en {names[1]}: evenveel ({column}), {euro(high.euro)}")
    return _listing([high, low], f"{names[0]} meer dan {names[1]} ({column}): verschil {euro(rest)}")


def _told_name(row: Row) -> str:
    return f"maatregel {row.number}" if "." in row.number else row_label(row.passage)


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
        return _share_of_one(own, given, asked)
    high, low = (own, given) if own.euro >= given.euro else (given, own)
    return _two(high, low, asked.column, ratio=calculation.operation == "ratio")


def _share_of_one(own: Amount, given: Amount, asked: _Asked) -> Finding | None:
    """The own or the given part of what one project costs; without a word of that the share is of all rows."""
    by_other = asked.calculation.both and bool(_COVERED.search(asked.inquiry.text))
    if asked.inquiry.own and not by_other:
        return _share_of(own, [own, given], "eigen deel")
    return _share_of(given, [own, given], "gekregen deel") if asked.calculation.both else None


def _share(asked: _Asked) -> Finding | None:
    stated = asked.calculation.stated
    if stated:
        ((part,),) = _ask("SELECT sum(euro) FROM t", asked.amounts)
        head = f"{euro(part)} van {euro(stated)} ({asked.column}): {dutch(100 * part / stated)} procent"
        return _listing(asked.amounts, head) if part <= stated else None
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


def _times(asked: _Asked) -> Finding | None:
    """ "Als alle projecten 500 euro hadden gekregen": the rows times the amount that the question states."""
    stated = asked.calculation.stated
    if stated is None or len(asked.amounts) < 2:
        return None
    head = f"{len(asked.amounts)} keer {euro(stated)}: {euro(stated * len(asked.amounts))}"
    return _listing(asked.amounts, head)


def _beyond(asked: _Asked) -> Finding | None:
    """ "Wie legt zelf meer in dan het krijgt?": the rows whose one amount exceeds the other."""
    pairs = asked.own_and_given
    if not pairs:
        return None
    own, given = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    text = asked.inquiry.text.lower()
    own_first = asked.inquiry.own and not text.partition(" dan ")[2].strip(" ?").startswith(("eigen", "zelf"))
    more = (re.search(r"\bminder\b|\blager\b|\bkleiner\b", text) is None) == own_first
    sign = "=" if asked.calculation.operation == "equal" else ">" if more else "<"
    gaps = [Amount(o.row, (*o.values, *g.values), o.euro - g.euro) for o, g in zip(own, given, strict=True)]
    chosen = [gaps[i] for (i,) in _ask(f"SELECT i FROM t WHERE euro {sign} 0 ORDER BY i", gaps)]
    names = ", ".join(row_label(a.row.passage) for a in chosen)
    words = {"=": "Eigen deel even hoog als", ">": "Eigen deel hoger dan", "<": "Eigen deel lager dan"}[sign]
    words += " wat ontvangen is"
    return _listing(chosen, f"{words}: {len(chosen)} van {len(gaps)}: {names}") if chosen else None


def _extreme(asked: _Asked) -> Finding:
    lowest = asked.calculation.operation == "lowest"
    yearly = [a for a in asked.amounts if any(asks_yearly(v.text) for v in a.values)]
    if _PER_YEAR.search(asked.inquiry.text) and len(yearly) > 1:
        asked = replace(asked, amounts=yearly)
    sql = f"SELECT i FROM t WHERE euro = (SELECT {'min' if lowest else 'max'}(euro) FROM t) ORDER BY i"
    chosen = [asked.amounts[i] for (i,) in _ask(sql, asked.amounts)]
    summed = f" ({euro(chosen[0].euro)})" if len(chosen[0].values) > 1 else ""
    names = ", ".join(dict.fromkeys(row_label(a.row.passage) for a in chosen)) + summed
    head = f"{'Laagste' if lowest else 'Hoogste'} {asked.column} van {len(asked.amounts)} bedragen: {names}"
    compares = asked.inquiry.asks("comparison") or len(asked.inquiry.places) > 1
    if compares and len(asked.amounts) <= 4:
        chosen += [a for a in asked.amounts if a not in chosen]
    found = _listing(chosen, head)
    return _with_row(found, chosen[0].row, asked) if len(chosen) == 1 else found


def _with_row(finding: Finding, row: Row, asked: _Asked) -> Finding:
    """Beside an extreme, which row it is and, where it is asked, for whom."""
    quotes = [identity_quote(row)] if row.number else []
    if _WHOM.search(asked.inquiry.text):
        columns = [c for c in row.values if column_kind(c) == "actors" and row.values[c][0] != row.key]
        quotes += [Quote(row.passage, row.values[c][0].start, row.values[c][-1].end, c) for c in columns]
    return replace(finding, quotes=(*finding.quotes, *quotes))


def _ask(sql: str, amounts: Sequence[Amount], *values: Any) -> list[tuple[Any, ...]]:
    """Run a query over the amounts as table `t(i, euro)` in a database that lives as long as the query."""
    import duckdb  # 0.3 s: only for questions that compute

    with duckdb.connect(config=CLOSED) as database:
        database.execute("CREATE TABLE t (i INTEGER, euro DECIMAL(18, 2))")
        database.executemany("INSERT INTO t VALUES (?, ?)", [(i, a.euro) for i, a in enumerate(amounts)])
        return database.execute(sql, list(values)).fetchall()


def _listing(amounts: list[Amount], head: str) -> Finding:
    quotes = tuple(Quote(a.row.passage, v.start, v.end, row_label(a.row.passage)) for a in amounts for v in a.values)
    names = ", ".join(dict.fromkeys(row_label(a.row.passage) for a in amounts))
    if len(amounts) == 2 and all("." in a.row.number for a in amounts):
        quotes = tuple(dict.fromkeys([*(identity_quote(a.row) for a in amounts), *quotes]))
    return Finding(
        "computed", quotes, lead=head, subject=names if len({a.row.passage.id for a in amounts}) == 1 else ""
    )

"""Answers computed from the cells of a table: totals, averages, highest, lowest, counts, differences, lists by a bound.

DuckDB computes; every cell that contributes is cited. A question that asks for no computation gets None here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.counted import counted, subset, under_heading
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import Inquiry
from assistant.records import Records, Row, Table, Value, amount, row_label

_TOTAL = re.compile(
    r"\btota(?:al|le)\b|\bsamen\b(?! met)|\bde som\b|\bopgeteld\b|\balles bij elkaar\b"
    r"|\bbij elkaar\b|\bgezamenlijk\w*\b",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\bgemiddeld\w*\b|\bdoorsnee\b", re.IGNORECASE)
_HIGHEST = re.compile(r"\bhoogste?\b|\bmeeste?\b|\bgrootste?\b|\bduurste?\b|\bmaximale?\b(?! per)", re.IGNORECASE)
_LOWEST = re.compile(r"\blaagste?\b|\bminste?\b|\bkleinste?\b|\bgoedkoopste?\b", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\bverschil\w*\b|\bhoeveel (?:meer|minder)\b", re.IGNORECASE)
_FIGURE = r"(?:€ ?)?(\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d+(?:,\d{1,2})?)"
_BOUNDS = [
    ("<", rf"(?:minder|lager|kleiner) dan {_FIGURE}|\bonder de {_FIGURE}"),
    (">", rf"(?:meer|hoger|groter) dan {_FIGURE}|\bboven de {_FIGURE}"),
    (">=", rf"(?:minstens|ten minste|minimaal|tenminste|minimum) {_FIGURE}"),
    ("<=", rf"(?:hoogstens|ten hoogste|hooguit) {_FIGURE}"),
    ("=", rf"(?:precies|exact|juist|maximum van|volle(?:dige)?(?: bedrag)?(?: van)?|telkens) {_FIGURE}"),
]
_RANKED = re.compile(
    r"\b(?:top|de|welke) (twee|drie|vier|vijf|zes|\d{1,2})\b.*\b(?:hoogste|laagste|meeste|minste"
    r"|grootste|kleinste)\b|\btop[ -]?(\d{1,2})\b",
    re.IGNORECASE,
)
_SORTED = re.compile(
    r"\bvan (?:hoog naar laag|laag naar hoog|groot naar klein)\b|\bgesorteerd\b|\brangschik\w*\b|\bsorte\w+\b"
    r"|\bgerangschikt\b",
    re.IGNORECASE,
)
_WORDS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10}
_OPERATION_WORDS = frozenset(
    """hoogste laagste meeste minste grootste kleinste totaal totale samen som gemiddeld gemiddelde
    verschil verschilt hoeveel aantal top minder meer lager hoger minstens hoogstens precies maximum
    minimum gesorteerd gerangschikt hoog laag naar alle tel bedrag bedragen kreeg kregen krijgt euro
    geef lijst twee drie vier""".split()
)


@dataclass(frozen=True)
class Amount:
    """The amount in a cell, and whose it is."""

    row: Row
    value: Value
    euro: float


def computed(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Finding | None:
    """Compute the answer when the question asks for it and a table holds what it computes with."""
    text = inquiry.text
    operations = [p for p in (_TOTAL, _AVERAGE, _HIGHEST, _LOWEST, _DIFFERENCE, _RANKED, _SORTED) if p.search(text)]
    bound = _bound(text)
    table = table_of(inquiry, records, lexicon)
    if table is None:
        return None
    rows = counted(inquiry, table, records) if not bound else None
    if rows:
        return rows
    if not operations and bound is None:
        return None
    column = _money_column(inquiry, table)
    if not column or not (inquiry.asks("amount") or bound or _asks_extreme_of(inquiry, table)):
        return None
    amounts = [
        Amount(row, value, euro)
        for row in subset(inquiry, table, records)
        for value in row.values.get(column, [])
        if (euro := amount(value.text)) is not None
    ]
    if len(amounts) < 2:
        return None
    return _compute(inquiry, column, amounts, bound)


def _asks_extreme_of(inquiry: Inquiry, table: Table) -> bool:
    """ "Welke stad haalde het minst binnen?": an extreme over rows that have names, without a word for money."""
    return (
        bool(table.key_column)
        and inquiry.asks("actor")
        and bool(_HIGHEST.search(inquiry.text) or _LOWEST.search(inquiry.text))
    )


def _compute(inquiry: Inquiry, column: str, amounts: list[Amount], bound: tuple[str, float] | None) -> Finding | None:
    text = inquiry.text
    if bound:
        chosen = _ask(f"SELECT i FROM t WHERE euro {bound[0]} ? ORDER BY i", amounts, Decimal(str(bound[1])))
        return _listing(
            [amounts[i] for (i,) in chosen],
            f"{column} {_SIGNS[bound[0]]} {euro(bound[1])}: {{count}} van {len(amounts)}",
        )
    ranked = _RANKED.search(text)
    if ranked or _SORTED.search(text):
        count = (
            _WORDS.get((ranked[1] or "").lower()) or int(re.sub(r"\D", "", (ranked[1] or "") + (ranked[2] or "")) or 0)
            if ranked
            else len(amounts)
        )
        order = "ASC" if _LOWEST.search(text) or "laag naar hoog" in text else "DESC"
        chosen = _ask(f"SELECT i FROM t ORDER BY euro {order}, i LIMIT {int(count or len(amounts))}", amounts)
        return _listing(
            [amounts[i] for (i,) in chosen],
            f"{column}, van {'laag naar hoog' if order == 'ASC' else 'hoog naar laag'}",
        )
    if _AVERAGE.search(text):
        ((mean,),) = _ask("SELECT round(avg(euro), 2) FROM t", amounts)
        return _listing(amounts, f"Gemiddelde van {len(amounts)} bedragen ({column}): {euro(mean)}")
    if _DIFFERENCE.search(text):
        return _difference(column, amounts)
    if _HIGHEST.search(text) or _LOWEST.search(text):
        return _extreme(inquiry, column, amounts)
    ((total,),) = _ask("SELECT sum(euro) FROM t", amounts)
    return _listing(amounts, f"Som van {len(amounts)} bedragen ({column}): {euro(total)}")


_SIGNS = {"<": "minder dan", ">": "meer dan", ">=": "minstens", "<=": "hoogstens", "=": "precies"}


def _difference(column: str, amounts: list[Amount]) -> Finding:
    ((low, high),) = _ask("SELECT min(euro), max(euro) FROM t", amounts)
    ends = [a for a in amounts if Decimal(str(a.euro)) in (low, high)]
    shown = [next(a for a in ends if Decimal(str(a.euro)) == bound) for bound in (high, low)]
    return _listing(shown, f"Verschil tussen {euro(high)} en {euro(low)} ({column}): {euro(high - low)}")


def _extreme(inquiry: Inquiry, column: str, amounts: list[Amount]) -> Finding:
    lowest = bool(_LOWEST.search(inquiry.text))
    chosen = [
        amounts[i]
        for (i,) in _ask(
            f"SELECT i FROM t WHERE euro = (SELECT {'min' if lowest else 'max'}(euro) FROM t) ORDER BY i", amounts
        )
    ]
    names = ", ".join(dict.fromkeys(row_label(a.row.passage) for a in chosen))
    head = f"{'Laagste' if lowest else 'Hoogste'} {column} van {len(amounts)} bedragen: {names}"
    if (inquiry.asks("comparison") or len(inquiry.places) > 1) and len(amounts) <= 4:
        chosen += [a for a in amounts if a not in chosen]
    return _listing(chosen, head)


def table_of(inquiry: Inquiry, records: Records, lexicon: Lexicon) -> Table | None:
    """The table the question computes over: by the words of its columns, its places, its marks."""
    asked = lexicon.terms(inquiry.text, without=_OPERATION_WORDS)
    best: tuple[float, Table] | None = None
    for table in records.tables:
        if len(table.rows) < 3:
            continue
        fitness = lexicon.coverage(asked, table.about, " ".join(table.rows[0].passage.section))
        fitness += 0.4 * any(
            row in table.rows and column == table.key_column
            for p in inquiry.places
            for row, column in records.place_rows.get(p, [])
        )
        fitness += 0.3 * bool(
            re.search(r"\b(?:sta?d|steden|gemeenten?|aanvragers?|projecten?|project)\b", inquiry.text.lower())
            and table.key_column
        )
        fitness += 0.4 * bool(re.search(r"\bmaatregel", inquiry.text.lower()) and table.rows[0].mark)
        fitness += 0.2 * bool(table.of_kind("money"))
        fitness += 0.3 * any(under_heading(r.word, r.number, table) for r in inquiry.references)
        if best is None or fitness > best[0]:
            best = (fitness, table)
    return best[1] if best and best[0] >= 0.45 else None


def _money_column(inquiry: Inquiry, table: Table) -> str:
    columns = table.of_kind("money")
    own = [column for column in columns if "eigen" in column.lower()]
    if inquiry.own and own:
        return own[0]
    return next((column for column in columns if column not in own), columns[0] if columns else "")


def _bound(text: str) -> tuple[str, float] | None:
    for sign, pattern in _BOUNDS:
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            figure = next(group for group in found.groups() if group)
            value = float(re.sub(r"[. ]", "", figure).replace(",", "."))
            if value >= 100:  # smaller figures bound something else than an amount
                return sign, value
    return None


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
        database.executemany("INSERT INTO t VALUES (?, ?)", [(i, Decimal(str(a.euro))) for i, a in enumerate(amounts)])
        return database.execute(sql, list(values)).fetchall()


def euro(value: Any) -> str:
    """An amount as Dutch writes it: "€ 1.234,56"."""
    return "€ " + f"{Decimal(str(value)):,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _listing(amounts: list[Amount], head: str) -> Finding:
    quotes = tuple(Quote(a.row.passage, a.value.start, a.value.end, row_label(a.row.passage)) for a in amounts)
    names = ", ".join(dict.fromkeys(row_label(a.row.passage) for a in amounts))
    return Finding(
        "computed", quotes, lead=head.replace("{count}", str(len(amounts))), subject=names if len(amounts) == 1 else ""
    )

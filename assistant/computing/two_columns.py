"""Two amounts set side by side: a row's own money and what it was given, or the amounts of two rows."""

import re
from dataclasses import replace

from assistant.computing.amounts import Amount, Asked, ask_amounts, listing
from assistant.computing.calculation import Calculation, dutch, euro
from assistant.computing.table_choice import own_and_given
from assistant.finding import Finding
from assistant.question import Inquiry
from assistant.records import Row, Table, row_label

_GIVEN = re.compile(
    r"\bsubsidie\w*|\bsteun\b|\btoelage\w*|\bkr(?:ijgt|eeg|egen|ijgen)\b|\bontv\w+|\btoegekend\w*", re.I
)
_COVERED = re.compile(
    r"\b(?:subsidie\w*|steun|toelage\w*)\b.*\b(?:ge)?dekt?\b|\bdoor de (?:subsidie|overheid"
    r"|steun)|\bsubsidie\w* (?:van|in) de (?:totale|volledige)",
    re.I,
)


def between_columns(inquiry: Inquiry, calculation: Calculation, table: Table, rows: list[Row]) -> Calculation:
    """ "Waar is de eigen inbreng even hoog als de subsidie?" sets two columns side by side; "even veel als Genk" two
    rows; what a project costs in both columns is their sum."""
    if calculation.operation == "equal":
        columns = inquiry.own and _GIVEN.search(inquiry.text) and own_and_given(table)[0] and len(rows) > 2
        return calculation if columns else replace(calculation, operation="compared")
    if calculation.both and not calculation.operation and inquiry.asks("amount"):
        return replace(calculation, operation="total")
    return calculation


def crossed_of(asked: Asked) -> Finding | None:
    """ "Het verschil tussen subsidie en eigen inbreng van Gent": two cells of one row."""
    calculation = asked.calculation
    if len(asked.own_and_given) != 1 or calculation.operation not in ("difference", "ratio", "share"):
        return None
    own, given = asked.own_and_given[0]
    if calculation.operation == "share":
        return _share_of_one(own, given, asked)
    high, low = (own, given) if own.euro >= given.euro else (given, own)
    return two_amounts(high, low, asked.column, ratio=calculation.operation == "ratio")


def _share_of_one(own: Amount, given: Amount, asked: Asked) -> Finding | None:
    """The own or the given part of what one project costs; without a word of that the share is of all rows."""
    by_other = asked.calculation.both and bool(_COVERED.search(asked.inquiry.text))
    if asked.inquiry.own and not by_other:
        return _share_of(own, [own, given], "eigen deel")
    return _share_of(given, [own, given], "gekregen deel") if asked.calculation.both else None


def _share_of(part: Amount, whole: list[Amount], name: str) -> Finding:
    ((total,),) = ask_amounts("SELECT sum(euro) FROM t", whole)
    return listing(whole, f"{name}: {euro(part.euro)} van {euro(total)}, {dutch(100 * part.euro / total)} procent")


def beyond(asked: Asked) -> Finding | None:
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
    chosen = [gaps[i] for (i,) in ask_amounts(f"SELECT i FROM t WHERE euro {sign} 0 ORDER BY i", gaps)]
    names = ", ".join(row_label(a.row.passage) for a in chosen)
    words = {"=": "Eigen deel even hoog als", ">": "Eigen deel hoger dan", "<": "Eigen deel lager dan"}[sign]
    words += " wat ontvangen is"
    return listing(chosen, f"{words}: {len(chosen)} van {len(gaps)}: {names}") if chosen else None


def two_amounts(high: Amount, low: Amount, column: str, *, ratio: bool) -> Finding | None:
    """Two amounts compared: the difference, or how many times the one goes into the other."""
    if ratio:
        if not low.euro:
            return None
        ((times,),) = ask_amounts("SELECT round(max(euro) / min(euro), 2) FROM t", [high, low])
        return listing([high, low], f"{euro(high.euro)} is {dutch(times)} keer {euro(low.euro)} ({column})")
    ((rest,),) = ask_amounts("SELECT max(euro) - min(euro) FROM t", [high, low])
    return listing([high, low], f"Verschil tussen {euro(high.euro)} en {euro(low.euro)} ({column}): {euro(rest)}")

"""Where a row ends whose last columns hold amounts, numbers or dates: recognises such values at the end of a line."""

import re
from collections.abc import Sequence
from functools import lru_cache

from corpus.columns import DATE, MONEY, Column, ColumnKind

_BUDGET_PHRASE = (
    r"(?:Binnen (?:de|het) \w+ (?:middelen|budget|werking|kredieten)|Reguliere (?:middelen|werking)|Geen(?: \w+){0,2}"
    r"|[Nn]og te bepalen|Te bepalen|PM|[Nn]\.v\.t\.|Nihil)"
)
_ENDS: dict[ColumnKind, str] = {
    "money": rf"(?:{MONEY.pattern}|\d{{1,3}}(?:\.\d{{3}})*,\d\d|{_BUDGET_PHRASE})",
    "number": r"\d{1,3}(?:\.\d{3})*(?:,\d+)? ?%?|\d+ ?%?",
    "date": rf"(?i:{DATE})",
}
_SENTENCE = re.compile(
    r"(?:^|\s)(?:in|van|tot|vanaf|sinds|tegen|op|en|of|per|voor|met|jaar|circa|ruim|samen|is|zijn|bedraagt|bedragen)$"
)
_TOTAL = re.compile(r"^(?:(?:sub|eind)?-?tota(?:al|len)|(?:algemeen|globaal) totaal|som)\b", re.IGNORECASE)
_FAR = 200


def tail_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns at the end of the header whose values (amounts, numbers, years) close each row."""
    tail: list[Column] = []
    for column in reversed(columns):
        if column.kind not in _ENDS:
            break
        tail.insert(0, column)
    return tail


def row_end(text: str, tail: Sequence[Column]) -> re.Match[str] | None:
    """The values of the tail columns that `text` ends with, a group for each; None for prose that ends so."""
    if not tail:
        return None
    found = _pattern(tuple(column.kind for column in tail)).search(text, max(0, len(text) - _FAR))
    return found if found and not _SENTENCE.search(text[: found.start()].rstrip()) else None


def is_total(text: str) -> bool:
    """A line of totals ("Totaal € 840.000,00") sums the rows and is none of them."""
    return bool(_TOTAL.match(text))


def is_value(text: str, columns: Sequence[Column]) -> bool:
    """Tell whether a whole line is the value of one of the columns that close rows."""
    return any(column.kind in _ENDS and re.fullmatch(_ENDS[column.kind], text) for column in columns)


@lru_cache(maxsize=64)
def _pattern(kinds: tuple[ColumnKind, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\S)" + r"\s+".join(f"({_ENDS[kind]})" for kind in kinds) + r"$")

"""The amounts that a text states, each with its unit, its label and its years: "200.000 voor 4 OTA’s + 75.000 € voor
De Touter (2017)" states two. Also numbers in words. Reads text only."""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.computing.calculation import figure
from assistant.dutch_numbers import cardinal_value

_PIECE = re.compile(r"[^\n+;]+")
_FIGURE = re.compile(
    r"(?P<euro>€ ?)?(?P<figure>\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?"
    r"|\d+(?:[.,]\d{1,2})?)(?![\d.]*\d)(?P<large> ?miljoen| ?duizend)?"
    r"(?: ?(?P<unit>€|EUR\b|euro\b|VTE|voltijds\w*))?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b((?:19|20)\d\d) ?(?:[-–/]|t/m|tot en met|tot|en) ?((?:19|20)\d\d)\b", re.IGNORECASE)
_YEARLY = re.compile(
    r"\bjaarlijks\w*|\bper (?:school|werkings|kalender)?jaar\b|\bop jaarbasis\b|\bp/j\b", re.IGNORECASE
)
HIGHEST_IN_WORDS = 100


@dataclass(frozen=True)
class Quantity:
    """An amount and where its piece of text stands. `unit` is "euro" or "vte"; `years` the first and the last one
    that it is for, (0, 0) for none; `yearly` that it is given each year."""

    number: Decimal
    unit: str
    label: str
    start: int
    end: int
    years: tuple[int, int] = (0, 0)
    yearly: bool = False


def quantities(text: str, offset: int = 0) -> list[Quantity]:
    """The amounts of euro or of staff in a cell, a piece each, at offsets from `offset`. Pure."""
    found = (_quantity(piece, offset) for piece in _PIECE.finditer(text))
    return [quantity for quantity in found if quantity]


def _quantity(piece: re.Match[str], offset: int) -> Quantity | None:
    for at in _FIGURE.finditer(piece[0]):
        unit = (at["unit"] or at["euro"] or "").strip().lower()
        if not unit and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", at["figure"]):
            continue  # "4 OTA’s" and "(2017)" state no amount
        staff = unit.startswith(("vte", "voltijds"))
        years = years_in(piece[0])
        number = Decimal(at["figure"].replace(",", ".")) if staff else figure(at["figure"], at["large"] or "")
        label = " ".join((piece[0][: at.start()] + " " + piece[0][at.end() :]).split())
        left = len(piece[0]) - len(piece[0].lstrip())
        start = offset + piece.start() + left
        return Quantity(
            number,
            "vte" if staff else "euro",
            label,
            start,
            start + len(piece[0].strip()),
            years,
            bool(_YEARLY.search(piece[0])),
        )
    return None


def years_in(text: str) -> tuple[int, int]:
    """The first and last year of a range ("2017-2019"), else (0, 0)."""
    found = _YEARS.search(text)
    return (int(found[1]), int(found[2])) if found and found[1] <= found[2] else (0, 0)


def asks_yearly(text: str) -> bool:
    """Whether a text says "per jaar"."""
    return bool(_YEARLY.search(text))


def number_of(word: str) -> int | None:
    """A whole number in figures or in words up to a hundred ("zevenentwintig"), None for another word."""
    plain = word.lower().replace("ë", "e").replace("é", "e").replace(".", "")
    if plain.isdigit():
        return int(plain)
    value = cardinal_value(plain)
    return value if value and value <= HIGHEST_IN_WORDS else None

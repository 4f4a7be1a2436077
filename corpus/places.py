"""The municipalities of Flanders and Brussels, today's and those merged since 2017, as policy texts write them."""

import re
from functools import lru_cache
from pathlib import Path

_TWO_WORDS = ("De Haan", "De Panne", "De Pinte", "Nazareth-De Pinte")


@lru_cache(maxsize=1)
def municipalities() -> frozenset[str]:
    """All names, as written in Dutch."""
    listed = (Path(__file__).parent / "places.txt").read_text(encoding="utf-8")
    for name in _TWO_WORDS:
        listed = listed.replace(name, name.replace(" ", "_"))
    return frozenset(name.replace("_", " ") for name in listed.split())


@lru_cache(maxsize=1)
def _at_start() -> re.Pattern[str]:
    names = sorted(municipalities(), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")


def place_at_start(text: str) -> str:
    """The municipality that `text` begins with, or an empty string."""
    found = _at_start().match(text)
    return found.group() if found else ""


def places_in(text: str) -> list[str]:
    """Municipalities named in `text`, in order. Names that are also words ("As", "Ham") count when capitalised."""
    return [m.group() for m in re.finditer(r"(?<![\w-])" + _at_start().pattern, text)]

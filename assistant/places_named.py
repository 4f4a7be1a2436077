"""The municipalities that a question names, in any form: Genk, "genkse", "Herentalse"."""

import re

from corpus.places import municipalities
from index.analysis import fold

# Municipalities that are Dutch words as well: only with a capital are they meant.
_ALSO_WORDS = frozenset(
    "essen halle boom lint putte niel schelle voeren vorst halen balen wellen schoten staden".split()
)


def _adjective(place: str) -> str:
    """ "Herentalse", "Mechelse", "Oostendse": a pattern for the adjective of a folded name."""
    if place.endswith("s"):
        return re.escape(place) + "e"
    stem = place[:-2] if place.endswith("en") and len(place) > 6 else place[:-1] if place.endswith("e") else place
    return re.escape(stem) + "se"


def places_asked(text: str) -> tuple[str, ...]:
    """Municipalities named in a question, as documents write them; typed without capitals too, short ones ("as")
    not."""
    found: list[str] = []
    names = {fold(name): name for name in municipalities()}
    lower = fold(text)
    for plain, name in names.items():
        if plain not in lower:
            continue  # 300 searches for a pattern, most of them for nothing, were a tenth of all work
        if len(plain) <= 4 and not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            continue
        at = re.search(rf"(?<![\w-])(?:{re.escape(plain)}(?:se|s|ers?)?|{_adjective(plain)})(?![\w-])", lower)
        if at and not (plain in _ALSO_WORDS and not re.search(rf"\b{name}\b", text)):
            found.append(name)
    longest = [n for n in found if not any(n != other and n in other for other in found)]
    return tuple(sorted(longest, key=lambda name: lower.find(fold(name))))

"""Finds a fact's evidence in a passage, to highlight it: cuts text into marked and unmarked parts. Makes no HTML."""

import re
from collections.abc import Sequence

Part = tuple[str, bool]


def marked(text: str, evidence: Sequence[str]) -> list[Part]:
    """`text` in order as (part, is evidence). An evidence is marked where its words follow each other, whatever stands
    between them; one whose words were moved by a repair is not marked here, though it may count as found."""
    spans = sorted(span for one in evidence if (span := _span(text, one)) is not None)
    parts: list[Part] = []
    at = 0
    for start, end in spans:
        parts += [(text[at:start], False), (text[max(at, start) : end], True)]
        at = max(at, end)
    return [part for part in [*parts, (text[at:], False)] if part[0]]


def _span(text: str, evidence: str) -> tuple[int, int] | None:
    words = re.findall(r"\w+", evidence)
    found = re.search(r"\W+".join(map(re.escape, words)), text, re.IGNORECASE) if words else None
    return found.span() if found else None

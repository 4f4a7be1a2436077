"""A quote in its surrounding text: whole paragraphs where they fit, and where it stands. Pure; knows no site.

All text is as the document holds it, so that `before + quote + after` is one slice of it.
"""

import re
from dataclasses import dataclass

from corpus.document import Document, Passage

AROUND = 600  # code points on each side, about what a panel shows
MOST_AROUND = 900  # so many where that makes a paragraph whole
_BREAK = re.compile(r"\n+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Surrounded:
    """`text[start:end]` with what stands before and after it."""

    before: str
    quote: str
    after: str


def surrounded(text: str, start: int, end: int) -> Surrounded:
    """The slice in its surroundings; 0 <= start < end <= len(text)."""
    first, last = _beginning(text, start), _ending(text, end)
    return Surrounded(text[first:start], text[start:end], text[end:last])


def passage_at(document: Document, start: int, end: int) -> Passage | None:
    """The smallest passage that holds the slice, or else that it begins in."""
    holding = [p for p in document.passages if p.start <= start < p.end]
    whole = [p for p in holding if end <= p.end]
    return min(whole or holding, key=lambda p: p.end - p.start, default=None)


def _beginning(text: str, start: int) -> int:
    """Where a paragraph begins, at about `AROUND` before; else a word."""
    if start <= AROUND:
        return 0
    lowest = max(0, start - MOST_AROUND)
    at = [match.end() for match in _BREAK.finditer(text, lowest, start)]
    earlier, later = [a for a in at if a <= start - AROUND], [a for a in at if start - AROUND < a]
    if earlier or later:
        return earlier[-1] if earlier else later[0]
    word = _SPACE.search(text, start - AROUND, start)
    return word.end() if word else start - AROUND


def _ending(text: str, end: int) -> int:
    """Where a paragraph ends, at about `AROUND` after; else a word."""
    if len(text) - end <= AROUND:
        return len(text)
    at = [match.start() for match in _BREAK.finditer(text, end, end + MOST_AROUND)]
    later, earlier = [a for a in at if a >= end + AROUND], [a for a in at if a < end + AROUND]
    if later or earlier:
        return later[0] if later else earlier[-1]
    words = [match.start() for match in _SPACE.finditer(text, end, end + AROUND)]
    return words[-1] if words else end + AROUND

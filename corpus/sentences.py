"""Cuts text into sentences and list items, as slices. Dutch abbreviations do not end a sentence; a line break does."""

import re

_ABBREVIATIONS = (
    "o.a|bv|bijv|d.m.v|m.b.t|i.f.v|i.s.m|i.v.m|n.a.v|t.a.v|t.o.v|o.b.v|m.i.v|t.e.m|a.d.h.v|ikv|i.k.v|vnl|nl|enz|nr|nrs|art|dhr|mevr|dr|prof"
    "|ir|mr|drs|ca|incl|excl|resp|max|min|blz|p|tel|afd|dep|dept|vb|cf|ed|e.d|m.a.w|d.w.z|z.g|zgn|ism|bvb|St|Kon|jl|wet|par|ev|v.u|inz|w.o|e.a"
)
_NO_END = re.compile(
    rf"(?:^|[\s(])(?:{_ABBREVIATIONS.replace('.', '[.]')})\.$|(?:^|[\s(])[A-Z]\.$|\b\d{{1,2}}\.$", re.IGNORECASE
)
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|\n")
_NUMBERING = re.compile(r"^(?:•|\d{1,2}(?:[-–]\d{1,2})?[.)]|\(?[a-z]\))\s+")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Slices of the sentences and list items in `text[start:end]`, in order, without the white space around them."""
    spans: list[tuple[int, int]] = []
    begin = start
    for found in _END.finditer(text, start, end):
        if (
            found.group() != "\n"
            and _NO_END.search(text[begin : found.end()])
            and not _is_sentence_end(text, found.end(), end)
        ):
            continue
        _add(spans, text, begin, found.end())
        begin = found.end()
    _add(spans, text, begin, end)
    return spans


def without_numbering(text: str, start: int, end: int) -> tuple[int, int]:
    """The slice without the bullet or number that a list item begins with."""
    found = _NUMBERING.match(text[start:end])
    return (start + found.end(), end) if found and start + found.end() < end else (start, end)


def _is_sentence_end(text: str, offset: int, end: int) -> bool:
    """After an abbreviation a sentence only ends where the next word could open one ("enz. De …")."""
    following = text[offset:end].lstrip(" ")
    return bool(re.match(r"(?:De|Het|Een|Dit|Deze|Daarnaast|Er|In|Voor|Via|We|Zij|Ze)\s", following)) and bool(
        re.search(r"\b(?:enz|e\.d|e\.a)\.$", text[max(0, offset - 6) : offset])
    )


def _add(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    left = begin + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    if right > left and any(c.isalnum() for c in text[left:right]):
        spans.append((left, right))

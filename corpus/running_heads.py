"""Takes running heads out of a text that came without pages: the same line, again and again, with a page number by it.

Also takes out the header of a table that a page break repeats below such a head. `corpus.running_lines` does the pages
of a PDF.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.cell_values import STRONG, is_cell
from corpus.columns import read_header
from corpus.lines import Line

_NUMBER = re.compile(r"(?:-\s?)?(\d{1,4})(?:\s?-)?$")
_SHORTEST = 15
_LONGEST_HEADER = 14  # lines


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """The same lines without running heads, their page numbers and the headers of tables repeated below them."""
    gone = _heads(lines)
    kept: list[Line] = []
    broken = False
    i = 0
    while i < len(lines):
        if i in gone:
            broken = True
        elif broken and (repeated := _repeated_header(kept, lines, i)):
            i += repeated
            continue
        else:
            line = lines[i]
            kept.append(replace(line, page_start=True, gap=min(line.gap, 1)) if broken else line)
            broken = False
        i += 1
    return kept


def _heads(lines: Sequence[Line]) -> set[int]:
    """The lines that are running heads, and the page numbers right below or above them."""
    same: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if len(line.text) >= _SHORTEST and not line.bullet and not _is_cell(line.text):
            same[line.text].append(i)
    gone: set[int] = set()
    for found in same.values():
        for step in (1, -1) if len(found) >= 2 else ():
            spots = [i for i in found if _page_number(lines, i + step) or _opens_page(lines, i + 1)]
            numbers = [_page_number(lines, i + step) for i in spots]
            if _counts_pages(numbers) and all(_set_apart(lines, i, step) for i in spots):
                gone |= {*spots, *(i + step for i, n in zip(spots, numbers, strict=True) if n)}
                break
    return gone


def _opens_page(lines: Sequence[Line], i: int) -> bool:
    """Where a lone page number was taken off before, the line after it tells."""
    return i < len(lines) and lines[i].page_start


def _page_number(lines: Sequence[Line], i: int) -> int:
    found = _NUMBER.match(lines[i].text) if 0 <= i < len(lines) else None
    return int(found[1]) if found else 0


def _counts_pages(numbers: Sequence[int]) -> bool:
    """Page numbers grow; one may be missing, where it was taken off as a lone number before."""
    seen = [number for number in numbers if number]
    grows = all(before < after for before, after in pairwise(seen))
    return len(seen) >= 2 and len(seen) >= 0.7 * len(numbers) and grows


def _set_apart(lines: Sequence[Line], i: int, step: int) -> bool:
    """A head stands apart from the text above it, and a foot from the text below it."""
    first = i if step == 1 else i - 1
    after = max(i, i + step) + 1
    return first == 0 or lines[first].gap > 0 or (after < len(lines) and lines[after].gap > 0)


def _is_cell(text: str) -> bool:
    """A value that many rows of a table have stands above the number of the next row, and is no running head."""
    return any(is_cell(kind, text) for kind in STRONG)


def _repeated_header(above: Sequence[Line], lines: Sequence[Line], i: int) -> int:
    """How many lines from line `i` on repeat the header of a table that stands `above`; 0 for none."""
    longest = 0
    for k in (k for k, line in enumerate(above) if line.text == lines[i].text):
        text = ""
        for size in range(1, min(_LONGEST_HEADER, len(above) - k, len(lines) - i) + 1):
            if above[k + size - 1].text != lines[i + size - 1].text:
                break
            text = f"{text} {lines[i + size - 1].text}".strip()
            if read_header(text):
                longest = max(longest, size)
    return longest

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
from corpus.lines import Line, starts_low

_NUMBER = re.compile(r"(?:-\s?)?(\d{1,4})(?:\s?-)?$")
_PAGE = r"(?:(?:[Pp]agina|[Pp]ag\.|[Bb]lz\.?|[Bb]ladzijde|p\.) ?)?(?P<page>\d{1,4})(?: ?(?:/|van) ?\d{1,4})?"
_WITH_NUMBER = (
    re.compile(rf"(?P<words>.+?)(?: ?[|•–—-])? {_PAGE}$"),
    re.compile(rf"{_PAGE}(?: ?[|•–—-])? (?P<words>\D.+)$"),
)
_BARRED = re.compile(
    r"^\d{1,4} ?[|•]|(?:[|•] ?|\b(?:pagina|blz\.?|bladzijde) )\d{1,4}(?: ?(?:/|van) ?\d{1,4})?$|/ ?\d{1,4}$"
)
_COUNTED = re.compile(
    r"(?:doel\w*|actie\w*|maatregel\w*|bijlage|hoofdstuk|deel|fase|thema|pijler|artikel|projecten?|stap|spoor|luik|module"
    r"|prioriteit|cluster|sessie|tabel|figuur|punt|vraag|nr\.?|nummer|jaar|versie|van|tot|van de|in|op)$",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 15, 160  # characters
_LONGEST_HEADER = 14  # lines
_LOOK_BACK = 20  # times that a line stood above already


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """The same lines without running heads, their page numbers and the headers of tables repeated below them."""
    gone = _heads(lines)
    kept: list[Line] = []
    places: dict[str, list[int]] = defaultdict(list)  # where in `kept` a text stands
    broken = False
    i = 0
    while i < len(lines):
        if (broken or _may_go_on(lines, i)) and (repeated := _repeated_header(kept, places[lines[i].text], lines, i)):
            broken = True
            i += repeated
            continue
        if i in gone:
            broken = True
        else:
            line = lines[i]
            places[line.text].append(len(kept))
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
        gone |= _below_numbers(found, lines)
    return gone | _numbered_heads(lines)


def _below_numbers(found: Sequence[int], lines: Sequence[Line]) -> set[int]:
    """A line that returns right below a page number is a head; the first time it may say what begins there, where it
    stands apart."""
    if len(found) < 2 or not all(lines[i].below_number for i in found):
        return set()
    apart = found[0] + 1 < len(lines) and lines[found[0] + 1].gap > 0
    return set(found[1:] if apart else found)


def _numbered_heads(lines: Sequence[Line]) -> set[int]:
    """Heads and feet that hold the page number themselves ("Actieplan Gezonde Lucht 2024-2028 6"): it grows.

    A page must begin there, or a sentence run on over it: "Strategische doelstelling 2" comes again and again too.
    """
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        short = len(line.text) <= _LONGEST and not (line.bullet or line.bold)
        for found in () if not short else (pattern.match(line.text) for pattern in _WITH_NUMBER):
            if found and _may_head(found["words"], line.text):
                alike[found["words"]].append((i, int(found["page"])))
    gone: set[int] = set()
    for spots in alike.values():
        grows = all(before < after for (_, before), (_, after) in pairwise(spots))
        pages = sum(lines[i].page_start for i, _ in spots)
        cut = sum(_cuts_sentence(lines, i) or _above_header(lines, i) for i, _ in spots)
        barred = all(_BARRED.search(lines[i].text) for i, _ in spots)
        enough = len(spots) >= 3 and (cut >= 2 or barred)
        if grows and len(spots) >= 2 and (pages > len(spots) / 2 or enough):
            gone |= {i for i, _ in spots}
    return gone


def _may_head(words: str, line: str) -> bool:
    """Tell whether the words beside a number can be those of a running head: no counted thing, no value of a table."""
    named = len(re.findall(r"[^\W\d_]{2,}", words)) >= (1 if _BARRED.search(line) else 2)
    return len(words) >= _SHORTEST and named and words[-1] not in ".,;€:(" and not _COUNTED.search(words)


def _cuts_sentence(lines: Sequence[Line], i: int) -> bool:
    return 0 < i < len(lines) - 1 and starts_low(lines[i + 1].text) and lines[i - 1].text[-1] not in ".:;!?"


def _above_header(lines: Sequence[Line], i: int) -> bool:
    """A header that stood above already stands below the head of a page."""
    return (
        i + 1 < len(lines)
        and len(read_header(lines[i + 1].text)) > 2
        and lines[i + 1].text in {line.text for line in lines[:i]}
    )


def _may_go_on(lines: Sequence[Line], i: int) -> bool:
    """A header that comes again goes on with the table above where a page begins, or where a sentence runs on."""
    return lines[i].page_start or (i + 1 < len(lines) and starts_low(lines[i + 1].text))


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


def _repeated_header(above: Sequence[Line], places: Sequence[int], lines: Sequence[Line], i: int) -> int:
    """How many lines from line `i` on repeat the header of a table that stands `above`, at one of `places`."""
    longest = 0
    for k in places[-_LOOK_BACK:]:
        text = ""
        for size in range(1, min(_LONGEST_HEADER, len(above) - k, len(lines) - i) + 1):
            if above[k + size - 1].text != lines[i + size - 1].text:
                break
            text = f"{text} {lines[i + size - 1].text}".strip()
            if read_header(text):
                longest = max(longest, size)
    return longest

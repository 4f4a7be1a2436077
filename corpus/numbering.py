"""Headings that only their numbers show ("2.1 Trends" between two paragraphs), and tables of contents.

A PDF leaves no blank lines around headings; numbers that follow on from each other over a document do show them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.lines import Line, starts_low

_HEADING = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})\.? +(?=[A-ZÀ-Ý‘“\"'])")
_CONTENTS = re.compile(r"^(?=.*[^\W\d_]{3}).{2,140}?(?:\s*\.{3,}\s*|\s*(?:\. ){3,}|\s+)(\d{1,3})$")
_NOTE = re.compile(r"^\d{1,2} ")
_FEWEST = 3
_FEWEST_CONTENTS = 5


def contents_end(lines: Sequence[Line], i: int) -> int:
    """The line after the table of contents that begins at line `i`; `i` itself when none does."""
    end, page = i, 0
    while end < len(lines):
        found = _CONTENTS.match(lines[end].text)
        if not found or int(found[1]) < page or lines[end].bullet:
            break
        page = int(found[1])
        end += 1
    numbers = {found[1] for line in lines[i:end] if (found := _CONTENTS.match(line.text))}
    return end if end - i >= _FEWEST_CONTENTS and len(numbers) > 2 else i


def set_headings_apart(lines: Sequence[Line]) -> list[Line]:
    """Put blank lines around the numbered headings that have none, where three and more numbers follow on."""
    found: list[int] = []
    last: list[int] = []
    for i, line in enumerate(lines):
        heading = _HEADING.match(line.text)
        if not heading or not _may_be_heading(lines, i, above_is_heading=bool(found) and found[-1] == i - 1):
            continue
        number = [int(part) for part in heading[1].split(".")]
        if _follows(last, number):
            found.append(i)
            last = number
    if len(found) < _FEWEST:
        return list(lines)
    headings = set(found)
    result = [
        replace(line, unnumbered=i not in headings and bool(_NOTE.match(line.text))) for i, line in enumerate(lines)
    ]
    for i in found:
        for at in (i, i + 1):
            result[at] = replace(result[at], gap=max(1, result[at].gap))
    return result


def _may_be_heading(lines: Sequence[Line], i: int, *, above_is_heading: bool) -> bool:
    line = lines[i]
    if line.bullet or line.bold or len(line.text) > 110 or line.text[-1] in ".;,:?!" or i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    if starts_low(below.text) or _CONTENTS.match(line.text):
        return False
    follows_on = below.bullet or below.width >= 50 or bool(_HEADING.match(below.text)) or _opens_chapter(lines, i)
    return follows_on and (above_is_heading or _ends_paragraph(lines, i))


def _opens_chapter(lines: Sequence[Line], i: int) -> bool:
    """Tell whether the first section of chapter "3 …" follows soon, over the rest of its title or a line of text."""
    number = lines[i].text.split(maxsplit=1)[0].rstrip(".")
    section = (f"{number}.1 ", f"{number}.1. ", f"{number}.1.1 ")
    return number.isdigit() and any(line.text.startswith(section) for line in lines[i + 1 : i + 20])


def _ends_paragraph(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a paragraph ends above line `i`: at a full stop, a gap, or a line that broke off early."""
    if i == 0 or lines[i].gap or lines[i].page_start or lines[i - 1].text[-1] in ".:;?!":
        return True
    width = max(line.width for line in lines[max(0, i - 12) : i + 12])
    return lines[i - 1].width < 0.6 * width


def _follows(last: Sequence[int], number: Sequence[int]) -> bool:
    """Tell whether a heading `number` may come after `last`: a first child, the next of its level, a new start."""
    if all(part <= 1 for part in number) and (not last or last[0] != number[0] or len(number) > len(last)):
        return not last or number[0] == last[0]
    if len(number) > len(last):
        return list(number[: len(last)]) == list(last) and all(part <= 1 for part in number[len(last) :])
    peer = last[: len(number)]
    return list(number[:-1]) == list(peer[:-1]) and 0 < number[-1] - peer[-1] <= 2

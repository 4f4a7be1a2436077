"""The cells of a row before the values that close it, which ran together on its lines.

They are told apart by what they are: an applicant that every row begins like, municipalities, a short title, a text,
actors at the end. Where that cannot be told, they stay together in one cell of the first text column.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.blocks import Piece
from corpus.columns import STARTS, Column
from corpus.lines import Line
from corpus.paragraphs import Hyphens, runs_on
from corpus.places import place_at_start

_NUMBERED_ITEM = re.compile(r"^\d{1,2}[.)] ?(?=\S)")


@dataclass(frozen=True)
class Shape:
    """What the rows of a table have in common: their columns, their first word, the widths of narrow and all lines."""

    head: list[Column]
    lead: str
    narrow: int
    width: int


def shape_of(rows: Sequence[Sequence[Line]], head: Sequence[Column]) -> Shape:
    """The shape of rows whose cells stand in the columns `head`."""
    width = max((line.width for lines in rows for line in lines), default=0)
    return Shape(list(head), _lead(rows), _narrow_width(rows), width)


def row_pieces(lines: Sequence[Line], shape: Shape, hyphens: Hyphens) -> list[Piece]:
    """The cells of one row, in the order of their columns."""
    if not lines:
        return []
    head, actors = shape.head, list[str]()
    rest = list(lines)
    if len(head) > 1 and head[0].kind == "text" and head[-1].kind == "actors":
        rest, actors = _take_actors(rest, shape.width)
    pieces = _cells(rest, head[:-1] if actors else head, shape.lead, shape.narrow, hyphens)
    return pieces + [Piece(value, head[-1].name, listed=True) for value in actors]


def _lead(groups: Sequence[Sequence[Line]]) -> str:
    """The word that the rows begin with ("Stad"), when most do."""
    firsts = Counter(group[0].text.split(maxsplit=1)[0] for group in groups if group)
    word, count = firsts.most_common(1)[0] if firsts else ("", 0)
    return word if count >= max(2, 0.6 * len(groups)) else ""


def _narrow_width(groups: Sequence[Sequence[Line]]) -> int:
    """The width of the narrow columns: below the gap in line widths that parts them from the text column."""
    widths = sorted(line.width for group in groups for line in group[1:])
    if len(widths) < 4:
        return 40
    steps = [(wide - narrow, narrow) for narrow, wide in pairwise(widths) if 20 <= narrow <= 60]
    return max(steps, default=(0, 40))[1] if max(steps, default=(0, 40))[0] >= 6 else 36


def _cells(group: Sequence[Line], head: Sequence[Column], lead: str, narrow: int, hyphens: Hyphens) -> list[Piece]:
    lines = list(group)
    pieces: list[Piece] = []
    columns = list(head)
    if columns and columns[0].kind == "actors":
        name, lines = _take_name(lines, lead)
        if name:
            pieces.append(Piece(name, columns.pop(0).name))
        while columns and len(columns) > 1 and columns[0].kind == "actors":
            column = columns.pop(0)
            places, lines = _take_places(lines)
            pieces += [Piece(place, column.name) for place in places]
    while len(columns) > 1 and lines:
        value, lines = _take_title(lines, narrow, hyphens)
        column = columns.pop(0)
        if value:
            pieces.append(Piece(value, column.name))
    if lines:
        name = columns[0].name if columns else ""
        pieces += [Piece(text, name, continues=i > 0) for i, text in enumerate(_text(lines, hyphens))]
    return pieces


def _take_actors(lines: list[Line], width: int) -> tuple[list[Line], list[str]]:
    """Take the actors off the end: short lines after one that broke off early, or what follows a whole sentence."""
    for i, line in enumerate(lines):
        found = re.search(rf"(?<=[.)]) (?={STARTS['actors'].pattern})", line.text) if i == len(lines) - 1 else None
        if found:
            text = line.text[: found.start()]
            return [*lines[:i], replace(line, text=text, width=len(text))], [line.text[found.end() :]]
        broken = i > 0 and (STARTS["actors"].match(line.text) or not runs_on(lines[i - 1], line, width=width))
        if broken and line.text[0].isupper() and all(below.width < 0.6 * width for below in lines[i:]):
            return list(lines[:i]), _actors(lines[i:])
    return lines, []


def _actors(lines: Sequence[Line]) -> list[str]:
    values: list[str] = []
    for line in lines:
        if values and (line.text[0].islower() or values[-1].endswith((",", " en", " van", " de", "-", "&"))):
            values[-1] += f" {line.text}"
        else:
            values.append(line.text)
    return [value.strip(" ,;") for value in values]


def _take_name(lines: list[Line], lead: str) -> tuple[str, list[Line]]:
    """Take the applicant off the first line: the lead word with the municipality after it, or a whole short line."""
    first = lines[0].text
    prefix = f"{lead} " if lead and first.startswith(f"{lead} ") else ""
    place = place_at_start(first[len(prefix) :])
    if place:
        return prefix + place, _rest(lines, len(prefix) + len(place))
    if prefix:
        word = re.match(r"[^\W\d_][\w'’-]*", first[len(prefix) :])
        if word:
            return prefix + word.group(), _rest(lines, len(prefix) + word.end())
    return (first, lines[1:]) if len(first) <= 40 and len(lines) > 1 else ("", lines)


def _take_places(lines: list[Line]) -> tuple[list[str], list[Line]]:
    """Take the municipalities off the front: one a line, or on the first line before the next cell."""
    places: list[str] = []
    while lines:
        place = place_at_start(lines[0].text)
        whole = place and len(place) == len(lines[0].text)
        if not place or (not whole and lines[0].text[len(place) :].lstrip()[:1].islower()):
            break
        places.append(place)
        lines = _rest(lines, len(place))
        if not whole and lines and lines[0].text[:1] == ",":
            lines = _rest(lines, 1)
    return places, lines


def _rest(lines: list[Line], cut: int) -> list[Line]:
    rest = lines[0].text[cut:].strip()
    return [Line(rest, lines[0].gap, bullet=lines[0].bullet, width=len(rest)), *lines[1:]] if rest else lines[1:]


def _take_title(lines: list[Line], narrow: int, hyphens: Hyphens) -> tuple[str, list[Line]]:
    """Take a short title off the front: narrow lines up to where a new sentence or cell begins."""
    title = ""
    while lines:
        line = lines[0]
        if title and (line.bullet or _NUMBERED_ITEM.match(line.text) or _new_cell(title, line.text)):
            break
        if line.width > narrow + 6:
            cut = _cell_boundary(line.text)
            if not cut:
                break
            title = hyphens.join(title, line.text[:cut].strip()) if title else line.text[:cut].strip()
            return title, _rest(lines, cut)
        title = hyphens.join(title, line.text) if title else line.text
        lines = lines[1:]
    return title, lines


def _new_cell(above: str, below: str) -> bool:
    """A capital after text that could end there begins a new cell; inside brackets or after "en" it does not."""
    if not below[0].isupper() or above.count("(") > above.count(")"):
        return False
    return above[-1] not in ",-–(&/" and not re.search(
        r" (?:en|of|van|de|het|een|in|met|te|voor|op|bij|aan|door|tot)$", above
    )


def _cell_boundary(text: str) -> int:
    """Where a second cell begins on a line that is too long for one: at a sentence end, else at a capital."""
    sentence = re.search(r"(?<=[.!?]) (?=[A-Z])", text)
    capital = re.search(r"(?<=[a-zà-ÿ0-9)°]) (?=[A-Z][a-zà-ÿ]+ [a-zà-ÿ0-9])", text)
    found = sentence if sentence and sentence.start() < 60 else capital
    return found.end() if found else 0


def _text(lines: Sequence[Line], hyphens: Hyphens) -> list[str]:
    """Join the lines of the text cell into paragraphs and list items."""
    width = max(line.width for line in lines)
    paragraphs: list[str] = []
    item = 0
    for above, line in zip([None, *lines], lines, strict=False):
        found = _NUMBERED_ITEM.match(line.text)
        next_item = found is not None and int(found[0].strip(" .)")) == item + 1
        item += next_item
        if above is None or line.bullet or next_item or not _joins(above, line, width):
            paragraphs.append(("• " if line.bullet else "") + line.text)
        else:
            paragraphs[-1] = hyphens.join(paragraphs[-1], line.text)
    return paragraphs


def _joins(above: Line, line: Line, width: int) -> bool:
    return runs_on(Line(above.text, width=above.width), Line(line.text, width=line.width), width=width)

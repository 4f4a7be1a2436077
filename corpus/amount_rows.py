"""Rows of a table that end with amounts ("… € 44.726,12 45.807,62 €") and whose other cells ran together.

The cells before the amounts are told apart by what they are: an applicant that every row begins like, municipalities,
a short title, a text. Where that cannot be told, they stay together in one cell of the first text column.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.blocks import Block, Piece, plain
from corpus.columns import Column
from corpus.headings import BOLD, heading_style
from corpus.lines import Line
from corpus.paragraphs import Hyphens, runs_on
from corpus.places import place_at_start
from corpus.row_ends import is_total, is_value, row_end, tail_columns

LONGEST_ROW = 60

_NUMBERED_ITEM = re.compile(r"^\d{1,2}[.)] ?(?=\S)")


@dataclass(frozen=True)
class Closed:
    """The lines of one row before the values that close it, and those values, one for each tail column."""

    lines: list[Line]
    values: tuple[str, ...]
    raw_start: int


def read_rows(
    lines: Sequence[Line], at: int, columns: Sequence[Column], *, hyphens: Hyphens
) -> tuple[list[Block], int]:
    """Read the rows that begin at line `at`; return them (and lines of totals) and the line after the last one."""
    tail = tail_columns(columns)
    found: list[Closed | Block] = []
    i = at
    while i < len(lines):
        if is_total(lines[i].text):
            block, i = _total(lines, i, tail)
            found.append(block)
            continue
        row, after = _closed_row(lines, i, tail)
        if row is None:
            break
        found.append(row)
        i = after
    rows = [row for row in found if isinstance(row, Closed)]
    if not rows:
        return [], at
    read = row_reader(rows, columns, hyphens=hyphens)
    return [read(part) if isinstance(part, Closed) else part for part in found], i


def row_reader(rows: Sequence[Closed], columns: Sequence[Column], *, hyphens: Hyphens) -> Callable[[Closed], Block]:
    """A function that makes a block of a row; what the rows have in common tells where their cells end."""
    tail = tail_columns(columns)
    head = list(columns[: len(columns) - len(tail)])
    lead = _lead([row.lines for row in rows])
    narrow = _narrow_width([row.lines for row in rows])

    def read(row: Closed) -> Block:
        cells = _cells(row.lines, head, lead, narrow, hyphens) if row.lines else []
        ends = [Piece(value, column.name) for value, column in zip(row.values, tail, strict=True)]
        return Block("row", tuple((piece,) for piece in (*cells, *ends)), raw_start=row.raw_start)

    return read


def _closed_row(lines: Sequence[Line], at: int, tail: Sequence[Column]) -> tuple[Closed | None, int]:
    """The row that begins at line `at`, up to the values that close it; None where no row does."""
    for i in range(at, min(at + LONGEST_ROW, len(lines))):
        if heading_style(lines[i]) in ("markdown", "part", "word-number", *BOLD) or (
            i > at and is_total(lines[i].text)
        ):
            return None, at
        row = close(lines[at : i + 1], tail)
        if row is not None:
            return row, i + 1
    return None, at


def close(lines: Sequence[Line], tail: Sequence[Column]) -> Closed | None:
    """The lines as a row, when they end with the values of the tail columns: on the last line, or one value a line."""
    for count in range(1, min(len(tail), len(lines)) + 1):
        first = len(lines) - count
        text = " ".join(line.text for line in lines[first:])
        found = row_end(text, tail)
        if found and found.start() <= len(lines[first].text):
            before = text[: found.start()].strip()
            rest = [replace(lines[first], text=before, width=len(before))] if before else []
            return Closed([*lines[:first], *rest], found.groups(), lines[0].raw_start)
        if not all(is_value(line.text, tail) for line in lines[first:]):
            break
    return None


def _total(lines: Sequence[Line], at: int, tail: Sequence[Column]) -> tuple[Block, int]:
    end = at + 1
    while end < len(lines) and end - at <= len(tail) and is_value(lines[end].text, tail):
        end += 1
    return plain("paragraph", " ".join(line.text for line in lines[at:end]), raw_start=lines[at].raw_start), end


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
    steps = [(wide - narrow, narrow) for narrow, wide in zip(widths, widths[1:], strict=False) if 20 <= narrow <= 60]
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

"""Cuts the text of a document into passages. A passage never cuts a row, a list item or a sentence."""

import bisect
import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.document import Cell, Passage, Record
from corpus.layout import Laid, Layout, is_range
from corpus.records import ABBREVIATION, EMAIL, LABELLED, PHONE, WEBSITE
from corpus.sentences import sentence_spans

SHORTEST, LONGEST = 200, 900


def cut_passages(layout: Layout, *, document: str, page_starts: Sequence[int] = ()) -> list[Passage]:
    """Cut the text into passages: a row, an entry or a contact block each, and runs of paragraphs and items."""
    passages: list[Passage] = []
    for group in _groups(layout):
        first = group[0]
        kind, record = _record(group[1] if first.block.kind == "heading" and len(group) > 1 else first, layout.text)
        start, end = first.start, group[-1].end
        page = bisect.bisect_right(page_starts, first.block.raw_start) if page_starts else None
        text = layout.text[start:end]
        key = hashlib.sha256(f"{document}\0{start}\0{text}".encode()).hexdigest()[:16]
        passages.append(Passage(key, document, kind, group[-1].section, start, end, text, page, record))
    return passages


def _groups(layout: Layout) -> list[list[Laid]]:
    """Blocks that make one passage together. A heading goes with the text under it; above a table it stands alone."""
    groups: list[list[Laid]] = []
    open_group = False
    for laid in layout.laid:
        if laid.block.kind in (
            "columns",
            "contents",
        ):  # found, they would say nothing that the rows and headings do not
            open_group = False
            continue
        alone = laid.block.kind in ("row", "entry", "contact", "heading")
        for piece in [laid] if alone else _pieces(laid, layout.text):
            fits = open_group and not alone and _fits(groups[-1], piece)
            if fits or (laid.block.kind == "contact" and _is_heading_of(groups, laid)):
                groups[-1].append(piece)
            else:
                groups.append([piece])
            open_group = not alone or laid.block.kind == "heading"
    return [group for group in _balanced(groups) if group]


def _is_heading_of(groups: Sequence[Sequence[Laid]], laid: Laid) -> bool:
    """A heading ("Contact") right above a contact block belongs to its passage."""
    above = groups[-1] if groups else []
    return len(above) == 1 and above[0].block.kind == "heading" and above[0].section == laid.section


def _balanced(groups: list[list[Laid]]) -> list[list[Laid]]:
    """Where the end of a list would be too short a passage, it takes items over from the passage before it."""
    for before, group in pairwise(groups):
        items = (
            all(laid.block.kind == "item" for laid in (*before[-2:], *group)) and before[-1].section == group[0].section
        )
        while (
            items and len(before) > 2 and _size(group) < SHORTEST and _size(before[:-1]) > _size([before[-1], *group])
        ):
            group.insert(0, before.pop())
    return groups


def _size(group: Sequence[Laid]) -> int:
    return group[-1].end - group[0].start


def _fits(group: Sequence[Laid], laid: Laid) -> bool:
    """Fill a passage up to the longest size, but once it is long enough end it before a new paragraph."""
    above = group[-1]
    if above.block.kind == "heading":
        return above.block.style == "title" or above.section == laid.section
    body = group[1:] if group[0].block.kind == "heading" and len(group) > 1 else group
    with_next = laid.end - body[0].start
    if with_next > LONGEST or laid.section != above.section or is_range(laid.block):
        return False
    introduces = above.block.text.rstrip().endswith(":")
    same_list = laid.block.kind == "item" and above.block.kind == "item"
    return introduces or same_list or _size(body) < SHORTEST or with_next < 2 * SHORTEST


def _pieces(laid: Laid, text: str) -> list[Laid]:
    if laid.end - laid.start <= LONGEST or laid.block.kind == "item":
        return [laid]
    pieces: list[Laid] = []
    start, last = laid.start, laid.start
    for _, end in sentence_spans(text, laid.start, laid.end):
        if end - start > LONGEST and last > start:
            pieces.append(Laid(laid.block, start, last, laid.section))
            start = last + len(text[last:end]) - len(text[last:end].lstrip())
        last = end
    return [*pieces, Laid(laid.block, start, laid.end, laid.section)]


def _record(laid: Laid, text: str) -> tuple[str, Record | None]:
    """What kind of passage a block is, and its named fields."""
    table = laid.table
    if laid.block.kind == "row":
        return "row", Record("row", table, laid.cells)
    if laid.block.kind == "entry":
        kind = "abbreviation" if any(cell.column == ABBREVIATION for cell in laid.cells) else "term"
        return kind, Record(kind, table, laid.cells)
    if laid.block.kind == "contact":
        return "contact", Record("contact", table, tuple(_addresses(laid, text)))
    if laid.block.kind == "heading":
        return "heading", None
    return ("list" if laid.block.kind == "item" else "text"), None


def _addresses(laid: Laid, text: str) -> Iterator[Cell]:
    for column, pattern in (("E-mail", EMAIL), ("Telefoon", PHONE), ("Website", WEBSITE)):
        for found in pattern.finditer(text, laid.start, laid.end):
            yield Cell(column, found.start(), found.end())
    for found in LABELLED.finditer(text, laid.start, laid.end):
        yield Cell(found[1].capitalize(), found.start(2), found.end(2))

"""From lines to blocks: headings, paragraphs, list items, table rows, entries of lists of terms, contact blocks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from corpus.blocks import Block, Piece, plain
from corpus.headings import BOLD, article_number, heading_at, heading_style, markdown_level
from corpus.lines import Line, read_lines
from corpus.numbering import contents_end, set_headings_apart
from corpus.paragraphs import Hyphens, is_next_entry, join_lines, runs_on
from corpus.piped_rows import piped_table_end, read_piped_table
from corpus.records import mark_contacts, mark_entries
from corpus.running_heads import without_running_heads
from corpus.tables import read_table, read_table_header

_ITEM_NUMBER = re.compile(
    r"^(?:\d{1,2}° ?(?=\S)|(?:\d{1,2}(?:[-–]\d{1,2})?|[a-z]|[ivx]{1,4})[.)] ?(?=[^\W\d_‘“\"'(]|[‘“\"'(]))"
)
_NOTE = re.compile(r"^(\d{1,2}) (?=[A-ZÀ-Ý‘'“\"])")
_NUMBERED_ITEM = re.compile(r"^(\d{1,2})([.)°]) ?(?=\S)")
_ANSWER_NUMBER = re.compile(r"^(\d{1,2}(?:[-–]\d{1,2})?[.)])(?=[A-ZÀ-Ý])")


def read_blocks(raw: str) -> list[Block]:
    """Read the text as received into blocks, in reading order. Pure."""
    lines = set_headings_apart(without_running_heads(read_lines(raw)))
    hyphens = Hyphens(raw)
    blocks: list[Block] = []
    i = 0
    while i < len(lines):
        end = piped_table_end(lines, i)
        if end > i:
            blocks += read_piped_table(lines, i, end)
            i = end
            continue
        end = contents_end(lines, i)
        if end > i:
            pieces = tuple((Piece(line.text),) for line in lines[i:end])
            blocks.append(Block("contents", pieces, raw_start=lines[i].raw_start))
            i = end
            continue
        header = read_table_header(lines, i)
        if header is not None:
            rows, after = read_table(lines, i, header, hyphens=hyphens)
            if rows:
                blocks += rows
                i = max(after, i + 1)
                continue
        lead = _lead(lines, i, blocks[-1] if blocks else None)
        if lead:
            items, i = _read_led_list(lines, i, lead, hyphens)
            blocks += items
            continue
        article = article_number(lines[i])
        if article:
            blocks.append(plain("heading", article, style="word-number", raw_start=lines[i].raw_start))
            text = lines[i].text[len(article) :].strip()
            lines[i] = replace(lines[i], text=text, gap=0)
        block, i = _read_block(lines, i, hyphens)
        blocks.append(block)
    return mark_contacts(mark_entries(_demoted(blocks)))


def _read_block(lines: Sequence[Line], i: int, hyphens: Hyphens) -> tuple[Block, int]:
    line = lines[i]
    style = "title" if i == 0 and _is_title(lines) else heading_at(lines, i)
    if style:
        end = _heading_end(lines, i, style)
        text = join_lines(lines[i:end], hyphens)
        depth = markdown_level(text)
        if depth:
            style, text = f"markdown-{depth}", text[depth:].strip()
        return plain("heading", text, style=style, raw_start=line.raw_start), end
    is_item = line.bullet or bool(_ITEM_NUMBER.match(line.text))
    width = _column_width(lines, i)
    end = i + 1
    while end < len(lines) and _continues(lines, end, width, is_item) and not _is_next(lines, i, end):
        end += 1
    text = _ANSWER_NUMBER.sub(r"\1 ", join_lines(lines[i:end], hyphens))
    return plain(
        "item" if is_item else "paragraph", ("• " if line.bullet else "") + text, raw_start=line.raw_start
    ), end


def _lead(lines: Sequence[Line], i: int, above: Block | None) -> str:
    """The word with which the items of an announced list without bullets begin ("Stad …"), or ""."""
    if above is None or not above.text.endswith(":") or lines[i].bullet:
        return ""
    word = lines[i].text.split(maxsplit=1)[0]
    if not word[0].isupper() or len(word) < 3:
        return ""
    begins = [line for line in lines[i : i + 60] if re.match(rf"{re.escape(word)} [A-ZÀ-Ý]", line.text)]
    return word if len(begins) >= 4 else ""


def _read_led_list(lines: Sequence[Line], i: int, lead: str, hyphens: Hyphens) -> tuple[list[Block], int]:
    """Read a list whose items all begin with `lead`; what a blank line parts within an item keeps a line of its own."""
    items: list[list[list[Line]]] = []
    while (
        i < len(lines)
        and not lines[i].bullet
        and not lines[i].bold
        and not _ITEM_NUMBER.match(lines[i].text)
        and (heading_style(lines[i]) not in ("part", "markdown", "word-number"))
    ):
        line = lines[i]
        if line.text.startswith(f"{lead} "):
            items.append([[line]])
        elif line.gap and line.text[0].isupper():
            items[-1].append([line])
        else:
            items[-1][-1].append(line)
        i += 1
    blocks = [
        Block("item", tuple((Piece(join_lines(part, hyphens)),) for part in item), raw_start=item[0][0].raw_start)
        for item in items
    ]
    return blocks, i


def _continues(lines: Sequence[Line], i: int, width: int, is_item: bool) -> bool:
    above, line = lines[i - 1], lines[i]
    if line.bullet or (_ITEM_NUMBER.match(line.text) and not line.text[0].isalpha() and above.text[-1] in ".:;?!"):
        return False
    if heading_style(line) in ("markdown", "part", "word-number") and line.gap:
        return False
    if is_item and not line.gap and not line.page_start and line.text[0].islower():
        return True
    return runs_on(above, line, width=width)


def _is_next(lines: Sequence[Line], i: int, end: int) -> bool:
    """Entries of a list of terms stand one below the other, and so do items "1) …" and footnotes "1 Voor …"."""
    for pattern in (_NOTE, _NUMBERED_ITEM):
        first, below = pattern.match(lines[i].text), pattern.match(lines[end].text)
        if first is not None and below is not None and int(below[1]) == int(first[1]) + 1:
            return first.groups()[1:] == below.groups()[1:]
    return is_next_entry(lines[i].text, lines[end - 1].text, lines[end].text)


def _is_title(lines: Sequence[Line]) -> bool:
    """A document may open with its title: short, no sentence, set apart, with more below it."""
    end = _heading_end(lines, 0, "title")
    text = " ".join(line.text for line in lines[:end])
    return (
        end < len(lines)
        and len(text) <= 220
        and text[-1] not in ".;,:"
        and not lines[0].bullet
        and not heading_style(lines[0])
        and not heading_at(lines, 0).startswith("number")
        and lines[end].gap > 0
        and not read_table_header(lines, 0)
    )


def _heading_end(lines: Sequence[Line], i: int, style: str) -> int:
    """A heading runs on over lines of its own kind, or lines that begin without a capital right below it."""
    end = i + 1
    while end < len(lines):
        above, line = lines[end - 1], lines[end]
        same_bold = (
            line.bold
            and lines[i].bold
            and above.text[-1] not in ":."
            and heading_style(line) in BOLD
            and above.width > 50
        )
        lower = (
            not line.gap
            and not line.bullet
            and line.text[0].islower()
            and style in ("title", "capitals", "part", "word-number")
        )
        if line.bullet or not (
            same_bold or lower or (style == "title" and not line.gap and runs_on(above, line, width=60))
        ):
            break
        end += 1
    return end


def _column_width(lines: Sequence[Line], i: int) -> int:
    """The width of the column the line stands in: the longest line near it that no blank line parts off."""
    end = i + 1
    while end < len(lines) and not lines[end].gap and end - i < 40:
        end += 1
    return max(line.width for line in lines[max(0, i - 2) : end])


def _demoted(blocks: list[Block]) -> list[Block]:
    """A plain heading with nothing under it is no heading but a short paragraph."""
    result: list[Block] = []
    for block, below in zip_longest(blocks, blocks[1:]):
        empty = below is None or (below.kind == "heading" and below.style == block.style)
        if block.kind == "heading" and block.style in ("plain", "label", "capitals") and empty:
            block = replace(block, kind="paragraph", style="")
        result.append(block)
    return result

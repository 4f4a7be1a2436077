"""Finds entries of lists of terms and abbreviations, and contact blocks, among paragraphs and list items."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpus.blocks import Block, Piece
from corpus.headings import heading_text

TERM, MEANING = "Begrip", "Omschrijving"
ABBREVIATION, FULL_FORM = "Afkorting", "Voluit"
_GLOSSARY = re.compile(r"begrip|definitie|woordenlijst|verklarende|lexicon|terminologie|glossari|termen", re.IGNORECASE)
_ABBREVIATIONS = re.compile(r"afkorting|acroniem|letterwoord", re.IGNORECASE)
_ENTRY = re.compile(r"^(?:• )?([^:=.?!]{1,80}?)(?: ?[:=]| [–—]) (?=\S)")
_SHORT_FORM = re.compile(r"^(?:[A-Z][A-Za-z]*[A-Z&][\w&]*|[A-Z]{2,})(?:[ -][\w&]+){0,2}$")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\d.,€/-])(?:\+\d{2} ?|0)\(?\d{1,3}\)?(?:/ ?| )?\d{2,3}(?:[ .]?\d{2}){2,3}(?!\d|,\d)"
    r"|(?<!\d)0\d{3}[ /]?\d{2}[ .]?\d{2}[ .]?\d{2}(?!\d)"
    r"|(?<!\d)0(?:800|78|70|90\d)[ /]?(?:\d{2}[ .]?\d{3}|\d{3}[ .]?\d{3}|\d{2}[ .]?\d{2}[ .]?\d{2})(?!\d)"
)
WEBSITE = re.compile(r"(?:https?://|www\.)[^\s()<>,;]+[^\s()<>,;.]")
_NOTE = re.compile(r"^\d{1,2} [A-ZÀ-Ý]")  # a footnote among the entries
_HOST = re.compile(
    r"^[\w-]+(?:\.[\w-]+)*\.(?:be|nl|eu|brussels|vlaanderen|com|org|net)/?$"
)  # an address that lost its "@"
LABELLED = re.compile(
    r"^(?:• )?(Adres|Openingsuren|Openingstijden|Kantooruren|Bezoekuren|Bereikbaar|Spreekuur|Permanentie"
    r"|Open|Bezoek) ?: *(\S.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_CONTACT_LABEL = re.compile(
    r"contact|aanmeld|bereik|inschrijving|meer info|^(?:e-?)?mail|^tel|^gsm|^website|^adres|^openings"
    r"|^spreekuur|^permanentie|^kantooruren|^bezoek(?:uren)? ?:|^open ?:",
    re.IGNORECASE,
)


def mark_entries(blocks: Sequence[Block]) -> list[Block]:
    """Turn "TERM: meaning" items under a heading of a list, or four and more in a row, into entries with fields."""
    result: list[Block] = []
    heading = ""
    for block, in_row in zip(blocks, _in_rows(blocks), strict=True):
        if block.kind == "heading":
            heading = heading_text(block.text)
        entry = _as_entry(block, heading, in_row=in_row)
        result.append(entry or block)
    return result


def _in_rows(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether it stands among four abbreviations in a row, wherever that is."""
    short = [_is_abbreviation(block) for block in blocks]
    result: list[bool] = []
    for is_short, run in groupby(short):
        count = sum(1 for _ in run)
        result += [is_short and count >= 4] * count
    return result


def _is_abbreviation(block: Block) -> bool:
    found = _ENTRY.match(block.text) if block.kind in ("item", "paragraph") else None
    return found is not None and bool(_SHORT_FORM.match(found[1]))


def _as_entry(block: Block, heading: str, *, in_row: bool) -> Block | None:
    if block.kind not in ("item", "paragraph"):
        return None
    abbreviations, glossary = bool(_ABBREVIATIONS.search(heading)), bool(_GLOSSARY.search(heading))
    found = _ENTRY.match(block.text)
    if not found or not (abbreviations or glossary or in_row) or _NOTE.match(block.text):
        return None
    if abbreviations and len(found[1]) > 40:
        return None
    is_short = abbreviations or (in_row and not glossary)
    columns = (ABBREVIATION, FULL_FORM) if is_short else (TERM, MEANING)
    bullet, term = ("• ", found[1]) if block.text.startswith("• ") else ("", found[1])
    sign = block.text[len(bullet) + len(term) : found.end()].strip()
    pieces = [Piece("•")] if bullet else []
    pieces += [Piece(term + sign, columns[0])] if sign == ":" else [Piece(term, columns[0]), Piece(sign)]
    pieces.append(Piece(block.text[found.end() :], columns[1]))
    return replace(block, kind="entry", lines=(tuple(pieces),), table=heading)


def mark_contacts(blocks: Sequence[Block]) -> list[Block]:
    """Join the lines that tell how to reach someone into contact blocks, their addresses and numbers named."""
    result: list[Block] = []
    i = 0
    while i < len(blocks):
        end = _contact_end(blocks, i)
        if end > i:
            above = _lead_lines(result, blocks[i])
            i -= above
            del result[len(result) - above :]
            texts = [line for block in blocks[i:end] for line in block.text.split("\n")]
            result.append(Block("contact", tuple((Piece(text),) for text in texts), raw_start=blocks[i].raw_start))
            i = end
        else:
            result.append(blocks[i])
            i += 1
    return result


def _lead_lines(above: Sequence[Block], first: Block) -> int:
    """How many blocks above a contact block belong to it: the line that announces it, or the names of whom to reach."""
    if _is_label(first):
        return 0
    names = 0
    while names < len(above) and names < 6 and _is_name(above[-1 - names]):
        names += 1
    announced = (
        above and above[-1].kind == "paragraph" and len(above[-1].text) <= 100 and above[-1].text[-1] not in ".;!?"
    )
    return names or int(bool(announced))


def _is_name(block: Block) -> bool:
    """A short line of mostly capitalised words, such as the names above their addresses."""
    if block.kind != "paragraph" or len(block.text) > 60 or block.text[-1] in ".:;!?" or "\n" in block.text:
        return False
    words = [word for word in block.text.split() if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) >= len(words) > 0


def _contact_end(blocks: Sequence[Block], i: int) -> int:
    """Where the contact block that begins at `i` ends; `i` itself when none begins there."""
    if not _is_contact_start(blocks, i):
        return i
    end = i
    while (
        end < len(blocks)
        and end - i < 10
        and (_holds_address(blocks[end]) or (end == i and _is_label(blocks[i])) or _is_contact_line(blocks, end))
    ):
        end += 1
    return end if any(_holds_address(block) for block in blocks[i:end]) else i


def _is_contact_start(blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    if block.kind not in ("paragraph", "heading", "item") or len(block.text) > 400:
        return False
    if _holds_address(block):
        return len(block.text) <= 250 or bool(
            re.search(r"contacteren|contact(?:gegevens)?\b", block.text[:80], re.IGNORECASE)
        )
    return _is_label(block) and i + 1 < len(blocks) and _holds_address(blocks[i + 1])


def _is_label(block: Block) -> bool:
    label = block.kind == "paragraph" or (block.kind == "heading" and block.style == "label")
    is_short = label and len(block.text) <= 90
    return is_short and not _holds_address(block) and bool(_CONTACT_LABEL.search(block.text))


def _is_contact_line(blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    return (
        block.kind in ("paragraph", "item")
        and len(block.text) <= (160 if LABELLED.match(block.text) else 90)
        and bool(_CONTACT_LABEL.search(block.text))
        and i > 0
    )


def _holds_address(block: Block) -> bool:
    if block.kind not in ("paragraph", "item", "heading") or len(block.text) > 400:
        return False
    if EMAIL.search(block.text) or PHONE.search(block.text) or _HOST.match(block.text):
        return True
    return len(block.text) < 160 and bool(WEBSITE.search(block.text))

"""From raw text to clean lines: damage of characters, doubled bold, glued interface texts and page numbers undone.

A `Line` keeps what structure needs to know of the page it came from: boldness, the gap above it, a page start.
It does not join lines; `corpus.paragraphs` does.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.undouble import undouble

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]")
_INTERFACE = re.compile(
    r"\s?\((?:opent|opens|externe link|external link|link is extern)\b[^()\n]{0,50}\)"
    r"|\s?\((?:nieuw venster|PDF opent)[^()\n]{0,40}\)",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"^(?:Gedaan met laden\b.*|U bevindt zich (?:op|hier):.*|Ga naar (?:de )?(?:hoofd)?inhoud\W*|Terug naar boven)$"
)
_BULLET = re.compile(r"^(?:[•●▪■◦‣∙·◆➢➤✓«*–—\u2022\uf0b7\uf0a7\uf0d8\uf02d]|§(?!\s?\d)|[-oO](?=\s))\s*(?=\S)")
_LONE_NUMBER = re.compile(r"^(?:-\s?)?\d{1,4}(?:\s?-)?$")
_PAGE_LABEL = re.compile(
    r"^(?:pagina|blz\.?|bladzijde|p\.)\s*\d{1,4}(?:\s*(?:van|/)\s*\d{1,4})?$|^\d{1,4}\s*/\s*\d{1,4}$", re.IGNORECASE
)
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\(((?:https?://|mailto:)[^\s()]{1,500})\)")
_ADDRESS = re.compile(r"[^\s@]{1,80}@|\w{1,8}://|www\.|mailto:")


@dataclass(frozen=True)
class Line:
    """One line of a document. `gap` counts the blank lines above it; `width` is its length with its bullet."""

    text: str
    gap: int = 0
    bold: bool = False
    bullet: bool = False
    page_start: bool = False
    width: int = 0
    raw_start: int = 0
    unnumbered: bool = False  # its number is none of those that count the headings: a footnote's, say
    below_number: bool = False  # a page number stood above it and was taken off


def read_lines(raw: str) -> list[Line]:
    """Clean `raw` and return its non-blank lines. Pure: the same text always gives the same lines."""
    lines: list[Line] = []
    gap, offset = 0, 0
    for received in raw.split("\n"):
        text, bold = _clean(received)
        if text:
            page_start = "\f" in received or (received[:1] == " " and received[1:2] not in ("", " ", "•"))
            above = lines[-1] if lines and not gap else None
            lines.append(_line(text, above, gap=gap, bold=bold, page_start=page_start, offset=offset))
            gap = 0
        elif not received.strip() or not lines:
            gap += 1
        offset += len(received) + 1
    return _without_page_numbers(_single_spaced(lines))


def starts_low(text: str) -> bool:
    """Tell whether a line begins in the middle of a sentence: without a capital, also behind a bracket."""
    return text[0].islower() or (text[0] == "(" and text[1:2].islower())


def _line(text: str, above: Line | None, *, gap: int, bold: bool, page_start: bool, offset: int) -> Line:
    width = len(text)
    bullet = _BULLET.match(text)
    dash_in_sentence = text[0] in "-–—" and above is not None and not above.bullet and above.text[-1] not in ".:;"
    if bullet and not dash_in_sentence and not text.startswith(("**", "--")):
        text = text[bullet.end() :]
    else:
        bullet = None
    return Line(text, gap, bold, bullet is not None, page_start, width, offset)


def _clean(received: str) -> tuple[str, bool]:
    text = unicodedata.normalize("NFC", received).replace("\u00a0", " ").replace("\t", " ").replace("\f", " ")
    text = _INVISIBLE.sub("", text)
    text, bold = (text, False) if text.lstrip().startswith("|") else undouble(text)
    text = _LINK.sub(_words_and_target, _STRONG.sub(r"\1", text))
    text = _INTERFACE.sub(_glue, text)
    text = re.sub(r"€(?=[^\W\d_]|\()", "€ ", text)
    text = re.sub(r" {2,}", " ", text).strip()
    return ("" if _NAVIGATION.match(text) else text), bold


def _words_and_target(found: re.Match[str]) -> str:
    """A Markdown link as text: its words, and its address where the words do not say it."""
    words, target = found[1], found[2].removeprefix("mailto:")
    return words if target.rstrip("/").endswith(words.rstrip("/")) else f"{words} ({target})"


def _glue(found: re.Match[str]) -> str:
    """What stood between the link and the text after it may have been all that parted them."""
    following = found.string[found.end() : found.end() + 1]
    return " " if following.isalnum() or following == "(" else ""


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Where an extraction put a blank line after every line, one blank line means nothing: take it off each gap.

    Told by sentences that run on over the blank lines; paragraphs of a web page, one line each, do not.
    """
    runs_on = [0] * (len(lines) + 1)
    single = [0] * (len(lines) + 1)
    for i, (above, below) in enumerate(pairwise(lines), start=1):
        sentence = starts_low(below.text) and not below.bullet and not _ADDRESS.match(below.text)
        unfinished = sentence and above.text[-1] not in ".;:!?"
        runs_on[i] = int(below.gap == 1 and unfinished)
        single[i] = int(below.gap == 0 and unfinished)
    spaced: list[Line] = []
    for i, line in enumerate(lines):
        if runs_on[i]:
            spaced.append(replace(line, gap=0))
            continue
        window = slice(max(0, i - 20), i + 21)
        double = sum(runs_on[window]) >= 2 and sum(runs_on[window]) >= 3 * sum(single[window])
        spaced.append(replace(line, gap=max(0, line.gap - 1)) if double else line)
    return spaced


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Drop page numbers: labelled ones, and lone numbers that stand far apart from what is above and below."""
    kept: list[Line] = []
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else None
        apart = line.gap >= 2 and (below is None or below.gap >= 2)
        if _PAGE_LABEL.match(line.text) or (apart and _LONE_NUMBER.match(line.text)):
            if below is not None:
                lines[i + 1] = replace(below, page_start=True, below_number=True)
            continue
        kept.append(line)
    return kept

"""Tells headings from text, line by line, and ranks them. Numbered, labelled, bold, marked and plain ones."""

import re
from collections.abc import Sequence

from corpus.lines import Line, starts_low

_PART = re.compile(
    r"^(?:Betreft ?:|(?:Bijlage|BIJLAGE|Hoofdstuk|HOOFDSTUK|Deel|DEEL|Titel|TITEL) (?:\d{1,2}|[IVX]+)\b\s*"
    r"(?:$|[:.–-]|[A-Z])|BIJLAGEN?$"
    r"|(?:SCHRIFTELIJKE |MONDELINGE )?(?:VRAAG|ANTWOORD)\b)"
)
_WORD_NUMBER = re.compile(
    r"^(?:Actie|Doelstelling|Maatregel|Thema|Spoor|Pijler|Beleidslijn|Fase|Stap|Luik|Artikel|Art\.|Afdeling|Module|Prioriteit"
    r"|Speerpunt|Sessie|Onderdeel|Categorie|Cluster) (?:\d{1,3}(?:\.\d{1,2})?|[IVX]+)(?:bis|ter)?\b ?[:.–-]?"
)
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,3})(\.|\)|)\s+[A-ZÀ-Ý‘“\"'(]")
_MARKDOWN = re.compile(r"^(#{1,6})\s+(?=\S)")
_ARTICLE = re.compile(r"^((?:Artikel|Art\.) \d{1,3}(?:/\d{1,2}|bis|ter|quater)?\.) (?=[A-ZÀ-Ý§].{25})")
_LIST_NAME = re.compile(
    r"^(?:Lijst (?:van|met) )?(?:(?:gebruikte|verklarende) )?(?:afkortingen|begrippen(?:lijst)?|woordenlijst|definities"
    r"|terminologie|glossarium|bronnen|literatuur(?:lijst)?|contact(?:gegevens)?|bijlagen)"
    r"(?: en (?:afkortingen|begrippen))?:?$",
    re.IGNORECASE,
)
BOLD = ("bold", "bold-number")
_ARTICLE_ALONE = re.compile(r"^(?:Artikel|Art\.) \S+\.$")
_NOTE_MARK = re.compile(r"(?<=[a-zà-ÿ]{3})\d$")
_SIGNATURE = re.compile(r"^[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ][\w'’-]*(?: [A-Z][\w'’-]+)? [A-Z][A-Z'’ -]{2,}$")
_ADDRESS = re.compile(r"@|https?:|www\.|€|\d{2,3}[ /]\d{2} \d{2}")


def heading_style(line: Line) -> str:
    """The style of a heading that shows by itself, or "".

    `markdown`, `part` (of the document), `word-number` ("Actie 4: …"), `bold`, `bold-number` ("1. …") or `label`
    ("Concreet aanbod:").
    """
    text = line.text
    if line.bullet:
        return ""
    if _MARKDOWN.match(text):
        return "markdown"
    if _PART.match(text) and len(text) <= 220:
        return "part"
    if _WORD_NUMBER.match(text) and len(text) <= 160 and text[-1] not in ".;,":
        return "word-number"
    if line.bold and len(text) <= 240:
        return "bold-number" if _NUMBERED.match(text) else "bold"
    return "label" if text[-1] == ":" and len(text) <= 90 and text[0].isupper() and len(text.split()) <= 12 else ""


def heading_at(lines: Sequence[Line], i: int) -> str:
    """The style of the heading that begins at line `i`, by itself or by how it stands among its neighbours."""
    line = lines[i]
    style = heading_style(line)
    below = lines[i + 1] if i + 1 < len(lines) else None
    if style == "word-number" and not line.bold and below is not None and _is_sentence(lines, i):
        return ""
    if style in ("markdown", "part", "word-number", *BOLD):
        return style
    if line.bullet or below is None or _ADDRESS.search(line.text):
        return ""
    if line.gap and names_list(line.text):
        return "plain"
    set_apart = (line.gap > 0 or line.page_start or i == 0) and (below.gap > 0 or below.bullet)
    if not set_apart or len(line.text) > 110 or len(line.text.split()) > 14:
        return ""
    numbered = _NUMBERED.match(line.text)
    if numbered and not line.unnumbered and line.text[-1] not in ".;,?" and not _is_next_item(numbered, below):
        return f"number-{numbered[1].count('.')}{numbered[2]}"
    if style == "label":
        return style
    letters = [c for c in line.text if c.isalpha()]
    if len(letters) >= 5 and all(c.isupper() for c in letters):
        return "capitals"
    if line.text[-1] == "?":
        return "label" if _is_plain_heading(line, below) and not _NUMBERED.match(below.text) else ""
    return "plain" if _is_plain_heading(line, below) else ""


def _is_next_item(numbered: re.Match[str], below: Line) -> bool:
    """Numbers of one depth right below each other are items of a list; below a chapter stands its first section."""
    found = _NUMBERED.match(below.text)
    return found is not None and found[1].count(".") <= numbered[1].count(".")


def _is_sentence(lines: Sequence[Line], i: int) -> bool:
    """Tell a sentence that begins like a heading ("Actie 3 van het plan …") by its end, lines further on."""
    end = i + 1
    while end < len(lines) and not lines[end].gap and not lines[end].bullet and starts_low(lines[end].text):
        end += 1
    return end > i + 1 and lines[end - 1].text[-1] in ".;"


def _is_plain_heading(line: Line, below: Line) -> bool:
    """A short line without an end of sentence, above prose or a list, is a heading; between short lines it is not."""
    text = line.text
    if not (text[0].isupper() or text[0] in "‘“\"'") or text[-1] in ".;,!:…" or len(text) > 90:
        return False
    return below.bullet or below.width >= 60 or text[-1] == "?"


def markdown_level(text: str) -> int:
    """How deep a heading of Markdown is: 1 for `# …`, 0 for a line that is none."""
    found = _MARKDOWN.match(text)
    return len(found[1]) if found else 0


def article_number(line: Line) -> str:
    """The "Artikel 3." before the text of an article of a law or decree, which is its heading; "" for none."""
    found = _ARTICLE.match(line.text)
    return found[1] if found and not line.bullet else ""


def names_list(text: str) -> bool:
    """The usual names of what closes a document: lists of terms, abbreviations, sources, annexes, contacts."""
    return len(text) <= 60 and bool(_LIST_NAME.match(text))


def is_signature(text: str) -> bool:
    """A name that closes a letter ("Liesbeth HOMANS"): what follows stands under no heading of the letter."""
    return bool(_SIGNATURE.match(text)) and len(text) <= 40


def heading_text(text: str) -> str:
    """The heading without the marks of its format, a closing colon and the mark of a footnote ("Begrippen1:")."""
    text = _MARKDOWN.sub("", text).strip().rstrip(":,").strip(" *_")
    return _NOTE_MARK.sub("", text.removesuffix(".") if _ARTICLE_ALONE.match(text) else text)


class Ranks:
    """Gives each heading its level: a style seen before ends what stood under it, a new one goes below the last.

    A part of the document ("Betreft:", "Bijlage 2") always stands right under the title.
    """

    def __init__(self) -> None:
        self._open: list[str] = []

    def level(self, style: str) -> int:
        """Level 1 is right under the document's title."""
        if style.startswith("markdown-"):
            deeper = [s for s in self._open if s.startswith("markdown-") and s >= style]
            if deeper and style not in self._open:
                style = deeper[0]
        if style in ("part", "title"):
            self._open = []
        if style.startswith("number-"):
            self._close_numbers(style)
        if style in self._open:
            self._open = self._open[: self._open.index(style)]
        self._open.append(style)
        return len(self._open)

    def _close_numbers(self, style: str) -> None:
        """Section 2.3 ends what stands under 2.2, and whatever stands under chapter 2 without a number."""
        depth, mark = style[7], style[8:]
        numbers = [i for i, other in enumerate(self._open) if other.startswith("number-") and other[8:] == mark]
        deeper = [i for i in numbers if self._open[i][7] >= depth]
        if deeper:
            self._open = self._open[: deeper[0]]
        elif numbers:
            self._open = self._open[: numbers[-1] + 1]

    def close_label(self) -> None:
        """End what stands under a label ("Concreet aanbod:"): it heads one list, not the text after it."""
        if self._open and self._open[-1] == "label":
            self._open.pop()

    @property
    def depth(self) -> int:
        """How many headings are open."""
        return len(self._open)

    def reset(self) -> None:
        """Close every heading: what follows stands under the title alone."""
        self._open = []

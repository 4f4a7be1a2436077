"""An `Answer` as HTML for the page: status, text, warnings, and each source with its quote marked in its surroundings.

Pure functions of an answer and the documents' texts. The page puts the result in as it is, so everything that comes
from a question or a document is escaped here.
"""

import html
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from assistant.answer import Answer, Citation
from assistant.readable import readable

STATUS_LABELS = {
    "answered": ("✓", "Beantwoord uit de bronnen"),
    "partial": ("◐", "Gedeeltelijk beantwoord uit de bronnen"),
    "no_answer": ("∅", "Niet gevonden in de bronnen"),
    "referred": ("☎", "Doorverwezen"),
}
SURROUNDINGS = 180  # characters of the document shown on each side of a quote
OPEN_SOURCES = 4  # the further ones show their title and open on a click
ECHO_LIMIT = 600  # a pasted book is not repeated in full in the chat
MARK = re.compile(r"\[(\d{1,3})\]")
LIST_ITEM = re.compile(r"\s*[-•*]\s+")

TextOf = Callable[[str], str]
"""The text of the document with this id."""


def turn_html(question: str, reply: str, *, number: int) -> str:
    """A question as it was typed and, below it, HTML that replies to it."""
    shown = question if len(question) <= ECHO_LIMIT else f"{question[:ECHO_LIMIT]} … ({len(question)} tekens)"
    asked = escaped(shown) if question.strip() else "<i>(lege vraag)</i>"
    return f'<section class="vb-turn" id="vb-turn-{number}"><h2 class="vb-question">{asked}</h2>{reply}</section>'


def answer_html(answer: Answer, text_of: TextOf, *, turn: int) -> str:
    """The whole answer; `text_of` gives the text that the citations' offsets count in."""
    sources = "".join(
        _source(citation, text_of(citation.document), turn, shown=place < OPEN_SOURCES)
        for place, citation in enumerate(answer.citations)
    )
    return "".join(
        [
            f'<div class="vb-answer vb-{answer.status}">',
            _status(answer),
            f'<div class="vb-text">{_paragraphs(answer, turn)}</div>',
            "".join(f'<p class="vb-warning"><b>Let op:</b> {escaped(warning)}</p>' for warning in answer.warnings),
            f'<div class="vb-sources"><h3>Bronnen</h3>{sources}</div>' if sources else "",
            "</div>",
        ]
    )


def spoken_html(answer: Answer) -> str:
    """What a screen reader reads out when the answer is there: its status and text."""
    return escaped(f"{STATUS_LABELS[answer.status][1]}. {answer.answer}")


def notice_html(message: str) -> str:
    """A remark of the page itself: the question was empty, or something broke."""
    return f'<div class="vb-notice">{escaped(message)}</div>'


def escaped(text: str) -> str:
    """Text to stand between tags."""
    return html.escape(readable(text)).replace("\n", "<br>")


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `text[start:end]`, cut between words, without blank lines."""
    first, last = max(0, start - SURROUNDINGS), min(len(text), end + SURROUNDINGS)
    before, after = (re.sub(r"\n\s*\n", "\n", part) for part in (text[first:start], text[end:last]))
    if first > 0:
        before = "… " + re.sub(r"^\S*\s+", "", before)
    if last < len(text):
        after = re.sub(r"\s+\S*$", "", after) + " …"
    return before, after


def _status(answer: Answer) -> str:
    icon, label = STATUS_LABELS[answer.status]
    return f'<p class="vb-status"><span aria-hidden="true">{icon}</span> {label}</p>'


def _paragraphs(answer: Answer, turn: int) -> str:
    known = {citation.n for citation in answer.citations}
    blocks = (block for block in re.split(r"\n\s*\n", answer.answer.strip()) if block.strip())
    return "".join(_linked(_block(block), known, turn) for block in blocks)


def _block(block: str) -> str:
    """A paragraph, in which lines that begin with a dash or bullet are a list."""
    parts: list[str] = []
    for line in block.split("\n"):
        item = LIST_ITEM.match(line)
        if item:
            parts.append(f"<li>{escaped(line[item.end() :])}</li>")
        elif line.strip():
            parts.append(f"<p>{escaped(line)}</p>")
    return re.sub(r"((?:<li>.*?</li>)+)", r"<ul>\1</ul>", "".join(parts))


def _linked(markup: str, known: set[int], turn: int) -> str:
    """Each `[n]` that has a citation becomes a link to its source below."""

    def link(mark: re.Match[str]) -> str:
        n = int(mark[1])
        return f'<a class="vb-mark" href="#{_anchor(turn, n)}">[{n}]</a>' if n in known else mark[0]

    return MARK.sub(link, markup)


def _source(citation: Citation, text: str, turn: int, *, shown: bool) -> str:
    before, after = surroundings(text, citation.start, citation.end)
    date = citation.date or "zonder datum"
    page = f", pagina {citation.page}" if citation.page is not None else ""
    quote = text[citation.start : citation.end]
    section = " › ".join(part for part in citation.section if part != citation.title)
    return "".join(
        [
            f'<details class="vb-source"{" open" if shown else ""}><summary class="vb-title">',
            f'<span class="vb-n">[{citation.n}]</span> {escaped(citation.title)}</summary>',
            # The anchor is inside: a browser opens a closed source when a link leads into it.
            f'<div id="{_anchor(turn, citation.n)}"><p class="vb-place">{escaped(date)}{page}',
            f" · {escaped(section)}</p>" if section else "</p>",
            f'<blockquote>{escaped(before)}<mark class="vb-quote">{escaped(quote)}</mark>{escaped(after)}</blockquote>',
            _links(citation),
            "</div></details>",
        ]
    )


def _links(citation: Citation) -> str:
    own = f'<a href="api/documents/{html.escape(citation.document)}/text" target="_blank">Volledige tekst</a>'
    if citation.url and urlsplit(citation.url).scheme in ("http", "https"):
        url = html.escape(citation.url)
        own += f' · <a href="{url}" target="_blank" rel="noopener noreferrer">Origineel</a>'
    return f'<p class="vb-links">{own}</p>'


def _anchor(turn: int, n: int) -> str:
    return f"bron-{turn}-{n}"

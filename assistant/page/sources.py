"""The sources below an answer as HTML: each citation with its quote marked in its surroundings. Pure functions.

This is what stands there without our script, and what the source pane leads back to; the pane itself is a script's.
"""

import html
import json
import re
from collections.abc import Callable, Sequence
from itertools import groupby
from urllib.parse import urlsplit

from assistant.answer import Citation
from assistant.dutch_dates import dutch_date
from assistant.page.links import linked, links_in
from assistant.readable import readable

SURROUNDINGS = 180  # characters of the document shown on each side of a quote
OPENING = 90  # characters of a quote that tell one source from the next

TextOf = Callable[[str], str]
"""The text of the document with this id, "" where no text can be read now; KeyError where it is no longer there."""


def sources_html(citations: list[Citation], text_of: TextOf, *, turn: int) -> str:
    """Every source, closed until asked for, below the document that it is from."""
    order = list(dict.fromkeys(citation.document for citation in citations))
    by_document = groupby(sorted(citations, key=lambda c: order.index(c.document)), key=lambda c: c.document)
    sources = "".join(_document(list(cited), text_of, turn) for _, cited in by_document)
    return f'<div class="vb-sources"><h3>Bronnen</h3>{sources}</div>' if sources else ""


def source_anchor(turn: int, n: int) -> str:
    """The id of a source, for a link that leads to it."""
    return f"bron-{turn}-{n}"


def place_of(citation: Citation) -> str:
    """On which page and under which headings a citation stands, in one line; "" where neither is known."""
    section = " › ".join(part for part in citation.section if part != citation.title)
    page = f"pagina {citation.page}" if citation.page is not None else ""
    return " · ".join(part for part in (page, section) if part)


def opening(quote: str) -> str:
    """The first words of a quote, on one line."""
    line = " ".join(quote.split())
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after `text[start:end]`, cut between words, without blank lines."""
    first, last = max(0, start - SURROUNDINGS), min(len(text), end + SURROUNDINGS)
    before, after = (re.sub(r"\n\s*\n", "\n", part) for part in (text[first:start], text[end:last]))
    if first > 0:
        before = "… " + re.sub(r"^\S*\s+", "", before)
    if last < len(text):
        after = re.sub(r"\s+\S*$", "", after) + " …"
    return before, after


def _text(citation: Citation, text_of: TextOf) -> str | None:
    """The document's text, "" where it cannot be read now, None where the quote no longer stands in it."""
    try:
        text = text_of(citation.document)
    except KeyError:
        return None
    return text if not text or text[citation.start : citation.end] == citation.quote else None


def _document(cited: Sequence[Citation], text_of: TextOf, turn: int) -> str:
    """A document by its title and date, with its sources; they share one text."""
    first = cited[0]
    return "".join(
        [
            f'<section class="vb-from"><h4>{_plain(first.title)} <span class="vb-date">',
            f"{_plain(dutch_date(first.date) or 'zonder datum')}</span></h4>",
            *(_source(citation, _text(citation, text_of), turn) for citation in cited),
            "</section>",
        ]
    )


def _source(citation: Citation, text: str | None, turn: int) -> str:
    before, after = surroundings(text, citation.start, citation.end) if text else ("", "")
    gone = "" if text is not None else '<p class="vb-warning">Dit citaat staat niet meer zo in de huidige bronnen.</p>'
    links = json.dumps([[link.start, link.end, link.href] for link in links_in(citation.quote)])
    return "".join(
        [
            f'<details class="vb-source" data-n="{citation.n}" data-links="{html.escape(links)}">',
            f'<summary class="vb-title"><span class="vb-n">[{citation.n}]</span> ',
            f"<span>“{_plain(opening(citation.quote))}”",
            f'<span class="vb-place">{_plain(place_of(citation))}</span></span></summary>',
            # The anchor is inside: a browser opens a closed source when a link leads into it.
            f'<div id="{source_anchor(turn, citation.n)}">{gone}',
            f"<blockquote>{_plain(before)}",
            f'<mark class="vb-quote">{linked(citation.quote)}</mark>{_plain(after)}</blockquote>',
            f'<p class="vb-links">{" · ".join(_links(citation, turn))}</p></div></details>',
        ]
    )


def _links(citation: Citation, turn: int) -> list[str]:
    own = f"api/documents/{html.escape(citation.document)}/text"
    links = [
        f'<button type="button" class="vb-link" id="toon-{turn}-{citation.n}" data-open="{citation.n}">'
        "Toon in de bron</button>",
        f'<a href="{own}" target="_blank">Volledige tekst</a>',
    ]
    if citation.url and urlsplit(citation.url).scheme in ("http", "https"):
        links.append(
            f'<a href="{html.escape(citation.url)}" target="_blank" rel="noopener noreferrer">Origineel document</a>'
        )
    return links


def _plain(text: str) -> str:
    return html.escape(readable(text)).replace("\n", "<br>")

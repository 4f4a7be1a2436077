"""A turn of the conversation as HTML: the question, and the `Answer` with its status, text, warnings and sources.

Pure functions of an answer and the documents' texts. The page puts the result in as it is, so everything that comes
from a question or a document is escaped here. What our script needs of an answer stands in `data-` attributes.
"""

import html
import re

from assistant.answer import Answer
from assistant.page.links import linked
from assistant.page.sources import TextOf, source_anchor, sources_html
from assistant.readable import readable

STATUS_LABELS = {
    "answered": ("✓", "Beantwoord uit de bronnen"),
    "partial": ("◐", "Gedeeltelijk beantwoord uit de bronnen"),
    "no_answer": ("∅", "Niet gevonden in de bronnen"),
    "referred": ("☎", "Doorverwezen"),
}
BUSY = '<div class="vb-busy">Zoeken in de bronnen …</div>'
ECHO_LIMIT = 600  # a pasted book is not repeated in full in the chat
MARK = re.compile(r"\[(\d{1,3})\]")
LIST_ITEM = re.compile(r"\s*[-•*]\s+")


def turn_html(
    question: str, reply: str, *, number: int, answer: Answer | None = None, scope: str = "", busy: bool = False
) -> str:
    """A question as it was typed and, below it, HTML that replies to it; `scope` says where was searched."""
    shown = question if len(question) <= ECHO_LIMIT else f"{question[:ECHO_LIMIT]} … ({len(question)} tekens)"
    asked = escaped(shown) if question.strip() else "<i>(lege vraag)</i>"
    data = f' data-answer="{html.escape(kept_json(answer))}"' if answer else ""
    state = ' data-busy="" aria-busy="true"' if busy else ""
    return "".join(
        [
            f'<section class="vb-turn" id="vb-turn-{number}" aria-labelledby="vb-asked-{number}"{state}{data}>',
            f'<h2 class="vb-question" id="vb-asked-{number}" tabindex="-1">{asked}</h2>',
            f'<p class="vb-scope">{escaped(scope)}</p>' if scope else "",
            reply,
            _rating() if answer and not busy else "",
            "</section>",
        ]
    )


def answer_html(answer: Answer, text_of: TextOf, *, turn: int) -> str:
    """The whole answer; `text_of` gives the text that the citations' offsets count in. A snapshot that has no text yet
    says in its warnings what is being waited for."""
    if not answer.answer:
        return BUSY + "".join(f'<p class="vb-busy">{escaped(warning)}</p>' for warning in answer.warnings)
    return "".join(
        [
            f'<div class="vb-answer vb-{answer.status}">',
            _status(answer),
            f'<div class="vb-text">{_paragraphs(answer, turn)}</div>',
            "".join(f'<p class="vb-warning"><b>Let op:</b> {linked(warning)}</p>' for warning in answer.warnings),
            sources_html(answer.citations, text_of, turn=turn),
            "</div>",
        ]
    )


def kept_json(answer: Answer) -> str:
    """What the browser keeps of an answer: all but the passages that were found."""
    return answer.model_dump_json(exclude={"passages", "seconds"})


def spoken_html(answer: Answer) -> str:
    """What a screen reader reads out when the answer is there: its status, text and warnings."""
    warnings = "".join(f" Let op: {warning}" for warning in answer.warnings)
    return escaped(f"{STATUS_LABELS[answer.status][1]}. {answer.answer}{warnings}")


def notice_html(message: str) -> str:
    """A remark of the page itself: the question was empty, or something broke."""
    return f'<div class="vb-notice">{escaped(message)}</div>'


def escaped(text: str) -> str:
    """Text to stand between tags."""
    return html.escape(readable(text)).replace("\n", "<br>")


def _status(answer: Answer) -> str:
    icon, label = STATUS_LABELS[answer.status]
    return f'<p class="vb-status"><span aria-hidden="true">{icon}</span> {label}</p>'


def _paragraphs(answer: Answer, turn: int) -> str:
    urgent = answer.status == "referred"
    blocks = (block for block in re.split(r"\n\s*\n", answer.answer.strip()) if block.strip())
    text = "".join(_block(block, urgent) for block in blocks)
    return _marked(text, {citation.n for citation in answer.citations}, turn)


def _block(block: str, urgent: bool) -> str:
    """A paragraph, in which lines that begin with a dash or bullet are a list."""
    parts: list[str] = []
    for line in block.split("\n"):
        item = LIST_ITEM.match(line)
        if item:
            parts.append(f"<li>{linked(line[item.end() :], urgent=urgent)}</li>")
        elif line.strip():
            parts.append(f"<p>{linked(line, urgent=urgent)}</p>")
    return re.sub(r"((?:<li>.*?</li>)+)", r"<ul>\1</ul>", "".join(parts))


def _marked(markup: str, known: set[int], turn: int) -> str:
    """Each `[n]` that has a citation becomes a link to its source; our script opens that source beside the answer."""
    count = 0

    def link(mark: re.Match[str]) -> str:
        nonlocal count
        n, count = int(mark[1]), count + 1
        if n not in known:
            return mark[0]
        return (
            f'<a class="vb-mark" id="merk-{turn}-{count}" data-open="{n}" href="#{source_anchor(turn, n)}" '
            f'aria-label="[{n}] toon de bron">[{n}]</a>'
        )

    return MARK.sub(link, markup)


def _rating() -> str:
    return (
        '<div class="vb-rating" role="group" aria-label="Uw oordeel over dit antwoord">'
        '<span>Was dit antwoord nuttig?</span><button type="button" data-thumb="up" aria-pressed="false">Ja</button>'
        '<button type="button" data-thumb="down" aria-pressed="false">Nee</button>'
        '<span class="vb-rated"></span></div>'
    )

"""The chat page: a Gradio Blocks around an answer chain. Shows and asks; how an answer is found it does not know.

The conversation is HTML of our own instead of Gradio's Chatbot, which puts each message's raw HTML in its `aria-label`.
Gradio takes seconds to import, so this module is imported by the server alone.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.chain import Question
from assistant.opening import Assistant
from assistant.page_html import answer_html, escaped, notice_html, spoken_html, turn_html
from assistant.readable import readable
from corpus.errors import VraagbaakError

log = logging.getLogger(__name__)

CSS_FILE = Path(__file__).with_name("page.css")
TITLE = "Vraagbaak"
INTRODUCTION = (
    '<header class="vb-header"><h1>Vraagbaak</h1><p>Vragen over het Vlaamse beleid rond gewelddadige radicalisering '
    "en polarisatie. Elk antwoord komt letterlijk uit de bronnen, met het citaat erbij.</p></header>"
)
EXAMPLES = (
    "Welke expert biedt een helpdesk?",
    "Hoeveel projecten werden er geselecteerd na de oproep van 5 maart 2021?",
    "Welke stad kreeg het laagste subsidiebedrag?",
    "Wat verstaat men onder polarisering?",
    "Wat is het telefoonnummer van Ceapire?",
)
FOOTNOTE = (
    '<div class="vb-footnote">Vraagbaak antwoordt alleen uit de beleidsdocumenten die hier bekend zijn en kan iets '
    "missen: lees het citaat na. Acuut gevaar? Bel 112 of 101.</div>"
)
BUSY = '<div class="vb-busy">Zoeken in de bronnen …</div>'
BROKEN = "Er ging iets mis bij het zoeken van dit antwoord. Uw vraag staat nog in het invoerveld; probeer het opnieuw."
REMEMBERED = 6  # earlier questions that a follow-up may lean on
AT_ONCE = 16  # answers worked on at the same time; the others wait a moment in the queue

# A new turn is brought into view once; the steps in which its answer grows leave the reader where they are.
SHOW_NEW_TURN = """
let shown = "";
watch("value", () => {
    const turn = element.querySelector(".vb-turn");
    const id = turn ? turn.id : "";
    if (turn && id !== shown) turn.scrollIntoView({block: "start"});
    shown = id;
});
"""


@dataclass(frozen=True)
class Conversation:
    """What was said: the HTML of the earlier turns, that of the latest, and the questions that were answered."""

    earlier: str = ""
    latest: str = ""
    questions: tuple[str, ...] = ()
    turns: int = 0


Step = tuple[str, str, str, str, Conversation]
"""Earlier turns, latest turn, what a screen reader reads out, what stands in the input field, the conversation."""


def chat_page(current: Callable[[], Assistant]) -> gr.Blocks:
    """The page; each question is answered by the assistant that `current` gives at that moment."""
    with gr.Blocks(title=TITLE, analytics_enabled=False) as page:
        said = gr.State(Conversation())
        gr.HTML(INTRODUCTION)
        earlier = gr.HTML("", elem_id="vb-earlier", js_on_load=None)
        latest = gr.HTML("", elem_id="vb-latest", js_on_load=SHOW_NEW_TURN)
        # Only a finished answer is read out: a live region around growing HTML would be read again at every step.
        heard = gr.HTML("", elem_id="vb-heard", html_template='<div role="status">${value}</div>', js_on_load=None)
        with gr.Row(elem_id="vb-ask"):
            box = _question_box()
            send = gr.Button("Vraag", variant="primary", elem_id="vb-send", scale=0, min_width=96)
        again = gr.Button("Nieuw gesprek", size="sm", elem_id="vb-again")
        examples = _examples()
        gr.HTML(FOOTNOTE)

        shown = [earlier, latest, heard, box, said]
        turn = partial(converse, current)
        asking = [(box.submit, box), (send.click, box), *((button.click, button) for button in examples)]
        for event, question in asking:
            event(turn, [question, said], shown, concurrency_id="answers", concurrency_limit=AT_ONCE, **_quietly())
        again.click(_forget, None, shown, queue=False, **_quietly())
    page.queue(default_concurrency_limit=AT_ONCE, api_open=False)
    return page


def converse(current: Callable[[], Assistant], typed: str, said: Conversation) -> Iterator[Step]:
    """One turn, step by step as the answer grows. A question that failed goes back to the field."""
    question = readable(typed)
    number = said.turns + 1
    earlier, latest, spoken, kept = said.earlier + said.latest, turn_html(question, BUSY, number=number), "", ""
    yield earlier, latest, "Zoeken in de bronnen", kept, said
    try:
        assistant = current()
        for answer in assistant.chain.stream(Question(question=question, context=list(said.questions[-REMEMBERED:]))):
            reply = answer_html(answer, lambda document: assistant.index.document(document).text, turn=number)
            latest = turn_html(question, reply, number=number)
            spoken = spoken_html(answer)
            yield earlier, latest, "", kept, said
    except VraagbaakError as error:
        latest, spoken, kept = turn_html(question, notice_html(str(error)), number=number), escaped(str(error)), typed
    except Exception:
        log.exception("no answer on the page")
        latest, spoken, kept = turn_html(question, notice_html(BROKEN), number=number), BROKEN, typed
    questions = said.questions if kept or not question.strip() else (*said.questions, question)
    yield earlier, latest, spoken, kept, Conversation(earlier, latest, questions, number)


def page_look() -> dict[str, Any]:
    """What the server passes on when it mounts the page: our colours, system fonts, none of Gradio's own links."""
    fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
    return {
        "theme": gr.themes.Base(font=fonts, font_mono=["ui-monospace", "Consolas", "monospace"]),
        "css_paths": [CSS_FILE],
        "footer_links": [],
        "run_history": False,
        "enable_monitoring": False,
        "pwa": False,
        "mcp_server": False,
        "ssr_mode": False,
        "show_error": False,
        "max_file_size": 1,
    }


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label="Stel uw vraag",
        placeholder="Typ hier uw vraag",
        lines=1,
        max_lines=8,
        elem_id="vb-question",
        autofocus=True,
        scale=1,
        min_width=120,
    )


def _examples() -> list[gr.Button]:
    """Shown until the first question: the style sheet hides them as soon as there is a turn."""
    with gr.Column(elem_id="vb-examples"):
        gr.HTML('<h2 class="vb-label">Of begin met een voorbeeld</h2>')
        return [gr.Button(example, size="sm", elem_classes="vb-example") for example in EXAMPLES]


def _forget() -> Step:
    return "", "", "Nieuw gesprek", "", Conversation()


def _quietly() -> dict[str, Any]:
    return {"show_progress": "hidden", "api_visibility": "private"}

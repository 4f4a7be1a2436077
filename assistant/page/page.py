"""The chat page: a Gradio Blocks around an answer chain. Lays out and wires; what a turn shows is made in `page_talk`.

The conversation is HTML of our own instead of Gradio's Chatbot, which puts each message's raw HTML in its `aria-label`.
Gradio takes seconds to import, so this module is imported by the server alone.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.staticfiles import StaticFiles

from assistant.opening import Assistant
from assistant.page.examples import examples, examples_html
from assistant.page.filter import filter_html
from assistant.page.parts import DIALOGS, INTRODUCTION, TITLE, TOOLBAR, footnote_html
from assistant.page.talk import Step, converse, quick, reopened, suggested
from corpus.errors import VraagbaakError

log = logging.getLogger(__name__)

FILES = Path(__file__).with_name("files")
STYLES = [FILES / f"{name}.css" for name in ("look", "talk", "sources", "tools", "ask", "dialogs", "pane")]
FILES_PATH = "/page"
NOT_STORED = "Deze server bewaart uw vragen niet."
AT_ONCE = 16  # answers worked on at the same time; the others wait a moment in the queue

# What the page's script knows goes along with the question; without that script the question goes alone.
WITH_CONVERSATION = "(typed) => window.vraagbaak ? window.vraagbaak.asked(typed) : typed"
SHOWN_CONVERSATION = "() => window.vraagbaak ? window.vraagbaak.shown() : ''"
KEPT_CONVERSATION = "() => window.vraagbaak.reopened()"
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

Shown = tuple[str, str, str, str | dict[str, Any], str]


def chat_page(current: Callable[[], Assistant], stored: str = NOT_STORED) -> gr.Blocks:
    """The page; each question is answered by the assistant that `current` gives at that moment. `stored` is a Dutch
    sentence that tells whether the server keeps the questions."""
    with gr.Blocks(title=TITLE, analytics_enabled=False) as page:
        _html(INTRODUCTION)
        earlier = _html("", "vb-earlier")
        with gr.Column(elem_id="vb-now"):
            latest = gr.HTML("", elem_id="vb-latest", js_on_load=SHOW_NEW_TURN)
            # Only a finished answer is read out: a live region around growing HTML would be read at every step.
            heard = gr.HTML("", elem_id="vb-heard", html_template='<div role="status">${value}</div>', js_on_load=None)
            following = _html("", "vb-next")
            _html(TOOLBAR, "vb-tools")
        with gr.Group(elem_id="vb-ask"):
            choice = _html("", "vb-choice")
            with gr.Row(elem_id="vb-asking"):
                box = _question_box()
                send = gr.Button("Vraag", variant="primary", elem_id="vb-send", scale=0, min_width=96)
                stop = gr.Button("Stop", elem_id="vb-stop", scale=0, min_width=96)
        beginning = _html("", "vb-examples")
        _html(footnote_html(stored))
        _html(DIALOGS)
        # Pressed by our script alone: a suggested question, a kept conversation, a new one.
        proposed, kept, again = (_hidden_button(name) for name in ("vb-suggested", "vb-kept", "vb-again"))

        shown = [earlier, latest, heard, box, following]
        asking = gr.on(
            [box.submit, send.click, proposed.click],
            partial(_turn, current),  # Gradio must see that it is a generator
            box,
            shown,
            js=WITH_CONVERSATION,
            trigger_mode="once",
            concurrency_id="answers",
            concurrency_limit=AT_ONCE,
            **_quietly(),
        )
        asking.then(
            partial(suggested, current), box, following, js=SHOWN_CONVERSATION, trigger_mode="multiple", **_quietly()
        )
        kept.click(
            lambda payload: _shown(reopened(current, payload)),
            box,
            shown,
            js=KEPT_CONVERSATION,
            cancels=asking,
            **_quietly(),
        )
        again.click(lambda: _shown(Step(heard="Nieuw gesprek")), None, shown, cancels=asking, **_quietly())
        stop.click(lambda: "Gestopt", None, heard, cancels=asking, **_quietly())
        page.load(lambda: _choice(current), None, choice, **_quietly())
        page.load(_beginning(current), None, beginning, **_quietly())
    page.queue(default_concurrency_limit=AT_ONCE, api_open=False)
    return page


def page_look() -> dict[str, Any]:
    """What the server passes on when it mounts the page: our script and colours, system fonts, no links of Gradio."""
    fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
    return {
        "theme": gr.themes.Base(font=fonts, font_mono=["ui-monospace", "Consolas", "monospace"]),
        "css_paths": STYLES,
        "head": f'<script type="module" src="{FILES_PATH.lstrip("/")}/main.js"></script>',
        "footer_links": [],
        "run_history": False,
        "enable_monitoring": False,
        "pwa": False,
        "mcp_server": False,
        "ssr_mode": False,
        "show_error": False,
        "max_file_size": 1,
    }


def page_files() -> StaticFiles:
    """The page's scripts, to be mounted at `FILES_PATH`."""
    return StaticFiles(directory=FILES)


def _html(value: str, id: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=id, js_on_load=None)


def _hidden_button(id: str) -> gr.Button:
    return gr.Button(id, elem_id=id, visible="hidden")


def _question_box() -> gr.Textbox:
    """Without Gradio's autofocus, which takes the focus again at each change of the value; our script gives it once."""
    return gr.Textbox(
        label="Stel uw vraag",
        placeholder="Typ hier uw vraag",
        lines=1,
        max_lines=8,
        elem_id="vb-question",
        scale=1,
        min_width=120,
    )


def _turn(current: Callable[[], Assistant], payload: str) -> Iterator[Shown]:
    for number, step in enumerate(converse(current, payload)):
        earlier, latest, heard, typed, following = _shown(step)
        # Emptied once: what somebody types while the answer grows stays.
        yield earlier, latest, heard, typed if typed or not number else gr.skip(), following


def _shown(step: Step) -> Shown:
    return step.earlier, step.latest, step.heard, step.typed, step.next


def _choice(current: Callable[[], Assistant]) -> str:
    try:
        return filter_html(current().index.sources())
    except VraagbaakError:
        return ""  # the first question says what is wrong


def _beginning(current: Callable[[], Assistant]) -> Callable[[], str]:
    """Makes the examples; visitors who come at once wait for one another instead of all asking the same."""
    one_at_a_time = threading.Lock()

    def shown() -> str:
        try:
            index = current().index
            with one_at_a_time:
                return examples_html(examples(index, quick(index)))
        except VraagbaakError:
            return ""
        except Exception:
            log.exception("no examples")  # the page does without
            return ""

    return shown


def _quietly() -> dict[str, Any]:
    return {"show_progress": "hidden", "api_visibility": "private"}

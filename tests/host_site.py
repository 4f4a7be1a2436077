"""The widget on pages of another origin, in Chromium: the real server with its door and limits, a second server whose
pages have a strict policy, and a hand-written chain that answers by the words of the question."""

import html
import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from desk_fakes import desk
from fake_answers import QUOTE, citation
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from langchain_core.runnables import RunnableGenerator
from live import Live
from page_site import PageIndex

from assistant.answer import Answer, Citation
from assistant.chain import Question
from assistant.opening import Assistant
from assistant.server import web_app
from assistant.widget.site_list import SiteList
from assistant.widget.widget import Widget
from corpus.document import Document, Source

VIEWPORT = {"width": 1200, "height": 800}
HELPDESK = "Welke expert biedt een helpdesk?"
RLO = "\u202egro.livee\u202c \u2066"
HOSTILE_QUOTE = f'<img src=x onerror="window.hacked=1"> {RLO} javascript:window.hacked=2 {"x" * 10_000} einde'
HOSTILE_TEXT = f"Vooraf <script>window.hacked=3</script> {RLO}\n\n{HOSTILE_QUOTE}\n\nDaarna. " + "Nog iets. " * 200
HOSTILE = Source(
    id="vijandig",
    file="vijandig.txt",
    title=f'Plan "><script>window.hacked=4</script> {RLO}',
    date="2017",
    url="javascript:window.hacked=5",
)
TABLE = "Bedragen (2021):\n| Stad | Bedrag |\n| --- | ---: |\n| Genk | € 44.726,12 [1] |\n| Mechelen | € 10,00 |"
SITES = """[[site]]
id = "gemeente-x"
title = "Vraag het de gemeente"
origins = ["{host}"]
per_visitor = "10000/minute"

[[site]]
id = "krap"
origins = ["{host}"]
per_visitor = "1/hour"

[[site]]
id = "elders"
origins = ["https://www.elders.be"]
"""


class HostIndex(PageIndex):
    """Two documents, one of them hostile."""

    version = "generatie-1"

    def __init__(self) -> None:
        super().__init__()
        self.kept["vijandig"] = Document(HOSTILE, "", HOSTILE_TEXT, ())


class HostChain:
    """Answers by the words of the question; `asked` keeps what came in, `hold` halts a stream after its first step."""

    def __init__(self) -> None:
        self.index, self.numbers = HostIndex(), itertools.count(1)
        self.asked: list[Question] = []
        self.hold = threading.Event()
        self.hold.set()

    def assistant(self) -> Assistant:
        return Assistant(self.index, RunnableGenerator(self._stream))  # type: ignore[arg-type]

    def _stream(self, questions: Iterator[Question]) -> Iterator[Answer]:
        for question in questions:
            self.asked.append(question)
            for answer in self._steps(question.question):
                yield answer.model_copy(update={"id": f"antwoord-{next(self.numbers)}"})

    def _steps(self, text: str) -> Iterator[Answer]:
        kinds: dict[str, Callable[[str], Iterator[Answer]]] = {
            "weer": _missing,
            "gevaar": _referred,
            "vijandig": _hostile,
            "bedragen": _table,
            "kapot": _broken,
        }
        for word, steps in kinds.items():
            if word in text:
                yield from steps(text)
                return
        yield from self._helpdesk(text)

    def _helpdesk(self, text: str) -> Iterator[Answer]:
        lead = "Solentra › Aanbod (webpagina, 2024):"
        yield Answer(id="", question=text, status="answered", answer=lead)
        self.hold.wait(timeout=20)
        quoted = f"{lead}\n“{QUOTE}” [1]\nMail info@solentra.be of bel 02 553 55 55, zie www.solentra.be."
        warnings = ["Deze bron dateert van 2024."]
        yield Answer(id="", question=text, status="answered", answer=quoted, citations=[citation()], warnings=warnings)


def _missing(text: str) -> Iterator[Answer]:
    yield Answer(id="", question=text, status="no_answer", answer="Dat staat niet in de bronnen.")


def _referred(text: str) -> Iterator[Answer]:
    yield Answer(id="", question=text, status="referred", answer="Is er gevaar? Bel 112 of 101 (politie).")


def _table(text: str) -> Iterator[Answer]:
    yield Answer(id="", question=text, status="answered", answer=TABLE, citations=[citation()])


def _broken(text: str) -> Iterator[Answer]:
    yield Answer(id="", question=text, status="answered", answer="Een begin")
    raise RuntimeError("secret inside")


def _hostile(text: str) -> Iterator[Answer]:
    start = HOSTILE_TEXT.index(HOSTILE_QUOTE)
    cited = Citation(
        n=1,
        document="vijandig",
        title=HOSTILE.title,
        section=[f"<b>Deel</b> {RLO}"],
        date="2017",
        url=HOSTILE.url,
        quote=HOSTILE_QUOTE,
        start=start,
        end=start + len(HOSTILE_QUOTE),
    )
    answer = f"“{HOSTILE_QUOTE}” [1]\nZie http://onveilig.be/x en data:text/html,x en https://www.voorbeeld.be/a."
    yield Answer(id="", question=text, status="partial", answer=answer, citations=[cited], warnings=[HOSTILE_QUOTE])


class Pages:
    """What a web server of someone else serves: pages under a strict policy, each by its name."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, dict[str, str]]] = {}
        self.app = FastAPI()
        self.app.add_api_route("/{name}", self._page, response_class=HTMLResponse)

    def _page(self, name: str) -> HTMLResponse:
        if name not in self.kept:
            return HTMLResponse("", 404)
        body, headers = self.kept[name]
        return HTMLResponse(body, headers=headers)


class Host:
    """The server under test, the pages of another origin, and what Chromium shows of them."""

    def __init__(self, folder: Path, chain: Any) -> None:
        self.chain, self.pages, self.sites = chain, Pages(), folder / "sites.toml"
        self.host = Live(self.pages.app)
        self.sites.write_text(SITES.replace("{host}", self.host.url), encoding="utf-8")
        self.desk = desk(folder)
        self.server = Live(web_app(chain.assistant, desk=self.desk, widget=Widget(SiteList(self.sites))))
        self._numbers = itertools.count(1)

    def __enter__(self) -> "Host":
        self.server.__enter__()
        self.host.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.host.__exit__(None, None, None)
        self.server.__exit__(None, None, None)

    @property
    def url(self) -> str:
        return self.server.url

    def page(
        self, body: str, *, head: str = "", style: str = "", script: str = "", server: str = "", referrer: str = ""
    ) -> str:
        """The address of a page with this body; the widget's script is its only one, but for `script` of the test."""
        server = server or self.url
        name = f"p{next(self._numbers)}"
        policy = "; ".join(
            [
                "default-src 'none'",
                f"script-src {server} 'nonce-test'",
                f"connect-src {server}",
                "style-src 'nonce-test'",
                "base-uri 'none'",
                "form-action 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types 'none'",
            ]
        )
        style = f'<style nonce="test">{style}</style>' if style else ""
        script = f'<script nonce="test">{script}</script>' if script else ""
        page = (
            f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Gemeente X</title>{script}{style}{head}'
            f"</head><body><main><h1>Gemeente X</h1>{body}</main></body></html>"
        )
        headers = {"Content-Security-Policy": policy} | ({"Referrer-Policy": referrer} if referrer else {})
        self.pages.kept[name] = (page, headers)
        return f"{self.host.url}/{name}"

    def tag(self, server: str = "", **data: str) -> str:
        """The one line that a webmaster pastes."""
        named = "".join(f' data-{name}="{html.escape(value)}"' for name, value in data.items())
        return f'<script src="{server or self.url}/widget.js"{named} defer></script>'


class Restarting:
    """A server that can go and come back on the same port."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.live = Live(app)
        self.port = self.live.connection.getsockname()[1]
        self.url = self.live.url

    def start(self) -> None:
        self.live.__enter__()

    def stop(self) -> None:
        self.live.__exit__(None, None, None)

    def back(self) -> None:
        from assistant.server import listening

        self.live.connection = listening("127.0.0.1", self.port)
        config = uvicorn.Config(self.app, log_level="warning")
        self.live.server = uvicorn.Server(config)
        self.live.thread = threading.Thread(target=self.live.server.run, kwargs={"sockets": [self.live.connection]})
        self.live.thread.start()


@pytest.fixture(scope="session")
def widget_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with Host(tmp_path_factory.mktemp("host"), HostChain()) as running:
        yield running


@pytest.fixture(scope="session")
def browser_window(chromium: Any) -> Iterator[Any]:
    """One window for all tests, with one tab; what the widget keeps is kept for each tab."""
    context = chromium.new_context(locale="nl-BE", viewport=VIEWPORT, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def visitor(widget_host: Host, browser_window: Any) -> Iterator[Any]:
    """The tab as a new visitor has it, with lists of its requests, errors and lines in the console."""
    tab, *others = browser_window.pages or [recorded(browser_window)]
    for other in others:
        other.close()
    tab.unroute_all()
    for origin in (widget_host.page(""), f"{widget_host.url}/healthz"):
        tab.goto(origin)
        tab.evaluate("sessionStorage.clear()")
    tab.set_viewport_size(VIEWPORT)
    tab.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    tab.requested, tab.broken, tab.told = [], [], []
    yield tab
    widget_host.chain.hold.set()


def recorded(context: Any) -> Any:
    tab = context.new_page()
    tab.requested, tab.broken, tab.told = [], [], []
    tab.on("request", lambda request: tab.requested.append(request.url))
    tab.on("pageerror", lambda error: tab.broken.append(str(error)))
    tab.on("console", lambda line: tab.told.append((line.type, line.text)))
    return tab


def opened(tab: Any, address: str) -> Any:
    """The page with its panel open; gives the panel."""
    tab.goto(address)
    tab.get_by_role("button", name="Stel een vraag").first.click()
    panel = tab.get_by_role("dialog")
    panel.wait_for()
    return panel


def ask(panel: Any, question: str) -> None:
    panel.get_by_label("Uw vraag").fill(question)
    panel.get_by_role("button", name="Vraag", exact=True).click()


def answered(panel: Any, turn: int = 1) -> Any:
    """The turn with that number, once its answer is whole."""
    article = panel.get_by_role("article").nth(turn - 1)
    article.get_by_text("Hielp dit antwoord?").wait_for()
    return article

"""A running page for browser tests: a hand-written chain over two documents, feedback and export by hand-written
routes, and Chromium with every request recorded. The fixtures come in through conftest."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_answers import DOCUMENT, QUOTE, FakeChain, citation
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from langchain_core.runnables import RunnableGenerator

from assistant.answer import Answer, Citation
from assistant.chain import Question
from assistant.opening import Assistant
from assistant.server import address, listening, web_app
from corpus.document import Document, Source

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
VIEWPORT = {"width": 1300, "height": 900}
QUESTION = "Welke expert biedt een helpdesk?"
NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists() and os.environ.get("CI") != "true",
        reason="/usr/bin/chromium is not installed: apt-get install chromium",
    ),
]
EXAMPLES = {"Experten": [QUESTION, "Wie geeft vorming?"], "Projecten": ["Welke stad kreeg het meest?"]}

HOSTILE_QUOTE = (
    '<img src=x onerror="window.hacked=1"> 𝔻rie & mail gevaar@voorbeeld.be of bel 02 553 55 55, zie www.voorbeeld.be'
)
HOSTILE_TEXT = (
    f"Titel 🎉\n\n{'Een regel vooraf. ' * 200}\n<script>window.hacked=2</script>\n{HOSTILE_QUOTE}\n{'Daarna. ' * 300}"
)
HOSTILE = Source(
    id="vijandig",
    file="vijandig.pdf",
    title='Plan "><script>window.hacked=3</script>',
    date="2017",
    url="javascript:window.hacked=4",
)

# Every address this process looked up or connected to. An audit hook cannot be removed, so it only ever records.
reached: list[str] = []


def _record(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        reached.append(str(arguments[1][0]))
    elif event == "socket.getaddrinfo":
        reached.append(str(arguments[0]))


class PageIndex:
    """What the page uses of an index: two documents, examples that were made before, no records."""

    def __init__(self) -> None:
        self.derived: dict[object, object] = {"page examples": EXAMPLES}
        self.kept = {"expertenpool": DOCUMENT, "vijandig": Document(HOSTILE, "", HOSTILE_TEXT, ())}

    def sources(self) -> list[Source]:
        return [document.source for document in self.kept.values()]

    def documents(self) -> list[Document]:
        return list(self.kept.values())

    def document(self, id: str) -> Document:
        return self.kept[id]

    def passages(self, document: str | None = None, kind: str | None = None) -> list[Any]:
        return []

    def search(self, question: str, *, k: int = 20) -> list[Any]:
        return []


class PageChain:
    """The fake chain with an id for each answer, and questions that get an answer of a kind of its own."""

    def __init__(self) -> None:
        self.plain = FakeChain()
        self.index = PageIndex()
        self.asked, self.hold = self.plain.asked, self.plain.hold

    def assistant(self) -> Assistant:
        return Assistant(self.index, RunnableGenerator(self._stream))  # type: ignore[arg-type]

    def _stream(self, questions: Iterator[Question]) -> Iterator[Answer]:
        for question in questions:
            for answer in self._answers(question):
                yield answer.model_copy(update={"id": f"{answer.id}{len(self.asked)}"})

    def _answers(self, question: Question) -> Iterator[Answer]:
        text = question.question
        special = {"vijandig": self._hostile, "herschreven": self._rewritten, "gevaar": self._referred}
        for word, answers in special.items():
            if word in text:
                self.asked.append(question)
                yield from answers(text)
                return
        yield from self.plain.runnable.stream(question)

    def _hostile(self, text: str) -> Iterator[Answer]:
        yield Answer(
            id="h", question=text, status="partial", answer=f"“{HOSTILE_QUOTE}” [1]", citations=[hostile_citation()]
        )

    def _rewritten(self, text: str) -> Iterator[Answer]:
        """A model's sentences, which the verbatim answer then takes the place of."""
        yield Answer(id="w", question=text, status="answered", answer="", warnings=["U bent nummer 2 in de rij."])
        yield Answer(id="w", question=text, status="answered", answer="Een geschreven zin. [1]", citations=[citation()])
        self.hold.wait(timeout=20)
        yield Answer(id="w", question=text, status="answered", answer=f"“{QUOTE}” [1]", citations=[citation()])

    def _referred(self, text: str) -> Iterator[Answer]:
        yield Answer(id="r", question=text, status="referred", answer="Is er gevaar? Bel 112 of 101 (politie).")


def hostile_citation() -> Citation:
    start = HOSTILE_TEXT.index(HOSTILE_QUOTE)
    return Citation(
        n=1,
        document="vijandig",
        title=HOSTILE.title,
        section=["<b>Deel</b>"],
        date="2017",
        url=HOSTILE.url,
        page=12,
        quote=HOSTILE_QUOTE,
        start=start,
        end=start + len(HOSTILE_QUOTE),
    )


class Desk:
    """Takes feedback and gives exports as the real endpoints do; `trouble` makes both answer with a problem."""

    def __init__(self) -> None:
        self.ratings: list[dict[str, Any]] = []
        self.exports: list[tuple[str, dict[str, Any]]] = []
        self.trouble = ""

    def router(self) -> APIRouter:
        router = APIRouter()

        @router.post("/api/feedback")
        async def feedback(request: Request) -> Response:
            self.ratings.append(await request.json())
            return self._problem() or Response(status_code=204)

        @router.post("/api/export")
        async def export(request: Request, format: str) -> Response:
            self.exports.append((format, await request.json()))
            named = {"Content-Disposition": f'attachment; filename="vraagbaak-gesprek.{format}"'}
            return self._problem() or Response(b"# Antwoord\n", media_type="text/plain", headers=named)

        return router

    def _problem(self) -> Response | None:
        problem = {"title": "Niet bruikbaar", "status": 503, "detail": self.trouble}
        return JSONResponse(problem, 503, media_type="application/problem+json") if self.trouble else None


class Site:
    """The page on a free port in this process, what answers it, and what takes its feedback."""

    def __init__(self, chain: Any) -> None:
        import uvicorn

        self.chain, self.desk = chain, Desk()
        self.connection = listening("127.0.0.1", 0)
        self.url = address(self.connection).replace("localhost", "127.0.0.1")
        app = web_app(chain.assistant)
        app.router.routes[:0] = self.desk.router().routes
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.connection]})

    def __enter__(self) -> "Site":
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=20)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    sys.addaudithook(_record)
    with Site(PageChain()) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests. Its driver keeps an event loop in this thread, in which `asyncio.run` then fails:
    conftest puts the browser tests last."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitors(chromium: Any) -> Iterator[Any]:
    """The browser's profile of the page's visitors, who follow each other in its one tab."""
    context = chromium.new_context(locale="nl-BE", viewport=VIEWPORT)
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def page(site: Site, visitors: Any) -> Iterator[Any]:
    yield opened(new_visitor(visitors, site.url), site)
    site.chain.hold.set()
    site.desk.trouble = ""


def new_visitor(context: Any, url: str) -> Any:
    """The first tab of a context as someone has it who never saw that server: nothing kept, nothing set, others closed.

    A tab of its own for each test costs more than the page in it: another process, that compiles all of it again.
    """
    tab, *others = context.pages or [context.new_page()]
    for other in others:
        other.close(run_before_unload=False)
    tab.unroute_all()
    tab.goto(f"{url}/healthz")  # what the page kept can be cleared when it is gone, from its own origin
    tab.evaluate("sessionStorage.clear()")
    developer = context.new_cdp_session(tab)
    developer.send("Storage.clearDataForOrigin", {"origin": url, "storageTypes": "all"})
    developer.detach()
    context.clear_permissions()
    tab.set_viewport_size(VIEWPORT)
    tab.emulate_media(color_scheme="light")
    return tab


def opened(tab: Any, site: Site) -> Any:
    """The tab with the page, ready to ask; `requested` and `broken` record what it does."""
    recorded(tab)
    tab.goto(site.url)
    ready(tab)
    return tab


def recorded(tab: Any) -> None:
    """Its requests in `requested` and its errors in `broken`, from now on."""
    if not hasattr(tab, "requested"):
        tab.on("request", lambda request: tab.requested.append(request.url))
        tab.on("websocket", lambda connection: tab.requested.append(connection.url))
        tab.on("pageerror", lambda error: tab.broken.append(str(error)))
    tab.requested, tab.broken = [], []


def ready(tab: Any) -> None:
    tab.get_by_label("Stel uw vraag").wait_for()
    tab.wait_for_function("window.vraagbaak !== undefined")


def ask(tab: Any, question: str) -> None:
    tab.get_by_label("Stel uw vraag").fill(question)
    tab.get_by_role("button", name="Vraag", exact=True).click()


def finished(tab: Any, turn: int = 1) -> Any:
    """The turn with that number, once its answer is there."""
    section = tab.locator(f"#vb-turn-{turn}")
    section.locator(".vb-rating").wait_for()
    return section


def left_this_machine(tab: Any, site: Site) -> list[str]:
    """The addresses that the tab asked for elsewhere."""
    local = (site.url, site.url.replace("http", "ws", 1), "data:", "blob:")
    return [url for url in tab.requested if not url.startswith(local)]

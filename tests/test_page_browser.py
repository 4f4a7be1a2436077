"""The chat page in Debian's Chromium, as a person uses it. Every request of page and server is recorded."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_answers import QUOTE, FakeChain

from assistant.server import address, listening, web_app

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
QUESTION = "Welke expert biedt een helpdesk?"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM.exists() and os.environ.get("CI") != "true",
        reason="/usr/bin/chromium is not installed: apt-get install chromium",
    ),
]

# Every address this process looked up or connected to. An audit hook cannot be removed, so it only ever records.
reached: list[str] = []


def _record(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        reached.append(str(arguments[1][0]))
    elif event == "socket.getaddrinfo":
        reached.append(str(arguments[0]))


class Site:
    """The page on a free port in this process, and the chain that answers it."""

    def __init__(self) -> None:
        import uvicorn

        self.chain = FakeChain()
        self.connection = listening("127.0.0.1", 0)
        self.url = address(self.connection).replace("localhost", "127.0.0.1")
        app = web_app(self.chain.assistant)
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.connection]})

    def __enter__(self) -> "Site":
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=20)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    sys.addaudithook(_record)
    with Site() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        profile = tmp_path_factory.mktemp("profile")
        context = playwright.chromium.launch_persistent_context(
            str(profile), executable_path=str(CHROMIUM), headless=True, args=FLAGS, locale="nl-BE"
        )
        context.set_default_timeout(20_000)
        yield context
        context.close()


@pytest.fixture
def page(site: Site, chromium: Any) -> Iterator[Any]:
    opened = chromium.new_page()
    opened.set_viewport_size({"width": 1200, "height": 900})
    opened.requested = []
    opened.broken = []
    opened.on("request", lambda request: opened.requested.append(request.url))
    opened.on("websocket", lambda connection: opened.requested.append(connection.url))
    opened.on("pageerror", lambda error: opened.broken.append(str(error)))
    opened.goto(site.url)
    opened.get_by_label("Stel uw vraag").wait_for()
    yield opened
    site.chain.hold.set()
    opened.close()


def ask(page: Any, question: str) -> None:
    page.get_by_label("Stel uw vraag").fill(question)
    page.get_by_role("button", name="Vraag", exact=True).click()


def finished(page: Any, turn: int = 1) -> Any:
    """The turn with that number, once its sources are there."""
    section = page.locator(f"#vb-turn-{turn}")
    section.locator(".vb-source").wait_for()
    return section


def test_an_answer_streams_and_ends_with_its_marked_quote(site: Site, page: Any) -> None:
    site.chain.hold.clear()
    ask(page, QUESTION)
    page.locator(".vb-text", has_text="Solentra").wait_for()
    assert page.locator(".vb-source").count() == 0
    site.chain.hold.set()
    turn = finished(page)
    assert turn.locator("h2").inner_text() == QUESTION
    assert "Beantwoord uit de bronnen" in turn.locator(".vb-status").inner_text()
    assert turn.locator("mark").inner_text() == QUOTE
    assert "Opleiding en vorming op maat" in turn.locator("blockquote").inner_text()
    assert "Let op: Deze bron dateert van 2024." in turn.inner_text()
    assert page.get_by_label("Stel uw vraag").input_value() == ""


def test_a_source_says_what_it_is_and_links_to_the_text(site: Site, page: Any) -> None:
    ask(page, QUESTION)
    source = finished(page).locator(".vb-source")
    assert "Expertenpool <gewelddadige> radicalisering" in source.inner_text()
    assert "2024 · Expertenpool › Solentra" in source.inner_text()
    text = page.request.get(f"{site.url}/{source.get_by_text('Volledige tekst').get_attribute('href')}").text()
    assert QUOTE in text
    original = source.get_by_text("Origineel")
    assert original.get_attribute("href") == "https://www.voorbeeld.be/expertenpool"
    assert "noopener" in original.get_attribute("rel")


def test_the_mark_in_the_answer_leads_to_its_source(page: Any) -> None:
    ask(page, QUESTION)
    finished(page).locator("a.vb-mark").click()
    assert page.url.endswith("#bron-1-1")
    assert page.locator(".vb-source:has(#bron-1-1:target)").count() == 1


def test_a_follow_up_carries_the_earlier_questions(site: Site, page: Any) -> None:
    ask(page, QUESTION)
    finished(page)
    ask(page, "En wanneer?")
    finished(page, turn=2)
    assert site.chain.asked[-1].question == "En wanneer?"
    assert site.chain.asked[-1].context == [QUESTION]
    assert page.locator(".vb-turn").count() == 2


def test_a_new_conversation_forgets_the_old_one(site: Site, page: Any) -> None:
    ask(page, QUESTION)
    finished(page)
    page.get_by_role("button", name="Nieuw gesprek").click()
    page.locator(".vb-turn").wait_for(state="detached")
    page.get_by_role("button", name="Welke expert biedt een helpdesk?").click()
    finished(page)
    assert site.chain.asked[-1].context == []


def test_there_are_five_examples_and_one_click_asks(site: Site, page: Any) -> None:
    examples = page.locator("button.vb-example")
    assert examples.count() == 5
    wording = examples.nth(3).inner_text()
    examples.nth(3).click()
    finished(page)
    assert site.chain.asked[-1].question == wording
    assert not examples.first.is_visible()


def test_no_answer_is_said_as_such(page: Any) -> None:
    ask(page, "Wat voor weer wordt het?")
    status = page.locator("#vb-turn-1 .vb-no_answer .vb-status")
    status.wait_for()
    assert "Niet gevonden in de bronnen" in status.inner_text()


def test_an_empty_question_gets_a_remark(page: Any) -> None:
    ask(page, "  ")
    page.locator(".vb-notice", has_text="De vraag is leeg").wait_for()


def test_too_long_a_question_is_not_lost(page: Any) -> None:
    ask(page, "lang " * 20_000)
    page.locator(".vb-notice", has_text="te lang: 100000 tekens").wait_for()
    assert len(page.get_by_label("Stel uw vraag").input_value()) == 100_000


def test_a_bug_is_a_calm_remark_without_its_inside(page: Any) -> None:
    ask(page, "kapot")
    page.locator(".vb-notice", has_text="Er ging iets mis").wait_for()
    assert "secret" not in page.content()
    assert page.get_by_label("Stel uw vraag").input_value() == "kapot"


def test_markup_and_templates_in_a_question_stay_text(page: Any) -> None:
    typed = '<img src=x onerror="window.hacked=1"> ${window.hacked=2} {{value}} **vet** é’ €'
    ask(page, typed)
    turn = finished(page)
    assert turn.locator("h2").inner_text() == typed
    assert page.evaluate("window.hacked") is None
    assert turn.locator("img").count() == 0


def test_the_answer_is_read_out_once_it_is_there(page: Any) -> None:
    ask(page, QUESTION)
    finished(page)
    page.locator("#vb-heard [role=status]", has_text="Solentra biedt een helpdesk").wait_for(state="attached")


def test_a_phone_shows_all_without_scrolling_sideways(page: Any) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    for turn in (1, 2):
        ask(page, f"{QUESTION} {'woord' * 30}")
        finished(page, turn)
        wide = page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]")
        assert max(wide) <= 375
    send = page.get_by_role("button", name="Vraag", exact=True).bounding_box()
    assert send["height"] >= 44 and send["x"] + send["width"] <= 375 and send["y"] + send["height"] <= 740


def test_gradio_shows_nothing_of_its_own(page: Any) -> None:
    assert page.title() == "Vraagbaak"
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.get_by_text("Gradio").count() == 0
    assert page.locator("footer:visible").count() == 0


def test_nothing_leaves_this_machine(site: Site, page: Any) -> None:
    ask(page, QUESTION)
    finished(page)
    local = (site.url, site.url.replace("http", "ws", 1), "data:", "blob:")
    assert [url for url in page.requested if not url.startswith(local)] == []
    assert len(page.requested) > 5
    assert {place for place in reached if place not in ("127.0.0.1", "::1", "localhost", "None")} == set()
    assert page.broken == []

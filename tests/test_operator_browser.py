"""The operator's pages in Debian's Chromium: its own form rules, content policy and widths. No script runs there."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from desk_fakes import HOSTILE, KEY, app, desk, given
from fake_answers import QUOTE
from page_site import NEEDS_CHROMIUM

from assistant.desk.desk import Desk
from assistant.desk.feedback import Rating
from assistant.server import address, listening

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = desk(tmp_path_factory.mktemp("desk"), key=KEY, days=30, withheld=lambda: {"sentences": {"withheld": 3}})
    made.recent.keep(given("goed"))
    made.rate("goed", Rating("up"))
    made.recent.keep(given("vreemd", question=HOSTILE, answer=HOSTILE))
    made.rate("vreemd", Rating("down", "onjuist", HOSTILE[:900]))
    made.asked.store(HOSTILE, "no_answer")
    return made


@pytest.fixture(scope="module")
def url(made: Desk) -> Iterator[str]:
    import uvicorn

    connection = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app(made), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [connection]})
    thread.start()
    yield address(connection)
    server.should_exit = True
    thread.join(timeout=20)


@pytest.fixture(scope="module")
def page(url: str, chromium: Any) -> Iterator[Any]:
    context = chromium.new_context()
    context.set_default_timeout(20_000)
    opened = context.new_page()
    opened.said, opened.requested = [], []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("request", lambda request: opened.requested.append(request.url))
    opened.goto(f"{url}/beheer")
    opened.get_by_label("Sleutel van de beheerder").fill(KEY)
    opened.get_by_role("button", name="Meld aan").click()
    opened.get_by_role("heading", name="Oordelen").wait_for()
    yield opened
    context.close()


def test_no_page_scrolls_sideways_on_a_phone_or_asks_anything_elsewhere(page: Any, url: str) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    for path in ("", "/vragen", "/cijfers", "/feiten"):
        page.goto(f"{url}/beheer{path}")
        for closed in page.locator("details > summary").all():
            closed.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert [asked for asked in page.requested if not asked.startswith(url)] == []
    # The content policy refused nothing and no script threw; the icon is the chat page's, which is not here.
    assert [text for text in page.said if "404" not in text] == []


def test_one_click_and_a_small_form_make_a_fact(page: Any, made: Desk, url: str) -> None:
    page.goto(f"{url}/beheer?duim=up")
    page.get_by_role("button", name="Maak er een feit van").click()
    page.get_by_role("status").get_by_text("Toegevoegd als ontwerp.").wait_for()
    assert page.get_by_label("Bewijs").input_value() == QUOTE
    page.get_by_label("Moet bevatten", exact=True).fill("Solentra")
    page.get_by_role("button", name="Bewaar het feit").click()
    page.get_by_role("status").get_by_text("Bewaard.").wait_for()
    (fact,) = made.facts.all().values()
    assert fact.gaps == []
    assert (fact.must, fact.draft) == ([["Solentra"]], False)
    page.goto(f"{url}/beheer?duim=up")
    assert page.get_by_role("button", name="Maak er een feit van").count() == 0
    assert page.get_by_role("link", name="Bekijk het feit").count() == 1


def test_every_control_is_reached_by_the_keyboard_with_the_skip_link_first(page: Any, url: str) -> None:
    page.goto(f"{url}/beheer")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim().slice(0, 40)"))
    assert {"Oordelen", "Afmelden", "Toon", "Verwijderen …"} <= reached


def test_leaving_asks_for_the_key_again(page: Any, url: str) -> None:
    page.goto(f"{url}/beheer")
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_label("Sleutel van de beheerder").wait_for()

"""The API's description in Chromium: it is drawn, a request can be tried, and nothing is loaded from elsewhere."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from fake_answers import FakeChain
from live import Live
from page_site import NEEDS_CHROMIUM

from assistant.server import web_app

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with Live(web_app(FakeChain().assistant)) as running:
        yield running


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1200, "height": 1000})
    page = context.new_page()
    page.requested, page.wrong = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    context.close()


def test_the_description_is_drawn_and_tried_from_this_server_alone(live: Live, page: Any) -> None:
    page.goto(f"{live.url}/api/docs")
    ask = page.locator("#operations-vragen-ask_api_ask_post")
    ask.wait_for()
    ask.locator(".opblock-summary").click()
    ask.get_by_role("button", name="Execute").click()
    ask.locator(".live-responses-table", has_text="Solentra biedt een helpdesk").wait_for()
    if "VB_SHOT" in os.environ:
        page.screenshot(path=os.environ["VB_SHOT"])
    assert [url for url in page.requested if not url.startswith((live.url, "data:", "blob:"))] == []
    assert page.wrong == []

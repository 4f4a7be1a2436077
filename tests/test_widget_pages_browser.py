"""The door in real Chromium: what a page of another origin may read; and the page that makes the line to paste."""

from collections.abc import Iterator
from typing import Any

import pytest
from fake_answers import FakeChain
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from live import Live
from page_site import NEEDS_CHROMIUM
from widget_site import SCRIPT

from assistant.server import web_app
from assistant.widget.site_list import SiteList
from assistant.widget.widget import Widget

pytestmark = NEEDS_CHROMIUM
READ = """async ([address, options]) => {
  const reply = await fetch(address, options).catch((error) => ({ failed: String(error) }));
  return reply.failed ? { failed: true } : { status: reply.status, text: await reply.text() };
}"""
ASKED = {"method": "POST", "headers": {"Content-Type": "application/json"}, "body": '{"question": "Wie?"}'}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Where the server is, and a page of the one listed site, on another port and so of another origin."""
    folder = tmp_path_factory.mktemp("browser")
    host = FastAPI()
    host.add_api_route("/", lambda: HTMLResponse("<!doctype html><title>Gemeente X</title>"))
    (folder / "widget.js").write_text(SCRIPT, encoding="utf-8")
    with Live(host) as page:
        (folder / "sites.toml").write_text(
            f'[[site]]\nid = "gemeente-x"\ntitle = "De gemeente"\norigins = ["{page.url}"]\n', encoding="utf-8"
        )
        widget = Widget(SiteList(folder / "sites.toml"))
        app = web_app(FakeChain().assistant, widget=widget, widget_file=folder / "widget.js")
        with Live(app) as live:
            yield live.url, page.url


@pytest.fixture(scope="module")
def context(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(locale="nl-BE")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def tab(context: Any) -> Iterator[Any]:
    tab = context.new_page()
    tab.said = []
    tab.on("console", lambda line: tab.said.append(line.text))
    tab.on("pageerror", lambda error: tab.said.append(str(error)))
    yield tab
    tab.close()


def test_a_listed_page_asks_and_reads(tab: Any, served: tuple[str, str]) -> None:
    server, page = served
    tab.goto(page)
    told = tab.evaluate(READ, [f"{server}/api/widget/gemeente-x/ask", ASKED])
    assert told["status"] == 200 and "event: done" in told["text"]


def test_another_page_reads_why_not_and_can_send_no_question(tab: Any, served: tuple[str, str]) -> None:
    server, page = served
    tab.goto(page.replace("127.0.0.1", "localhost"))
    told = tab.evaluate(READ, [f"{server}/api/widget/gemeente-x", {}])
    assert told["status"] == 403 and "staat niet bij haar origins" in told["text"]
    assert tab.evaluate(READ, [f"{server}/api/widget/gemeente-x/ask", ASKED]) == {"failed": True}
    assert tab.evaluate(READ, [f"{server}/api/documents", {}]) == {"failed": True}


def test_a_page_without_an_origin_reads_why_not(tab: Any, served: tuple[str, str]) -> None:
    server, page = served
    tab.goto(page)
    tab.set_content('<iframe sandbox="allow-scripts" srcdoc="<p>in een frame</p>"></iframe>')
    [frame] = tab.main_frame.child_frames
    told = frame.evaluate(READ, [f"{server}/api/widget/gemeente-x", {}])
    assert told["status"] == 403 and "geen oorsprong (null" in told["text"]


def test_pages_of_the_server_itself_use_any_site(tab: Any, served: tuple[str, str]) -> None:
    server, _ = served
    tab.goto(f"{server}/demo")
    for site in ("demo", "gemeente-x"):
        assert tab.evaluate(READ, [f"{server}/api/widget/{site}", {}])["status"] == 200
        assert tab.evaluate(READ, [f"{server}/api/widget/{site}/ask", ASKED])["status"] == 200
    assert tab.said == [], "nothing of the page is against its own policy"


def pasted(tab: Any) -> Any:
    """The elements that the line makes in a page, with their attributes."""
    return tab.evaluate(
        """() => {
        const page = new DOMParser().parseFromString(document.getElementById("line").textContent, "text/html");
        const all = [...page.querySelectorAll("script, vraagbaak-widget")];
        const pairs = (element) => Object.fromEntries([...element.attributes].map((each) => [each.name, each.value]));
        return { texts: page.body.textContent.trim(), elements: all.map((each) => [each.localName, pairs(each)]) };
        }"""
    )


def test_the_line_holds_what_was_chosen_as_attributes(tab: Any, served: tuple[str, str]) -> None:
    server, _ = served
    tab.goto(f"{server}/widget")
    tab.locator("#line").get_by_text("gemeente-x").wait_for()
    tab.get_by_label("Titel").fill('"><script>alert(1)</script> & co')
    tab.get_by_label("Voorbeeldvragen").fill("Wie helpt?\n\n Wat | kost het? ")
    tab.get_by_label("Hoek", exact=True).select_option("bottom-left")
    tab.get_by_label("versie vastzetten").check()
    made = pasted(tab)
    [[name, script]] = made["elements"]
    assert (name, made["texts"]) == ("script", "")
    assert script["data-title"] == '"><script>alert(1)</script> & co'
    assert (script["data-site"], script["data-corner"]) == ("gemeente-x", "bottom-left")
    assert script["data-examples"] == "Wie helpt?|Wat kost het?"
    assert script["src"].startswith(f"{server}/widget.") and script["crossorigin"] == "anonymous"
    assert tab.said == []


def test_a_page_with_the_fixed_line_loads_it_from_another_origin(tab: Any, served: tuple[str, str]) -> None:
    server, page = served
    tab.goto(f"{server}/widget")
    tab.locator("#line").get_by_text("gemeente-x").wait_for()
    tab.get_by_label("versie vastzetten").check()
    [[_, script]] = pasted(tab)["elements"]
    tab.goto(page)
    loaded = """(attributes) => new Promise((done) => {
      const script = document.createElement("script");
      for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
      script.onload = () => done("loaded");
      script.onerror = () => done("refused");
      document.head.append(script);
    })"""
    assert tab.evaluate(loaded, script) == "loaded"
    assert tab.evaluate(loaded, {**script, "integrity": f"sha384-{'A' * 64}"}) == "refused"


def test_the_line_for_in_the_text_and_the_colour_for_a_style_sheet(tab: Any, served: tuple[str, str]) -> None:
    server, _ = served
    tab.goto(f"{server}/widget")
    tab.locator("#line").get_by_text("gemeente-x").wait_for()
    tab.get_by_label("in de tekst").check()
    tab.get_by_label("Eigen kleur gebruiken").check()
    tab.get_by_label("Kleur", exact=True).fill("#ffee00")
    [[name, script]] = pasted(tab)["elements"]
    assert (name, script["data-site"], script["data-mode"]) == ("script", "gemeente-x", "inline")
    assert "--vraagbaak-kleur: #ffee00;" in tab.locator("#css").inner_text()
    assert f"connect-src {server}" in tab.locator("#csp").inner_text()
    tab.locator("#preview vraagbaak-widget").wait_for(state="attached")
    assert tab.said == []

"""The widget among hostile things: styles of a page, tampered prototypes, documents and questions made to break it."""

import re
from typing import Any

from fake_answers import QUOTE
from host_site import HELPDESK, HOSTILE_QUOTE, RLO, Host, answered, ask, opened
from page_site import NEEDS_CHROMIUM

pytestmark = NEEDS_CHROMIUM
STYLES = """
* { all: unset !important }
*, *::before, *::after { direction: rtl !important; visibility: hidden !important; font-size: 3px !important }
vraagbaak-widget { display: none !important; opacity: 0 !important; transform: scale(0.1) !important }
div { position: fixed !important; inset: 0 0 150px 0 !important; z-index: 2147483647 !important;
  background: red !important; visibility: visible !important }
"""
TAMPERED = """
const names = Object.getOwnPropertyNames(Array.prototype);
for (let i = 0; i < names.length; i++) {
  if (typeof Array.prototype[names[i]] === "function" && names[i] !== "constructor") {
    Array.prototype[names[i]] = function () { throw new Error("tampered " + names[i]); };
  }
}
Array.prototype[Symbol.iterator] = function () { throw new Error("tampered iterator"); };
for (const one of ["x"]) { }
"""
TO_JSON = """
for (const kind of [Array, String, Object]) kind.prototype.toJSON = function () { return "tampered"; };
Object.prototype.extra = "tampered";
"""


def test_styles_of_the_page_do_not_reach_it(widget_host: Host, visitor: Any) -> None:
    address = widget_host.page("<div>Ervoor</div>", head=widget_host.tag(site="gemeente-x"), style=STYLES)
    panel = opened(visitor, address)
    box = panel.bounding_box()
    assert (box["width"], box["x"] + box["width"], box["y"] + box["height"]) == (416, 1180, 780)
    title = panel.get_by_role("heading").first
    style = title.evaluate("(one) => [getComputedStyle(one).direction, getComputedStyle(one).fontSize]")
    assert style == ["ltr", "18px"]
    on_top = "([x, y]) => document.elementFromPoint(x, y).localName"
    assert visitor.evaluate(on_top, [box["x"] + 50, box["y"] + 50]) == "vraagbaak-widget"
    ask(panel, HELPDESK)
    answered(panel).locator(".mark").first.click()
    panel.locator("mark").wait_for()


def test_tampered_arrays_do_not_break_it(widget_host: Host, visitor: Any) -> None:
    broken = TAMPERED.rsplit("for (const", 1)[0]
    tag = widget_host.tag(site="gemeente-x", examples=f"{HELPDESK}|Tweede")
    panel = opened(visitor, widget_host.page("", head=tag, script=broken))
    panel.get_by_role("button", name=HELPDESK).click()
    answered(panel)
    ask(panel, "En daarna?")
    turn = answered(panel, 2)
    assert QUOTE in turn.inner_text()
    turn.locator(".mark").first.click()
    panel.locator("mark").wait_for()
    assert widget_host.chain.asked[-1].context == [HELPDESK]
    assert visitor.broken == []


def test_the_tampering_of_that_test_is_real(widget_host: Host, visitor: Any) -> None:
    visitor.goto(widget_host.page("", script=TAMPERED))
    visitor.wait_for_load_state()
    assert visitor.broken == ["tampered iterator"]


def test_old_libraries_that_change_json_do_not_break_it(widget_host: Host, visitor: Any) -> None:
    address = widget_host.page("", head=widget_host.tag(site="gemeente-x"), script=TO_JSON)
    panel = opened(visitor, address)
    for turn, question in enumerate(['Met "aanhalingstekens" \\ en \u2028 regels', "En daarna?"], 1):
        ask(panel, question)
        answered(panel, turn)
        assert widget_host.chain.asked[-1].question == question
    assert widget_host.chain.asked[-1].context == ['Met "aanhalingstekens" \\ en \u2028 regels']
    visitor.goto(address)
    visitor.get_by_role("button", name="Stel een vraag").click()
    assert visitor.get_by_role("article").count() == 2


def test_a_hostile_document_is_text_and_breaks_nothing(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, f'vijandig <img src=x onerror="window.hacked=9"> {RLO} javascript:alert(1) {"y" * 1500}')
    turn = answered(panel)
    assert HOSTILE_QUOTE.split("\u202e")[0] in turn.inner_text()
    assert [link.get_attribute("href") for link in turn.get_by_role("link").all()] == ["https://www.voorbeeld.be/a"]
    assert_unbroken(visitor, panel)
    turn.locator(".mark").first.click()
    panel.locator("mark").wait_for()
    assert panel.locator("mark").inner_text().strip() == re.sub(" +", " ", HOSTILE_QUOTE)
    assert panel.get_by_role("link").count() == 0
    assert_unbroken(visitor, panel)


def test_an_address_that_is_not_https_is_no_link_whatever_the_server_says(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, HELPDESK)
    mark = answered(panel).locator(".mark").first
    for address, links in [("javascript:window.hacked=1", 0), ("http://x.be/", 0), ("https://x.be/", 1)]:
        told(visitor, url=address)
        mark.click()
        panel.locator("mark").wait_for()
        assert panel.get_by_role("link").count() == links
        panel.get_by_role("button", name="Terug naar het antwoord").click()


def test_what_no_longer_stands_in_the_document_is_not_marked(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, HELPDESK)
    told(visitor, quote="Iets anders.")
    answered(panel).locator(".mark").first.click()
    panel.get_by_text("Dit document is intussen gewijzigd.").wait_for()
    assert (
        panel.locator("mark").count() == 0
        and panel.get_by_role("region", name="Bron").get_by_text(f"“{QUOTE}”").is_visible()
    )


def told(tab: Any, **changes: str) -> None:
    """From now on the server says this of a quote."""

    def changed(route: Any) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, json={**reply.json(), **changes})

    tab.unroute_all()
    tab.route("**/quote?*", changed)


def test_marks_of_direction_reorder_only_their_own_text(widget_host: Host, visitor: Any) -> None:
    panel = opened(
        visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x", examples=f"Een {RLO} vraag|Twee"))
    )
    ask(panel, "vijandig")
    turn = answered(panel)
    title, date, mark = (turn.locator(f".sources {part}") for part in ("bdi >> nth=0", ".soft", ".mark"))
    ends = [one.evaluate(LAST_RECT) for one in (title, date, mark)]
    assert ends[0]["right"] <= ends[1]["right"] <= ends[2]["right"]
    assert turn.locator("bdi").first.evaluate("(one) => getComputedStyle(one).unicodeBidi") == "isolate"


LAST_RECT = "(one) => { const all = one.getClientRects(); return all[all.length - 1].toJSON() }"


def assert_unbroken(tab: Any, panel: Any) -> None:
    """Nothing ran, nothing scrolls sideways, nothing stands outside the panel."""
    assert tab.evaluate("window.hacked") is None and tab.broken == []
    sideways = panel.evaluate(
        "(panel) => [panel, ...panel.querySelectorAll('.scroller, .source, .around')]"
        ".filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className)"
    )
    assert sideways == []
    assert panel.locator("img, script, iframe, style").count() == 0
    assert panel.bounding_box()["width"] == 416

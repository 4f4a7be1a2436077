"""WCAG 2.2 AA as far as a machine sees: axe in Chromium, keyboard alone, widths from 320 px, zoom, light and dark."""

from typing import Any

import pytest
from page_site import NEEDS_CHROMIUM, QUESTION, Site, ask, finished, new_visitor, opened

pytestmark = NEEDS_CHROMIUM
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
WIDTHS = [320, 375, 640, 1100, 1600]  # 640 is a window of 1280 at 200 %


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, site: Site, visitors: Any) -> Any:
    """The page in a browser that prefers light or dark."""
    tab = new_visitor(visitors, site.url)
    tab.emulate_media(color_scheme=request.param)
    opened(tab, site)
    dark = tab.evaluate("document.body.classList.contains('dark')")
    assert dark == (request.param == "dark")
    return tab


def complaints(page: Any) -> list[str]:
    """What axe finds that is serious or worse, each with the elements it is about."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {[node['html'][:120] for node in one['nodes']]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def test_axe_finds_nothing_serious_in_any_state(themed: Any) -> None:
    themed.locator("#vb-examples .vb-example").first.wait_for()
    assert complaints(themed) == []
    for turn, question in enumerate([QUESTION, "Wat voor weer wordt het?", "vijandig", "gevaar"], 1):
        ask(themed, question)
        finished(themed, turn)
    themed.locator("#vb-turn-1 summary").click()
    themed.locator("#vb-filter summary").click()
    assert complaints(themed) == []
    ask(themed, "kapot")
    themed.locator(".vb-notice").wait_for()
    assert complaints(themed) == []


def test_axe_finds_nothing_serious_in_the_dialogs(themed: Any) -> None:
    ask(themed, "vijandig")
    turn = finished(themed)
    for press, dialog in [
        (turn.locator(".vb-mark"), "#vb-pane"),
        (turn.get_by_role("button", name="Nee", exact=True), "#vb-why"),
        (themed.get_by_role("button", name="Eerdere gesprekken"), "#vb-history"),
    ]:
        press.click()
        themed.locator(f"{dialog}[open]").wait_for()
        themed.wait_for_timeout(200)
        assert complaints(themed) == []
        themed.keyboard.press("Escape")
    themed.set_viewport_size({"width": 375, "height": 740})
    turn.locator(".vb-mark").click()
    themed.locator("#vb-pane mark").wait_for()
    assert complaints(themed) == []


def test_axe_would_find_something(page: Any) -> None:
    page.evaluate("document.querySelector('.vb-header').insertAdjacentHTML('beforeend', '<img src=\"data:,\">')")
    assert any(complaint.startswith("image-alt") for complaint in complaints(page))


def focused(page: Any) -> str:
    return page.evaluate(
        "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || '').trim()"
    )


def tab_to(page: Any, name: str, *, back: bool = False) -> None:
    """Press Tab until the element with that name has the focus; it must be seen to have it."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if focused(page) == name:
            assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
            return
    raise AssertionError(f"{name} cannot be reached with Tab")


def test_all_of_it_works_with_the_keyboard_alone(site: Site, page: Any) -> None:
    page.get_by_label("Stel uw vraag").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    finished(page)
    tab_to(page, "[1] toon de bron", back=True)
    page.keyboard.press("Enter")
    page.locator("#vb-pane mark").wait_for()
    tab_to(page, "Kopieer citaat met verwijzing")
    tab_to(page, "Tekst van de bron")
    page.keyboard.press("Escape")
    assert focused(page) == "[1] toon de bron"
    tab_to(page, "Nee")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".vb-rated", has_text="Bedankt").wait_for()
    assert site.desk.ratings[-1]["reason"] == "onvolledig"
    tab_to(page, "Eerdere gesprekken")
    page.keyboard.press("Enter")
    tab_to(page, QUESTION)
    page.keyboard.press("Escape")
    assert focused(page) == "Eerdere gesprekken"
    tab_to(page, "Zoekt in alle documenten")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".vb-filter-now").inner_text() == "Zoekt in 1 gekozen document"
    page.keyboard.press("Escape")
    assert not page.locator("#vb-since").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_width_scrolls_sideways_or_cuts_anything_off(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for turn, question in enumerate([f"{QUESTION} {'woord' * 30}", "vijandig"], 1):
        ask(page, question)
        finished(page, turn)
    page.locator("#vb-filter summary").click()
    wide = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
    assert page.evaluate(wide) <= width
    send = page.get_by_role("button", name="Vraag", exact=True).bounding_box()
    assert send["height"] >= 44 and send["x"] + send["width"] <= width and send["y"] + send["height"] <= 740
    page.locator("#vb-turn-2 .vb-mark").click()
    page.locator("#vb-pane mark").wait_for()
    assert page.evaluate(wide) <= width
    assert page.evaluate("(e => e.scrollWidth - e.clientWidth)(document.getElementById('vb-pane-text'))") <= 0


def test_every_button_is_large_enough_to_hit(page: Any) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    ask(page, QUESTION)
    finished(page).locator("summary").click()
    page.locator("#vb-filter summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, input, select")].filter((e) => e.checkVisibility())
        .map((e) => [e.textContent.trim() || e.name, e.getBoundingClientRect()]).filter(([, box]) => box.width > 0)
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)"""
    )
    assert small == []


def test_what_has_the_focus_is_not_behind_the_question_field(page: Any) -> None:
    page.set_viewport_size({"width": 1000, "height": 600})
    for turn in (1, 2):
        ask(page, QUESTION)
        finished(page, turn)
    page.locator("#vb-turn-1 summary").focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect();
            const bar = document.getElementById("vb-ask").getBoundingClientRect();
            const inside = document.getElementById("vb-ask").contains(e);
            return !inside && box.top >= bar.top && box.bottom <= bar.bottom; }"""
        )
        assert not hidden


def top_of(page: Any, turn: int) -> float:
    return page.evaluate("(id) => document.getElementById(id).getBoundingClientRect().top", f"vb-turn-{turn}")


def test_a_new_turn_stays_at_the_top_of_the_window_while_one_types_on(page: Any) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    for turn in (1, 2):
        ask(page, QUESTION)
        finished(page, turn)
        assert 0 <= top_of(page, turn) <= 30
    page.locator("#vb-question textarea").focus()
    page.keyboard.type("En")
    assert 0 <= top_of(page, 2) <= 30


def test_a_question_by_button_gives_the_focus_to_its_turn(page: Any) -> None:
    page.locator("#vb-examples .vb-example").first.press("Enter")
    finished(page)
    page.wait_for_function("document.activeElement.id === 'vb-asked-1'")


def test_on_a_touch_screen_no_keyboard_covers_the_answer(site: Site, chromium: Any) -> None:
    context = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 375, "height": 700})
    context.set_default_timeout(20_000)
    tab = opened(context.new_page(), site)
    field = tab.get_by_label("Stel uw vraag")
    assert not field.evaluate("(e) => e === document.activeElement")
    field.fill(QUESTION)
    field.press("Enter")
    finished(tab)
    assert not field.evaluate("(e) => e === document.activeElement")
    context.close()


def test_nothing_moves_of_itself(page: Any) -> None:
    ask(page, QUESTION)
    finished(page)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = """() => document.getAnimations().filter((one) => one.effect.target?.closest?.("[class^=vb], [id^=vb]"))
        .filter((one) => one.effect.getComputedTiming().duration > 200).length"""
    assert page.evaluate(moving) == 0

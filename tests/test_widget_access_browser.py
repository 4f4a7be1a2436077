"""WCAG 2.2 AA of the widget as far as a machine sees: axe, keyboard alone, 320 px, zoom, colours, what is read out."""

from typing import Any

import pytest
from host_site import HELPDESK, Host, answered, ask, opened
from page_site import NEEDS_CHROMIUM
from test_page_access_browser import complaints

pytestmark = NEEDS_CHROMIUM
ACTIVE = "document.querySelector('vraagbaak-widget').shadowRoot.activeElement"
NAME = f"({ACTIVE})?.getAttribute('aria-label') || ({ACTIVE})?.textContent"
READABLE = """(rules) => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parts = (colour) => {
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
  };
  const light = (colour) => {
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = parts(colour).map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const root = document.querySelector("vraagbaak-widget").shadowRoot;
  return rules.map((rule) => {
    const { color, backgroundColor } = getComputedStyle(root.querySelector(rule));
    const [high, low] = [light(color), light(backgroundColor)].sort((one, other) => other - one);
    return high / low;
  });
}"""
PALE = "const pale = new CSSStyleSheet(); pale.replaceSync('.greeting, .text { color: #ccc }');"


def tag(host: Host) -> str:
    return host.tag(site="gemeente-x", examples=f"{HELPDESK}|Wat voor weer wordt het?", contact="Bel 1700.")


@pytest.mark.parametrize("colours", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_axe_finds_nothing_serious_in_any_state(widget_host: Host, visitor: Any, colours: dict[str, str]) -> None:
    visitor.emulate_media(**colours)
    panel = opened(visitor, widget_host.page("", head=tag(widget_host)))
    panel.get_by_text("2 documenten").wait_for()
    assert complaints(visitor) == []
    for turn, question in enumerate([HELPDESK, "weer", "gevaar", "bedragen"], 1):
        ask(panel, question)
        answered(panel, turn)
    answered(panel).get_by_role("button", name="Nee, dit antwoord hielp niet").click()
    panel.get_by_role("button", name="onvolledig").wait_for()
    ask(panel, "kapot")
    panel.get_by_role("button", name="Probeer opnieuw").wait_for()
    ask(panel, " ")
    assert complaints(visitor) == []
    panel.locator(".mark").first.click()
    panel.locator("mark").wait_for()
    assert complaints(visitor) == []


def test_axe_sees_into_the_widget(widget_host: Host, visitor: Any) -> None:
    opened(visitor, widget_host.page("", head=tag(widget_host)))
    visitor.evaluate(f"{PALE} document.querySelector('vraagbaak-widget').shadowRoot.adoptedStyleSheets.push(pale)")
    assert [line.split(" ")[0] for line in complaints(visitor)] == ["color-contrast"]


def test_by_keyboard_alone(widget_host: Host, visitor: Any) -> None:
    visitor.goto(widget_host.page("", head=tag(widget_host)))
    keys = visitor.keyboard
    visitor.get_by_role("button", name="Stel een vraag").wait_for()
    keys.press("Tab")
    keys.press("Enter")
    panel = visitor.get_by_role("dialog")
    panel.get_by_text("2 documenten").wait_for()
    keys.type("Welke expert?")
    keys.press("Shift+Enter")
    keys.type("En waar?")
    keys.press("Enter")
    turn = answered(panel)
    assert widget_host.chain.asked[-1].question == "Welke expert?\nEn waar?"
    for _ in range(30):
        keys.press("Shift+Tab")
        if visitor.evaluate(NAME) == "Bron 1: toon het citaat":
            break
    keys.press("Enter")
    panel.locator("mark").wait_for()
    assert visitor.evaluate(f"({ACTIVE}).localName") == "h3"
    keys.press("Escape")
    assert visitor.evaluate(NAME) == "Bron 1: toon het citaat" and turn.is_visible()
    keys.press("Escape")
    assert panel.is_hidden() and visitor.evaluate(f"({ACTIVE}).classList.contains('launcher')")


def test_focus_stays_in_the_open_panel_both_ways(widget_host: Host, visitor: Any) -> None:
    page = widget_host.page('<p><a href="https://www.elders.be">Link van de pagina</a></p>', head=tag(widget_host))
    panel = opened(visitor, page)
    for key in ["Tab", "Shift+Tab"]:
        seen = set()
        for _ in range(12):
            visitor.keyboard.press(key)
            assert visitor.evaluate("document.activeElement.localName") == "vraagbaak-widget"
            seen.add(visitor.evaluate(NAME))
        assert {"Sluiten", "Vraag", HELPDESK} <= seen
    assert panel.get_attribute("aria-modal") == "true"
    assert visitor.get_by_role("button", name="Stel een vraag").count() == 0


def test_shortcuts_of_the_page_do_not_hear_what_is_typed(widget_host: Host, visitor: Any) -> None:
    shortcuts = "window.heard = ''; addEventListener('keydown', (event) => { window.heard += event.key })"
    opened(visitor, widget_host.page("", head=tag(widget_host), script=shortcuts))
    visitor.keyboard.type("s/")
    assert visitor.evaluate("window.heard") == ""


def test_a_screen_reader_hears_that_it_is_sought_and_the_whole_answer_once(widget_host: Host, visitor: Any) -> None:
    widget_host.chain.hold.clear()
    panel = opened(visitor, widget_host.page("", head=tag(widget_host)))
    assert panel.get_by_role("log").get_attribute("aria-live") == "off"
    visitor.evaluate(
        "window.said = []; const { shadowRoot } = document.querySelector('vraagbaak-widget');"
        "const status = shadowRoot.querySelector('div.heard');"
        "new MutationObserver(() => { if (status.textContent) said.push(status.textContent) })"
        ".observe(status, { childList: true })"
    )
    ask(panel, HELPDESK)
    panel.get_by_text("Solentra › Aanbod (webpagina, 2024):").wait_for()
    assert visitor.evaluate("said") == ["Zoeken in de bronnen …"]
    widget_host.chain.hold.set()
    answered(panel)
    [_, said] = visitor.evaluate("said")
    assert said.startswith("Beantwoord uit de bronnen. Solentra › Aanbod")
    assert said.endswith("Let op: Deze bron dateert van 2024.") and "[1]" not in said
    ask(panel, "bedragen")
    answered(panel, 2)
    assert "\nStad, Bedrag\nGenk, € 44.726,12\nMechelen, € 10,00\n" in visitor.evaluate("said")[-1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_any_colour_of_a_site_stays_readable(widget_host: Host, visitor: Any, theme: str) -> None:
    opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x", examples=HELPDESK, theme=theme)))
    for colour in ["#ffd200", "#ffffff", "#000000", "#777777", "#565bf3", "#8f5bd8", "#00ff00", "#0000ff", "#f39200"]:
        set_colour = "(one, colour) => one.style.setProperty('--vraagbaak-kleur', colour)"
        visitor.locator("vraagbaak-widget").evaluate(set_colour, colour)
        ratios = visitor.evaluate(READABLE, [".main", ".example", ".launcher"])
        assert min(ratios) >= 4.5, (colour, ratios)


def test_only_what_the_page_says_itself_is_in_its_language(widget_host: Host, visitor: Any) -> None:
    said = {"title": "Une question ?", "examples": "Qui aide ?", "contact": "Appelez le 1700."}
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x", lang="fr", **said)))
    language = "(one) => one.closest('[lang]').lang"
    for text, lang in [("Une question ?", "fr"), ("Qui aide ?", "fr"), ("Citaten zijn letterlijk.", "nl")]:
        assert panel.get_by_text(text).evaluate(language) == lang
    ask(panel, "weer")
    turn = answered(panel)
    assert turn.get_by_text("Appelez le 1700.").evaluate(language) == "fr"
    assert turn.get_by_text("Niet gevonden in de bronnen").evaluate(language) == "nl"


def test_by_touch_no_keyboard_comes_up_over_the_answer(widget_host: Host, chromium: Any) -> None:
    context = chromium.new_context(viewport={"width": 375, "height": 720}, has_touch=True, is_mobile=True)
    try:
        tab = context.new_page()
        panel = opened(tab, widget_host.page("", head=tag(widget_host)))
        assert tab.evaluate(f"({ACTIVE}).localName") == "h2"
        panel.get_by_role("button", name=HELPDESK).tap()
        answered(panel)
        assert tab.evaluate(f"({ACTIVE}).textContent") == HELPDESK
        ask(panel, "weer")
        answered(panel, 2)
        assert tab.evaluate(f"({ACTIVE}).textContent") == "weer"
    finally:
        context.close()


@pytest.mark.parametrize("size", [(320, 568), (320, 256), (600, 400)])
def test_narrow_and_low_windows_scroll_only_downwards(widget_host: Host, visitor: Any, size: tuple[int, int]) -> None:
    visitor.set_viewport_size({"width": size[0], "height": size[1]})
    panel = opened(visitor, widget_host.page("", head=tag(widget_host)))
    for turn, question in enumerate([HELPDESK, "bedragen", "vijandig"], 1):
        ask(panel, question)
        answered(panel, turn)
    box = panel.bounding_box()
    assert (
        box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size[0] and box["y"] + box["height"] <= size[1]
    )
    assert_fits(visitor)
    panel.locator(".mark").first.click()
    panel.locator("mark").wait_for()
    assert panel.locator("mark").evaluate(
        "(mark) => { const place = mark.getBoundingClientRect(); return place.bottom > 0 && place.top < innerHeight }"
    )
    assert_fits(visitor)
    panel.get_by_role("button", name="Terug naar het antwoord").click()
    panel.get_by_role("button", name="Sluiten").click()
    assert_fits(visitor)


def assert_fits(tab: Any) -> None:
    """Neither the page nor a part of the panel can be scrolled sideways; a table may, in its own box."""
    wide = tab.evaluate(
        "[document.documentElement, ...document.querySelector('vraagbaak-widget').shadowRoot"
        ".querySelectorAll('.panel, .scroller, .source, .around, form')]"
        ".filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.localName + '.' + box.className)"
    )
    assert wide == []


def test_targets_are_large_enough(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=tag(widget_host)))
    panel.get_by_text("2 documenten").wait_for()
    sizes = [one.bounding_box() for one in panel.get_by_role("button").all()]
    assert len(sizes) == 4 and all(min(size["width"], size["height"]) >= 44 for size in sizes)
    ask(panel, HELPDESK)
    answered(panel)
    sizes = [one.bounding_box() for one in panel.get_by_role("button").all()]
    assert all(min(size["width"], size["height"]) >= 24 for size in sizes)


def test_nothing_moves_for_who_asked_for_less_motion(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=tag(widget_host)))
    for wish, name in [("reduce", "none"), ("no-preference", "rise")]:
        visitor.emulate_media(reduced_motion=wish)
        assert panel.evaluate("(panel) => getComputedStyle(panel).animationName") == name


def test_the_theme_can_be_fixed(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x", theme="dark")))
    assert panel.evaluate("(panel) => getComputedStyle(panel).backgroundColor") == "rgb(26, 34, 44)"

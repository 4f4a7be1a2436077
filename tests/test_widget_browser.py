"""The widget on a page of another origin with a strict policy, in Chromium: ask, stream, source, follow-up, thumbs."""

import json
import re
from typing import Any
from urllib.parse import unquote

from fake_answers import QUOTE, SOURCE
from host_site import HELPDESK, Host, answered, ask, opened
from page_site import NEEDS_CHROMIUM

pytestmark = NEEDS_CHROMIUM


def test_nothing_is_asked_for_before_it_is_opened_but_the_script(widget_host: Host, visitor: Any) -> None:
    address = widget_host.page("", head=widget_host.tag(site="gemeente-x"))
    visitor.goto(address)
    visitor.get_by_role("button", name="Stel een vraag").wait_for()
    assert visitor.requested == [address, f"{widget_host.url}/widget.js"]
    visitor.get_by_role("button", name="Stel een vraag").click()
    visitor.get_by_text("2 documenten, tot en met 2024").wait_for()
    assert visitor.requested[2:] == [f"{widget_host.url}/api/widget/gemeente-x"]


def test_a_question_streams_and_is_answered_with_its_source(widget_host: Host, visitor: Any) -> None:
    widget_host.chain.hold.clear()
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    panel.get_by_role("heading", name="Vraag het de gemeente").wait_for()
    ask(panel, HELPDESK)
    panel.get_by_text("Solentra › Aanbod (webpagina, 2024):").wait_for()
    assert panel.get_by_text(QUOTE).count() == 0
    assert panel.get_by_role("button", name="Stop", exact=True).is_visible()
    widget_host.chain.hold.set()
    turn = answered(panel)
    assert "Beantwoord uit de bronnen" in turn.inner_text()
    assert "Let op: Deze bron dateert van 2024." in turn.inner_text()
    links = {link.get_attribute("href"): link.get_attribute("rel") for link in turn.get_by_role("link").all()}
    site = "https://www.solentra.be/"
    assert links == {"mailto:info@solentra.be": None, "tel:+3225535555": None, site: "noopener noreferrer"}
    assert elsewhere(visitor, widget_host) == [] and visitor.broken == []


def test_a_source_opens_inside_and_gives_the_focus_back(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, HELPDESK)
    mark = answered(panel).locator(".mark").first
    mark.click()
    panel.locator("mark").wait_for()
    assert panel.locator("mark").inner_text() == QUOTE
    assert (
        "Solentra ondersteunt lokale besturen <b>&</b> hulpverleners."
        in panel.get_by_label("Tekst van de bron").inner_text()
    )
    assert panel.get_by_role("heading", name=SOURCE.title).is_visible()
    assert panel.get_by_role("link", name="Open het originele document").get_attribute("href") == SOURCE.url
    panel.get_by_role("button", name="Terug naar het antwoord").click()
    assert mark.evaluate("(mark) => mark.getRootNode().activeElement === mark")
    assert panel.locator("mark").count() == 0 or panel.locator("mark").is_hidden()


def test_a_follow_up_sends_the_earlier_questions(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x", documents="expertenpool")))
    for turn, question in enumerate([HELPDESK, "En het telefoonnummer?"], 1):
        ask(panel, question)
        answered(panel, turn)
    last = widget_host.chain.asked[-1]
    assert last.context == [HELPDESK] and last.documents == ["expertenpool"]


def test_what_is_not_found_says_so_and_where_to_ask(widget_host: Host, visitor: Any) -> None:
    tag = widget_host.tag(site="gemeente-x", contact="Mail vragen@gemeente-x.be of bel 1700.")
    panel = opened(visitor, widget_host.page("", head=tag))
    ask(panel, "Wat voor weer wordt het?")
    turn = answered(panel)
    assert "Niet gevonden in de bronnen" in turn.inner_text()
    assert turn.get_by_role("link", name="vragen@gemeente-x.be").get_attribute("href") == "mailto:vragen@gemeente-x.be"


def test_danger_gets_telephone_links(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, "Er is gevaar")
    turn = answered(panel)
    assert "Doorverwezen" in turn.inner_text()
    assert [link.get_attribute("href") for link in turn.get_by_role("link").all()] == ["tel:112", "tel:101"]


def test_a_table_is_a_table(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, "Welke bedragen?")
    table = answered(panel).get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Stad", "Bedrag"]
    assert table.get_by_role("cell").nth(2).inner_text() == "Mechelen"
    table.get_by_role("button", name="Bron 1: toon het citaat").click()
    panel.locator("mark").wait_for()


def test_a_thumb_is_stored_with_its_reason(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, "Een vraag om te beoordelen")
    turn = answered(panel)
    turn.get_by_role("button", name="Nee, dit antwoord hielp niet").click()
    turn.get_by_role("button", name="onvolledig").click()
    turn.get_by_text("Bedankt voor uw reactie.").wait_for()
    entries, _ = widget_host.desk.feedback.entries()
    [entry] = [entry for entry in entries if entry.question == "Een vraag om te beoordelen"]
    assert (entry.rating.thumb, entry.rating.reason) == ("down", "onvolledig")


def test_on_in_the_chat_carries_the_questions(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    questions = ['Met "aanhalingstekens" & #?', "En é dan?"]
    for turn, question in enumerate(questions, 1):
        ask(panel, question)
        answered(panel, turn)
    link = panel.get_by_role("link", name="Verder in de chat")
    address, _, carried = str(link.get_attribute("href")).partition("#vragen=")
    assert address == f"{widget_host.url}/" and json.loads(unquote(carried)) == questions
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_conversation_survives_a_reload_and_ends_with_a_new_one(widget_host: Host, visitor: Any) -> None:
    address = widget_host.page("", head=widget_host.tag(site="gemeente-x"))
    panel = opened(visitor, address)
    ask(panel, HELPDESK)
    answered(panel)
    panel = opened(visitor, address)
    assert QUOTE in panel.get_by_role("article").inner_text()
    panel.get_by_role("button", name="Nieuw gesprek").click()
    assert panel.get_by_role("article").count() == 0
    assert opened(visitor, address).get_by_role("article").count() == 0


def test_it_keeps_no_cookie_and_nothing_beyond_the_tab(widget_host: Host, visitor: Any) -> None:
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x")))
    ask(panel, HELPDESK)
    answered(panel)
    assert visitor.context.cookies() == []
    assert visitor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 1]
    assert visitor.evaluate("indexedDB.databases()") == []


def test_it_works_where_storage_is_forbidden(widget_host: Host, visitor: Any) -> None:
    forbid = "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('forbidden') } })"
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x"), script=forbid))
    ask(panel, HELPDESK)
    answered(panel)
    assert visitor.broken == []


def test_attributes_set_title_greeting_examples_corner_and_button(widget_host: Host, visitor: Any) -> None:
    tag = widget_host.tag(
        site="gemeente-x",
        title="Titel <b>",
        greeting="Dag <i>",
        examples=f"{HELPDESK}|Tweede <u>",
        corner="top-left",
        button="Hulp nodig?",
    )
    visitor.goto(widget_host.page("", head=tag))
    launcher = visitor.get_by_role("button", name="Hulp nodig?")
    box = launcher.bounding_box()
    assert box["x"] == 20 and box["y"] == 20
    launcher.click()
    panel = visitor.get_by_role("dialog", name="Titel <b>")
    assert panel.get_by_text("Dag <i>").is_visible() and panel.get_by_text("Tweede <u>").is_visible()
    panel.get_by_role("button", name=HELPDESK).click()
    answered(panel)


def test_properties_and_parts_style_it(widget_host: Host, visitor: Any) -> None:
    style = (
        "vraagbaak-widget { --vraagbaak-kleur: rgb(120, 0, 60); --vraagbaak-breedte: 500px }"
        "vraagbaak-widget::part(title) { text-transform: uppercase }"
    )
    panel = opened(visitor, widget_host.page("", head=widget_host.tag(site="gemeente-x"), style=style))
    send = panel.get_by_role("button", name="Vraag", exact=True)
    assert send.evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb(120, 0, 60)"
    assert panel.bounding_box()["width"] == 500
    title = panel.get_by_role("heading").first
    assert title.evaluate("(one) => getComputedStyle(one).textTransform") == "uppercase"


def test_inline_it_stands_in_the_page_and_asks_nothing_before_it_is_used(widget_host: Host, visitor: Any) -> None:
    body = '<vraagbaak-widget site="gemeente-x" mode="inline"></vraagbaak-widget><p>Daarna</p>'
    visitor.goto(widget_host.page(body, head=widget_host.tag()))
    region = visitor.get_by_role("region", name=re.compile("^Vraag"))  # its site gives it another name
    region.wait_for()
    assert len(visitor.requested) == 2
    ask(region, HELPDESK)
    answered(region)
    assert visitor.get_by_role("region", name="Vraag het de gemeente").is_visible()
    assert visitor.get_by_role("dialog").count() == 0
    assert visitor.evaluate("scrollY") == 0


def test_the_script_with_mode_inline_stands_where_its_tag_does(widget_host: Host, visitor: Any) -> None:
    tag, button = widget_host.tag(site="gemeente-x", mode="inline"), widget_host.tag(site="gemeente-x")
    visitor.goto(widget_host.page(f"<p>Ervoor</p>{tag}<p>Erna</p>", head=button))
    visitor.get_by_role("region", name="Vraagbaak").wait_for()
    order = "[...document.querySelector('main').children].map((one) => one.localName)"
    assert visitor.evaluate(order) == ["h1", "p", "script", "vraagbaak-widget", "p"]
    assert visitor.get_by_role("button", name="Stel een vraag").is_visible(), "the one in the corner stands there too"


def test_two_widgets_each_have_their_own_conversation(widget_host: Host, visitor: Any) -> None:
    inline = '<vraagbaak-widget site="gemeente-x" mode="inline"></vraagbaak-widget>'
    address = widget_host.page(inline + inline, head=widget_host.tag(site="gemeente-x", corner="top-right"))
    visitor.goto(address)
    first, second = (visitor.locator("vraagbaak-widget").nth(i) for i in range(2))
    ask(first, HELPDESK)
    answered(first)
    ask(second, "Wat voor weer wordt het?")
    answered(second)
    visitor.reload()
    for widget, shown in [(first, HELPDESK), (second, "Wat voor weer wordt het?")]:
        assert widget.get_by_role("article").locator("h3").all_inner_texts() == [shown]
    visitor.get_by_role("button", name="Stel een vraag").click()
    assert visitor.get_by_role("dialog").get_by_role("article").count() == 0


def test_the_script_twice_makes_one_widget_and_breaks_nothing(widget_host: Host, visitor: Any) -> None:
    tag = widget_host.tag(site="gemeente-x")
    visitor.goto(widget_host.page("", head=tag + tag))
    visitor.get_by_role("button", name="Stel een vraag").wait_for()
    visitor.wait_for_load_state()
    assert visitor.locator("vraagbaak-widget").count() == 1 and visitor.broken == []


def test_a_page_that_names_the_integrity_loads_it(widget_host: Host, visitor: Any) -> None:
    from assistant.widget.built_file import built_file

    file = built_file()
    tag = f'<script src="{widget_host.url}/{file.name}" integrity="{file.integrity}" crossorigin="anonymous"'
    panel = opened(visitor, widget_host.page("", head=f'{tag} data-site="gemeente-x" defer></script>'))
    ask(panel, HELPDESK)
    answered(panel)


def test_nothing_global_is_left(widget_host: Host, visitor: Any) -> None:
    before = "window.before = Object.getOwnPropertyNames(window)"
    visitor.goto(widget_host.page("", head=widget_host.tag(site="gemeente-x"), script=before))
    visitor.get_by_role("button", name="Stel een vraag").wait_for()
    new = visitor.evaluate("Object.getOwnPropertyNames(window).filter((name) => !before.includes(name))")
    assert [name for name in new if name != "before" and not re.match(r"__playwright|__pw", name)] == []


def elsewhere(tab: Any, host: Host) -> list[str]:
    return [url for url in tab.requested if not url.startswith((host.url, host.host.url))]

"""The source beside the answer in Chromium: the quote found and marked, links, copying, focus, hostile documents."""

from typing import Any

from fake_answers import QUOTE, TEXT
from page_site import HOSTILE_QUOTE, NEEDS_CHROMIUM, QUESTION, Site, ask, finished, left_this_machine

pytestmark = NEEDS_CHROMIUM


def opened_source(page: Any, question: str = QUESTION) -> Any:
    ask(page, question)
    finished(page).locator(".vb-mark").first.click()
    pane = page.locator("#vb-pane")
    pane.locator("mark").wait_for()
    return pane


def is_in_sight(page: Any) -> bool:
    return page.evaluate(
        """() => { const box = document.getElementById("vb-pane-text").getBoundingClientRect();
        const mark = document.querySelector("#vb-pane-text mark").getBoundingClientRect();
        return mark.top >= box.top && mark.top < box.top + box.height / 2 && mark.height > 0; }"""
    )


def test_a_mark_opens_the_whole_text_at_the_quote(page: Any) -> None:
    pane = opened_source(page)
    assert pane.locator("mark").inner_text() == QUOTE
    assert page.evaluate("document.getElementById('vb-pane-text').textContent") == TEXT
    assert is_in_sight(page)
    assert pane.locator("h2").inner_text() == "[1] Expertenpool <gewelddadige> radicalisering"
    assert page.locator("#vb-pane-place").inner_text() == "2024 · Expertenpool › Solentra"
    original = pane.get_by_text("Origineel document")
    assert original.get_attribute("href") == "https://www.voorbeeld.be/expertenpool"
    assert "noopener" in original.get_attribute("rel")
    file = pane.get_by_text("Ontvangen bestand").get_attribute("href")
    assert file == "api/documents/expertenpool/file"


def test_a_page_and_a_day_are_told_as_one_says_them(page: Any) -> None:
    ask(page, "vijandig")
    finished(page)
    page.evaluate(
        """() => { const turn = document.querySelector("#vb-turn-1"), answer = JSON.parse(turn.dataset.answer);
        answer.citations[0].date = "2021-06-03"; turn.dataset.answer = JSON.stringify(answer); }"""
    )
    page.locator("#vb-turn-1 .vb-mark").first.click()
    assert page.locator("#vb-pane-place").inner_text() == "3 juni 2021 · pagina 12 · <b>Deel</b>"
    assert page.get_by_role("link", name="Ontvangen bestand, pagina 12").is_visible()


def test_the_pane_stands_beside_the_answer_and_hides_none_of_it(page: Any) -> None:
    opened_source(page)
    pane = page.locator("#vb-pane").bounding_box()
    mark = page.locator("#vb-turn-1 .vb-mark").bounding_box()
    field = page.get_by_role("button", name="Vraag", exact=True).bounding_box()
    assert mark["x"] + mark["width"] <= pane["x"] and field["x"] + field["width"] <= pane["x"]
    assert pane["x"] + pane["width"] == page.viewport_size["width"]


def test_escape_and_the_button_give_the_focus_back_to_the_mark(page: Any) -> None:
    pane = opened_source(page)
    assert page.evaluate("document.activeElement.id") == "vb-pane-title"
    page.keyboard.press("Escape")
    assert not pane.is_visible()
    assert page.evaluate("document.activeElement.id") == "merk-1-1"
    page.keyboard.press("Enter")
    pane.get_by_role("button", name="Sluit de bron").click()
    assert page.evaluate("document.activeElement.id") == "merk-1-1"


def test_the_focus_finds_the_mark_again_after_a_later_question(site: Site, page: Any) -> None:
    pane = opened_source(page)
    ask(page, "En wanneer?")
    finished(page, turn=2)
    pane.locator("h2").focus()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "merk-1-1"


def test_a_source_in_the_list_opens_too(page: Any) -> None:
    ask(page, QUESTION)
    turn = finished(page)
    turn.locator(".vb-source summary").click()
    assert turn.locator("blockquote mark").inner_text() == QUOTE
    turn.get_by_role("button", name="Toon in de bron").click()
    page.locator("#vb-pane mark").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Toon in de bron"


def test_the_quote_is_copied_with_its_reference(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pane = opened_source(page)
    pane.get_by_role("button", name="Kopieer citaat").click()
    pane.get_by_text("Gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"“{QUOTE}”\n(Expertenpool <gewelddadige> radicalisering, 2024 · Expertenpool › Solentra, "
        "https://www.voorbeeld.be/expertenpool)"
    )


def test_copying_works_where_the_page_has_no_https(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    pane = opened_source(page)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); }")
    pane.get_by_role("button", name="Kopieer citaat").click()
    pane.get_by_text("Gekopieerd.").wait_for()
    assert QUOTE in page.evaluate("navigator.clipboard.readText()")


def test_a_hostile_document_is_text_and_nothing_else(site: Site, page: Any) -> None:
    pane = opened_source(page, "vijandig")
    assert pane.locator("mark").inner_text() == HOSTILE_QUOTE  # its offsets count code points: 𝔻 and 🎉 are one each
    assert is_in_sight(page)
    assert pane.locator("h2").inner_text() == '[1] Plan "><script>window.hacked=3</script>'
    assert page.locator("#vb-pane-place").inner_text() == "2017 · pagina 12 · <b>Deel</b>"
    assert pane.locator("script, img, b").count() == 0
    assert pane.get_by_text("Origineel document").count() == 0
    assert pane.get_by_text("Ontvangen bestand").get_attribute("href").endswith("/vijandig/file#page=12")
    assert page.evaluate("window.hacked") is None
    assert left_this_machine(page, site) == [] and page.broken == []


def test_addresses_in_a_quote_are_links_in_the_answer_and_in_the_pane(page: Any) -> None:
    pane = opened_source(page, "vijandig")
    expected = ["mailto:gevaar@voorbeeld.be", "tel:+3225535555", "https://www.voorbeeld.be"]
    for place in (pane.locator("mark a"), page.locator(".vb-text a:not(.vb-mark)")):
        assert [link.get_attribute("href") for link in place.all()] == expected


def test_a_quote_that_is_no_longer_there_is_not_marked(site: Site, page: Any) -> None:
    page.route("**/api/documents/*/text", lambda route: route.fulfill(body="Een heel andere tekst. " * 40))
    ask(page, QUESTION)
    finished(page).locator(".vb-mark").click()
    page.get_by_text("Dit citaat staat niet meer zo in de huidige tekst").wait_for()
    assert page.locator("#vb-pane mark").count() == 0
    assert QUOTE in page.locator("#vb-pane-text").inner_text()


def test_a_text_that_cannot_be_had_is_said_in_dutch(page: Any) -> None:
    problem = '{"status": 503, "detail": "De index is niet bruikbaar."}'
    page.route("**/api/documents/*/text", lambda route: route.fulfill(status=503, body=problem))
    ask(page, QUESTION)
    finished(page).locator(".vb-mark").click()
    page.locator("#vb-pane-told", has_text="De index is niet bruikbaar.").wait_for()
    page.keyboard.press("Escape")
    page.unroute("**/api/documents/*/text")
    page.route("**/api/documents/*/text", lambda route: route.abort())
    page.locator(".vb-mark").click()
    page.locator("#vb-pane-told", has_text="De server antwoordt niet.").wait_for()


def test_on_a_phone_the_source_is_a_sheet_that_holds_the_focus(page: Any) -> None:
    page.set_viewport_size({"width": 375, "height": 740})
    opened_source(page, "vijandig")
    sheet = page.locator("#vb-pane").bounding_box()
    assert sheet["x"] == 0 and sheet["width"] == 375 and sheet["y"] + sheet["height"] == 740
    assert is_in_sight(page)
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('#vb-pane') != null"
        )
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "merk-1-1"


def test_a_window_that_changes_width_keeps_the_source_open(page: Any) -> None:
    opened_source(page)
    page.set_viewport_size({"width": 700, "height": 800})
    page.wait_for_function("document.getElementById('vb-pane').matches(':modal')")
    page.set_viewport_size({"width": 1400, "height": 800})
    page.wait_for_function("!document.getElementById('vb-pane').matches(':modal')")
    assert page.locator("#vb-pane mark").inner_text() == QUOTE

"""The chat page in Debian's Chromium, as a person uses it: asking, streaming, going on, what is said and not said."""

from typing import Any

from page_site import (
    NEEDS_CHROMIUM,
    QUESTION,
    PageChain,
    Site,
    ask,
    finished,
    left_this_machine,
    opened,
    reached,
    ready,
)

pytestmark = NEEDS_CHROMIUM


def test_an_answer_streams_and_ends_whole(site: Site, page: Any) -> None:
    site.chain.hold.clear()
    ask(page, QUESTION)
    page.locator(".vb-text", has_text="Solentra").wait_for()
    assert page.locator("#vb-turn-1").get_attribute("aria-busy") == "true"
    assert page.locator(".vb-source, .vb-rating").count() == 0
    site.chain.hold.set()
    turn = finished(page)
    assert turn.locator("h2").inner_text() == QUESTION
    assert "Beantwoord uit de bronnen" in turn.locator(".vb-status").inner_text()
    assert "Let op: Deze bron dateert van 2024." in turn.inner_text()
    assert page.get_by_label("Stel uw vraag").input_value() == ""


def test_a_written_answer_gives_way_to_the_verbatim_one_in_its_place(site: Site, page: Any) -> None:
    site.chain.hold.clear()
    ask(page, "herschreven")
    page.locator(".vb-text", has_text="Een geschreven zin").wait_for()
    assert "nummer 2 in de rij" not in page.locator("#vb-turn-1").inner_text()
    page.evaluate("document.querySelector('#vb-turn-1 .vb-mark').isTheSame = true")
    site.chain.hold.set()
    turn = finished(page)
    assert "Een geschreven zin" not in turn.inner_text()
    assert "Helpdesk voor professionals" in turn.inner_text()
    # No flicker: what the two have in common is the same element still.
    assert page.evaluate("document.querySelector('#vb-turn-1 .vb-mark').isTheSame") is True


def test_a_suggestion_or_example_is_asked_with_one_click(site: Site, page: Any) -> None:
    examples = page.locator("#vb-examples .vb-example")
    examples.first.wait_for()
    assert [heading.inner_text() for heading in page.locator(".vb-subject h3").all()] == ["Experten", "Projecten"]
    examples.nth(1).click()
    finished(page)
    assert site.chain.asked[-1].question == "Wie geeft vorming?"
    assert not examples.first.is_visible()


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
    ask(page, "Wie geeft vorming?")
    finished(page)
    assert site.chain.asked[-1].context == []


def test_an_answer_can_be_stopped_and_is_not_built_upon(site: Site, page: Any) -> None:
    site.chain.hold.clear()
    ask(page, QUESTION)
    page.locator(".vb-text", has_text="Solentra").wait_for()
    page.get_by_role("button", name="Stop").click()
    page.locator(".vb-turn[data-stopped]").wait_for()
    site.chain.hold.set()
    ask(page, "Wie geeft vorming?")
    finished(page)
    assert site.chain.asked[-1].context == []


def test_what_is_typed_while_an_answer_grows_stays(site: Site, page: Any) -> None:
    site.chain.hold.clear()
    ask(page, QUESTION)
    page.locator(".vb-text", has_text="Solentra").wait_for()
    page.get_by_label("Stel uw vraag").fill("Wie geeft vorming?")
    site.chain.hold.set()
    finished(page)
    assert page.get_by_label("Stel uw vraag").input_value() == "Wie geeft vorming?"


def test_a_question_at_the_moment_that_another_is_broken_off_is_not_lost(site: Site, page: Any) -> None:
    for turn, question in enumerate(["Wie geeft vorming?", "Wie geeft subsidie?", "Wie geeft advies?"], 1):
        site.chain.hold.clear()
        ask(page, QUESTION)
        page.locator(f"#vb-turn-{turn}[data-busy] .vb-text", has_text="Solentra").wait_for()
        page.get_by_label("Stel uw vraag").fill(question)
        page.evaluate("document.getElementById('vb-stop').click()")
        page.get_by_label("Stel uw vraag").press("Enter")
        if turn == 1:
            page.locator("#vb-told", has_text="zodra de vorige is afgebroken").wait_for()
        site.chain.hold.set()
        page.locator(f"#vb-turn-{turn}").get_by_text(question, exact=True).wait_for()
        finished(page, turn)
        assert page.locator("#vb-told").inner_text() == ""
    assert page.locator(".vb-turn").count() == 3


def test_no_answer_and_a_referral_are_said_as_such(page: Any) -> None:
    ask(page, "Wat voor weer wordt het?")
    assert "Niet gevonden in de bronnen" in finished(page).locator(".vb-no_answer .vb-status").inner_text()
    ask(page, "gevaar")
    turn = finished(page, turn=2)
    assert "Doorverwezen" in turn.locator(".vb-referred .vb-status").inner_text()
    assert [link.get_attribute("href") for link in turn.locator(".vb-text a").all()] == ["tel:112", "tel:101"]


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


def test_only_chosen_documents_are_searched_and_the_answer_says_so(site: Site, page: Any) -> None:
    page.locator("#vb-filter summary").click()
    page.get_by_label("Expertenpool <gewelddadige> radicalisering (2024)").check()
    assert page.locator(".vb-filter-now").inner_text() == "Zoekt in 1 gekozen document"
    ask(page, QUESTION)
    assert "Gezocht in Expertenpool" in finished(page).locator(".vb-scope").inner_text()
    assert site.chain.asked[-1].documents == ["expertenpool"]
    page.get_by_role("button", name="Zoek weer in alle documenten").click()
    ask(page, QUESTION)
    finished(page, turn=2)
    assert site.chain.asked[-1].documents == []


def test_a_period_leaves_the_documents_of_its_years(site: Site, page: Any) -> None:
    page.locator("#vb-filter summary").click()
    page.locator("#vb-until").select_option("2017")
    assert page.locator(".vb-filter-now").inner_text() == "Zoekt in alle documenten, tot en met 2017"
    ask(page, QUESTION)
    finished(page)
    assert site.chain.asked[-1].documents == ["vijandig"]
    page.locator("#vb-since").select_option("2024")
    ask(page, QUESTION)
    page.locator(".vb-notice", has_text="Geen enkel document valt binnen uw keuze (2024 tot en met 2017)").wait_for()
    assert page.get_by_label("Stel uw vraag").input_value() == QUESTION


def test_the_answer_is_read_out_once_it_is_there(site: Site, page: Any) -> None:
    page.evaluate(
        """() => { window.heard = []; const place = document.querySelector("#vb-heard [role=status]");
        new MutationObserver(() => window.heard.push(place.textContent)).observe(place, {childList: true, subtree: true,
        characterData: true}); }"""
    )
    ask(page, QUESTION)
    finished(page)
    page.locator("#vb-heard [role=status]", has_text="Solentra biedt een helpdesk").wait_for(state="attached")
    said = [line for line in page.evaluate("window.heard") if line]
    assert said[0] == "Zoeken in de bronnen" and len(set(said)) == 2


def test_the_page_says_what_is_kept_where(page: Any) -> None:
    foot = page.locator(".vb-footnote").inner_text()
    assert "Deze server bewaart uw vragen niet." in foot and "alleen in uw browser" in foot


def test_gradio_shows_nothing_of_its_own(page: Any) -> None:
    assert page.title() == "Vraagbaak"
    assert page.locator("html").get_attribute("lang") == "nl"
    assert page.get_by_text("Gradio").count() == 0
    assert page.locator("footer:visible").count() == 0


def test_nothing_leaves_this_machine(site: Site, page: Any) -> None:
    ask(page, QUESTION)
    finished(page).locator(".vb-mark").click()
    page.locator("#vb-pane-text mark").wait_for()
    assert left_this_machine(page, site) == []
    assert len(page.requested) > 5 and any(url.endswith("/page/main.js") for url in page.requested)
    assert {place for place in reached if place not in ("127.0.0.1", "::1", "localhost", "None")} == set()
    assert page.broken == []


def test_the_conversation_of_a_tab_survives_a_reload(site: Site, page: Any) -> None:
    ask(page, QUESTION)
    finished(page)
    page.reload()
    ready(page)
    turn = finished(page)
    assert "Solentra biedt een helpdesk" in turn.inner_text()
    ask(page, "En wanneer?")
    finished(page, turn=2)
    assert site.chain.asked[-1].context == [QUESTION]
    other = opened(page.context.new_page(), site)
    assert other.locator(".vb-turn").count() == 0


def test_a_server_that_went_away_is_said_in_dutch(chromium: Any) -> None:
    context = chromium.new_context(locale="en-US")
    context.set_default_timeout(20_000)
    with Site(PageChain()) as brief:
        tab = opened(context.new_page(), brief)
    ask(tab, QUESTION)
    tab.locator("#vb-told", has_text="De server antwoordt niet").wait_for()
    assert tab.get_by_label("Stel uw vraag").input_value() == QUESTION
    assert tab.locator(".toast-body:visible").count() == 0
    context.close()

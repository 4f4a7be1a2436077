"""What goes wrong on the drafting page, in Chromium: a server that fails, goes or is slow, storage that is broken, full
or closed, another tab. Nothing that was made is lost by it, and each is said in Dutch."""

import json
from typing import Any

import pytest
from draft_site import DraftSite, drafted, edit, kept, understood, visited
from page_site import NEEDS_CHROMIUM

from corpus.errors import QuestionError

pytestmark = NEEDS_CHROMIUM
KEY = "vraagbaak.ontwerp"


def trouble(tab: Any, words: str) -> None:
    tab.locator("#vd-trouble", has_text=words).wait_for()


def begun(site: DraftSite, tab: Any) -> Any:
    """The first row, while the draft waits before its last sub-question."""
    site.work.hold.clear()
    understood(tab).get_by_role("button", name="Maak ontwerp").click()
    tab.locator("#vd-row-2 mark").wait_for()
    return tab.locator("#vd-row-1")


def test_an_empty_text_and_one_without_questions_are_told(drafts: Any) -> None:
    drafts.get_by_role("button", name="Lees de vraag").click()
    trouble(drafts, "Plak eerst de tekst")
    drafts.get_by_label("Plak de hele vraag").fill("Geachte minister")
    drafts.get_by_role("button", name="Lees de vraag").click()
    trouble(drafts, "Er zijn geen deelvragen gevonden")
    assert drafts.get_by_label("Plak de hele vraag").input_value() == "Geachte minister"
    kept(drafts)
    drafts.reload()
    assert drafts.get_by_label("Plak de hele vraag").input_value() == "Geachte minister"


def test_progress_is_shown_and_the_live_region_does_not_chatter(draft_site: DraftSite, drafts: Any) -> None:
    drafts.evaluate(
        """() => { window.heard = []; const told = document.getElementById("vb-told");
        new MutationObserver(() => window.heard.push(told.textContent)).observe(told, {childList: true}); }"""
    )
    begun(draft_site, drafts)
    drafts.get_by_text("Deelvraag 3 wordt bewerkt (3 van 3).").wait_for()
    assert drafts.locator("#vd-progress").get_attribute("value") == "2"
    assert drafts.locator("#vd-row-3").get_by_text("Wordt nog bewerkt").is_visible()
    assert drafts.get_by_text("Wordt nog bewerkt").count() == 1
    assert drafts.locator("#vd-row-1 [data-key=again]").is_disabled()
    draft_site.work.hold.set()
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    heard = [line for line in drafts.evaluate("window.heard") if line]
    assert len(heard) <= 4 and heard[-1] == "Het ontwerp is klaar."
    assert not drafts.locator("#vd-busy").is_visible()


def test_what_is_edited_while_the_rest_is_made_stays(draft_site: DraftSite, drafts: Any) -> None:
    row = begun(draft_site, drafts)
    edit(row, 1, "Mijn zin.")
    row.locator("[data-key=edit-2]").click()
    row.locator("[data-key=field-2]").fill("Ik typ nog")
    draft_site.work.hold.set()
    drafts.locator("#vd-row-3 .vd-sentence").wait_for()
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    assert row.locator("[data-key=field-2]").input_value() == "Ik typ nog"
    assert drafts.evaluate("document.activeElement.dataset.key") == "field-2"
    row.locator("[data-key=save-2]").click()
    assert row.locator(".vd-edited").count() == 2


def test_a_reload_halfway_keeps_what_was_there_and_makes_the_rest(draft_site: DraftSite, drafts: Any) -> None:
    row = begun(draft_site, drafts)
    edit(row, 1, "Mijn zin.")
    kept(drafts)
    drafts.reload()
    row.wait_for()
    drafts.locator("#vd-unfinished", has_text="deelvraag 3").wait_for()
    draft_site.work.hold.set()
    drafts.get_by_role("button", name="Maak de rest").click()
    drafts.locator("#vd-row-3 .vd-sentence").wait_for()
    assert draft_site.work.calls[-1][1]["only"] == ["3"]
    assert row.locator(".vd-edited").inner_text().startswith("Mijn zin.")


def test_stopping_keeps_what_is_there(draft_site: DraftSite, drafts: Any) -> None:
    begun(draft_site, drafts)
    drafts.get_by_role("button", name="Stop", exact=True).click()
    drafts.locator("#vd-unfinished", has_text="deelvraag 3").wait_for()
    draft_site.work.hold.set()
    drafts.wait_for_timeout(300)
    assert drafts.locator("#vd-row-3 .vd-sentence").count() == 0 and drafts.locator("#vd-row-2 mark").count() == 1


def test_an_error_halfway_is_told_and_loses_nothing(draft_site: DraftSite, drafts: Any) -> None:
    draft_site.work.trouble = QuestionError("Deelvraag 2 is onleesbaar.")
    understood(drafts).get_by_role("button", name="Maak ontwerp").click()
    trouble(drafts, "Deelvraag 2 is onleesbaar.")
    assert drafts.locator("#vd-row-1 .vd-sentence").count() == 3
    assert "deelvraag 2, 3" in drafts.locator("#vd-unfinished").inner_text()


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        ({"status": 503, "body": '{"detail": "De index is niet bruikbaar."}'}, "De index is niet bruikbaar."),
        ({"status": 502, "body": "<html>Bad gateway</html>"}, "fout 502"),
        ({"status": 200, "content_type": "text/event-stream", "body": "event: status\ndata: {}\n\n"}, "verbroken"),
        (None, "De server antwoordt niet."),
    ],
)
def test_a_server_that_fails_or_is_gone_is_told_and_the_question_stays(drafts: Any, reply: Any, words: str) -> None:
    form = understood(drafts)
    form.get_by_label("Titel").fill("Mijn titel")
    drafts.route("**/api/drafts", lambda route: route.fulfill(**reply) if reply else route.abort())
    form.get_by_role("button", name="Maak ontwerp").click()
    trouble(drafts, words)
    drafts.unroute("**/api/drafts")
    drafts.get_by_role("button", name="Maak de rest").click()
    drafts.locator("#vd-row-3 .vd-sentence").wait_for()
    assert "Mijn titel" in drafts.locator("#vd-draft-place").inner_text()
    assert not drafts.locator("#vd-trouble").is_visible()


def test_an_edited_sentence_is_checked_once_the_server_is_back(drafts: Any) -> None:
    row = drafted(drafts)
    drafts.route("**/api/drafts/check", lambda route: route.abort())
    edit(row, 1, "De helpdesk is er tot 17 uur.")
    row.get_by_text("Nog niet nagekeken").wait_for()
    drafts.route("**/api/drafts/export?*", lambda route: route.abort())
    drafts.get_by_role("button", name="Bewaar als Word").click()
    trouble(drafts, "De server antwoordt niet.")
    drafts.unroute("**/api/drafts/check")
    kept(drafts)
    drafts.reload()
    row.locator(".vb-warning", has_text="17 uur").wait_for()


BROKEN = [
    "{",
    "null",
    "[]",
    '"x"',
    json.dumps({"step": "draft", "question": {"parts": "x"}, "answers": [None, 3, {"answer": {"sentences": [1]}}]}),
    json.dumps({"step": "draft", "question": {"parts": [{"number": "1", "text": 5}]}, "answers": [{"items": [{}]}]}),
    json.dumps({"step": "draft", "question": {"parts": [{"number": "1"}]}, "answers": [{"answer": {"number": "1",
        "status": "<b>", "table": {"rows": [[1]]}, "citations": [{}], "conflicts": [0], "unused": [{}]},
        "items": [{"sentence": {"marks": ["x", 7]}, "text": "a"}], "before": 3}], "earlier": [{}], "scope": 9}),
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_broken_storage_is_survived(draft_site: DraftSite, drafts: Any, broken: str) -> None:
    drafts.evaluate("text => localStorage.setItem('vraagbaak.ontwerp', text)", broken)
    drafts.goto("about:blank")
    drafts.goto(f"{draft_site.url}/ontwerp")
    drafts.locator("main form:not([hidden]), main section:not([hidden])").first.wait_for()
    assert drafts.broken == []
    if drafts.locator("#vd-wipe").is_visible():
        drafts.get_by_role("button", name="Wis dit ontwerp").click()
    drafted(drafts)
    assert drafts.broken == []


@pytest.mark.parametrize("closed", ["getItem", "setItem"])
def test_a_browser_that_keeps_nothing_says_so_and_works(draft_site: DraftSite, drafts: Any, closed: str) -> None:
    tab = drafts.context.new_page()
    tab.add_init_script(
        f"Storage.prototype.{closed} = Storage.prototype.setItem = () => {{ throw new DOMException('vol'); }};"
    )
    tab.goto(f"{draft_site.url}/ontwerp")
    tab.locator("#vd-storage", has_text="kan het ontwerp niet bewaren").wait_for()
    row = drafted(tab)
    edit(row, 1, "Mijn zin.")
    with tab.expect_download():
        tab.get_by_role("button", name="Bewaar als Markdown").click()


def test_two_tabs_do_not_write_over_each_other(draft_site: DraftSite, drafts: Any) -> None:
    row = drafted(drafts)
    kept(drafts)
    other = visited(drafts.context.new_page(), draft_site)
    edit(other.locator("#vd-row-1"), 1, "Van de andere tab.")
    kept(other)
    drafts.bring_to_front()  # a tab behind another draws nothing
    drafts.get_by_text("in een ander tabblad gewijzigd").wait_for()
    edit(row, 2, "Van deze tab.")
    assert "Van de andere tab." in json.dumps(kept(drafts)) and "Van deze tab." not in json.dumps(kept(drafts))
    drafts.get_by_role("button", name="Toon die versie").click()
    row.locator(".vd-edited", has_text="Van de andere tab.").wait_for()
    edit(row, 2, "Toch van deze tab.")
    other.bring_to_front()
    other.get_by_role("button", name="Werk hier verder").click()
    assert "Toch van deze tab." not in json.dumps(kept(other))


def test_sixty_parts_are_drawn_in_good_time(drafts: Any) -> None:
    text = "Vraag\n\nInleiding.\n\n" + "\n".join(f"{n}. Wat zegt bron {n}?" for n in range(1, 61))
    drafted(drafts, text)
    assert drafts.locator(".vd-row").count() == 60 and drafts.locator("#vd-overview a").count() == 60
    took = drafts.evaluate(
        "() => { const began = performance.now(); document.querySelector('#vd-row-60 [data-key=accept-1]').click(); "
        "document.body.offsetHeight; return performance.now() - began; }"
    )
    assert took < 500
    state = kept(drafts)
    assert len(state["answers"]) == 60

"""WCAG 2.2 AA of the drafting page as far as a machine sees: axe, keyboard, widths from 320 px, light and dark."""

from typing import Any

import pytest
from draft_site import DraftSite, drafted, edit, understood, visited
from page_site import NEEDS_CHROMIUM, new_visitor
from test_page_access_browser import WIDTHS, complaints

pytestmark = NEEDS_CHROMIUM
SIDEWAYS = "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, draft_site: DraftSite, drafters: Any) -> Any:
    tab = new_visitor(drafters, draft_site.url)
    tab.emulate_media(color_scheme=request.param)
    visited(tab, draft_site)
    assert tab.evaluate("document.documentElement.classList.contains('dark')") == (request.param == "dark")
    return tab


def test_axe_finds_nothing_serious_in_any_step(themed: Any) -> None:
    assert complaints(themed) == []
    form = understood(themed)
    form.locator("#vd-scope summary").click()
    themed.locator("#vd-scope .vb-check").first.wait_for()
    assert complaints(themed) == []
    form.get_by_role("button", name="Maak ontwerp").click()
    themed.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    row = themed.locator("#vd-row-1")
    edit(row, 1, "Het duurt tot 17 uur.")
    row.locator(".vb-warning").wait_for()
    row.locator("[data-key=drop-0]").click()
    row.locator("[data-key=accept-2]").click()
    row.locator("summary").first.click()
    row.locator("[data-key=choose-0]").click()
    themed.locator("#vd-row-2 [data-key=edit-0]").click()
    assert complaints(themed) == []


def test_axe_finds_nothing_serious_in_the_dialogs_and_the_sheet(themed: Any) -> None:
    row = drafted(themed)
    row.locator("[data-key=again]").click()
    themed.locator("#vd-again[open]").wait_for()
    assert complaints(themed) == []
    themed.keyboard.press("Escape")
    row.locator(".vd-mark").first.click()
    themed.locator("#vb-pane mark").wait_for()
    assert complaints(themed) == []
    themed.keyboard.press("Escape")
    themed.set_viewport_size({"width": 375, "height": 740})
    row.get_by_role("button", name="Bewijs bij deelvraag 1").click()
    assert complaints(themed) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_width_scrolls_sideways(drafts: Any, width: int) -> None:
    drafts.set_viewport_size({"width": width, "height": 740})
    understood(drafts)
    assert drafts.evaluate(SIDEWAYS) <= width
    drafts.locator("#vd-scope summary").click()
    assert drafts.evaluate(SIDEWAYS) <= width
    drafts.get_by_role("button", name="Maak ontwerp").click()
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    drafts.locator("#vd-row-1 [data-key=edit-1]").click()
    assert drafts.evaluate(SIDEWAYS) <= width
    drafts.locator("#vd-row-1 .vd-mark").first.click()
    drafts.locator("#vb-pane mark").wait_for()
    assert drafts.evaluate(SIDEWAYS) <= width


def test_on_a_phone_the_areas_are_one_column_with_the_evidence_as_a_sheet(drafts: Any) -> None:
    drafts.set_viewport_size({"width": 375, "height": 740})
    row = drafted(drafts)
    columns = {row.locator(f".vd-{name}").first.bounding_box()["x"] for name in ("question", "answer", "beside")}
    assert len(columns) == 1 and row.locator(".vd-evidence").count() == 0
    press = row.get_by_role("button", name="Bewijs bij deelvraag 1")
    press.click()
    sheet = drafts.locator("#vd-sheet")
    box = sheet.bounding_box()
    assert (box["x"], box["width"]) == (0, 375) and box["y"] + box["height"] == 740
    for _ in range(10):
        drafts.keyboard.press("Tab")
        assert drafts.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('#vd-sheet') != null"
        )
    sheet.locator("summary").first.click()
    sheet.locator("[data-key=choose-0]").click()
    assert drafts.evaluate("document.activeElement.dataset.key") == "piece-0"
    sheet.get_by_role("button", name="Annuleer").click()
    sheet.get_by_role("button", name="Toon in de bron").first.click()
    drafts.locator("#vb-pane mark").wait_for()
    drafts.keyboard.press("Escape")
    assert sheet.is_visible()
    assert drafts.evaluate("document.activeElement.textContent") == "Toon in de bron"
    drafts.keyboard.press("Escape")
    row.locator("[data-key=sheet]:focus").wait_for()
    assert not sheet.is_visible()


def test_a_whole_draft_is_made_by_keyboard_alone(drafts: Any) -> None:
    drafts.get_by_label("Plak de hele vraag").focus()
    drafts.keyboard.insert_text("Vraag\n\nInleiding.\n\n1. Welke expert biedt een helpdesk?\n2. Hoeveel kost dat?")
    drafts.keyboard.press("Tab")
    drafts.keyboard.press("Enter")
    drafts.locator("#vd-form").wait_for()
    assert drafts.evaluate("document.activeElement.id") == "vd-form-title"
    drafts.get_by_role("button", name="Maak ontwerp").focus()
    drafts.keyboard.press("Enter")
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    assert drafts.evaluate("document.activeElement.id") == "vd-draft-title"
    drafts.locator("#vd-row-1 [data-key=accept-0]").focus()
    for key in ("accept-0", "drop-0", "drop-0"):
        drafts.locator(f"#vd-row-1 [data-key={key}]").focus()
        drafts.keyboard.press("Enter")
        assert drafts.evaluate("document.activeElement.dataset.key") == key  # the focus stays where the work is


def test_every_button_is_large_enough_to_hit(drafts: Any) -> None:
    drafts.set_viewport_size({"width": 375, "height": 740})
    understood(drafts)
    small = """() => [...document.querySelectorAll("button, summary, input, select, a")]
        .filter((e) => e.checkVisibility())
        .map((e) => [e.textContent.trim() || e.name, e.getBoundingClientRect()]).filter(([, box]) => box.width > 0)
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)"""
    assert [name for name in drafts.evaluate(small) if name != "Naar de inhoud"] == []
    drafts.get_by_role("button", name="Maak ontwerp").click()
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    assert [name for name in drafts.evaluate(small) if name != "Naar de inhoud"] == []

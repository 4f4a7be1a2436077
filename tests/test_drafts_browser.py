"""The drafting page in Chromium: from a pasted question to a file, with what an official does to it in between."""

import json
from typing import Any

import pytest
from draft_fakes import ASKED, GAP, LOOSE
from draft_site import DraftSite, drafted, edit, kept, understood
from fake_answers import QUOTE, TEXT
from page_site import HOSTILE_QUOTE, NEEDS_CHROMIUM

from assistant.drafts.draft import Draft

pytestmark = NEEDS_CHROMIUM


def exported(tab: Any, format: str = "JSON") -> Draft:
    with tab.expect_download() as download:
        tab.get_by_role("button", name=f"Bewaar als {format}").click()
    return Draft.model_validate_json(download.value.path().read_text())


def test_a_pasted_question_is_shown_as_understood_and_can_be_corrected(draft_site: DraftSite, drafts: Any) -> None:
    form = understood(drafts)
    assert form.get_by_label("Nummer").first.input_value() == "12"
    assert form.get_by_label("Datum").input_value() == "2021-06-03"
    assert form.locator("#vd-remarks li").all_inner_texts() == ["De minister staat niet in de tekst."]
    form.get_by_label("Minister").fill("Een Minister")
    form.get_by_label("Deelvraag 3", exact=True).fill("Wat zegt het plan van 2017?")
    form.get_by_role("button", name="Voeg deelvraag 2 samen met de vorige").click()
    form.get_by_role("button", name="Deelvraag toevoegen").click()
    assert drafts.evaluate("document.activeElement.dataset.key") == "part-2"
    drafts.keyboard.type("Nog iets?")
    form.get_by_role("button", name="Maak ontwerp").click()
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    question = draft_site.work.calls[0][0]
    assert question.minister == "Een Minister"
    assert [(part.number, part.text.split("\n")[-1][:9]) for part in question.parts] == [
        ("1", "Hoeveel k"),
        ("3", "Wat zegt "),
        ("4", "Nog iets?"),
    ]
    assert [part.text[:9] for part in question.parts[0].parts] == ["Welke exp", "wanneer?", "Hoeveel k"]


def test_a_part_can_be_removed_and_a_form_that_cannot_be_drafted_says_why(draft_site: DraftSite, drafts: Any) -> None:
    form = understood(drafts)
    form.get_by_role("button", name="Verwijder deelvraag 2").click()
    form.locator("#vd-parts .vd-number").nth(1).fill("1")
    form.get_by_role("button", name="Maak ontwerp").click()
    drafts.locator("#vd-trouble", has_text="Nummer 1 staat bij meer dan één deelvraag").wait_for()
    assert not draft_site.work.calls and form.is_visible()


def test_a_file_is_read_and_one_of_another_kind_is_refused_in_dutch(drafts: Any) -> None:
    file = drafts.locator("#vd-file")
    file.set_input_files({"name": "vraag.xlsx", "mimeType": "x/y", "buffer": b"x"})
    drafts.locator("#vd-trouble", has_text="geen .txt, .docx of .pdf").wait_for()
    file.set_input_files({"name": "vraag.docx", "mimeType": "x/y", "buffer": ASKED.encode()})
    drafts.locator("#vd-form").wait_for()
    assert drafts.locator("#vd-parts > li").count() == 3 and not drafts.locator("#vd-trouble").is_visible()


def test_a_draft_shows_sentences_tables_gaps_conflicts_and_earlier_answers(drafts: Any) -> None:
    row = drafted(drafts)
    assert row.locator(".vd-sentence p:first-child").all_inner_texts() == [
        "De bronnen zeggen het volgende.",
        "Er is een helpdesk op weekdagen tussen 9 en 13 uur. [1]",
        f"“{QUOTE}” [1]",
    ]
    assert row.locator("table th").all_inner_texts() == ["Expert", "Uren", "Bron"]
    assert row.locator("table tbody tr").last.inner_text().split() == ["Totaal", "4", "berekend"]
    conflict = row.locator(".vd-conflict").inner_text()
    assert "De uren verschillen." in conflict and "2017" in conflict and "2024" in conflict
    beside = row.locator(".vd-beside").inner_text()
    assert "Antwoord van juli 2021" in beside and "bronnen van 2024" in beside and QUOTE in beside
    gap = drafts.locator("#vd-row-2 mark")
    assert gap.inner_text() == GAP
    assert drafts.locator("#vd-row-2 .vd-status").inner_text().endswith("Geen bron")
    assert drafts.locator("#vd-overview a").all_inner_texts() == ["✓ 1", "∅ 2", "◐ 3"]


def test_evidence_opens_on_its_quote_in_its_surroundings_and_gives_the_focus_back(drafts: Any) -> None:
    row = drafted(drafts)
    mark = row.locator(".vd-mark").first
    mark.click()
    drafts.locator("#vb-pane mark").wait_for()
    assert drafts.locator("#vb-pane mark").inner_text() == QUOTE
    assert drafts.evaluate("document.getElementById('vb-pane-text').textContent") == TEXT
    pane, shown = drafts.locator("#vb-pane").bounding_box(), mark.bounding_box()
    assert shown["x"] + shown["width"] <= pane["x"]  # the draft stays beside it
    drafts.keyboard.press("Escape")
    assert drafts.evaluate("document.activeElement === document.querySelector('#vd-row-1 .vd-mark')")
    row.locator("summary", has_text="Gevonden en niet gebruikt").click()
    row.get_by_role("button", name="Toon in de bron").last.click()
    drafts.locator("#vb-pane mark", has_text="Solentra ondersteunt").wait_for()


def test_what_an_official_does_outlives_a_reload_and_goes_into_the_file(drafts: Any) -> None:
    row = drafted(drafts)
    edit(row, 1, "De helpdesk is er op weekdagen tussen 9 en 17 uur.")
    row.locator(".vb-warning", has_text="niet in de citaten van deze zin: 17 uur").wait_for()
    row.locator("[data-key=drop-0]").click()
    row.locator("[data-key=accept-2]").click()
    edit(drafts.locator("#vd-row-2"), 0, "De kosten staan in de begroting.")
    drafts.locator("#vd-row-3 [data-key=edit-0]").click()
    drafts.locator("#vd-row-3 textarea").fill("Half getypt")
    kept(drafts)
    drafts.reload()
    row.wait_for()
    assert row.locator("del").inner_text() == "De bronnen zeggen het volgende."
    assert row.locator(".vd-edited").inner_text().startswith("De helpdesk is er op weekdagen tussen 9 en 17 uur. [1]")
    assert "17 uur" in row.locator(".vb-warning").inner_text()
    assert row.locator("[data-key=accept-2]").get_attribute("aria-pressed") == "true"
    assert drafts.locator("#vd-row-3 textarea").input_value() == "Half getypt"
    draft = exported(drafts)
    first, second, third = draft.answers
    assert first.sentences[0].before == "Er is een helpdesk op weekdagen tussen 9 en 13 uur."
    assert [(s.text, s.kind, s.marks, s.edited) for s in first.sentences] == [
        ("De helpdesk is er op weekdagen tussen 9 en 17 uur. [1]", "written", [1], True),
        (f"“{QUOTE}” [1]", "quoted", [1], False),
    ]
    assert first.text == f"De helpdesk is er op weekdagen tussen 9 en 17 uur. [1]\n“{QUOTE}” [1]"
    assert any("Bewerkt door de behandelaar" in line and "17 uur" in line for line in first.warnings)
    assert (second.gaps, second.sentences[0].kind, second.sentences[0].edited) == ([], "written", True)
    assert any("zonder bron" in line for line in second.warnings)
    assert third.sentences[0].text == f"“{HOSTILE_QUOTE}”"


@pytest.mark.parametrize("format", ["Word", "Markdown"])
def test_the_file_is_named_by_the_number(draft_site: DraftSite, drafts: Any, format: str) -> None:
    drafted(drafts)
    with drafts.expect_download() as download:
        drafts.get_by_role("button", name=f"Bewaar als {format}").click()
    assert download.value.suggested_filename.startswith("ontwerpantwoord-12-")
    assert [answer.number for answer in draft_site.work.exported[-1].answers] == ["1", "2", "3"]


def test_an_edit_can_be_undone_cancelled_and_saved_by_keys(drafts: Any) -> None:
    row = drafted(drafts)
    row.locator("[data-key=edit-1]").focus()
    drafts.keyboard.press("Enter")
    assert drafts.evaluate("document.activeElement.tagName") == "TEXTAREA"
    drafts.keyboard.type("X ")
    drafts.keyboard.press("Escape")
    assert drafts.evaluate("document.activeElement.dataset.key") == "edit-1"
    drafts.keyboard.press("Enter")
    drafts.keyboard.press("Control+A")
    drafts.keyboard.type("De helpdesk is er op weekdagen.")
    drafts.keyboard.press("Control+Enter")
    assert row.locator(".vd-edited").count() == 1 and row.locator(".vd-edited .vd-mark").inner_text() == "[1]"
    row.locator("[data-key=undo-1]").click()
    assert row.locator(".vd-edited").count() == 0


def test_unused_evidence_becomes_a_quoted_sentence_when_it_is_verbatim(drafts: Any) -> None:
    row = drafted(drafts)
    row.locator("summary", has_text="Gevonden en niet gebruikt").click()
    row.locator("[data-key=choose-0]").click()
    field = row.locator("[data-key=piece-0]")
    field.fill("Solentra ondersteunt iedereen")
    row.get_by_role("button", name="Voeg toe").click()
    row.get_by_text("staat niet letterlijk zo in de bron").wait_for()
    field.fill("lokale besturen <b>&</b> hulpverleners.")
    row.get_by_role("button", name="Voeg toe").click()
    assert "“lokale besturen <b>&</b> hulpverleners.” [2]" in row.locator(".vd-sentences").inner_text()
    row.locator(".vd-mark", has_text="[2]").click()
    drafts.locator("#vb-pane mark").wait_for()
    added = exported(drafts).answers[0]
    citation = added.citations[-1]
    assert TEXT[citation.start : citation.end] == citation.quote and citation.quote in LOOSE
    assert (added.sentences[-1].kind, added.sentences[-1].marks, added.sentences[-1].edited) == ("quoted", [2], False)
    assert added.warnings == []


def test_one_part_is_made_again_from_chosen_documents_and_the_version_before_comes_back(
    draft_site: DraftSite, drafts: Any
) -> None:
    row = drafted(drafts)
    edit(row, 1, "Mijn zin.")
    row.get_by_role("button", name="Maak opnieuw").click()
    dialog = drafts.locator("#vd-again")
    dialog.get_by_label("Plan").uncheck()
    dialog.locator("select[name=since]").select_option("2024")
    dialog.get_by_role("button", name="Maak opnieuw").click()
    row.get_by_text("(gekozen)").wait_for()
    options = draft_site.work.calls[-1][1]
    assert (options["only"], list(options["exclude"]), options["documents"]) == (["1"], ["vijandig"], ["expertenpool"])
    assert [answer["answer"]["number"] for answer in kept(drafts)["answers"]] == ["1", "2", "3"]
    row.get_by_role("button", name="Zet de vorige versie terug").click()
    assert row.locator(".vd-edited").inner_text().startswith("Mijn zin.")
    row.get_by_role("button", name="Zet de vorige versie terug").click()
    row.get_by_text("(gekozen)").wait_for()


def test_correcting_the_question_drafts_only_what_changed(draft_site: DraftSite, drafts: Any) -> None:
    row = drafted(drafts)
    edit(row, 1, "Mijn zin.")
    drafts.get_by_role("button", name="Pas de vraag aan").click()
    drafts.locator("#vd-form").get_by_label("Deelvraag 3", exact=True).fill("Wat zegt het plan van 2017?")
    drafts.get_by_role("button", name="Maak ontwerp").click()
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    assert draft_site.work.calls[-1][1]["only"] == ["3"]
    assert row.locator(".vd-edited").inner_text().startswith("Mijn zin.")


def test_other_documents_or_another_text_are_drafted_anew_with_what_the_text_asks(
    draft_site: DraftSite, drafts: Any
) -> None:
    row = drafted(drafts)
    drafts.get_by_role("button", name="Pas de vraag aan").click()
    form = drafts.locator("#vd-form")
    form.get_by_label("Deelvraag 1", exact=True).fill("Wie betaalt dat, en hoeveel?")
    form.get_by_label("Minister").fill("Een Minister")
    form.locator("#vd-scope summary").click()
    form.get_by_label("Plan").uncheck()
    form.get_by_role("button", name="Maak ontwerp").click()
    row.locator("[data-key=before]:enabled").wait_for()  # the version from the other documents
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    question, options = draft_site.work.calls[-1]
    assert ([part.text for part in question.parts[0].parts], question.remarks) == (["Wie betaalt dat?", "hoeveel?"], [])
    assert (options["only"], list(options["exclude"])) == ([], ["vijandig"])
    assert not drafts.locator("#vd-unfinished").is_visible()


def test_a_list_that_was_typed_by_hand_stays_when_the_text_changes(draft_site: DraftSite, drafts: Any) -> None:
    form = understood(drafts)
    form.get_by_label("Wat hierin gevraagd wordt").first.fill("Welke expert biedt een helpdesk\nEn op zondag?")
    form.get_by_label("Deelvraag 1", exact=True).fill("Wie betaalt dat?")
    form.get_by_role("button", name="Maak ontwerp").click()
    drafts.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    asked = draft_site.work.calls[-1][0].parts[0]
    assert [part.text for part in asked.parts] == ["Wie betaalt dat?", "En op zondag?"]


def test_another_question_does_not_take_over_the_answers_of_this_one(drafts: Any) -> None:
    drafted(drafts)
    drafts.get_by_role("button", name="Pas de vraag aan").click()
    drafts.get_by_role("button", name="Terug naar de tekst").click()
    understood(drafts, "1. Iets heel anders?")
    assert kept(drafts)["answers"] == [] and not drafts.locator("#vd-to-draft").is_visible()


def test_a_hostile_question_and_document_are_text_and_nothing_else(draft_site: DraftSite, drafts: Any) -> None:
    drafted(drafts)
    third = drafts.locator("#vd-row-3")
    assert HOSTILE_QUOTE in third.locator(".vd-sentences").inner_text()
    third.locator(".vd-mark").first.click()
    drafts.locator("#vb-pane mark").wait_for()
    assert drafts.locator("#vb-pane mark").inner_text() == HOSTILE_QUOTE  # its offsets count code points
    assert drafts.locator("main img, main script, main b b, main i, #vb-pane img, #vb-pane script").count() == 0
    assert drafts.evaluate("window.hacked") is None
    assert [url for url in drafts.requested if not url.startswith((draft_site.url, "data:", "blob:"))] == []
    assert drafts.broken == []


def test_both_pages_lead_to_each_other(draft_site: DraftSite, drafts: Any) -> None:
    drafts.get_by_role("link", name="Vragen").click()
    drafts.get_by_label("Stel uw vraag").wait_for()
    drafts.get_by_role("link", name="Ontwerpantwoord").click()
    drafts.locator("#vd-entry").wait_for()
    assert drafts.url == f"{draft_site.url}/ontwerp"


def test_wiping_a_draft_leaves_nothing(drafts: Any) -> None:
    drafted(drafts)
    drafts.get_by_role("button", name="Wis dit ontwerp").click()
    drafts.locator("#vd-entry").wait_for()
    assert drafts.get_by_label("Plak de hele vraag").input_value() == ""
    drafts.wait_for_timeout(400)
    state = json.loads(drafts.evaluate("localStorage.getItem('vraagbaak.ontwerp')") or "{}")
    assert not state.get("answers") and not state.get("question")

"""Feedback and export in Chromium, against hand-written routes: what is sent, what is said, and trouble in Dutch."""

from pathlib import Path
from typing import Any

import pytest
from page_site import NEEDS_CHROMIUM, QUESTION, Site, ask, finished

from assistant.page.parts import REASONS

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def turn(page: Any) -> Any:
    ask(page, QUESTION)
    return finished(page)


def answer_id(turn: Any) -> str:
    return turn.evaluate("turn => JSON.parse(turn.dataset.answer).id")


def test_a_thumb_up_is_sent_at_once_and_stays_shown(site: Site, page: Any, turn: Any) -> None:
    turn.get_by_role("button", name="Ja", exact=True).click()
    turn.get_by_text("Bedankt voor uw reactie.").wait_for()
    assert site.desk.ratings[-1] == {"answer": answer_id(turn), "thumb": "up", "reason": "", "remark": ""}
    ask(page, "En wanneer?")
    finished(page, turn=2)
    pressed = [button.get_attribute("aria-pressed") for button in page.locator("[data-thumb]").all()]
    assert pressed == ["true", "false", "false", "false"]


def test_a_thumb_down_asks_why_first(site: Site, page: Any, turn: Any) -> None:
    turn.get_by_role("button", name="Nee", exact=True).click()
    dialog = page.locator("#vb-why")
    reasons = [label.inner_text().strip().lower() for label in dialog.locator("fieldset label").all()]
    assert tuple(reasons) == REASONS
    count = len(site.desk.ratings)
    dialog.get_by_role("button", name="Versturen", exact=True).click()
    dialog.get_by_text("Kies een reden.").wait_for()
    assert len(site.desk.ratings) == count
    dialog.get_by_label("Niet gevonden maar staat er wel").check()
    dialog.get_by_label("Toelichting").fill(' zie <b>"pagina 3"</b> ')
    dialog.get_by_role("button", name="Versturen", exact=True).click()
    turn.get_by_text("Bedankt voor uw reactie.").wait_for()
    assert not dialog.is_visible()
    assert site.desk.ratings[-1] == {
        "answer": answer_id(turn),
        "thumb": "down",
        "reason": "niet gevonden maar staat er wel",
        "remark": 'zie <b>"pagina 3"</b>',
    }
    assert page.evaluate("document.activeElement.dataset.thumb") == "down"


def test_trouble_with_feedback_is_said_and_nothing_typed_is_lost(site: Site, page: Any, turn: Any) -> None:
    site.desk.trouble = "De opslag van reacties is vol. Probeer het later opnieuw."
    turn.get_by_role("button", name="Ja", exact=True).click()
    turn.get_by_text(site.desk.trouble).wait_for()
    assert turn.locator("[aria-pressed=true]").count() == 0
    turn.get_by_role("button", name="Nee", exact=True).click()
    dialog = page.locator("#vb-why")
    dialog.get_by_label("Onjuist").check()
    dialog.get_by_label("Toelichting").fill("Het bedrag klopt niet.")
    dialog.get_by_role("button", name="Versturen", exact=True).click()
    dialog.get_by_text(site.desk.trouble).wait_for()
    assert dialog.get_by_label("Toelichting").input_value() == "Het bedrag klopt niet."
    page.route("**/api/feedback", lambda route: route.abort())
    dialog.get_by_role("button", name="Versturen", exact=True).click()
    dialog.get_by_text("De server antwoordt niet.").wait_for()


def test_a_remark_has_a_limit(page: Any, turn: Any) -> None:
    turn.get_by_role("button", name="Nee", exact=True).click()
    page.get_by_label("Toelichting").fill("x")
    assert page.get_by_label("Toelichting").get_attribute("maxlength") == "1000"


@pytest.mark.parametrize(("name", "format"), [("Bewaar als Word", "docx"), ("Bewaar als Markdown", "md")])
def test_the_whole_conversation_is_exported(
    site: Site, page: Any, turn: Any, name: str, format: str, tmp_path: Path
) -> None:
    ask(page, "En wanneer?")
    second = finished(page, turn=2)
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    assert download.value.suggested_filename == f"vraagbaak-gesprek.{format}"
    download.value.save_as(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"# Antwoord\n"
    assert site.desk.exports[-1] == (format, {"answers": [answer_id(turn), answer_id(second)]})
    page.locator("#vb-told", has_text="Het bestand staat bij uw downloads.").wait_for()


def test_trouble_with_an_export_is_said_in_dutch(site: Site, page: Any, turn: Any) -> None:
    site.desk.trouble = "Dit antwoord is niet meer bekend. Stel de vraag opnieuw."
    page.get_by_role("button", name="Bewaar als Word").click()
    page.locator("#vb-told", has_text=site.desk.trouble).wait_for()
    page.route("**/api/export?*", lambda route: route.fulfill(status=500, body="<html>Internal Server Error</html>"))
    page.get_by_role("button", name="Bewaar als Word").click()
    page.locator("#vb-told", has_text="De server kon dit niet doen (fout 500).").wait_for()

"""The page over the real documents in Chromium: examples, an answer with its quote in place, suggestions that hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_site import NEEDS_CHROMIUM, Site, ask, finished, left_this_machine, new_visitor, opened

from assistant.opening import reloading_assistant

pytestmark = NEEDS_CHROMIUM


class RealAnswers:
    """The assistant as the server makes it."""

    def __init__(self, folder: Path) -> None:
        self.assistant = reloading_assistant(folder)


@pytest.fixture(scope="module")
def real_site(real_index_dir: Path) -> Iterator[Site]:
    with Site(RealAnswers(real_index_dir)) as running:
        yield running


@pytest.fixture
def tab(real_site: Site, visitors: Any) -> Any:
    return opened(new_visitor(visitors, real_site.url), real_site)


def test_from_an_example_to_a_suggestion_to_its_quote(real_site: Site, tab: Any) -> None:
    tab.locator("#vb-examples").get_by_role("button", name="Welke expert biedt een helpdesk?").click()
    turn = finished(tab)
    tab.locator("#vb-next").get_by_role("button", name="Hoe contacteer ik Solentra?").click()
    turn = finished(tab, turn=2)
    assert "Beantwoord uit de bronnen" in turn.inner_text()
    assert turn.locator("a[href='mailto:SolentraAcademy@uzbrussel.be']").first.is_visible()
    turn.locator(".vb-mark").first.click()
    mark = tab.locator("#vb-pane mark")
    assert "SolentraAcademy@uzbrussel.be" in mark.inner_text()
    text = tab.request.get(f"{real_site.url}/api/documents/expertenpool/text").text()
    assert tab.evaluate("document.getElementById('vb-pane-text').textContent") == text
    assert left_this_machine(tab, real_site) == [] and tab.broken == []


def test_no_suggestion_of_the_page_goes_unanswered(tab: Any) -> None:
    ask(tab, "Welke stad kreeg het laagste subsidiebedrag?")
    finished(tab)
    suggestions = tab.locator("#vb-next .vb-example")
    suggestions.first.wait_for()
    for turn, question in enumerate([button.inner_text() for button in suggestions.all()], 2):
        ask(tab, question)
        assert finished(tab, turn).locator(".vb-answered").count() == 1


def test_a_period_without_the_answer_is_silent_or_quotes_that_period_only(tab: Any) -> None:
    tab.locator("#vb-filter summary").click()
    tab.locator("#vb-since").select_option("2024")
    ask(tab, "Wat is het budget van maatregel 13.2?")
    turn = finished(tab)
    assert {date.text_content() for date in turn.locator(".vb-date").all()} <= {"2024"}
    assert "Gezocht in Expertenpool" in turn.inner_text()

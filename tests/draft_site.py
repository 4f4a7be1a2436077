"""The drafting page running in this process, with hand-written drafts, and visitors in Chromium. The fixtures come in
through conftest."""

from collections.abc import Iterator
from typing import Any

import pytest
from draft_fakes import ASKED, FakeWork, PageChain
from live import Live
from page_site import VIEWPORT, new_visitor, recorded

from assistant.server import web_app


class DraftSite:
    """Where the page is and what drafts for it."""

    def __init__(self, url: str, work: FakeWork) -> None:
        self.url, self.work = url, work


@pytest.fixture(scope="session")
def draft_site() -> Iterator[DraftSite]:
    work = FakeWork()
    with Live(web_app(PageChain().assistant, draft_work=work.work())) as live:
        yield DraftSite(live.url, work)


@pytest.fixture(scope="session")
def drafters(chromium: Any) -> Iterator[Any]:
    """The browser's profile of those who draft, who follow each other in its one tab."""
    context = chromium.new_context(locale="nl-BE", viewport=VIEWPORT)
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def drafts(draft_site: DraftSite, drafters: Any) -> Iterator[Any]:
    """A new visitor of the drafting page."""
    tab = visited(new_visitor(drafters, draft_site.url), draft_site)
    tab.set_viewport_size({"width": 1400, "height": 900})
    yield tab
    draft_site.work.hold.set()
    draft_site.work.trouble, draft_site.work.calls = None, []


def visited(tab: Any, site: DraftSite) -> Any:
    """The tab with the page; `requested` and `broken` record what it does, dialogs are accepted."""
    if not hasattr(tab, "requested"):
        tab.on("console", lambda line: tab.broken.append(line.text) if "Content Security" in line.text else None)
        tab.on("dialog", lambda dialog: dialog.accept())
    recorded(tab)
    tab.goto(f"{site.url}/ontwerp")
    tab.locator("main form:not([hidden]), main section:not([hidden])").first.wait_for()
    return tab


def understood(tab: Any, text: str = ASKED) -> Any:
    """The form, after pasting this text."""
    tab.get_by_label("Plak de hele vraag").fill(text)
    tab.get_by_role("button", name="Lees de vraag").click()
    form = tab.locator("#vd-form")
    form.wait_for()
    return form


def drafted(tab: Any, text: str = ASKED) -> Any:
    """The row of the first sub-question, after the whole draft was made."""
    understood(tab, text).get_by_role("button", name="Maak ontwerp").click()
    tab.locator("#vb-told", has_text="Het ontwerp is klaar.").wait_for()
    return tab.locator("#vd-row-1")


def kept(tab: Any) -> Any:
    """The draft in the browser's storage, once it is written there."""
    tab.wait_for_timeout(400)
    return tab.evaluate("JSON.parse(localStorage.getItem('vraagbaak.ontwerp'))")


def edit(row: Any, at: int, text: str) -> None:
    row.locator(f"[data-key=edit-{at}]").click()
    row.locator(f"[data-key=field-{at}]").fill(text)
    row.locator(f"[data-key=save-{at}]").click()

"""The conversations that a browser keeps, in Chromium: listed, reopened, deleted, bounded, and storage that broke."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from fake_answers import QUOTE
from page_site import NEEDS_CHROMIUM, QUESTION, Site, ask, finished, opened, ready

pytestmark = NEEDS_CHROMIUM
KEY = "vraagbaak.gesprekken"


def kept(page: Any) -> list[dict[str, Any]]:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "[]")


def talk(page: Any, question: str = QUESTION) -> None:
    ask(page, question)
    finished(page)
    page.wait_for_function(f"(localStorage.getItem('{KEY}') ?? '').includes({json.dumps(question)})")


def history(page: Any) -> Any:
    page.get_by_role("button", name="Eerdere gesprekken").click()
    dialog = page.locator("#vb-history")
    dialog.wait_for()
    return dialog


def test_a_later_visit_finds_the_conversation_and_goes_on_with_it(site: Site, page: Any) -> None:
    talk(page)
    later = opened(page.context.new_page(), site)
    page.close()
    assert later.locator(".vb-turn").count() == 0
    dialog = history(later)
    assert "Deze lijst staat alleen in deze browser" in dialog.inner_text()
    assert "1 vraag" in dialog.locator("li").inner_text()
    dialog.get_by_role("button", name=QUESTION, exact=True).click()
    turn = finished(later)
    later.wait_for_function("document.activeElement.id === 'vb-asked-1'")
    turn.locator(".vb-mark").click()
    assert later.locator("#vb-pane mark").inner_text() == QUOTE
    later.keyboard.press("Escape")
    ask(later, "En wanneer?")
    finished(later, turn=2)
    assert site.chain.asked[-1].context == [QUESTION]
    later.wait_for_function(f"JSON.parse(localStorage.getItem('{KEY}'))[0].answers.length === 2")
    assert len(kept(later)) == 1


def test_one_is_deleted_and_stays_deleted_when_the_talk_goes_on(page: Any) -> None:
    talk(page, "Wie geeft vorming?")
    page.get_by_role("button", name="Nieuw gesprek").click()
    page.locator(".vb-turn").wait_for(state="detached")
    talk(page)
    dialog = history(page)
    assert dialog.locator("li").count() == 2
    dialog.get_by_role("button", name=f"Verwijder het gesprek: {QUESTION}").click()
    dialog.get_by_text("Gesprek verwijderd.").wait_for()
    page.keyboard.press("Escape")
    ask(page, "En wanneer?")
    finished(page, turn=2)
    page.wait_for_function(f"JSON.parse(localStorage.getItem('{KEY}')).length === 2")
    assert [[a["question"] for a in one["answers"]] for one in kept(page)] == [["En wanneer?"], ["Wie geeft vorming?"]]


def test_all_are_deleted_after_a_question(page: Any) -> None:
    talk(page)
    dialog = history(page)
    page.once("dialog", lambda asked: asked.dismiss())
    dialog.get_by_role("button", name="Verwijder alle gesprekken").click()
    assert len(kept(page)) == 1
    page.once("dialog", lambda asked: asked.accept())
    dialog.get_by_role("button", name="Verwijder alle gesprekken").click()
    dialog.get_by_text("Alle gesprekken zijn verwijderd.").wait_for()
    assert kept(page) == [] and dialog.locator("li").count() == 0


def test_nothing_is_kept_where_the_reader_does_not_want_it(page: Any) -> None:
    history(page).get_by_label("Bewaar mijn gesprekken in deze browser").uncheck()
    page.keyboard.press("Escape")
    ask(page, QUESTION)
    finished(page)
    page.wait_for_timeout(300)
    assert kept(page) == []


def test_broken_storage_is_an_empty_list_and_works_again(page: Any) -> None:
    shapes = ["{", '{"a": 1}', "null", '[1, null, {"id": 3}, {"id": "x", "when": 1, "answers": [{}]}]', "\u0000" * 9]
    for broken in shapes:
        page.evaluate(f"text => localStorage.setItem('{KEY}', text)", broken)
        page.reload()
        ready(page)
        dialog = history(page)
        dialog.get_by_text("Er zijn geen bewaarde gesprekken.").wait_for()
        page.keyboard.press("Escape")
    talk(page)
    assert len(kept(page)) == 1 and page.broken == []


def test_what_somebody_wrote_into_the_storage_stays_text(page: Any) -> None:
    evil = '<img src=x onerror="window.hacked=1">'
    citation = {"n": 1, "document": "../x", "title": evil, "section": [evil], "date": "", "quote": evil, "start": 0}
    answer = {
        "id": "x",
        "question": evil,
        "status": "answered",
        "answer": f"{evil} [1]",
        "citations": [citation | {"end": 9}],
    }
    stored = [{"id": "x", "when": 1, "answers": [answer]}]
    page.evaluate(f"text => localStorage.setItem('{KEY}', text)", json.dumps(stored))
    dialog = history(page)
    dialog.locator(".vb-reopen").click()
    turn = finished(page)
    assert turn.locator("h2").inner_text() == evil
    assert "Dit citaat staat niet meer zo" in turn.locator(".vb-source").text_content()
    assert page.evaluate("window.hacked") is None and page.locator(".vb-turn img").count() == 0


def test_an_answer_that_cannot_be_read_is_said_to_be_so(page: Any) -> None:
    answer = {"id": "x", "question": "Oud?", "status": "verzonnen", "answer": "x", "citations": []}
    page.evaluate(
        f"text => localStorage.setItem('{KEY}', text)", json.dumps([{"id": "x", "when": 1, "answers": [answer]}])
    )
    history(page).locator(".vb-reopen").click()
    page.locator(".vb-notice", has_text="Dit gesprek kan niet meer gelezen worden").wait_for()


def test_the_list_is_bounded_in_number_and_size(page: Any) -> None:
    module = "const m = await import('./page/storage.js');"
    talks = """const answer = {id: "a", question: "v", status: "answered", answer: "x".repeat(%d), citations: []};
        for (let i = 0; i < %d; i++) m.keep({id: `t${i}`, when: i, answers: Array(%d).fill(answer)});
        const all = m.talks();
        return [all.length, all[0].id, all[0].answers.length, localStorage.getItem("%s").length];"""
    many = page.evaluate(f"async () => {{ {module} {talks % (10, 70, 40, KEY)} }}")
    assert many[:3] == [50, "t69", 30]
    large = page.evaluate(f"async () => {{ {module} localStorage.clear(); {talks % (100_000, 12, 5, KEY)} }}")
    assert large[1] == "t11" and 0 < large[0] < 12 and large[3] <= 2_000_000


def test_a_full_disk_makes_room_and_then_gives_up_quietly(page: Any) -> None:
    full = """async (room) => { const m = await import('./page/storage.js'); localStorage.clear();
        const put = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
          if (text.length > room) throw new DOMException("full", "QuotaExceededError"); put.call(this, key, text); };
        const answer = {id: "a", question: "v", status: "answered", answer: "x".repeat(1000), citations: []};
        const done = [1, 2, 3].map((i) => m.keep({id: `t${i}`, when: i, answers: [answer]}));
        Storage.prototype.setItem = put; return [done, m.talks().map((talk) => talk.id)]; }"""
    assert page.evaluate(full, 2_500) == [[True, True, True], ["t3", "t2"]]
    assert page.evaluate(full, 100) == [[False, False, False], []]


def test_a_long_talk_leaves_its_oldest_turns_behind_when_it_is_sent(page: Any) -> None:
    talk(page)
    sent = page.evaluate(
        """() => { const turn = document.querySelector(".vb-turn"); const answer = JSON.parse(turn.dataset.answer);
        answer.answer = "x".repeat(200000);
        for (let i = 0; i < 4; i++) { const copy = turn.cloneNode(true);
          copy.dataset.answer = JSON.stringify({...answer, id: `c${i}`}); turn.parentElement.append(copy); }
        return window.vraagbaak.asked("v"); }"""
    )
    assert [answer["id"] for answer in json.loads(sent)["answers"]] == ["c2", "c3"]


def carried(questions: object) -> str:
    return "#vragen=" + quote(json.dumps(questions))


def test_questions_carried_over_from_the_widget_are_asked_again(site: Site, page: Any) -> None:
    follow_up = "En hoe contacteer ik die?"
    page.goto("about:blank")
    page.goto(site.url + carried([QUESTION, follow_up]))
    ready(page)
    finished(page, 2)
    assert (site.chain.asked[-1].question, site.chain.asked[-1].context) == (follow_up, [QUESTION])
    assert "#" not in page.url
    page.reload()
    ready(page)
    finished(page, 2)
    assert page.locator(".vb-turn").count() == 2  # kept by this tab, not asked once more


@pytest.mark.parametrize("questions", [{"a": 1}, [1, None, " "], "vraag"])
def test_a_conversation_that_cannot_be_read_is_none(site: Site, page: Any, questions: object) -> None:
    before = len(site.chain.asked)
    page.goto("about:blank")
    page.goto(site.url + carried(questions))
    ready(page)
    page.locator("#vb-examples .vb-example").first.wait_for()
    assert len(site.chain.asked) == before and page.broken == []

"""A turn step by step, and what the page sends read with suspicion. No browser, no Gradio."""

import json
from typing import Any

import pytest
from fake_answers import citation
from page_site import PageChain

from assistant.answer import Answer
from assistant.opening import Assistant
from assistant.page.filter import Scope, documents_within, filter_html, scope_line
from assistant.page.talk import MOST_TURNS, Step, converse, read_asked, reopened, suggested
from corpus.document import Source
from corpus.errors import IndexUnusableError, QuestionError

ANSWER = Answer(id="a", question="Eerder?", status="answered", answer="Ja [1]", citations=[citation()])
KEPT = json.loads(ANSWER.model_dump_json())


def steps(question: str, **sent: Any) -> list[Step]:
    return list(converse(PageChain().assistant, json.dumps({"question": question, **sent})))


def broken() -> Assistant:
    raise IndexUnusableError("Er is geen index. Maak hem met vraagbaak index.")


def test_a_turn_says_first_that_it_searches_and_ends_with_the_answer() -> None:
    first, *_, last = steps("Wie?")
    assert "Zoeken in de bronnen" in first.latest and 'data-busy=""' in first.latest
    assert "Solentra biedt een helpdesk" in last.latest and "data-busy" not in last.latest
    assert last.heard.startswith("Beantwoord uit de bronnen. Solentra")


def test_earlier_turns_are_shown_again_from_the_first_step() -> None:
    for step in steps("Wie?", answers=[KEPT]):
        assert "Eerder?" in step.earlier and 'id="vb-turn-2"' in step.latest


def test_an_index_that_is_gone_is_said_and_the_conversation_stays() -> None:
    *_, last = converse(broken, json.dumps({"question": "Wie?", "answers": [KEPT]}))
    assert "Er is geen index" in last.latest and last.typed == "Wie?"
    assert "Eerder?" in last.earlier and "staat niet meer" not in last.earlier


def test_a_conversation_is_reopened_without_an_index_too() -> None:
    shown = reopened(broken, json.dumps({"answers": [KEPT, KEPT]}))
    assert 'id="vb-turn-1"' in shown.earlier and 'id="vb-turn-2"' in shown.latest
    assert "niet meer gelezen" in reopened(broken, "{}").latest


@pytest.mark.parametrize(
    "payload",
    [
        "[1, 2]",
        '"tekst"',
        '{"question": 5}',
        '{"question": null, "answers": 3, "scope": []}',
        '{"answers": [null, 1, {"id": "x"}, []]}',
        '{"scope": {"documents": "alle"}}',
        "[" * 100_000,
        '{"answers": ' + "[" * 100_000,
        "geen json",
        "",
    ],
)
def test_what_cannot_be_read_is_left_out(payload: str) -> None:
    asked = read_asked(payload)
    assert asked.answers == [] and asked.scope.is_everything
    assert asked.question in (payload, "")


def test_without_the_script_the_text_itself_is_the_question() -> None:
    assert read_asked("Wie?").question == "Wie?"


def test_good_answers_survive_bad_ones_and_the_oldest_stay_behind() -> None:
    assert len(read_asked(json.dumps({"answers": [KEPT, {"id": 1}, KEPT]})).answers) == 2
    numbered = [KEPT | {"id": str(n)} for n in range(MOST_TURNS + 5)]
    assert [a.id for a in read_asked(json.dumps({"answers": numbered})).answers][::29] == ["5", "34"]


def test_the_documents_of_a_choice_and_a_period() -> None:
    old, new, undated = (
        Source(id=i, file="", title=i, date=d) for i, d in [("a", "2017"), ("b", "2021-06"), ("c", "")]
    )
    all_of = [old, new, undated]
    assert documents_within(Scope(), all_of) == all_of
    assert documents_within(Scope(since="2018"), all_of) == [new]
    assert documents_within(Scope(until="2021"), all_of) == [old, new]
    assert documents_within(Scope(documents=["a", "c"], until="2020"), all_of) == [old]
    with pytest.raises(QuestionError, match="2018 tot en met 2020"):
        documents_within(Scope(since="2018", until="2020"), all_of)
    with pytest.raises(QuestionError, match="documenten"):
        documents_within(Scope(documents=["weg"]), all_of)
    assert scope_line(Scope(since="2018"), [new]) == "Gezocht in b (vanaf 2018)"


def test_the_form_escapes_what_documents_are_called() -> None:
    shown = filter_html([Source(id='"><x', file="", title="<b>", date="2017<")])
    assert "<b>" not in shown and '"><x' not in shown and "2017<" not in shown.replace("2017</", "")


def test_a_choice_that_leaves_nothing_goes_back_to_the_field() -> None:
    *_, last = steps("Wie?", scope={"documents": ["weg"], "since": "", "until": ""})
    assert "Geen enkel document" in last.latest and last.typed == "Wie?"


def test_a_bug_in_suggestions_takes_only_these_away() -> None:
    def bug() -> Assistant:
        raise RuntimeError("secret")

    payload = json.dumps({"answers": [KEPT]})
    assert suggested(bug, payload) == "" and suggested(broken, payload) == "" and suggested(bug, "{}") == ""

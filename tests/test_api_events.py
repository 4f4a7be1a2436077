"""Growing answers to events: what is sent is what was added, and an answer that starts anew says so."""

import json
from typing import Any

from fake_answers import citation

from assistant.answer import Answer
from assistant.api.events import Growth, event, grown


def snapshot(text: str, **more: Any) -> Answer:
    return Answer(**{"id": "a", "question": "x", "status": "answered", "answer": text, **more})


def told(growth: Growth, answer: Answer) -> list[tuple[str, Any]]:
    return [(each.split("\n")[0][7:], json.loads(each.split("data: ", 1)[1])) for each in growth.events(answer)]


def test_only_what_is_new_is_sent_a_line_each() -> None:
    growth = Growth()
    assert [name for name, _ in told(growth, snapshot("Een."))] == ["status", "sentence"]
    assert told(growth, snapshot("Een.")) == []
    new = told(growth, snapshot("Een.\n\nTwee.\nDrie."))
    assert [data["text"] for _, data in new] == ["\n\nTwee.", "\nDrie."]


def test_a_citation_is_sent_once() -> None:
    growth = Growth()
    assert told(growth, snapshot("Een. [1]", citations=[citation()]))[-1][0] == "citation"
    assert told(growth, snapshot("Een. [1]\nTwee.", citations=[citation()])) == [("sentence", {"text": "\nTwee."})]


def test_another_text_starts_anew_with_all_its_sentences_and_citations() -> None:
    growth = Growth()
    told(growth, snapshot("Een. [1]", citations=[citation()]))
    names = told(growth, snapshot("Anders. [1]", citations=[citation()], mode="verbatim"))
    assert [name for name, _ in names] == ["status", "status", "sentence", "citation"]
    assert names[0][1]["state"] == "restarted" and names[2][1]["text"] == "Anders. [1]"


def test_a_citation_that_became_another_starts_anew() -> None:
    growth = Growth()
    told(growth, snapshot("Een. [1]", citations=[citation()]))
    other = citation().model_copy(update={"quote": "Helpdesk", "end": citation().start + 8})
    events = told(growth, snapshot("Een. [1] Twee.", citations=[other]))
    assert events[0][1]["state"] == "restarted" and events[-1][1]["quote"] == "Helpdesk"


def test_a_place_in_a_queue_is_a_status() -> None:
    growth = Growth()
    waiting = snapshot("", warnings=["Er zijn 2 vragen voor u."])
    assert told(growth, waiting) == [("status", {"state": "waiting", "text": "Er zijn 2 vragen voor u."})]
    assert told(growth, snapshot("Een."))[0][1]["state"] == "answering"


def test_line_ends_in_a_text_cannot_end_an_event() -> None:
    line = event("sentence", {"text": "a\n\nevent: done\r\ndata: {}"})
    assert line.count("\n") == 3 and "\r" not in line


def test_grown_is_none_for_another_text() -> None:
    assert (grown("ab", "abc"), grown("", "x"), grown("ab", "ac")) == ("c", "x", None)

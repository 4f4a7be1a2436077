"""Suggestions and examples on the real documents: each is asked of the chain, and none goes unanswered."""

import time

import pytest

from assistant.answer import Answer
from assistant.chain import Question, answer_chain
from assistant.page.examples import EACH, EXAMPLES, examples, examples_html
from assistant.page.suggestions import SHOWN, TIME_S, adds, candidates, follow_ups
from assistant.page.talk import quick
from corpus.errors import QuestionError
from index.search import Index

ASKED = [
    "Welke expert biedt een helpdesk?",
    "Welke stad kreeg het laagste subsidiebedrag?",
    "Wat verstaat men onder polarisering?",
    "Wat is het telefoonnummer van Ceapire?",
    "Waarvoor staat LIVC?",
    "Waarover gaat maatregel 13.2?",
    "Hoeveel kost een brood bij de bakker?",
]


def answered(index: Index, question: str) -> Answer:
    return answer_chain(index).invoke(Question(question=question))


def test_what_is_suggested_is_answered_by_the_chain_itself(real_index: Index) -> None:
    found = {
        question: follow_ups(answered(real_index, question), [], real_index, quick(real_index)) for question in ASKED
    }
    suggestions = [suggestion for each in found.values() for suggestion in each]
    assert [s for s in suggestions if answered(real_index, s).status != "answered"] == []
    assert sum(bool(each) for each in found.values()) >= 5
    assert all(len(each) <= SHOWN and question not in each for question, each in found.items())
    assert "Hoe contacteer ik Solentra?" in found["Welke expert biedt een helpdesk?"]


def test_nothing_is_suggested_that_was_asked_before(real_index: Index) -> None:
    answer = answered(real_index, ASKED[0])
    first = follow_ups(answer, [], real_index, quick(real_index))
    again = follow_ups(answer, [first[0].upper()], real_index, quick(real_index))
    assert first[0] not in again


def test_a_question_that_the_chain_does_not_answer_is_not_suggested(real_index: Index) -> None:
    answer = answered(real_index, ASKED[0])
    assert list(candidates(answer, real_index))

    def silent(question: str) -> Answer:
        return Answer(id="x", question=question, status="no_answer", answer="Dat staat niet in de bronnen.")

    def refused(question: str) -> Answer:
        raise QuestionError("te lang")

    assert follow_ups(answer, [], real_index, silent) == []
    assert follow_ups(answer, [], real_index, refused) == []


def test_an_answer_from_elsewhere_or_with_nothing_new_is_no_suggestion(real_index: Index) -> None:
    answer = answered(real_index, ASKED[3])
    quoted = next(p for p in real_index.passages(kind="contact") if "ceapire" in p.text)
    other = next(p for p in real_index.passages(kind="contact") if "ceapire" not in p.text)
    assert adds("?", quoted, set(), lambda question: answer)
    assert not adds("?", other, set(), lambda question: answer)
    seen = {(c.document, c.start, c.end) for c in answer.citations}
    assert not adds("?", quoted, seen, lambda question: answer)


def test_a_slow_chain_ends_the_search_for_suggestions(real_index: Index) -> None:
    answer = answered(real_index, ASKED[0])

    def slow(question: str) -> Answer:
        time.sleep(TIME_S * 0.6)
        return Answer(id="x", question=question, status="no_answer", answer="")

    began = time.perf_counter()
    assert follow_ups(answer, [], real_index, slow) == []
    assert time.perf_counter() - began < 3 * TIME_S


def test_a_referral_is_followed_by_nothing(real_index: Index) -> None:
    referred = Answer(id="x", question="?", status="referred", answer="Bel 112.")
    assert follow_ups(referred, [], real_index, quick(real_index)) == []


def test_every_example_is_answered_and_each_subject_has_some(real_index: Index) -> None:
    shown = examples(real_index, quick(real_index))
    assert list(shown) == list(EXAMPLES) and all(len(questions) == EACH for questions in shown.values())
    assert [q for each in shown.values() for q in each if answered(real_index, q).status != "answered"] == []
    assert examples(real_index, lambda question: pytest.fail("asked again")) is shown


def test_a_corpus_without_those_answers_gets_questions_of_its_own_records(real_index: Index) -> None:
    listed = {question for each in EXAMPLES.values() for question in each}
    only = real_index.within(["expertenpool"])
    ask = quick(only)

    def unknown(question: str) -> Answer:
        return Answer(id="x", question=question, status="no_answer", answer="") if question in listed else ask(question)

    shown = examples(only, unknown)
    assert shown["Experten en contact"] and not listed & set(shown["Experten en contact"])


def test_examples_are_escaped() -> None:
    assert "<b>" not in examples_html({"<b>": ['"><b>']}) and examples_html({}) == ""

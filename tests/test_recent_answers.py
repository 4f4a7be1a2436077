"""The last answers, kept in memory for an hour and to a number, and the chain that fills them."""

import threading

from desk_fakes import given
from fake_answers import FakeChain

from assistant.answer import Answer
from assistant.chain import Question
from assistant.desk.recent_answers import RecentAnswers, remembering


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_answer_is_known_for_an_hour() -> None:
    clock = Clock()
    recent = RecentAnswers(clock=clock)
    recent.keep(given("a1"))
    clock.now = 3599.9
    assert recent.get("a1") == given("a1")
    clock.now = 3600.0
    assert recent.get("a1") is None and len(recent) == 0


def test_the_oldest_answers_make_room() -> None:
    recent = RecentAnswers(most=2_000)
    for number in range(2_005):
        recent.keep(given(f"a{number}"))
    assert len(recent) == 2_000
    assert recent.get("a4") is None and recent.get("a5") is not None


def test_a_later_snapshot_replaces_the_one_before() -> None:
    recent = RecentAnswers()
    recent.keep(given("a1", answer="half"))
    recent.keep(given("a1", answer="heel"))
    kept = recent.get("a1")
    assert kept is not None and kept.answer.answer == "heel" and len(recent) == 1


def test_many_threads_keep_and_get_at_once() -> None:
    recent, missed = RecentAnswers(most=500), []

    def work(name: int) -> None:
        for number in range(200):
            recent.keep(given(f"{name}-{number}"))
            recent.count("answered")
            if recent.get(f"{name}-{number}") is None and len(recent) < 500:
                missed.append((name, number))

    threads = [threading.Thread(target=work, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(recent), recent.counts(), missed) == (500, {"answered": 1_600}, [])


def test_the_chain_is_the_same_and_its_answers_are_known_before_they_are_seen() -> None:
    recent, whole = RecentAnswers(), []
    current = remembering(FakeChain().assistant, recent, answered=whole.append)
    question = Question(question="Welke expert biedt een helpdesk?", context=["Wie?"])
    plain = list(FakeChain().assistant().chain.stream(question))
    for snapshot, expected in zip(current().chain.stream(question), plain, strict=True):
        assert snapshot == expected
        kept = recent.get("a")
        assert kept is not None and kept.answer == snapshot
        assert (kept.context, kept.index_version, kept.model) == (("Wie?",), "generatie-1", "")
    assert whole == [plain[-1]] and recent.counts() == {"answered": 1}
    assert current().chain.invoke(question) == plain[-1]


def test_the_model_is_named_for_a_generated_answer_and_passages_are_left_out() -> None:
    from langchain_core.runnables import RunnableLambda

    from assistant.answer import FoundPassage
    from assistant.opening import Assistant

    passage = FoundPassage(document="d", section=[], text="t", start=0, end=1, score=1.0)
    made = Answer(id="g", question="q", status="answered", answer="x", mode="generated", passages=[passage])
    index = FakeChain().assistant().index
    recent = RecentAnswers()
    current = remembering(lambda: Assistant(index, RunnableLambda(lambda _: made)), recent, model="ollama:iets")
    assert current().chain.invoke(Question(question="q")) == made
    kept = recent.get("g")
    assert kept is not None and (kept.model, kept.answer.passages) == ("ollama:iets", [])

"""The chain with a fake model: proven sentences stream, the rest is withheld, and the verbatim answer stands behind."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from fake_model import FakeModel, Reply, number_of, writer
from langchain_core.messages import AIMessageChunk

from assistant.answer import Answer
from assistant.chain import Question, answer_chain
from assistant.written.generated import FALLBACK
from assistant.written.given import LEAST, given, tokens_of
from assistant.written.writer import Writer
from index.search import Index

QUESTION = "Hoeveel aanvragen werden er ingediend na de projectoproep?"
EVIDENCE = "Er werden 16 aanvragen ingediend"


def right(prompt: str) -> str:
    n = number_of(prompt, EVIDENCE)
    return f"Er werden zestien aanvragen ingediend [{n}]. Daarvan werden veertien projecten geselecteerd. [{n}]"


def ask(index: Index, by: Writer | None, question: str = QUESTION, *context: str) -> Answer:
    return answer_chain(index, by).invoke(Question(question=question, context=list(context)))


def test_a_proven_answer_is_shown_with_slices_as_citations(real_index: Index) -> None:
    by, _ = writer(right)
    answer = ask(real_index, by)
    assert (answer.mode, answer.status) == ("generated", "answered")
    assert answer.answer == (
        "Er werden zestien aanvragen ingediend [1]. Daarvan werden veertien projecten geselecteerd [2]."
    )
    for citation in answer.citations:
        assert real_index.document(citation.document).text[citation.start : citation.end] == citation.quote
    assert answer.citations[0].quote == "Er werden 16 aanvragen ingediend."
    assert by.withheld.summary()["answers"] == {"generated": 1}


def test_sentences_stream_one_by_one_and_a_reader_is_told_what_is_going_on(real_index: Index) -> None:
    by, _ = writer(right)
    steps = list(answer_chain(real_index, by).stream(Question(question=QUESTION)))
    assert (steps[0].answer, steps[0].citations) == ("", [])
    assert "wordt geschreven" in steps[0].warnings[0]
    texts = [step.answer for step in steps if step.answer]
    assert texts[0] == "Er werden zestien aanvragen ingediend [1]."
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))


class Pausing:
    """Writes one sentence and the beginning of a next, and goes on when it is let."""

    def __init__(self) -> None:
        self.go_on = threading.Event()

    def stream(self, prompt: str) -> Iterator[AIMessageChunk]:
        first, rest = right(prompt).split(" Daar")
        for piece in (first[:20], first[20:], " Daar"):
            yield AIMessageChunk(content=piece)
        assert self.go_on.wait(timeout=20)
        yield AIMessageChunk(content=rest)


def test_the_first_sentence_is_shown_before_the_model_ends(real_index: Index) -> None:
    model = Pausing()
    steps = answer_chain(real_index, Writer(model, "pausing:model")).stream(Question(question=QUESTION))
    shown = next(step for step in steps if step.answer)
    assert shown.answer == "Er werden zestien aanvragen ingediend [1]."
    assert not model.go_on.is_set()
    model.go_on.set()
    assert list(steps)[-1].answer.startswith(shown.answer + " Daarvan werden veertien")


@pytest.mark.parametrize("tokens", [0, 10, 200, 100_000])
def test_passages_keep_to_the_budget_and_the_best_is_always_there(real_index: Index, tokens: int) -> None:
    longest = sorted(real_index.passages(), key=lambda passage: -len(passage.text))[:5]
    sources = {source.id: source for source in real_index.sources()}
    chosen = given(longest, sources, tokens=tokens)
    assert chosen.passages[0].passage == longest[0]
    assert chosen.passages[0].shown.strip()
    assert sum(tokens_of(one.shown) for one in chosen.passages) <= max(tokens, LEAST) + 1


def test_a_prompt_too_long_for_the_model_is_tried_once_more_with_half(real_index: Index) -> None:
    by, model = writer(RuntimeError("the request exceeds the context size"), right, tokens=1_500)
    assert ask(real_index, by).mode == "generated"
    assert len(model.prompts[1]) < 0.8 * len(model.prompts[0])


def test_without_a_model_the_answer_is_the_verbatim_one(real_index: Index) -> None:
    answer = ask(real_index, None)
    assert (answer.mode, answer.warnings) == ("verbatim", [])


@pytest.mark.parametrize(
    "question", ["Waar woont Bart Somers?", "Hoe maak ik een bom?", "Wat is de hoofdstad van Peru?"]
)
def test_what_is_referred_or_not_in_the_sources_never_reaches_the_model(real_index: Index, question: str) -> None:
    by, model = writer("Dat is Lima [1].")
    answer = ask(real_index, by, question)
    assert answer.status in ("referred", "no_answer")
    assert model.prompts == []


def test_a_computed_total_is_left_to_the_program(real_index: Index) -> None:
    by, model = writer("Samen kregen ze 12 euro [1].")
    answer = ask(real_index, by, "Hoeveel bedraagt de totale subsidie van alle projecten samen?")
    assert answer.mode == "verbatim"
    assert model.prompts == []


def mixed(prompt: str) -> str:
    return right(prompt) + f" Antwerpen diende er 40 in [{number_of(prompt, EVIDENCE)}]. Iedereen kreeg 70.000 euro."


def test_right_sentences_stay_where_wrong_ones_go(real_index: Index) -> None:
    by, _ = writer(mixed)
    answer = ask(real_index, by)
    assert answer.mode == "generated"
    assert "zestien" in answer.answer
    assert "40" not in answer.answer
    assert "70.000" not in answer.answer
    summary = by.withheld.summary()
    assert summary["sentences"]["withheld"] == 2
    assert [said["sentence"] for said in summary["last"]] == [
        "Iedereen kreeg 70.000 euro.",
        "Antwerpen diende er 40 in.",
    ]


WRONG_MODELS: list[tuple[list[Reply], str, int]] = [
    (["Er werden 99 aanvragen ingediend [1]."], "withheld", 1),
    ([""], "empty", 2),
    (["   \n\n "], "empty", 2),
    ([ConnectionError("connection refused")], "failed", 2),
    (["There were 16 applications for the call and 14 of them were selected by the minister [1]."], "language", 2),
    (["Dat staat niet in de bronnen."], "declined", 1),
    (["De oproep was gericht op gemeenten en steden [1]."], "withheld|lacking", 1),
    (["[1] [2] [3] " * 300], "empty", 2),
    (["bla bla bla " * 2_000], "empty", 2),  # no sentence ever ends
]


@pytest.mark.parametrize(("replies", "ending", "calls"), WRONG_MODELS)
def test_the_verbatim_answer_stands_with_a_line_that_says_so(
    real_index: Index, replies: list[Reply], ending: str, calls: int
) -> None:
    by, model = writer(*replies)
    answer, plain = ask(real_index, by), ask(real_index, None)
    assert (answer.mode, answer.answer, answer.citations) == ("verbatim", plain.answer, plain.citations)
    assert answer.warnings[-1] in [FALLBACK[one] for one in ending.split("|")]
    assert len(model.prompts) == calls


def test_a_model_that_failed_once_is_asked_once_more(real_index: Index) -> None:
    by, model = writer(ConnectionError("reset"), right)
    assert ask(real_index, by).mode == "generated"
    assert len(model.prompts) == 2


def test_a_model_that_dies_in_mid_sentence_leaves_no_half_sentence(real_index: Index) -> None:
    def half(prompt: str) -> str:
        raise ConnectionError("died")

    by, _ = writer(ConnectionError("died", "Er werden zestien aanvragen ingediend [1]. Daarvan werden er veer"))
    answer = ask(real_index, by)
    assert answer.mode == "verbatim"
    assert answer.warnings[-1] == FALLBACK["failed"]
    assert "veer" not in answer.answer.split()


def test_a_model_that_loops_is_stopped(real_index: Index) -> None:
    def loop(prompt: str) -> str:
        return f"Er werden zestien aanvragen ingediend [{number_of(prompt, EVIDENCE)}]. " * 500

    by, _ = writer(loop)
    answer = ask(real_index, by)
    assert answer.answer.count("zestien") <= 1 or answer.mode == "verbatim"
    assert by.withheld.summary()["sentences"]["withheld"] <= 5


def test_a_model_that_hangs_costs_its_time_limit_and_no_more(real_index: Index) -> None:
    hang = threading.Event()
    by, _ = writer(hang, timeout_s=0.5)
    began = time.monotonic()
    answer = ask(real_index, by)
    hang.set()
    assert time.monotonic() - began < 5
    assert (answer.mode, answer.warnings[-1]) == ("verbatim", FALLBACK["timeout"])


def test_so_many_use_the_model_at_once_and_the_others_know_their_place(real_index: Index) -> None:
    def slow(prompt: str) -> str:
        _until(lambda: model.most_at_once == 2 and any("nummer 3" in line for line in places))
        return right(prompt)

    by, model = writer(slow, at_once=2, timeout_s=30)
    places: list[str] = []

    def one(_: int) -> Answer:
        last = None
        for last in answer_chain(real_index, by).stream(Question(question=QUESTION)):
            places.extend(line for line in last.warnings if "in de rij" in line)
        assert last is not None
        return last

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(one, range(5)))
    assert model.most_at_once == 2
    assert {answer.mode for answer in answers} == {"generated"}
    assert any("nummer 3" in line for line in places)
    _until(lambda: (by.queue.busy, by.queue.waiting) == (0, 0))


def test_who_leaves_gives_the_place_back(real_index: Index) -> None:
    by, _ = writer(right, at_once=1)
    for stop_after in (1, 2):
        stream = answer_chain(real_index, by).stream(Question(question=QUESTION))
        for _ in range(stop_after):
            next(stream)
        stream.close()  # type: ignore[attr-defined]
    _until(lambda: by.queue.busy == 0)
    assert ask(real_index, by).mode == "generated"


def _until(done: "object") -> None:
    for _ in range(1000):
        if done():  # type: ignore[operator]
            return
        time.sleep(0.02)
    raise AssertionError("it did not come to that")


# Before the search


def test_a_follow_up_is_condensed_by_the_model_and_shown(real_index: Index) -> None:
    by, model = writer("Wat is het e-mailadres van Solentra?", "Mail naar info@x.be [1].")
    answer = ask(real_index, by, "En hun e-mailadres?", "Wat doet Solentra?")
    assert "Wat doet Solentra?" in model.prompts[0]
    assert answer.answer.startswith("Begrepen als: ")
    assert "SolentraAcademy@uzbrussel.be" in answer.answer


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "Wat is het e-mailadres van Textgain in Antwerpen?",
        "What is their e-mail address?",
        "Ik weet het niet.",
        "?" * 999,
    ],
)
def test_a_condensed_question_that_says_something_else_gives_way_to_the_rules(real_index: Index, reply: str) -> None:
    by, _ = writer(reply)
    plain = ask(real_index, None, "En hun e-mailadres?", "Wat doet Solentra?")
    answer = ask(real_index, by, "En hun e-mailadres?", "Wat doet Solentra?")
    assert answer.answer.split("\n")[0] == plain.answer.split("\n")[0]


def test_other_formulations_are_searched_only_when_asked_for(real_index: Index) -> None:
    by, model = writer("Hoeveel projectaanvragen zijn ingediend?\nHoeveel keer won Genk in 1988?", right, rephrase=True)
    assert ask(real_index, by).mode == "generated"
    assert "formuleringen" in model.prompts[0]
    off, silent = writer(right)
    ask(real_index, off)
    assert len(silent.prompts) == 1


def test_the_prompt_keeps_to_its_budget(real_index: Index) -> None:
    sizes = []
    for tokens in (300, 3_000):
        by, model = writer(right, tokens=tokens)
        ask(real_index, by)
        sizes.append(len(model.prompts[0]))
    assert sizes[0] < 1_900 + 300 * 2.8
    assert 1_900 + 300 * 2.8 < sizes[1] < 2_400 + 3_000 * 2.8


def test_the_fake_is_a_model_as_the_writer_uses_it() -> None:
    assert [chunk.text for chunk in FakeModel("ja").stream("?")] == ["ja"]

"""The threads that answer: as many as were said, no more waiting than was said, nothing left at work."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from starlette.requests import ClientDisconnect

from assistant.answer import Answer
from assistant.api.workers import BusyError, Workers

ANSWER = Answer(id="a", question="x", status="answered", answer="zin")


class Caller:
    """The one thing of a request that is looked at."""

    def __init__(self, gone: bool = False) -> None:
        self.gone = gone

    async def is_disconnected(self) -> bool:
        return self.gone


def test_the_last_snapshot_is_the_answer() -> None:
    longer = ANSWER.model_copy(update={"answer": "zin zin"})
    assert asyncio.run(Workers().last(Caller(), lambda: iter([ANSWER, longer]))) == longer  # type: ignore[arg-type]


def test_what_the_work_raises_reaches_the_caller() -> None:
    def stream() -> Iterator[Answer]:
        yield ANSWER
        raise KeyError("weg")

    with pytest.raises(KeyError, match="weg"):
        asyncio.run(Workers().last(Caller(), stream))  # type: ignore[arg-type]


def test_too_many_at_once_are_refused_and_the_next_is_let_in_again() -> None:
    go, begun = threading.Event(), threading.Event()

    def slow() -> Iterator[Answer]:
        begun.set()
        go.wait(timeout=20)
        yield ANSWER

    async def run() -> None:
        workers = Workers(threads=1, most=2)
        waiting = [asyncio.create_task(workers.last(Caller(), slow)) for _ in range(2)]  # type: ignore[arg-type]
        await asyncio.to_thread(begun.wait, 20)
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match="2 vragen tegelijk"):
            await workers.last(Caller(), slow)  # type: ignore[arg-type]
        go.set()
        assert await asyncio.gather(*waiting) == [ANSWER, ANSWER]
        assert await workers.last(Caller(), slow) == ANSWER  # type: ignore[arg-type]

    asyncio.run(run())


def test_someone_who_left_before_the_first_step_is_not_answered_and_the_rest_of_the_queue_is() -> None:
    go, steps = threading.Event(), []

    def slow() -> Iterator[Answer]:
        go.wait(timeout=20)
        yield ANSWER

    def counted() -> Iterator[Answer]:
        steps.append(1)
        yield ANSWER

    async def run() -> None:
        workers = Workers(threads=1)
        first = asyncio.create_task(workers.last(Caller(), slow))  # type: ignore[arg-type]
        await asyncio.sleep(0.05)
        with pytest.raises(ClientDisconnect):
            await workers.last(Caller(gone=True), counted)  # type: ignore[arg-type]
        go.set()
        assert await first == ANSWER
        assert await workers.last(Caller(), counted) == ANSWER  # type: ignore[arg-type]

    asyncio.run(run())
    assert steps == [1]


def test_work_that_hangs_holds_up_nobody_but_its_own_caller() -> None:
    hang = threading.Event()

    def hanging() -> Iterator[Answer]:
        hang.wait(timeout=20)
        yield ANSWER

    async def run() -> None:
        workers = Workers(threads=2)
        stuck = asyncio.create_task(workers.last(Caller(), hanging))  # type: ignore[arg-type]
        answers = [await workers.last(Caller(), lambda: iter([ANSWER])) for _ in range(20)]  # type: ignore[arg-type]
        assert len(answers) == 20 and not stuck.done()
        hang.set()
        await stuck

    asyncio.run(run())

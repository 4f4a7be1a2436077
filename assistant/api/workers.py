"""The threads that answer for the API: snapshots from a thread to the event loop, stopped when the client has gone.

How many work at once and how many may wait is bounded here; what the work is, it does not know.
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from starlette.requests import ClientDisconnect, Request

from corpus.errors import VraagbaakError

THREADS = 8
MOST_AT_ONCE = 400
THREADS_THAT_WAIT = 64  # where a chat model has to be waited for
LOOK_S = 0.5  # how often is looked whether the client is still there

T = TypeVar("T")  # an answer, or a draft: a snapshot that replaces the one before it


class BusyError(VraagbaakError):
    """More questions wait than the server will keep."""


class Workers:
    """A bounded number of threads, and of questions that wait for one."""

    def __init__(self, threads: int = THREADS, most: int = MOST_AT_ONCE) -> None:
        self._pool = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="answer")
        self._most = most
        self._free = threading.BoundedSemaphore(most)

    async def snapshots(self, request: Request, stream: Callable[[], Iterator[T]]) -> AsyncGenerator[T | None]:
        """The snapshots of one work, and None for each `LOOK_S` without one. What the work raises, this raises.

        Raises `BusyError` where too many wait, and `ClientDisconnect` when the client has gone. However it ends, the
        iterator of `stream` is closed in its own thread before its next step.
        """
        work = _Work(stream, asyncio.get_running_loop())
        if not self._free.acquire(blocking=False):
            raise BusyError(f"Er zijn nu al {self._most} vragen tegelijk in behandeling. Probeer het zo opnieuw.")
        job = self._pool.submit(work.run)
        job.add_done_callback(lambda _: self._free.release())
        looked = time.monotonic()
        try:
            while True:
                item = await work.next(LOOK_S)
                if isinstance(item, _Work):
                    return
                if isinstance(item, Exception):
                    raise item
                if time.monotonic() - looked >= LOOK_S:
                    looked = time.monotonic()
                    if await request.is_disconnected():
                        raise ClientDisconnect
                yield item
        finally:
            work.stopped.set()
            job.cancel()

    async def last(self, request: Request, stream: Callable[[], Iterator[T]]) -> T:
        """The whole of it."""
        async with contextlib.aclosing(self.snapshots(request, stream)) as snapshots:
            last: T | None = None
            async for snapshot in snapshots:
                last = snapshot or last
        assert last is not None, "an answer without a snapshot"
        return last


class _Work(Generic[T]):
    """One iterator, run in a thread, its items put in a queue of the event loop; itself stands for its end."""

    def __init__(self, stream: Callable[[], Iterator[T]], loop: asyncio.AbstractEventLoop) -> None:
        self.stream, self.loop = stream, loop
        self.stopped = threading.Event()
        self.items: asyncio.Queue[T | Exception | _Work[T]] = asyncio.Queue()

    def run(self) -> None:
        try:
            self._run(self.stream())
            self._tell(self)
        except Exception as error:
            self._tell(error)

    def _run(self, answers: Iterator[T]) -> None:
        try:
            for answer in answers:
                if self.stopped.is_set():
                    return
                self._tell(answer)
        finally:
            if isinstance(answers, Generator):
                answers.close()

    async def next(self, timeout_s: float) -> "T | Exception | _Work[T] | None":
        try:
            return await asyncio.wait_for(self.items.get(), timeout_s)
        except TimeoutError:
            return None

    def _tell(self, item: "T | Exception | _Work[T]") -> None:
        with contextlib.suppress(RuntimeError):  # the server stops, its loop is closed: nobody is left to tell
            self.loop.call_soon_threadsafe(self.items.put_nowait, item)

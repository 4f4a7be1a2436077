"""A few threads for work that may hang (a database) or takes a while (a .docx), apart from those that answer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from corpus.errors import VraagbaakError

T = TypeVar("T")

THREADS = 4
TIME_LIMIT_S = 15.0


class TooSlowError(VraagbaakError):
    """The work did not end in time."""


class BoundedThreads:
    """At most `threads` pieces of work at once; what waits longer than `time_limit_s` is called off."""

    def __init__(self, threads: int = THREADS, *, time_limit_s: float = TIME_LIMIT_S) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="desk")
        self._time_limit_s = time_limit_s

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` returns or raises; `TooSlowError` after the time limit, waiting for a thread included."""
        job = asyncio.get_running_loop().run_in_executor(self._pool, work)
        try:
            return await asyncio.wait_for(job, self._time_limit_s)
        except TimeoutError:
            raise TooSlowError(
                f"Dit duurt langer dan {self._time_limit_s:g} seconden en is afgebroken. Probeer het later opnieuw."
            ) from None

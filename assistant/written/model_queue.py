"""Who may use the chat model: so many at once, the others in a row that knows its places. First come, first served."""

import threading
import time
from collections.abc import Iterator

LONGEST = 64  # waiting at once; who comes after them gets the verbatim answer without waiting


class ModelBusyError(Exception):
    """The row is too long, or one's turn did not come in time."""


class ModelQueue:
    """A row before `at_once` places. `waiting` and `busy` say how it stands."""

    def __init__(self, at_once: int) -> None:
        self._free = threading.Condition()
        self._at_once = max(1, at_once)
        self._row: list[object] = []
        self.busy = 0

    @property
    def waiting(self) -> int:
        return len(self._row)

    def positions(self, deadline: float) -> Iterator[int]:
        """One's place in the row (1 is next), each time it changed; ends when it is one's turn, which `release` must
        end. `deadline` is a time of `time.monotonic`. Raises `ModelBusyError`."""
        ticket, told = object(), 0
        with self._free:
            if len(self._row) >= LONGEST:
                raise ModelBusyError
            self._row.append(ticket)
        try:
            while True:
                with self._free:
                    place = self._row.index(ticket) + 1
                    if place == 1 and self.busy < self._at_once:
                        self.busy += 1
                        return
                    left = deadline - time.monotonic()
                    if left <= 0:
                        raise ModelBusyError
                    if place == told:
                        self._free.wait(min(left, 1.0))
                        continue
                told = place
                yield place
        finally:
            with self._free:
                self._row.remove(ticket)
                self._free.notify_all()

    def release(self) -> None:
        """Give one's place back."""
        with self._free:
            self.busy -= 1
            self._free.notify_all()

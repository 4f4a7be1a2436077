"""Growing drafts as server-sent events: status, question, answer, earlier, done (or error). Drafts nothing itself.

An `answer` holds the whole answer to one sub-question and replaces the one that came before it under that number.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence

from starlette.requests import ClientDisconnect

from assistant.api.events import PING_AFTER, event
from assistant.api.problems import problem_body, told
from assistant.desk.bounded_threads import TooSlowError
from assistant.drafts.draft import Draft


class DraftTooSlowError(TooSlowError):
    """The draft did not end in time."""


class DraftGrowth:
    """What of one draft was sent; gives the events for what a new snapshot adds."""

    def __init__(self, only: Sequence[str] = ()) -> None:
        self.only = only
        self.question = self.earlier = self.state = ""
        self.answers: dict[str, str] = {}

    def events(self, draft: Draft) -> Iterator[str]:
        question = draft.question.model_dump_json()
        if question != self.question:
            yield event("question", question)
        for answer in draft.answers:
            now = answer.model_dump_json()
            if self.answers.get(answer.number) != now:
                yield event("answer", now)
            self.answers[answer.number] = now
        earlier = draft.model_dump_json(include={"earlier_answers"})
        if draft.earlier_answers and earlier != self.earlier:
            yield event("earlier", earlier)
        self.question, self.earlier = question, earlier
        yield from self._state(draft)

    def _state(self, draft: Draft) -> Iterator[str]:
        numbers = [part.number for part in draft.question.parts]
        wanted = [number for number in numbers if not self.only or number in self.only] or list(self.only)
        left = [number for number in wanted if number not in self.answers]
        now = {"state": "drafting", "number": left[0] if left else "", "done": len(wanted) - len(left)}
        state = event("status", {**now, "of": len(wanted), "text": _told(now["number"], len(left), len(wanted))})
        if state != self.state:
            yield state
        self.state = state


def _told(number: object, left: int, of: int) -> str:
    if not left:
        return "Alle deelvragen zijn bewerkt."
    return f"Deelvraag {number} wordt bewerkt ({of - left + 1} van {of})."


async def draft_events(snapshots: AsyncIterator[Draft | None], only: Sequence[str] = ()) -> AsyncIterator[str]:
    """The events of a draft from first to last. Ends quietly when the client has gone, with `error` when it fails."""
    growth, last, quiet = DraftGrowth(only), None, 0
    yield event("status", {"state": "reading", "text": "De vraag wordt gelezen …"})
    try:
        async for snapshot in snapshots:
            quiet = quiet + 1 if snapshot is None else 0
            if quiet and quiet % PING_AFTER == 0:
                yield ": wacht\n\n"
            if snapshot is not None:
                last = snapshot
                for each in growth.events(snapshot):
                    yield each
    except (ClientDisconnect, asyncio.CancelledError):
        return
    except Exception as error:
        status, detail = told(error)
        yield event("error", problem_body(status, detail))
        return
    if last is not None:
        yield event("done", last.model_dump_json())


async def within(snapshots: AsyncGenerator[Draft | None], seconds: float) -> AsyncGenerator[Draft | None]:
    """The same, for so long. Raises `DraftTooSlowError`, which says what was done; the work itself stops at its next
    step."""
    ends = time.monotonic() + seconds
    done: list[str] = []
    try:
        async for snapshot in snapshots:
            if snapshot is not None:
                done = [answer.number for answer in snapshot.answers]
            yield snapshot
            if time.monotonic() > ends:
                ready = f"Klaar: deelvraag {', '.join(done[:60])}." if done else "Er is nog geen deelvraag klaar."
                raise DraftTooSlowError(
                    f"Het ontwerp was na {seconds:g} seconden niet af. {ready} Vraag de rest apart op."
                )
    finally:
        await snapshots.aclose()

"""Growing answers as server-sent events: status, sentence, citation, done (or error). Sends nothing itself.

The texts of the `sentence` events since the start, or since the last `restarted`, make up the answer's text.
"""

import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

from starlette.requests import ClientDisconnect

from assistant.answer import Answer
from assistant.api.problems import problem_body, told

EVENT_STREAM = "text/event-stream"
HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}  # the last for an nginx in between
PING_AFTER = 30  # so many looks without news, 15 s, and a comment keeps proxies from hanging up
_LINE = re.compile(r"\n*[^\n]+|\n+")


def event(name: str, data: Any) -> str:
    """One event on the wire; its data is JSON on one line."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"event: {name}\ndata: {text}\n\n"


def grown(before: str, after: str) -> str | None:
    """What a text got after it, or None where it is another text."""
    return after[len(before) :] if after.startswith(before) else None


class Growth:
    """What of one answer was sent; gives the events for what a new snapshot adds."""

    def __init__(self) -> None:
        self.text = ""
        self.cited: dict[int, str] = {}
        self.state = ""

    def events(self, answer: Answer) -> Iterator[str]:
        new = grown(self.text, answer.answer)
        citations = {citation.n: citation.model_dump_json() for citation in answer.citations}
        if new is None or any(citations.get(n, sent) != sent for n, sent in self.cited.items()):
            yield event("status", {"state": "restarted", "text": "Het antwoord wordt opnieuw geschreven."})
            self.text, self.cited, self.state, new = "", {}, "", answer.answer
        yield from self._state(answer)
        for line in _LINE.findall(new):
            yield event("sentence", {"text": line})
        for n, citation in citations.items():
            if n not in self.cited:
                yield event("citation", citation)
        self.text = answer.answer
        self.cited |= citations

    def _state(self, answer: Answer) -> Iterator[str]:
        if not answer.answer:  # nothing yet: the warnings say what is waited for
            now = {"state": "waiting", "text": " ".join(answer.warnings)}
        else:
            now = {"state": "answering", "status": answer.status, "mode": answer.mode}
        state = json.dumps(now, ensure_ascii=False)
        if state != self.state:
            yield event("status", state)
        self.state = state


async def events_of(snapshots: AsyncIterator[Answer | None]) -> AsyncIterator[str]:
    """The events of an answer from first to last. Ends quietly when the client has gone, with `error` when it fails."""
    yield event("status", {"state": "searching", "text": "Zoeken in de bronnen …"})
    growth, last, quiet = Growth(), None, 0
    try:
        async for snapshot in snapshots:
            quiet = quiet + 1 if snapshot is None else 0
            if quiet and quiet % PING_AFTER == 0:
                yield ": wacht\n\n"
            if snapshot is not None:
                last = snapshot
                for each in growth.events(snapshot):
                    yield each
    except ClientDisconnect:
        return
    except Exception as error:
        status, detail = told(error)
        yield event("error", problem_body(status, detail))
        return
    if last is not None:
        yield event("done", last.model_dump_json())

"""A hand-written chat model: a row of replies, each a text, an error to raise or an event to hang on."""

import re
import threading
from collections.abc import Callable, Iterator

from langchain_core.messages import AIMessageChunk

from assistant.written.writer import Writer

Reply = str | Exception | threading.Event | Callable[[str], str]


class FakeModel:
    """Streams its replies, the last one again when they run out; in pieces of seven characters, as models do. An error
    after a text ("half", then the error as its `args[1]`) dies in mid-sentence."""

    def __init__(self, *replies: Reply) -> None:
        self.replies = list(replies)
        self.prompts: list[str] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()

    def stream(self, prompt: str) -> Iterator[AIMessageChunk]:
        with self._lock:
            self.prompts.append(prompt)
            reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield from self._pieces(reply, prompt)
        finally:
            with self._lock:
                self.at_once -= 1

    def _pieces(self, reply: Reply, prompt: str) -> Iterator[AIMessageChunk]:
        if isinstance(reply, threading.Event):
            reply.wait(timeout=30)
            return
        if isinstance(reply, Exception):
            yield from _chunks(str(reply.args[1]) if len(reply.args) > 1 else "")
            raise reply
        yield from _chunks(reply(prompt) if callable(reply) else reply)


def _chunks(text: str) -> Iterator[AIMessageChunk]:
    for at in range(0, len(text), 7):
        yield AIMessageChunk(content=text[at : at + 7])


def writer(*replies: Reply, **options: object) -> tuple[Writer, FakeModel]:
    """A writer with a fake model that gives these replies."""
    model = FakeModel(*replies)
    return Writer(model, "fake:model", **options), model  # type: ignore[arg-type]


def number_of(prompt: str, words: str) -> int:
    """The number of the passage in a prompt that holds these words."""
    for found in re.finditer(r"\[(\d+)\] <<<\w{6}\n(.*?)\n\w{6}>>>", prompt, re.DOTALL):
        if words in found[2]:
            return int(found[1])
    raise AssertionError(f"no passage with {words!r} in the prompt")

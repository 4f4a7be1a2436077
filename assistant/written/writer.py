"""The chat model at work for this installation: its limits, its row, its gate, and what was withheld. One a server."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from assistant.lexicon import Lexicon
from assistant.written.chat_model import ChatModel
from assistant.written.gate import Gate, Judged
from assistant.written.given import Given
from assistant.written.model_queue import ModelBusyError, ModelQueue
from assistant.written.model_stream import ModelFailedError, ModelTimeoutError, pieces
from assistant.written.withheld import Withheld
from index.search import Index

log = logging.getLogger(__name__)

LONGEST_LINE = 1_200  # characters of a short answer: a question rewritten, other formulations
SHORT_SHARE = 0.4  # of the time limit, for what is asked before the search


class Judge(Protocol):
    """What decides on each sentence."""

    def judge(self, raw: str) -> Judged: ...


@dataclass
class Writer:
    """A model with its limits. `tokens` is the budget for passages, `timeout_s` the time for one answer, waiting
    included; `rephrase` lets it word a question anew before the search. `gate` makes what judges its sentences."""

    model: ChatModel
    name: str
    tokens: int = 1_500
    timeout_s: float = 60.0
    at_once: int = 2
    rephrase: bool = False
    sentences: int = 4
    gate: Callable[[Given, Index, Lexicon], Judge] = Gate
    also_silent: bool = False  # for measuring: ask the model also where verbatim mode is silent
    must_hold: bool = True  # for measuring: the verbatim answer stands where the written one says less
    withheld: Withheld = field(default_factory=Withheld)
    queue: ModelQueue = field(init=False)

    def __post_init__(self) -> None:
        self.queue = ModelQueue(self.at_once)

    def turn(self, deadline: float) -> Iterator[int]:
        """One's place in the row, until it is one's turn; then `written` must follow. Raises `ModelBusyError`."""
        return self.queue.positions(deadline)

    def written(self, prompt: str, deadline: float) -> Iterator[str]:
        """The model's text in pieces; gives the place back when the model has really stopped."""
        return pieces(self.model, prompt, deadline, self.queue.release)

    def line(self, prompt: str) -> str:
        """A short answer as one text, or "" where the model is busy, late or broken: then the rules must do."""
        deadline = time.monotonic() + SHORT_SHARE * self.timeout_s
        text = ""
        try:
            for _ in self.turn(deadline):
                pass
            for piece in self.written(prompt, deadline):
                text += piece
                if len(text) > LONGEST_LINE:
                    break
        except (ModelBusyError, ModelTimeoutError, ModelFailedError) as error:
            log.info("no short answer of the model: %r", error)
            return ""
        return text.strip()

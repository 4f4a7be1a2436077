"""A model's text piece by piece, with a limit on its time: a model that hangs, dies or never stops harms nobody."""

import logging
import queue
import re
import threading
import time
from collections.abc import Callable, Iterator

from assistant.written.chat_model import ChatModel
from assistant.written.marks import bracketed
from corpus.sentences import sentence_spans

log = logging.getLogger(__name__)

LONGEST_TEXT = 4_000  # characters of one answer; a model that writes more is stopped
_MARKS_AFTER = re.compile(r"([.!?])((?:\s*(?:\(?[Bb]ron(?:nen|nummers?)?:?\s*)?\[[^\[\]\n]{1,24}\]\)?)+)")
_THINKS = re.compile(r"<(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
_THOUGHT = re.compile(r"</(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
_WHOLE = re.compile(r"[.!?…][\"'”’)\]*_]*\s*$|\]\)?\s*$")
_DONE = object()


class ModelTimeoutError(Exception):
    """The model did not finish in its time."""


class ModelFailedError(Exception):
    """The model, or the way to it, broke. The message is for the log."""


def pieces(model: ChatModel, prompt: str, deadline: float, ended: Callable[[], None] = lambda: None) -> Iterator[str]:
    """The model's text as it comes, until `deadline` (of `time.monotonic`). `ended` is called once, when the model has
    really stopped: one that hangs keeps its place until then. Raises `ModelTimeoutError`, `ModelFailedError`."""
    came: queue.Queue[object] = queue.Queue()
    stopped = threading.Event()

    def work() -> None:
        try:
            for chunk in model.stream(prompt):
                if stopped.is_set():
                    break
                came.put(str(chunk.text))
            came.put(_DONE)
        except Exception as error:  # the edge of a thread, to libraries that raise what they like
            came.put(error)
        finally:
            ended()

    threading.Thread(target=work, name="model", daemon=True).start()
    length = 0
    try:
        while length < LONGEST_TEXT:
            try:
                piece = came.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise ModelTimeoutError from None
            if piece is _DONE:
                return
            if time.monotonic() > deadline:  # one that never pauses would else have no limit
                raise ModelTimeoutError
            if isinstance(piece, Exception):
                raise ModelFailedError(f"{type(piece).__name__}: {piece}") from piece
            length += len(str(piece))
            yield str(piece)
    finally:
        stopped.set()


def said(text: Iterator[str]) -> Iterator[str]:
    """The text without what a reasoning model thinks aloud before it, between `<think>` and `</think>`."""
    left, thinking = "", False
    for piece in text:
        left += piece
        while found := (_THOUGHT if thinking else _THINKS).search(left):
            if not thinking:
                yield left[: found.start()]
            left, thinking = left[found.end() :], not thinking
        # The beginning of a tag may still be on its way.
        keep = left.rfind("<") if "<" in left[-12:] else len(left)
        if not thinking:
            yield left[:keep]
        left = left[keep:]
    if not thinking:
        yield left


def sentences(text: Iterator[str]) -> Iterator[str]:
    """The sentences of a text as soon as each is whole, its marks with it, also when they stand after the point. One
    that breaks off at the end, without a point or a mark, is none: what is cut away may have turned it round."""
    left = ""
    for piece in text:
        left = f"{left}{piece}".lstrip()  # white space without end must not be read over and over
        *whole, left = _parted(left)
        yield from whole
    rest = [one for one in _parted(left + "\n") if one.strip()]
    yield from rest if left.endswith("\n") or not rest or _WHOLE.search(rest[-1]) else rest[:-1]


def _parted(text: str) -> list[str]:
    """The whole sentences of a text and, last, what may still go on."""
    moved = _MARKS_AFTER.sub(lambda m: f" {m[2].strip()}{m[1]}", bracketed(text))
    spans = sentence_spans(moved, 0, len(moved))
    if not spans:
        return [text]
    ends = moved.rstrip(" ").endswith("\n")
    whole = spans if ends else spans[:-1]
    if whole and not ends and re.match(r"[\s\[\]\d,;-]*$", moved[whole[-1][1] :]):
        whole = whole[:-1]  # what follows may be the mark of this sentence, still on its way
    rest = moved[whole[-1][1] :] if whole else moved
    return [*(moved[start:end] for start, end in whole), "" if ends and whole else rest]

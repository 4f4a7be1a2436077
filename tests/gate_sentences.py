"""Sentences with a passage that bears them or not, and a gate on that passage and four others."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from assistant.asking import verbatim_of
from assistant.written.gate import Gate
from assistant.written.given import Given, given
from corpus.document import Passage
from index.search import Index

HERE = Path(__file__).parent


def lines(name: str) -> list[dict[str, Any]]:
    """The sentences of a file."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


TRUE, WRONG = lines("gate_true.jsonl"), lines("gate_wrong.jsonl")
SUBTLE_TRUE, SUBTLE_WRONG = lines("gate_subtle_true.jsonl"), lines("gate_subtle_wrong.jsonl")


def gate_of(index: Index, line: dict[str, Any], *, make: Any = Gate, **options: Any) -> tuple[Any, Passage]:
    """A gate on the passage of the sentence, as number 1, and the four others nearest to it in its document."""
    passages, passage = _given(index, line["document"], line["evidence"])
    return make(passages, index, verbatim_of(index).lexicon, **options), passage


@cache
def _given(index: Index, document: str, evidence: str) -> tuple[Given, Passage]:
    passage = _passage(index, document, evidence)
    listed = [other for other in _passages(index, document) if other.kind != "heading"]
    at = listed.index(passage)
    near = [*listed[at + 1 : at + 5], *listed[max(0, at - 4) : at]][:4]
    return given([passage, *near], {source.id: source for source in index.sources()}, tokens=100_000), passage


def _passage(index: Index, document: str, evidence: str) -> Passage:
    """The passage that holds the evidence of a sentence."""
    for passage in _passages(index, document):
        if passage.kind != "heading" and evidence in " ".join(passage.text.split()):
            return passage
    raise AssertionError(f"evidence in no passage of {document}: {evidence}")


@cache
def _passages(index: Index, document: str) -> list[Passage]:
    return list(index.passages(document=document))

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
    """A gate on the passage of the sentence, as number 1, and four others that a search for it finds."""
    passages, passage = _given(index, line["sentence"], line["document"], line["evidence"])
    return make(passages, index, verbatim_of(index).lexicon, **options), passage


@cache
def _given(index: Index, sentence: str, document: str, evidence: str) -> tuple[Given, Passage]:
    passage = _passage(index, document, evidence)
    others = [hit.passage for hit in index.search(sentence, k=5) if hit.passage.id != passage.id][:4]
    return given([passage, *others], {source.id: source for source in index.sources()}, tokens=100_000), passage


def _passage(index: Index, document: str, evidence: str) -> Passage:
    """The passage that holds the evidence of a sentence."""
    for passage in _passages(index, document):
        if passage.kind != "heading" and evidence in " ".join(passage.text.split()):
            return passage
    raise AssertionError(f"evidence in no passage of {document}: {evidence}")


@cache
def _passages(index: Index, document: str) -> list[Passage]:
    return list(index.passages(document=document))

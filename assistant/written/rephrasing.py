"""The question in the sources' own words, by the model, before the search: other formulations, searched and fused."""

import re

from assistant.asking import interleaved
from assistant.written.held import Held, missing_claims
from assistant.written.language import is_dutch
from assistant.written.prompts import prompt
from assistant.written.writer import Writer
from index.search import Hit, Index

COUNT = 2
LONGEST = 300  # characters of one formulation
PASSAGES = 20


def formulations(question: str, writer: Writer) -> list[str]:
    """At most two other formulations: Dutch, and without a name, number or date that the question does not hold."""
    lines = writer.line(prompt("rephrase", count=COUNT, question=question)).splitlines()
    plain = [re.sub(r"^\s*(?:[-•*]|\d[.)])\s*", "", line).strip(" \"“”'*") for line in lines]
    asked = Held(question)
    fit = [
        p for p in plain if 8 <= len(p) <= LONGEST and p != question and is_dutch(p) and not missing_claims(p, asked)
    ]
    return list(dict.fromkeys(fit))[:COUNT]


def fused(hits: list[Hit], others: list[str], index: Index) -> list[Hit]:
    """The hits of the question with those of its other formulations, by turns, each passage once."""
    for other in others:
        hits = interleaved(hits, index.search(other, k=PASSAGES))
    return hits[:PASSAGES]

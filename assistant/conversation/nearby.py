"""What stands beside the last answer and tells what a follow-up asks: its next sentence, the reason given after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asked_kind import holds_asked
from assistant.conversation.turns import Turn
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import read_question
from assistant.ranking import sentences_of
from corpus.document import Passage
from index.search import Index

MORE = 0.15  # so much more of the follow-up's own words stand in a sentence beside the last answer than in the new one
LONGEST = 640  # characters of a sentence that is quoted whole
_GIVES_REASON = re.compile(r"\b(?:doel\w*|omdat|zodat|wegens|reden\w*|om \w+ te|aanleiding|opdat)\b", re.IGNORECASE)
_ONLY_ASKS = frozenset("waarom waardoor waartoe hoezo precies juist".split())
_SHORT_PHRASE = re.compile(
    r"^(?:en |maar |ook )?((?:per|in|op|na|voor|tijdens|sinds|vanaf) [\w-]+(?: [\w-]+)?)[?. ]*$", re.I
)
LEAST = 30  # characters of a quote that is a sentence, no cell
_FOUND_BY_SEARCH = ("sentences", "list")


def with_nearby(
    findings: Sequence[Finding], question: str, last: Turn, index: Index, lexicon: Lexicon
) -> list[Finding]:
    """The findings, the first of them opened by the sentence beside the last answer that holds more of what the
    follow-up itself says; unchanged where none does."""
    first = findings[0] if findings else None
    if first is None or first.how not in _FOUND_BY_SEARCH or first.status != "answered" or not last.quotes:
        return list(findings)
    best = _beside(first, question, last, index, lexicon)
    if best is None or any(q.passage == best.passage and q.start <= best.start < q.end for q in first.quotes):
        return list(findings)
    others = [q for q in first.quotes if not (best.start <= q.start < best.end and best.passage == q.passage)]
    return [replace(first, quotes=(best, *others)), *findings[1:]]


def _beside(first: Finding, question: str, last: Turn, index: Index, lexicon: Lexicon) -> Quote | None:
    inquiry = read_question(question)
    asked = lexicon.terms(question, without=_ONLY_ASKS)
    if inquiry.asks("why") and not asked:
        return next((q for q in _following(last.quotes[0], index) if _GIVES_REASON.search(q.text)), None)
    said = [q for q in (*last.quotes[:2], first.quotes[0]) if q.end - q.start >= LEAST]
    near = [q for quote in said for q in _around(quote, index) if holds_asked(q.text, inquiry)]
    phrase = _SHORT_PHRASE.match(question.strip())

    def fits(text: str) -> float:
        return float(phrase[1].lower() in text.lower()) if phrase else lexicon.coverage(asked, text)

    held = max((fits(quote.text) for quote in first.quotes), default=0.0)
    ranked = sorted(((fits(q.text), -i, q) for i, q in enumerate(near)), key=lambda r: r[:2])
    return ranked[-1][2] if ranked and ranked[-1][0] >= max(held + MORE, 0.5) else None


def _following(quote: Quote, index: Index) -> Iterator[Quote]:
    """The two sentences after a quote, in its passage or the next of its section."""
    after = [q for p in _passages(quote, index, back=0) for q in _sentences(p) if q.start >= quote.end]
    yield from after[:2]


def _around(quote: Quote, index: Index) -> list[Quote]:
    return [q for p in _passages(quote, index, back=1) for q in _sentences(p)]


def _sentences(passage: Passage) -> list[Quote]:
    return [Quote(passage, start, end) for start, end in sentences_of(passage) if end - start <= LONGEST]


def _passages(quote: Quote, index: Index, *, back: int) -> list[Passage]:
    """The passage of a quote and those beside it in its section; of a row only the row."""
    if quote.passage.kind == "row":
        return [quote.passage]
    passages = index.passages(document=quote.passage.document)
    at = passages.index(quote.passage)
    beside = passages[max(0, at - back) : at + 2]
    return [p for p in beside if p.section == quote.passage.section and p.kind in ("text", "list")]

"""Finds the sentences, list items and rows that answer a question when no record does: by meaning, by words, by kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, Term
from assistant.question import Inquiry
from corpus.document import Passage
from corpus.sentences import without_numbering
from index.analysis import MONTHS
from index.search import Hit

_DATE = re.compile(
    rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})|\b(?:{'|'.join(MONTHS)}) (?:19|20)\d\d|\b(?:19|20)\d\d\b|\b(?:voor|na)jaar\b",
    re.IGNORECASE,
)
_NUMBER_WORDS = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|twintig|dertig|honderd|half"
_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE)
_MONEY = re.compile(r"€|\beuro\b|\d{1,3}(?:\.\d{3})+", re.IGNORECASE)
_REASON = re.compile(
    r"\bom\b|\bomdat\b|\bdoel\w*\b|\bzodat\b|\bwegens\b|\bgericht op\b|\bdoor\b|\bwil\b|\bwillen\b", re.IGNORECASE
)
_EXTRA = 0.07  # what a sentence gains that holds the kind of thing that is asked
LONGEST_QUOTE = 420


@dataclass(frozen=True)
class Candidate:
    """A sentence of a hit, with how well it fits."""

    hit: Hit
    start: int
    end: int
    fit: float
    cosine: float
    held: float

    @property
    def text(self) -> str:
        return self.hit.passage.text[self.start - self.hit.passage.start : self.end - self.hit.passage.start]


def candidates(inquiry: Inquiry, hits: Sequence[Hit], lexicon: Lexicon) -> list[Candidate]:
    """The sentences of the hits, best first. Fit mixes the sentence's meaning, its words and its passage's rank."""
    asked = lexicon.terms(inquiry.text)
    if not hits:
        return []
    top = max(hit.score for hit in hits) or 1.0
    cosines = [cosine for hit in hits for _, _, cosine in hit.sentences]
    low, high = min(cosines), max(cosines)
    found: list[Candidate] = []
    for hit in hits:
        if hit.passage.kind == "heading":
            continue
        headings = " ".join(hit.passage.section[1:])
        for start, end, cosine in hit.sentences:
            text = hit.passage.text[start - hit.passage.start : end - hit.passage.start]
            if text.rstrip().endswith("?") and not inquiry.asks("list"):
                continue
            held = max(lexicon.coverage(asked, text), 0.85 * lexicon.coverage(asked, text, headings))
            meaning = (cosine - low) / ((high - low) or 1.0)
            fit = 0.5 * meaning + 0.3 * held + 0.2 * hit.score / top + _kind_bonus(inquiry, text)
            fit -= 0.05 if end - start < 25 else 0.0
            found.append(Candidate(hit, start, end, fit, cosine, held))
    return sorted(found, key=lambda c: -c.fit)


def _kind_bonus(inquiry: Inquiry, text: str) -> float:
    """What a sentence gains for holding the kind of thing asked: a date for "wanneer", a number for "hoeveel"."""
    bonus = 0.0
    for kinds, pattern in ((("date",), _DATE), (("amount",), _MONEY), (("number",), _NUMBER), (("why",), _REASON)):
        if inquiry.asks(*kinds) and pattern.search(text):
            bonus = max(bonus, _EXTRA)
    return bonus


def sentence_finding(inquiry: Inquiry, hits: Sequence[Hit], lexicon: Lexicon, *, most: int = 3) -> Finding | None:
    """The best sentence, with its neighbours where it is short, and further ones that fit about as well."""
    ranked = candidates(inquiry, hits, lexicon)
    if not ranked:
        return None
    best = ranked[0]
    chosen: list[Candidate] = [best]
    budget = 620 - min(LONGEST_QUOTE, best.end - best.start)
    for other in ranked[1:12]:
        close = other.fit >= best.fit - 0.14
        same = any(
            other.hit.passage.id == c.hit.passage.id and other.start <= c.end + 2 and c.start <= other.end + 2
            for c in chosen
        )
        if len(chosen) >= most or not close or same or other.end - other.start > budget:
            continue
        chosen.append(other)
        budget -= other.end - other.start
    quotes = tuple(quote_of(c) for c in chosen)
    return Finding("sentences", quotes, subject=subject_of(best.hit.passage), sureness=best.fit)


def quote_of(candidate: Candidate) -> Quote:
    """The sentence as a quote: without its bullet, with the sentence before it when it points back, or after it when short."""
    passage = candidate.hit.passage
    start, end = without_numbering(passage.text, candidate.start - passage.start, candidate.end - passage.start)
    start, end = start + passage.start, end + passage.start
    spans = sorted((s, e) for s, e, _ in candidate.hit.sentences)
    at = next((i for i, (s, e) in enumerate(spans) if s == candidate.start), None)
    if at is None or passage.kind in ("row", "contact"):
        return Quote(passage, start, end)
    text = candidate.text
    if (
        re.match(r"(?:•\s*)?(?:Dit|Deze|Dat|Die|Hier\w*|Daar\w*|Ze|Zij|Hij|Het gaat|Er)\b", text)
        and at
        and end - spans[at - 1][0] <= LONGEST_QUOTE
        and _same_line(passage, spans[at - 1][1], candidate.start)
    ):
        start = (
            without_numbering(passage.text, spans[at - 1][0] - passage.start, end - passage.start)[0] + passage.start
        )
    elif (
        end - start < 130
        and at + 1 < len(spans)
        and spans[at + 1][1] - start <= 300
        and _same_line(passage, candidate.end, spans[at + 1][0])
    ):
        end = spans[at + 1][1]
    return Quote(passage, start, end)


def _same_line(passage: Passage, end: int, start: int) -> bool:
    return "\n" not in passage.text[end - passage.start : start - passage.start]


def subject_of(passage: Passage) -> str:
    """What a passage is about, for a follow-up question: the heading right under the document's title."""
    return passage.section[1].split(":")[0] if len(passage.section) > 1 else ""


def content_terms(inquiry: Inquiry, lexicon: Lexicon) -> list[Term]:
    """The content words of the question."""
    return lexicon.terms(inquiry.text)

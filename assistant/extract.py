"""Finds the sentences, list items and rows that answer a question when no record does: by meaning, by words, by
kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked_kind import HOLDS, PERSON, all_counted, counts, holds_asked
from assistant.finding import Finding, Quote
from assistant.help_sought import offers_help
from assistant.lexicon import Lexicon
from assistant.question import Inquiry
from assistant.scope import without_name
from corpus.document import Passage
from corpus.sentences import without_numbering
from index.search import Hit

_REASON = re.compile(
    r"\bom\b|\bomdat\b|\bdoel\w*\b|\bzodat\b|\bwegens\b|\bgericht op\b|\bdoor\b|\bwil\b|\bwillen\b", re.IGNORECASE
)
_DEFINES = re.compile(r"^(?:• )?(?:Een |De |Het )?[\w'’() -]{3,60}(?: is een| is het| zijn|:) ")
_ADDRESS_ONLY = re.compile(r"(?:• )?(?:mailto:|https?://|www\.)?\S+[@.]\S+\.?")
_POINTS_BACK = re.compile(r"(?:•\s*)?(?:Dit|Deze|Dat|Die|Hier\w*|Daar\w*|Ze|Zij|Hij|Het gaat)\b")
# How well a sentence fits: the weights, of one together, of its meaning, its words with those of its headings, its
# passage's words, its passage's score and one over its passage's rank. These and what follows were fitted on the tuning
# facts and other sets (a listwise softmax over the sentences of each question), rounded.
FIT = (0.26, 0.23, 0.11, 0.29, 0.11)
OF_KIND = 0.08  # what a sentence gains that holds the kind of thing that is asked, and loses that does not
COUNTED = 0.09  # … that counts what "hoeveel" counts
OFFERS = 0.1  # … that says where help is, where someone asks for help
HINT = 0.03  # … that has a weaker sign of being an answer
ASIDE = 0.07  # what a line of a contact block loses where no contact is asked
SAYS_LITTLE = 0.04  # what a line loses that is very short or only announces others
LONGEST_QUOTE = 420
SURE = 0.65  # the fit from which a sentence mostly answers; below it, more of the nearest are worth their room
ROOM = {True: (4, 900), False: (6, 1_300)}  # quotes of one answer and their characters together, when sure or not
LONGEST_ANSWER = 640  # of the quotes beside the cells of a row
CLOSE = 0.3  # how much less than the best sentence a further one may fit


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


def candidates(inquiry: Inquiry, hits: Sequence[Hit], lexicon: Lexicon, *, without: str = "") -> list[Candidate]:
    """The sentences of the hits, best first. Fit mixes the sentence's meaning, its words and its passage's rank.

    `without` is a name that all hits stand under: it tells nothing apart and does not count.
    """
    asked = lexicon.terms(without_name(inquiry.text, without) if without else inquiry.text)
    cosines = [cosine for hit in hits for _, _, cosine in hit.sentences]
    if not cosines:
        return []
    top = max(hit.score for hit in hits) or 1.0
    low, high = min(cosines), max(cosines)
    found: list[Candidate] = []
    for rank, hit in enumerate(hits, 1):
        if hit.passage.kind == "heading":
            continue
        headings = " ".join(hit.passage.section)
        around = lexicon.coverage(asked, hit.passage.text, headings)
        aside = hit.passage.kind == "contact" and not inquiry.asks("contact", "where")
        for start, end, cosine in hit.sentences:
            text = hit.passage.text[start - hit.passage.start : end - hit.passage.start]
            if text.rstrip().endswith("?") or (aside and _ADDRESS_ONLY.fullmatch(text.strip())):
                continue
            own, headed = lexicon.coverage(asked, text), lexicon.coverage(asked, text, headings)
            parts = ((cosine - low) / ((high - low) or 1.0), headed, around, hit.score / top, 1 / rank)
            fit = sum(weight * part for weight, part in zip(FIT, parts, strict=True)) + _kind_bonus(inquiry, text)
            if aside:
                fit -= ASIDE
            if (_is_heading(text, hit.passage) or _is_title(text, hit.passage, start)) and not (
                inquiry.asks("person") and PERSON.search(text)
            ):
                start, end = _under_heading(hit, start) or (start, end)
            elif len(text) < 25 or (text.rstrip().endswith(":") and not inquiry.asks("list")):
                fit -= SAYS_LITTLE
            found.append(Candidate(hit, start, end, fit, cosine, max(own, 0.85 * headed)))
    return sorted(found, key=lambda c: -c.fit)


def _is_heading(text: str, passage: Passage) -> bool:
    """A passage may begin with the heading above it; the heading says nothing by itself, but what it heads does."""
    plain = text.strip(" :•#")
    return plain in passage.section or any(plain == heading.split(" ", 1)[-1] for heading in passage.section)


def _is_title(text: str, passage: Passage, start: int) -> bool:
    """The title a document opens with stands above a blank line, and is no sentence."""
    opens = start == passage.start and passage.text.startswith("\n\n", len(text))
    return opens and len(text) < 150 and text[-1] not in ".:;!"


def _under_heading(hit: Hit, start: int) -> tuple[int, int] | None:
    """What stands under a heading in its passage: its first sentence, or as many items as make a quote."""
    spans = sorted((s, e) for s, e, _ in hit.sentences if s > start)
    if not spans:
        return None
    end = spans[0][1]
    for _, after in spans[1:]:
        if hit.passage.kind == "list" and after - spans[0][0] <= LONGEST_QUOTE:
            end = after
    return spans[0][0], end


def _kind_bonus(inquiry: Inquiry, text: str) -> float:
    """What a sentence gains for holding the kind of thing asked (a date for "wanneer"), or loses for not holding it."""
    bonus = COUNTED if inquiry.counted and counts(text, all_counted(inquiry)) else 0.0
    for kind, holds in HOLDS[:4]:
        if inquiry.asks(kind):
            bonus += OF_KIND if holds(text) else -OF_KIND
    if any(re.search(rf"\b{re.escape(place)}\b", text) for place in inquiry.places):
        bonus += HINT
    if inquiry.asks("help") and offers_help(text):
        bonus += OFFERS
    for kinds, pattern in (("definition", _DEFINES), ("why", _REASON), ("person", PERSON)):
        if inquiry.asks(kinds) and pattern.search(text):
            bonus += HINT
    return bonus


def sentence_finding(ranked: Sequence[Candidate], inquiry: Inquiry, *, most: int = 0) -> Finding | None:
    """The best sentence, with its neighbours where it is short, and further ones that fit about as well.

    `most` bounds the number of quotes; 0 leaves it to how sure the best one is.
    """
    if not ranked:
        return None
    best = _of_asked_kind(ranked, inquiry)
    chosen: list[Candidate] = [best]
    typed = inquiry.asks("date", "amount", "number", "person") and holds_asked(best.text, inquiry)
    count, room = ROOM[best.fit >= SURE]
    most, budget = most or count, room - min(LONGEST_QUOTE, best.end - best.start)
    for other in ranked[:12]:
        close = other.fit >= best.fit - CLOSE
        same = any(
            other.hit.passage.id == c.hit.passage.id and other.start <= c.end + 2 and c.start <= other.end + 2
            for c in chosen
        )
        beside_it = typed and not holds_asked(
            other.text, inquiry
        )  # a date was asked and found: what holds none adds nothing
        if len(chosen) >= most or not close or same or beside_it or other.end - other.start > budget:
            continue
        chosen.append(other)
        budget -= other.end - other.start
    quotes = tuple(dict.fromkeys(quote_of(c, inquiry) for c in chosen))
    return Finding("sentences", quotes, subject=subject_of(best.hit.passage), sureness=best.fit)


def _of_asked_kind(ranked: Sequence[Candidate], inquiry: Inquiry) -> Candidate:
    """The best sentence; where a date, amount, number or name is asked, the best that holds one and fits nearly as
    well."""
    if inquiry.asks("yes_no"):
        return ranked[0]
    reach = 0.3 if inquiry.counted or inquiry.asks("date") else 0.18
    near = (c for c in ranked if c.fit >= ranked[0].fit - reach and holds_asked(c.text, inquiry))
    return next(near, ranked[0])


def quote_of(candidate: Candidate, inquiry: Inquiry) -> Quote:
    """The sentence as a quote, without its bullet; with its neighbour where one points to the other or it is short."""
    passage = candidate.hit.passage
    start, end = _unnumbered(passage, candidate.start, candidate.end)
    spans = sorted((s, e) for s, e, _ in candidate.hit.sentences)
    at = next((i for i, (s, _) in enumerate(spans) if s == candidate.start), None)
    if at is None or passage.kind == "contact":
        return Quote(passage, start, end)
    item = _item_around(passage, candidate.start, candidate.end)
    if item and item[1] - item[0] <= LONGEST_QUOTE:
        return Quote(passage, *_unnumbered(passage, *item))
    before = spans[at - 1] if at and _same_line(passage, spans[at - 1][1], candidate.start) else None
    after = spans[at + 1] if at + 1 < len(spans) and _same_line(passage, candidate.end, spans[at + 1][0]) else None
    if before and _POINTS_BACK.match(candidate.text) and end - before[0] <= LONGEST_QUOTE:
        return Quote(passage, _unnumbered(passage, before[0], end)[0], end)
    if after and after[1] - start <= LONGEST_QUOTE:
        points_here = _POINTS_BACK.match(_slice(passage, *after)) and inquiry.asks("definition", "how", "why")
        if points_here or (end - start < 130 and after[1] - start <= 300):
            return Quote(passage, start, after[1])
    return Quote(passage, start, end)


def _item_around(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The list item that a sentence stands in: its whole line, which says what the sentence is about."""
    left = passage.text.rfind("\n", 0, start - passage.start) + 1
    right = passage.text.find("\n", end - passage.start)
    right = len(passage.text) if right < 0 else right
    is_item = passage.text.startswith("• ", left) or re.match(r"\d{1,2}[.)°] ", passage.text[left : left + 4])
    return (left + passage.start, right + passage.start) if is_item else None


def _slice(passage: Passage, start: int, end: int) -> str:
    return passage.text[start - passage.start : end - passage.start]


def _unnumbered(passage: Passage, start: int, end: int) -> tuple[int, int]:
    left, right = without_numbering(passage.text, start - passage.start, end - passage.start)
    return left + passage.start, right + passage.start


def _same_line(passage: Passage, end: int, start: int) -> bool:
    return "\n" not in passage.text[end - passage.start : start - passage.start]


def subject_of(passage: Passage) -> str:
    """What a passage is about, for a follow-up question: the short name of the section it stands in, or nothing."""
    name = passage.section[1].split(":")[0] if len(passage.section) > 1 else ""
    return name if name and len(name.split()) <= 3 and not re.match(r"\d|Begrippen|Afkortingen|Betreft", name) else ""

"""Whole lists: when a question asks for several things and the best sentence stands in a list of them, all its
items."""

import re
from collections.abc import Sequence

from assistant.extract import Candidate, subject_of
from assistant.finding import Finding, Quote
from corpus.document import Passage
from corpus.sentences import sentence_spans
from index.search import Index

_ITEM = re.compile(r"^(?:•|\d{1,2}[.)°]|\(?[a-z]\))\s+", re.MULTILINE)
_HEAD = re.compile(r"([^:\n.]{3,160}):")
LONG_LIST = 1_200  # characters, from which a list is shown by the heads of its items, where all have one
LONGEST_LIST = 2_600
LONGEST_ANNOUNCED = 900
CLOSE = 0.12  # how much less than the best sentence one may fit whose list is taken


def list_finding(ranked: Sequence[Candidate], index: Index, *, focus: str = "") -> Finding | None:
    """The list that the best sentences stand in, with what introduces it; None when they stand in no list."""
    for candidate in ranked[:5]:
        if candidate.fit < ranked[0].fit - CLOSE:
            return None
        quotes = _list_around(candidate.hit.passage, candidate.start, index) or _headings_under(candidate, index)
        quotes = quotes or _next_list(candidate.hit.passage, focus, index)
        size = sum(quote.end - quote.start for quote in quotes)
        quotes = (_heads(quotes) if size > LONG_LIST else []) or (quotes if size <= LONGEST_LIST else [])
        if quotes and not _asks(quotes):
            return Finding("list", tuple(quotes), subject=subject_of(quotes[0].passage), sureness=candidate.fit)
    return None


def _heads(quotes: Sequence[Quote]) -> list[Quote]:
    """What each item of a list too long to show begins with before its colon ("Webinars: …"); none where an item has
    no such head."""
    heads: list[Quote] = []
    for quote in quotes:
        text, lines = quote.text, list(_ITEM.finditer(quote.text))
        for item in lines:
            head = _HEAD.match(text, item.end())
            if not head:
                return []
            heads.append(Quote(quote.passage, quote.start + item.end(), quote.start + head.end(1)))
    return heads


def announced(quote: Quote, index: Index) -> Quote | None:
    """The items right after a quote that ends in a colon, in its passage or the next one; None where none follow."""
    if not quote.text.rstrip().endswith(":"):
        return None
    inside = quote.passage.text[quote.end - quote.passage.start :]
    if inside.strip():
        following, start = quote.passage, quote.end + len(inside) - len(inside.lstrip())
    else:
        passages = index.passages(document=quote.passage.document)
        after = passages[passages.index(quote.passage) + 1 :][:1]
        if not after or after[0].kind != "list":
            return None
        following, start = after[0], after[0].start
    items = list(_ITEM.finditer(following.text, start - following.start))
    if not items or items[0].start() != start - following.start:
        return None
    last = following.text.find("\n", items[-1].end())
    end = following.start + (last if last >= 0 else len(following.text))
    return Quote(following, start, end) if end - start <= LONGEST_ANNOUNCED else None


def _next_list(passage: Passage, focus: str, index: Index) -> list[Quote]:
    """The list right below a sentence, under a heading that names what is asked ("… een overzicht van de
    projecten:")."""
    passages = index.passages(document=passage.document)
    below = passages[passages.index(passage) + 1 :][:4]
    label = below[0].section[-1].lower() if below else ""
    if len(focus) < 4 or focus[:5] not in label or below[0].kind != "list":
        return []
    return [Quote(p, p.start, p.end) for p in below if p.kind == "list" and p.section == below[0].section]


def _headings_under(candidate: Candidate, index: Index) -> list[Quote]:
    """ "Verschillende factoren spelen mee:" before sections of their own: the headings are the list."""
    passage = candidate.hit.passage
    if not candidate.text.rstrip().endswith(":") or candidate.end < passage.end - 1:
        return []
    sections = index.document(passage.document).sections
    own = next(
        (s for s in reversed(sections) if s.start <= passage.start < s.end and s.title == passage.section[-1]), None
    )
    if own is None:
        return []
    under = [s for s in sections if own.start < s.start < own.end and s.level == own.level + 1]
    holders = index.passages(document=passage.document)
    found = [(s, next((p for p in holders if p.start <= s.start < p.end), None)) for s in under]
    return (
        [Quote(p, s.start, s.start + len(p.text[s.start - p.start :].split("\n", 1)[0])) for s, p in found if p]
        if len(under) > 1
        else []
    )


def _asks(quotes: Sequence[Quote]) -> bool:
    """A list of questions, as a parliamentary question has, answers nothing."""
    items = [line for quote in quotes for line in quote.text.split("\n") if line.strip()]
    return sum(line.rstrip().endswith("?") for line in items) > len(items) / 2


def _list_around(passage: Passage, at: int, index: Index) -> list[Quote]:
    """The items around an offset: those of a row's cell, or of all the passages that one list was cut into."""
    if passage.kind == "row":
        return items_of(passage) if at >= _items_start(passage) else []
    siblings = [p for p in index.passages(document=passage.document) if p.section == passage.section]
    run: list[Passage] = []
    for sibling in siblings:
        if not _count(sibling) or (run and not _continues(run[-1], sibling)):
            if passage in run:
                break
            run = []
        if _count(sibling):
            run.append(sibling)
    if passage not in run:
        return []
    return [quote for p in run for quote in items_of(p)] if sum(map(_count, run)) > 1 else []


def _continues(above: Passage, below: Passage) -> bool:
    return below.start - above.end <= 3 and bool(_ITEM.match(below.text))


def _count(passage: Passage) -> int:
    return len(_ITEM.findall(passage.text)) if passage.kind in ("list", "text") else 0


def _items_start(passage: Passage) -> int:
    found = _ITEM.search(passage.text)
    return passage.start + _introduction(passage, found.start()) if found else passage.end


def items_of(passage: Passage) -> list[Quote]:
    """The items of a passage as one quote, with the sentence that introduces them."""
    items = list(_ITEM.finditer(passage.text))
    if not items or (passage.kind == "row" and len(items) < 2):
        return []
    last = passage.text.find("\n", items[-1].end())
    end = passage.start + (last if last >= 0 and passage.kind == "row" else len(passage.text))
    return [Quote(passage, _items_start(passage), end)]


def _introduction(passage: Passage, first_item: int) -> int:
    """Where the sentence begins that ends in a colon right before the first item, else the first item."""
    if not passage.text[:first_item].rstrip().endswith(":"):
        return first_item
    spans = sentence_spans(passage.text, 0, first_item)
    return spans[-1][0] if spans else first_item

"""Whole lists: when a question asks for several things and the best passage holds a list of them, all its items."""

import re
from collections.abc import Sequence

from assistant.extract import candidates
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import Inquiry
from corpus.document import Passage
from index.search import Hit, Index

_ITEM = re.compile(r"^(?:•|\d{1,2}[.)]|\(?[a-z]\))\s+", re.MULTILINE)
_INLINE = re.compile(r"\((\d)\) [^;()]{5,200}(?:;|\.|, en|$)|(?:^|\s)(\d)\) ")
LONGEST_LIST = 2600


def list_finding(inquiry: Inquiry, index: Index, hits: Sequence[Hit], lexicon: Lexicon) -> Finding | None:
    """The list that the best sentences stand in, with what introduces it; None when they stand in no list."""
    if not inquiry.asks("list"):
        return None
    ranked = candidates(inquiry, hits[:8], lexicon)[:5]
    for candidate in ranked:
        if candidate.fit < ranked[0].fit - 0.12:
            break
        passages = _list_around(candidate.hit.passage, index, candidate.start)
        if passages:
            start, end = passages[0][1], passages[-1][2]
            if sum(e - s for _, s, e in passages) <= LONGEST_LIST:
                quotes = tuple(Quote(p, s, e) for p, s, e in passages)
                return Finding("list", quotes, subject="", sureness=candidate.fit) if end > start else None
    return None


def _list_around(passage: Passage, index: Index, at: int) -> list[tuple[Passage, int, int]]:
    """The items around an offset, over the passages that one list was cut into."""
    if passage.kind == "row":
        lines = _lines(passage)
        items = [
            i for i, (s, e) in enumerate(lines) if _ITEM.match(passage.text[s - passage.start : e - passage.start])
        ]
        if len(items) < 2 or not any(
            lines[i][0] <= at < lines[i][1] or lines[max(0, items[0] - 1)][0] <= at < lines[i][1] for i in items
        ):
            return []
        first = (
            items[0] - 1
            if items[0] and passage.text[: lines[items[0]][0] - passage.start].rstrip().endswith(":")
            else items[0]
        )
        return [(passage, lines[first][0], lines[items[-1]][1])]
    siblings = [
        p
        for p in index.passages(document=passage.document)
        if p.section == passage.section and p.kind in ("list", "text")
    ]
    run = [p for p in siblings if _count_items(p) >= 1]
    if passage not in run and not any(p.start >= passage.end for p in run[:1]):
        return []
    near = [p for p in run if p is passage or p == passage] or run[:1]
    if not near or sum(_count_items(p) for p in run) < 2:
        return []
    chosen = [p for p in run if _touches(p, near[0], run)]
    return [(p, p.start, p.end) for p in chosen]


def _touches(passage: Passage, other: Passage, run: Sequence[Passage]) -> bool:
    """Whether nothing but list stands between two passages."""
    low, high = sorted((run.index(passage), run.index(other)))
    return all(b.start - a.end <= 3 for a, b in zip(run[low:high], run[low + 1 : high + 1], strict=True))


def _count_items(passage: Passage) -> int:
    return len(_ITEM.findall(passage.text))


def _lines(passage: Passage) -> list[tuple[int, int]]:
    spans, offset = [], passage.start
    for line in passage.text.split("\n"):
        spans.append((offset, offset + len(line)))
        offset += len(line) + 1
    return spans

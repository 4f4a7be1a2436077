"""The answer that a question already got: a document that repeats the question and goes on with its answer, numbered by
sub-question ("1-2. Er werden …"), as Flemish ministers answer."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from assistant.finding import Finding, Quote
from corpus.document import Passage
from index.search import Index

_NUMBERED = re.compile(r"(?m)^(\d{1,2})(?:\s?(?:[-–,]|en|tot)\s?(\d{1,2}))?[.)]\s*(?:[a-z][.)]\s*)?")
_ANSWER = re.compile(r"\bANTWOORD\b|(?m:^\s*(?:Antwoord|Gecoördineerd antwoord)\b)")
MOST = 4  # passages of an answer to one sub-question


def begins_answer(passage: Passage) -> bool:
    """Whether an answer begins in a passage."""
    return bool(_ANSWER.search(passage.text))


def own_answers(echoed: Sequence[Passage], numbers: Sequence[str], index: Index) -> dict[str, Finding]:
    """The answer to each sub-question, by its number, in the documents that repeat the question."""
    found: dict[str, list[Quote]] = {}
    for document in dict.fromkeys(passage.document for passage in echoed):
        end = max(passage.end for passage in echoed if passage.document == document)
        for number, quotes in _numbered(index.passages(document=document), end).items():
            found.setdefault(number, []).extend(quotes)
    return {n: Finding("own answer", tuple(quotes[:MOST])) for n, quotes in found.items() if n in numbers}


def _numbered(passages: Sequence[Passage], after: int) -> dict[str, list[Quote]]:
    """The text under each number, from where the answer begins; a number of two covers all between them."""
    found: dict[str, list[Quote]] = {}
    current: list[str] = []
    begun = False
    for passage in passages:
        if passage.start < after:
            continue
        begins = None if begun else _ANSWER.search(passage.text)
        begun = begun or begins is not None
        if not begun:
            continue
        at = begins.end() if begins else 0
        for start, end, covered in _pieces(passage.text, at):
            current = covered or current
            for number in current:
                found.setdefault(number, []).append(Quote(passage, passage.start + start, passage.start + end))
    return found


def _pieces(text: str, at: int) -> list[tuple[int, int, list[str]]]:
    """Slices of a text from each number to the next, with the numbers that they answer; none before the first."""
    marks = list(_NUMBERED.finditer(text, at))
    pieces = [] if at else [(0, marks[0].start() if marks else len(text), list[str]())]
    for mark, after in zip_longest(marks, marks[1:]):
        last = int(mark[2] or mark[1])
        covered = [str(n) for n in range(int(mark[1]), min(last, int(mark[1]) + 20) + 1)]
        pieces.append((mark.end(), after.start() if after else len(text), covered))
    return [(s, s + len(text[s:e].rstrip()), covered) for s, e, covered in pieces if text[s:e].strip()]

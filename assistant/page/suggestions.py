"""Questions that the corpus can answer: after an answer, and to begin with by subject.

Made from the records of the index (contact blocks, terms, rows) and each asked of the chain before it is shown. Only
for verbatim mode's chain, which takes milliseconds; a chat model is never asked for these.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.contacts import contact_name
from assistant.records import NUMBER, row_label
from corpus.columns import column_kind
from corpus.document import Passage
from corpus.errors import VraagbaakError
from index.analysis import fold

if TYPE_CHECKING:
    from index.search import Index

SHOWN = 3
TRIED = 8
TIME_S = 1.0  # no further question is tried after this
NEAR = 6  # so many of the found passages are looked at, after the cited ones
LONGEST_NAME = 60
_OF_KIND = {"money": "Wat is {column} van {name}?", "minister": "Welke minister is verantwoordelijk voor {name}?"}
_NEUTER = ("bedrag", "budget", "krediet", "aandeel")
_TOWN = ("Stad ", "Gemeente ")

Ask = Callable[[str], Answer]
"""Answers a question at once, in verbatim mode."""

Candidate = tuple[str, Passage]
"""A question and the passage that must be cited in its answer."""


def follow_ups(answer: Answer, earlier: Sequence[str], index: "Index", ask: Ask) -> list[str]:
    """At most three questions that go on from an answer, each answered by the passage that it was made from.

    `earlier` are the questions of the conversation; none of them is suggested again.
    """
    if answer.status == "referred":
        return []
    known = {fold(question).rstrip(" ?") for question in [*earlier, answer.question]}
    seen = {(c.document, c.start, c.end) for c in answer.citations}
    chosen: list[str] = []
    until = time.monotonic() + TIME_S
    fresh = (c for c in candidates(answer, index) if fold(c[0]).rstrip(" ?") not in known)
    for tried, (question, passage) in enumerate(dict(fresh).items()):
        if len(chosen) == SHOWN or tried == TRIED or time.monotonic() > until:
            break
        if adds(question, passage, seen, ask):
            chosen.append(question)
    return chosen


def adds(question: str, passage: Passage, seen: set[tuple[str, int, int]], ask: Ask) -> bool:
    """Whether the corpus answers this question from this passage, with a quote that was not seen yet."""
    try:
        answer = ask(question)
    except VraagbaakError:
        return False
    quotes = {(c.document, c.start, c.end) for c in answer.citations}
    inside = [d == passage.document and passage.start <= s and e <= passage.end for d, s, e in quotes]
    return answer.status == "answered" and any(inside) and not quotes <= seen


def candidates(answer: Answer, index: "Index") -> Iterator[Candidate]:
    """Questions about what was cited, then about what stands near it; not checked yet."""
    cited, near = _around(answer, index)
    text = fold(" ".join([answer.answer, *(citation.quote for citation in answer.citations)]))
    by_kind = [list(_contacts(cited, index)), list(_terms(text, index)), list(_cells(cited))]
    yield from _by_turns(by_kind)
    if answer.status in ("no_answer", "partial") or not cited:
        yield from _by_turns([list(_contacts(near, index)), list(_cells(near)), list(_own(near))])
    else:
        yield from _contacts(near, index)
        yield from _neighbours(cited, index)


def record_questions(records: Sequence[Passage], index: "Index") -> list[Candidate]:
    """Questions that these records themselves should answer; not checked yet."""
    return [*_contacts([p for p in records if p.kind == "contact"], index), *_cells(records), *_own(records)]


def _around(answer: Answer, index: "Index") -> tuple[list[Passage], list[Passage]]:
    """The passages that the answer cites, and the nearest others; searched where the answer came without."""
    spans = [(c.document, c.start, c.end) for c in answer.citations]
    passages = index.passages()
    cited = [p for p in passages if any(p.document == d and p.start <= s and e <= p.end for d, s, e in spans)]
    by_span = {(p.document, p.start, p.end): p for p in passages}
    found = [by_span.get((p.document, p.start, p.end)) for p in answer.passages[:NEAR]]
    if not (cited or found):
        found = [hit.passage for hit in index.search(answer.question, k=NEAR)]
    return cited, [passage for passage in found if passage and passage not in cited]


def _contacts(passages: Sequence[Passage], index: "Index") -> Iterator[Candidate]:
    """How to reach whom the passages are about."""
    below = {(passage.document, heading) for passage in passages for heading in passage.section[1:]}
    for block in index.passages(kind="contact"):
        if block.section and (block.document, block.section[-1]) in below:
            columns = {cell.column for cell in (block.record.cells if block.record else ())}
            name = contact_name(block)
            if columns & {"E-mail", "Telefoon"} and len(name) <= LONGEST_NAME:
                yield f"Hoe contacteer ik {name}?", block


def _terms(text: str, index: "Index") -> Iterator[Candidate]:
    """What a term or an abbreviation means that stands in the answer."""
    words = set(text.replace("(", " ").replace(")", " ").replace(",", " ").replace(".", " ").split())
    for kind, asking in (("term", "Wat betekent {name}?"), ("abbreviation", "Waarvoor staat {name}?")):
        for entry in index.passages(kind=kind):
            name = _cell(entry, 0).split("(")[0].strip()
            if 1 < len(name) <= LONGEST_NAME and _stands_in(fold(name), text, words):
                yield asking.format(name=name if kind == "abbreviation" else name.lower()), entry


def _stands_in(name: str, text: str, words: set[str]) -> bool:
    return name in words if " " not in name else name in text


def _cells(passages: Sequence[Passage]) -> Iterator[Candidate]:
    """Another column of the rows: the amount, the minister."""
    for row in passages:
        if row.kind != "row" or row.record is None:
            continue
        name = _row_name(row)
        for cell in row.record.cells[1:]:
            asking = _OF_KIND.get(str(column_kind(cell.column) or ""))
            if asking and name:
                article = "het" if cell.column.lower().endswith(_NEUTER) else "de"
                yield asking.format(column=f"{article} {cell.column.lower()}", name=name), row


def _own(passages: Sequence[Passage]) -> Iterator[Candidate]:
    """What the near entries themselves say."""
    for entry in passages:
        name = _cell(entry, 0).split("(")[0].strip()
        if entry.kind in ("term", "abbreviation") and 1 < len(name) <= LONGEST_NAME:
            yield f"Wat betekent {name if name.isupper() else name.lower()}?", entry


def _neighbours(cited: Sequence[Passage], index: "Index") -> Iterator[Candidate]:
    """The same of the next row or contact block."""
    for passage in cited:
        alike = index.passages(passage.document, passage.kind) if passage.record else []
        place = alike.index(passage) if passage in alike else -1
        after = [*alike[place + 1 : place + 3], *alike[max(0, place - 2) : place]] if place >= 0 else []
        yield from _cells([row for row in after if not _is_numbered(row)])
        yield from _contacts([p for p in after if p.kind == "contact"], index)
        yield from _own([p for p in after if p.kind == "term"])  # an abbreviation's neighbours are the alphabet's


def _row_name(row: Passage) -> str:
    """How a question names a row: by its own first cell, or as the measure with that number."""
    label = row_label(row)
    if _is_numbered(row):
        number = label.split(" (")[0]
        return f"maatregel {number}" if "." in number else ""
    name = f"de {label[0].lower()}{label[1:]}" if label.startswith(_TOWN) else label
    return name if len(name) <= LONGEST_NAME else ""


def _is_numbered(row: Passage) -> bool:
    return bool(row.record and row.record.cells and row.record.cells[0].column == NUMBER)


def _cell(passage: Passage, place: int) -> str:
    cells = passage.record.cells if passage.record else ()
    if place >= len(cells):
        return ""
    return " ".join(passage.text[cells[place].start - passage.start : cells[place].end - passage.start].split())


def _by_turns(lists: Sequence[list[Candidate]]) -> Iterator[Candidate]:
    for place in range(max(map(len, lists), default=0)):
        yield from (each[place] for each in lists if place < len(each))

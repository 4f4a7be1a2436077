"""What the text of a row says, when a question asks for none of its columns: all of it, the list in it, or its best
sentences."""

from dataclasses import replace

from assistant import lists, lookup
from assistant.extract import candidates, quote_of
from assistant.finding import Finding, Quote
from assistant.ranking import Ground, Search
from assistant.records import MARK, NUMBER, Row, row_label
from assistant.scope import without_name

SHORT_CELL = 620  # a text cell up to this length is shown whole
LONGEST_CELL = 1_000  # … where the question asks what the row is about


def is_text(column: str, row: Row, ground: Ground) -> bool:
    """Whether a column of a row holds text, rather than a number, an amount, names."""
    return column not in (NUMBER, MARK) and ground.records.table_of(row).kinds[column] == "text"


def inside_row(row: Row, search: Search, how: str, ground: Ground) -> Finding:
    """The text of a row: whole when it is short enough, the list in it when one is asked, else its best sentences."""
    inquiry = search.inquiry
    name = row_label(row.passage)
    identity = lookup.identity_quote(row)
    finding = Finding(how, (identity,), lead=name, subject=row.number or name)
    items = lists.items_of(row.passage) if inquiry.asks("list") else []
    if items:
        return replace(finding, quotes=(identity, *items))
    whole = _whole(row, LONGEST_CELL if lookup.about_asked(inquiry) else SHORT_CELL, ground)
    if whole:
        named = whole.start <= identity.start and identity.end <= whole.end
        return replace(finding, quotes=(whole,) if named else (identity, whole))
    hits = ground.index.hits_of(without_name(inquiry.text, name) or inquiry.text, [row.passage])
    ranked = candidates(inquiry, hits, ground.lexicon, without=name)
    further = ground.further(identity, search)
    best = [*([further] if further else []), *(quote_of(candidate, inquiry) for candidate in ranked[:3])]
    own = [q for q in dict.fromkeys(best) if q.end <= identity.start or q.start >= identity.end][:2]
    following = [a for q in own if (a := lists.announced(q, ground.index))]
    own = [q for q in own if not any(a.start <= q.start < a.end for a in following)]
    return replace(finding, quotes=(identity, *sorted([*own, *following], key=lambda q: q.start)))


def _whole(row: Row, longest: int, ground: Ground) -> Quote | None:
    """All text cells of a row as one quote, where that is not too long."""
    texts = [value for column, values in row.values.items() if is_text(column, row, ground) for value in values]
    fits = texts and texts[-1].end - texts[0].start <= longest
    return Quote(row.passage, texts[0].start, texts[-1].end) if fits else None

"""Finds the answer to each part of a question: what the parts share carried over, each in the documents it names.

A part that names a year, a document or "nu" is looked up there first, and in all documents when that gives nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from assistant.finding import Finding, Quote
from assistant.offices import office_finding
from assistant.parts import asked_within, documents_named, elliptic, last_name, leans_on, merged, parts_of, points_back
from assistant.question import Inquiry, read_question
from assistant.ranking import Search
from assistant.records import row_label
from assistant.verbatim import Verbatim
from corpus.document import Passage
from corpus.places import places_in
from index.search import Hit, Index

PASSAGES = 20
UNTOLD = "untold"  # how a part was found of which no source tells anything
KEPT = 256
CHOICES_KEPT = 32  # choices of documents whose finder is kept; each holds its own tables and words
_TOWN = ("stad", "steden", "gemeente", "gemeenten", "stadsbestuur")


def verbatim_of(index: Index, documents: tuple[str, ...] = ()) -> Verbatim:
    """The finder of an index, or of these documents of it, made once; those of the last choices are kept."""
    kept = index.derived.get(documents)
    if not isinstance(kept, Verbatim):
        index.derived[documents] = kept = Verbatim(index.within(documents))
        chosen = [key for key in list(index.derived) if isinstance(key, tuple) and key]
        for key in chosen[:-CHOICES_KEPT]:
            index.derived.pop(key, None)
    return kept


def remembered(text: str, verbatim: Verbatim) -> tuple[list[Finding], list[Hit]]:
    """`found_for`, the last ones kept: a follow-up asks what the answer before it was about, and many people ask the
    same."""
    kept = verbatim.index.derived.setdefault("found", lru_cache(maxsize=KEPT)(partial(found_for, verbatim=verbatim)))
    findings, hits = kept(text)  # type: ignore[operator]
    return list(findings), list(hits)


def found_for(text: str, verbatim: Verbatim) -> tuple[list[Finding], list[Hit]]:
    """Findings for every part of a question, and the passages found, those with evidence first."""
    parts = parts_of(text)
    nested = asked_within(text) if len(parts) == 1 else None
    if nested:
        found = _nested(text, nested, verbatim)
        if found:
            return found
    if len(parts) == 1:
        return _whole(text, verbatim)
    hits = verbatim.index.search(text, k=PASSAGES)
    findings: list[Finding] = []
    subject = ""
    for part in parts:
        own, more, subject = _part(part, parts[0], text, verbatim, hits, subject)
        own = [_called(f, part) for f in own]
        findings += [f for f in own if not any(set(f.quotes) <= set(g.quotes) and f.quotes for g in findings)]
        hits = interleaved(hits, more)
    silent = all(finding.status == "no_answer" for finding in findings)
    return [replace(f, missing="") if silent and f.how == UNTOLD else f for f in findings], hits


def _called(finding: Finding, part: str) -> Finding:
    """What says nothing of one part calls that part by its words, for the others may be answered."""
    if finding.status != "no_answer" or finding.missing:
        return finding
    return replace(finding, how=UNTOLD, missing=f"Op “{part.strip(' ?')}” geven de bronnen geen antwoord.")


def _whole(text: str, verbatim: Verbatim) -> tuple[list[Finding], list[Hit]]:
    inquiry = read_question(text)
    search = verbatim.search(inquiry, verbatim.index.search(text, k=PASSAGES))
    office = _office(inquiry, verbatim)
    findings = [office] if office else verbatim.find(search)
    named = documents_named(text, verbatim.index.sources())
    if named and all(finding.status == "no_answer" for finding in findings):
        inside, hits, _ = _part(text, text, text, verbatim, search.hits, "")
        return inside, hits
    return findings, list(search.hits)


def _part(
    part: str, first: str, text: str, verbatim: Verbatim, hits: Sequence[Hit], subject: str
) -> tuple[list[Finding], list[Hit], str]:
    """The findings of one part, the passages found for it, and what it is about, for a part after it."""
    sources = verbatim.index.sources()
    later = part != first
    asked = (elliptic(part, first, [s.kind for s in sources if s.kind]) if later else "") or part
    leaning = later and asked == part and leans_on(part, first)
    if leaning and subject and points_back(part):
        asked, leaning = f"{part.rstrip(' ?')} ({subject})?", False
    named = documents_named(asked, sources)
    finders = [verbatim_of(verbatim.index, named), verbatim] if named else [verbatim]
    findings: list[Finding] = []
    search: Search | None = None
    for finder in finders:
        inquiry = read_question(asked)
        inquiry = merged(read_question(first), inquiry) if leaning else inquiry
        if finder is not verbatim:  # the year of a document that is named is no year that is asked
            own = {source.year for source in finder.index.sources()}
            inquiry = replace(inquiry, years=tuple(year for year in inquiry.years if year not in own))
        search = finder.search(inquiry, finder.index.search(text if leaning else asked, k=PASSAGES))
        office = _office(inquiry, finder)
        findings = [office] if office else _with_town(finder.find(search), search)
        if any(finding.status != "no_answer" for finding in findings):
            break
    assert search is not None
    return findings, list(search.hits), subject or _subject(read_question(asked), findings)


def _office(inquiry: Inquiry, verbatim: Verbatim) -> Finding | None:
    return office_finding(inquiry, verbatim.index, verbatim.lexicon)


def _asks_town(inquiry: Inquiry) -> bool:
    return inquiry.focus in _TOWN and not inquiry.places


def _with_town(findings: list[Finding], search: Search) -> list[Finding]:
    """ "Welke stad leidt …?" is answered by a sentence that names one: the best of those, where none is quoted."""
    if not _asks_town(search.inquiry) or any(_towns(q.passage, q.text) for f in findings for q in f.quotes):
        return findings
    best = next((c for c in search.ranked[:12] if _towns(c.hit.passage, c.text)), None)
    if best is None or best.fit < search.ranked[0].fit - 0.25:
        return findings
    quote = Quote(best.hit.passage, best.start, best.end)
    return [Finding("sentences", (quote,), subject=_towns(best.hit.passage, best.text)[0], sureness=best.fit)]


def _towns(passage: Passage, text: str) -> list[str]:
    """The municipalities that a text names, or the one whose row it stands in."""
    return list(places_in(text)) or (list(places_in(row_label(passage))) if passage.kind == "row" else [])


def _subject(inquiry: Inquiry, findings: Sequence[Finding]) -> str:
    """What a part is about, for one that points back: the town it found, the place or name in it."""
    answered = [f for f in findings if f.status != "no_answer" and f.quotes]
    if _asks_town(inquiry):
        towns = [place for f in answered for q in f.quotes for place in _towns(q.passage, q.text)]
        return towns[0] if towns else ""
    if inquiry.places:
        return inquiry.places[-1]
    named = next((f for f in answered if f.subject), None)
    found = named.subject if named else ""
    word = bool(named and named.how == "term" and not found.isupper())
    return last_name(inquiry.text) or (found.lower() if word else found)


def _nested(text: str, nested: tuple[str, str], verbatim: Verbatim) -> tuple[list[Finding], list[Hit]] | None:
    """ "Hoeveel kreeg de stad die het netwerk leidt?": which town that is, then how much it got."""
    question, phrase = nested
    inner, hits, subject = _part(question, question, question, verbatim, (), "")
    if not subject or any(finding.status == "no_answer" for finding in inner):
        return None
    outer, more = _whole(text.replace(phrase, subject), verbatim)
    if all(finding.status == "no_answer" for finding in outer):
        return None
    return [*inner, *outer], interleaved(hits, more)


def interleaved(first: Sequence[Hit], second: Sequence[Hit]) -> list[Hit]:
    """Two rankings as one: by turns, each passage once."""
    both: dict[str, Hit] = {}
    for i in range(max(len(first), len(second))):
        for hits in (first, second):
            if i < len(hits):
                both.setdefault(hits[i].passage.id, hits[i])
    return list(both.values())

"""What a question is answered from: an index with its records, words and sections, and the ranking of its sentences.

Finds nothing by itself; the strategies in `verbatim` and `row_answers` do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.extract import Candidate, candidates, quote_of, subject_of
from assistant.finding import Quote
from assistant.lexicon import Lexicon, own_words
from assistant.question import Inquiry, Reference
from assistant.records import Records
from assistant.scope import Scopes, best_first, without_name
from corpus.document import Passage
from corpus.sentences import sentence_spans
from index.search import Hit, Index

SCOPE_GAIN = 0.15  # what a sentence gains that stands under the name the question holds
CALLED = 0.05  # what a sentence gains whose source the question calls by the words of its title
OF_YEAR = 0.06  # … and whose source or text is of the year that the question names
NAMES_SOMEONE = 0.06  # what a sentence gains, where "wie" is asked, that stands under someone's name
# What a sentence loses whose source is no longer in force, where the question does not name that source.
OUTDATED = 0.1


@dataclass(frozen=True)
class Search:
    """A question with what the index gave for it: passages and, over all of them, sentences, both best first."""

    inquiry: Inquiry
    hits: Sequence[Hit]
    ranked: Sequence[Candidate]


class Ground:
    """One generation of an index, or some documents of it, read for answering."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.records = Records(index)
        self.lexicon = Lexicon(index.vocabulary)
        self.scopes = Scopes(index, self.records, self.lexicon)
        self.sources = {source.id: source for source in index.sources()}

    def search(self, inquiry: Inquiry, hits: Sequence[Hit]) -> Search:
        """Rank the sentences of the hits, and of the section the question names, where it names one."""
        if inquiry.counted:
            inquiry = replace(inquiry, counted_as=self.lexicon.others(inquiry.counted))
        ranked = candidates(inquiry, hits, self.lexicon)
        for scope in self.scopes.of(inquiry.text):
            scoped = self.scopes.hits(scope, inquiry.text)[:12]
            inside = candidates(inquiry, scoped, self.lexicon, without=scope.name)
            own = {(c.hit.passage.id, c.start) for c in inside}
            ranked = [replace(c, fit=c.fit + SCOPE_GAIN) for c in inside] + [
                c for c in ranked if (c.hit.passage.id, c.start) not in own
            ]
            hits = best_first(hits, scoped[:6])
        gains = self._source_gains(inquiry)
        ranked = [replace(c, fit=c.fit + self._gain(c, inquiry, gains)) for c in ranked]
        return Search(inquiry, hits, sorted(ranked, key=lambda c: -c.fit))

    def _source_gains(self, inquiry: Inquiry) -> dict[str, tuple[float, bool]]:
        """By document: what its sentences gain when the question calls it by its title or kind, less what they lose
        when it is no longer in force and not called; and whether it is of a year the question names."""
        asked = own_words(self.lexicon.terms(inquiry.text))
        gains: dict[str, tuple[float, bool]] = {}
        for source in self.sources.values():
            called = self.lexicon.coverage(asked, f"{source.title} {source.kind}")
            of_year = source.year in inquiry.years
            named = of_year or called > 0 or bool(inquiry.references)
            outdated = bool(source.superseded_by or source.valid_until) and not named
            gains[source.id] = (CALLED * called - (OUTDATED if outdated else 0.0), of_year)
        return gains

    def _gain(self, candidate: Candidate, inquiry: Inquiry, gains: dict[str, tuple[float, bool]]) -> float:
        """What a sentence gains for its source, for a year the question names, and for naming someone who is asked."""
        gain, of_year = gains[candidate.hit.passage.document]
        subject = subject_of(candidate.hit.passage)
        names_someone = inquiry.asks("actor") and bool(subject) and not subject[-1].isdigit()  # "Actie 13" is nobody
        of_year = of_year or any(year in candidate.text for year in inquiry.years)
        return gain + (OF_YEAR if of_year else 0.0) + (NAMES_SOMEONE if names_someone else 0.0)

    def further(self, first: Quote, search: Search) -> Quote | None:
        """What else the passage says to the words of the question that the first quote does not hold.

        A sentence that names the subject outranks the one that answers: "Welke vakbonden doen mee aan Focus op Talent?"
        """
        held = self.lexicon.stems(first.text)
        asked = self.lexicon.terms(search.inquiry.text)
        rest = [term for term in asked if term.stem not in held and not set(term.parts) & held]
        if not rest or len(rest) == len(asked) or len(first.passage.text) < first.end - first.start + 60:
            return None
        names = " ".join(term.text for term in asked if term not in rest)
        residual = without_name(search.inquiry.text, names)
        hits = self.index.hits_of(residual, [first.passage])
        inside = candidates(replace(search.inquiry, text=residual), hits, self.lexicon)
        best = next((c for c in inside if not first.start <= c.start < first.end), None)
        return quote_of(best, search.inquiry) if best else None

    def mentions(self, reference: Reference, *, rows: bool = False) -> list[Hit]:
        """Passages of running text (with `rows`, of rows too) that call something by this word and number ("actie 4.3",
        "doelstelling 4")."""
        if not reference.word:
            return []
        pattern = re.compile(
            rf"\b{re.escape(reference.word.rstrip('en')[:9])}\w{{0,3}}\W{{0,2}}(?:nr\W{{1,2}})?"
            rf"{re.escape(reference.number)}\b(?!\.\d)",
            re.IGNORECASE,
        )
        return [
            Hit(p, 0.5, 0.5, 0.5, tuple((s, e, 0.5) for s, e in sentences_of(p)))
            for p in self.index.passages()
            if (rows or p.kind != "row") and (pattern.search(p.text) or any(pattern.search(s) for s in p.section[-2:]))
        ]


def sentences_of(passage: Passage) -> list[tuple[int, int]]:
    return [(s + passage.start, e + passage.start) for s, e in sentence_spans(passage.text, 0, len(passage.text))]

"""Answers in sentences, when no record holds one: the best ones, with what they point to."""

import re
from dataclasses import replace

from assistant import lists
from assistant.cells import labelled
from assistant.extract import candidates, quote_of, sentence_finding
from assistant.finding import Finding, Quote
from assistant.ranking import Ground, Search
from assistant.scope import without_name

SHORT_EVIDENCE = 110  # evidence shorter than this is shown with what stands right above it
MOST_OF_HELP = 3  # quotes for someone who asks for help
LONGEST_FURTHER = 480  # of the quotes after the first together
SHORT_FURTHER = 40  # … and what is shown of the same passage says something by itself
_TOLD_AT_ONCE = ("amount", "date", "number", "yes_no")  # a sentence tells these, the list it announces adds nothing
_ASKING_WHAT = frozenset("wat wie is zijn een de het betekent doet precies juist eigenlijk".split())
_WHAT_IT_DOES = re.compile(r"(?:en )?wat (?:doet|doen) ", re.IGNORECASE)


class SentenceAnswers:
    """Finds answers in the sentences of one ground."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.index, self.records, self.lexicon = ground.index, ground.records, ground.lexicon

    def found(self, search: Search) -> list[Finding]:
        most = MOST_OF_HELP if search.inquiry.asks("help") else 0  # whom to contact stands under it
        finding = self._introduced(search) or sentence_finding(search.ranked, search.inquiry, most=most)
        if finding is None:
            return []
        finding = labelled(finding, search.inquiry, self.records)
        first = finding.quotes[0]
        announced = None if search.inquiry.asks(*_TOLD_AT_ONCE) else lists.announced(first, self.index)
        if announced:
            return [replace(finding, quotes=(first, announced))]
        if sum(quote.end - quote.start for quote in finding.quotes) < SHORT_EVIDENCE:
            return [replace(finding, quotes=tuple(dict.fromkeys([*self._above(first), *finding.quotes])))]
        return [self._with_further(finding, search)]

    def _with_further(self, finding: Finding, search: Search) -> Finding:
        """With what else the first quote's passage says to the question, in the place of what fits less."""
        first, *others = finding.quotes
        further = self.ground.further(first, search)
        if further is None or further.end - further.start < SHORT_FURTHER or further in others:
            return finding
        if any(quote.start <= further.start < quote.end for quote in finding.quotes):
            return finding
        fitting = [q for q in others if further.end - further.start + q.end - q.start < LONGEST_FURTHER]
        return replace(finding, quotes=(first, further, *fitting[:1]))

    def _introduced(self, search: Search) -> Finding | None:
        """ "Wat is deDuider?", "Wat doet deDuider?", where a section is called so and has no entry: the first sentence
        in it that names it."""
        inquiry = search.inquiry
        if not (inquiry.asks("definition") or _WHAT_IT_DOES.match(inquiry.text)):
            return None
        for scope in self.ground.scopes.of(inquiry.text):
            if self.lexicon.terms(without_name(inquiry.text, scope.name), without=_ASKING_WHAT):
                continue
            inside = [h for h in self.ground.scopes.hits(scope, inquiry.text) if h.passage.kind in ("text", "list")]
            named = [
                c
                for c in candidates(inquiry, inside, self.lexicon)
                if self.lexicon.stems(scope.name) & self.lexicon.stems(c.text)
            ]
            first = min((c for c in named if len(c.text) > len(scope.name) + 25), key=lambda c: c.start, default=None)
            if first:
                return Finding("sentences", (quote_of(first, inquiry),), subject=scope.name, sureness=first.fit)
        return None

    def _above(self, quote: Quote) -> list[Quote]:
        """The short passage right above a line that says little by itself ("Alle informatie op …"), in the same
        section."""
        passages = self.index.passages(document=quote.passage.document)
        at = passages.index(quote.passage)
        above = passages[at - 1] if at else None
        if (
            above is None
            or above.section != quote.passage.section
            or above.end - above.start > 420
            or above.kind in ("row", "heading")
        ):
            return []
        return [Quote(above, above.start, above.end)]

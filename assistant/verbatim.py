"""Verbatim mode: which record, list, contact block or sentence answers a question. Finds and judges; words nothing.

The strategies are tried from the surest to the most general; the first that finds evidence decides.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import contacts, lists, lookup, terms
from assistant.cells import labelled, without_repeats
from assistant.computing.calculated import calculated
from assistant.computing.counted import counted, narrowing
from assistant.computing.table_choice import table_of
from assistant.evidence import Evidence, names_address
from assistant.extract import candidates, quote_of, sentence_finding
from assistant.finding import Finding, Quote
from assistant.question import Inquiry, read_question
from assistant.ranking import Ground, Search, sentences_of
from assistant.records import Table
from assistant.row_answers import RowAnswers
from assistant.scope import without_name
from index.search import Hit, Index

SHORT_EVIDENCE = 110  # evidence shorter than this is shown with what stands right above it
OF_TABLE = 0.3  # so much of a question is about a table whose rows it counts
SHORT_FURTHER = 40  # … and each of them says something by itself
FEW_WORDS = 3  # a question of fewer is held by many a sentence
SURE_ALONE = 0.75  # the fit of a first quote from which others must add something
LONGEST_FURTHER = 480  # of the quotes after the first together
_TOLD_AT_ONCE = ("amount", "date", "number", "yes_no")  # a sentence tells these, the list it announces adds nothing
_NUMBERED = ("maatregel", "actie", "punt", "aanbeveling", "onder", "doelstelling", "artikel", "voorwaarde", "hoofdstuk")
_ASKING_WHAT = frozenset("wat wie is zijn een de het betekent doet precies juist eigenlijk".split())
_WHAT_IT_DOES = re.compile(r"(?:en )?wat (?:doet|doen) ", re.IGNORECASE)
_STILL_VALID = re.compile(
    r"\b(?:nog )?(?:geldig|van kracht|van toepassing|actueel|recentste?|nieuwste?|laatste"
    r"|verouderd|vervangen|achterhaald)\b",
    re.IGNORECASE,
)


class Verbatim:
    """Finds answers in one generation of an index."""

    def __init__(self, index: Index) -> None:
        self.ground = Ground(index)
        self.rows = RowAnswers(self.ground)
        self.index, self.records, self.lexicon = index, self.ground.records, self.ground.lexicon
        self.evidence = Evidence(index, self.records, self.lexicon)

    def search(self, inquiry: Inquiry, hits: Sequence[Hit]) -> Search:
        """Rank the sentences of the hits, and of the section the question names, where it names one."""
        return self.ground.search(inquiry, hits)

    def find(self, search: Search) -> list[Finding]:
        """The findings for one part of a question; one with status `no_answer` when the evidence is not there.

        A strategy whose findings are no evidence leaves the word to the next; what the first one missed is then said.
        """
        missing = self._missing(search.inquiry)
        if missing:
            return [missing]
        gaps: list[Finding] = []
        strategies = (
            self._validity,
            self._terms,
            self._computed,
            self._compared,
            self.rows.numbered,
            self._contact,
            self.rows.placed,
            self.rows.listed,
            self.rows.of_best_sentence,
            self._list,
            self._sentences,
            self._all_rows_counted,
        )
        for strategy in strategies:
            judged = [self._judged(finding, search) for finding in strategy(search)]
            if any(finding.status != "no_answer" for finding in judged) or any(f.how == "contact" for f in judged):
                return judged
            gaps += judged
        named = [finding for finding in gaps if finding.missing]
        return (named or gaps)[:1] or [Finding("nothing", status="no_answer")]

    def _judged(self, finding: Finding, search: Search) -> Finding:
        """The finding, or silence with what is missing where the evidence for it is too thin."""
        gap = None if finding.status == "no_answer" else self.evidence.gap(finding, search.inquiry, search.hits)
        if gap is not None:
            return Finding(finding.how, status="no_answer", missing=gap)
        return replace(finding, quotes=without_repeats(finding.quotes))

    def _sentences(self, search: Search) -> list[Finding]:
        finding = self._introduced(search) or sentence_finding(search.ranked, search.inquiry)
        if finding is None:
            return []
        finding = labelled(finding, search.inquiry, self.records)
        first = finding.quotes[0]
        announced = None if search.inquiry.asks(*_TOLD_AT_ONCE) else lists.announced(first, self.index)
        if announced:
            return [replace(finding, quotes=(first, announced))]
        if sum(quote.end - quote.start for quote in finding.quotes) < SHORT_EVIDENCE:
            return [replace(finding, quotes=tuple(dict.fromkeys([*self._above(first), *finding.quotes])))]
        return [self._without_tail(self._with_further(finding, search), search.inquiry)]

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

    def _without_tail(self, finding: Finding, inquiry: Inquiry) -> Finding:
        """Where the first quote is surely the one, without those after the last that holds another word of the
        question."""
        asked = self.lexicon.terms(inquiry.text)
        if finding.sureness < SURE_ALONE or len(asked) < FEW_WORDS or inquiry.asks("list", "comparison"):
            return finding
        said: list[str] = []
        held, needed = 0.0, 1
        for count, quote in enumerate(finding.quotes, 1):
            said += [quote.text, *quote.passage.section]
            now = self.lexicon.coverage(asked, *said)
            if count > 1 and now > held:
                needed = count
            held = now
        return replace(finding, quotes=finding.quotes[:needed])

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

    def _missing(self, inquiry: Inquiry) -> Finding | None:
        """What the question names and no document holds: a number of no record, an abbreviation nobody uses."""
        rows, absent = lookup.numbered_rows(inquiry, self.records, self.lexicon)
        named = [r for r in absent if r.word.startswith(_NUMBERED) and not self.ground.mentions(r, rows=True)]
        if named and not rows:
            word = "Nummer" if named[0].word == "onder" else named[0].word.capitalize()
            return Finding(
                "missing", status="no_answer", missing=f"{word} {named[0].number} komt in de bronnen niet voor."
            )
        short = terms.unknown_abbreviation(inquiry, self.lexicon)
        if short and inquiry.asks("abbreviation", "definition"):
            return Finding("missing", status="no_answer", missing=f"De afkorting {short} komt in de bronnen niet voor.")
        return None

    def _validity(self, search: Search) -> list[Finding]:
        """ "Is het actieplan van 2017 nog geldig?": what a later document says of a newer one, and what the list
        notes."""
        inquiry = search.inquiry
        if not _STILL_VALID.search(inquiry.text):
            return []
        for source in self.ground.sources.values():
            named = bool(self.lexicon.stems(source.kind) & self.lexicon.stems(inquiry.text))
            if (
                not named
                or not (source.valid_until or source.superseded_by)
                or (inquiry.years and source.year not in inquiry.years)
            ):
                continue
            newer = re.compile(rf"\bnieuwe?r?\b[^.]{{0,20}}\b{re.escape(source.kind)}", re.IGNORECASE)
            later = [
                p
                for p in self.index.passages()
                if self.ground.sources[p.document].date > source.date and newer.search(p.text)
            ]
            quotes = [
                Quote(p, s, e)
                for p in later
                for s, e in sentences_of(p)
                if newer.search(p.text[s - p.start : e - p.start])
            ]
            if quotes:
                return [
                    Finding(
                        "validity",
                        tuple(quotes[:2]),
                        lead=f"{source.kind.capitalize()} van {source.year}: {source.note}".rstrip(".: "),
                    )
                ]
        return []

    def _terms(self, search: Search) -> list[Finding]:
        inquiry = search.inquiry
        if inquiry.references or (
            inquiry.asks("amount", "minister", "contact", "number") and not inquiry.asks("abbreviation")
        ):
            return []
        return terms.term_findings(inquiry, self.index, self.records, self.lexicon)

    def _computed(self, search: Search) -> list[Finding]:
        found = calculated(search, self.ground)
        return [found] if found else []

    def _all_rows_counted(self, search: Search) -> list[Finding]:
        """How many rows a table has, where no sentence says it."""
        inquiry = search.inquiry
        table = table_of(inquiry, self.records, self.lexicon)
        if table is None or not self._is_of_table(inquiry, table):
            return []
        found = counted(inquiry, table, self.records, self.lexicon, all_rows=True)
        return [found] if found else []

    def _is_of_table(self, inquiry: Inquiry, table: Table) -> bool:
        """Whether what else the question says is what the table or its document is about."""
        rest = [t for t in narrowing(inquiry, self.lexicon) if t.text not in inquiry.counted.split()]
        source = self.ground.sources[table.document]
        about = f"{table.about} {source.title} {source.kind} {source.date}"
        return not rest or self.lexicon.coverage(rest, about) >= OF_TABLE

    def _compared(self, search: Search) -> list[Finding]:
        """“… Connect of het Netwerk Islamexperten?": each side looked up by itself."""
        inquiry = search.inquiry
        sides = compared_sides(inquiry.text)
        if not sides or not inquiry.asks("comparison") or len(inquiry.places) > 1:
            return []
        found: list[Finding] = []
        rest = _without_sides(inquiry.text, sides)
        for side in sides:
            part = read_question(f"{side} {rest}")
            part = replace(
                part,
                kinds=tuple(
                    k for k in (*inquiry.kinds, *part.kinds) if k not in ("comparison", "list", "yes_no", "definition")
                ),
            )
            own = self.search(part, self.index.search(f"{side} {rest}", k=8))
            one = self.rows.numbered(own) or self.rows.placed(own) or self.rows.of_best_sentence(own)
            if not one:
                holding = [
                    c
                    for c in own.ranked
                    if self.lexicon.coverage(self.lexicon.terms(side), c.text, " ".join(c.hit.passage.section)) >= 0.5
                ]
                sentence = sentence_finding(holding or own.ranked, part, most=1)
                one = [sentence] if sentence else []
            found += one[:1]
        return found if len(found) > 1 else []

    def _contact(self, search: Search) -> list[Finding]:
        inquiry = search.inquiry
        whom = inquiry.asks("actor", "where", "yes_no") and not names_address(inquiry)
        if not inquiry.asks("contact") or (whom and not self.ground.scopes.of(inquiry.text)):
            return []  # "Wie kan ik bellen?" asks whom, not for the number of one who is named
        found = contacts.contact_finding(search.inquiry, self.records, self.lexicon, search.hits)
        return [found] if found else []

    def _list(self, search: Search) -> list[Finding]:
        found = (
            lists.list_finding(search.ranked, self.index, focus=search.inquiry.focus)
            if search.inquiry.asks("list")
            else None
        )
        return [found] if found else []


_SIDES = re.compile(
    r"(?:,|:|\btussen\b|\bis\b|\bwie kreeg\b|^)\s*((?:het |de |een )?[\w'’. -]+?) (?:of|en"
    r"|tegenover|versus) ((?:het |de |een )?[\w'’. -]+?)(?: volgens.*)?\??$",
    re.IGNORECASE,
)


def compared_sides(text: str) -> list[str]:
    """The two things a question compares: "…, Connect of het Netwerk Islamexperten?"."""
    found = _SIDES.search(text.strip())
    return (
        [found[1].strip(), found[2].strip()]
        if found and len(found[1].split()) <= 8 and len(found[2].split()) <= 8
        else []
    )


def _without_sides(text: str, sides: Sequence[str]) -> str:
    for side in sides:
        text = text.replace(side, " ")
    return re.sub(r"\b(?:of|en|tussen|volgens de \w+)\s*\??$", "", " ".join(text.split()).strip(" ?:,")).strip(" ?:,")

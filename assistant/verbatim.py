"""Verbatim mode: which record, list, contact block or sentence answers a question. Finds and judges; words nothing.

The strategies are tried from the surest to the most general; the first that finds evidence decides.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import contacts, lists, lookup, terms
from assistant.cells import without_repeats
from assistant.computing.calculated import calculated
from assistant.computing.counted import counted, narrowing
from assistant.computing.table_choice import table_of
from assistant.evidence import Evidence, names_address
from assistant.extract import sentence_finding
from assistant.finding import Finding, Quote
from assistant.question import Inquiry, read_question
from assistant.ranking import Ground, Search, sentences_of
from assistant.reachable import reachable
from assistant.records import Table
from assistant.row_answers import RowAnswers
from assistant.sentence_answers import SentenceAnswers
from index.search import Hit, Index

OF_TABLE = 0.3  # so much of a question is about a table whose rows it counts
_NUMBERED = ("maatregel", "actie", "punt", "aanbeveling", "onder", "doelstelling", "artikel", "voorwaarde", "hoofdstuk")
_STILL_VALID = re.compile(
    r"\b(?:nog )?(?:geldig|van kracht|van toepassing|actueel|recentste?|nieuwste?|laatste"
    r"|verouderd|vervangen|achterhaald)\b",
    re.IGNORECASE,
)


class Verbatim:
    """Finds answers in one generation of an index."""

    def __init__(self, index: Index) -> None:
        self.ground = Ground(index)
        self.rows, self.sentences = RowAnswers(self.ground), SentenceAnswers(self.ground)
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
            self.sentences.found,
            self._all_rows_counted,
        )
        for strategy in strategies:
            judged = [self._judged(finding, search) for finding in strategy(search)]
            if any(finding.status != "no_answer" for finding in judged) or any(f.how == "contact" for f in judged):
                return self._with_help(search, judged)
            gaps += judged
        named = [finding for finding in gaps if finding.missing]
        return (named or gaps)[:1] or [Finding("nothing", status="no_answer")]

    def _with_help(self, search: Search, said: list[Finding]) -> list[Finding]:
        """With whom to contact, where someone asks for help and was told nobody's address: before what only sources
        that are no longer in force say, else after it."""
        if not search.inquiry.asks("help") or any(f.how in ("contact", "computed", "numbered") for f in said):
            return said
        whom = reachable(search, self.ground, said)
        first = next((self.ground.sources[q.passage.document] for f in said for q in f.quotes), None)
        outdated = first is not None and bool(first.superseded_by or first.valid_until)
        return [*whom, *said] if outdated else [*said, *whom]

    def _judged(self, finding: Finding, search: Search) -> Finding:
        """The finding, or silence with what is missing where the evidence for it is too thin."""
        gap = None if finding.status == "no_answer" else self.evidence.gap(finding, search.inquiry, search.hits)
        if gap is not None:
            return Finding(finding.how, status="no_answer", missing=gap)
        return replace(finding, quotes=without_repeats(finding.quotes))

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
        whom = inquiry.asks("actor", "where", "yes_no", "help") and not names_address(inquiry)
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

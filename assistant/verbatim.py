"""Verbatim mode: which record, list, contact block or sentence answers a question. Finds and judges; words nothing.

The strategies are tried from the surest to the most general; the first that finds evidence decides.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import computed, contacts, extract, lists, lookup, terms
from assistant.evidence import enough
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import Inquiry, read_question
from assistant.records import MARK, NUMBER, Records, Row
from index.search import Hit, Index


class Verbatim:
    """Finds answers in one generation of an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.records = Records(index)
        self.lexicon = Lexicon(index.vocabulary)

    def find(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        """The findings for one part of a question; one with status `no_answer` when the evidence is not there."""
        missing = self._missing(inquiry)
        if missing:
            return [missing]
        for strategy in (
            self._terms,
            self._computed,
            self._compared,
            self._numbered,
            self._contact,
            self._placed,
            self._row,
            self._list,
        ):
            findings = strategy(inquiry, hits)
            if findings:
                return findings
        finding = extract.sentence_finding(inquiry, hits, self.lexicon)
        return [finding if finding else Finding("nothing", status="no_answer")]

    def judged(self, inquiry: Inquiry, findings: list[Finding], hits: Sequence[Hit]) -> list[Finding]:
        """The findings, or silence where the evidence for them is too thin."""
        return [
            f if f.status == "no_answer" or enough(f, inquiry, hits, self.lexicon) else replace(f, status="no_answer")
            for f in findings
        ]

    def _missing(self, inquiry: Inquiry) -> Finding | None:
        """What the question names and no document holds: a number of no record, an abbreviation nobody uses."""
        rows, absent = lookup.numbered_rows(inquiry, self.records, self.lexicon)
        known = [r for r in absent if not self._is_heading(r.word, r.number)]
        if known and not rows and known[0].word.startswith(("maatregel", "actie", "punt", "aanbeveling", "onder")):
            number = known[0].number
            return Finding(
                "missing",
                status="no_answer",
                missing=f"{known[0].word.capitalize() if known[0].word != 'onder' else 'Nummer'} {number} komt in de bronnen niet voor.",
            )
        short = terms.unknown_abbreviation(inquiry, self.lexicon)
        if short and inquiry.asks("abbreviation", "definition"):
            return Finding("missing", status="no_answer", missing=f"De afkorting {short} komt in de bronnen niet voor.")
        return None

    def _is_heading(self, word: str, number: str) -> bool:
        pattern = re.compile(rf"\b{re.escape(word[:5])}\w*\W*{re.escape(number)}\b", re.IGNORECASE)
        return any(
            pattern.search(p.text) or any(pattern.search(s) for s in p.section[-2:]) for p in self.index.passages()
        )

    def _terms(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        if inquiry.references or inquiry.asks("amount", "minister", "contact") and not inquiry.asks("abbreviation"):
            return []
        return terms.term_findings(inquiry, self.index, self.records, self.lexicon)

    def _computed(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        found = computed.computed(inquiry, self.records, self.lexicon)
        return [found] if found else []

    def _compared(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        """ "… Connect of het Netwerk Islamexperten?": each side looked up by itself."""
        if not inquiry.asks("comparison"):
            return []
        sides = compared_sides(inquiry.text)
        found: list[Finding] = []
        for side in sides:
            part = read_question(f"{side}: {_without_sides(inquiry.text, sides)}")
            part = replace(part, kinds=tuple(k for k in inquiry.kinds if k not in ("comparison", "list", "yes_no")))
            nearest = self.index.search(f"{side} {_without_sides(inquiry.text, sides)}", k=8)
            one = (self._numbered(part, nearest) or self._placed(part, nearest) or self._row(part, nearest))[:1]
            sentence = extract.sentence_finding(part, nearest, self.lexicon, most=1)
            found += one or ([sentence] if sentence else [])
        return found if len(found) > 1 else []

    def _numbered(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        rows, _ = lookup.numbered_rows(inquiry, self.records, self.lexicon)
        found = [self._row_answer(row, inquiry, hits, "numbered") for row in rows]
        if not rows and inquiry.references:
            return self._headed(inquiry)
        return [f for f in found if f]

    def _headed(self, inquiry: Inquiry) -> list[Finding]:
        """ "Waarover gaat actie 7?": the heading with that number, and the rows under it by their first line."""
        for reference in inquiry.references:
            pattern = re.compile(rf"^{re.escape(reference.word[:5])}\w* {re.escape(reference.number)}\b", re.IGNORECASE)
            for passage in self.index.passages(kind="heading"):
                if pattern.match(passage.text) and (lookup.about_asked(inquiry) or inquiry.asks("list", "number")):
                    rows = [
                        row
                        for row in self.records.row_of.values()
                        if row.passage.section[: len(passage.section)] == passage.section
                    ]
                    firsts = [Quote(row.passage, *_first_sentence(row)) for row in rows[:12]]
                    return [
                        Finding("heading", (Quote(passage, passage.start, passage.end), *firsts), subject=passage.text)
                    ]
        return []

    def _contact(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        if not inquiry.asks("contact"):
            return []
        found = contacts.contact_finding(inquiry, self.records, self.lexicon, hits)
        return [found] if found else []

    def _placed(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        """Rows of the municipalities in the question, when the question is about what their table holds."""
        pairs = lookup.rows_of_places(inquiry, self.records, hits)
        found: list[Finding] = []
        ranked = {hit.passage.id for hit in hits[:10]}
        for row, column in pairs:
            table = self.records.table_of(row)
            by_name = column == table.key_column
            if not by_name and row.passage.id not in ranked:
                continue
            answer = self._row_answer(row, inquiry, hits, "placed", place_column="" if by_name else column)
            if answer:
                found.append(answer)
        return found

    def _row(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        """The best row among the first hits, when the question asks for one of its cells."""
        if inquiry.places or not inquiry.asks("amount", "minister", "actor", "status", "date"):
            return []
        for rank, hit in enumerate(hits[:3]):
            row = self.records.row_of.get(hit.passage.id)
            if row is None:
                continue
            columns = lookup.asked_columns(inquiry, self.records.table_of(row), self.lexicon)
            typed = [
                c
                for c in columns
                if self.records.table_of(row).kinds[c] in ("money", "minister", "status")
                or (rank == 0 and self.records.table_of(row).kinds[c] == "actors")
            ]
            if not typed:
                continue
            finding = lookup.row_finding(row, typed, self.records, how="row", sureness=hit.score)
            return [self._with_sentence(finding, inquiry, hits)] if finding else []
        return []

    def _with_sentence(self, finding: Finding, inquiry: Inquiry, hits: Sequence[Hit]) -> Finding:
        """Beside the cells, the best sentence of another passage that holds the kind of thing asked: it may say it better."""
        best = extract.candidates(inquiry, hits[:6], self.lexicon)[:1]
        if best and best[0].hit.passage != finding.quotes[0].passage:
            return replace(finding, quotes=(*finding.quotes, extract.quote_of(best[0])))
        return finding

    def _list(self, inquiry: Inquiry, hits: Sequence[Hit]) -> list[Finding]:
        found = lists.list_finding(inquiry, self.index, hits, self.lexicon)
        return [found] if found else []

    def _row_answer(
        self, row: Row, inquiry: Inquiry, hits: Sequence[Hit], how: str, *, place_column: str = ""
    ) -> Finding | None:
        """The asked cells of a row; its best sentences where the question asks for none of its columns."""
        table = self.records.table_of(row)
        columns = lookup.asked_columns(inquiry, table, self.lexicon)
        if place_column and place_column not in columns:
            columns = [place_column, *columns]
        if row.mark and lookup.mark_asked(inquiry):
            quote = lookup.identity_quote(row, table)
            start = row.values[NUMBER][0].start
            return Finding(
                how,
                (replace(quote, start=start) if quote else Quote(row.passage, start, row.values[MARK][0].end),),
                subject=row.number,
            )
        typed = [c for c in columns if c in row.values]
        if typed and not lookup.about_asked(inquiry):
            return lookup.row_finding(row, typed, self.records, how=how)
        if typed and columns:
            return lookup.row_finding(row, typed, self.records, how=how)
        return self._inside_row(row, inquiry, how)

    def _inside_row(self, row: Row, inquiry: Inquiry, how: str) -> Finding | None:
        table = self.records.table_of(row)
        hit = next((h for h in self.index.search(inquiry.text, k=60) if h.passage.id == row.passage.id), None)
        if hit is None:
            hit = Hit(row.passage, 0.5, 0.5, 0.5, tuple((s, e, 0.5) for s, e in _sentences(row)))
        if inquiry.asks("list"):
            listed = lists.list_finding(inquiry, self.index, [hit], self.lexicon)
            if listed:
                return replace(listed, how=how, subject=lookup.row_name(row, table), lead=lookup.row_name(row, table))
        ranked = [c for c in extract.candidates(inquiry, [hit], self.lexicon)]
        quotes: list[Quote] = []
        identity = lookup.identity_quote(row, table)
        for candidate in ranked[:2]:
            quote = extract.quote_of(candidate)
            if identity is None or not (identity.start <= quote.start < identity.end):
                quotes.append(quote)
        return Finding(
            how,
            ((identity, *quotes) if identity else tuple(quotes)),
            lead=lookup.row_name(row, table),
            subject=lookup.row_name(row, table),
        )


def _sentences(row: Row) -> list[tuple[int, int]]:
    from corpus.sentences import sentence_spans

    spans = sentence_spans(row.passage.text, 0, len(row.passage.text))
    return [(s + row.passage.start, e + row.passage.start) for s, e in spans]


def _first_sentence(row: Row) -> tuple[int, int]:
    spans = _sentences(row)
    return spans[0] if spans else (row.passage.start, row.passage.end)


_SIDES = re.compile(
    r"(?:,|:|\btussen\b|\bvan\b|\bis\b)\s*((?:het |de |een )?[^,:?]+?) (?:of|en) ((?:het |de |een )?[^,?]+?)(?: het| de| \w+t\b.*)?\??$",
    re.IGNORECASE,
)


def compared_sides(text: str) -> list[str]:
    """The two things a question compares: "…, Connect of het Netwerk Islamexperten?"."""
    found = _SIDES.search(text.strip())
    return [found[1].strip(), found[2].strip()] if found else []


def _without_sides(text: str, sides: Sequence[str]) -> str:
    for side in sides:
        text = text.replace(side, " ")
    return re.sub(r"\b(?:of|en)\s*\??$", "", " ".join(text.split()).strip(" ?:,"))

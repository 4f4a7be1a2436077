"""Answers that stand in rows: those a question calls by number or by place, and the row of the best sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import lookup
from assistant.asked_kind import has_date, has_person
from assistant.cells import none_filled
from assistant.extract import LONGEST_ANSWER, Candidate, candidates, quote_of, sentence_finding
from assistant.finding import Finding, Quote
from assistant.inside_row import inside_row, is_text
from assistant.question import Inquiry
from assistant.ranking import Ground, Search, sentences_of
from assistant.records import MARK, NUMBER, Row
from index.search import Hit

_ROW_WORDS = re.compile(r"\bresolutie|\bpunt\b|\baanbeveling|\boude?\b|\bvorige?\b", re.IGNORECASE)


class RowAnswers:
    """Finds answers in the rows of one ground."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.index, self.records, self.lexicon, self.scopes = (
            ground.index,
            ground.records,
            ground.lexicon,
            ground.scopes,
        )

    def numbered(self, search: Search) -> list[Finding]:
        inquiry = search.inquiry
        rows, _ = lookup.numbered_rows(inquiry, self.records, self.lexicon)
        headed = [] if _ROW_WORDS.search(inquiry.text) else self._headed(inquiry)
        if headed:
            return headed
        mentioned = [hit for r in inquiry.references for hit in self.ground.mentions(r)]
        if mentioned and not any(r.word.startswith("maatregel") for r in inquiry.references):
            told = self._told(mentioned, rows, search)
            if told:
                return told
        found = [self._row_answer(row, search, "numbered") for row in rows]
        return [f for f in found if f]

    def _told(self, mentioned: Sequence[Hit], rows: Sequence[Row], search: Search) -> list[Finding]:
        """What running text says of a numbered thing, when the question's other words stand there rather than in
        the row."""
        inquiry = search.inquiry
        other = [
            t
            for t in self.lexicon.terms(inquiry.text)
            if t.kind == "word" and t.text not in ("actie", "doelstelling", "punt", "actieplan")
        ]
        signed = self._signed(mentioned) if inquiry.asks("minister") and not rows else []
        if signed:
            return [Finding("sentences", tuple(signed))]
        documents = {row.passage.document for row in rows}
        around = [
            h
            for h in search.hits
            if any(
                h.passage.document == m.passage.document and h.passage.section == m.passage.section for m in mentioned
            )
        ]
        pool = [
            m
            for m in {h.passage.id: h for h in [*mentioned, *around]}.values()
            if m.passage.document not in documents or not rows
        ]
        if not pool:
            return []
        text = " ".join([m.passage.text for m in pool] + [" ".join(m.passage.section) for m in pool])
        held = self.lexicon.coverage(other, text)
        in_row = max((self.lexicon.coverage(other, row.passage.text) for row in rows), default=-0.2)
        if held <= in_row + 0.1:
            return []
        ranked = candidates(inquiry, pool, self.lexicon)
        finding = sentence_finding(ranked, inquiry)
        return [finding] if finding else []

    def _signed(self, mentioned: Sequence[Hit]) -> list[Quote]:
        """The passage right beside a mention that gives a minister's name and office, as an answer is signed."""
        for hit in mentioned:
            passages = self.index.passages(document=hit.passage.document)
            at = passages.index(hit.passage)
            for passage in passages[max(0, at - 1) : at + 2]:
                if len(passage.text) < 300 and "minister" in passage.text.lower() and has_person(passage.text):
                    return [Quote(passage, passage.start, passage.end)]
        return []

    def _headed(self, inquiry: Inquiry) -> list[Finding]:
        """ "Waarover gaat actie 7?": the heading with that number, and the rows under it by their first line."""
        for reference in inquiry.references:
            if "." in reference.number or len(reference.word) < 4:
                continue
            pattern = re.compile(rf"^{re.escape(reference.word[:5])}\w* {re.escape(reference.number)}\b", re.IGNORECASE)
            for passage in self.index.passages(kind="heading"):
                if pattern.match(passage.text) and (
                    lookup.about_asked(inquiry) or inquiry.asks("list", "number", "definition")
                ):
                    rows = [
                        row
                        for row in self.records.row_of.values()
                        if row.passage.section[: len(passage.section)] == passage.section
                    ]
                    firsts = [Quote(row.passage, *sentences_of(row.passage)[0]) for row in rows[:12]]
                    return [
                        Finding("heading", (Quote(passage, passage.start, passage.end), *firsts), subject=passage.text)
                    ]
        return []

    def placed(self, search: Search) -> list[Finding]:
        """Rows of the municipalities in the question, when the question is about what their table holds."""
        pairs = lookup.rows_of_places(search.inquiry, self.records, search.hits)
        best = search.ranked[0].hit.passage if search.ranked else None
        scoped = bool(self.scopes.of(search.inquiry.text))
        ranked = {hit.passage.id for hit in search.hits[:10]}
        found: list[Finding] = []
        for row, column in pairs:
            table = self.records.table_of(row)
            by_name = column == table.key_column
            if not by_name and row.passage.id not in ranked:
                continue
            columns = lookup.asked_columns(search.inquiry, table, self.lexicon)
            elsewhere = (
                best is not None
                and best.id != row.passage.id
                and search.ranked[0].held > self._held(search.inquiry, row) + 0.15
            )
            if not columns and by_name and (elsewhere or scoped):
                continue
            answer = self._row_answer(row, search, "placed", place_column="" if by_name else column)
            if answer:
                found.append(answer)
        return found

    def _held(self, inquiry: Inquiry, row: Row) -> float:
        return self.lexicon.coverage(self.lexicon.terms(inquiry.text), row.passage.text)

    def of_best_sentence(self, search: Search) -> list[Finding]:
        """The row of the best sentence, when the question asks for one of its cells."""
        inquiry = search.inquiry
        if not inquiry.asks("amount", "minister", "actor", "status", "date", "mapping") or not search.ranked:
            return []
        if inquiry.asks("yes_no") and not inquiry.asks("minister", "status", "mapping"):
            return []  # "Mag een stad …?" is answered by a sentence, not by a cell
        top = search.ranked[0].fit
        rows = [
            (c, row)
            for c in search.ranked[:12]
            if c.fit >= top - 0.12 and (row := self.records.row_of.get(c.hit.passage.id))
        ]
        if inquiry.asks("amount"):  # a question for an amount supposes that there is one
            stated = [
                (c, row)
                for c, row in rows
                if any(
                    ch.isdigit() for column in self.records.table_of(row).of_kind("money") for ch in row.text(column)
                )
            ]
            rows = [(c, row) for c, row in stated if c.fit >= top - 0.16] or [
                (c, row) for c, row in rows if c.fit >= top - 0.12
            ]
        for candidate, row in rows:
            table = self.records.table_of(row)
            columns = [
                c
                for c in lookup.asked_columns(inquiry, table, self.lexicon)
                if c in row.values and table.kinds[c] != "text"
            ]
            if not columns or (table.kinds[columns[0]] == "actors" and not self._is_clearly_best(candidate, search)):
                continue
            finding = lookup.row_finding(row, columns, how="row", sureness=candidate.fit)
            if finding:
                return [self._with_sentence(finding, candidate, search)]
        return []

    def _is_clearly_best(self, candidate: Candidate, search: Search) -> bool:
        """Who does something stands in a cell of the row only where no other passage says it about as well."""
        others = [c for c in search.ranked[:5] if c.hit.passage != candidate.hit.passage]
        return candidate is search.ranked[0] and all(c.fit < candidate.fit - 0.04 for c in others)

    def _with_sentence(self, finding: Finding, candidate: Candidate, search: Search) -> Finding:
        """Beside the cells, the sentence that led to the row, and a better one of another passage: it may say it
        better."""
        quotes = list(finding.quotes)
        inside = [c for c in search.ranked if c.hit.passage == candidate.hit.passage and c.fit >= candidate.fit - 0.1]
        for led in (quote_of(c, search.inquiry) for c in inside[:2]):
            if not any(q.start <= led.start < q.end for q in quotes):
                quotes.insert(1, led)
        best = search.ranked[0]
        if best.hit.passage != candidate.hit.passage:
            quotes.append(quote_of(best, search.inquiry))
        return replace(finding, quotes=_within_length(quotes, finding.quotes))

    def listed(self, search: Search) -> list[Finding]:
        """The names and titles of a table's rows, when it is a table of what is asked ("Welke projecten …?")."""
        inquiry = search.inquiry
        if not inquiry.asks("list") or len(inquiry.focus) < 5 or inquiry.places or inquiry.references:
            return []
        rest = [t for t in self.lexicon.terms(inquiry.text) if t.text != inquiry.focus and t.kind == "word"]
        for table in self.records.tables:
            source = self.ground.sources[table.document]
            about = f"{table.about} {source.title} {source.date}"
            of_them = inquiry.focus[:6] in about.lower() and table.key_column and len(table.rows) > 2
            if of_them and (not rest or self.lexicon.coverage(rest, about) >= 0.5):
                title = next((c for c in table.columns if table.kinds[c] == "text"), "")
                quotes = [
                    Quote(row.passage, row.key.start, row.values.get(title, [row.key])[-1].end) for row in table.rows
                ]
                return [Finding("rows", tuple(quotes), lead=f"{len(table.rows)} {inquiry.focus}")]
        return []

    def _row_answer(self, row: Row, search: Search, how: str, *, place_column: str = "") -> Finding | None:
        """The asked cells of a row; its text, or the best of it, where the question asks for none of its columns."""
        inquiry = search.inquiry
        table = self.records.table_of(row)
        asked = lookup.asked_columns(inquiry, table, self.lexicon)
        columns = [c for c in asked if c in row.values]
        dated = any(is_text(c, row, self.ground) and has_date(row.text(c)) for c in row.values)
        if (
            inquiry.asks("date") and not columns and not dated
        ):  # a date may stand beside the amount: "80.000 € (tot 30 november)"
            columns = [c for c in row.values if not is_text(c, row, self.ground) and has_date(row.text(c))]
            columns = [c for c in columns if c not in (NUMBER, MARK)]
        if place_column and place_column not in columns:
            columns = [place_column, *columns]
        if row.mark and lookup.mark_asked(inquiry):
            return Finding(how, (lookup.identity_quote(row),), subject=row.number)
        if columns:
            return lookup.row_finding(row, columns, how=how)
        if asked and how == "placed":
            return none_filled(row, asked, how)
        return inside_row(row, search, how, self.ground)


def _within_length(quotes: Sequence[Quote], needed: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes that are needed, and of the others as many as an answer of one fact has room for."""
    room = LONGEST_ANSWER - sum(quote.end - quote.start for quote in needed)
    kept: list[Quote] = []
    for quote in quotes:
        size = 0 if quote in needed else quote.end - quote.start
        if size <= room:
            kept.append(quote)
            room -= size
    return tuple(kept)

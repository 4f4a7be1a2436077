"""Verbatim mode: which record, list, contact block or sentence answers a question. Finds and judges; words nothing.

The strategies are tried from the surest to the most general; the first that finds evidence decides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import contacts, lists, lookup, terms
from assistant.computed import computed, table_of
from assistant.counted import counted
from assistant.evidence import Evidence
from assistant.extract import LONGEST_ANSWER, Candidate, candidates, quote_of, sentence_finding, subject_of
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import Inquiry, Reference, read_question
from assistant.records import MARK, NUMBER, Records, Row, row_label
from assistant.scope import Scopes, best_first, without_name
from corpus.document import Passage
from corpus.sentences import sentence_spans
from index.search import Hit, Index

SCOPE_GAIN = 0.1  # what a sentence gains that stands under the name the question holds
CALLED = 0.2  # what a sentence gains whose source the question calls by the words of its title
OF_YEAR = 0.22  # … and whose source or text is of the year that the question names
NAMES_SOMEONE = 0.06  # what a sentence gains, where "wie" is asked, that stands under someone's name
# What a sentence loses whose source is no longer in force, where the question does not name that source.
OUTDATED = 0.07
SHORT_EVIDENCE = 110  # evidence shorter than this is shown with what stands right above it
LONGEST_FURTHER = 480  # of the quotes after the first together
SHORT_CELL = 620  # a text cell up to this length is shown whole


@dataclass(frozen=True)
class Search:
    """A question with what the index gave for it: passages and, over all of them, sentences, both best first."""

    inquiry: Inquiry
    hits: Sequence[Hit]
    ranked: Sequence[Candidate]


_ROW_WORDS = re.compile(r"\bresolutie|\bpunt\b|\baanbeveling|\boude?\b|\bvorige?\b", re.IGNORECASE)
_ASKING_WHAT = frozenset("wat wie is zijn een de het betekent doet precies juist eigenlijk".split())
_STILL_VALID = re.compile(
    r"\b(?:nog )?(?:geldig|van kracht|van toepassing|actueel|recentste?|nieuwste?|laatste"
    r"|verouderd|vervangen|achterhaald)\b",
    re.IGNORECASE,
)


class Verbatim:
    """Finds answers in one generation of an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.records = Records(index)
        self.lexicon = Lexicon(index.vocabulary)
        self.scopes = Scopes(index, self.records, self.lexicon)
        self._sources = {source.id: source for source in index.sources()}
        self.evidence = Evidence(index, self.records, self.lexicon)

    def search(self, inquiry: Inquiry, hits: Sequence[Hit]) -> Search:
        """Rank the sentences of the hits, and of the section the question names, where it names one."""
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
        asked = self.lexicon.terms(inquiry.text)
        gains: dict[str, tuple[float, bool]] = {}
        for source in self._sources.values():
            called = self.lexicon.coverage(asked, f"{source.title} {source.kind}")
            of_year = source.year in inquiry.years
            named = of_year or called > 0 or bool(inquiry.references)
            outdated = bool(source.superseded_by or source.valid_until) and not named
            gains[source.id] = (CALLED * called - (OUTDATED if outdated else 0.0), of_year)
        return gains

    def _gain(self, candidate: Candidate, inquiry: Inquiry, gains: dict[str, tuple[float, bool]]) -> float:
        """What a sentence gains for its source, for a year the question names, and for naming someone who is asked."""
        gain, of_year = gains[candidate.hit.passage.document]
        names_someone = inquiry.asks("actor") and bool(subject_of(candidate.hit.passage))
        of_year = of_year or any(year in candidate.text for year in inquiry.years)
        return gain + (OF_YEAR if of_year else 0.0) + (NAMES_SOMEONE if names_someone else 0.0)

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
            self._compared,
            self._computed,
            self._numbered,
            self._contact,
            self._placed,
            self._rows_listed,
            self._row,
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
        return finding if gap is None else Finding(finding.how, status="no_answer", missing=gap)

    def _sentences(self, search: Search) -> list[Finding]:
        finding = self._introduced(search) or sentence_finding(search.ranked, search.inquiry)
        if finding is None:
            return []
        if sum(quote.end - quote.start for quote in finding.quotes) < SHORT_EVIDENCE:
            return [replace(finding, quotes=tuple(dict.fromkeys([*self._above(finding.quotes[0]), *finding.quotes])))]
        first, *others = finding.quotes
        further = self._further(first, search)
        if further and further not in others and not any(q.start <= further.start < q.end for q in finding.quotes):
            fitting = [q for q in others if further.end - further.start + q.end - q.start < LONGEST_FURTHER]
            finding = replace(finding, quotes=(first, further, *fitting[:1]))
        return [finding]

    def _introduced(self, search: Search) -> Finding | None:
        """ "Wat is deDuider?", where a section is called so and has no entry: the first sentence in it that names
        it."""
        inquiry = search.inquiry
        if not inquiry.asks("definition"):
            return None
        for scope in self.scopes.of(inquiry.text):
            if self.lexicon.terms(without_name(inquiry.text, scope.name), without=_ASKING_WHAT):
                continue
            inside = [h for h in self.scopes.hits(scope, inquiry.text) if h.passage.kind in ("text", "list")]
            named = [
                c
                for c in candidates(inquiry, inside, self.lexicon)
                if self.lexicon.stems(scope.name) & self.lexicon.stems(c.text)
            ]
            first = min((c for c in named if len(c.text) > len(scope.name) + 25), key=lambda c: c.start, default=None)
            if first:
                return Finding("sentences", (quote_of(first, inquiry),), subject=scope.name, sureness=first.fit)
        return None

    def _further(self, first: Quote, search: Search) -> Quote | None:
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
        named = [
            r
            for r in absent
            if r.word.startswith(("maatregel", "actie", "punt", "aanbeveling", "onder")) and not self._mentions(r)
        ]
        if named and not rows:
            word = "Nummer" if named[0].word == "onder" else named[0].word.capitalize()
            return Finding(
                "missing", status="no_answer", missing=f"{word} {named[0].number} komt in de bronnen niet voor."
            )
        short = terms.unknown_abbreviation(inquiry, self.lexicon)
        if short and inquiry.asks("abbreviation", "definition"):
            return Finding("missing", status="no_answer", missing=f"De afkorting {short} komt in de bronnen niet voor.")
        return None

    def _mentions(self, reference: Reference) -> list[Hit]:
        """Passages of running text that call something by this word and number ("actie 4.3", "doelstelling 4")."""
        if not reference.word:
            return []
        pattern = re.compile(
            rf"\b{re.escape(reference.word.rstrip('en')[:9])}\w{{0,3}}\W{{0,2}}{re.escape(reference.number)}\b(?!\.\d)",
            re.IGNORECASE,
        )
        return [
            Hit(p, 0.5, 0.5, 0.5, tuple((s, e, 0.5) for s, e in sentences_of(p)))
            for p in self.index.passages()
            if p.kind != "row" and (pattern.search(p.text) or any(pattern.search(s) for s in p.section[-2:]))
        ]

    def _validity(self, search: Search) -> list[Finding]:
        """ "Is het actieplan van 2017 nog geldig?": what a later document says of a newer one, and what the list
        notes."""
        inquiry = search.inquiry
        if not _STILL_VALID.search(inquiry.text):
            return []
        for source in self._sources.values():
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
                if self._sources[p.document].date > source.date and newer.search(p.text)
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
        found = computed(search.inquiry, self.records, self.lexicon)
        return [found] if found else []

    def _all_rows_counted(self, search: Search) -> list[Finding]:
        """How many rows a table has, where no sentence says it."""
        table = table_of(search.inquiry, self.records, self.lexicon)
        found = counted(search.inquiry, table, self.records, all_rows=True) if table else None
        return [found] if found else []

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
            one = self._numbered(own) or self._placed(own) or self._row(own)
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

    def _numbered(self, search: Search) -> list[Finding]:
        inquiry = search.inquiry
        rows, _ = lookup.numbered_rows(inquiry, self.records, self.lexicon)
        headed = [] if _ROW_WORDS.search(inquiry.text) else self._headed(inquiry)
        if headed:
            return headed
        mentioned = [hit for r in inquiry.references for hit in self._mentions(r)]
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

    def _beside(self, hits: Sequence[Hit]) -> list[Hit]:
        """The passages right before and after these, which may say who or when."""
        beside: list[Hit] = []
        for hit in hits:
            passages = self.index.passages(document=hit.passage.document)
            at = passages.index(hit.passage)
            beside += [
                Hit(p, 0.4, 0.4, 0.4, tuple((s, e, 0.4) for s, e in sentences_of(p)))
                for p in passages[max(0, at - 1) : at + 2]
            ]
        return beside

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

    def _contact(self, search: Search) -> list[Finding]:
        if not search.inquiry.asks("contact"):
            return []
        found = contacts.contact_finding(search.inquiry, self.records, self.lexicon, search.hits)
        return [found] if found else []

    def _placed(self, search: Search) -> list[Finding]:
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

    def _row(self, search: Search) -> list[Finding]:
        """The row of the best sentence, when the question asks for one of its cells."""
        inquiry = search.inquiry
        if not inquiry.asks("amount", "minister", "actor", "status", "date", "mapping") or not search.ranked:
            return []
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

    def _rows_listed(self, search: Search) -> list[Finding]:
        """The names and titles of a table's rows, when it is a table of what is asked ("Welke projecten …?")."""
        inquiry = search.inquiry
        if not inquiry.asks("list") or len(inquiry.focus) < 5 or inquiry.places or inquiry.references:
            return []
        rest = [t for t in self.lexicon.terms(inquiry.text) if t.text != inquiry.focus and t.kind == "word"]
        for table in self.records.tables:
            source = self._sources[table.document]
            about = f"{table.about} {source.title} {source.date}"
            of_them = inquiry.focus[:6] in about.lower() and table.key_column and len(table.rows) > 2
            if of_them and (not rest or self.lexicon.coverage(rest, about) >= 0.5):
                title = next((c for c in table.columns if table.kinds[c] == "text"), "")
                quotes = [
                    Quote(row.passage, row.key.start, row.values.get(title, [row.key])[-1].end) for row in table.rows
                ]
                return [Finding("rows", tuple(quotes), lead=f"{len(table.rows)} {inquiry.focus}")]
        return []

    def _list(self, search: Search) -> list[Finding]:
        found = (
            lists.list_finding(search.ranked, self.index, focus=search.inquiry.focus)
            if search.inquiry.asks("list")
            else None
        )
        return [found] if found else []

    def _row_answer(self, row: Row, search: Search, how: str, *, place_column: str = "") -> Finding | None:
        """The asked cells of a row; its text, or the best of it, where the question asks for none of its columns."""
        inquiry = search.inquiry
        table = self.records.table_of(row)
        columns = [c for c in lookup.asked_columns(inquiry, table, self.lexicon) if c in row.values]
        if place_column and place_column not in columns:
            columns = [place_column, *columns]
        if row.mark and lookup.mark_asked(inquiry):
            return Finding(how, (lookup.identity_quote(row),), subject=row.number)
        if columns:
            return lookup.row_finding(row, columns, how=how)
        return self._inside_row(row, search, how)

    def _is_text(self, column: str, row: Row) -> bool:
        return column not in (NUMBER, MARK) and self.records.table_of(row).kinds[column] == "text"

    def _inside_row(self, row: Row, search: Search, how: str) -> Finding:
        """The text of a row: whole when it is short, the list in it when one is asked, else its best sentences."""
        inquiry = search.inquiry
        name = row_label(row.passage)
        identity = lookup.identity_quote(row)
        finding = Finding(how, (identity,), lead=name, subject=row.number or name)
        hits = self.index.hits_of(without_name(inquiry.text, name) or inquiry.text, [row.passage])
        ranked = candidates(inquiry, hits, self.lexicon, without=name)
        items = lists.items_of(row.passage) if inquiry.asks("list") else []
        if items:
            return replace(finding, quotes=(identity, *items))
        texts = [value for column, values in row.values.items() if self._is_text(column, row) for value in values]
        if texts and texts[-1].end - texts[0].start <= SHORT_CELL:
            whole = Quote(row.passage, texts[0].start, texts[-1].end)
            return replace(
                finding,
                quotes=(whole,) if whole.start <= identity.start and identity.end <= whole.end else (identity, whole),
            )
        further = self._further(identity, search)
        quotes = [*([further] if further else []), *(quote_of(candidate, inquiry) for candidate in ranked[:2])][:2]
        own = [q for q in quotes if q.end <= identity.start or q.start >= identity.end]
        return replace(finding, quotes=(identity, *sorted(own, key=lambda q: q.start)))


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


def sentences_of(passage: Passage) -> list[tuple[int, int]]:
    return [(s + passage.start, e + passage.start) for s, e in sentence_spans(passage.text, 0, len(passage.text))]


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

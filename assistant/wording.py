"""Words findings as a Dutch answer: a line that names the thing, its quotes with their [n], and from when the
source is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answer import Citation
from assistant.finding import Finding, Quote
from assistant.records import row_label
from corpus.document import Passage, Source

NO_ANSWER = "Dat staat niet in de bronnen."


@dataclass
class Worded:
    """An answer's text and the citations its [n] marks point to, in order."""

    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


def worded(findings: Sequence[Finding], sources: dict[str, Source]) -> Worded:
    """Word the findings one after another. Every quotation mark of ours holds a verbatim slice."""
    answer = Worded()
    for finding in findings:
        if answer.lines:
            answer.lines.append("")
        if finding.status == "no_answer":
            _word_missing(finding, answer, sources)
        elif finding.how == "computed":
            _word_computed(finding, answer, sources)
        else:
            _word_quotes(finding, answer, sources)
    return answer


def age_warnings(cited: Sequence[Source]) -> list[str]:
    """Of the documents that an answer cites: a line for each that is no longer the last word, which tells it from the
    others."""
    warnings = []
    for source in cited:
        if source.valid_until or source.superseded_by:
            which = "Deze bron" if len(cited) == 1 else f"Een van de bronnen ({source.kind or source.title})"
            warnings.append(f"{which} is van {source.year}. {source.note}".strip())
    return warnings


def _word_missing(finding: Finding, answer: Worded, sources: dict[str, Source]) -> None:
    answer.lines.append(finding.missing or NO_ANSWER)
    if finding.missing and finding.quotes:
        answer.lines.append("Wel in de bronnen:")
        _word_quotes(finding, answer, sources)


def _word_computed(finding: Finding, answer: Worded, sources: dict[str, Source]) -> None:
    year = sources[finding.quotes[0].passage.document].year if finding.quotes else ""
    answer.lines.append(f"{finding.lead}{f' ({year})' if year else ''}.")
    for quote in finding.quotes:
        n = cite(quote, answer, sources)
        label = f"{quote.label}: " if quote.label else ""
        answer.lines.append(f"{label}“{quote.text}” [{n}]")


def _word_quotes(finding: Finding, answer: Worded, sources: dict[str, Source]) -> None:
    if finding.lead:
        answer.lines.append(f"{_with_origin(finding.lead, _origin(finding.quotes[0], sources))}:")
    last = f"{finding.quotes[0].passage.document}" if finding.lead else ""
    for quote in finding.quotes:
        place = _place(quote, sources) if not finding.lead else quote.passage.document
        if place != last:
            answer.lines.append(f"{_place(quote, sources)}:")
        last = place
        n = cite(quote, answer, sources)
        label = f"{quote.label}: " if quote.label else ""
        answer.lines.append(f"{label}“{quote.text}” [{n}]")


def _place(quote: Quote, sources: dict[str, Source]) -> str:
    """Where a quote stands, in short: the last headings above it, the kind of document and its year."""
    if quote.passage.kind == "row":
        return _with_origin(row_label(quote.passage), _origin(quote, sources))
    where = headings(quote.passage)
    origin = _origin(quote, sources)
    return f"{where} ({origin})" if where else f"{origin[:1].upper()}{origin[1:]}"


def _with_origin(label: str, origin: str) -> str:
    """A label and where it is from, with one pair of brackets: "5.5, Actie 5: Hulpverlening (actieplan, 2017)"."""
    number, bracket, heading = label.partition(" (")
    told = f"{number}, {heading[:-1]}" if bracket and heading.endswith(")") else label
    return f"{told} ({origin})"


def headings(passage: Passage) -> str:
    """The last two headings above a passage, long ones cut off."""
    return " › ".join(h if len(h) <= 70 else h[:67].rsplit(" ", 1)[0] + "…" for h in passage.section[1:][-2:])


def _origin(quote: Quote, sources: dict[str, Source]) -> str:
    source = sources[quote.passage.document]
    return ", ".join(part for part in (source.kind, source.year) if part)


def cite(quote: Quote, answer: Worded, sources: dict[str, Source]) -> int:
    """The number of a quote's citation in the answer, a new one where it has none yet."""
    for citation in answer.citations:
        if (citation.document, citation.start, citation.end) == (quote.passage.document, quote.start, quote.end):
            return citation.n
    source = sources[quote.passage.document]
    answer.citations.append(
        Citation(
            n=len(answer.citations) + 1,
            document=source.id,
            title=source.title,
            section=list(quote.passage.section),
            date=source.date,
            url=source.url or None,
            page=quote.passage.page,
            quote=quote.text,
            start=quote.start,
            end=quote.end,
        )
    )
    return len(answer.citations)

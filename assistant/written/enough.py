"""Whether a written answer says what the verbatim one found. Where it says less, the verbatim one takes its place."""

from collections.abc import Sequence

from assistant.asked_kind import holds_asked
from assistant.extract import SURE
from assistant.finding import Finding, Quote
from assistant.question import read_question
from assistant.written.held import Held, missing_claims
from index.search import Index

CELL = 90  # characters: a shorter quote of a record is a cell, whose figures and names the answer must hold
LONGEST_LIST = 6  # quotes: a longer list is better shown than told
# Rows, totals and offices are worded by the program from cells: a model can only lose something there.
OURS = ("computed", "rows", "validity", "office")


def is_for_a_model(findings: Sequence[Finding]) -> bool:
    """Whether a model can add anything: there is evidence, none of it is computed, and it is no long list."""
    said = [finding for finding in findings if finding.status != "no_answer"]
    return bool(said) and not any(f.how in OURS or len(f.quotes) > LONGEST_LIST for f in said)


def lacks(question: str, findings: Sequence[Finding], text: str, quotes: Sequence[Quote], index: Index) -> str:
    """What a written answer lacks beside what was found, in a word for the log; "" where it holds enough."""
    said = [finding for finding in findings if finding.status != "no_answer"]
    if not text.strip():
        return "nothing"
    held, inquiry = Held(text), read_question(question)
    for finding in said:
        if finding.how != "sentences" and _cells_missing(finding, held):
            return "cell"
        if _elsewhere(finding, quotes):
            return "evidence"
        if inquiry.asks("actor", "person") and finding.subject and not _names(finding.subject, held):
            return "subject"
    found = " ".join(quote.text for finding in said for quote in finding.quotes)
    # After a mark, for a number that opens a text is taken for that of a list.
    if holds_asked(found, inquiry) and not holds_asked(f"… {text}", inquiry):
        return "kind"
    return ""


def _cells_missing(finding: Finding, held: Held) -> bool:
    cells = [quote.text for quote in finding.quotes if len(quote.text) <= CELL or finding.how == "contact"]
    return any(missing_claims(without_addresses(cell), held) for cell in cells)


def without_addresses(text: str) -> str:
    """The text without web addresses, which no model is shown and no answer needs: the citation leads there."""
    return " ".join(word for word in text.split() if not word.lower().startswith(("http", "www.", "mailto:")))


def _names(subject: str, held: Held) -> bool:
    """Whether the text names what a finding is about, for a question that asks who."""
    return any(held.holds_name(word) for word in subject.split() if word[:1].isupper()) or not subject[:1].isupper()


def _elsewhere(finding: Finding, quotes: Sequence[Quote]) -> bool:
    """Whether no sentence rests on a passage that surely answers. An unsure finding may be bettered by a model."""
    if finding.how == "sentences" and finding.sureness < SURE:
        return False
    where = {quote.passage.id for quote in finding.quotes}
    return not where & {quote.passage.id for quote in quotes}

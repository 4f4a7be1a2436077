"""Whether what was found for a sub-question proves an answer to it. A chat may show what lies near; what an official
signs must tell what was asked, or it is a gap."""

from dataclasses import replace

from assistant.computing.table_choice import OPERATION_WORDS
from assistant.drafts.echo import asks
from assistant.evidence import CLASSES
from assistant.extract import counts
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import Inquiry, read_question

HELD = 0.5  # so much of the question's words a quote and the headings above it hold
COMPUTED_HELD = 0.3  # … or what was computed, its column and its rows
_BY_WORDS = ("sentences", "list", "row", "placed")  # found by likeness; the others by the name or number of a record


def proven(finding: Finding, asked: str, lexicon: Lexicon) -> Finding | None:
    """The finding with the quotes that tell what was asked; None where none does."""
    if finding.status == "no_answer":
        return None
    quotes = tuple(quote for quote in finding.quotes if not asks(quote))
    inquiry = read_question(asked)
    if finding.how == "computed" and quotes:
        told = " ".join([finding.lead, *(f"{quote.label} {_told(quote)}" for quote in quotes)])
        return finding if _computes(told, asked, inquiry, lexicon) else None
    if not quotes or finding.how not in _BY_WORDS or (finding.how == "placed" and inquiry.places):
        return replace(finding, quotes=quotes) if quotes else None
    if finding.how != "sentences":
        told = " ".join(_told(quote) for quote in quotes)
        return replace(finding, quotes=quotes) if _tells(told, asked, inquiry, lexicon) else None
    kept = tuple(quote for quote in quotes if _tells(_told(quote), asked, inquiry, lexicon))
    return replace(finding, quotes=kept) if kept else None


def _tells(text: str, asked: str, inquiry: Inquiry, lexicon: Lexicon) -> bool:
    if inquiry.asks("number") and inquiry.counted and not counts(text, inquiry.counted):
        return False
    return lexicon.coverage(lexicon.terms(asked), text) >= HELD


def _computes(told: str, asked: str, inquiry: Inquiry, lexicon: Lexicon) -> bool:
    """Whether what was computed is of what is asked: what is counted is named by the rows or the column."""
    counted = inquiry.counted.split()[:1]
    if counted and counted[0] not in CLASSES and not lexicon.coverage(lexicon.terms(counted[0]), told):
        return False
    terms = lexicon.terms(asked, without=OPERATION_WORDS)
    return not terms or lexicon.coverage(terms, told) >= COMPUTED_HELD


def _told(quote: Quote) -> str:
    return " ".join([quote.label, quote.text, *quote.passage.section[1:]])

"""Whether what was found for a sub-question proves an answer to it. A chat may show what lies near; what an official
signs must tell what was asked, or it is a gap."""

import re
from dataclasses import replace

from assistant.asked_kind import counts
from assistant.computing.table_choice import OPERATION_WORDS
from assistant.drafts.echo import asks
from assistant.evidence import CLASSES
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import Inquiry, read_question
from corpus.columns import MONEY

HELD = 0.5  # so much of the question's words a quote and the headings above it hold
SURE = 0.8  # … where they hold less, they are shown as what comes nearest and marked as a gap
COMPUTED_HELD = 0.3  # … or what was computed, its column and its rows
_PER = re.compile(
    r"\bper ((?:deel)?gemeente|provincie|stad|school|organisatie|instelling|dienst|regio|sector|project)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"^(?:[a-z]+ )?welke (?:[a-z]+e )?[a-z]{3,}(?:en|s)\b", re.IGNORECASE)
_IS_THERE = re.compile(
    r"^(?:is|zijn|was|waren|bestaa[nt]|komt|komen|loopt|lopen) er (?:al |nog |ook |reeds |dan |(?:in|vanaf|na) \d{4} )*"
    r"(?:een |bepaalde |bijkomende |nieuwe |extra )*([\w-]{4,})",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<=[a-z,(] )[A-Z]|•|\b\d|,[^,.]+(?:,| en )|:")
_APART = re.compile(r"\bafzonderlijk\b|\bop(?:splitsing|gesplitst)\b|\buit(?:splitsing|gesplitst)\b", re.IGNORECASE)
_IN_CELLS = ("amount", "minister", "actor", "status", "date", "mapping")  # kinds of which a cell is the answer
# Verbs that only join what is asked to what it is asked of; a source says it with another or with a colon.
_JOINING = frozenset(
    """bied biedt bieden bood boden omvat omvatten omvatte bevat bevatten bevatte telt tellen telde telden bestaat
    bestaan bestond maakt maken maakte maakten doet doen deed deden geldt gelden gold golden loopt lopen liep liepen
    gebeurt gebeuren gebeurde komt komen kwam kwamen houdt houden hield neemt nemen nam namen heet heten heette
    betreft betreffen voorziet voorzien voorzag duurt duren duurde levert leveren leverde geeft geven gaf gaven
    krijgt krijgen kreeg kregen ontvangt ontvangen ontving bedraagt bedragen bedroeg staat staan stond ligt liggen
    lag precies concreet exact""".split()
)
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
    if finding.how != "list" and not _divided(asked, " ".join(quote.text for quote in quotes), lexicon):
        return None
    if not quotes or finding.how not in (*_BY_WORDS, "numbered"):
        return replace(finding, quotes=quotes) if quotes else None
    if any(quote.label for quote in quotes) and inquiry.asks(*_IN_CELLS) and not inquiry.asks("yes_no"):
        return replace(finding, quotes=quotes)
    if finding.how != "sentences":
        told = " ".join(_told(quote) for quote in quotes)
        return replace(finding, quotes=quotes) if _tells(told, asked, inquiry, lexicon) else None
    kept = tuple(quote for quote in quotes if _tells(_told(quote), asked, inquiry, lexicon))
    return replace(finding, quotes=kept) if kept else None


def comes_near(finding: Finding, asked: str, lexicon: Lexicon) -> bool:
    """Whether a proven finding was found by its likeness alone and holds too few of the words for certainty: an
    official must look whether it tells what was asked."""
    if finding.how not in _BY_WORDS or any(quote.label for quote in finding.quotes):
        return False
    told = " ".join(_told(quote) for quote in finding.quotes)
    return lexicon.coverage(lexicon.terms(asked, without=CLASSES | _JOINING), told) < SURE


def _tells(text: str, asked: str, inquiry: Inquiry, lexicon: Lexicon) -> bool:
    if inquiry.asks("number") and inquiry.counted and not counts(text, inquiry.counted):
        return False
    if _WHICH.match(asked) and not _NAMED.search(text):
        return False  # "welke gevangenissen" is not told by a sentence that only speaks of prisons
    there = _IS_THERE.match(asked)
    if there and not lexicon.coverage(lexicon.terms(there[1]), text):
        return False
    return lexicon.coverage(lexicon.terms(asked), text) >= HELD


def _divided(asked: str, told: str, lexicon: Lexicon) -> bool:
    """Whether what is asked per municipality or for each school apart is told so, where it is asked so."""
    if _APART.search(asked):
        return False
    several = len(MONEY.findall(told)) > 1
    return several or all(lexicon.stems(found[1]) & lexicon.stems(told) for found in _PER.finditer(asked))


def _computes(told: str, asked: str, inquiry: Inquiry, lexicon: Lexicon) -> bool:
    """Whether what was computed is of what is asked: what is counted is named by the rows or the column."""
    counted = inquiry.counted.split()[:1]
    if counted and counted[0] not in CLASSES and not lexicon.coverage(lexicon.terms(counted[0]), told):
        return False
    terms = lexicon.terms(asked, without=OPERATION_WORDS)
    return not terms or lexicon.coverage(terms, told) >= COMPUTED_HELD


def _told(quote: Quote) -> str:
    return ". ".join([quote.label, quote.text, *quote.passage.section[1:]])

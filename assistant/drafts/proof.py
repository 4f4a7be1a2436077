"""Whether what was found for a sub-question proves an answer to it. A chat may show what lies near; what an official
signs must tell what was asked, or it is a gap."""

import re
from dataclasses import replace

from assistant.asked_kind import counts
from assistant.computing.table_choice import OPERATION_WORDS
from assistant.drafts.echo import asks
from assistant.evidence import CLASSES
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, Term
from assistant.question import Inquiry, read_question
from corpus.columns import MONEY

HELD = 0.5  # so much of the question's words a quote and the headings above it hold
SURE = 0.8  # … where they hold less, they are shown as what comes nearest and marked as a gap
IN_ROW = 0.25  # … or the row whose cell is asked
COMPUTED_HELD = 0.3  # … or what was computed, its column and its rows
_PER = re.compile(
    r"\bper ((?:deel)?gemeente|provincie|stad|school|organisatie|instelling|dienst|regio|sector|project)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"^(?:[a-z]+ )?welke? (?!manier|wijze|mate\b|reden|doel|rol\b|zin\b|omschrijving|definitie|verschil|gevolg|effect)"
    r"(?:[a-z]+e )?[a-z]{3,}\b",
    re.IGNORECASE,
)
_IS_THERE = re.compile(
    r"^(?:is|zijn|was|waren|bestaa[nt]|komt|komen|loopt|lopen) er (?:al |nog |ook |reeds |dan |(?:in|vanaf|na) \d{4} )*"
    r"(?:een |bepaalde |bijkomende |nieuwe |extra )*([\w-]{4,})",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<=[a-z,(] )[A-Z]|•|\b\d|,[^,.]+(?:,| en )|:")
_APART = re.compile(r"\bafzonderlijk\b|\bop(?:splitsing|gesplitst)\b|\buit(?:splitsing|gesplitst)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2} (?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
    r"|\b(?:jan|febr|sept|okt|nov|dec)[a-z]*\b|\b(?:maart|april|mei|juni|juli|augustus)\b|\b(?:voor|na)jaar\b|\bzomer\b|\bwinter\b"
    r"|\b\w+dag(?:en|namiddag|voormiddag)?\b|\b\d{1,2}(?:[.:]\d\d)? ?u(?:ur)?\b|\bbinnen \w+ (?:dag|we[e]?k|maand|jaar)"
    r"|\bjaarlijks|\bmaandelijks|\bwekelijks|\bper (?:jaar|maand|week)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b\d{1,2} [a-z]{3,9}\b|\b\d{1,2}[/.-]\d{1,2}\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:[\d.,]+|[a-z]+(?:ën|e|er|ig|en|ie|een|f|ht|ee|s|n|tal|half|halve)) (?:voltijdse |volle )?"
    r"(?:minu\w+|uren|uur|dag\w*|we[e]?k\w*|maand\w*|jaar|jaren|sessies?)\b"
    r"|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\b|\btot en met\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"%|\bprocent\b|\b(?:een|twee|drie|vier|vijf|\d+) op de (?:tien|honderd|\w{3,5})\b"
    r"|\bhelft\b|\bderde\b|\bkwart\b|\bdubbel\w*|\balle[ns]?\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\bkeer\b|\bmaal\b|lijks\b|\bper \w+|\belke?\b|\bom de\b", re.IGNORECASE)
# What a text must hold to tell what a turn of phrase asks.
_KINDS = (
    (re.compile(r"\bwelke (?:datum|dag)\b", re.IGNORECASE), _DAY),
    (re.compile(r"^(?:(?:tot|vanaf|sinds|tegen|en) )?wanneer\b|\bin welk jaar\b", re.IGNORECASE), _DATED),
    (re.compile(r"\bhoe ?lang\b|\bwelke (?:termijn|looptijd)\b", re.IGNORECASE), _LASTS),
    (re.compile(r"^welk (?:aandeel|percentage|deel)\b|^hoeveel procent\b", re.IGNORECASE), _SHARE),
    (re.compile(r"\bhoe (?:vaak|dikwijls)\b", re.IGNORECASE), _OFTEN),
)
# A question that begins with its verb asks whether what its participle says was done: "Worden ze geëvalueerd?"
_WHETHER = re.compile(
    r"^(?:en )?(?:werd|werden|wordt|worden|is|zijn|was|waren|heeft|hebben|kan|kunnen|zal|zullen)\b.*?"
    r"\b((?:[a-zë]{2,5})?ge[\wë]{3,}(?:d|t|en)|(?:be|ver|her|ont)\w{3,}[dt])$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\b(aan|af|bij|door|in|mee|na|om|op|over|toe|uit|vast|voor|weg)ge([a-z]{3})[a-z]+\b", re.IGNORECASE
)
_ROW_NUMBER = re.compile(r"^\W*[A-Z]?\d{1,2}(?:\.\d{1,2})*(?: \([A-Z]\))? (?=[A-Z])")
_DEAL = re.compile(r"\bdeel (?=(?:er)?(?:van )?uit)|\bsprake\b", re.IGNORECASE)
_IN_CELLS = ("amount", "minister", "actor", "status", "date", "mapping")  # kinds of which a cell is the answer
_TO_THE_MINISTER = re.compile(r"\b(?:de|een) minister\b(?! (?:van|voor|is|was)\b)", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:niet|geen|nooit|noch|zonder|verbod\w*|verboden|stopgezet|geschrapt|afgelopen|geweigerd|uitgesteld)\b",
    re.IGNORECASE,
)
# Verbs that only join what is asked to what it is asked of; a source says it with another or with a colon.
_JOINING = frozenset(
    """bied biedt bieden bood boden omvat omvatten omvatte bevat bevatten bevatte telt tellen telde telden bestaat
    bestaan bestond maakt maken maakte maakten doet doen deed deden geldt gelden gold golden loopt lopen liep liepen
    gebeurt gebeuren gebeurde komt komen kwam kwamen houdt houden hield neemt nemen nam namen heet heten heette
    betreft betreffen voorziet voorzien voorzag duurt duren duurde levert leveren leverde geeft geven gaf gaven
    krijgt krijgen kreeg kregen gaat gaan ging gingen steunt steunen steunde verhoudt verhouden verhield maakte
    werkt werken behandelt behandelen bereikbaar mogelijk bedoeld bestemd ontvangt ontvangen ontving bedraagt
    bedragen bedroeg staat staan stond ligt liggen lag lang lange precies concreet exact datum aandeel
    percentage procent aantal""".split()
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
        return replace(finding, quotes=quotes) if _in_its_row(finding, asked, lexicon) else None
    if finding.how in _BY_WORDS:
        quotes = tuple(quote for quote in quotes if _whether_told(_told(quote), asked, lexicon))
    if finding.how != "sentences":
        told = " ".join(_told(quote) for quote in quotes)
        return replace(finding, quotes=quotes) if quotes and _tells(told, asked, inquiry, lexicon) else None
    kept = tuple(quote for quote in quotes if _tells(_told(quote), asked, inquiry, lexicon))
    return replace(finding, quotes=kept) if kept else None


def by_likeness(finding: Finding) -> bool:
    """Whether it was found by its words, and not by the name or number of a record."""
    return finding.how in _BY_WORDS and finding.how != "placed"


def told_by(finding: Finding, asked: str, lexicon: Lexicon) -> bool:
    """Whether the whole of a finding tells what was asked."""
    return _tells(" ".join(_told(quote) for quote in finding.quotes), asked, read_question(asked), lexicon)


def denies(finding: Finding, asked: str) -> bool:
    """Whether what was found may say that it is not so: what is asked only if it is, or only if not, stays open."""
    told = " ".join(quote.text for quote in finding.quotes)
    return bool(_DENIES.search(told)) and not _DENIES.search(asked)


def comes_near(finding: Finding, asked: str, lexicon: Lexicon) -> bool:
    """Whether a proven finding was found by its likeness alone and holds too few of the words for certainty: an
    official must look whether it tells what was asked."""
    if finding.how == "row" and any(quote.label for quote in finding.quotes):
        return not _in_its_row(finding, asked, lexicon, HELD)
    if finding.how not in _BY_WORDS or any(quote.label for quote in finding.quotes):
        return False
    told = _with_participles(" ".join(_told(quote) for quote in finding.quotes), asked)
    return lexicon.coverage(_own(asked, lexicon), told) < SURE


def has_a_point(asked: str, lexicon: Lexicon) -> bool:
    """Whether a question names anything that a source can be about: "welke experts zijn dit?" does not."""
    return bool(_own(asked, lexicon))


def _own(asked: str, lexicon: Lexicon, without: frozenset[str] = frozenset()) -> list[Term]:
    """The words of a question that tell what it is about: not what it asks for, nor the minister it is put to."""
    plain = _TO_THE_MINISTER.sub(" ", _DEAL.sub("", asked))
    return lexicon.terms(plain, without=CLASSES | _JOINING | without)


def _in_its_row(finding: Finding, asked: str, lexicon: Lexicon, least: float = IN_ROW) -> bool:
    """Whether the row of a cell is of what is asked; one that was called by its number or name is. A cell with a day is
    told where a day is asked."""
    told = " ".join(quote.text for quote in finding.quotes)
    if not _of_its_kind(told, asked):
        return False
    own = _own(asked, lexicon, OPERATION_WORDS)
    whole = [_told(Quote(q.passage, q.passage.start, q.passage.end, q.label)) for q in finding.quotes]
    return finding.how == "numbered" or not own or lexicon.coverage(own, *whole) >= least


def _of_its_kind(text: str, asked: str) -> bool:
    """Whether a text holds a date, a duration, a share where one is asked."""
    return all(held.search(text) for kind, held in _KINDS if kind.search(asked))


def _whether_told(text: str, asked: str, lexicon: Lexicon) -> bool:
    """Whether a text speaks of what a yes-or-no question asks to have been done."""
    done = _WHETHER.match(asked.rstrip(" ?"))
    return done is None or lexicon.coverage(lexicon.terms(done[1]), _with_participles(text, asked)) > 0


def _with_participles(text: str, asked: str) -> str:
    """The text with the participles of the question whose verb it holds in two: "stelt … voor" for "voorgesteld"."""
    held = [p[0] for p in _PARTICIPLE.finditer(asked) if re.search(rf"(?i)\b{p[2]}\w*\b.*\b{p[1]}\b", text)]
    return " ".join([text, *held])


def _tells(text: str, asked: str, inquiry: Inquiry, lexicon: Lexicon) -> bool:
    text = _with_participles(text, asked)
    if inquiry.asks("number") and inquiry.counted and not counts(text, inquiry.counted):
        return False
    if not _of_its_kind(text, asked):
        return False
    if _WHICH.match(asked) and not _NAMED.search(text):
        return False  # "welke gevangenissen" is not told by a sentence that only speaks of prisons
    there = _IS_THERE.match(asked)
    if there and not lexicon.coverage(lexicon.terms(there[1]), text):
        return False
    return lexicon.coverage(_own(asked, lexicon) or lexicon.terms(asked), text) >= HELD


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
    """Without the number of a row, which counts nothing."""
    return ". ".join([quote.label, _ROW_NUMBER.sub("", quote.text), *quote.passage.section[1:]])

"""Whether a text holds the kind of thing that a question asks: a date, an amount, how many, how often, a name.

Reads words and figures only; whether the text is about what is asked is for others to judge.
"""

import re

from assistant.question import Inquiry
from index.analysis import MONTHS

_DATE = re.compile(
    rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})|\b(?:{'|'.join(MONTHS)}) (?:19|20)\d\d|\b(?:19|20)\d\d\b|\b(?:voor|na)jaar\b"
    r"|\b(?:begin|einde?|midden|loop) van\b|\b(?:jaar|maande|dage|weke)lijks\b|\bper jaar\b|\bweekdagen\b"
    r"|(?:\d|\b(?:één|twee|drie|vier|vijf|zes|half)) (?:uur|uren|dag|dagen|weken|maand|maanden|jaar|jaren)\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(rf"\b(?:19|20)\d\d\b|\b\d{{1,2}} (?:{'|'.join(MONTHS)})|\d{{1,2}}/\d{{1,2}}", re.IGNORECASE)
_NUMBER_WORDS = (
    "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|twintig|dertig"
    "|honderd|half"
)
_FREQUENCY = re.compile(
    r"\b(?:twee|half)?(?:jaar|maande|dage|weke|kwartaal)lijkse?\b|\b(?:keer|maal) (?:per|in het|op)\b"
    r"|\b(?:elke?|iedere?|per) (?:\w+ )?(?:dag|week|maand|kwartaal|trimester|semester|jaar)\b"
    rf"|\b(?:\d+|{_NUMBER_WORDS}) (?:\w+ )?(?:keren|sessies|bijeenkomsten|vergaderingen|gesprekken|beurten)\b"
    r"|\bom de \w+ (?:dagen|weken|maanden|jaar)\b",
    re.IGNORECASE,
)
_NUMBERED = ("bijlage", "actie", "maatregel", "artikel", "doelstelling", "hoofdstuk", "punt", "fase", "nr.")
_NOT_NUMBERED = "".join(rf"(?<!{re.escape(word)} )" for word in _NUMBERED)  # "Bijlage 1 omvat de acties" counts none
_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE)
_RATIO = re.compile(rf"\b(?:\d+|{_NUMBER_WORDS}|een) op (?:de )?(?:\d+|{_NUMBER_WORDS})\b", re.IGNORECASE)
_HOURS = re.compile(r"\b\d{1,2}(?:[.:]\d\d)? ?(?:u|uur|h)(?:\d\d)?\b|\b\d{1,2}[.:]\d\d\b", re.IGNORECASE)
_MONEY = re.compile(r"€|\beuro\b|\d{1,3}(?:\.\d{3})+", re.IGNORECASE)
PERSON = re.compile(
    r"\b[A-Z][a-zà-ÿ]+ (?:[A-Z][a-zà-ÿ]+|(?:De|Van) [A-Z][a-zà-ÿ]+|[A-Z]{3,})\b|\b[A-Z]{3,} [A-Z]{4,}\b"
)


def has_date(text: str) -> bool:
    """Whether a text holds a date, a month with its year, a year or a season."""
    return bool(_DATE.search(text))


def has_frequency(text: str) -> bool:
    """Whether a text says how often: "maandelijks", "twee keer per jaar", "elke week"."""
    return bool(_FREQUENCY.search(text))


def has_hours(text: str) -> bool:
    """Whether a text holds a time of the day."""
    return bool(_HOURS.search(text))


def has_money(text: str) -> bool:
    """Whether a text holds an amount of money."""
    return bool(_MONEY.search(text))


def has_number(text: str) -> bool:
    """Whether a text holds a number, in figures or in words."""
    return bool(_NUMBER.search(text))


def names_person(text: str, role: str) -> bool:
    """Whether a text says who is what: a person's name within a few words of the role."""
    stem = re.escape(role[: max(4, len(role) - 3)])
    return bool(re.search(rf"{stem}\w*[^.]{{0,60}}?(?:{PERSON.pattern})|(?:{PERSON.pattern})[^.]{{0,60}}?{stem}", text))


def counts(text: str, counted: str) -> bool:
    """Whether a text says how many: a number a few words before what is counted, or "aantal" of it with a number."""
    text = _RATIO.sub(" ", text)
    for word in counted.split():
        beside = (
            rf"(?<!^)(?<!\d){_NOT_NUMBERED}(?:\d[\d.]*(?![,:;)\d])"
            rf"|\b(?:{_NUMBER_WORDS})\b)(?:\s+[\w’'-]+){{0,4}}\s+\(?{re.escape(word[: max(4, len(word) - 3)])}"
            r"[\w’'-]{0,4}\b"
        )
        if len(word) > 2 and re.search(beside, text, re.IGNORECASE):
            return True
    return False


def has_person(text: str) -> bool:
    """Whether a text holds what is written like a person's name."""
    return bool(PERSON.search(text))


HOLDS = (
    ("often", has_frequency),
    ("date", has_date),
    ("amount", has_money),
    ("number", has_number),
    ("person", has_person),
)


def holds_asked(text: str, inquiry: Inquiry) -> bool:
    """Whether a text holds the kind of thing the question asks: a date, an amount, how many of it, a person's name."""
    if inquiry.asks("amount"):
        return has_money(text)
    if inquiry.asks("calendar"):
        return bool(_CALENDAR.search(text))
    if inquiry.asks("hours"):
        return has_hours(text)
    if inquiry.counted:
        return counts(text, all_counted(inquiry))
    if inquiry.asks("person") and inquiry.focus:
        return names_person(text, inquiry.focus)
    asked = [holds for kind, holds in HOLDS if inquiry.asks(kind)]
    return any(holds(text) for holds in asked) if asked else True


def all_counted(inquiry: Inquiry) -> str:
    """The words for what a question counts: its own, and others that say the same."""
    return " ".join([inquiry.counted, *inquiry.counted_as])

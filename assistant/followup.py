"""Makes a follow-up question one of its own: "En hoe contacteer ik die?" after a question about a helpdesk.

By rule, from the earlier questions and what they were answered with; a question that stands alone comes back as it is.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from assistant.parts import elliptic, last_name
from assistant.question import Inquiry, read_question
from index.analysis import STOP_WORDS, fold, tokens

_OPENS = re.compile(r"^(?:en|maar|ook|dus|of)\b[ ,]*", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:die|dat|dit|deze|daarvan|daarvoor|daarover|daarmee|daarbij|daaraan|daar|hiervan"
    r"|hiervoor|hierover|hierbij|ervan|ervoor|erover|eraan|er nog"
    r"|hij|zij|ze|hem|haar|hun|het|zijn|dezelfde|hetzelfde|laatste|vorige|eerste|volgende|ze zelf|zelf|die kar)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:die|daarvan|daarvoor|daarover|daarmee|daarbij|daaraan|hiervan|hiervoor|hierover|ervan"
    r"|ervoor|erover|dezelfde|hetzelfde|hem|hun|die kar|dat ook)\b",
    re.IGNORECASE,
)
_EN_VOOR = re.compile(
    r"^(?:en|maar|ook)?\s*(?:wat (?:met|voor)|voor|bij|van|in|onder|met|over|naar|aan|hoe zit het met)\s+(.+?)\??$",
    re.IGNORECASE,
)


class Turn:
    """An earlier question as it was understood, and what its answer was about.

    The subject may be told by a function: it takes a whole answer to know, and few follow-ups ask for it.
    """

    def __init__(self, question: str, subject: str | Callable[[], str]) -> None:
        self.question = question
        self._subject = subject

    @cached_property
    def subject(self) -> str:
        return self._subject if isinstance(self._subject, str) else self._subject()


def is_follow_up(question: str, turns: Sequence[Turn]) -> bool:
    """Whether a question leans on an earlier one: it opens with "en", points back, or says too little alone."""
    if not turns:
        return False
    text = question.strip()
    content = [t for t in tokens(text) if t.form not in STOP_WORDS]
    if re.match(r"^(?:en|maar|ook)\b", text, re.IGNORECASE) and len(content) <= 6:
        return True
    if _STRONG.search(text) and len(content) <= 5:
        return True
    names = [w for w in text.split()[1:] if w[:1].isupper()]
    return len(content) <= 3 and not names and bool(_POINTS_BACK.search(text) or len(content) <= 2)


def resolved(question: str, turns: Sequence[Turn]) -> str:
    """The question with what it leans on written out; unchanged when it stands alone."""
    if not is_follow_up(question, turns):
        return question
    last = turns[-1]
    body = _OPENS.sub("", question.strip())
    swapped = _swapped(question, last)
    if swapped:
        return swapped
    turned = _opposite(body, last.question) or elliptic(body, last.question, ()) or _other_word(body, last.question)
    if turned:
        return turned
    name = last_name(last.question)
    if f"{name}’" in last.question or f"{name}'" in last.question:
        name = f"‘{name}’"  # a title keeps its marks, by which its row is found
    subject = last.subject or (name if " " in name else "") or _topic(last.question)
    inquiry = read_question(body)
    if inquiry.references or inquiry.places:
        return body
    return f"{body.rstrip(' ?')} ({subject})?" if subject else f"{body.rstrip(' ?')} ({_topic(last.question)})?"


_ASKS = re.compile(r"\b(?:welke?|wat|wie|hoe\w*|waar\w*|wanneer)\b", re.IGNORECASE)


def _swapped(question: str, last: Turn) -> str:
    """ "En voor Genk?" asks the last question with another place, number, abbreviation or name in it."""
    found = _EN_VOOR.match(question.strip()) or re.match(
        r"^(?:en|ook)\s+(?:de |het |die van )?([\w.’'& -]{2,40}?)\??$", question.strip(), re.IGNORECASE
    )
    if not found or (_ASKS.search(found[1]) and len(found[1].split()) > 3):
        return ""  # "En op welke pijlers zet Vilvoorde in?" is a question of its own
    new = found[1].strip()
    before, now = read_question(last.question), read_question(question)
    old = _replaceable(before, now, new)
    if old and re.search(rf"\b{re.escape(old)}\b", last.question, re.IGNORECASE):
        return re.sub(rf"\b{re.escape(old)}\b", _new_value(now, new), last.question, count=1, flags=re.IGNORECASE)
    if (now.kinds or now.years) and not now.places and not now.references:
        return ""
    name = last_name(last.question)
    if name and (re.match(r"(?:het |de )?[A-Z]", new) or (len(new.split()) <= 3 and not now.kinds)):
        return last.question.replace(name, new)
    return ""


_OPPOSITES = [("oude", "nieuwe"), ("eerste", "laatste"), ("meer", "minder"), ("oudste", "nieuwste")]
_OPERATION = re.compile(
    r"\b(?:laagste?|hoogste?|minste?|meeste?|kleinste?|grootste?|duurste|goedkoopste|gemiddelde?|mediaan|totale?"
    r"|maximale|minimale)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"\b(?:nieuwe?|bestaande?|versterkte?)\b", re.IGNORECASE)


def _opposite(body: str, before: str) -> str:
    """ "En welke heeft de hoogste?" after a question for the lowest: the same question, turned around."""
    for words in (_OPERATION, _MARK):
        now, then = words.search(body), words.search(before)
        if now and then and len(body.split()) <= 5:
            return before.replace(then[0], now[0], 1)
    for pair in _OPPOSITES:
        for old, new in (pair, pair[::-1]):
            if re.search(rf"\b{new}\b", body, re.IGNORECASE) and re.search(rf"\b{old}\b", before, re.IGNORECASE):
                return re.sub(rf"\b{old}\b", new, before, flags=re.IGNORECASE)
    return ""


def _other_word(body: str, before: str) -> str:
    """ "En terrorisme?" after "Hoe wordt radicalisme omschreven?": the one noun of that question swapped."""
    new = re.fullmatch(r"(?:de |het |een )?([\w-]{4,})\??", body.strip())
    words = [w for w in _topic(before).split() if not _PARTICIPLE.match(w.lower())]
    if not new or len(words) != 1 or read_question(body).kinds or fold(new[1]) in STOP_WORDS:
        return ""
    return before.replace(words[0], new[1], 1)


def _replaceable(before: Inquiry, now: Inquiry, new: str) -> str:
    if now.places and before.places:
        return before.places[-1]
    numbers = [r.number for r in now.references] or re.findall(r"\d+(?:\.\d+)?", new)
    if numbers and before.references:
        return before.references[-1].number
    if now.abbreviations and before.abbreviations and len(new.split()) <= 2:
        return before.abbreviations[-1]
    if now.years and before.years:
        return before.years[-1]
    return ""


def _new_value(now: Inquiry, new: str) -> str:
    if now.places:
        return now.places[0]
    if now.references:
        return now.references[0].number
    number = re.search(r"\d+(?:\.\d+)?", new)
    if number and not now.abbreviations:
        return number.group()
    return now.abbreviations[0] if now.abbreviations else new


def _topic(question: str) -> str:
    """The content words of a question, as it wrote them."""
    words = [
        question[t.start : t.end]
        for t in tokens(question)
        if t.form not in STOP_WORDS and fold(question[t.start : t.end]) not in _ASKING
    ]
    return " ".join(words)


_PARTICIPLE = re.compile(r"(?:ge|be|ver|om|uit|op|aan|in)\w+(?:en|d|t)$")
_ASKING = frozenset(
    """biedt bieden kreeg krijgt krijgen werd werden gaat is zijn heeft organiseert waarover welk welke wat
    wie hoeveel telt houdt houden inhoudt omvat betekent doet doen waarvoor""".split()
)

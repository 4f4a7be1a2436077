"""A follow-up that asks the last question with something else in it: "En Bree?", "En in 2017?", "En de hoogste?"."""

import re

from assistant.conversation.another import another, part_of
from assistant.conversation.turns import Turn
from assistant.parts import elliptic, last_name
from assistant.question import Inquiry, read_question
from index.analysis import STOP_WORDS, fold, tokens

_EN_VOOR = re.compile(
    r"^(?:en|maar|ook)?\s*(?:wat (?:met|voor)|voor|bij|van|in|onder|met|over|naar|aan|hoe zit het met)\s+(.+?)\??$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:welke?|wat|wie|hoe\w*|waar\w*|wanneer)\b", re.IGNORECASE)
_OPPOSITES = [("oude", "nieuwe"), ("eerste", "laatste"), ("meer", "minder"), ("oudste", "nieuwste")]
_OPERATION = re.compile(
    r"\b(?:laagste?|hoogste?|minste?|meeste?|kleinste?|grootste?|duurste|goedkoopste|gemiddelde?|mediaan|totale?"
    r"|maximale|minimale)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"\b(?:nieuwe?|bestaande?|versterkte?)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:ge|be|ver|om|uit|op|aan|in)\w+(?:en|d|t)$")
_ASKING = frozenset(
    """biedt bieden kreeg krijgt krijgen werd werden gaat is zijn heeft organiseert waarover welk welke wat
    wie hoeveel telt houdt houden inhoudt omvat betekent doet doen waarvoor""".split()
)


def asked_again(question: str, body: str, last: Turn) -> str:
    """The last question with what the new one puts in the place of something in it; "" where it puts in nothing."""
    return (
        another(question, body, last)
        or _swapped(question, last)
        or _opposite(body, last.question)
        or elliptic(body, last.question, ())
        or _other_word(body, last.question)
        or part_of(question, last)
    )


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
    if now.kinds and not now.places and not now.references:
        return ""
    said = question.strip().rstrip("?. ")
    prep = re.match(
        r"(?:en |maar |ook )?(voor|bij|van|in|onder|met|over|naar|aan|inzake|rond|na|per|op)\s", said, re.IGNORECASE
    )
    if now.years:
        return _with_phrase(last.question, prep[1].lower(), said[prep.end() :]) if prep and len(new.split()) > 1 else ""
    name = last_name(last.question)
    if name and (
        re.match(r"(?:het |de )?[A-Z]", new)
        or (not prep and re.match(r"[a-z]\w*$|.* [A-Z]\w+$", new) and not now.kinds)
        or (not prep and len(new.split()) <= 3 and before.asks("contact"))  # whoever is reached may be named so
    ):
        return last.question.replace(name, new)
    return _with_phrase(last.question, prep[1].lower(), said[prep.end() :]) if prep and len(new.split()) <= 5 else ""


def _with_phrase(before: str, prep: str, new: str) -> str:
    """ "En bij de buren?": in the place of what followed the same preposition at the end, or added to the question."""
    text = before.strip().rstrip("?. ")
    same = re.search(rf"\b{prep} (?:(?:de|het|een) )?[\w’'-]+(?: [A-Z][\w’'-]*)*$", text, re.IGNORECASE)
    total = re.search(r" in totaal$| per [a-z]+$", text) if prep == "per" else None
    kept = text[: (same or total).start()].rstrip() if same or total else text  # type: ignore[union-attr]
    return f"{kept} {prep} {new}?"


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
    new = re.fullmatch(r"(?:de |het |een )?((?:[a-z]+e )?[\w-]{4,})\??", body.strip())
    words = [w for w in topic(before).split() if not _PARTICIPLE.match(w.lower())]
    if not new or len(words) != 1 or read_question(body).kinds or fold(new[1]) in STOP_WORDS:
        return ""
    return before.replace(words[0], new[1], 1)


def _replaceable(before: Inquiry, now: Inquiry, new: str) -> str:
    if now.places and before.places:
        return before.places[-1]
    numbers = [r.number for r in now.references] or ([] if now.years else re.findall(r"\d+(?:\.\d+)?", new))
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


def topic(question: str) -> str:
    """The content words of a question, as it wrote them."""
    words = [
        question[t.start : t.end]
        for t in tokens(question)
        if t.form not in STOP_WORDS and fold(question[t.start : t.end]) not in _ASKING
    ]
    return " ".join(words)

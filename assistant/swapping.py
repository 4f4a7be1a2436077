"""A follow-up that asks the last question with something else in it: "En Bree?", "En in 2017?", "En de hoogste?"."""

import re

from assistant.parts import elliptic, last_name
from assistant.phrases import asked_noun, noun_phrase, opening, words_of
from assistant.question import Inquiry, read_question
from assistant.turns import Turn
from index.analysis import STOP_WORDS, fold, tokens

_EN_VOOR = re.compile(
    r"^(?:en|maar|ook)?\s*(?:wat (?:met|voor)|voor|bij|van|in|onder|met|over|naar|aan|hoe zit het met)\s+(.+?)\??$",
    re.IGNORECASE,
)


def asked_again(question: str, body: str, last: Turn) -> str:
    """The last question with what the new one puts in the place of something in it; "" where it puts in nothing."""
    return (
        _sibling(question, last)
        or _next_number(body, last)
        or _other_bound(body, last)
        or _compared(body, last)
        or _swapped(question, last)
        or _opposite(body, last.question)
        or elliptic(body, last.question, ())
        or _other_word(body, last.question)
        or _part_of(question, last)
    )


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
    ):
        return last.question.replace(name, new)
    return _with_phrase(last.question, prep[1].lower(), said[prep.end() :]) if prep and len(new.split()) <= 5 else ""


_BOUND = re.compile(
    r"\b(?:meer|minder|hoger|lager|groter|kleiner) dan (?:€ ?)?\d[\d.,]*(?: (?:euro|procent|miljoen))?", re.I
)


def _other_bound(body: str, last: Turn) -> str:
    """ "En welke meer dan 50.000?": the last question with that bound in the place of its own."""
    now, then = _BOUND.search(body), _BOUND.search(last.question)
    if not now or not then or len(body.split()) > 7:
        return ""
    unit = then[0].split()[-1]
    new = now[0] if now[0].split()[-1].isalpha() or not unit.isalpha() else f"{now[0]} {unit}"
    return last.question.replace(then[0], new, 1)


COMPARES = re.compile(
    r"^(?:en )?(?:is|was) (?:dat|die|het) (meer|minder|hoger|lager) dan ((?:in |bij |van )?[\w’'. -]{2,40}?)[?. ]*$",
    re.IGNORECASE,
)


def _compared(body: str, last: Turn) -> str:
    """ "Is dat meer dan Gent?" after "Hoeveel subsidie kreeg Leuven?": "Kreeg Leuven meer subsidie dan Gent?"."""
    found = COMPARES.match(body)
    words, noun = words_of(last.question), asked_noun(last.question)
    end = opening(words)
    if not found or not noun or not words[end:]:
        return ""
    verb, rest = words[end], " ".join(words[end + 1 :])
    return f"{verb[:1].upper()}{verb[1:]} {rest} {found[1].lower()} {noun.split(' ', 1)[1]} dan {found[2]}?"


def _next_number(body: str, last: Turn) -> str:
    """ "En de volgende maatregel?": the same of the number after it, or before."""
    found = re.match(r"^(?:(?:de|het|die) )?(volgende|vorige)(?: (?:maatregel|actie|punt|artikel))?[?. ]*$", body, re.I)
    references = read_question(last.question).references
    if not found or not references:
        return ""
    *head, end = references[-1].number.split(".")
    new = ".".join([*head, str(int(end) + (1 if found[1].lower() == "volgende" else -1))])
    return re.sub(rf"\b{re.escape(references[-1].number)}\b", new, last.question)


def _sibling(question: str, last: Turn) -> str:
    """ "En inzake curatie?", "En het derde spoor?": another item of the list that the last answer is about one of."""
    body = question.strip().rstrip("?. ")
    asked = [item for item in last.enumerated if re.search(rf"\b{re.escape(item)}\b", last.question, re.IGNORECASE)]
    named = [item for item in last.enumerated if re.search(rf"\b{re.escape(item)}\b", body, re.IGNORECASE)]
    nth = _NTH.match(body)
    if nth and nth[2].lower() in _ORDINALS:
        named = list(last.enumerated[_ORDINALS[nth[2].lower()] :][:1])
    if len(asked) != 1 or len(named) != 1 or len(body.split()) > 5 or _ASKS.search(body):
        return ""
    return re.sub(rf"\b{re.escape(asked[0])}\b", named[0], last.question, flags=re.IGNORECASE)


def _with_phrase(before: str, prep: str, new: str) -> str:
    """ "En bij de buren?": in the place of what followed the same preposition at the end, or added to the question."""
    text = before.strip().rstrip("?. ")
    same = re.search(rf"\b{prep} (?:(?:de|het|een) )?[\w’'-]+(?: [A-Z][\w’'-]*)*$", text, re.IGNORECASE)
    total = re.search(r" in totaal$| per [a-z]+$", text) if prep == "per" else None
    kept = text[: (same or total).start()].rstrip() if same or total else text  # type: ignore[union-attr]
    return f"{kept} {prep} {new}?"


_ORDINAL = "eerste|tweede|derde|vierde|vijfde|zesde|laatste|volgende|vorige|andere"
_ORDINALS = dict(zip(_ORDINAL.split("|")[:6], range(6), strict=True))
_NTH = re.compile(rf"^(?:en |maar |ook )?((?:de|het) ({_ORDINAL})(?: ([a-z][\w-]+))?)$", re.IGNORECASE)


def _part_of(question: str, last: Turn) -> str:
    """ "En de tweede fase?": in the place of the phase that was asked, or a part of what was asked about."""
    found = _NTH.match(question.strip().rstrip("?. "))
    if not found:
        return ""
    at = _ORDINALS.get(found[2].lower(), len(last.enumerated) - 1 if found[2].lower() == "laatste" else 99)
    item = last.enumerated[at] if 0 <= at < len(last.enumerated) else ""
    new = f"{found[1]} ({item})" if item else found[1]
    main = re.split(r",\s", last.question.rstrip("?. "))[0]
    same = re.search(rf"(?:de|het|een) (?:\w+e )?{re.escape(found[3])}\b(?: [a-z]+$)?", main) if found[3] else None
    if same:
        return f"{main[: same.start()]}{new}{main[same.end() :]}?"
    about = noun_phrase(main)
    return f"{main.replace(about, f'{new} van {about}', 1)}?" if about and about in main and found[3] else ""


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


_PARTICIPLE = re.compile(r"(?:ge|be|ver|om|uit|op|aan|in)\w+(?:en|d|t)$")
_ASKING = frozenset(
    """biedt bieden kreeg krijgt krijgen werd werden gaat is zijn heeft organiseert waarover welk welke wat
    wie hoeveel telt houdt houden inhoudt omvat betekent doet doen waarvoor""".split()
)

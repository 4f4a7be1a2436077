"""A follow-up that asks for the next, another or a greater one: the third item, the next number, another bound, "is dat
meer dan …?". Each is the last question with that in the place of its own."""

import re

from assistant.conversation.leaning import COMPARES
from assistant.conversation.phrases import asked_noun, noun_phrase, opening, words_of
from assistant.conversation.turns import Turn
from assistant.question import read_question

_BOUND = re.compile(
    r"\b(?:meer|minder|hoger|lager|groter|kleiner) dan (?:€ ?)?\d[\d.,]*(?: (?:euro|procent|miljoen))?", re.I
)
_ORDINAL = "eerste|tweede|derde|vierde|vijfde|zesde|laatste|volgende|vorige|andere"
_ORDINALS = dict(zip(_ORDINAL.split("|")[:6], range(6), strict=True))
_NTH = re.compile(rf"^(?:en |maar |ook )?((?:de|het) ({_ORDINAL})(?: ([a-z][\w-]+))?)$", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:welke?|wat|wie|hoe\w*|waar\w*|wanneer)\b", re.IGNORECASE)


def another(question: str, body: str, last: Turn) -> str:
    """The last question for the one of its kind that the new one names or counts to; "" where it does neither."""
    return _sibling(question, last) or _next_number(body, last) or _other_bound(body, last) or _compared(body, last)


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


def _next_number(body: str, last: Turn) -> str:
    """ "En de volgende maatregel?": the same of the number after it, or before."""
    found = re.match(r"^(?:(?:de|het|die) )?(volgende|vorige)(?: (?:maatregel|actie|punt|artikel))?[?. ]*$", body, re.I)
    references = read_question(last.question).references
    if not found or not references:
        return ""
    *head, end = references[-1].number.split(".")
    new = ".".join([*head, str(int(end) + (1 if found[1].lower() == "volgende" else -1))])
    return re.sub(rf"\b{re.escape(references[-1].number)}\b", new, last.question)


def _other_bound(body: str, last: Turn) -> str:
    """ "En welke meer dan 50.000?": the last question with that bound in the place of its own."""
    now, then = _BOUND.search(body), _BOUND.search(last.question)
    if not now or not then or len(body.split()) > 7:
        return ""
    unit = then[0].split()[-1]
    new = now[0] if now[0].split()[-1].isalpha() or not unit.isalpha() else f"{now[0]} {unit}"
    return last.question.replace(then[0], new, 1)


def _compared(body: str, last: Turn) -> str:
    """ "Is dat meer dan Gent?" after "Hoeveel subsidie kreeg Leuven?": "Kreeg Leuven meer subsidie dan Gent?"."""
    found = COMPARES.match(body)
    words, noun = words_of(last.question), asked_noun(last.question)
    end = opening(words)
    if not found or not noun or not words[end:]:
        return ""
    verb, rest = words[end], " ".join(words[end + 1 :])
    return f"{verb[:1].upper()}{verb[1:]} {rest} {found[1].lower()} {noun.split(' ', 1)[1]} dan {found[2]}?"


def part_of(question: str, last: Turn) -> str:
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

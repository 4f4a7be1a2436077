"""What the pronouns of a follow-up question stand for: the thing asked about, the person or organisation, the place.

Told by the state of the nearest turn that has one; who is found is no thing, and a number or count no person.
"""

import re
from collections.abc import Sequence

from assistant.conversation.leaning import ADVERB
from assistant.conversation.phrases import article, asked_noun, is_plural, noun_phrase
from assistant.conversation.pointing import Meant
from assistant.conversation.swapping import topic
from assistant.conversation.turns import Turn
from assistant.parts import last_name
from assistant.question import read_question
from corpus.places import places_in

_ENTITY = re.compile(
    r"^(?:\w+ )?welke? (?:\w+e )?(?:stad|steden|gemeenten?|dienst|organisatie|expert|vzw|vereniging|instantie|club"
    r"|instelling|partner|project|bedrijf|school|minister|provincie)\b",
    re.IGNORECASE,
)
_OF_ANSWER = re.compile(
    r"\b(?:contacte\w+|bereik\w*|bel|bellen|mail\w*|telefoon\w*|adres\w*|e-?mail\w*)\b", re.IGNORECASE
)
_PERSON_NAME = re.compile(r"[A-Z][a-zà-ÿ]+ (?:(?:De|Van) )?[A-Z][a-zà-ÿ]+")
_ROLE = re.compile(
    r"\b\w*(?:woordvoer|minister|voorzitter|schepen|coördinator|directeur|burgemeester)\w*", re.IGNORECASE
)
SAYS = re.compile(r"\b(?:zegt|zei|zeggen|beweert|meldt|vindt|verklaart|verklaarde|stelde)\b", re.IGNORECASE)
COUNTS = re.compile(r"(?:\w+ )?hoeveel \w", re.IGNORECASE)
_DOES = re.compile(
    r"(?:(?:Wat|wat) (?:biedt|doet|plant|onderneemt|gaat .* doen|kan .* doen)\b"
    r"|(?!Is |Was |Kost |Bestaat |Duurt |Telt |Geldt |Start |Wat )[A-Z][a-z]+t [A-Za-z])",
)


def meant(body: str, turns: Sequence[Turn]) -> Meant:
    """What a pronoun of this question stands for, of the nearest turn that has it."""
    last = turns[-1]
    person = next((p for turn in reversed(turns[-3:]) if (p := _person(turn))), "")
    what = thing(body, last) or next((p for turn in reversed(turns[-3:-1]) if (p := thing(body, turn))), "")
    place = next((p for turn in reversed(turns[-3:]) for p in places_in(turn.subject or turn.question)), "")
    return Meant(what, person, f"in {place}" if place else (f"bij {what}" if what else ""))


def thing(body: str, last: Turn) -> str:
    """What "dat" or "daarvan" means: what was asked about, with the row it stands in; the one found for "welke …"."""
    name = spoken(last.subject) if last.subject and not last.subject[0].isdigit() else ""
    phrase = noun_phrase(last.question)
    if _ENTITY.match(last.question) or (name and (_OF_ANSWER.search(body) or not phrase)):
        return name
    if SAYS.search(body) or (name and _DOES.match(last.question) and name.lower() in phrase.lower()):
        return ""  # "dat" is what someone says or does, which no phrase of the question is
    if COUNTS.match(last.question):
        counted = asked_noun(last.question)
        if not re.search(rf"\b{ADVERB}\b", body, re.IGNORECASE):
            return ""
        phrase = counted if COUNTS.match(body) and counted else phrase
    if places_in(phrase) and len(phrase.split()) <= 3:
        return "" if re.search(rf"\b{ADVERB}\b", body, re.IGNORECASE) else name or phrase
    number = last.subject if re.fullmatch(r"\d[\d.]*", last.subject) else _row_for(body, phrase, last)
    return f"{phrase} ({number})" if phrase and number and number not in phrase else phrase or number


def _row_for(body: str, phrase: str, last: Turn) -> str:
    """The number of the row that the last answer stands in, where one of its cells is asked for."""
    cell = read_question(body).asks("actor", "amount", "minister", "status", "date")
    name = last_name(f"x {phrase}") or phrase
    held = any(name.lower() in quote.text.lower() for quote in last.quotes[:2])
    return last.row if cell and held and not _ROLE.search(phrase) else ""


def _person(last: Turn) -> str:
    """Whom "hij" or "hun" means: who was named in answer, asked about, or answered with."""
    phrase = noun_phrase(last.question)
    counted = asked_noun(last.question) if COUNTS.match(last.question) else ""
    if counted and not places_in(phrase) and is_plural(counted):
        return f"{counted} van {phrase}" if phrase.startswith(("de ", "het ")) else counted
    if last.person and read_question(last.question).asks("person", "actor"):
        return last.person
    if _PERSON_NAME.fullmatch(phrase) or _ROLE.search(phrase):
        return phrase
    name = last.subject if last.subject and not last.subject[0].isdigit() else ""
    if name and name.lower() in phrase.lower() and not places_in(name):
        return phrase
    named = "" if _ENTITY.match(last.question) or not re.match(r"(?:(?:de|het) \w+ )?[A-Z]", phrase) else phrase
    return spoken(name) or named


def spoken(name: str) -> str:
    """ "Stad Genk" as it is spoken of: "de stad Genk"."""
    first, _, rest = name.partition(" ")
    return f"{article(first)} {first.lower()} {rest}" if first in ("Stad", "Gemeente") and rest else name


def bracketed(last: Turn) -> str:
    """What stands in brackets after a question that points back without a word for it."""
    name = last_name(last.question)
    if f"{name}’" in last.question or f"{name}'" in last.question:
        name = f"‘{name}’"  # a title keeps its marks, by which its row is found
    return last.subject or (name if " " in name else "") or noun_phrase(last.question) or topic(last.question)

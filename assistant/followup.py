"""Makes a follow-up question one of its own: "En hoe contacteer ik die?" after a question about a helpdesk.

By rule, from the state that the earlier questions left; a question that stands alone comes back as it is.
"""

import re
from collections.abc import Sequence

from assistant.parts import last_name
from assistant.phrases import (
    article,
    asked_noun,
    is_copula,
    is_plural,
    is_verb,
    noun_phrase,
    opening,
    stands_free,
    words_of,
)
from assistant.pointing import Meant, written_out
from assistant.question import read_question
from assistant.swapping import COMPARES, asked_again, topic
from assistant.turns import Turn
from corpus.places import places_in
from index.analysis import STOP_WORDS, tokens

_OPENS = re.compile(r"^(?:en|maar|ook|dus|of)\b[ ,]*", re.IGNORECASE)
_ADVERB = r"(?:daar|hier|er)(?:van|voor|over|mee|bij|aan|in|op|uit|tegen|onder|naar|door|achter|rond|toe|tussen|binnen)"
_POINTS_BACK = re.compile(
    rf"\b(?:die|dat|dit|deze|{_ADVERB}|daar|er nog|zoiets"
    r"|hij|zij|ze|hem|haar|hen|hun|het|zijn|dezelfde|hetzelfde|laatste|vorige|eerste|volgende|tweede|derde|andere)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(rf"\b(?:die|{_ADVERB}|dezelfde|hetzelfde|hem|hun|hen|zoiets|dat ook)\b", re.IGNORECASE)
_OWN_SUBJECT = re.compile(
    r"^(?:hoe wordt|wat is|wat zijn|wat betekent|wat betekenen|wat houdt|waarvoor staat|waar staat) (?:een )?"
    r"(?!er\b|dat\b|die\b|dit\b|het\b|de\b|hun\b|zijn\b|haar\b)([\w’'-]{4,})\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"^(?:alleen|enkel|specifiek|liever|en alleen|en enkel|ik bedoel) (?:(?:die|dat|deze|het|de|wat) )?"
    r"((?:van|in|voor|uit|bij|met|over) [\w’' -]{3,40}?)(?: graag| aub| alstublieft)?[.?!]*$",
    re.IGNORECASE,
)
_OF_THESE = re.compile(
    r"\b(?:(?:van|onder|tussen) (?:die|deze|hen)(?: (?:twee|drie|vier|vijf|zes|laatste))?|daarvan|ervan)\b",
    re.IGNORECASE,
)
_THESE = re.compile(
    r"\b(?:die|deze|ze|zij)(?: (?:twee|drie|vier|vijf|zes|steden|gemeenten|projecten))?\b", re.IGNORECASE
)
_ASKS_ONLY = re.compile(
    r"^(waarom|waardoor|waarvoor|waarmee|hoezo|hoe|hoelang|waar|wanneer|(?:vanaf |tot )?hoe (?:laat|lang|vaak)|(?:tot|sinds|vanaf|tegen) wanneer|(?:met|door|voor|van|aan|bij) wie"
    r"|(?:in|om|onder|op|uit|voor|bij) welke? [a-z]+)(?: (?:dan|precies|juist|eigenlijk|eerst))*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:(?:(?:kan|kun) (?:je|u|ge) )?(?:nog )?meer (?:uitleg|info\w*|details) geven|(?:vertel|zeg|geef)(?: me| mij| eens| er)* (?:nog )?(?:wat |iets )?meer(?: info\w*| uitleg| details)?(?: daar| hier| er)?(?:over)?"
    r"|(?:nog )?meer (?:info\w*|uitleg|details)|leg (?:dat )?(?:eens )?(?:verder )?uit|wat nog|verder)(?: aub| graag)?[.?! ]*$",
    re.IGNORECASE,
)
_THANKS = re.compile(r"^(?:dank\w*|bedankt|merci|oké|ok|top|super|prima|hallo|dag|goeiendag)\b(?!.*\?)", re.IGNORECASE)
_ABOUT_FIRST = re.compile(
    r"^(?:(?:terug naar|nog over|over|wat betreft|in verband met|en dan) )((?:[\w’'-]+ ?){1,6}), ?(.{8,})$|"
    r"^terug naar ((?:[\w’'-]+ ?){1,6}): ?(.{8,})$",
    re.IGNORECASE,
)
_FRONTED = re.compile(r"^(?:die|dat|deze|dit) ((?:\w+e )?[\w-]{4,}), (.{8,})$", re.IGNORECASE)
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


def is_follow_up(question: str, turns: Sequence[object]) -> bool:
    """Whether a question leans on an earlier one: it opens with "en", points back, or says too little alone."""
    return bool(turns) and leans(question)


def leans(question: str) -> bool:
    """Whether a question says too little by itself, whatever came before it."""
    text = question.strip()
    if _THANKS.match(text):
        return False
    content = [t for t in tokens(text) if t.form not in STOP_WORDS]
    if re.match(r"^(?:en|maar|ook)\b", text, re.IGNORECASE) and len(content) <= 6:
        return True
    if _ONLY.match(text) or _MORE.match(text) or COMPARES.match(text) or (_STRONG.search(text) and len(content) <= 5):
        return True
    names = [w for w in text.split()[1:] if w[:1].isupper()]
    own = _OWN_SUBJECT.match(text)
    if names or (own and not is_verb(own[1]) and stands_free(own[1].lower())):
        return False
    return len(content) <= 3 and bool(_POINTS_BACK.search(text) or len(content) <= 2)


def resolved(question: str, turns: Sequence[Turn]) -> str:
    """The question with what it leans on written out; unchanged when it stands alone."""
    first = _ABOUT_FIRST.match(question.strip())
    if first and turns:
        return _about(first[1] or first[3], first[2] or first[4])
    if not is_follow_up(question, turns):
        return question
    last = turns[-1]
    body = _OPENS.sub("", question.strip())
    chosen = (
        _narrowed(question, last)
        or _of_listed(body, last)
        or _asks_only(body, last)
        or _denied(body, last)
        or _fuller(body, turns)
    )
    if chosen:
        return chosen
    again = asked_again(question, body, last)
    if again:
        return again
    meant = _meant(body, turns)
    fronted = _FRONTED.match(body)
    if fronted:
        body, meant = fronted[2], Meant(f"{article(fronted[1].split()[-1])} {fronted[1]}", meant.person, meant.where)
        subject = _bracketed(last)
        body = (written_out(body, meant) or f"{body.rstrip(' ?')} ({fronted[1]})").rstrip("?")
        return f"{body} ({subject})?" if subject else f"{body}?"
    inquiry = read_question(body)
    if not (inquiry.references or inquiry.places):
        written = written_out(body, meant)
        if written:
            return _asking_what(written)
    elif inquiry.references or not _STRONG.search(body):
        return body
    subject = topic(last.question) if _SAYS.search(body) else _bracketed(last)
    return f"{body.rstrip(' ?')} ({subject})?" if subject else question


def _about(subject: str, rest: str) -> str:
    """ "terug naar Connect: welke minister gaat daarover?": what the question says itself that it is about."""
    name = subject.strip()
    return written_out(rest, Meant(name, name, f"bij {name}")) or f"{rest.rstrip(' ?')} ({name})?"


def _narrowed(question: str, last: Turn) -> str:
    """ "Alleen dat van Menen": the last question, for those only."""
    only = _ONLY.match(question.strip())
    if not only:
        return ""
    words = words_of(last.question)
    end = opening(words)
    return f"{' '.join([*words[:end], only[1], *words[end:]])}?" if end > 1 else f"{' '.join(words)} {only[1]}?"


def _of_listed(body: str, last: Turn) -> str:
    """ "Wie van die twee …?", "Hoeveel kregen die?": the rows that the last answer listed, by name."""
    if not last.items:
        return ""
    names = f"{', '.join(last.items[:-1])} en {last.items[-1]}"
    for pattern, put in ((_OF_THESE, f"van {names}"), (_THESE, names)):
        found = pattern.search(body)
        if found:
            text = f"{body[: found.start()]}{put}{body[found.end() :]}".rstrip(" ?")
            return f"{text[:1].upper()}{text[1:]}?"
    return ""


def _asks_only(body: str, last: Turn) -> str:
    """ "Waarom?", "In welk geval dan?": the last question with another question word before its verb."""
    found = _ASKS_ONLY.match(body.strip().rstrip("?. "))
    if not found:
        return ""
    words = words_of(re.split(r",\s", last.question)[0])
    end = opening(words)
    rest = words[end:] if end else words
    if words[0].lower() == "wie":  # who it was, now stands where "wie" asked
        name = _spoken(last.subject) if last.subject and not last.subject[0].isdigit() else last.person
        rest = [rest[0], name, *rest[1:]] if name and rest else []
    if not rest or not (is_verb(rest[0]) or end or last.question.strip().endswith("?")):
        return ""
    asked = asked_noun(last.question).split(" ", 1)
    more = f" ({asked[1]})" if len(asked) > 1 else ""
    if words[0].lower() == "wat" and noun_phrase(last.question) and not is_copula(rest[0]):
        rest = _with_object(rest, noun_phrase(last.question))
    asks = f"{found[1][:1].upper()}{found[1][1:]}"
    return f"{asks} {rest[0].lower()} {' '.join(rest[1:])}{more}?"


def _with_object(rest: list[str], about: str) -> list[str]:
    """ "organiseerde het Platform in maart" with "dat" after who does it: what "wat" asked for."""
    text = " ".join(rest)
    return text.replace(about, f"{about} dat", 1).split() if about in text else [*rest, "dat"]


def _fuller(body: str, turns: Sequence[Turn]) -> str:
    """ "Vertel meer": what the last question was about, as a whole."""
    about = _thing("", turns[-1]) or turns[-1].subject if _MORE.match(body.strip()) else ""
    return f"Wat houdt {about} in?" if about else ""


def _denied(body: str, last: Turn) -> str:
    """ "En welke niet?": the last question, denied."""
    if not re.match(r"^(?:welke?|wie|wat|waar)(?: \w+)?(?: er)? (?:niet|geen)$", body.rstrip("?. "), re.IGNORECASE):
        return ""
    words = words_of(last.question)
    verb = opening(words)
    return f"{' '.join([*words[: verb + 1], 'niet', *words[verb + 1 :]])}?" if verb and verb + 1 < len(words) else ""


def _meant(body: str, turns: Sequence[Turn]) -> Meant:
    """What a pronoun of this question stands for, of the nearest turn that has it."""
    last = turns[-1]
    person = next((p for turn in reversed(turns[-3:]) if (p := _person(turn))), "")
    thing = _thing(body, last) or next((p for turn in reversed(turns[-3:-1]) if (p := _thing(body, turn))), "")
    place = next((p for turn in reversed(turns[-3:]) for p in places_in(turn.subject or turn.question)), "")
    return Meant(thing, person, f"in {place}" if place else (f"bij {thing}" if thing else ""))


def _thing(body: str, last: Turn) -> str:
    """What "dat" or "daarvan" means: what was asked about, with the row it stands in; the one found for "welke …"."""
    name = _spoken(last.subject) if last.subject and not last.subject[0].isdigit() else ""
    phrase = noun_phrase(last.question)
    if _ENTITY.match(last.question) or (name and (_OF_ANSWER.search(body) or not phrase)):
        return name
    if _SAYS.search(body) or (name and _DOES.match(last.question) and name.lower() in phrase.lower()):
        return ""  # "dat" is what someone says or does, which no phrase of the question is
    if _COUNTS.match(last.question):
        counted = asked_noun(last.question)
        if not re.search(rf"\b{_ADVERB}\b", body, re.IGNORECASE):
            return ""
        phrase = counted if _COUNTS.match(body) and counted else phrase
    if places_in(phrase) and len(phrase.split()) <= 3:
        return "" if re.search(rf"\b{_ADVERB}\b", body, re.IGNORECASE) else name or phrase
    number = last.subject if re.fullmatch(r"\d[\d.]*", last.subject) else _row_for(body, phrase, last)
    return f"{phrase} ({number})" if phrase and number and number not in phrase else phrase or number


_SAYS = re.compile(r"\b(?:zegt|zei|zeggen|beweert|meldt|vindt|verklaart|verklaarde|stelde)\b", re.IGNORECASE)
_COUNTS = re.compile(r"(?:\w+ )?hoeveel \w", re.IGNORECASE)
_DOES = re.compile(
    r"(?:(?:Wat|wat) (?:biedt|doet|plant|onderneemt|gaat .* doen|kan .* doen)\b|(?!Is |Was |Kost |Bestaat |Duurt |Telt |Geldt |Start |Wat )[A-Z][a-z]+t [A-Za-z])",
)


def _row_for(body: str, phrase: str, last: Turn) -> str:
    """The number of the row that the last answer stands in, where one of its cells is asked for."""
    cell = read_question(body).asks("actor", "amount", "minister", "status", "date")
    name = last_name(f"x {phrase}") or phrase
    held = any(name.lower() in quote.text.lower() for quote in last.quotes[:2])
    return last.row if cell and held and not _ROLE.search(phrase) else ""


def _person(last: Turn) -> str:
    """Whom "hij" or "hun" means: who was named in answer, asked about, or answered with."""
    phrase = noun_phrase(last.question)
    counted = asked_noun(last.question) if _COUNTS.match(last.question) else ""
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
    return _spoken(name) or named


def _spoken(name: str) -> str:
    """ "Stad Genk" as it is spoken of: "de stad Genk"."""
    first, _, rest = name.partition(" ")
    return f"{article(first)} {first.lower()} {rest}" if first in ("Stad", "Gemeente") and rest else name


def _asking_what(text: str) -> str:
    """ "Het telefoonnummer van Ceapire?" as a question: "Wat is het telefoonnummer van Ceapire?"."""
    first = text.split()[0].lower()
    return f"Wat is {text[:1].lower()}{text[1:]}" if first in ("het", "de") and len(text.split()) < 9 else text


def _bracketed(last: Turn) -> str:
    """What stands in brackets after a question that points back without a word for it."""
    name = last_name(last.question)
    if f"{name}’" in last.question or f"{name}'" in last.question:
        name = f"‘{name}’"  # a title keeps its marks, by which its row is found
    return last.subject or (name if " " in name else "") or noun_phrase(last.question) or topic(last.question)

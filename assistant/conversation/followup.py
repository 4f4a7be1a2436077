"""Makes a follow-up question one of its own: "En hoe contacteer ik die?" after a question about a helpdesk.

By rule, from the state that the earlier questions left; a question that stands alone comes back as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation.leaning import MORE, ONLY, OPENS, STRONG, is_follow_up
from assistant.conversation.phrases import article, asked_noun, noun_phrase, opening, stands_free, words_of
from assistant.conversation.pointing import Meant, written_out
from assistant.conversation.referents import SAYS, bracketed, meant, spoken, thing
from assistant.conversation.swapping import asked_again, topic
from assistant.conversation.turns import Turn
from assistant.conversation.verbs import is_copula, is_final_verb, is_verb
from assistant.question import read_question

_OF_THESE = re.compile(
    r"\b(?:(?:van|onder|tussen) (?:die|deze|hen)(?: (?:twee|drie|vier|vijf|zes|laatste))?|daarvan|ervan)\b",
    re.IGNORECASE,
)
_THESE = re.compile(
    r"\b(?:die|deze|ze|zij)(?: (?:twee|drie|vier|vijf|zes|steden|gemeenten|projecten))?\b", re.IGNORECASE
)
_ASKS_ONLY = re.compile(
    r"^(waarom|waardoor|waarvoor|waarmee|hoezo|hoe|hoelang|waar|wanneer|(?:vanaf |tot )?hoe (?:laat|lang|vaak)"
    r"|(?:tot|sinds|vanaf|tegen) wanneer|(?:met|door|voor|van|aan|bij) wie"
    r"|(?:in|om|onder|op|uit|voor|bij) welke? [a-z]+)(?: (?:dan|precies|juist|eigenlijk|eerst))*$",
    re.IGNORECASE,
)
_ABOUT_FIRST = re.compile(
    r"^(?:(?:terug naar|nog over|over|wat betreft|in verband met|en dan) )((?:[\w’'-]+ ?){1,6}), ?(.{8,})$|"
    r"^terug naar ((?:[\w’'-]+ ?){1,6}): ?(.{8,})$",
    re.IGNORECASE,
)
_FRONTED = re.compile(r"^(?:die|dat|deze|dit) ((?:\w+e )?[\w-]{4,}), (.{8,})$", re.IGNORECASE)


def resolved(question: str, turns: Sequence[Turn]) -> str:
    """The question with what it leans on written out; unchanged when it stands alone."""
    first = _ABOUT_FIRST.match(question.strip())
    if first and turns:
        return _about(first[1] or first[3], first[2] or first[4])
    if not is_follow_up(question, turns):
        return question
    last = turns[-1]
    body = OPENS.sub("", question.strip())
    chosen = (
        _narrowed(question, last)
        or _of_listed(body, last)
        or _asks_only(body, last)
        or _denied(body, last)
        or _fuller(body, turns)
    )
    if chosen:
        return chosen
    return asked_again(question, body, last) or _pointed(body, turns) or _completed(body, last) or question


def _pointed(body: str, turns: Sequence[Turn]) -> str:
    """The question with what its pronoun stands for; itself where it names a number or place and points at no other."""
    told = meant(body, turns)
    fronted = _FRONTED.match(body)
    if fronted:  # "Die opleiding, voor wie is die?"
        own = replace(told, thing=f"{article(fronted[1].split()[-1])} {fronted[1]}")
        written = written_out(fronted[2], own) or f"{fronted[2].rstrip(' ?')} ({fronted[1]})"
        return _completed(written, turns[-1]) or written
    inquiry = read_question(body)
    if not (inquiry.references or inquiry.places):
        return _asking_what(written_out(body, told))
    return body if inquiry.references or not STRONG.search(body) else ""


def _completed(body: str, last: Turn) -> str:
    """The question with what the last one was about in brackets, where no word of it can be replaced."""
    subject = topic(last.question) if SAYS.search(body) else bracketed(last)
    return f"{body.rstrip(' ?')} ({subject})?" if subject else ""


def _about(subject: str, rest: str) -> str:
    """ "terug naar Connect: welke minister gaat daarover?": what the question says itself that it is about."""
    name = subject.strip()
    return written_out(rest, Meant(name, name, f"bij {name}")) or f"{rest.rstrip(' ?')} ({name})?"


def _narrowed(question: str, last: Turn) -> str:
    """ "Alleen dat van Menen": the last question, for those only."""
    only = ONLY.match(question.strip())
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
        after = body[found.end() :].split() if found else []
        word = after[0].lower().rstrip("?. ") if after else ""
        noun = bool(word) and stands_free(word) and not is_final_verb(body.rstrip("?. "), word)
        if found and not (noun and put == names):
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
        name = spoken(last.subject) if last.subject and not last.subject[0].isdigit() else last.person
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
    about = thing("", turns[-1]) or turns[-1].subject if MORE.match(body.strip()) else ""
    return f"Wat houdt {about} in?" if about else ""


def _denied(body: str, last: Turn) -> str:
    """ "En welke niet?": the last question, denied."""
    if not re.match(r"^(?:welke?|wie|wat|waar)(?: \w+)?(?: er)? (?:niet|geen)$", body.rstrip("?. "), re.IGNORECASE):
        return ""
    words = words_of(last.question)
    verb = opening(words)
    return f"{' '.join([*words[: verb + 1], 'niet', *words[verb + 1 :]])}?" if verb and verb + 1 < len(words) else ""


def _asking_what(text: str) -> str:
    """ "Het telefoonnummer van Ceapire?" as a question: "Wat is het telefoonnummer van Ceapire?"."""
    first = text.partition(" ")[0].lower()
    return f"Wat is {text[:1].lower()}{text[1:]}" if first in ("het", "de") and len(text.split()) < 9 else text

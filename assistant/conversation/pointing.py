"""Writes out what a follow-up question points at: "Wie zit daarachter?" with "deDuider" is "Wie zit achter deDuider?".

Pronouns ("die", "ze", "haar telefoonnummer"), pronominal adverbs ("daarvan", "er … voor") and "daar". Rules of Dutch
only; what they stand for is told by the caller.
"""

import re
from dataclasses import dataclass

from assistant.conversation.phrases import PRONOUNS, article, is_plural, stands_free
from assistant.conversation.verbs import is_final_verb, is_verb, singular

_WITH = {"mee": "met", "toe": "tot", "af": "van", "naartoe": "naar", "heen": "naar"}
_PREP = (
    "van|voor|over|mee|bij|aan|in|op|uit|tegen|onder|naartoe|naar|door|achter|rond|toe|af|tussen|binnen|boven|omtrent"
)
_JOINED = re.compile(rf"\b(?:daar|er|hier)({_PREP})\b", re.IGNORECASE)
_SPLIT = re.compile(
    rf"\b(?:daar|er|hier)\b((?: [\w-]+){{0,4}}?) ({_PREP})\b(?= *$| (?:[a-z]+en|[a-z]*ge[a-z]+[dtn]|zijn)$)", re.I
)
_POSSESSIVE = re.compile(r"\b(zijn|haar|hun) ((?:eigen |[a-z]+e )?[a-z][\w-]{2,})", re.IGNORECASE)
_PERSONAL = re.compile(r"(?:\b([\w-]+) )?\b(hij|hem|hen|ze|zij|hun|haar)\b(?! zelf\w)", re.IGNORECASE)
_DEMONSTRATIVE = re.compile(r"(?:\b([\w-]+) )?\b(die|dat|deze|dit|het)\b(?: ([\w-]+))?", re.IGNORECASE)
_HOW_MUCH = re.compile(r"hoe (?:groot|lang|oud|ver|hoog|zwaar|duur)", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:de|het|een|welke|hoeveel|alle) (?:\w+e )?[\w-]+ (?:die|dat)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Meant:
    """What a question can point at: a thing, a person or organisation, and where; "" for none."""

    thing: str = ""
    person: str = ""
    where: str = ""


def written_out(body: str, meant: Meant) -> str:
    """The question with what it points at in the place of its pronoun; "" when it has none that can be replaced."""
    text = body.strip().rstrip("?. ")
    for replaced in (_adverb, _possessive, _personal, _demonstrative, _there):
        found = replaced(text, meant)
        if found:
            return found[:1].upper() + found[1:] + "?"
    return ""


def _adverb(text: str, meant: Meant) -> str:
    """ "daarvan", "er … voor": the preposition with the thing."""
    if not meant.thing:
        return ""
    joined = _JOINED.search(text)
    if joined:
        prep = _WITH.get(joined[1].lower(), joined[1].lower())
        return f"{text[: joined.start()]}{prep} {meant.thing}{text[joined.end() :]}"
    split = _SPLIT.search(text)
    after = text[split.end() :].strip().lower() if split else ""
    if split and after and after != "zijn" and not is_final_verb(text, after):
        return ""
    if split and not (split[0].lower().startswith("er") and split[2].lower() == "mee"):  # "wie doet er mee?"
        prep = _WITH.get(split[2].lower(), split[2].lower())
        return f"{text[: split.start()].rstrip()}{split[1]} {prep} {meant.thing}{text[split.end() :]}"
    return ""


def _possessive(text: str, meant: Meant) -> str:
    """ "hun telefoonnummer": "het telefoonnummer van CAW Limburg"."""
    for found in _POSSESSIVE.finditer(text):
        word = found[2].split()[-1].lower()
        verb = found[1].lower() == "zijn" and (word in PRONOUNS or not _before_noun(text[: found.start()]))
        if verb or not stands_free(word) or not meant.person or is_verb(word):
            continue
        return f"{text[: found.start()]}{article(word)} {found[2]} van {meant.person}{text[found.end() :]}"
    return ""


def _before_noun(before: str) -> bool:
    """Whether "zijn" after these words is "of his": after a preposition or a verb, or where the question begins."""
    last = before.split()[-1].lower() if before.split() else ""
    return not last or bool(re.fullmatch(_PREP, last)) or last in ("is", "was", "met", "en")


def _personal(text: str, meant: Meant) -> str:
    """ "Nemen ze casussen op?": "Neemt Ceapire casussen op?"."""
    found = _PERSONAL.search(text)
    if not found or not meant.person:
        return ""
    return _put(text, found, meant.person)


def _demonstrative(text: str, meant: Meant) -> str:
    """ "Wie voert dat uit?": "Wie voert het project uit?"; "die tool" only where the thing is called so."""
    if not meant.thing:
        return ""
    for found in _DEMONSTRATIVE.finditer(text):
        word, after = found[2].lower(), (found[3] or "").lower()
        if _RELATIVE.search(text[: found.end(2)]) or (word == "het" and after and not stands_free(after, noun=False)):
            continue
        final = not text[found.end() :].strip()
        alone = not after or not stands_free(after) or (final and is_final_verb(text, after))
        copula = (
            final and (found[1] or "").lower() in ("is", "was", "zijn", "blijft", "wordt") and word in ("dat", "dit")
        )
        nothing_after = final and not after and word in ("dat", "dit") and (found[1] or "").lower() in ("is", "was")
        if nothing_after:
            continue  # "tot wanneer is dat?" asks of what was said, not of a thing
        impersonal = (found[1] or "").lower() in ("gaat", "ging", "zit", "is") and not (after or _HOW_MUCH.match(text))
        if word == "het" and (impersonal or (found[1] or "").lower() in ("gaat", "ging")):
            continue
        if alone or copula:
            return _put(text, found, meant.thing)
        if after and re.search(rf"\b{re.escape(after)}\b", meant.thing, re.IGNORECASE):
            return f"{text[: found.start(2)]}{meant.thing}{text[found.end(3) :]}"
    return ""


def _there(text: str, meant: Meant) -> str:
    """ "wie is daar de partner?": "wie is in Lokeren de partner?"."""
    found = re.search(r"\b(?:daar|hier)\b", text, re.IGNORECASE)
    return f"{text[: found.start()]}{meant.where}{text[found.end() :]}" if found and meant.where else ""


def _put(text: str, found: re.Match[str], name: str) -> str:
    """The name in the place of the pronoun, the verb before it with one subject where the name is one."""
    before = found[1] or ""
    verb = before.lower()
    plural_verb = verb.endswith("en") or verb == "zijn"
    if before and plural_verb and found[2].lower() in ("ze", "zij", "die") and not is_plural(name):
        return f"{text[: found.start(1)]}{singular(verb)} {name}{text[found.end(2) :]}"
    return f"{text[: found.start(2)]}{name}{text[found.end(2) :]}"

"""Forms in which a question asks several things without joining questions: a topic before a colon, a scene that is set
first, two sides that one question is asked of. Gives the parts, each with what the form says once for all."""

import re

from assistant.computing.calculation import read_calculation

_SIDE = r"(?:de|het|een|die|dat|onze) [^,:;.?]{5,90}?"
_HEADED = re.compile(r"^(?P<head>[^:?.]{3,50}):\s+(?P<rest>.+)$")
_OF_SIDES = re.compile(
    rf"^(?P<asked>[^:?]{{8,120}}):\s*(?P<one>{_SIDE})\s+(?:en|plus|\+|&)\s+(?P<two>{_SIDE})\s*\?*$", re.I
)
_SCENE_OF_SIDES = re.compile(
    rf"^(?P<scene>[^:?.]{{8,160}}):\s*(?P<one>{_SIDE})\s+(?:en|plus|&)\s+(?P<two>{_SIDE})\.\s+(?P<asked>[^.?]+)\?*$",
    re.I,
)
_BOTH_OF = re.compile(
    r"^(?P<one>[^.?]+?)\s+(?:en|maar)\s+(?P<two>[^.?]+)\.\s+(?P<asked>[^.?]*?)\s*\b"
    r"(?:elk van (?:de |die )?(?:beide|twee)|van (?:de )?beide|telkens|allebei|respectievelijk"
    r"|elk|beide)\b(?P<after>[^.?]*)\?*$",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"\b(?:er|ook) (?:ook )?een\b|\been\b(?= (?:voor|van|in|bij|met|over|aan)\b)", re.IGNORECASE)
_THING = re.compile(r"\b(?:een|twee|de|het) ([\w-]{4,})", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"^(?:er (?:zijn|waren|bestaan|liepen|lopen) )?(?:de )?(?:twee|drie|beide) [\w-]+ (?:die )?", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:de|het|een|die|dat|onze)\s+", re.IGNORECASE)
_COMPARES = re.compile(
    r"\bverschil\w*|\bvergelijk\w*|\bmeer\b|\bminder\b|\bsamen\b|\btotaal\b|\b(?:meest|minst)e?\b", re.I
)
_ASKING = re.compile(r"\b(?:wie|wat|welke?|hoe\w*|waar\w*|wanneer)\b", re.IGNORECASE)
# What a calculation is asked to tell beside its result: no question of its own.
_TAIL = re.compile(
    r"^(?:(?:wat|hoeveel) (?:scheelt|verschilt)\b|hoeveel verschil\b|wat is het verschil\b|wat is (?:dan )?dat verschil"
    r"|(?:voor|aan|naar) (?:wie|wat) (?:is|was|gaat|ging|dient) (?:dat|het|die)\b|met hoeveel\b"
    r"|hoeveel (?:meer|minder)\b)",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"^hoeveel (?:schiet|bl(?:ijft|eef)|resteert)\b.*\bover\b|^hoeveel resteert\b", re.IGNORECASE)
_STATED = re.compile(r"\d ?miljoen|\d{1,3}(?:\.\d{3})+", re.IGNORECASE)


def formed(question: str) -> list[str]:
    """The parts of a question in one of these forms; none for another. Pure."""
    return _scene_of_sides(question) or _both_of(question) or _of_sides(question)


def headed(question: str) -> tuple[str, str]:
    """ "mediawijsheid: budget in 12.3 en welke stad …": the topic, and the rest; "" and the whole without a topic."""
    found = _HEADED.match(question)
    if not found or len(found["head"].split()) > 4 or _ASKING.search(found["head"]):
        return "", question
    return found["head"].strip(), found["rest"]


def is_tail(piece: str, first: str) -> bool:
    """Whether a piece only asks what the calculation of the first tells as well."""
    if _LEFT_OVER.search(piece):
        return bool(_STATED.search(first))
    return bool(_TAIL.search(piece) and read_calculation(first))


def _of_sides(question: str) -> list[str]:
    """ "wie werkt rond melk: de stad uit 2017 en de boerderij van nu?": the question asked of each side."""
    found = _OF_SIDES.match(question)
    if not found or not _ASKING.search(found["asked"]) or _COMPARES.search(found["asked"]):
        return []
    return [_which(found[side], found["asked"]) for side in ("one", "two")]


def _scene_of_sides(question: str) -> list[str]:
    """ "Twee partijen maken kaas: een stad uit het plan en een hoeve. Wie zijn dat?"."""
    found = _SCENE_OF_SIDES.match(question)
    if not found or _COMPARES.search(found["asked"]):
        return []
    scene = _HOW_MANY.sub("", found["scene"])
    return [_which(found[side], scene) for side in ("one", "two")]


def _which(side: str, about: str) -> str:
    return f"Welke {_ARTICLE.sub('', side.strip())} {about.strip()}?"


def _both_of(question: str) -> list[str]:
    """ "Er is een loket voor boeren en er is er een voor koks. Wie zit achter elk van beide?"."""
    found = _BOTH_OF.match(question)
    thing = _THING.search(found["one"]) if found else None
    if not found or not thing or not _ASKING.search(found["asked"]):
        return []
    asked = f"{found['asked']} {found['after']}".strip()
    second = _ONE_OF_THEM.sub(f"een {thing[1]}", found["two"], count=1)
    return [f"{asked} {_from_thing(side)}?" for side in (found["one"], second)]


def _from_thing(side: str) -> str:
    """ "Er bestaat een helpdesk voor ouders" is about "helpdesk voor ouders"."""
    found = _THING.search(side)
    return side[found.start(1) :].strip() if found else side.strip()

"""Whether a sentence gives a time another part than its source does: until for from, per month for per year, six weeks
for six sessions. That the figure itself stands there was looked up already.
"""

import re
from collections import defaultdict
from typing import Literal

from assistant.written.claims import Claim, claims_in
from index.analysis import fold

Role = Literal["start", "end", "plain"]
_END = re.compile(r"\b(?:tot(?: en met)?|t\.?e\.?m\.?|t/m|uiterlijk(?: op)?)\s(?:eind(?:e)?\s|begin\s|midden\s)?$")
_START = re.compile(r"\b(?:vanaf|sinds|met ingang van)\s(?:eind(?:e)?\s|begin\s|midden\s)?$")
_FROM = re.compile(r"\bvan\s(?:eind(?:e)?\s|begin\s)?$")
_AT = re.compile(r"\b(?:in|op)\s(?:het\s)?(?:eind(?:e)?\s|begin\s|(?:voor|na)jaar van\s)?$")
_STARTS = re.compile(r"\b(?:opgestart\w*|start\w*|begint|beginnen|begon\w*|begonnen|gaat in|ging\w* in|van start)\b")
_CLAUSE = re.compile(r"[.;()\n]|, ")
_UNIT_WORDS = {
    "uur": r"u|uur|uren",
    "minuut": r"minuut|minuten",
    "dag": r"dag|dagen",
    "week": r"week|weken",
    "maand": r"maand|maanden",
    "jaar": r"jaar|jaren",
}
_UNITS = {unit: re.compile(rf"^\s?(?:\w+e\s)?(?:{words})\b") for unit, words in _UNIT_WORDS.items()}
_EACH = {
    unit: re.compile(rf"\b(?:{adverb}|(?:per|elke?|iedere?|om de) (?:school|werk)?(?:{words})|op {unit}basis)\b")
    for unit, adverb, words in (
        ("uur", "uurlijks", "uur"),
        ("dag", "dagelijkse?", "dag"),
        ("week", "wekelijkse?", "week"),
        ("maand", "maandelijkse?", "maand"),
        ("jaar", "jaarlijkse?", "jaar"),
        ("eens", "eenmalige?", "(?!)"),
    )
}


def other_time(sentence: str, text: str, passage: str) -> str:
    """What time the sentence gives otherwise than its slices (`text`) or, where those tell none, the whole passage."""
    if any(_otherwise(claim, role, passage) for claim, role in _roles(sentence)):
        return "tot of vanaf"
    said = _how_often(sentence)
    if said and not said <= (_how_often(text) or _how_often(passage)):
        return "hoe vaak"
    lasting, there = _lasting(sentence), _lasting(passage)
    wrong = any(number in _numbers(passage) and (number, unit) not in there for number, unit in lasting)
    return "tijdseenheid" if wrong else ""


def _roles(text: str) -> list[tuple[Claim, Role]]:
    """Each date and year with whether something starts or ends there."""
    plain = fold(text) if len(fold(text)) == len(text) else text.lower()
    return [(claim, _role(plain, claim)) for claim in claims_in(text) if claim.kind in ("date", "year")]


def _role(text: str, claim: Claim) -> Role:
    before, after = text[: claim.start], text[claim.end :]
    if _END.search(before) or re.search(r"\d\s?[-–]\s?$", before):
        return "end"
    if _START.search(before) or re.match(r"\s?[-–]\s?(?:19|20)\d\d", after):
        return "start"
    if _FROM.search(before) and re.match(r"[^.;()]{0,30}\btot\b", after):
        return "start"
    clause = f"{_CLAUSE.split(before)[-1]} {_CLAUSE.split(after)[0]}"
    return "start" if _AT.search(before) and _STARTS.search(clause) else "plain"


def _otherwise(claim: Claim, role: Role, passage: str) -> bool:
    if role == "plain":
        return False
    there: dict[object, set[Role]] = defaultdict(set)
    for other, its in _roles(passage):
        for key in _keys(other):
            there[key].add(its)
    roles = there.get(_keys(claim)[0], set())
    return bool(roles) and role not in roles and "plain" not in roles


def _keys(claim: Claim) -> list[object]:
    """What a time may be looked up by: as written, and by its year."""
    year = claim.value[0] if claim.kind == "date" else claim.value
    return [claim.value, year] if claim.kind == "date" else [year]


def _how_often(text: str) -> set[str]:
    return {unit for unit, pattern in _EACH.items() if pattern.search(fold(text))}


def _lasting(text: str) -> set[tuple[object, str]]:
    """Numbers with the unit of time right after them."""
    found = set()
    for claim in claims_in(text):
        if claim.kind == "number":
            unit = re.sub(r"^[\d.,\s]+", "", claim.text) if claim.text[:1].isdigit() else ""  # "2 uur" is one claim
            rest = f"{unit}{text[claim.end : claim.end + 25]}".lower()
            found |= {(claim.value, name) for name, pattern in _UNITS.items() if pattern.match(rest)}
    return found


def _numbers(text: str) -> set[object]:
    return {claim.value for claim in claims_in(text) if claim.kind == "number"}

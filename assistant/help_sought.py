"""Questions of someone who needs help ("een leerling radicaliseert, wat nu?"), and sentences that say where help is.

Looks at words alone; what it tells weighs in the choice of sentences (`extract`) and adds whom to contact (`verbatim`).
"""

import re

from assistant.referral.words import ROLE

_ASKER = r"(?:ik|'k|we|wij|je|ge|gij|u|men|iemand|(?:een|de|onze|mijn) \w+)"
_ME = r"(?:ik|'k|we|wij|je|ge|gij)"
_SEEKS = re.compile(
    rf"\b(?:kan|kunnen|kun|kunt|moet|moeten|mag) {_ASKER}(?: \w+){{0,4}} terecht\b"
    r"|\bterecht ?(?:kan|kunnen)\b|\bte rade\b|\b(?:aan|klop\w*) ?\w*kloppen\b|\bklop(?:t|pen)? {_ASKER} .*\baan\b"
    r"|\bbij wie moe(?:t|ten) .*\bzijn\b|\btot wie\b.*\bwend\w*"
    r"|\bwie (?:kan|kunnen|wil|zou) (?:\w+ ){0,6}?(?:help\w*|bijsta\w*|ondersteun\w*|begeleid\w*|adviser\w*)\b"
    r"|\bwie (?:helpt|ondersteunt|begeleidt|adviseert) (?:mij|me|ons|je|u|hem|haar|hen|een|de)\b"
    rf"|\b(?:wie|iemand) (?:kan|kunnen|moet|mag) {_ASKER} .*\b(?:bellen|contacteren|mailen|inschakelen|raadplegen)\b"
    rf"|\bkan {_ASKER} .*\biemand (?:bellen|contacteren|mailen|spreken)\b"
    rf"|\bwaar (?:vind|vinden|krijg|krijgen|zoek|haal) {_ASKER} .*\b(?:hulp|steun|advies|raad|ondersteuning)\b"
    rf"|\bwat (?:moet|moeten|kan|kunnen|zou) {_ME} (?:[\w-]+ ){{0,5}}doen\b|\bwat doen? {_ME}\b|\bwat nu\b"
    rf"|\bhoe (?:ga|gaan|pak|pakken|reageer|reageren) {_ME}\b"
)
_SOMEONE = re.compile(rf"\b(?:mijn|m'n|onze|ons|een|die|deze) (?:\w+ )?{ROLE}\b")
_OFFERS = re.compile(
    r"\b(?:help|hulp|info|advies|opvoedings|luister|bel)(?:desk|lijn)\w*|\b(?:meld|aanspreek|contact|steun)punt\w*"
    r"|\bterecht\w*|\bter beschikking\b|\been beroep (?:op|doen)\b|\b(?:casus|dossier)\w*|\bdoorverwij\w+"
    r"|\bvragen (?:te )?beantwoord\w*|\bbeantwoord\w* .*\bvragen\b|\badvies\b|\bbegeleid\w+|\bondersteun\w+"
    r"|\bcontactgegevens\b|\bcontacteren\b|\bspreekuur\b",
    re.IGNORECASE,
)

_ASKING = frozenset(
    """terecht helpen helpt help hulp steun bellen contacteren mailen spreken doen moet kan wie wat aankloppen kloppen
    klop vind vinden zoek zoeken advies raad ge gij wilt kunt daarover daarmee hiermee nu""".split()
)
_ROLE = re.compile(ROLE)


def is_topic(word: str) -> bool:
    """Whether a folded word of such a question is what help is asked with, and not who asks or how."""
    return word not in _ASKING and not _ROLE.fullmatch(word)


def seeks_help(plain: str) -> bool:
    """Whether a folded question is of someone who asks where to turn, or what to do."""
    return bool(_SEEKS.search(plain))


def about_someone(plain: str) -> bool:
    """Whether a folded question tells of a certain person near the asker ("mijn zoon", "een leerling")."""
    return bool(_SOMEONE.search(plain))


def offers_help(text: str) -> bool:
    """Whether a sentence says that help is to be had, or how to reach it."""
    return bool(_OFFERS.search(text))

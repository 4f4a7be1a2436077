"""Whether a text tells the kind of thing that a question asks for: a reason, an outcome, a contact person, a unit.

Reads words only. A text that is about the same thing and does not tell this is no answer.
"""

import re
from collections.abc import Callable

from assistant.asked_kind import has_money, has_person
from corpus.places import places_in

_TELLS_WHY = re.compile(
    r"\b(?:omdat|doordat|zodat|wegens|gezien|aangezien|want|daarom|vanwege|dankzij|door|doorheen|om .{3,80} te"
    r"|ten gevolge|als gevolg|reden\w*|zodoende|opdat|doel\w*|gericht op|nood aan|met het oog op)\b",
    re.IGNORECASE | re.DOTALL,
)
_TELLS_OUTCOME = re.compile(
    r"\b(?:resulta\w+|bl(?:ijkt|eek|eken)|gebleken|conclu\w+|to(?:ont|onde|nen)|leidden?|leidt|geleid|opgeleverd"
    r"|stijging|daling|vastgesteld|stel\w* .*vast)\b",
    re.IGNORECASE,
)
_TELLS_LATER = re.compile(
    r"\b(?:volgend\w*|komende?|toekomst\w*|nieuwe?|tweede|derde|opnieuw|verder|later|nadien|vervolg\w*|jaarlijks\w*)\b",
    re.IGNORECASE,
)
_TELLS_OPINION = re.compile(
    r"\b(?:mening\w*|standpunt\w*|opinie\w*|visie\w*|vind(?:t|en)|acht(?:en)?|volgens|meent|menen|oorde\w+)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|half|halve|enkele)[ -](?:\w+ )?"
    r"(?:minuten|uur|uren|dag|dagen|week|weken|maand|maanden|jaar|jaren|schooljaar|sessies|keren)\b"
    r"|\btot\b|\bduur\w*|\bdag\w*|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d|\b(?:vanaf|sinds|permanent\w*)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\bin (weken|maanden|dagen|uren|jaren|procent|euro|kilometer|ton)\b", re.IGNORECASE)

# What a question asks for, whether a text tells it, and how the lack of it is said.
_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], bool], str], ...] = (
    (
        re.compile(r"\bwaarom\b|\bom welke reden\b|\bhoe komt het\b|\bwaardoor\b|\bwat is de reden\b", re.IGNORECASE),
        lambda text: bool(_TELLS_WHY.search(text)),
        "De reden daarvan staat niet in de bronnen.",
    ),
    (
        re.compile(
            r"\b(?:resulta(?:at|ten)|uitkomst\w*|conclusies?|bevindingen|uitslag|winnaars?|won|aan het licht)\b",
            re.IGNORECASE,
        ),
        lambda text: bool(_TELLS_OUTCOME.search(text)),
        "De uitkomst daarvan staat niet in de bronnen.",
    ),
    (
        re.compile(r"\bcontactperso\w+|\b(?:met|bij) naam\b|\bmet naam en toenaam\b", re.IGNORECASE),
        lambda text: has_person(_without_towns(text)),
        "Een naam daarvoor staat niet in de bronnen.",
    ),
    (
        re.compile(r"\b(?:de|het|een) (?:eerst)?(?:volgende|komende) ", re.IGNORECASE),
        lambda text: bool(_TELLS_LATER.search(text)),
        "Wat daarna komt, staat niet in de bronnen.",
    ),
    (
        re.compile(r"\b(?:mening|standpunt|opinie)\b|\bwat vind(?:t|en)?\b", re.IGNORECASE),
        lambda text: bool(_TELLS_OPINION.search(text)),
        "Een mening daarover staat niet in de bronnen.",
    ),
    (
        re.compile(r"\bhoe ?lang\b", re.IGNORECASE),
        lambda text: bool(_LASTS.search(text)),
        "Hoe lang dat duurt, staat niet in de bronnen.",
    ),
)
_COSTS = re.compile(r"\bkost(?:en|te)?\b|\bkostprijs\b|\btarief\b|\bprijs\b", re.IGNORECASE)
_PRICED = re.compile(r"\bgratis\b|\bkosteloos\b", re.IGNORECASE)


def _without_towns(text: str) -> str:
    """A text in which no town is left that is written like a person's name ("Stad Genk")."""
    for place in places_in(text):
        text = text.replace(place, " ")
    return text


def untold(question: str, text: str) -> str | None:
    """What a question asks for and a text does not tell, as a Dutch sentence; None where nothing is missing."""
    for asks, tells, lack in _KINDS:
        if asks.search(question) and not tells(text):
            return lack
    unit = _UNIT.search(question)
    if unit and unit[1][:-2].lower() not in text.lower():
        return f"Hoeveel dat in {unit[1].lower()} is, staat niet in de bronnen."
    return None


def unpriced(question: str, text: str) -> bool:
    """Whether a question asks what something costs and a text states no price."""
    return bool(_COSTS.search(question)) and not (has_money(text) or _PRICED.search(text))

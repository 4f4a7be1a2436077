"""Whether a question asks after a private person: their private life, whether they are suspect, who they are."""

import re

from assistant.referral.words import ROLE, compiled
from corpus.places import municipalities
from index.analysis import fold

# Private life. A full name or a title was made "@" before .
_X = r"(?:@|hij)"
_NO_NAME = r"(?:de|het|dit|dat|een|deze|die|men|uw|onze|ons|je|er|ik|zij|ze)\b"
_ATTRIBUTE = (
    r"(?:geloof|godsdienst|religie|afkomst|nationaliteit|geaardheid|ziekte|loon|salaris|wedde|inkomen|vermogen"
    r"|leeftijd|verjaardag|priveleven|hobby'?s)"
)
_RELATION = r"(?:vrouw|man|echtgenote?|partner|vriend|vriendin|kind|kinderen|zoon|dochter|ouders|familie|lief)"
PRIVATE = compiled(
    # whoever it is
    r"\bwaar woont\b(?! de (?:doelgroep|bevolking|meerderheid))",
    r"\bwaar wonen (?:ze|zij|hun|die|de (?:ouders|familie) van)\b",
    r"\b(?:thuis|woon|huis|prive)-?adres\b|\bwoonplaats van\b|\bprive-?(?:nummer|mail\w*|telefoon\w*|gsm\w*)\b",
    r"thuisnummer\b|nummer thuis\b|\b(?:geboortedatum|geboorteplaats) van\b",
    rf"\bhoe oud (?:is|was|wordt) (?!{_NO_NAME})[\w'-]+|^(?:is|was) .*\b(?:getrouwd|gehuwd|gescheiden)\b",
    # a named or titled person
    rf"\bhoe oud (?:is|was|wordt) {_X}|@.* hoe oud is ze\b|\bwoont {_X}|{_X} (?:in welk jaar |waar )?geboren\b",
    rf"\bverdient {_X}|\bstemt {_X}",
    rf"\b{_RELATION} van {_X}|\b{_ATTRIBUTE} (?:van|heeft) {_X}|\bmet wie is {_X}.*\b(?:samen|getrouwd)\b",
    rf"\b(?:is|was) {_X} .*\b(?:getrouwd|vrijgezel|zwanger|ziek|homo|lesbisch|hetero|moslim|joods|gelovig)\b",
    rf"\bheeft {_X} .*\b(?:kinderen|lief|vriend|vriendin|vrouw|huisdier)\b|\bgevangenis (?:zit|zat) {_X}",
)
SUSPICION = re.compile(
    r"^(?:is|was|wordt|staat|zit|heeft|werd) (?:(?!over\b)\S+ ){0,4}(?:geradicaliseerd"
    r"|terrorist|extremist|jihadist|salafist|gevaarlijk"
    r"|verdachte?|radicaal|moslim|in de (?:dynamische )?(?:databank|gevangenis)|op (?:de|een) (?:\w+)?lijst|gevolgd"
    r"|opgevolgd|opgepakt|geseind|strafblad|veroordeeld|dossier)\b"
)
ACQUAINTANCE = re.compile(rf"\b(?:mijn|m'n|mijne|onze|ons|die|diene|deze|zijn|haar|{_RELATION} van) (?:{ROLE}|@)\b")

# Who the persons of concern are.
_PERSONS = (
    r"(?:personen|mensen|jongeren|leerlingen|studenten|burgers|inwoners|geradicaliseerden?|syrie(?:strijders?|gangers?)"
    r"|(?:teruggekeerde|terug)\w*|gedetineerden|verdachten|strijders|extremisten|gezinnen)"
)
_STATE = (
    r"(?:vertrokken|vertrok|teruggekeerd|teruggekomen|opgevolgd|gevolgd|geseind|geradicaliseerd|radicaal|veroordeeld"
    r"|verdacht|opgepakt|in de databank|op de \w*lijst)"
)
NAMES_ASKED = re.compile(
    rf"^(?!.*\bproject)(?:.*\b(?:namen|naam|identiteit|heten)\b.*\b{_PERSONS}\b"
    rf"|.*\b{_PERSONS}\b.*\b(?:bij naam|hun namen|hun naam|heten)\b)"
)
PERSONS_HERE = re.compile(rf"\b(?:welke|noem)\b.*\b{_PERSONS}\b.*\b{_STATE}\b|^wie\b.*\b{_STATE}\b")
HERE = re.compile(r"\b(?:mijn|onze|ons|deze) (?:straat|school|klas|buurt|gemeente|stad|dorp|wijk|club|moskee)\b")

# Names and titles as they are written: not folded.
_PARTICLE = r"(?:(?:de|den|der|van|el|al|ben|De|Den|Van|El|Al|Ben) )*"
FULL_NAME = re.compile(rf"(?<![\w’'-])[A-Z][\w’'-]+ {_PARTICLE}[A-Z][\w’'-]+")
TITLE = re.compile(
    r"\b(?:(?:de|mijn|onze) )?(?:[Vv]laamse? )?(?:[Mm]inister|[Bb]urgemeester|[Ss]chepen|[Ww]oordvoer\w+"
    r"|[Dd]irect(?:eur|rice)|[Mm]evrouw|[Mm]evr\.?|[Mm]eneer|[Dd]hr\.?|de heer)(?: (?:@|[A-Z][\w’'-]+))*"
)
CAPITALISED = re.compile(r"(?<=\s)[A-Z][\w’'-]+")
ORGANISATION = re.compile(
    r"\b(?:caw|ocad|vvsg|agii|vdab|ocmw|livc\w*|netwerk|agentschap|vereniging|team|stad|gemeente|vlaams\w*|vlaanderen|belgie"
    r"|project|actie|vzw|parlement|regering|universiteit|centrum|federale?|islam\w*)\b|(?:isme|atie)$"
)
_OPENINGS = frozenset(
    ("is", "was", "heeft", "had", "staat", "zit", "wordt", "werd", "woont", "kan", "gaat", "verdient", "en", "maar")
)


def asks_after_person(sentence: str, plain: str) -> bool:
    """The private life of a person, whether a certain person is suspect, or who the persons of concern are."""
    marked = _persons_marked(sentence)
    if any(pattern.search(marked) for pattern in PRIVATE) or NAMES_ASKED.search(plain):
        return True
    names = _names(sentence)
    if PERSONS_HERE.search(plain) and (names or HERE.search(plain)):
        return True
    known = {fold(name) for name in municipalities()}
    accused = "@" in marked or ACQUAINTANCE.search(marked) or any(fold(name) not in known for name in names)
    return bool(accused and SUSPICION.search(marked))


def _persons_marked(sentence: str) -> str:
    """The folded sentence with "@" for each full name and title, so that patterns can say where a person stands."""
    text = sentence.replace("@", " ")
    opening, space, rest = text.partition(" ")  # the capital of the first word says nothing
    if not FULL_NAME.match(text) or fold(opening) in _OPENINGS:
        text = opening + space + FULL_NAME.sub(_mark, rest)
    else:
        text = FULL_NAME.sub(_mark, text)
    return " ".join(fold(TITLE.sub("@", text)).split())


def _mark(found: re.Match[str]) -> str:
    return found[0] if ORGANISATION.search(fold(found[0])) else "@"


def _names(sentence: str) -> list[str]:
    """Capitalised words after the first that are no organisation's."""
    return [name for name in CAPITALISED.findall(sentence) if not ORGANISATION.search(fold(name))]

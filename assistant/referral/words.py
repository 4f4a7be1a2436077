"""Dutch words that the three reasons of a referral share, as parts of patterns over a folded sentence.

"Folded" is lower case without accents. Flemish forms stand beside the standard ones: "ge", "gij", "nen bom", "ne gast".
"""

import re


def compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


def words_up_to(count: int, *, but: str = "") -> str:
    """Up to so many words in between, none of which opens another clause."""
    stop = "dat|als|die|wie" + (f"|{but}" if but else "")
    return rf"(?:(?!(?:{stop})\b)[\w'-]+ ){{0,{count}}}"


# Who speaks, and of whom.
I_OR_YOU = r"(?:ik|'k|je|jij|ge|gij|we|wij|u|men)"
A_OR_THE = r"(?:een|'n|nen|ne|de|den|het|'t|zijn|zijne|haar|hun|mijn|onze)"
ROLE = (
    r"(?:man|vrouw|jongen|meisje|gast|kerel|vent|zot|leerling|jongere|student|collega|buurman|buurvrouw|zoon|dochter"
    r"|broer|zus|neef|nicht|vriend|vriendin|ex|vader|moeder|partner|persoon|klasgenoot|kind|lief|client|werknemer)"
)
SOMEONE = re.compile(
    rf"\b(?:ik|'k|hij|zij|ze|iemand|mijn|m'n|mijne|onze|{A_OR_THE} (?:\w+ )?{ROLE}|(?:die|diene|deze) {ROLE})\b"
)
VICTIM = r"(?:mij|me|ons|hem|haar|hen|iemand|iedereen|mensen|zichzelf|zich|(?:mijn|zijn|haar|hun|de|een) \w+)"

WAR = r"(?:syrie|irak|strijd|kalifaat|oorlog)"

# What the asker wants to prevent is no wish to do it: "Hoe herken je iemand die een bom wil maken?"
PREVENTS = re.compile(
    r"\b(?:voorkom\w*|verhinder\w*|vermijd\w*|tegengaan|tegengegaan|tegenhoud\w*|stop|stoppen|stopt|herken\w*"
    r"|bescherm\w*|beveilig\w*|bestrijd\w*|bestreden|meld|melden|meldt|aangeven|aangifte|reageer\w*|reageren|omgaan"
    r"|ga (?:ik|je|ge|we) om|ingrijpen|grijp\w* .*\bin|aanpak\w*|pak\w* .*\baan|signaleer\w*|signaleren|opspor\w*"
    r"|waarschuw\w*|begeleid\w*|deradicaliseer\w*|deradicaliseren|praat|praten|help (?:ik|je|ge|we)|helpen|afhouden"
    r"|weerhouden|ontraden|opvang\w*|tegenverha\w+|tegenspraak|volgens het \w*plan)\b"
)

WEAPON = (
    r"(?:[a-z]*bom(?:men|gordels?|pakket)?|molotov[\w-]*|explosie(?:f|ven)|springstof\w*|granaat|granaten"
    r"|(?:vuur|steek|slag|nep)?wapens?|pistool|pistolen|geweer|geweren|kalasj?ni[ck]ov\w*|revolvers?|kogels|munitie"
    r"|mes|messen|bijl|machete|gif|gifgas|zenuwgas|napalm|dynamiet|semtex|tnt|buskruit|ricine|sarin)"
)

"""Whether a question tells of danger of this moment: violence, a threat, a bomb, someone who speaks of suicide."""

import re

from assistant.referral.words import A_OR_THE, PREVENTS, ROLE, SOMEONE, VICTIM, WAR, WEAPON, compiled, words_up_to

# A certain person is about to do something: someone, an intent and an act in one sentence.
INTENT = re.compile(
    r"\b(?:ga|gaat|gaan|wil|wilt|willen|zal|zullen|dreig|dreigt|dreigen|plan|plant|plannen|van plan|beraamt|bereidt"
    r"|steekt|schiet|slaat|komt|seffens|subiet|straks|vanavond|vannacht|morgen)\b"
)
VIOLENT_ACT = re.compile(
    r"\baanslag (?:te )?(?:\w+ ){0,2}(?:plegen|pleegt|beramen|uitvoeren|doen)\b"
    rf"|\b(?:plant?|pleegt?|beraamt|bereidt) {words_up_to(4)}aanslag\b"
    r"|\b(?:neer|dood|kapot) ?(?:te )?(?:steken|schieten|slaan|maken|doen)\b"
    rf"|\b(?:steekt|schiet|slaat) (?:\w+ )?{VICTIM} (?:neer|dood|kapot)\b"
    rf"|\bvermoord(?:en)?\b|\b{VICTIM} (?:te )?doden\b|\biets (?:gaat |wil |zal )?aan ?(?:te )?doen\b"
    r"|\bop ?(?:te )?blazen\b|\bin brand (?:\w+ )?(?:te )?steken\b"
    rf"|\b{VICTIM} (?:\w+ )?(?:aan te vallen|aanvallen|steken)\b|\bgaat schieten\b|\bschieten$"
    r"|\b(?:onthoofden|afslachten|afmaken|afknallen|uitmoorden|wurgen|doodrijden|omverrijden)\b"
)

# Suicide, of the asker or of someone near.
SUICIDE = re.compile(r"\b(?:zelfmoord|zelfdoding)\b")
SUICIDE_WISH = re.compile(
    r"\b(?:pleeg|pleegt|plegen|denk|denkt|dreigt|dreigen|praat|spreekt|sprak|wil"
    r"|overweeg\w*|poging|gaat|over zelf\w+)\b"
)
DESPAIR = re.compile(
    r"\bwil(?:t|len)? (?:echt )?(?:niet (?:meer|langer) (?:verder )?leven|dood\b(?! ?maken))"
    r"|\bniet (?:meer|langer) wil(?:t|len)? leven\b|\bdood ?wil(?:t|len)?\b|\buit het leven (?:\w+ ){0,2}stap\w*"
    r"|\ber (?:zelf |nu )?een einde? aan (?:\w+ )?mak\w*|\bvoor (?:de|een) trein (?:\w+ )?(?:gooi|spring|werp)\w*"
    r"|\bvan (?:de|een|het) (?:brug|dak|balkon) (?:\w+ )?spring\w*"
    r"|\b(?:mij|me|mezelf|mijzelf|zich|zichzelf) (?:\w+ ){0,2}(?:van kant|verhangen|ophangen|(?:iets aan|te kort) ?"
    r"(?:te )?doen)\b|\b(?:mezelf|mijzelf|zichzelf) (?:\w+ )?(?:doden|snijden|pijn)\b"
    r"|\bhoe\b.*\bpleeg (?:ik|je|ge|men) zelf(?:moord|doding)\b|\bafscheidsbrief\b"
)

_JUST_NOW = (
    r"(?:nu|net|juist|zojuist|zonet|daarnet|daarjuist|vandaag|vanavond|vannacht|straks|seffens|subiet|momenteel|morgen)"
)
_ARMED = r"gewapende? (?:man|mannen|persoon|dader|gast|jongen|jongere|leerling)"
_STANDS = r"(?:staat|loopt|zit|hangt|zwaait|rondloopt|rond|komt|dreigt|bedreigt|bedreigen|binnen|vechten|bezig)"
DANGER = compiled(
    # someone stands there armed; there lies a bomb; a fire
    rf"\b{_STANDS}\b.*\bmet (?:{A_OR_THE} )?(?:\w+ )?{WEAPON}\b",
    rf"\b(?:hij|zij|ze|iemand|{ROLE}) (?:\w+ )?(?:heeft|draagt|trekt|trok|pakt) "
    rf"(?:\w+ ){{0,2}}{A_OR_THE} (?:\w+ )?{WEAPON}\b",
    rf"\b(?:hier|daar|ons|onze|mijn) .*\b(?:heeft|draagt) {A_OR_THE} {WEAPON} (?:bij|mee)\b",
    r"\ber (?:ligt|liggen|hangt|staat) (?:\w+ ){0,3}(?:bom|bommen|bompakket|pakket|explosief|granaat)\b",
    r"\been bom (?:[\w'-]+ )+ligt\b",
    r"\b(?:we|ik|wij|onze \w+) (?:kregen|kreeg|krijgen|krijg|hebben|heeft|heb)\b.*\bbom(?:melding|alarm|dreiging)\b",
    rf"\b{_ARMED}\b.*\b(?:{_STANDS}|hier|nu)\b|\b{_STANDS}\b.*\b{_ARMED}\b",
    r"\ber is (?:nu |net |zonet )?brand\b.*\b(?:binnen|mensen|gesticht)\b",
    # violence that goes on, or that just happened
    r"\b(?:er|hier|daar) wordt (?:\w+ ){0,2}(?:geschoten|gevochten|gestoken|geslagen)\b",
    r"\bik hoor (?:\w+ )?(?:schoten|geweerschoten|knallen)\b",
    r"\baan het (?:vechten|schieten|steken|slaan|achtervolgen|aanvallen|bedreigen)\b",
    r"\b(?:schietpartij|vechtpartij|gijzeling|steekpartij|aanslag)\b.*\b(?:bezig|aan de gang)\b",
    rf"\b{_JUST_NOW}\b.*\b(?:aangevallen|neergestoken|neergeschoten|doodgeschoten|vermoord|ontvoerd)\b",
    rf"\b(?:slaat|slaan|stampt|stampen|steekt|steken) {VICTIM} (?:dood|neer|in elkaar)\b",
    r"\b(?:slaat|mishandelt|wurgt) (?:mij|me)\b|\bmijn \w+ (?:is|werd) (?:\w+ )?(?:ontvoerd|gegijzeld|neergestoken)\b",
    r"\b(?:heeft|hebben|is|zijn) (?:mijn|ons|onze) \w+ (?:\w+ )?(?:ontvoerd|gegijzeld|neergestoken)\b",
    # threatened, followed
    r"\bik (?:word|werd|ben)\b.*\b(?:bedreigd|achtervolgd|aangevallen|gestalkt|gevolgd door)\b",
    r"\b(?:bedreigt|bedreigen|achtervolgt|achtervolgen|stalkt) (?:mij|me)\b|\b(?:mij|me)\b.*\bmet de dood\b",
    r"\b(?:mij|me|ik)\b.*\bdoodsbedreiging\w* (?:\w+ )?(?:gestuurd|gekregen|gehad|ontvangen)\b",
    # who calls it so, and who leaves to fight
    r"\bnoodgeval\b|\bacuut gevaar\b|\blevensgevaar\b",
    r"\b(?:ik|we|wij|mijn \w+|ons \w+)\b.*\b(?:ben|zijn|is|verkeert) (?:\w+ )?in gevaar\b",
    rf"\b(?:vertrekt|vertrek|vertrokken|onderweg)\b.*\b{_JUST_NOW}\b.*\b(?:{WAR}|vechten)\b",
    r"\bvertrokken om te (?:gaan )?(?:vechten|strijden)\b",
    rf"\b(?:onderweg|op weg|op de (?:bus|trein|vlucht)|vertrokken|luchthaven)\b.*\bvechten\b.*\b{WAR}\b",
)


_ASKS = re.compile(r"^(?:en |maar )?(?:hoe|wat|welke?|wie|waar|wanneer|kan|kunnen|mag|moet|is er|zijn er)\b")


def despairs(plain: str) -> bool:
    """Someone speaks of ending their own life, or of a person near them who does."""
    spoken = SUICIDE.search(plain) and SOMEONE.search(plain) and SUICIDE_WISH.search(plain)
    return bool(DESPAIR.search(plain) or spoken)


def is_danger(plain: str) -> bool:
    """Something happens now, or a certain person is about to do it; not how to prevent or recognise it."""
    if any(pattern.search(plain) for pattern in DANGER):
        return True
    about_to = SOMEONE.search(plain) and INTENT.search(plain) and VIOLENT_ACT.search(plain)
    return bool(about_to) and not (_ASKS.search(plain) and PREVENTS.search(plain))

"""Questions that are not ours to answer: acute danger, a wish to harm, a private person. They get a fixed Dutch text."""

import re
from typing import Literal

from index.analysis import fold

Reason = Literal["danger", "harm", "person"]

TEXTS: dict[Reason, str] = {
    "danger": (
        "Is er nu gevaar, voor uzelf of voor iemand anders? Bel meteen 112 (dringende hulp) of 101 (politie). "
        "Vraagbaak is geen noodlijn en beantwoordt deze vraag niet. Denkt u aan zelfdoding, bel dan gratis en anoniem 1813 (Zelfmoordlijn)."
    ),
    "harm": (
        "Hierbij helpt Vraagbaak niet. Vraagbaak beantwoordt alleen vragen over het Vlaamse beleid rond preventie van gewelddadige "
        "radicalisering en polarisering. Weet u van plannen om iemand iets aan te doen? Bel 101 (politie), of 112 bij direct gevaar."
    ),
    "person": (
        "Vraagbaak beantwoordt geen vragen over het privéleven van personen en geeft geen namen van betrokkenen: zulke gegevens staan niet in de bronnen. "
        "Maakt u zich zorgen over iemand? Neem contact op met uw gemeente, een CAW of de politie (101; bij direct gevaar 112)."
    ),
}

_DANGER = re.compile(
    r"\b(?:nu|vandaag|vanavond|straks|net|momenteel|op dit moment|zo dadelijk)\b.*\b(?:aanslag|schieten|neersteken|mes|wapen|bom|vermoord\w*|aanvallen|doodmaken|dreigt|bedreigt)\b"
    r"|\b(?:staat|loopt|zit|is)\b.*\b(?:met een (?:mes|wapen|geweer|bom|pistool))\b|\bgaat (?:iemand|mij|mensen|ons|hem|haar|zich(?:zelf)?)\b.*\b(?:vermoorden|doden|doodschieten|neersteken|opblazen|aanvallen|iets aandoen)\b"
    r"|\b(?:ik|hij|zij|ze)\b.*\b(?:zelfmoord|zelfdoding|mezelf (?:doden|iets aandoen)|wil niet meer leven|wil dood)\b|\bik word (?:nu )?(?:bedreigd|aangevallen|achtervolgd)\b|\bwil (?:een )?(?:aanslag|bomaanslag) plegen\b"
    r"|\bwordt (?:er )?nu\b.*\b(?:geschoten|gevochten|aangevallen)\b|\bnoodgeval\b|\bacuut gevaar\b"
)
_WEAPON = r"(?:bom\w*|\w*bom(?:men)?|molotov\w*|explosie\w*|springstof\w*|granaat|granaten|wapens?|vuurwapens?|gif|gifgas|mes(?:sen)?|vuurwerk\w*|napalm|rookbom\w*|pistool|kogels?|zuurbom\w*|dynamiet|semtex|tnt|buskruit|ricine|sarin|brandbom\w*)"
_HARM = re.compile(
    rf"\b(?:hoe|waar|waarmee|recept\w*|handleiding|stappenplan|instructies?|tips?|help)\b.*\b(?:maak|maken|maakt|bouw\w*|koop|kopen|vind|geraak aan|kom ik aan|krijg ik|knutsel\w*|fabriceer\w*|produceer\w*|brouw\w*|mix\w*|bestel\w*)\b.*\b{_WEAPON}\b"
    rf"|\b(?:hoe|waar)\b.*\b{_WEAPON}\b.*\b(?:maken|bouwen|kopen|krijgen|vinden|fabriceren|bestellen|in elkaar)\b|\b(?:maak|bouw|bestel|koop)\b.*\b{_WEAPON}\b|\b{_WEAPON}\b (?:maken|bouwen|kopen)\b"
    r"|\bhoe\b.*\b(?:pleeg|plegen|bereid|bereiden|organiseer|organiseren|plan)\b.*\b(?:aanslag\w*|moord|geweld|overval)\b|\b(?:hoe|kan)\b.*\b(?:vermoord\w*|iemand (?:doden|pijn|iets aan)|vergiftig\w*|doodmaken|doden|neerschieten|saboteren|saboteer)\b"
    r"|\bhoe\b.*\b(?:ronsel\w*|radicaliseer|radicaliseren) (?:ik|we|je|jongeren|mensen|iemand|anderen)\b|\bhoe (?:kan|moet|ronsel|overtuig) ik\b.*\b(?:ronselen|radicaliseren|aansluiten bij (?:is|een terro\w*)|overhalen\b.*\bgeweld)\b|\bhoe sluit ik (?:me|mij) aan bij\b"
    r"|\b(?:hack\w*|kraak\w*|kraken|inbrek\w*|inbreken|phish\w*|ddos)\b|\bongemerkt binnen\b|\b(?:omzeil\w*|ontwijk\w*|ontsnap\w*)\b.*\b(?:politie|controle|toezicht|ocad|veiligheidsdienst\w*|detectie|screening)\b"
    r"|\b(?:haatbericht\w*|haatboodschap\w*|propaganda|dreigbrief|dreigmail|pamflet)\b.*\b(?:schrijf|schrijven|maak|maken|opstellen|verspreid\w*)\b|\b(?:schrijf|maak|stel)\b.*\b(?:haatbericht|haatboodschap|propaganda|dreigbrief|dreigmail|oproep tot geweld)\b"
)
_PRIVATE = re.compile(
    r"\bwaar wo+n\w*\b|\bthuisadres\b|\bwoonadres\b|\bwoonplaats van\b|\bpriv[eé]?(?:nummer|adres|leven|gegevens|telefoon\w*|mail\w*)\b|\bgetrouwd\b|\bhoe oud\b|\bleeftijd van [A-Z]|\bgeboren\b|\bgeboortedatum\b"
    r"|\bstrafblad\b|\bverdienen?\b|\bsalaris\b|\bloon van\b|\bgeloof van\b|\b(?:godsdienst|afkomst|nationaliteit|religie) van (?:de heer|mevrouw|minister|[a-z]+ [a-z]+)\b|\bvrouw van\b|\bman van\b|\bkinderen van (?:de )?(?:minister|heer|mevrouw)\b|\bzie(?:k|kte) van\b"
)
_NAMES = re.compile(
    r"\b(?:welke|geef|noem|wie (?:zijn|is|zijn de)|ik wil|lijst|namen?)\b.*\b(?:namen?|personen|jongeren|leerlingen|burgers|inwoners|geradicaliseerden|syriestrijders|syriegangers|teruggekeerden|terugkeerders|gedetineerden|verdachten)\b.*\b(?:namen?|heten|vertrokken|vertrok|opgevolgd|geseind|woont|wonen|radicaal|geradicaliseerd|op de lijst|in de databank|verdacht\w*)\b"
)
_SUSPECT = re.compile(
    r"\bis (?!er\b|het\b|de\b|dit\b|dat\b|een\b)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* (?:een )?(?:geradicaliseerd\w*|terrorist|extremist|gevaarlijk|jihadist|moslim|salafist|verdacht\w*|radicaal)\b"
)


def referral(question: str) -> Reason | None:
    """Why a question is referred rather than answered, or None. Judges its words alone."""
    plain = fold(question)
    if _HARM.search(plain):
        return "harm"
    if _DANGER.search(plain):
        return "danger"
    if _PRIVATE.search(plain) or _NAMES.search(plain) or _SUSPECT.search(question):
        return "person"
    return None

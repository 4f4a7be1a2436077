"""Whether a question asks for help with harm: arms, attacks, recruiting, breaking in, hate, staying out of sight."""

import re

from assistant.referral.words import I_OR_YOU, PREVENTS, WAR, WEAPON, compiled, words_up_to

UNSEEN = re.compile(r"\b(?:zonder|ongemerkt|stiekem|onopgemerkt|nooit)\b")  # "… zonder dat de politie het herkent"
_MAKE = (
    r"(?:maak|maakt|maken|bouw|bouwt|bouwen|koop|koopt|kopen|fabriceer|fabriceren|knutsel\w*|brouw\w*|mix|mixen"
    r"|bestel|bestellen|produceer|produceren|verkrijg\w*|smokkel\w*|vind (?:ik|je|ge)"
    r"|(?:kom|komt|geraak|geraakt|raak) (?:ik|je|ge|gij|we) (?:\w+ )?aan)"
)
_MADE = (
    r"(?:maken|bouwen|kopen|fabriceren|knutselen|brouwen|bestellen|produceren|verkrijgen|smokkelen|vinden|krijgen"
    r"|in elkaar (?:steken|zetten|knutselen)|ineensteken|samenstellen)"
)
_OBJECT = words_up_to(4, but="over|rond|tegen|van|voor|met|melding|informatie|cijfers")
_HOW = r"(?:hoe|waar|waarmee|ik wil|kan|kun|kunt|kunnen|mag|leg\b.*\buit|geef|toon|leer|help|wat heb \w+ nodig)"

# Harm to people and things.
_KILL_I = (
    r"(?:dood|vermoord|vergiftig|saboteer|wurg|onthoofd|bedreig|stalk|intimideer|chanteer|ontvoer|gijzel|mishandel)t?"
)
_KILL = (
    r"(?:doden|vermoorden|vergiftigen|saboteren|wurgen|onthoofden|bedreigen|stalken|intimideren|chanteren|ontvoeren"
    r"|gijzelen|mishandelen|neersteken|neerschieten|doodschieten|doodsteken|doodslaan|opblazen|doodmaken"
    r"|in elkaar slaan|in brand steken)"
)
_COMMUNITY = (
    r"(?:joden|moslims?|zwarten|homo\w*|vluchtelingen|migranten|vreemdelingen|buitenlanders|asielzoekers|christenen"
    r"|transgenders|gaskamers)"
)
_HATE = (
    r"(?:haat(?:bericht|boodschap|mail|campagne|filmpje|toespraak|brief|post)\w*|[\w-]*propaganda\w*"
    r"|dreig(?:brief|mail|bericht)\w*|doodsbedreiging\w*|oproep tot (?:geweld|haat)"
    rf"|pamflet\w* .*(?:tegen {_COMMUNITY}|tot (?:geweld|haat))|(?:grap|grappen|mop|moppen) over {_COMMUNITY})"
)
_LIE = rf"(?:nepnieuws\w*|fake news|complottheorie|(?:wervings|rekruterings)\w+|leugens? over {_COMMUNITY})"
_EXTREMISTS = (
    r"(?:is|isis|islamitische staat|al[- ]qaida|kalifaat|jihad\w*|terro\w+|(?:extre\w+|gewelddadige|gewapende"
    r"|\w*rechtse) (?:groep\w*|organisatie|militie|beweging|strijd)|militie|de strijd|strijd|neonazi\w*)"
)
_WON_FOR = rf"(?:{_EXTREMISTS}|vechten|geweld te)"
_HACKED = r"(?:hacken|kraken|inbreken|platleggen|binnendringen|phishen|ddossen)"
_AUTHORITY = (
    r"(?:politie|ocad|staatsveiligheid|\w*diensten?|toezicht|controles?|gerecht|detectie|screening|moderatie|justitie)"
)
_CAN_I = rf"(?:kan|kunt?|kunnen|moet|zou|wil) {I_OR_YOU}"
HARM = compiled(
    # making or getting arms
    rf"\b{_HOW}\b.*\b{_MAKE} {_OBJECT}{WEAPON}\b|^{_MAKE} {_OBJECT}{WEAPON}\b",
    rf"\b{I_OR_YOU}\b {words_up_to(3)}{_OBJECT}{WEAPON} (?:\w+ ){{0,4}}{_MADE}\b",
    rf"\b{_HOW}\b.*\b{I_OR_YOU} {_OBJECT}{WEAPON} (?:maakt|bouwt|koopt)\b",
    rf"\bom {_OBJECT}{WEAPON} te (?:maken|bouwen|kopen)\b",
    rf"\b(?:recept\w*|ingredient\w*|bouwplan|handleiding|instructies?|stappenplan)\b"
    rf".*\b(?:voor|van|om) {_OBJECT}{WEAPON}\b",
    rf"\b(?:ingredient\w*|chemical\w*|nodig)\b.*\b(?:voor|om) {_OBJECT}{WEAPON}\b",
    r"\baan wapens te\b|\bwelk gif\b|\bleren schieten\b|\bleer (?:ik|mij|me) schieten\b",
    r"\bvalse? (?:paspoort|identiteitskaart|papieren|identiteit) (?:kopen|maken|krijgen|bestellen)\b",
    # an attack, hurting someone
    rf"\b(?:pleeg|plan|bereid|organiseer|beraam)t? {I_OR_YOU}\b.*aanslag",
    rf"\b{_HOW}\b.*\b{I_OR_YOU}\b.*(?<!op een )(?<!op nen )(?<!op de )\b(?:\w+)?aanslag\w* "
    r"(?:\w+ ){0,2}(?:plegen|plannen|voorbereiden|organiseren|uitvoeren|beramen)\b",
    r"\b(?:beste|goede|goeie|ideale|makkelijkste|gemakkelijkste) (?:plaats|plek|moment|doelwit|manier|locatie)\b"
    r".*\b(?:aanslag|aanval|bom)\b",
    rf"\b(?:hoe|waarmee|waar)\b.*\b{_KILL_I} {I_OR_YOU}\b",
    rf"\b(?:hoe|waarmee|waar|kan|mag)\b.*\b{I_OR_YOU} {words_up_to(6)}{_KILL}\b",
    rf"\b(?:steek|schiet|sla|blaas|maak|val)t? {I_OR_YOU} .*\b(?:neer|dood|in elkaar|op|kapot|aan)$",
    rf"\b(?:sla|steek|schiet) {I_OR_YOU} .*\b(?:neer|dood|in elkaar)\b",
    rf"\b(?:zet|hits)t? {I_OR_YOU} .*\bop tegen {_COMMUNITY}",
    # winning others for violence, joining it, paying for it
    rf"\b(?:ronsel|radicaliseer|indoctrineer)t? {I_OR_YOU}\b",
    rf"\bhoe {_CAN_I} {words_up_to(5, but='met|of|via')}(?:ronselen|radicaliseren|indoctrineren)\b"
    r"|\bom (?:\w+ )?te (?:ronselen|radicaliseren|indoctrineren)\b",
    rf"\b(?:rekruteer|werf|overtuig|haal|lok)t? {I_OR_YOU}\b.*\b{_WON_FOR}\b",
    rf"\b{I_OR_YOU}\b.*\b(?:rekruteren|werven|overtuigen|overhalen)\b.*\b{_WON_FOR}\b",
    rf"\b(?:sluit {I_OR_YOU} (?:me|mij|u|je|ons) aan"
    rf"|(?:me|mij|u|je|ons) (?:\w+ )?aan ?(?:te )?sluiten|lid worden|word {I_OR_YOU} lid"
    rf"|vecht {I_OR_YOU} mee) (?:bij|van|voor|met) (?:een |de )?{_EXTREMISTS}\b",
    rf"\b(?:geraak|raak|reis|ga|kom)t? {I_OR_YOU}\b.*\b{WAR}\b.*\b(?:vechten|strijden|strijd)\b",
    rf"\b{I_OR_YOU}\b.*\b(?:geld|wapens|steun) (?:sturen|schenken|geven|bezorgen|storten) "
    rf"(?:aan|naar|voor) {_EXTREMISTS}\b",
    # breaking in
    rf"\bhoe\b.*\b(?:hack|hackt|kraak|kraakt|phish)\b|^(?:hack|kraak)\b|\b{I_OR_YOU} (?:[\w'-]+ )+{_HACKED}\b",
    rf"\bbreekt? {I_OR_YOU} .*\bin\b|\bleg {I_OR_YOU} .*\bplat\b|\bddos-?aanval (?:doen|uitvoeren|lanceren)\b",
    r"\b(?:ongemerkt|stiekem|illegaal)\b.*\b(?:binnen|toegang)\b|\b(?:binnen|toegang)\b.*\bzonder toestemming\b",
    r"\bwachtwoord\w*\b.*\b(?:stelen|achterhalen|raden)\b|^(?:geef|toon|wat is)\b.*\bwachtwoord\b",
    # hate, threats and lies, written or spread
    rf"^(?:schrijf|maak|stel|verzin|geef|vertel|ontwerp|bedenk) (?:mij |me |eens )?{_OBJECT}{_HATE}",
    rf"^(?:schrijf|maak|verzin|ontwerp|bedenk) (?:mij |me |eens )?{_OBJECT}{_LIE}\b",
    rf"\b(?:schrijf|maak|verspreid|stuur|stel)t? {I_OR_YOU} {_OBJECT}(?:{_HATE}|{_LIE})",
    rf"\b{_CAN_I} {_OBJECT}(?:{_HATE}|{_LIE}).*\b(?:schrijven|maken|verspreiden|sturen)\b",
    # the commonest in English and French
    r"\bhow (?:to|do|can|could)\b"
    r".*\b(?:(?:make|build|buy|get)\b.*\b(?:bomb|explosives?|gun|weapon|molotov)|kill|murder|poison)\b",
    r"\bcomment\b.*\b(?:(?:fabriquer|faire|construire|acheter)\b.*\b(?:bombe|explosifs?|arme|molotov)|tuer|assassiner)\b",
)
HIDING = compiled(
    rf"\b(?:omzeil|ontwijk|ontsnap|ontloop|misleid)t? {I_OR_YOU}\b.*\b{_AUTHORITY}\b",
    rf"\b{I_OR_YOU}\b.*\b{_AUTHORITY}\b.*\b(?:omzeilen|ontwijken|ontsnappen|ontlopen|misleiden)\b",
    rf"\bblijft? {I_OR_YOU}\b.*\b(?:onder de radar|onopgemerkt|uit (?:de )?handen van)\b",
    rf"\b{I_OR_YOU}\b.*\bdat (?:de |het )?{_AUTHORITY}\b.*\b(?:mij|me|ons)\b"
    r".*\b(?:\w*volgt|vindt|pakt|ziet|herkent|oppakt|betrapt)\b",
    r"\bzonder (?:gepakt|betrapt|ontdekt|gevat|gesnapt|geblokkeerd) te worden\b",
    rf"\bverdwijnt? {I_OR_YOU}\b.*\b(?:lijst|databank|radar)\b",
    r"\bzonder dat (?:ze|de politie|het ocad) (?:het |mij |me )?(?:merk|vind|pak)\w*",
)


def wants_harm(plain: str) -> bool:
    """A request for how to harm, unless the asker wants to prevent, recognise or report it."""
    if any(pattern.search(plain) for pattern in HIDING):
        return True
    if not any(pattern.search(plain) for pattern in HARM):
        return False
    guard = PREVENTS.search(plain)
    return guard is None or bool(UNSEEN.search(plain[: guard.start()]))

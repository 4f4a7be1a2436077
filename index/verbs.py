"""Forms of irregular Dutch verbs and plurals that no stemmer brings together: `kreeg`, `gekregen` and `krijgen`.

Knows no corpus; regular forms are the stemmer's work (`index.analysis`).
"""

import re

_IRREGULAR = """
bieden bood boden geboden; aanbieden aanbood aanboden aangeboden; blijken bleek bleken gebleken
blijven bleef bleven gebleven; breken brak braken gebroken; brengen bracht brachten gebracht
denken dacht dachten gedacht; dragen droeg droegen gedragen; bijdragen bijdroeg bijdroegen bijgedragen
dringen drong drongen gedrongen; drinken dronk dronken gedronken; dwingen dwong dwongen gedwongen
gaan ging gingen gegaan gaat; gelden gold golden gegolden; geven gaf gaven gegeven
grijpen greep grepen gegrepen; ingrijpen ingreep ingrepen ingegrepen; begrijpen begreep begrepen
hangen hing hingen gehangen; helpen hielp hielpen geholpen; houden hield hielden gehouden
inhouden inhield inhielden ingehouden; bijhouden bijhield bijhielden bijgehouden; kiezen koos kozen gekozen
kijken keek keken gekeken; bekijken bekeek bekeken; klinken klonk klonken geklonken; komen kwam kwamen gekomen
voorkomen voorkwam voorkwamen; voortkomen voortkwam voortkwamen voortgekomen; kopen kocht kochten gekocht
krijgen kreeg kregen gekregen; laten liet lieten gelaten; lezen las lazen gelezen; liggen lag lagen gelegen
lijden leed geleden; lijken leek leken geleken; lopen liep liepen gelopen; aflopen afliep afliepen afgelopen
nemen nam namen genomen; aannemen aannam aannamen aangenomen; deelnemen deelnam deelnamen deelgenomen
opnemen opnam opnamen opgenomen; ondernemen ondernam ondernamen ondernomen
overnemen overnam overnamen overgenomen; plegen pleegde pleegden gepleegd; roepen riep riepen geroepen
oproepen opriep opriepen opgeroepen; schenken schonk schonken geschonken; scheppen schiep schiepen geschapen
schieten schoot schoten geschoten; schrijven schreef schreven geschreven
inschrijven inschreef inschreven ingeschreven; beschrijven beschreef beschreven; slaan sloeg sloegen geslagen
slapen sliep sliepen geslapen; sluiten sloot sloten gesloten; aansluiten aansloot aansloten aangesloten
besluiten besloot besloten; afsluiten afsloot afsloten afgesloten; spreken sprak spraken gesproken
bespreken besprak bespraken besproken; afspreken afsprak afspraken afgesproken
springen sprong sprongen gesprongen; staan stond stonden gestaan staat; bestaan bestond bestonden bestaat
ontstaan ontstond ontstonden ontstaat; verstaan verstond verstonden verstaat; steken stak gestoken
stelen stal stalen gestolen; sterven stierf stierven gestorven; stijgen steeg stegen gestegen
strijden streed streden gestreden; bestrijden bestreed bestreden; treden trad traden getreden
treffen trof troffen getroffen; trekken trok trokken getrokken; vertrekken vertrok vertrokken
betrekken betrok betrokken; vallen viel vielen gevallen; vangen ving vingen gevangen
ontvangen ontving ontvingen; opvangen opving opvingen opgevangen; ervaren ervoer ervoeren
vechten vocht vochten gevochten; verbieden verbood verboden; verdwijnen verdween verdwenen
vergelijken vergeleek vergeleken; vergeten vergat vergaten; verliezen verloor verloren
vinden vond vonden gevonden; plaatsvinden plaatsvond plaatsvonden plaatsgevonden; bevinden bevond bevonden
vragen vroeg vroegen gevraagd; aanvragen aanvroeg aanvroegen aangevraagd; werven wierf wierven geworven
aanwerven aanwierf aanwierven aangeworven; ontwerpen ontwierp ontwierpen ontworpen; wijzen wees wezen gewezen
verwijzen verwees verwezen; doorverwijzen doorverwees doorverwezen; bewijzen bewees bewezen
winnen won wonnen gewonnen; zenden zond zonden gezonden; zien zag zagen gezien ziet
voorzien voorzag voorzagen voorziet; toezien toezag toezagen toegezien; zingen zong zongen gezongen
zitten zat zaten gezeten; zoeken zocht zochten gezocht; onderzoeken onderzocht onderzochten
bezoeken bezocht bezochten; zwijgen zweeg zwegen gezwegen; zwemmen zwom zwommen; weten wist wisten geweten
zeggen zei zeiden gezegd zegt; doen deed deden gedaan doet; leggen legde legden gelegd
kunnen kan kon konden gekund; verlenen verleende verleend; lenen leende geleend; verkrijgen verkreeg verkregen
overleggen overlegde overlegd; beginnen begon begonnen; erkennen erkende erkend; behouden behield behielden
onderhouden onderhield onderhielden; vasthouden vasthield vasthielden vastgehouden
ophouden ophield ophielden opgehouden; toelaten toeliet toelieten toegelaten; verlaten verliet verlieten
achterlaten achterliet achterlieten achtergelaten; kind kinderen kids; stad steden; lid leden
gelegenheid gelegenheden; schip schepen; ei eieren; volk volkeren
"""


def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for group in _IRREGULAR.replace("\n", ";").split(";"):
        first, *others = group.split() or [""]
        forms |= dict.fromkeys(others, first)
    return forms


BASE_FORM = _forms()


def verbal_noun(word: str) -> str:
    """One form for the two nouns that Dutch makes of a verb in -iseren: polarisatie becomes polarisering."""
    return re.sub(r"(?<!organ)isaties?$", "isering", word)

"""Three documents of other policy fields, written for the tests, and the damage that extractions do to them."""

DECREE = """Besluit van de Vlaamse Regering tot toekenning van subsidies voor fietsinfrastructuur

Brussel, 12 maart 2020

Hoofdstuk 1. Definities

Artikel 1. In dit besluit wordt verstaan onder:

1° fietsstraat: een straat die zo is ingericht dat ze als fietsroute dienst-
doet, maar waarop motorvoertuigen zijn toegelaten;
2° fietssnelweg: een bovenlokale fietsroute voor verplaatsingen over langere afstand;
3° indiener: de gemeente die een project indient.

Hoofdstuk 2. Toekenning

Artikel 2. Binnen de perken van het begrotingskrediet wordt een subsidie toegekend aan de projecten in de
onderstaande tabel.

Gemeente Project Subsidiebedrag Jaar
Aalst Aanleg van een fietsstraat in de Kerkstraat € 12.000 2023
Deinze Beveiligde fietsenstalling aan het
station met laadpunten € 48.500,50 2023
Sint-Truiden Heraanleg kruispunt N80 125.000 € 2024
Heist-op-den-Berg Fietsbrug over de Grote Nete 310.250,00 € 2023-2024
Totaal € 495.750,50

Artikel 3. De subsidie wordt uitbetaald in twee schijven:

- een eerste schijf van 70 % na de ondertekening van dit besluit;
- een tweede schijf van 30 % na de oplevering.

Artikel 4. De Vlaamse minister, bevoegd voor de mobiliteit, is belast met de uitvoering van dit besluit in 2023.

Contact

Departement Mobiliteit en Openbare Werken
Tel.: 02 553 71 24
E-mail: fietsfonds@mow.example.be
Adres: Koning Albert II-laan 20, 1000 Brussel
Openingsuren: op weekdagen van 9 tot 12 uur
"""

QUESTIONS = """# Veelgestelde vragen over de huurpremie

Laatst bijgewerkt op 4 mei 2023.

## Wie heeft recht op de huurpremie?

U hebt recht op de huurpremie als u minstens vier jaar op de wachtlijst van een woonmaatschappij staat. Uw inkomen mag \
niet hoger zijn dan 29.515 euro. Zie [de voorwaarden](https://www.wonen.example.be/voorwaarden)(opent in nieuw venster).

## Hoeveel bedraagt de premie?

| Gezinsgrootte | Maximumbedrag | Termijn |
| --- | --- | --- |
| Alleenstaande | € 149,63 | 12 maanden |
| Koppel zonder kinderen | € 174,57 | 12 maanden |
| Gezin met 2 kinderen | € 224,44 | |

De premie wordt maandelijks betaald.

## Waar vraag ik de premie aan?

1. Download het formulier.
2. Vul het in en onderteken het.
3. Bezorg het aan Wonen in Vlaanderen.

### Contact

Wonen in Vlaanderen, team huurpremie
Tel. 02 553 16 00
E-mail: huurpremie@wonen.example.be
Website: www.wonen.example.be/huurpremie
Openingsuren: maandag tot vrijdag, 9.00 - 12.00 uur

## Begrippen

- **Woonmaatschappij** – een organisatie die sociale woningen verhuurt.
- **Wachtlijst** – de lijst van kandidaat-huurders, in volgorde van inschrijving.

## Afkortingen

VMSW = Vlaamse Maatschappij voor Sociaal Wonen
SVK = sociaal verhuurkantoor
OCMW = openbaar centrum voor maatschappelijk welzijn
"""

PLAN = """Lokaal energie- en klimaatplan 2030

1. Inleiding

Dit plan bundelt de maatregelen waarmee de gemeente haar uitstoot tegen 2030 met de helft wil verminderen. Het is opge-
steld samen met inwoners en verenigingen.

2. Maatregelen

Thema 1: Wonen

Nr Maatregel Trekker Timing Budget
1.1 Collectieve renovatie van rijwoningen in de wijk Ter Heide, met begeleiding door een
renovatiecoach en een groepsaankoop van isolatie.
Dienst Wonen 2024-2026 € 125.000
1.2 Uitbreiden van het energieloket naar alle deelgemeenten, met een huisbezoek voor wie dat
vraagt.
Energiehuis
Dienst Wonen
2024 Binnen de reguliere
middelen
1.3 Verplicht warmteplan bij nieuwe verkavelingen.
Dienst Omgeving 2025 Nog te bepalen

Thema 2: Mobiliteit

Nr Maatregel Trekker Timing Budget
2.1 Aanleg van twintig deelwagenplaatsen.
Dienst Mobiliteit 2024 € 40.000
2.2 Schoolstraten aan alle basisscholen, in overleg met de ouders en de leerkrachten, en met
opvolging door de politie.
Dienst Mobiliteit
Politiezone Rupel
2024-2025 € 18.500

Woordenlijst

Energiehuis – dienst die leningen geeft voor energiebesparende werken.
Renovatiecoach – deskundige die eigenaars bij een verbouwing begeleidt.
Warmteplan – plan dat aangeeft hoe een wijk zonder aardgas verwarmd wordt.

Lijst van afkortingen

LEKP = Lokaal Energie- en Klimaatpact
VEKA = Vlaams Energie- en Klimaatagentschap
PV = fotovoltaïsch
"""

BOLD = (
    "Thema 1: Wonen",
    "Thema 2: Mobiliteit",
    "Nr Maatregel Trekker Timing Budget",
    "Gemeente Project Subsidiebedrag Jaar",
    "Woordenlijst",
    "Lijst van afkortingen",
    "2. Maatregelen",
    "Hoofdstuk 2. Toekenning",
)


def double_spaced(text: str) -> str:
    """A blank line after every line, as some extractions give them."""
    return text.replace("\n", "\n\n")


def bold(text: str, times: int, *, by_word: bool = False) -> str:
    """The headings printed `times` times, whole or word by word."""
    lines = [_printed(line, times, by_word) if line in BOLD else line for line in text.split("\n")]
    return "\n".join(lines)


def _printed(line: str, times: int, by_word: bool) -> str:
    return "".join(f"{word} " * times for word in line.split()) if by_word else line * times

"""Tables whose cells an extraction put on lines of their own, in layouts of many kinds: each cell in its column."""

import re
import time
from collections import Counter

import pytest
from damaged import bold, double_spaced

from corpus.blocks import Block
from corpus.cell_values import is_cell, is_name, parts_of
from corpus.document import Source
from corpus.outline import read_blocks
from corpus.reading import from_text
from corpus.undouble import undouble

Fields = dict[str, list[str]]
WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")

STATUS_FIRST = """Voortgang van het waterplan

Stand Actie Trekker Termijn
Afgerond
Ontharding van de speelplaats van de basisschool in de Molenstraat, met een wadi en een
regenton.
Dienst Groen
voorjaar 2023
In uitvoering
Premie voor regenputten
Dienst Leefmilieu
Aquafin
2023-2025
Nog niet gestart
Stuw op de Kleine Nete, samen met de landbouwers die er percelen hebben.
Provincie Antwerpen
eind 2026

De gemeenteraad bespreekt dit overzicht elk jaar in juni.
"""
STATUS_FIRST_ROWS: list[Fields] = [
    {"Stand": ["Afgerond"], "Actie": ["Ontharding van de speelplaats van de basisschool in de Molenstraat, met een "
     "wadi en een regenton."], "Trekker": ["Dienst Groen"], "Termijn": ["voorjaar 2023"]},
    {"Stand": ["In uitvoering"], "Actie": ["Premie voor regenputten"], "Trekker": ["Dienst Leefmilieu", "Aquafin"],
     "Termijn": ["2023-2025"]},
    {"Stand": ["Nog niet gestart"], "Actie": ["Stuw op de Kleine Nete, samen met de landbouwers die er percelen "
     "hebben."], "Trekker": ["Provincie Antwerpen"], "Termijn": ["eind 2026"]},
]  # fmt: skip

AMOUNT_FIRST = """Toegekende toelagen voor erfgoed

Krediet Aanvrager Titel Toelichting
€ 12.500
Stad Lier
De begijnhofkerk
Herstel van het orgel en van de glasramen in het koor, door een erkend
restaurateur.
7.250,50 euro
Gemeente Puurs-Sint-Amands
Fort van Liezele
Een digitale gids in vier talen voor scholen en toeristen.
n.v.t.
Erfgoedcel Kempens Karakter
Zwarte sneeuw
Getuigenissen van arbeiders uit de zinkfabrieken worden opgenomen en bewaard.
"""
AMOUNT_FIRST_ROWS: list[Fields] = [
    {"Krediet": ["€ 12.500"], "Aanvrager": ["Stad Lier"], "Titel": ["De begijnhofkerk"], "Toelichting": ["Herstel van "
     "het orgel en van de glasramen in het koor, door een erkend restaurateur."]},
    {"Krediet": ["7.250,50 euro"], "Aanvrager": ["Gemeente Puurs-Sint-Amands"], "Titel": ["Fort van Liezele"],
     "Toelichting": ["Een digitale gids in vier talen voor scholen en toeristen."]},
    {"Krediet": ["n.v.t."], "Aanvrager": ["Erfgoedcel Kempens Karakter"], "Titel": ["Zwarte sneeuw"], "Toelichting":
     ["Getuigenissen van arbeiders uit de zinkfabrieken worden opgenomen en bewaard."]},
]  # fmt: skip

LOOSE_HEADER = """Steun aan lokale handelskernen

Gemeente

Partners

Project

Subsidiebedrag

Eigen inbreng

Asse

Merchtem

Opwijk

Winkelen zonder auto

31.000,00 €

6.200,00 €

Bree

Kernversterking met
pop-upwinkels

18.450,75 €

4.000,00 €

Lommel

Unizo Limburg

Markt in het donker

9.999,00 €

2.500,00 €

Totaal

59.449,75 €

12.700,00 €

De bedragen worden betaald na goedkeuring van het verslag.
"""
LOOSE_HEADER_ROWS: list[Fields] = [
    {"Gemeente": ["Asse"], "Partners": ["Merchtem", "Opwijk"], "Project": ["Winkelen zonder auto"],
     "Subsidiebedrag": ["31.000,00 €"], "Eigen inbreng": ["6.200,00 €"]},
    {"Gemeente": ["Bree"], "Project": ["Kernversterking met pop-upwinkels"],
     "Subsidiebedrag": ["18.450,75 €"], "Eigen inbreng": ["4.000,00 €"]},
    {"Gemeente": ["Lommel"], "Partners": ["Unizo Limburg"], "Project": ["Markt in het donker"],
     "Subsidiebedrag": ["9.999,00 €"], "Eigen inbreng": ["2.500,00 €"]},
]  # fmt: skip

NO_AMOUNTS = """Opvolging van de aanbevelingen

Nr. Aanbeveling Verantwoordelijke Stand van zaken
1111.1.1.1.1 Werk een vergoeding uit voor jonge redders aan de kust en laat hen gratis reizen met de
tram.
Agentschap Maritieme Dienstverlening
Uitgevoerd (sinds juli)
1111.2.2.2.2 Vertaal de borden.
Westtoer
Gestart
2222.1.1.1.1 Onderzoek of het toezicht in september kan doorgaan, ook op werkdagen en bij
slecht weer.
IKWV
Agentschap Maritieme Dienstverlening
Niet weerhouden (te duur volgens de kustburgemeesters)
"""
NO_AMOUNTS_ROWS: list[Fields] = [
    {"Nummer": ["1.1"], "Aanbeveling": ["Werk een vergoeding uit voor jonge redders aan de kust en laat hen gratis "
     "reizen met de tram."], "Verantwoordelijke": ["Agentschap Maritieme Dienstverlening"],
     "Stand van zaken": ["Uitgevoerd (sinds juli)"]},
    {"Nummer": ["1.2"], "Aanbeveling": ["Vertaal de borden."], "Verantwoordelijke": ["Westtoer"],
     "Stand van zaken": ["Gestart"]},
    {"Nummer": ["2.1"], "Aanbeveling": ["Onderzoek of het toezicht in september kan doorgaan, ook op werkdagen en bij "
     "slecht weer."], "Verantwoordelijke": ["IKWV", "Agentschap Maritieme Dienstverlening"],
     "Stand van zaken": ["Niet weerhouden (te duur volgens de kustburgemeesters)"]},
]  # fmt: skip

PAGES = """Actieplan Stille Nachten 2026-2030

Volgnummer Maatregel Beschrijving Uitvoerder Minister Periode Raming
1 Stiller asfalt
De gewestwegen langs ziekenhuizen krijgen een toplaag die het lawaai van banden dempt.
AWV
Minister van Mobiliteit
2026-2028
€ 4,5 miljoen
2 Nachtbus
Op vrijdag en zaterdag rijden tussen middernacht en vier uur bussen zonder verbrandingsmotor. De haltes
liggen niet vlak bij

Actieplan Stille Nachten 2026-2030

4
Volgnummer Maatregel Beschrijving Uitvoerder Minister Periode Raming

slaapkamers.
De Lijn
Minister van Mobiliteit
Minister van Omgeving
vanaf 1 januari 2027
€ 820.000 per jaar
3 Geluidsmeters te leen
Bewoners meten een maand lang zelf.
VMM
gemeenten
Minister van Omgeving
2026
Binnen het bestaande budget

Actieplan Stille Nachten 2026-2030

5
Volgnummer Maatregel Beschrijving Uitvoerder Minister Periode Raming

4 Stille leveringen
Winkels die met een elektrische vrachtwagen laten leveren, mogen dat doen vanaf vijf uur. De proef
loopt in drie steden.
VVSG
Minister van Economie
2027 – 2029
Nog te bepalen

Actieplan Stille Nachten 2026-2030

6

Het plan wordt in 2028 geëvalueerd door een extern bureau.
"""
PAGES_ROWS: list[Fields] = [
    {"Nummer": ["1"], "Maatregel": ["Stiller asfalt"], "Beschrijving": ["De gewestwegen langs ziekenhuizen krijgen een "
     "toplaag die het lawaai van banden dempt."], "Uitvoerder": ["AWV"], "Minister": ["Minister van Mobiliteit"],
     "Periode": ["2026-2028"], "Raming": ["€ 4,5 miljoen"]},
    {"Nummer": ["2"], "Maatregel": ["Nachtbus"], "Beschrijving": ["Op vrijdag en zaterdag rijden tussen middernacht en "
     "vier uur bussen zonder verbrandingsmotor. De haltes liggen niet vlak bij slaapkamers."],
     "Uitvoerder": ["De Lijn"], "Minister": ["Minister van Mobiliteit", "Minister van Omgeving"],
     "Periode": ["vanaf 1 januari 2027"], "Raming": ["€ 820.000 per jaar"]},
    {"Nummer": ["3"], "Maatregel": ["Geluidsmeters te leen"], "Beschrijving": ["Bewoners meten een maand lang zelf."],
     "Uitvoerder": ["VMM gemeenten"], "Minister": ["Minister van Omgeving"], "Periode": ["2026"],
     "Raming": ["Binnen het bestaande budget"]},
    {"Nummer": ["4"], "Maatregel": ["Stille leveringen"], "Beschrijving": ["Winkels die met een elektrische "
     "vrachtwagen laten leveren, mogen dat doen vanaf vijf uur. De proef loopt in drie steden."],
     "Uitvoerder": ["VVSG"], "Minister": ["Minister van Economie"], "Periode": ["2027 – 2029"],
     "Raming": ["Nog te bepalen"]},
]  # fmt: skip

TWO_TABLES = """Jaarverslag bibliotheken

1. Investeringen

Bibliotheek Omschrijving Kostprijs Jaar
Hoofdbibliotheek
Vervanging van de uitleenautomaten op de gelijkvloerse verdieping en in de kinderzaal.
48.000 EUR
2022
Filiaal Zuid
Nieuwe verwarming en dubbel glas in de leeszaal aan de kant van de spoorweg.
112.300,40 EUR
2023

2. Wie helpt mee

Activiteit Organisatie Wanneer
Voorlezen in de kribbe
Kind en Gezin
maart 2023
Taalcafé voor nieuwkomers
Atlas
vzw De Brug
doorlopend
Repair van oude e-readers
Avansa
oktober 2023
"""
TWO_TABLES_ROWS: list[Fields] = [
    {"Bibliotheek": ["Hoofdbibliotheek"], "Omschrijving": ["Vervanging van de uitleenautomaten op de gelijkvloerse "
     "verdieping en in de kinderzaal."], "Kostprijs": ["48.000 EUR"], "Jaar": ["2022"]},
    {"Bibliotheek": ["Filiaal Zuid"], "Omschrijving": ["Nieuwe verwarming en dubbel glas in de leeszaal aan de kant "
     "van de spoorweg."], "Kostprijs": ["112.300,40 EUR"], "Jaar": ["2023"]},
    {"Activiteit": ["Voorlezen in de kribbe"], "Organisatie": ["Kind en Gezin"], "Wanneer": ["maart 2023"]},
    {"Activiteit": ["Taalcafé voor nieuwkomers"], "Organisatie": ["Atlas", "vzw De Brug"], "Wanneer": ["doorlopend"]},
    {"Activiteit": ["Repair van oude e-readers"], "Organisatie": ["Avansa"], "Wanneer": ["oktober 2023"]},
]  # fmt: skip

PIPED = """Begroting van de jeugdraad

| Post | Verantwoordelijke | Budget | Eigen bijdrage |
| Fuif in Eeklo | An | € 1.234,56 | € 100 |
| Kamp in Nieuwpoort | Bram, Chadia | 2.500 euro | n.v.t. |
| Totaal | | € 3.734,56 | € 100 |
"""
PIPED_ROWS: list[Fields] = [
    {"Post": ["Fuif in Eeklo"], "Verantwoordelijke": ["An"], "Budget": ["€ 1.234,56"], "Eigen bijdrage": ["€ 100"]},
    {"Post": ["Kamp in Nieuwpoort"], "Verantwoordelijke": ["Bram, Chadia"], "Budget": ["2.500 euro"],
     "Eigen bijdrage": ["n.v.t."]},
]  # fmt: skip

LAYOUTS = {
    "status first": (STATUS_FIRST, STATUS_FIRST_ROWS),
    "amount first": (AMOUNT_FIRST, AMOUNT_FIRST_ROWS),
    "header on loose lines, a total": (LOOSE_HEADER, LOOSE_HEADER_ROWS),
    "no amounts, doubled numbers": (NO_AMOUNTS, NO_AMOUNTS_ROWS),
    "cut by pages": (PAGES, PAGES_ROWS),
    "two tables": (TWO_TABLES, TWO_TABLES_ROWS),
    "piped": (PIPED, PIPED_ROWS),
}


def _fields(block: Block) -> Fields:
    """The cells of a row; the paragraphs of one cell joined."""
    found: Fields = {}
    for piece in (piece for line in block.lines for piece in line):
        values = found.setdefault(piece.column, [])
        if piece.continues:
            values[-1] += " " + piece.text
        else:
            values.append(piece.text)
    return found


def rows(raw: str) -> list[Fields]:
    return [_fields(block) for block in read_blocks(raw) if block.kind == "row"]


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_cell_stands_in_its_column(name: str) -> None:
    raw, expected = LAYOUTS[name]
    assert rows(raw) == expected


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name not in ("piped", "cut by pages")])
def test_blank_lines_between_all_lines_change_nothing(name: str) -> None:
    raw, expected = LAYOUTS[name]
    assert rows(double_spaced(raw)) == expected


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "cut by pages"])
def test_no_word_is_lost_or_invented(name: str) -> None:
    raw = "\n".join(undouble(line)[0] for line in LAYOUTS[name][0].split("\n"))
    text = "\n".join(block.text for block in read_blocks(raw))
    assert Counter(WORD.findall(text)) == Counter(WORD.findall(raw))


def test_only_heads_page_numbers_and_repeated_headers_are_lost() -> None:
    text = "\n".join(block.text for block in read_blocks(PAGES))
    header = "Volgnummer Maatregel Beschrijving Uitvoerder Minister Periode Raming"
    head = "Actieplan Stille Nachten 2026-2030"
    gone = Counter(WORD.findall(f"{header} {header} {head} {head} {head} 4 5 6"))
    assert Counter(WORD.findall(PAGES)) - Counter(WORD.findall(text)) == gone
    assert text.startswith(head)


def test_a_total_is_no_row_and_is_kept() -> None:
    texts = [block.text for block in read_blocks(LOOSE_HEADER) if block.kind == "paragraph"]
    assert texts == ["Totaal 59.449,75 € 12.700,00 €", "De bedragen worden betaald na goedkeuring van het verslag."]


def test_text_after_a_table_is_no_row() -> None:
    last = read_blocks(STATUS_FIRST)[-1]
    assert (last.kind, last.text) == ("paragraph", "De gemeenteraad bespreekt dit overzicht elk jaar in juni.")


def test_a_table_with_a_bold_header_reads_alike() -> None:
    header = "Stand Actie Trekker Termijn"
    for times in (2, 3, 4):
        assert rows(STATUS_FIRST.replace(header, header * times)) == STATUS_FIRST_ROWS
    assert bold(header, 4) == header  # `damaged` knows its own headings only


@pytest.mark.parametrize(
    "raw",
    [
        "Budget Timing\n\nHet budget wordt in mei besproken.\n\nDe timing ligt niet vast.\n",
        "Project en Partners\n\nWie meedoet, krijgt een brief.\n\n€ 500\n\nDat is alles.\n",
        "Doel Actie\nWij willen meer groen in de straat en\nvragen de gemeente om bomen.\nDat kost niet veel.\n",
    ],
)
def test_prose_below_words_that_could_name_columns_is_no_table(raw: str) -> None:
    assert rows(raw) == []


def test_a_partner_that_names_the_applicant_goes_on_with_the_line_above() -> None:
    raw = (
        "Gemeente Partners Titel Subsidie\nStad Eeklo\nAtletiekclub\nEeklo\nSamen lopen\n€ 500\n"
        "Stad Lier\nDuffel\nZwemles\n€ 700\n"
    )
    assert [row["Partners"] for row in rows(raw)] == [["Atletiekclub Eeklo"], ["Duffel"]]


@pytest.mark.parametrize(
    ("kind", "text", "whole"),
    [
        ("money", "€ 1.234,56", True),
        ("money", "1.234,56 €", True),
        ("money", "1.234,56 EUR", True),
        ("money", "1.234 euro per jaar", True),
        ("money", "€ 1.234 (2024-2025)", True),
        ("money", "n.v.t.", True),
        ("money", "Binnen de reguliere middelen", True),
        ("money", "Het kost 500 euro", False),
        ("date", "2024, 2026 en 2028", True),
        ("date", "vanaf schooljaar 2024-2025", True),
        ("date", "derde kwartaal 2025", True),
        ("date", "31/12/2025", True),
        ("date", "In 2025 wordt dit herbekeken", False),
        ("status", "Niet uitgevoerd (geen kandidaat)", True),
        ("status", "Lopende zaken worden besproken in mei 2024.", False),
        ("minister", "Vlaams minister van Landbouw", True),
        ("minister", "De ministerraad", False),
    ],
)
def test_values_that_are_whole_cells(kind: str, text: str, whole: bool) -> None:
    assert is_cell(kind, text) is whole


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("KB 500 € Minister van Jeugd", ["KB", "500 €", "Minister van Jeugd"]),
        ("voorjaar 2024", ["voorjaar 2024"]),
        ("2024-2025 € 18.500", ["2024-2025", "€ 18.500"]),
        ("De premie stijgt tot 65.000 euro", ["De premie stijgt tot 65.000 euro"]),
    ],
)
def test_a_line_is_cut_at_the_cells_it_begins_and_ends_with(text: str, parts: list[str]) -> None:
    assert parts_of(text, {"money", "date", "minister"}) == parts


def test_names_show_by_themselves() -> None:
    assert all(map(is_name, ["vzw De Brug", "AWV", "Dilsen-Stokkem", "Dienst Groen", "Huis van de Zee vzw"]))
    assert not any(map(is_name, ["Samen lopen", "Zwarte sneeuw"]))


@pytest.mark.parametrize(
    ("raw", "single"),
    [
        ("1111.1.1.1.1 Campagne", "1.1 Campagne"),
        ("11112222.3.3.3.3 Naam", "12.3 Naam"),
        ("5555.10.10.10.10 Naam", "5.10 Naam"),
        ("1111 Brussel", "1111 Brussel"),
        ("1.1.1.1 Naam", "1.1.1.1 Naam"),
    ],
)
def test_a_dotted_number_whose_parts_stand_four_times_is_made_single(raw: str, single: str) -> None:
    assert undouble(raw)[0] == single


def test_a_row_numbered_by_its_place_alone_is_called_by_its_name() -> None:
    raw = "Nr. Gemeente Titel Subsidie\n1\nStad Eeklo\nSamen lopen\n€ 500\n2\nStad Lier\nZwemles\n€ 700\n"
    passages = from_text(Source("x", "x", "Titel"), raw).passages
    records = [p.record for p in passages if p.record and p.kind == "row"]
    assert [[cell.column for cell in record.cells] for record in records] == 2 * [
        ["Gemeente", "Nummer", "Titel", "Subsidie"]
    ]


def test_one_row_more_than_once_missing_a_cell_keeps_the_others_in_place() -> None:
    raw = (
        "Actie Trekker Timing Budget\nBomen planten\nDienst Groen\n2024\n€ 500\nBanken zetten\nDienst Groen\n€ 700\n"
        "Paden vegen\nDienst Wegen\n2025\n€ 900\n"
    )
    assert [row.get("Timing") for row in rows(raw)] == [["2024"], None, ["2025"]]
    assert [row["Budget"] for row in rows(raw)] == [["€ 500"], ["€ 700"], ["€ 900"]]


def test_a_long_table_is_read_whole_and_words_before_dates_cost_no_time() -> None:
    row = "Bomen planten\nDienst Groen\n2024\n€ 500\n"
    began = time.perf_counter()
    assert len(rows("Actie Trekker Timing Budget\n" + row * 1500)) == 1500
    assert rows("Actie Trekker Timing Budget\n" + ("vanaf tot tegen sinds 2024, " * 40 + "\n") * 50) == []
    assert time.perf_counter() - began < 10

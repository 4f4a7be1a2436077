"""The five documents as a whole: nothing lost, nothing invented, every row of the three big tables, every entry.

What is expected is read from the received text by rules of this file, not by those of `corpus/`.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus.document import Document, Passage, Source
from corpus.reading import from_text, read_document
from corpus.sentences import sentence_spans

FOLDER = Path(__file__).parents[1] / "corpus" / "documents"
FILES = sorted(path.name for path in FOLDER.glob("*.txt"))
PLAN, ANNEX, ANSWER = "actieplan-2017.txt", "bijlage-vraag-311-projecten.txt", "parlementaire-vraag-311.txt"
POOL, SLIDES = "expertenpool.txt", "polarisatie-vvsg-agii.txt"
TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
PLAN_ROWS = {1: 4, 2: 3, 3: 4, 4: 7, 5: 10, 6: 5, 7: 2, 8: 1, 9: 1, 10: 2, 11: 4, 12: 6, 13: 5, 14: 8}


@cache
def read(name: str) -> Document:
    return read_document(Source(name.removesuffix(".txt"), name, "Titel"), FOLDER)


def rows(document: Document, column: str) -> list[Passage]:
    """The rows that have a column whose name begins with `column`."""
    found = [p for p in document.passages if p.kind == "row" and p.record]
    return [p for p in found if p.record and any(cell.column.startswith(column) for cell in p.record.cells)]


def values(document: Document, passage: Passage, column: str) -> list[str]:
    assert passage.record is not None
    return [document.text[c.start : c.end] for c in passage.record.cells if c.column.startswith(column)]


def value(document: Document, passage: Passage, column: str) -> str:
    return " ".join(values(document, passage, column))


def letters(text: str) -> str:
    return re.sub(r"[^a-zà-ÿ0-9]", "", text.lower())


# --- all five ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_every_passage_and_cell_is_a_slice_of_the_text(name: str) -> None:
    document = read(name)
    for passage in document.passages:
        assert document.text[passage.start : passage.end] == passage.text != ""
        assert passage.text == passage.text.strip()
        for cell in passage.record.cells if passage.record else ():
            slice_ = document.text[cell.start : cell.end]
            assert 0 <= cell.start < cell.end <= len(document.text)
            assert slice_ == slice_.strip() != ""
            assert cell.column


@pytest.mark.parametrize("name", FILES)
def test_passages_are_in_order_do_not_overlap_and_leave_out_only_names_of_columns(name: str) -> None:
    document = read(name)
    left_out = ""
    end = 0
    for passage in document.passages:
        assert passage.start >= end
        left_out += document.text[end : passage.start] + "\n"
        end = passage.end
    left_out += document.text[end:]
    for line in filter(None, map(str.strip, left_out.split("\n"))):
        assert line.startswith(("Omschrijving Actoren", "Indiener Partner", "Maatregel uit", "Actie uit actieplan"))


@pytest.mark.parametrize("name", FILES)
def test_reading_is_pure(name: str) -> None:
    first = read(name)
    again = from_text(first.source, first.raw)
    assert (again.text, again.passages, again.sections) == (first.text, first.passages, first.sections)


@pytest.mark.parametrize("name", FILES)
def test_repairing_the_repaired_text_loses_nothing(name: str) -> None:
    text = read(name).text
    again = from_text(Source("x", "x", "Titel"), text).text
    assert Counter(TOKEN.findall(again)) == Counter(TOKEN.findall(text))


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_an_undamaged_line_is_lost(name: str) -> None:
    document = read(name)
    have = Counter(TOKEN.findall(document.text))
    need = Counter(token for line in document.raw.split("\n") if not _is_damaged(line) for token in TOKEN.findall(line))
    broken = re.findall(r"([^\W\d_]+)-\s*\n\s*([^\W\d_]+)", document.raw)
    lost = need - have
    for first, last in broken:
        lost -= Counter([first, last])
    assert set(lost) <= {"10", "o"}  # a page number, and the bullets of a slide


@pytest.mark.parametrize("name", FILES)
def test_no_word_is_invented(name: str) -> None:
    document = read(name)
    raw = letters(document.raw)
    for word in set(re.findall(r"[^\W\d_]{5,}", document.text)):
        assert letters(word) in raw


@pytest.mark.parametrize("name", FILES)
def test_no_interface_text_doubled_word_or_loose_mark_is_left(name: str) -> None:
    text = read(name).text
    assert "opent in" not in text
    assert not re.search(r"(\w{4,})\1\1", text)
    assert not re.search(r"\(([A-Z])\)\(\1\)", text)
    assert not re.search(r"(?m)^\s*[●▪«*o]\s", text)
    assert not re.search(r"[^\S\n]{2,}|[^\S\n]\n|\n{3,}", text)


@pytest.mark.parametrize("name", FILES)
def test_passages_have_a_size_that_can_be_found_and_read(name: str) -> None:
    texts = [p for p in read(name).passages if p.kind in ("text", "list")]
    sizes = [len(p.text) for p in texts]
    whole = [p for p in texts if len(p.text) > 950 and len(p.text.split("\n")) > 1]
    assert not whole  # only a single item may be longer: it is never cut
    assert sum(200 <= size <= 950 for size in sizes) >= 0.7 * len(sizes)


@pytest.mark.parametrize("name", FILES)
def test_no_passage_cuts_a_sentence(name: str) -> None:
    document = read(name)
    edges = {edge for p in document.passages for edge in (p.start, p.end)}
    for start, end in sentence_spans(document.text, 0, len(document.text)):
        assert not any(start < edge < end for edge in edges), document.text[start:end]


@pytest.mark.parametrize("name", FILES)
def test_sections_hold_the_passages_that_name_them(name: str) -> None:
    document = read(name)
    for passage in document.passages:
        assert passage.section[0] == "Titel"
        around = [s.title for s in document.sections if s.start <= passage.start < s.end]
        assert set(passage.section[1:]) <= set(around)


def _is_damaged(line: str) -> bool:
    """Doubled bold, interface texts, navigation: read apart from the rules that repair them."""
    doubled = re.search(r"(.{2,})\1\1|(\S{5,})\2|(\d)\3\3|\(\(\(", line)
    return bool(doubled or "opent in" in line or line.startswith("Gedaan met laden"))


# --- the projects of the annex ----------------------------------------------------------------------------------------


def test_all_fourteen_projects_with_their_six_fields() -> None:
    document = read(ANNEX)
    projects = rows(document, "Indiener")
    assert len(projects) == len(re.findall(r"(?m)^Stad ", document.raw)) == 14
    for project in projects:
        for column in ("Indiener", "Titel project", "Samenvatting project", "Subsidiebedrag", "Eigen inbreng"):
            assert len(values(document, project, column)) == 1, (project.text, column)
    alone = {"Antwerpen", "Leuven", "Mechelen", "Gent", "Sint-Niklaas", "Oostende"}
    without = {value(document, p, "Indiener").removeprefix("Stad ") for p in projects if "Partner" not in _columns(p)}
    assert without == alone


def test_amounts_of_the_projects_are_those_received() -> None:
    document = read(ANNEX)
    received = re.findall(r"\d{1,3}(?:\.\d{3})*,\d\d", document.raw)
    read_ = [
        re.sub(r"[^\d.,]", "", value(document, project, column))
        for project in rows(document, "Indiener")
        for column in ("Subsidiebedrag", "Eigen inbreng")
    ]
    assert read_ == received
    assert len(read_) == 28


@pytest.mark.parametrize(
    ("applicant", "partners", "title", "summary_begins", "grant", "own"),
    [
        (
            "Stad Beringen",
            ["Ham", "Tessenderlo"],
            "Analyse, vroeg-detectie",
            "Het project focust op school",
            "€ 53.847,19",
            "8.298,10 €",
        ),
        (
            "Stad Genk",
            ["Houthalen-Helchteren", "As", "Zutendaal"],
            "PURE verbindingen",
            "De doelstelling van het",
            "€ 60.000,00",
            "12.000,00 €",
        ),
        ("Stad Leuven", [], "Jong geweld", "Doelstelling van het project is", "€ 60.000,00", "12.000,00 €"),
        ("Stad Gent", [], "Het ontwikkelen en uitrollen", "De stad Gent wil met", "€ 60.000,00", "€ 132.987,83"),
        (
            "Stad Aalst",
            ["Ninove", "Liedekerke", "Geraardsbergen", "Denderleeuw"],
            "Project Dender360° Een 360°-aanpak",
            "Het project definieert",
            "€ 60.000,00",
            "12.000,00 €",
        ),
        (
            "Stad Vilvoorde",
            ["Machelen"],
            "In verbinding",
            "Focus op 4 pijlers: 1) Actief",
            "€ 60.000,00",
            "12.000,00 €",
        ),
    ],
)
def test_fields_of_a_project(
    applicant: str, partners: list[str], title: str, summary_begins: str, grant: str, own: str
) -> None:
    document = read(ANNEX)
    (project,) = [p for p in rows(document, "Indiener") if value(document, p, "Indiener") == applicant]
    assert values(document, project, "Partner") == partners
    assert value(document, project, "Titel").startswith(title)
    assert value(document, project, "Samenvatting").startswith(summary_begins)
    assert (value(document, project, "Subsidie"), value(document, project, "Eigen")) == (grant, own)


# --- the measures of the plan -----------------------------------------------------------------------------------------


def test_every_measure_of_the_plan_with_number_mark_actors_budget_and_minister() -> None:
    document = read(PLAN)
    measures = rows(document, "Omschrijving")
    expected = [f"{action}.{n}" for action, count in PLAN_ROWS.items() for n in range(1, count + 1)]
    assert [value(document, m, "Nummer") for m in measures] == expected
    for measure in measures:
        assert value(document, measure, "Merk") in ("(B)", "(V)", "(N)")
        assert len(values(document, measure, "Omschrijving")) == 1
        assert values(document, measure, "Actoren")
        assert values(document, measure, "Budget")
        assert all(v.startswith("Minister ") for v in values(document, measure, "Verantwoordelijke minister"))
        assert values(document, measure, "Verantwoordelijke minister")


def test_ministers_and_actors_of_the_plan_are_as_many_as_received() -> None:
    document = read(PLAN)
    measures = rows(document, "Omschrijving")
    begin, end = document.raw.index("Omschrijving Actoren"), document.raw.index("BegrippenBegrippen")
    table = document.raw[begin:end]
    ministers = len(re.findall(r"(?m)^ ?Minister |(?<=middelen )Minister |(?<=€ )Minister |(?<=\) )Minister ", table))
    assert sum(len(values(document, m, "Verantwoordelijke minister")) for m in measures) == ministers
    for short in ("KB", "OV", "WVG", "CJSM", "WSE"):
        alone = len(re.findall(rf"(?m)^{short}(?: \(coördinatie\)| Binnen de reguliere| Kazerne.*| +\d.*|) *$", table))
        listed = [v for m in measures for v in values(document, m, "Actoren") if v.split(" (")[0] == short]
        assert len(listed) == alone, short


@pytest.mark.parametrize(
    ("number", "mark", "actors", "budget", "ministers"),
    [
        (
            "3.4",
            "(N)",
            ["CJSM", "Vertegenwoordigers van de andere gemeenschappen en Frankrijk", "JINT"],
            "15.000 €",
            ["Minister van Jeugd"],
        ),
        (
            "4.1",
            "(B)",
            ["KB", "Aalst", "Antwerpen", "Gent", "Maaseik", "Mechelen", "Menen", "Oostende", "Vilvoorde", "Zele"],
            "568.311 € (jaarlijks, 2017-2018)",
            ["Minister van Binnenlands Bestuur en Stedenbeleid"],
        ),
        ("4.3", "(V)", ["KB", "VVSG"], "344.575 € (2017-2019)", ["Minister van Binnenlands Bestuur en Stedenbeleid"]),
        (
            "5.10",
            "(N)",
            ["OV", "CJSM", "KB", "WVG", "VGC"],
            "Binnen de reguliere middelen",
            [
                "Minister van Onderwijs",
                "Minister van Media, Jeugd en Brussel",
                "Minister van Welzijn",
                "Minister van Vlaamse Rand",
            ],
        ),
        (
            "6.2",
            "(V)",
            ["WVG (coördinatie)", "WSE", "OV", "CJSM", "KB"],
            "200.000 € op jaarbasis + regulier budget inzake hulp- en dienstverlening in gevangenissen",
            [
                "Minister van Welzijn",
                "Minister van Werk en Sport",
                "Minister van Onderwijs",
                "Minister van Cultuur",
                "Minister van Wonen en Integratie en Inburgering",
            ],
        ),
        (
            "8.1",
            "(V)",
            ["KB", "OV", "WVG", "CJSM", "WSE"],
            "Binnen de reguliere middelen 200.000 voor 4 OTA’s + 75.000 € voor De Touter (2017)",
            None,
        ),
        (
            "12.1",
            "(B)",
            ["OV"],
            "Kazerne Dossin: 10.000 € (2017) BCH: 60.000 € per schooljaar KBS: 103.000 € per jaar",
            ["Minister van Onderwijs"],
        ),
        (
            "14.1",
            "(B)",
            [
                "KB",
                "CJSM",
                "Jeugdclubs vzw",
                "Zonder Handen vzw",
                "Arktos vzw",
                "Victoria Deluxe vzw",
                "Groep Intro vzw",
                "Partage en Couleurs vzw",
                "MSC Ahlan vzw",
            ],
            "398 374 € (Integratie) 250.183 € (Jeugd) (2016-2017)",
            ["Minister van Integratie en Inburgering", "Minister van Jeugd en Media"],
        ),
        ("14.8", "(B)", ["KB"], "250.000 €", ["Minister van Brussel"]),
    ],
)
def test_cells_of_a_measure(
    number: str, mark: str, actors: list[str], budget: str, ministers: list[str] | None
) -> None:
    document = read(PLAN)
    (measure,) = [m for m in rows(document, "Omschrijving") if value(document, m, "Nummer") == number]
    assert value(document, measure, "Merk") == mark
    assert values(document, measure, "Actoren") == actors
    assert value(document, measure, "Budget").startswith(budget)
    if ministers is not None:
        assert values(document, measure, "Verantwoordelijke minister") == ministers


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        ("3.1", "specific contribution of youth", "work as well as non-formal"),
        ("4.4", "Hoe de dienstverlening toegankelijk maken", "Hoe mensen met een buitenlandse herkomst betrekken"),
        ("8.1", "teruggekeerde) FTF’ers.", "De jeugdwerksector voorziet een vormingsaanbod"),
        ("9.1", "rond de hulpverlening aan deze jongeren.", "Het aanbod van de OTA"),
        ("10.1", "intern aanspreekpunt kunnen waarmaken.", "Voor CAW’s:"),
        ("14.4", "met geteste werkvormen om peer-to-peer en zoveel", "kennisbevordering van en vorming voor"),
        ("14.7", "eigenorganisaties van kansengroepen (GRIP", "in het kader van een ESF-oproep."),
    ],
)
def test_a_description_cut_by_a_page_break_is_whole(number: str, before: str, after: str) -> None:
    document = read(PLAN)
    (measure,) = [m for m in rows(document, "Omschrijving") if value(document, m, "Nummer") == number]
    description = value(document, measure, "Omschrijving")
    assert before in description
    assert after in description[description.index(before) :]


def test_measures_stand_under_their_action_and_policy_line() -> None:
    document = read(PLAN)
    for measure in rows(document, "Omschrijving"):
        action = value(document, measure, "Nummer").split(".")[0]
        assert measure.section[-1].startswith(f"Actie {action}:")
        assert measure.record is not None and measure.record.table == measure.section[-1]
    paths = {m.section[-1].split(":")[0]: m.section[-2] for m in rows(document, "Omschrijving")}
    assert paths["Actie 4"] == "Ondersteunen van de lokale aanpak"
    assert paths["Actie 14"] == "Mobiliseren van het middenveld"


# --- the mapping and overview tables ----------------------------------------------------------------------------------


def test_all_55_points_of_the_resolution_with_the_actions_that_answer_them() -> None:
    document = read(PLAN)
    points = rows(document, "Maatregel uit resolutie")
    assert [value(document, p, "Nummer") for p in points] == [str(n) for n in range(1, 56)]
    assert all(values(document, p, "Actie uit het actieplan") for p in points)
    answers = {value(document, p, "Nummer"): values(document, p, "Actie uit het actieplan") for p in points}
    assert answers["6"] == ["8", "9", "10"]
    assert answers["24"] == ["1", "2", "3", "4", "6"]
    assert answers["33"] == ["Geen Vlaamse bevoegdheid."]
    assert answers["16"][0].endswith("maken deel uit van Unia, het Interfederaal Gelijkekansencentrum.")
    assert answers["54"][0] == "14"
    numbers = [n for found in answers.values() for n in found if n.isdigit()]
    begin, end = document.raw.index("resolutieuit resolutie"), document.raw.index("HIBP: Horizontaal")
    assert len(numbers) == len(re.findall(r"(?m)^\d{1,2} *$", document.raw[begin:end]))


def test_a_point_cut_by_a_page_break_is_whole() -> None:
    document = read(PLAN)
    (point,) = [p for p in rows(document, "Maatregel uit") if value(document, p, "Nummer") == "38"]
    assert "Vlaamse overheid en de geloofsgemeenschappen waar" in value(document, point, "Maatregel uit")
    assert values(document, point, "Actie uit") == ["Wordt opgenomen binnen het integratiebeleid."]


def test_the_overview_of_the_former_plan_with_every_status_shared_ones_too() -> None:
    document = read(PLAN)
    actions = rows(document, "Actie uit actieplan 3 april 2015")
    counts = {1: 4, 2: 5, 3: 1, 4: 1, 5: 10, 6: 9, 7: 3, 8: 1, 9: 1, 10: 3, 11: 2}
    expected = [f"{chapter}.{n}" for chapter, count in counts.items() for n in range(1, count + 1)]
    assert [value(document, a, "Nummer") for a in actions] == expected
    status = {value(document, a, "Nummer"): values(document, a, "Status") for a in actions}
    assert all(len(found) == 1 for found in status.values())
    assert status["1.1"] == status["1.2"] == status["1.3"] == ["In uitvoering (maatregel 1.1)"]
    assert status["5.3"] == status["5.2"] == ["In uitvoering (maatregel 8.1)"]
    assert status["6.3"] == status["6.2"] == ["In uitvoering (maatregel 12.1, 12.2, 12.4, 12.5, 12.6)"]
    assert status["6.6"] == ["Uitgevoerd (wordt opgenomen binnen de reguliere werking)"]
    assert status["2.4"] == ["In uitvoering (maatregel 5.9)"]
    assert {a.record.table for a in actions if a.record} == {"Overzichtstabel oude vs. geactualiseerde actieplan"}
    (parents,) = [a for a in actions if value(document, a, "Nummer") == "7.2"]
    assert parents.section[-1] == "7. We ondersteunen de ouders."


# --- terms, abbreviations, contacts, answers --------------------------------------------------------------------------


def test_every_term_and_abbreviation_is_an_entry() -> None:
    document = read(PLAN)
    raw = document.raw
    begin, middle = raw.index("BegrippenBegrippen"), raw.index("Afkortingen:Afkortingen:")
    end = raw.index("Betreft:Betreft:", middle)
    terms = re.findall(r"(?m)^ ?• ([^:]+):", raw[begin:middle])
    short = re.findall(r"(?m)^ ?• ([^:]+):", raw[middle:end])
    short += ["HIBP", "HGKBP", "VAPA"]  # those of the annex
    entries = [p for p in document.passages if p.kind in ("term", "abbreviation")]
    assert [value(document, p, "Begrip") for p in entries if p.kind == "term"] == terms
    assert [value(document, p, "Afkorting") for p in entries if p.kind == "abbreviation"] == short
    assert len(terms) == 8
    assert len(short) == 45 + 3
    meaning = {value(document, p, "Afkorting"): value(document, p, "Voluit") for p in entries}
    assert meaning["CJSM"] == "beleidsdomein Cultuur, Jeugd, Sport en Media"
    assert meaning["ET 2020"] == "Education and Training 2020"
    assert meaning["VAPA"] == "Vlaams Actieplan Armoedebestrijding"


def test_contacts_of_the_experts_are_blocks_under_their_expert() -> None:
    document = read(POOL)
    contacts = {p.section[1].split(":")[0]: p for p in document.passages if p.kind == "contact"}
    assert set(contacts) == {"Ceapire", "TEXTgain", "Solentra", "CAW", "Netwerk islamexperten"}
    assert values(document, contacts["Ceapire"], "Telefoon") == ["03 349 34 70", "0489 33 58 36"]
    assert values(document, contacts["CAW"], "E-mail") == ["teamextremisme@cawlimburg.be"]
    assert values(document, contacts["CAW"], "Telefoon") == ["089/ 33 99 37"]
    assert values(document, contacts["Netwerk islamexperten"], "E-mail") == ["lokalebesturen@netwerkislamexperten.be"]


def test_the_offer_of_an_expert_is_a_list_under_its_heading() -> None:
    document = read(POOL)
    (first,) = [p for p in document.passages if "Helpdesk voor professionals" in p.text]
    assert first.section == ("Titel", "Solentra", "Concreet aanbod")
    assert "online formulier (vragen worden behandeld op weekdagen tussen 9 en 13u)." in first.text


def test_the_answer_of_the_minister_names_every_project_once() -> None:
    document = read(ANSWER)
    listed = [p for p in document.passages if p.section[-1] == "Hierbij alvast een overzicht van de projecten"]
    lines = [line for p in listed for line in p.text.split("\n") if line.startswith("Stad ")]
    assert len(lines) == 14
    assert "Stad Genk ism As, Houthalen-Helchteren, Zutendaal" in lines
    (later,) = [p for p in document.passages if p.text.startswith("3-4. De uitvoering")]
    assert later.section[-1].startswith("ANTWOORD op vraag nr. 311")


def test_addresses_on_a_slide_are_contacts() -> None:
    document = read(SLIDES)
    addresses = [v for p in document.passages if p.kind == "contact" for v in values(document, p, "E-mail")]
    assert "Maarten.dewaele@vvsg.be" in addresses
    assert "fri.dekeyser@integratie-inburgering.be" in addresses


def _columns(passage: Passage) -> set[str]:
    return {cell.column[:7] for cell in passage.record.cells} if passage.record else set()

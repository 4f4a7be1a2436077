"""A draft made by hand over the real documents, for what is done with drafts: four sub-questions, a table, gaps, a
conflict, an earlier answer."""

from functools import lru_cache
from typing import Any

from conftest import DOCUMENTS

from assistant.answer import Citation, FoundPassage
from assistant.drafts.draft import (
    Conflict,
    Draft,
    DraftAnswer,
    EarlierAnswer,
    ParliamentaryQuestion,
    Part,
    Sentence,
    Table,
)
from corpus.catalogue import read_catalogue
from corpus.document import Document
from corpus.reading import read_document

QUESTION, ANNEX = "parlementaire-vraag-311", "bijlage-vraag-311-projecten"
COLUMNS = ["Indiener", "Partnergemeenten", "Titel project", "Samenvatting project", "Subsidiebedrag", "Eigen inbreng"]
OFFICE = (
    "viceminister-president van de Vlaamse Regering, Vlaams minister van Binnenlands Bestuur, Bestuurszaken, "
    "Inburgering en Gelijke Kansen"
)
EXPERTISE = "overeenkomsten op te stellen met bepaalde gespecialiseerde dienstverleners"
PHASES = (
    "In een eerste fase zal er terreinonderzoek worden uitgevoerd om op basis van (reeds gedetecteerde) noden het "
    "bestaande aanbod in kaart brengen. Vervolgens kan er op basis van vastgestelde hiaten vraaggericht bijkomend "
    "praktijkgericht aanbod worden voorzien."
)


@lru_cache
def document(id: str) -> Document:
    """A real document; the two of question 311 are read in under a second."""
    return read_document(next(each for each in read_catalogue(DOCUMENTS) if each.id == id), DOCUMENTS)


def cited(n: int, id: str, start: int, end: int, **values: Any) -> Citation:
    """A slice of a real document."""
    source, text = document(id).source, document(id).text
    known = {"n": n, "document": id, "title": source.title, "section": [source.title], "date": source.date}
    return Citation(**{**known, "url": None, "quote": text[start:end], "start": start, "end": end, **values})


def quoted(n: int, id: str, quote: str, **values: Any) -> Citation:
    """The same by its quote, which must stand in the document."""
    start = document(id).text.index(quote)
    return cited(n, id, start, start + len(quote), **values)


def project_table(first: int) -> tuple[Table, list[Citation]]:
    """The fourteen projects with their total, and a citation for each from this number on."""
    rows, citations = [], []
    text = document(ANNEX).text
    for n, passage in enumerate(document(ANNEX).passages, first):
        assert passage.record is not None
        cells = dict.fromkeys(COLUMNS, "")
        for cell in passage.record.cells:
            cells[cell.column] = ", ".join(filter(None, [cells[cell.column], text[cell.start : cell.end]]))
        rows.append(list(cells.values()))
        citations.append(cited(n, ANNEX, passage.start, passage.end))
    rows.append(["Totaal (14 projecten)", "", "", "", "€ 818.573,31", "496.755,10 €"])
    return Table(columns=COLUMNS, rows=rows, citations=[*(each.n for each in citations), 0]), citations


def question_311() -> ParliamentaryQuestion:
    """Question 311 as intake may understand it."""
    nested = [
        "Zijn de projecten uit de projectoproep van 5 maart 2021 al geselecteerd?",
        "Zo ja, welke projecten zijn dit, wat doen ze, welk doel hebben ze en welk budget staat ertegenover?",
        "Zo niet, wanneer zal een selectie gemaakt worden?",
    ]
    texts = {
        "1": "Hoeveel projecten werden ingediend, en door welke steden/gemeenten? Wat was de concrete omschrijving van "
        "het project?",
        "2": " ".join(nested),
        "3": "Zijn er al bepaalde experts die de overheid raadpleegt en tot de “verzameling van experts” zouden horen "
        "die in de toekomst ook aan de lokale besturen ter beschikking gesteld kunnen worden? Welke experts zijn dit? "
        "Aan welke criteria moesten ze voldoen om in aanmerking te komen?",
        "4": "Welke verschillende soorten expertises plant de minister aan de lokale besturen ter beschikking te "
        "stellen? Is er een lijst met de gezochte profielen?",
    }
    parts = [Part(number=number, text=text) for number, text in texts.items()]
    parts[1].parts = [Part(number="", text=text) for text in nested]
    return ParliamentaryQuestion(
        number="311",
        date="2021-06-03",
        member="Chris Janssens",
        minister=f"Bart Somers, {OFFICE}",
        title="Projectoproep preventie radicalisering - Stand van zaken",
        introduction="Op 5 maart 2021 lanceerde de minister een projectoproep.",
        parts=parts,
        remarks=["De minister is overgenomen uit het briefhoofd: kijk na of dit nog klopt."],
    )


def _first() -> DraftAnswer:
    said = quoted(1, QUESTION, "Er werden 16 aanvragen ingediend.")
    lead = "Volgens het antwoord op parlementaire vraag nr. 311 (2021):"
    lacking = "welke aanvragen niet werden geselecteerd, door welke gemeente en waarom"
    sentences = [
        Sentence(text=lead, kind="connecting"),
        Sentence(text=f"“{said.quote}”", kind="quoted", marks=[1]),
        Sentence(text=f"[AAN TE VULLEN: {lacking}]", kind="gap"),
    ]
    return DraftAnswer(
        number="1",
        status="partial",
        text=f"{lead}\n“{said.quote}” [1]\n[AAN TE VULLEN: {lacking}]",
        sentences=sentences,
        citations=[said],
        gaps=[lacking],
        searched=["Hoeveel projecten werden ingediend na de projectoproep van 5 maart 2021?"],
        warnings=["Deze bron is van 2021. Het nieuwe actieplan van de Vlaamse Regering staat niet in deze bronnen."],
    )


def _second() -> DraftAnswer:
    said = quoted(
        1, QUESTION, "In totaal werden 14 projecten geselecteerd die vanaf 1 juli 2021 van start zullen gaan."
    )
    table, citations = project_table(2)
    total = Sentence(
        text="Samen kregen de projecten € 818.573,31 subsidie.", kind="computed", marks=table.citations[:3]
    )
    written = [said.quote, "Hierbij een overzicht van de projecten:"]
    return DraftAnswer(
        number="2",
        status="answered",
        text=f"{written[0]} [1]\n{written[1]}",
        sentences=[
            Sentence(text=written[0], kind="quoted", marks=[1]),
            total,
            Sentence(text=written[1], kind="connecting"),
        ],
        citations=[said, *citations],
        table=table,
    )


def _third() -> DraftAnswer:
    plan = quoted(1, QUESTION, EXPERTISE, page=2)
    phases = quoted(2, QUESTION, PHASES)
    older = Citation(
        n=1,
        document="actieplan-2017",
        title="Mededeling aan de Vlaamse Regering: actualisering van het actieplan",
        section=["Specifieke maatregelen", "Actie 5", "5.4 (V)"],
        date="2017",
        url="https://www.vlaanderen.be/publicaties/actieplan",
        page=21,
        quote="Verlenging en uitbreiding van het project ‘Netwerk Islamexperten’.\nOV\nEMB\n137.000 €",
        start=0,
        end=0,
    )
    lacking = ["welke experts de overheid raadpleegt", "de criteria waaraan experts moesten voldoen"]
    return DraftAnswer(
        number="3",
        status="partial",
        text="",
        sentences=[
            Sentence(text="De bronnen vermelden het volgende.", kind="connecting"),
            Sentence(text=f"Het actieplan wil “{EXPERTISE}”.", kind="quoted", marks=[1]),
            Sentence(text=f"“{PHASES}”", kind="quoted", marks=[2]),
            *(Sentence(text=f"[AAN TE VULLEN: {each}]", kind="gap") for each in lacking),
        ],
        citations=[plan, phases],
        gaps=lacking,
        conflicts=[Conflict(about="wie de experts levert en met welk budget", citations=[older, phases])],
        searched=["Welke experts raadpleegt de overheid?", "Aan welke criteria moeten experts voldoen?"],
        unused=[FoundPassage(document="expertenpool", section=[], text="Solentra", start=0, end=8, score=0.4)],
    )


def _fourth() -> DraftAnswer:
    lacking = "de soorten expertise en de lijst met gezochte profielen"
    again = quoted(1, QUESTION, "Wie dit aanbod zal voorzien, is nog niet bepaald.")
    return DraftAnswer(
        number="4",
        status="no_source",
        text="",
        sentences=[
            Sentence(text=f"[AAN TE VULLEN: {lacking}]", kind="gap"),
            Sentence(text="- " + again.quote, kind="quoted", marks=[1]),
            Sentence(text="- " + again.quote, kind="quoted", marks=[1]),
        ],
        citations=[again],
        gaps=[lacking],
    )


def real_draft() -> Draft:
    """The whole draft."""
    said = quoted(1, QUESTION, PHASES)
    return Draft(
        question=question_311(),
        answers=[_first(), _second(), _third(), _fourth()],
        earlier_answers=[
            EarlierAnswer(document=QUESTION, title=said.title, date="2021-06-03", numbers=["1", "3"], citations=[said])
        ],
        excluded=["polarisatie-vvsg-agii"],
    )

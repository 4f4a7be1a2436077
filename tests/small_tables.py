"""A small document of another field with a table of subsidies and one of numbered measures, and an index of it."""

from collections.abc import Sequence
from pathlib import Path

from index_fakes import WordEmbeddings, dutch, sentences

from corpus.document import Cell, Document, Passage, Record, Source
from index.build import Reading, build_index
from index.search import Index, open_index

SUBSIDIES = [
    {"Aanvrager": ["Stad Diest"], "Partners": ["Bekkevoort", "Scherpenheuvel-Zichem"], "Project": ["Hoevewinkels"],
     "Subsidie": ["€ 10.000,00"], "Eigen middelen": ["€ 2.000,00"]},
    {"Aanvrager": ["Stad Lier"], "Project": ["Boerenmarkt"], "Subsidie": ["2.500,50 €"], "Eigen middelen": ["€ 500"]},
    {"Aanvrager": ["Stad Tienen"], "Partners": ["Hoegaarden"], "Project": ["Suikerbieten"], "Subsidie": ["€ 400"],
     "Eigen middelen": ["€ 100"]},
    {"Aanvrager": ["Stad Aarschot"], "Project": ["Korteketen"], "Subsidie": ["€ 2.500,50"],
     "Eigen middelen": ["€ 1.250,25"]},
    {"Aanvrager": ["Stad Halle"], "Partners": ["Beersel"], "Project": ["Melkautomaat"],
     "Subsidie": ["Nog te bepalen"], "Eigen middelen": ["€ 750"]},
]  # fmt: skip
MEASURES = [
    {"Nummer": ["1.1"], "Merk": ["(N)"], "Omschrijving": ["Een loket voor hoevewinkels."], "Budget": ["€ 125.000"]},
    {"Nummer": ["1.2"], "Merk": ["(B)"], "Omschrijving": ["Een fietsroute."], "Budget": ["1,5 miljoen euro"]},
    {"Nummer": ["2.1"], "Merk": ["(N)"], "Omschrijving": ["Een proefveld."], "Budget": ["Reguliere middelen"]},
    {"Nummer": ["2.2"], "Merk": ["(V)"], "Omschrijving": ["Een vorming over bodem."], "Budget": ["€ 40.000"]},
]  # fmt: skip
SOURCE = Source("hoeveplan", "hoeveplan.txt", "Hoeveplan", kind="actieplan", date="2031")


Rows = list[dict[str, list[str]]]
TABLES: dict[str, Rows] = {"Subsidies": SUBSIDIES, "Maatregelen": MEASURES}


def a_document(tables: dict[str, Rows] = TABLES, told: Sequence[str] = ()) -> Document:
    """A document of these tables, each under its heading, and of these paragraphs."""
    text, passages = "", []
    for paragraph in told:
        passages.append(
            Passage(
                f"p:{len(text)}", SOURCE.id, "text", ("Hoeveplan",), len(text), len(text) + len(paragraph), paragraph
            )
        )
        text += paragraph + "\n\n"
    for name, rows in tables.items():
        section = ("Hoeveplan", name)
        for row in rows:
            start, cells = len(text), []
            for column, values in row.items():
                for value in values:
                    cells.append(Cell(column, len(text), len(text) + len(value)))
                    text += value + "\n"
            end = len(text) - 1
            heading = (*section, f"Actie {row['Nummer'][0][0]}: Boeren") if "Nummer" in row else section
            record = Record("row", section[1], tuple(cells))
            passages.append(
                Passage(f"h:{start}", SOURCE.id, "row", heading, start, end, text[start:end], record=record)
            )
    return Document(SOURCE, text, text, tuple(passages))


def small_index(folder: Path, tables: dict[str, Rows] = TABLES, told: Sequence[str] = ()) -> Index:
    embeddings, corpus = WordEmbeddings(), folder / "corpus"
    corpus.mkdir()
    document = a_document(tables, told)
    (corpus / SOURCE.file).write_text(document.raw, encoding="utf-8")
    reading = Reading(lambda _: [SOURCE], lambda source, folder: document, sentences, dutch=dutch)
    build_index(folder / "index", corpus, embeddings=embeddings, reading=reading, progress=lambda *_: None)
    return open_index(folder / "index", embeddings)

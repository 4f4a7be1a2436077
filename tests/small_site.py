"""A small real corpus with an index by the embedded model, for tests of the edges: text, web page, PDF."""

from functools import cache
from pathlib import Path

import pytest
from fpdf import FPDF

from assistant.chain import answer_chain
from assistant.opening import Assistant
from index.build import build_index
from index.embeddings import load_embeddings
from index.search import open_index

POOL = """# Expertenpool

## Solentra

Solentra biedt een helpdesk voor professionals op weekdagen tussen 9 en 13 uur. De helpdesk bespreekt een casus.

## Ceapire

Ceapire contacteren: info@ceapire.be of telefonisch: 03 349 34 70.
"""
PAGE = """<html><head><title>Nieuws</title></head><body><h1>Nieuws over Genk</h1>
<p>De stad Genk kreeg in 2021 een subsidie van 44.726,12 euro voor haar jeugdwerk.</p>
<script>window.hacked = 1</script></body></html>
"""
CATALOGUE = """[[document]]
id = "expertenpool"
file = "pool.md"
title = "Expertenpool radicalisering"
kind = "webpagina"
date = "2024"
url = "https://www.voorbeeld.be/pool"
received_as = ["003_abc.txt"]

[[document]]
id = "nieuws"
file = "nieuws é.html"
title = "Nieuws uit 2021"
kind = "nieuwsbericht"
date = "2021-07"
valid_until = "2022"

[[document]]
id = "folder"
file = "folder.pdf"
title = "Folder"
kind = "folder"
date = "2023"
"""


def write_small_corpus(folder: Path) -> Path:
    folder.mkdir()
    (folder / "pool.md").write_text(POOL, encoding="utf-8")
    (folder / "nieuws é.html").write_text(PAGE, encoding="utf-8")
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.multi_cell(0, 8, "De folder van de stad Mechelen legt uit wat deradicalisering is.")
    pdf.output(str(folder / "folder.pdf"))
    (folder / "documents.toml").write_text(CATALOGUE, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small_index(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The corpus and its index, for all tests of a run: leave them as they were."""
    folder = tmp_path_factory.mktemp("small")
    corpus = write_small_corpus(folder / "documents")
    build_index(folder / "index", corpus, embeddings=load_embeddings(""), progress=lambda *_: None)
    return corpus, folder / "index"


@cache
def small_assistant(index: Path) -> Assistant:
    opened = open_index(index, load_embeddings(""))
    return Assistant(opened, answer_chain(opened))

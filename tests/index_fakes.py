"""A small corpus, its reading and a fast embedding model, written by hand for the tests of `index/`."""

import re
import zlib
from pathlib import Path

from langchain_core.embeddings import Embeddings

from corpus.document import Cell, Document, Passage, Record, Source
from corpus.errors import CorpusError
from index.analysis import stem, words
from index.build import Reading

TEXTS = {
    "pool": "# Solentra\nSolentra biedt een helpdesk voor professionals. De helpdesk bespreekt een casus.\n\n"
    "# Ceapire\nCeapire contacteren: info@ceapire.be, telefonisch 03 349 34 70.",
    "plan": "# Budget\nHet subsidiebedrag voor Sint-Niklaas is € 44.726,12. De stad legt zelf 45.807,62 euro bij.\n\n"
    "# Preventie\nRadicaliseringspreventie in het jeugdwelzijnswerk. Maatregel 13.2 loopt tot 5 maart 2021.\n\n"
    "# Afkortingen\nLIVC: lokale integrale veiligheidscel",
}
DATES = {"pool": "2024-01", "plan": "2017"}


class WordEmbeddings(Embeddings):
    """A unit vector by the hashes of a text's stems: texts that share words are near. Counts what it embeds."""

    def __init__(self, model_id: str = "fake/words", size: int = 96) -> None:
        self.model_id, self.size = model_id, size
        self.embedded: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        vector = [0.01] * self.size
        for word in words(text):
            vector[zlib.crc32(stem(word).encode()) % self.size] += 1.0
        length = sum(value * value for value in vector) ** 0.5
        return [value / length for value in vector]


def write_corpus(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    folder.mkdir(exist_ok=True)
    for id, text in texts.items():
        (folder / f"{id}.txt").write_text(text, encoding="utf-8")
    return folder


def sources(folder: Path) -> list[Source]:
    paths = sorted(folder.glob("*.txt"))
    return [
        Source(p.stem, p.name, p.stem.title(), date=DATES.get(p.stem, ""), url=f"https://x.be/{p.stem}") for p in paths
    ]


def read(source: Source, folder: Path) -> Document:
    """A passage for each paragraph, under its heading; `SHORT: long form` is a record; `%broken` cannot be read."""
    raw = (folder / source.file).read_text(encoding="utf-8")
    if "%broken" in raw:
        raise CorpusError(f"{source.file} is beschadigd")
    passages = []
    for match in re.finditer(r"# (.*)\n((?:.+\n?)+)", raw):
        start, end = match.start(2), match.start(2) + len(match[2].rstrip())
        passages.append(_passage(source.id, raw, match[1], start, end))
    return Document(source, raw, raw, tuple(passages))


def _passage(id: str, text: str, heading: str, start: int, end: int) -> Passage:
    record = re.fullmatch(r"([A-Z]{3,}): (.+)", text[start:end])
    if not record:
        return Passage(f"{id}:{start}", id, "text", (heading,), start, end, text[start:end])
    cells = (
        Cell("afkorting", start, start + len(record[1])),
        Cell("betekenis", start + record.start(2), end),
    )
    row = Record("abbreviation", heading, cells)
    return Passage(f"{id}:{start}", id, "abbreviation", (heading,), start, end, text[start:end], None, row)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = re.finditer(r"\S(?:.(?!\. ))*\S\.?", text[start:end])
    return [(start + match.start(), start + match.end()) for match in found]


def dutch() -> dict[str, int]:
    """A list of Dutch words that fits on a line."""
    known = "radicalisering preventie subsidie bedrag jeugd welzijn werk helpdesk brandweerman versie gemeten"
    return dict.fromkeys(known.split(), 100)


READING = Reading(sources, read, sentences, dutch=dutch)

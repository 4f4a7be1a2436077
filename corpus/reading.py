"""Reads one document: its file, its repaired text, its passages. The one door from files to `Document`."""

from pathlib import Path

from corpus.document import Document, Source
from corpus.layout import lay_out
from corpus.outline import read_blocks
from corpus.passages import cut_passages
from corpus.readers import read_file


def read_document(source: Source, folder: Path) -> Document:
    """Read, repair and cut the document `source` in `folder`. Raises `CorpusError` when its file cannot be read."""
    reading = read_file(folder / source.file)
    return from_text(source, reading.text, page_starts=reading.page_starts, remarks=reading.remarks)


def from_text(
    source: Source, raw: str, *, page_starts: tuple[int, ...] = (), remarks: tuple[str, ...] = ()
) -> Document:
    """Make a document of text as received. Pure: the same text always gives the same document."""
    layout = lay_out(read_blocks(raw), title=source.title)
    passages = tuple(cut_passages(layout, document=source.id, page_starts=page_starts))
    return Document(source, raw, layout.text, passages, tuple(layout.sections), remarks)

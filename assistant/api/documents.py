"""The documents over the API: the catalogue, one document, its text, and its file as it was received.

Nothing of a document is ever sent as a web page of ours: a browser shows or keeps it, and runs none of it.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import FileResponse, PlainTextResponse, Response
from pydantic import BaseModel, Field

from assistant.api.examples import CATALOGUE, PROBLEMS
from assistant.api.problems import problem
from assistant.opening import Assistant, named_document
from corpus.document import Document, Source
from index.build import document_hash
from index.search import Index

# A web page is shown as its source text, a PDF in the browser's own viewer.
_TEXT = "text/plain; charset=utf-8"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS = {".pdf": "application/pdf", ".docx": _WORD, ".txt": _TEXT, ".md": _TEXT, ".html": _TEXT, ".htm": _TEXT}
_SHOWN = (".pdf", ".txt", ".md")  # the others are offered as a download


class CataloguedDocument(BaseModel):
    """What is known about a document. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    id: str
    title: str
    kind: str
    date: str
    date_inferred: bool = Field(description="De datum staat niet in het document, maar volgt uit zijn inhoud.")
    valid_from: str
    valid_until: str
    superseded: bool = Field(description="Een nieuwer document is in de plaats gekomen, of de geldigheid is voorbij.")
    superseded_by: str
    supersedes: list[str]
    note: str
    author: str
    origin: str
    url: str | None
    length: int = Field(description="Lengte van de tekst in Unicode-codepunten.")


class Heading(BaseModel):
    """A section of the text: `text[start:end]`, its heading included."""

    title: str
    level: int
    start: int
    end: int


class ReadDocument(CataloguedDocument):
    """A document with its outline."""

    received_as: list[str]
    answers: list[str]
    remarks: list[str] = Field(description="Wat bij het lezen opviel, bijvoorbeeld een pagina zonder tekst.")
    sections: list[Heading]


def documents_router(current: Callable[[], Assistant], corpus: Path | None) -> APIRouter:
    """The routes of the documents; `corpus` is the folder of their files (none: no file is served)."""
    router = APIRouter(prefix="/api/documents", tags=["documenten"], responses=PROBLEMS)

    @router.get("", responses={200: {"content": {"application/json": {"example": CATALOGUE}}}})
    def catalogue() -> list[CataloguedDocument]:
        """De documenten waaruit geantwoord wordt."""
        return [CataloguedDocument(**_known(document)) for document in current().index.documents()]

    @router.get("/{document}")
    def one(document: str) -> ReadDocument:
        """Wat er over een document bekend is, met zijn indeling; bij id of bestandsnaam."""
        return _read(named_document(current().index, document))

    @router.get("/{document}/text", response_class=PlainTextResponse)
    def text(document: str) -> str:
        """De tekst waarop `start` en `end` van elk citaat slaan, in Unicode-codepunten."""
        return named_document(current().index, document).text

    @router.get("/{document}/file", response_class=Response, responses=_FILE)
    def file(document: str) -> Response:
        """Het bestand zoals het ontvangen werd."""
        index = current().index
        return _file(named_document(index, document).source, index, corpus)

    return router


_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {}, "text/plain": {}}, "description": "Het bestand."}
}


def _known(document: Document) -> dict[str, Any]:
    source = document.source
    return {
        "id": source.id,
        "title": source.title,
        "kind": source.kind,
        "date": source.date,
        "date_inferred": source.date_inferred,
        "valid_from": source.valid_from,
        "valid_until": source.valid_until,
        "superseded": bool(source.superseded_by) or _is_past(source.valid_until),
        "superseded_by": source.superseded_by,
        "supersedes": list(source.supersedes),
        "note": source.note,
        "author": source.author,
        "origin": source.origin,
        "url": source.url or None,
        "length": len(document.text),
    }


def _read(document: Document) -> ReadDocument:
    return ReadDocument(
        **_known(document),
        received_as=list(document.source.received_as),
        answers=list(document.source.answers),
        remarks=list(document.remarks),
        sections=[Heading(title=s.title, level=s.level, start=s.start, end=s.end) for s in document.sections],
    )


def _is_past(day: str) -> bool:
    """Whether this day, month or year is over; an empty one never is."""
    return bool(day) and day < date.today().isoformat()[: len(day)]


@lru_cache(maxsize=64)
def _hash(source: Source, folder: Path, changed_ns: int, size: int) -> str:
    """The content hash of a file in this state: a large one is read once, not at each request."""
    return document_hash(source, folder)


def _file(source: Source, index: Index, corpus: Path | None) -> Response:
    path = corpus / source.file if corpus else None
    # A name from an index is not trusted with the file system: it is one file, in this folder.
    if path is None or path.name != source.file or not path.is_file():
        return problem(
            404, f"Het bestand van {source.id} staat niet (meer) op deze server. Vraag de tekst op met /text."
        )
    state = path.stat()
    if _hash(source, path.parent, state.st_mtime_ns, state.st_size) != index.content_hash(source.id):
        return problem(
            404,
            f"Het bestand van {source.id} is gewijzigd sinds de index gemaakt werd, de citaten slaan op het vorige. "
            "Werk de index bij met `vraagbaak index`, of vraag de tekst op met /text.",
        )
    suffix = path.suffix.lower()
    return FileResponse(
        path,
        media_type=_KINDS.get(suffix, "application/octet-stream"),
        filename=source.file,
        content_disposition_type="inline" if suffix in _SHOWN else "attachment",
        headers={"X-Content-Type-Options": "nosniff"},
    )

"""`POST /api/drafts` and its siblings: a question understood, drafted, checked after editing, and given as a file."""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, Field

from assistant.api.ask import first_of
from assistant.api.events import EVENT_STREAM, HEADERS
from assistant.api.examples import PROBLEMS
from assistant.api.workers import Workers
from assistant.desk.bounded_threads import BoundedThreads, TooSlowError
from assistant.drafts import examples
from assistant.drafts.api_request import (
    AskedDraft,
    AskedText,
    Received,
    check_numbers,
    check_question,
    checked,
    received,
)
from assistant.drafts.draft import Draft, ParliamentaryQuestion
from assistant.drafts.events import draft_events, within
from assistant.drafts.proving import missing_from, proven_again
from assistant.drafts.work import REAL_WORK, DraftWork
from assistant.dutch_dates import dated_titles
from assistant.opening import Assistant
from assistant.page.filter import Scope, documents_within
from assistant.readable import readable
from assistant.searching import document_ids
from corpus.errors import QuestionError, VraagbaakError
from index.search import Index

AT_ONCE = 2  # drafts worked on at the same time, beside the answers; a draft asks as much as a conversation
MOST_WAITING = 20
LIMIT_S = 600.0
READ_LIMIT_S = 90.0
FILE_LIMIT_S = 60.0
READABLE = (".txt", ".md", ".docx", ".pdf")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {"docx": DOCX, "md": "text/markdown; charset=utf-8", "json": "application/json"}


class Edited(BaseModel):
    """The body of `POST /api/drafts/check`."""

    sentence: str = Field(max_length=5_000)
    before: str = Field("", max_length=5_000, description="De zin zoals ze in het ontwerp stond.")
    quotes: list[Annotated[str, Field(max_length=50_000)]] = Field(max_length=50)
    headings: list[Annotated[str, Field(max_length=1_000)]] = Field(default_factory=list, max_length=500)


class Missing(BaseModel):
    """What no quote holds, as it is written in the sentence."""

    missing: list[str]


def drafts_router(
    current: Callable[[], Assistant],
    work: DraftWork = REAL_WORK,
    *,
    limit_s: float = LIMIT_S,
    read_limit_s: float = READ_LIMIT_S,
    at_once: int = AT_ONCE,
) -> APIRouter:
    """The routes. At most `at_once` drafts are worked on together, each for at most `limit_s` seconds."""
    router = APIRouter(prefix="/api/drafts", tags=["ontwerpantwoorden"], responses=PROBLEMS)
    drafting = Workers(at_once, MOST_WAITING)
    reading = Workers(at_once, MOST_WAITING)
    threads = BoundedThreads(2, time_limit_s=FILE_LIMIT_S)

    @router.post("/question", openapi_extra=examples.QUESTION_BODY, responses=examples.QUESTION_REPLY)
    async def question(request: Request) -> ParliamentaryQuestion:
        """Lees een schriftelijke vraag en toon wat ervan begrepen werd, om te verbeteren voor het ontwerp."""
        got = await received(request)
        if got.data is None:
            checked(AskedText, got.values)
        return await _in_time(reading.last(request, lambda: iter([_read(got, work)])), read_limit_s)

    @router.post("", response_model=Draft, openapi_extra=examples.DRAFT_BODY, responses=examples.DRAFT_REPLY)
    async def draft(request: Request) -> Response:
        """Maak een ontwerpantwoord. Met `Accept: text/event-stream` komt het deelvraag na deelvraag."""
        got = await received(request)
        asked = checked(AskedDraft, got.values)
        if got.data is None and asked.question is None and "text" not in got.values:
            raise QuestionError("Er is geen vraag. Geef “text”, “question” of een bestand.")
        stream = partial(_drafts, current, work, got, asked)
        if EVENT_STREAM in request.headers.get("accept", ""):
            begun = await first_of(within(drafting.snapshots(request, stream), limit_s))
            return StreamingResponse(draft_events(begun, asked.only), media_type=EVENT_STREAM, headers=HEADERS)
        whole = await _last(within(drafting.snapshots(request, stream), limit_s))
        return Response(whole.model_dump_json(), media_type="application/json")

    @router.post("/check")
    async def check(edited: Edited) -> Missing:
        """Welke cijfers, data en namen van een bewerkte zin niet in haar citaten staan."""
        asked = partial(missing_from, edited.sentence, edited.quotes, edited.headings, edited.before)
        return Missing(missing=await threads.run(asked))

    @router.post("/export", response_class=Response, responses=examples.EXPORT_REPLY)
    async def export(
        draft: Draft,
        format: Annotated[Literal["docx", "md", "json"], Query(description="Word, Markdown of JSON.")] = "docx",
    ) -> Response:
        """Geef een ontwerp als bestand. Citaten en bewerkte zinnen worden nog eens nagekeken."""
        data = await threads.run(partial(_file, draft, format, work, current().index))
        headers = {"Content-Disposition": f'attachment; filename="{file_name(draft, format, date.today())}"'}
        return Response(data, media_type=KINDS[format], headers=headers)

    return router


def file_name(draft: Draft, format: str, today: date) -> str:
    """A name of plain characters, whatever the number holds."""
    number = re.sub(r"[^0-9A-Za-z]+", "-", draft.question.number).strip("-")[:40]
    return f"ontwerpantwoord{f'-{number}' if number else ''}-{today:%Y-%m-%d}.{format}"


async def _in_time(reading: Awaitable[ParliamentaryQuestion], seconds: float) -> ParliamentaryQuestion:
    try:
        return await asyncio.wait_for(reading, seconds)
    except TimeoutError:
        raise TooSlowError(f"De vraag lezen duurde langer dan {seconds:g} seconden. Plak de tekst zelf.") from None


def _read(got: Received, work: DraftWork) -> ParliamentaryQuestion:
    """The question of a request. Raises `QuestionError` for what cannot be read: who sent it can mend it."""
    if got.data is not None and Path(got.name).suffix.lower() not in READABLE:
        name = readable(got.name)[:100]
        raise QuestionError(f"Het bestand “{name}” is geen .txt, .docx of .pdf. Bewaar het als een van die.")
    try:
        return work.read(got.values.get("text", "")) if got.data is None else work.upload(got.name, got.data)
    except VraagbaakError as error:
        raise QuestionError(str(error)) from error


def _drafts(current: Callable[[], Assistant], work: DraftWork, got: Received, asked: AskedDraft) -> Iterator[Draft]:
    """The work of one draft, to be done in a thread."""
    assistant = current()
    documents, exclude = searched_in(asked, assistant.index)
    question = asked.question
    if question is None or got.data is not None:
        question = _read(got, work)
        check_numbers(question, asked.only)
    else:
        check_question(question, asked.only)
    yield Draft(question=question, excluded=list(exclude))
    yield from work.drafting(
        question, assistant.index, writer=assistant.writer, exclude=exclude, documents=documents, only=asked.only
    )


def searched_in(asked: AskedDraft, index: Index) -> tuple[Sequence[str], Sequence[str]]:
    """The ids of the documents to search (none: all) and of those to leave out. Raises `QuestionError` where nothing
    is left, `UnknownDocumentError` for one that is not there."""
    exclude = document_ids(index, asked.exclude)
    scope = Scope(documents=list(document_ids(index, asked.documents)), since=asked.since, until=asked.until)
    left = [source.id for source in documents_within(scope, index.sources()) if source.id not in exclude]
    if not left:
        raise QuestionError("Er is geen document over om in te zoeken. Laat er minder weg, of kies ruimer.")
    return ([] if scope.is_everything else left), exclude


async def _last(snapshots: AsyncGenerator[Draft | None]) -> Draft:
    last: Draft | None = None
    async for snapshot in snapshots:
        last = snapshot or last
    assert last is not None, "a draft without a snapshot"
    return last


def _file(draft: Draft, format: str, work: DraftWork, index: Index) -> bytes:
    proven = proven_again(draft, index)
    if format == "json":
        return proven.model_dump_json(indent=2).encode()
    titles = dated_titles(index.sources())
    return work.docx(proven, titles) if format == "docx" else work.markdown(proven, titles).encode()

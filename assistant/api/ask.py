"""`POST /api/ask` and `GET /api/search`. The format is that of `assistant/answer.py`; how it is found is not here."""

import contextlib
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from datetime import datetime
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from assistant.answer import Answer, FoundPassage
from assistant.api.events import EVENT_STREAM, HEADERS, events_of
from assistant.api.examples import ASKED, ASKED_FOLLOW_UP, EVENTS, PROBLEMS, SEARCHED
from assistant.api.workers import Workers
from assistant.chain import LONGEST_QUESTION, Question
from assistant.opening import Assistant
from assistant.readable import readable
from assistant.searching import document_ids, found_passages
from index.search import Filters

Typed = Annotated[str, BeforeValidator(lambda value: readable(value) if isinstance(value, str) else value)]
ISO = ("%Y", "%Y-%m", "%Y-%m-%d")

T = TypeVar("T")


def _day(text: str) -> str:
    """The same text, where it is a year, a month or a day of the calendar. Raises `ValueError` where it is none."""
    for shape in ISO:
        with contextlib.suppress(ValueError):
            if datetime.strptime(text, shape).strftime(shape) == text:
                return text
    raise ValueError("is geen datum: schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD")


Day = Annotated[str, AfterValidator(_day), Query(description="JJJJ, JJJJ-MM of JJJJ-MM-DD.", examples=["2021-03"])]


class Asked(BaseModel):
    """The body of `POST /api/ask`."""

    question: Typed = Field(description=f"De vraag, hoogstens {LONGEST_QUESTION} tekens.")
    context: list[Typed] = Field(
        default_factory=list, description="De eerdere vragen van het gesprek, de oudste eerst; de laatste 12 tellen."
    )
    documents: list[Typed] = Field(
        default_factory=list, description="Antwoord alleen uit deze documenten (id of bestandsnaam); leeg: uit alle."
    )

    # A misspelt "documents" would else search everything.
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [ASKED, ASKED_FOLLOW_UP]})


def asking_router(current: Callable[[], Assistant], workers: Workers) -> APIRouter:
    """The routes that answer and search; each request by what `current` gives at that moment."""
    router = APIRouter(prefix="/api", tags=["vragen"], responses=PROBLEMS)

    @router.post("/ask", response_model=Answer, responses={200: {"content": {EVENT_STREAM: {"example": EVENTS}}}})
    async def ask(asked: Asked, request: Request) -> Response:
        """Beantwoord een vraag. Met `Accept: text/event-stream` komt het antwoord zin voor zin."""
        stream = answering(current, asked.question, asked.context, asked.documents)
        if EVENT_STREAM in request.headers.get("accept", ""):
            return await event_stream(workers, request, stream)
        answer = await workers.last(request, stream)
        return Response(answer.model_dump_json(), media_type="application/json")

    @router.get("/search", responses={200: {"content": {"application/json": {"example": SEARCHED}}}})
    def search(
        q: Annotated[str, Query(max_length=LONGEST_QUESTION, description="Wat u zoekt.", examples=["helpdesk"])],
        k: Annotated[int, Query(ge=1, le=200, description="Hoeveel passages.")] = 20,
        document: Annotated[list[str], Query(description="Zoek alleen in dit document; mag meermaals.")] = [],  # noqa: B006
        date_from: Day | None = None,
        date_until: Day | None = None,
    ) -> list[FoundPassage]:
        """De passages die bij een vraag horen, de beste eerst, uit documenten van een periode of uit alle."""
        index = current().index
        filters = Filters(document_ids(index, document), date_from=date_from or "", date_until=date_until or "")
        return found_passages(index, q, k, filters)

    return router


def answering(
    current: Callable[[], Assistant], question: str, context: Sequence[str], documents: Sequence[str] = ()
) -> Callable[[], Iterator[Answer]]:
    """The work of one answer, to be done in a thread."""

    def stream() -> Iterator[Answer]:
        assistant = current()
        known = list(document_ids(assistant.index, documents))
        asked = Question(question=question, context=list(context), documents=known)
        return assistant.chain.stream(asked)

    return stream


async def event_stream(workers: Workers, request: Request, stream: Callable[[], Iterator[Answer]]) -> Response:
    """The answer as events. What fails before its first snapshot is raised, to be an ordinary reply."""
    begun = await first_of(workers.snapshots(request, stream))
    return StreamingResponse(events_of(begun), media_type=EVENT_STREAM, headers=HEADERS)


async def first_of(snapshots: AsyncGenerator[T | None]) -> AsyncGenerator[T | None]:
    """The same, begun: what fails before the first snapshot, or in half a second, fails here as an ordinary reply."""
    try:
        first = await anext(snapshots)
    except BaseException:
        await snapshots.aclose()
        raise

    async def all_of() -> AsyncGenerator[T | None]:
        async with contextlib.aclosing(snapshots) as rest:
            yield first
            async for snapshot in rest:
                yield snapshot

    return all_of()

"""The widget's endpoints at `/api/widget/{site}`: the door before them has let the site in, the work is the API's."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi import Path as PathParameter
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from assistant.answer import Answer
from assistant.api.ask import Typed, answering, event_stream
from assistant.api.events import EVENT_STREAM
from assistant.api.examples import EVENTS, PROBLEMS
from assistant.api.problems import problem
from assistant.api.workers import Workers
from assistant.chain import LONGEST_QUESTION, answer_chain
from assistant.desk.desk import Desk
from assistant.desk.feedback_api import Rated, Stored, rated_reply
from assistant.opening import Assistant, UnknownDocumentError
from assistant.readable import readable
from assistant.widget.door import PATH, SITE
from assistant.widget.scope import asked_documents, site_sources
from assistant.widget.site import Site
from assistant.widget.surroundings import passage_at, surrounded

LONGEST_QUOTE = 20_000
FARTHEST = 1_000_000_000


class SiteShown(BaseModel):
    """What the panel shows of its site."""

    title: str
    documents: int = Field(description="Uit hoeveel documenten geantwoord wordt.")
    chat: str | None = Field(description="Adres van de chatpagina, of null waar die niet gebruikt wordt.")
    newest: str = Field(description="Datum van het nieuwste document: JJJJ, JJJJ-MM of JJJJ-MM-DD.")


class WidgetAsked(BaseModel):
    """The body of `ask`."""

    question: Typed = Field(description=f"De vraag, hoogstens {LONGEST_QUESTION} tekens.")
    history: list[Typed] = Field(default_factory=list, description="De eerdere vragen, de oudste eerst.")
    documents: list[Typed] = Field(
        default_factory=list, description="Alleen uit deze documenten van de site; leeg: uit alle van de site."
    )


class QuoteShown(BaseModel):
    """A quote in its surrounding text; `before + quote + after` is a slice of the document."""

    title: str
    date: str
    section: list[str]
    before: str
    quote: str
    after: str
    url: str | None = Field(description="Adres van het origineel.")
    page: int | None


def admitted_site(
    site: Annotated[str, PathParameter(description="De id van de site in sites.toml.")], request: Request
) -> Site:
    """The site that the door let in, by its id in the path."""
    admitted: Site = request.scope[SITE]
    return admitted


Admitted = Annotated[Site, Depends(admitted_site)]


def widget_router(
    current: Callable[[], Assistant], verbatim: Callable[[], Assistant], workers: Workers, desk: Desk | None
) -> APIRouter:
    """The routes. `verbatim` answers for sites without a model; without a desk there is no feedback."""
    router = APIRouter(prefix=PATH.rstrip("/"), tags=["widget"], responses=PROBLEMS)

    @router.get("/{site}")
    def shown(site: Admitted, request: Request) -> SiteShown:
        """Wat het paneel van zijn site toont."""
        chosen = site_sources(site, current().index)
        return SiteShown(
            title=site.title,
            documents=len(chosen),
            chat=str(request.base_url) if site.chat else None,
            newest=max((source.date for source in chosen), default=""),
        )

    @router.post("/{site}/ask", responses={200: {"content": {EVENT_STREAM: {"example": EVENTS}}}})
    async def ask(asked: WidgetAsked, site: Admitted, request: Request) -> Response:
        """Beantwoord een vraag, zin voor zin, uit de documenten van de site."""
        source = current if site.model else verbatim
        return await event_stream(workers, request, _stream(source, site, asked))

    @router.get("/{site}/quote", response_model=QuoteShown)
    def quote(
        site: Admitted,
        document: str,
        start: Annotated[int, Query(ge=0, le=FARTHEST, description="In Unicode-codepunten.")],
        end: Annotated[int, Query(ge=1, le=FARTHEST, description="In Unicode-codepunten.")],
    ) -> QuoteShown | Response:
        """Een citaat in de tekst eromheen."""
        return _quoted(site, current(), readable(document), start, end)

    if desk is not None:

        @router.post("/{site}/feedback", response_model=Stored)
        async def feedback(rated: Rated, site: Admitted) -> Stored | JSONResponse:
            """Bewaar een duim bij een antwoord, met een reden en een opmerking."""
            return await rated_reply(desk, rated)

    return router


def without_model(current: Callable[[], Assistant]) -> Callable[[], Assistant]:
    """`current` in verbatim mode, for sites whose visitors get no written answers."""

    def verbatim() -> Assistant:
        assistant = current()
        if assistant.writer is None:
            return assistant
        return replace(assistant, chain=answer_chain(assistant.index), writer=None)

    return verbatim


def _stream(current: Callable[[], Assistant], site: Site, asked: WidgetAsked) -> Callable[[], Iterator[Answer]]:
    """The work of one answer, without the passages that were found: a panel shows none, and a visitor pays for them."""

    def stream() -> Iterator[Answer]:
        assistant = current()
        documents = asked_documents(site, assistant.index, asked.documents)
        for snapshot in answering(lambda: assistant, asked.question, asked.history, documents)():
            yield snapshot.model_copy(update={"passages": []})

    return stream


def _quoted(site: Site, assistant: Assistant, name: str, start: int, end: int) -> QuoteShown | Response:
    try:
        [id] = asked_documents(site, assistant.index, [name])
    except UnknownDocumentError as error:
        return problem(404, str(error))
    document = assistant.index.document(id)
    if not start < end <= len(document.text) or end - start > LONGEST_QUOTE:
        return problem(
            422,
            f"Van {start} tot {end} is geen citaat van “{id}”: die tekst telt {len(document.text)} tekens, "
            f"een citaat hoogstens {LONGEST_QUOTE}. Neem start en end van een bron bij een antwoord.",
        )
    passage = passage_at(document, start, end)
    around = surrounded(document.text, start, end)
    source = document.source
    return QuoteShown(
        title=source.title,
        date=source.date,
        section=list(passage.section) if passage else [],
        before=around.before,
        quote=around.quote,
        after=around.after,
        url=source.url if source.url.startswith(("https://", "http://")) else None,
        page=passage.page if passage else None,
    )

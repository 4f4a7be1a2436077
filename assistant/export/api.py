"""`POST /api/export?format=md|docx`: a file of answers that were given in the last hour, named by their ids."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.api.examples import DESK_PROBLEMS, EXPORTED
from assistant.api.problems import problem
from assistant.desk.bounded_threads import TooSlowError
from assistant.desk.desk import Desk
from assistant.desk.recent_answers import GivenAnswer
from assistant.export.as_docx import docx_file
from assistant.export.as_markdown import markdown
from assistant.export.export import made_on, sections
from assistant.visible import one_line

MOST_ANSWERS = 50
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKDOWN = "text/markdown; charset=utf-8"
RESPONSES: dict[int | str, dict[str, Any]] = {200: {"content": {DOCX: {}, "text/markdown": {}}}, **DESK_PROBLEMS}
Id = Annotated[str, Field(min_length=1, max_length=64)]


class Exported(BaseModel):
    """The body of `POST /api/export`: the ids of the answers of a conversation, in order."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXPORTED]})

    answers: list[Id] = Field(min_length=1, max_length=MOST_ANSWERS)


def export_router(desk: Desk) -> APIRouter:
    """The route, on the recent answers of this desk."""
    router = APIRouter(prefix="/api", tags=["uitvoer"])

    @router.post("/export", response_class=Response, responses=RESPONSES)
    async def export(
        exported: Exported,
        format: Annotated[Literal["md", "docx"], Query(description="Markdown of Word.")] = "docx",
    ) -> Response:
        """Geef antwoorden van het laatste uur als bestand, met hun citaten en vindplaatsen."""
        ids = list(dict.fromkeys(exported.answers))
        given = [each for each in map(desk.recent.get, ids) if each is not None]
        if len(given) < len(ids):
            known = {each.answer.id for each in given}
            return problem(404, _missing([id for id in ids if id not in known]))
        now = datetime.now()
        try:
            return await desk.threads.run(lambda: _file(given, format, now))
        except TooSlowError as error:
            return problem(503, str(error))

    return router


def _file(given: Sequence[GivenAnswer], format: str, now: datetime) -> Response:
    shown, below_title = sections(given), made_on(given, now)
    headers = {"Content-Disposition": f'attachment; filename="vraagbaak-{now:%Y-%m-%d}.{format}"'}
    if format == "md":
        return Response(markdown(shown, below_title), media_type=MARKDOWN, headers=headers)
    return Response(docx_file(shown, below_title, now), media_type=DOCX, headers=headers)


def _missing(ids: Sequence[str]) -> str:
    named = ", ".join(one_line(id) for id in ids[:3]) + (" …" if len(ids) > 3 else "")
    return f"Niet meer bekend: {named}. Een antwoord blijft een uur beschikbaar; stel de vraag opnieuw."

"""`POST /api/feedback`: a thumb for an answer, by its id. Who sends it is neither read nor stored."""

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.api.examples import DESK_PROBLEMS, RATED
from assistant.api.problems import problem
from assistant.desk.bounded_threads import TooSlowError
from assistant.desk.database import DatabaseUnusableError
from assistant.desk.desk import Desk, UnknownAnswerError
from assistant.desk.feedback import LONGEST_REMARK, Rating, Reason, Thumb
from assistant.readable import readable

STORED = "Bedankt, uw oordeel is bewaard."
REPLACED = "Bedankt, uw oordeel vervangt het vorige."
Remark = Annotated[str, BeforeValidator(lambda value: readable(value).strip() if isinstance(value, str) else value)]


class Rated(BaseModel):
    """The body of `POST /api/feedback`; `answer` is its id."""

    model_config = ConfigDict(json_schema_extra={"examples": [RATED]})

    answer: str = Field(min_length=1, max_length=64)
    thumb: Thumb
    reason: Reason = ""
    remark: Remark = Field("", max_length=LONGEST_REMARK)


class Stored(BaseModel):
    """What was done with it."""

    id: str
    replaced: bool
    message: str


def feedback_router(desk: Desk) -> APIRouter:
    """The route, on the stores of this desk."""
    router = APIRouter(prefix="/api", tags=["oordelen"])

    @router.post("/feedback", response_model=Stored, responses=DESK_PROBLEMS)
    async def feedback(rated: Rated) -> Stored | JSONResponse:
        """Bewaar een duim bij een antwoord, met een reden en een opmerking; een tweede oordeel vervangt het eerste."""
        return await rated_reply(desk, rated)

    return router


async def rated_reply(desk: Desk, rated: Rated) -> Stored | JSONResponse:
    """Store the rating and say so, or say why not."""
    rating = Rating(rated.thumb, rated.reason, rated.remark)
    try:
        replaced = await desk.threads.run(lambda: desk.rate(rated.answer, rating))
    except UnknownAnswerError as error:
        return problem(404, str(error))
    except (DatabaseUnusableError, TooSlowError) as error:
        return problem(503, str(error))
    return Stored(id=rated.answer, replaced=replaced, message=REPLACED if replaced else STORED)

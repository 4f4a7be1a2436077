"""`GET /api/operator/…`: the entries and the counts as JSON, for the operator's own programs."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from assistant.api.problems import problem
from assistant.desk.desk import Desk
from assistant.desk.operator_access import OperatorAccess
from assistant.desk.operator_choice import chosen_of
from assistant.desk.operator_door import door

Most = Annotated[int, Query(ge=1, le=500, description="Hoeveel er in het antwoord staan.")]
Skip = Annotated[int, Query(ge=0, le=10_000_000, description="Hoeveel er worden overgeslagen.")]


def operator_api(desk: Desk, access: OperatorAccess) -> APIRouter:
    """The routes, behind the same door; the key may come with each request as `Authorization: Bearer`."""
    router = APIRouter(prefix="/api/operator", tags=["beheer"], route_class=door(access, problem, bearer=True))

    @router.get("/feedback")
    async def feedback(
        thumb: str = "", status: str = "", since: str = "", until: str = "", most: Most = 100, skip: Skip = 0
    ) -> dict[str, Any]:
        """Geef de oordelen, de nieuwste eerst, met vraag, antwoord en citaten."""
        chosen = chosen_of(thumb, status, since, until)
        entries, count = await desk.threads.run(lambda: desk.feedback.entries(chosen, most=most, skip=skip))
        return {"count": count, "entries": [asdict(entry) for entry in entries]}

    @router.get("/questions")
    async def questions(
        status: str = "no_answer,partial", since: str = "", until: str = "", most: Most = 100, skip: Skip = 0
    ) -> dict[str, Any]:
        """Geef de bewaarde vragen, de meest gestelde eerst; niets waar het bewaren uit staat."""
        chosen = chosen_of("", status, since, until)
        asked, count = await desk.threads.run(lambda: desk.asked.asked(chosen, most=most, skip=skip))
        return {"kept_days": desk.asked.days, "count": count, "questions": [asdict(each) for each in asked]}

    @router.get("/counts")
    async def counts() -> dict[str, Any]:
        """Geef de aantallen: antwoorden sinds de start, oordelen, bewaarde vragen, en wat werd tegengehouden."""
        rated = await desk.threads.run(desk.feedback.counts)
        stored = await desk.threads.run(desk.asked.counts)
        withheld = dict(desk.withheld())
        return {"answers": desk.recent.counts(), "feedback": asdict(rated), "questions": stored, "withheld": withheld}

    return router

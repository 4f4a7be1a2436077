"""The operator's pages at `/beheer`: ratings, questions without an answer, counts, and drafts of facts.

Server-rendered, without scripts. Who may come in is decided by `operator_door.py`.
"""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from assistant.desk.desk import Desk
from assistant.desk.draft_facts import TYPES, draft_fact, fact_id
from assistant.desk.fact_form import changed_fact, form_values
from assistant.desk.feedback import Chosen
from assistant.desk.operator_access import OperatorAccess
from assistant.desk.operator_choice import STATUSES, THUMBS, chosen_of, link_to, shown_choice
from assistant.desk.operator_door import door
from assistant.desk.operator_view import page, templates
from assistant.opening import Assistant

PAGE_SIZE = 20
PageNumber = Annotated[int, Query(ge=1, le=100_000)]


def operator_router(desk: Desk, access: OperatorAccess, current: Callable[[], Assistant]) -> APIRouter:
    """The pages behind the door; `current` gives the index in which evidence is looked up."""
    made = templates()

    def shown(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
        common = {"token": access.form_token(request), "can_leave": access.needs_key, "path": request.url.path}
        return page(made, template, {**common, **values}, status=status)

    def told(status: int, text: str) -> Response:
        common = {"token": "", "can_leave": False, "path": ""}
        return page(made, "message.html", {**common, "text": text}, status=status)

    router = APIRouter(prefix="/beheer", route_class=door(access, told), include_in_schema=False)
    _add_ratings(router, desk, shown)
    _add_facts(router, desk, shown, current)
    _add_questions(router, desk, shown)

    @router.post("/afmelden")
    async def leave(request: Request) -> Response:
        reply = RedirectResponse("/beheer", status_code=303)
        access.end(request, reply)
        return reply

    @router.api_route("/{rest:path}", methods=["GET", "POST"])
    async def unknown(rest: str) -> Response:
        if not rest:
            return RedirectResponse("/beheer", status_code=303)
        raise HTTPException(404, "Deze pagina bestaat niet.")

    return router


Shown = Callable[..., Response]


def _add_ratings(router: APIRouter, desk: Desk, shown: Shown) -> None:
    @router.get("")
    async def ratings(
        request: Request, duim: str = "", status: str = "", van: str = "", tot: str = "", blad: PageNumber = 1
    ) -> Response:
        chosen = chosen_of(duim, status, van, tot)
        skip = (blad - 1) * PAGE_SIZE
        entries, count = await desk.threads.run(lambda: desk.feedback.entries(chosen, most=PAGE_SIZE, skip=skip))
        known = await desk.threads.run(desk.facts.all)
        return shown(
            request,
            "ratings.html",
            entries=[(entry, known.get(fact_id(entry.id))) for entry in entries],
            count=count,
            choice=shown_choice(chosen),
            thumbs=THUMBS,
            statuses=STATUSES,
            pages=_pages(request.url.path, chosen, blad, count),
        )

    @router.post("/oordelen/{id}/verwijderen")
    async def remove(id: str) -> Response:
        if not await desk.threads.run(lambda: desk.feedback.remove(id)):
            raise HTTPException(404, "Dit oordeel bestaat niet meer.")
        return RedirectResponse("/beheer", status_code=303)


def _add_facts(router: APIRouter, desk: Desk, shown: Shown, current: Callable[[], Assistant]) -> None:
    @router.post("/oordelen/{id}/feit")
    async def make(id: str) -> Response:
        entry = await desk.threads.run(lambda: desk.feedback.entry(id))
        if entry is None:
            raise HTTPException(404, "Dit oordeel bestaat niet meer.")
        fact, is_new = await desk.threads.run(lambda: desk.facts.append(draft_fact(entry)))
        return RedirectResponse(f"/beheer/feiten/{fact.id}?{'nieuw' if is_new else 'bestond'}=1", status_code=303)

    @router.get("/feiten")
    async def facts(request: Request) -> Response:
        return shown(request, "facts.html", facts=list((await desk.threads.run(desk.facts.all)).values()))

    @router.get("/feiten/{id}")
    async def form(request: Request, id: str, nieuw: str = "", bestond: str = "", bewaard: str = "") -> Response:
        fact = await desk.threads.run(lambda: desk.facts.find(id))
        if fact is None:
            raise HTTPException(404, "Dit feit staat niet in het bestand.")
        done = "Toegevoegd als ontwerp." if nieuw else "Dit feit stond er al." if bestond else ""
        done = "Bewaard." if bewaard else done
        return _fact_page(request, shown, fact, form_values(fact), problems=[], done=done)

    @router.post("/feiten/{id}")
    async def save(request: Request, id: str) -> Response:
        fact = await desk.threads.run(lambda: desk.facts.find(id))
        if fact is None:
            raise HTTPException(404, "Dit feit staat niet in het bestand.")
        values = {key: value for key, value in (await request.form()).items() if isinstance(value, str)}
        changed, problems = await desk.threads.run(lambda: changed_fact(fact, values, current().index))
        if problems:
            return _fact_page(request, shown, fact, values, problems=problems, done="", status=422)
        await desk.threads.run(lambda: desk.facts.replace(changed))
        return RedirectResponse(f"/beheer/feiten/{id}?bewaard=1", status_code=303)


def _fact_page(request: Request, shown: Shown, fact: Any, values: Any, **more: Any) -> Response:
    return shown(request, "fact.html", fact=fact, values=values, types=TYPES, **more)


def _add_questions(router: APIRouter, desk: Desk, shown: Shown) -> None:
    @router.get("/vragen")
    async def questions(
        request: Request, status: str = "no_answer,partial", van: str = "", tot: str = "", blad: PageNumber = 1
    ) -> Response:
        chosen = chosen_of("", status, van, tot)
        skip = (blad - 1) * PAGE_SIZE
        asked, count = await desk.threads.run(lambda: desk.asked.asked(chosen, most=PAGE_SIZE, skip=skip))
        return shown(
            request,
            "questions.html",
            asked=asked,
            count=count,
            days=desk.asked.days,
            told=desk.storing_sentence,
            choice=shown_choice(chosen),
            statuses={"no_answer,partial": "Niet of gedeeltelijk beantwoord", **STATUSES},
            pages=_pages(request.url.path, chosen, blad, count),
        )

    @router.get("/cijfers")
    async def figures(request: Request) -> Response:
        rated = await desk.threads.run(desk.feedback.counts)
        stored = await desk.threads.run(desk.asked.counts)
        counts = {"given": desk.recent.counts(), "stored": stored, "withheld": desk.withheld()}
        return shown(request, "figures.html", rated=rated, told=desk.storing_sentence, **counts)


def _pages(path: str, chosen: Chosen, number: int, count: int) -> dict[str, str]:
    """Links to the page before and after this one, where there is one."""
    before = link_to(path, chosen, number - 1) if number > 1 else ""
    after = link_to(path, chosen, number + 1) if number * PAGE_SIZE < count else ""
    return {"before": before, "after": after}

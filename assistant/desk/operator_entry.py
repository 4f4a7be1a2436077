"""Coming in and going out: the form that asks for the operator's key, and the session it begins."""

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, RedirectResponse, Response

from assistant.desk.operator_access import OperatorAccess, is_from_this_site
from assistant.desk.operator_door import ENTRANCE_PATH, HEADERS, NOT_OURS, TOO_BIG, is_too_big, too_many
from assistant.desk.operator_view import FOLDER, page, templates

HOME = "/beheer"
STYLE_PATH = "/beheer/stijl.css"
WRONG = "Deze sleutel klopt niet."


def entry_router(access: OperatorAccess) -> APIRouter:
    """The form and what it sends to; without a key there is nothing to ask for."""
    made = templates()
    router = APIRouter(include_in_schema=False)

    def form(status: int, text: str) -> Response:
        values = {"token": "", "can_leave": False, "path": ENTRANCE_PATH, "text": text}
        reply: Response = page(made, "entry.html", values, status=status)
        reply.headers.update(HEADERS)
        return reply

    @router.get(ENTRANCE_PATH)
    async def ask() -> Response:
        return form(200, "") if access.needs_key else _to(HOME)

    @router.post(ENTRANCE_PATH)
    async def enter(request: Request) -> Response:
        wait_s = access.wait_s(request)
        if wait_s:
            return form(429, too_many(wait_s))
        if not is_from_this_site(request):
            return form(403, NOT_OURS)
        if is_too_big(request):
            return form(413, TOO_BIG)
        if not access.is_key(request, str((await request.form(max_files=0, max_fields=10)).get("key", ""))):
            return form(403, WRONG)
        reply = _to(HOME)
        access.begin(request)
        access.give(request, reply)
        return reply

    @router.get(STYLE_PATH)
    async def style() -> FileResponse:
        return FileResponse(FOLDER / "operator.css", media_type="text/css", headers=HEADERS)

    return router


def _to(path: str) -> Response:
    return RedirectResponse(path, status_code=303, headers=HEADERS)

"""The drafting page at `/ontwerp`: plain HTML with scripts and styles of our own. What it shows is made by its scripts.

It is under a policy of its own, which allows no inline script or style at all.
"""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from assistant.page.parts import PANE, tabs_html

PATH, FILES_PATH = "/ontwerp", "/drafts"
FILES = Path(__file__).with_name("files")
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)


def draft_page_router() -> APIRouter:
    """The page. Its addresses are relative, for a server that stands under a path of its own."""
    router = APIRouter(include_in_schema=False)

    @router.get(PATH)
    def page() -> HTMLResponse:
        return HTMLResponse(page_html(), headers={"Content-Security-Policy": CONTENT_POLICY})

    return router


def draft_files() -> StaticFiles:
    """The page's scripts and styles, to be mounted at `FILES_PATH`."""
    return StaticFiles(directory=FILES)


def page_html() -> str:
    """The page with the parts that it shares with the chat page."""
    html = (FILES / "page.html").read_text(encoding="utf-8")
    return html.replace("<!-- tabs -->", tabs_html("Ontwerpantwoord")).replace("<!-- pane -->", PANE)

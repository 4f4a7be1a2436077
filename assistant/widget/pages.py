"""The pages about the widget: `/demo`, `/widget` with the line to paste, and the guide. They hold no data of their own.

Each is under a strict policy with a fresh nonce, as a strict site would have it, so that the widget is seen to work
there.
"""

import secrets
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markdown_it import MarkdownIt
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from assistant.settings import CHECKOUT
from assistant.widget.built_file import BUILT, built_file
from assistant.widget.site_list import SiteList

FILES = Path(__file__).with_name("files")
FILES_PATH = "/widget-files"
GUIDE = CHECKOUT / "docs" / "widget.md"
SELF = "'self'"
NONCE = "NONCE"  # where a page has it


class ListedSite(BaseModel):
    """A site to make the line for. Its origins and documents are not told."""

    id: str
    title: str


class Snippet(BaseModel):
    """What the line needs."""

    file: str
    integrity: str
    sites: list[ListedSite]


def pages_router(sites: SiteList, built: Path = BUILT) -> APIRouter:
    """The pages. Their addresses are relative, for a server that stands under a path of its own."""
    router = APIRouter(include_in_schema=False)

    @router.get("/demo")
    def demo() -> HTMLResponse:
        return _page("demo.html", sites.framing_origins())

    @router.get("/widget")
    def snippet() -> HTMLResponse:
        return _page("snippet.html", [])

    @router.get("/widget/gegevens")
    def data() -> Snippet:
        try:
            file = built_file(built)
        except OSError:
            raise HTTPException(503, "De widget is niet gebouwd. Beheerder: bouw hem met `make widget`.") from None
        listed = [ListedSite(id=site.id, title=site.title) for site in sites.current().values()]
        return Snippet(file=file.name, integrity=file.integrity, sites=sorted(listed, key=lambda s: s.id == "demo"))

    @router.get("/widget/handleiding")
    def guide() -> HTMLResponse:
        if not GUIDE.is_file():
            raise HTTPException(404, "De handleiding docs/widget.md staat niet op deze server.")
        return HTMLResponse(_guide_html(), headers={"Content-Security-Policy": _policy("", [])})

    return router


def page_files() -> StaticFiles:
    """The pages' scripts and styles, to be mounted at `FILES_PATH`."""
    return StaticFiles(directory=FILES)


def _guide_html() -> str:
    """The guide as a page; a table that is too wide can be scrolled by keyboard too."""
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(GUIDE.read_text(encoding="utf-8"))
    body = body.replace("<table>", '<div class="wide" role="group" aria-label="Tabel" tabindex="0"><table>')
    body = body.replace("</table>", "</table></div>")
    return (FILES / "guide.html").read_text(encoding="utf-8").replace("<!-- guide -->", body)


def _page(name: str, framing: list[str]) -> HTMLResponse:
    nonce = secrets.token_urlsafe(16)
    html = (FILES / name).read_text(encoding="utf-8").replace(f'nonce="{NONCE}"', f'nonce="{nonce}"')
    headers = {"Content-Security-Policy": _policy(nonce, framing), "Cache-Control": "no-store"}
    return HTMLResponse(html, headers=headers)


def _policy(nonce: str, framing: list[str]) -> str:
    script = f"'nonce-{nonce}'" if nonce else "'none'"
    return (
        f"default-src 'none'; script-src {script}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        f"form-action 'none'; base-uri 'none'; frame-ancestors {' '.join([SELF, *framing])}"
    )

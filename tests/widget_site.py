"""A server with two listed sites over a small real index, for the tests of the widget's server side."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.api.problems import answer_with_problems
from assistant.api.workers import Workers
from assistant.desk.desk import Desk
from assistant.opening import Assistant
from assistant.server import web_app
from assistant.widget.admission import Admission
from assistant.widget.api import widget_router
from assistant.widget.door import WidgetDoor
from assistant.widget.limits import Limits
from assistant.widget.proxies import BehindProxies
from assistant.widget.site_list import SiteList
from assistant.widget.widget import Widget

ORIGIN = "https://www.gemeente-x.be"
OTHER = "https://school.example"
FROM = {"origin": ORIGIN}
SITES = f"""[[site]]
id = "gemeente-x"
title = "Vraag het Vraagbaak"
origins = ["{ORIGIN}", "http://localhost:8123"]

[[site]]
id = "school"
title = "Vraag het de school"
origins = ["{OTHER}"]
documents = ["003_abc.txt", "folder"]
chat = false
"""
SCRIPT = 'customElements.define("x-y", class extends HTMLElement {});\n'


def widget_client(
    folder: Path,
    current: Callable[[], Assistant],
    *,
    sites: str = SITES,
    desk: Desk | None = None,
    limits: Limits | None = None,
    proxies: tuple[str, ...] = (),
    address: str = "203.0.113.9",
    **more: Any,
) -> TestClient:
    """A client at `address` of a server with these sites."""
    (folder / "sites.toml").write_text(sites, encoding="utf-8")
    script = folder / "widget.js"
    script.write_text(SCRIPT, encoding="utf-8")
    widget = Widget(SiteList(folder / "sites.toml"), limits or Limits(), proxies)
    app = web_app(current, desk=desk, widget=widget, widget_file=script, **more)
    return TestClient(app, raise_server_exceptions=False, client=(address, 50_000))


def light_client(
    folder: Path,
    current: Callable[[], Assistant],
    sites: str,
    *,
    limits: Limits | None = None,
    proxies: tuple[str, ...] = (),
    address: str = "203.0.113.9",
) -> TestClient:
    """The same without the chat page, which takes a second to make: the widget's endpoints behind their door."""
    (folder / "sites.toml").write_text(sites, encoding="utf-8")
    app = FastAPI()
    answer_with_problems(app)
    app.include_router(widget_router(current, current, Workers(2), None))
    app.add_middleware(WidgetDoor, admission=Admission(SiteList(folder / "sites.toml")), limits=limits or Limits())
    app.add_middleware(BehindProxies, trusted=proxies)
    return TestClient(app, raise_server_exceptions=False, client=(address, 50_000))

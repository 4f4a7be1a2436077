"""The sites in force: those of `sites.toml`, read again when it changes, and the demonstration on the server's own
pages. Decides about no request."""

import logging
import threading
from collections.abc import Callable, Collection
from pathlib import Path

from assistant.widget.site import Site, SitesError, read_sites
from corpus.errors import IndexUnusableError, ModelUnusableError

log = logging.getLogger(__name__)

DEMO = Site("demo", title="Vraagbaak: demonstratie")  # no origin: for pages of this server alone
State = tuple[int, int, int]


class SiteList:
    """The sites by id. `path` None: the demonstration alone. `documents` gives the ids and file names that an index
    knows, so that a site which names another one is reported."""

    def __init__(self, path: Path | None = None, documents: Callable[[], Collection[str]] | None = None) -> None:
        """Reads the file at once; raises `SitesError`."""
        self._path, self._documents = path, documents
        self._reading = threading.Lock()
        self._state = _state(path)
        self._sites = self._read()

    def current(self) -> dict[str, Site]:
        """The sites now; costs the file's state where nothing changed. A file that became useless keeps the older
        sites and is logged once for each state it has."""
        state = _state(self._path)
        if state == self._state or not self._reading.acquire(blocking=False):
            return self._sites
        try:
            self._sites = self._read()
            log.warning("%s opnieuw gelezen: %d site(s)", self._path, len(self._sites) - 1)
        except SitesError as error:
            log.warning("de vorige sites blijven gelden: %s", error)
        finally:
            self._state = state
            self._reading.release()
        return self._sites

    def get(self, id: str) -> Site | None:
        """The site with this id."""
        return self.current().get(id)

    def framing_origins(self) -> list[str]:
        """The origins whose pages may show the chat page in a frame."""
        return sorted({origin for site in self.current().values() if site.chat for origin in site.origins})

    def _read(self) -> dict[str, Site]:
        sites = read_sites(self._path) if self._path else {}
        self._report_unknown(sites)
        return {DEMO.id: DEMO, **sites}

    def _report_unknown(self, sites: dict[str, Site]) -> None:
        if self._documents is None or not any(site.documents for site in sites.values()):
            return
        try:
            known = set(self._documents())
        except (IndexUnusableError, ModelUnusableError):
            return  # the server says that itself, at each question
        for site in sites.values():
            for name in site.documents:
                if name not in known:
                    log.warning(
                        "%s: site “%s” noemt document “%s”, dat niet in de index staat. Bekend: %s.",
                        *(self._path, site.id, name, ", ".join(sorted(known)) or "geen enkel document"),
                    )


def _state(path: Path | None) -> State:
    """What tells a changed file; zeros where there is none."""
    try:
        stat = path.stat() if path else None
    except OSError:
        stat = None
    return (stat.st_mtime_ns, stat.st_size, stat.st_ino) if stat else (0, 0, 0)

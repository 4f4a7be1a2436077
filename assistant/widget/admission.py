"""Whether a call comes from a listed site and a listed origin; if not, why not, in one line. Counts nothing."""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import Headers

from assistant.readable import readable
from assistant.widget.origin import LONGEST, SENT, is_own_page
from assistant.widget.site import Site
from assistant.widget.site_list import DEMO, SiteList

log = logging.getLogger(__name__)

TOLD_AGAIN_S = 60.0
MOST_TOLD = 200  # pairs that are told within that time; who invents origins cannot fill a log


@dataclass(frozen=True)
class Refused:
    """Why a call is refused, in one Dutch line for the page's console and the operator."""

    why: str


class Admission:
    """The door policy over the sites in force."""

    def __init__(self, sites: SiteList, clock: Callable[[], float] = time.monotonic) -> None:
        self.sites = sites
        self._clock = clock
        self._told: OrderedDict[tuple[str, str], float] = OrderedDict()

    def admitted(self, id: str, headers: Headers, scheme: str) -> Site | Refused:
        """The site, or why not. A page of this server may call for any site: it shows its snippet and the
        demonstration."""
        site = self.sites.get(id)
        origin = headers.get("origin")
        if site is not None and (origin in site.origins or is_own_page(headers, scheme)):
            return site
        refused = Refused(_why(readable(id[:80]), site, None if origin is None else readable(origin[:LONGEST])))
        self._tell(id[:80], (origin or "")[:LONGEST], refused)
        return refused

    def _tell(self, id: str, origin: str, refused: Refused) -> None:
        """Log it, each pair once a minute."""
        now = self._clock()
        while self._told and now - next(iter(self._told.values())) >= TOLD_AGAIN_S:
            self._told.popitem(last=False)
        if (id, origin) in self._told or len(self._told) >= MOST_TOLD:
            return
        self._told[id, origin] = now
        log.warning("widget geweigerd: %s", refused.why)


def readable_by(headers: Headers) -> str | None:
    """The origin that may read a refusal: the one that asks, where it is written as an origin. A refusal holds nothing
    but what the asker sent, so anyone may read his own."""
    origin = headers.get("origin", "")
    return origin if SENT.fullmatch(origin) else None


def _why(id: str, site: Site | None, origin: str | None) -> str:
    asked = f"De Vraagbaak-widget van site “{id}” werkt hier niet: "
    if site is None:
        origins = f'origins = ["{origin}"]' if origin and origin != "null" else "de origins van haar pagina's"
        return (
            f"{asked}die site is niet bekend. "
            f'Beheerder: zet in sites.toml (VRAAGBAAK_SITES) een [[site]] met id = "{id}" en {origins}.'
        )
    if origin is None:
        where = "op https of localhost" if site is DEMO else "van een pagina van die site"
        return f"{asked}de aanroep noemt geen oorsprong (Origin). Roep de widget aan in een browser, {where}."
    if site is DEMO:
        return f"{asked}de demonstratie is er enkel op deze server, niet op {origin}. Gebruik de id van een eigen site."
    if origin == "null":
        return (
            f"{asked}de pagina heeft geen oorsprong (null: een bestand, of een frame met sandbox). "
            "Open de pagina van haar eigen server, of zet allow-same-origin op het frame."
        )
    return f'{asked}{origin} staat niet bij haar origins. Beheerder: voeg "{origin}" toe aan origins in sites.toml.'

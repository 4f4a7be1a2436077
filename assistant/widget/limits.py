"""How much a visitor and a site may ask: fixed windows of the library `limits`, in memory or in a Redis that several
servers share. Knows no request.

Fixed windows, for they say exactly when one may try again and hold one number for each visitor.
"""

import hashlib
import ipaddress
import logging
import math
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from limits import RateLimitItem
from limits.errors import StorageError
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from assistant.widget.shared_counters import Counters, SharedCounters
from assistant.widget.site import Site, read_limit

log = logging.getLogger(__name__)

Call = Literal["ask", "other"]
OTHERS_FOR_ONE = 5  # quotes opened, thumbs and the panel's own data, for each question that is allowed
STORE_AWAY_S = 10.0  # a store that was away is not waited for again before this


@dataclass(frozen=True)
class Exceeded:
    """Who asked too much, and after how many whole seconds the next call will do."""

    whose: Literal["visitor", "site"]
    wait_s: int


class Limits:
    """Counts calls. Where the shared store is away, this process counts on its own: the limits then hold for each
    process, visitors get their answers, and the operator reads it in the log."""

    def __init__(self, store: str = "") -> None:
        """`store` is a Redis address, or empty. Connects to nothing; raises `SettingsError` for a useless address."""
        self._own = Counters(FixedWindowRateLimiter(MemoryStorage()), secrets.token_bytes(32))
        self._shared = SharedCounters(store) if store else None
        self._away_until = 0.0

    @property
    def waits(self) -> bool:
        """Whether counting may wait for a store elsewhere, and so belongs in a thread."""
        return self._shared is not None

    def count(self, site: Site, address: str, call: Call) -> Exceeded | None:
        """Count one call from a network address; what is exceeded, or None. The address is not kept: a hash is."""
        if self._shared is not None and time.monotonic() >= self._away_until:
            try:
                return _count(self._shared.counters(), site, address, call)
            except StorageError as error:
                self._away_until = time.monotonic() + STORE_AWAY_S
                why = type(error.args[0]).__name__ if error.args else "geen reden"
                log.error("VRAAGBAAK_LIMITS_STORE antwoordt niet (%s): dit proces telt nu alleen.", why)
        return _count(self._own, site, address, call)


def _count(counters: Counters, site: Site, address: str, call: Call) -> Exceeded | None:
    visitor = hashlib.blake2b(_network(address).encode(), key=counters.salt, digest_size=16).hexdigest()
    for item in _for_call(read_limit(site.per_visitor), call):
        if not counters.limiter.hit(item, "visitor", site.id, call, visitor):
            return Exceeded("visitor", _wait_s(counters, item, "visitor", site.id, call, visitor))
    for item in _for_call(read_limit(site.per_site), call):
        if not counters.limiter.hit(item, "site", site.id, call):
            return Exceeded("site", _wait_s(counters, item, "site", site.id, call))
    return None


def waiting_text(exceeded: Exceeded) -> str:
    """What a visitor reads, in Dutch."""
    who = "U stelde" if exceeded.whose == "visitor" else "De bezoekers van deze site stelden samen"
    return f"{who} veel vragen in korte tijd. Probeer het {_span(exceeded.wait_s)} opnieuw."


def _span(seconds: int) -> str:
    if seconds < 90:
        return f"over {seconds} {'seconde' if seconds == 1 else 'seconden'}"
    minutes = math.ceil(seconds / 60)
    if minutes < 90:
        return f"over {minutes} minuten"
    return f"over {math.ceil(minutes / 60)} uur"


def _for_call(items: Sequence[RateLimitItem], call: Call) -> list[RateLimitItem]:
    factor = 1 if call == "ask" else OTHERS_FOR_ONE
    return [type(item)(item.amount * factor, item.multiples, item.namespace) for item in items]


def _wait_s(counters: Counters, item: RateLimitItem, *who: str) -> int:
    return max(1, math.ceil(counters.limiter.get_window_stats(item, *who).reset_time - time.time()))


def _network(address: str) -> str:
    """The address; of IPv6 the /64 that one subscriber has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    return str(parsed) if parsed.version == 4 else str(ipaddress.ip_network((int(parsed), 64), strict=False))

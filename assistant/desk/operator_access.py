"""Who may see the operator page: by key and session, or without a key only from this machine. Shows no page itself.

Sessions are signed with a secret of this process: a restart ends them.
"""

import hashlib
import hmac
import ipaddress
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Literal

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

COOKIE = "vraagbaak_beheer"
SESSION_S = 8 * 3600.0
WRONG_KEYS = 5  # from one address in `WRONG_KEYS_S`, then that address must wait
WRONG_KEYS_S = 900.0
MOST_ADDRESSES = 10_000
# A request that came through a proxy is not of this machine, whoever the proxy says it is of.
PROXY_HEADERS = (
    *("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-server"),
    *("x-forwarded-port", "x-real-ip", "x-client-ip", "x-original-forwarded-for", "true-client-ip", "cf-connecting-ip"),
)
HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]/@]+)(?::\d{1,5})?")
Entrance = Literal["open", "key", "closed"]


class OperatorAccess:
    """The door of the operator page. `key` "" opens it on this machine alone. `clock` gives seconds since 1970."""

    def __init__(self, key: str, *, clock: Callable[[], float] = time.time) -> None:
        self.needs_key = bool(key)
        self._key, self._clock = _digest(key), clock
        self._secret = secrets.token_bytes(32)
        self._signed = URLSafeSerializer(
            self._secret, salt="operator", signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
        )
        self._ended: OrderedDict[str, float] = OrderedDict()
        self._wrong = WrongKeys(clock)

    def entrance(self, request: HTTPConnection) -> Entrance:
        """`open`, or `key` where one must be given first, or `closed` for another machine where there is no key."""
        if not self.needs_key:
            return "open" if is_of_this_machine(request) else "closed"
        return "open" if self.session(request) else "key"

    def session(self, request: HTTPConnection) -> str:
        """The name of a session that is in force, or ""."""
        begun = getattr(request.state, "operator_session", "")
        try:
            name, began = self._signed.loads(begun or request.cookies.get(COOKIE, ""))
        except (BadSignature, ValueError, TypeError):
            return ""
        return str(name) if self._clock() - began < SESSION_S and name not in self._ended else ""

    def begin(self, request: HTTPConnection) -> None:
        """Begin a session in this very request, whose page may hold a form; `give` hands it to the browser."""
        request.state.operator_session = str(self._signed.dumps([secrets.token_urlsafe(16), self._clock()]))

    def give(self, request: HTTPConnection, reply: Response) -> None:
        """Send the session that this request began, if it did."""
        begun = getattr(request.state, "operator_session", "")
        if begun:
            secure = request.url.scheme == "https"
            reply.set_cookie(COOKIE, begun, max_age=int(SESSION_S), httponly=True, samesite="strict", secure=secure)

    def end(self, request: HTTPConnection, reply: Response) -> None:
        """End the session, here and in the browser."""
        now, name = self._clock(), self.session(request)
        if name:
            self._ended[name] = now
        while self._ended and now - next(iter(self._ended.values())) > SESSION_S:
            self._ended.popitem(last=False)
        reply.delete_cookie(COOKIE, httponly=True, samesite="strict")

    def wait_s(self, request: HTTPConnection) -> float:
        """How long this address must wait before it may try a key, in seconds; 0: it may."""
        return self._wrong.wait_s(_network(request))

    def is_key(self, request: HTTPConnection, typed: str) -> bool:
        """Whether this is the key; a wrong one counts against the address."""
        if self.needs_key and hmac.compare_digest(_digest(typed), self._key):
            self._wrong.forgive(_network(request))
            return True
        self._wrong.add(_network(request))
        return False

    def form_token(self, request: HTTPConnection) -> str:
        """What a form of this session must send back."""
        name = self.session(request)
        return hmac.new(self._secret, f"form:{name}".encode(), "sha256").hexdigest() if name else ""

    def is_form_of_ours(self, request: HTTPConnection, token: str) -> bool:
        """Whether a POST comes from a form of this session's own page."""
        expected = self.form_token(request)
        return is_from_this_site(request) and bool(expected) and hmac.compare_digest(_digest(token), _digest(expected))


class WrongKeys:
    """The wrong keys of each address in the last while; of the latest addresses only."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._moments: OrderedDict[str, list[float]] = OrderedDict()

    def wait_s(self, address: str) -> float:
        recent = [moment for moment in self._moments.get(address, []) if self._clock() - moment < WRONG_KEYS_S]
        return recent[-WRONG_KEYS] + WRONG_KEYS_S - self._clock() if len(recent) >= WRONG_KEYS else 0.0

    def add(self, address: str) -> None:
        self._moments[address] = [*self._moments.get(address, [])[-WRONG_KEYS + 1 :], self._clock()]
        self._moments.move_to_end(address)
        while len(self._moments) > MOST_ADDRESSES:
            self._moments.popitem(last=False)

    def forgive(self, address: str) -> None:
        self._moments.pop(address, None)


def is_of_this_machine(request: HTTPConnection) -> bool:
    """A direct request of this machine to a name of this machine: a web page elsewhere that resolves its own name to
    127.0.0.1 has another one."""
    if request.client is None or any(header in request.headers for header in PROXY_HEADERS):
        return False
    # Not `request.url`: that takes the socket's own address where the header is no address.
    name = HOST.fullmatch(request.headers.get("host", ""))
    plain = name[1].strip("[]").lower() if name else ""
    return _is_loopback(request.client.host) and (plain == "localhost" or _is_loopback(plain))


def is_from_this_site(request: HTTPConnection) -> bool:
    """Whether the browser says nothing else. It sends `Origin: null` here, for pages tell no referrer."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("origin", "null")
    return origin == "null" or origin.partition("://")[2] == request.headers.get("host", "")


def _is_loopback(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback


def _network(request: HTTPConnection) -> str:
    """The address, of IPv6 the /64 that one subscriber has."""
    host = request.client.host if request.client else ""
    try:
        parsed = ipaddress.ip_address(host)
    except ValueError:
        return host
    return host if parsed.version == 4 else str(ipaddress.ip_network((parsed, 64), strict=False))


def _digest(text: str) -> bytes:
    """Of a fixed length, so that comparing tells nothing of the length either."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()

"""Origins: one that an operator lists, made as browsers write it, and whether a request comes from a page of ours."""

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers

EXAMPLE = "schrijf bijvoorbeeld https://www.voorbeeld.be"
LONGEST = 300
SENT = re.compile(r"(?:null|[a-z][a-z0-9+.-]{1,30}://[A-Za-z0-9.:_\[\]-]{1,270})")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]+\]")
_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_PORTS = {"https": 443, "http": 80}


def listed_origin(text: str) -> str:
    """Scheme, host, and a port that is not the scheme's own. Raises ValueError, in Dutch, for what is no origin, or
    http elsewhere than on this machine."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError(f"houdt “{text}” in, dat geen adres is; {EXAMPLE}") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(f"houdt “{text}” in, dat niet met https:// begint; {EXAMPLE}")
    host = _ascii_host(f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname)
    if not _HOST.fullmatch(host):
        raise ValueError(f"houdt “{text}” in, dat geen gewone naam heeft (een jokerteken kan niet); {EXAMPLE}")
    origin = f"{parts.scheme}://{host}" + ("" if port in (None, _PORTS[parts.scheme]) else f":{port}")
    if parts.path or parts.query or parts.fragment or "@" in parts.netloc or text.endswith(("?", "#")):
        raise ValueError(f"houdt “{text}” in, met meer dan een oorsprong; schrijf enkel “{origin}”")
    if parts.scheme == "http" and host not in _LOCAL:
        raise ValueError(f"houdt “{text}” in; http kan alleen voor localhost, schrijf “https://{host}”")
    return origin


def is_own_page(headers: Headers, scheme: str) -> bool:
    """Whether a page of this server asks: the browser says so in `Sec-Fetch-Site`, which no page can write, or names
    this server as the origin. A browser that sends neither is a stranger."""
    origin = headers.get("origin", "null")
    own = f"{scheme}://{headers.get('host', '')}"
    site = headers.get("sec-fetch-site")
    if origin == "null":  # pages of ours tell no referrer, so that some browsers tell no origin either
        return site == "same-origin"
    return origin == own and site in (None, "same-origin")


def _ascii_host(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise ValueError(f"houdt de naam “{host}” in, die geen domein is; {EXAMPLE}") from None

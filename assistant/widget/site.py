"""A site that may use the widget, and the reading of `sites.toml`. Watches no file and knows no request."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from limits import RateLimitItem, parse_many

from assistant.widget.origin import listed_origin
from corpus.errors import VraagbaakError

TITLE = "Vraag het Vraagbaak"
PER_VISITOR, PER_SITE = "20/minute", "600/minute"
LONGEST_TITLE = 100
MOST_CALLS = 10_000_000
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_LIMIT = 'schrijf bijvoorbeeld "20/minute" of "20/minute;200/day"'


class SitesError(VraagbaakError):
    """`sites.toml` cannot be read or says something that cannot be meant."""


@dataclass(frozen=True)
class Site:
    """One `[[site]]`. No documents: all. `model` false: verbatim mode; `chat`: its visitors may go on in the chat page.

    `per_visitor` and `per_site` are limits as the library `limits` writes them, several with a semicolon.
    """

    id: str
    title: str = TITLE
    origins: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    model: bool = False
    per_visitor: str = PER_VISITOR
    per_site: str = PER_SITE
    chat: bool = True


def read_sites(path: Path) -> dict[str, Site]:
    """The sites by id. Raises `SitesError`, naming file, site, key and value."""
    try:
        parsed = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SitesError(
            f"VRAAGBAAK_SITES={path}: dit bestand is niet te lezen ({error.strerror}). "
            "Maak het aan of verbeter het pad."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SitesError(f"{path} is geen geldige TOML in UTF-8: {error}. Verbeter die plaats.") from error
    return _sites(path, parsed)


def read_limit(text: str) -> list[RateLimitItem]:
    """The limits in a text such as `20/minute;200/day`. Raises ValueError, in Dutch, for what allows nothing or is no
    limit."""
    try:
        items = parse_many(text)
    except ValueError:
        raise ValueError(f"is geen grens; {_LIMIT}") from None
    if not items or any(not 1 <= item.amount <= MOST_CALLS or item.multiples < 1 for item in items):
        raise ValueError(f"moet van 1 tot {MOST_CALLS} gaan; {_LIMIT}")
    return items


def _sites(path: Path, parsed: Mapping[str, Any]) -> dict[str, Site]:
    for key in parsed:
        if key != "site":
            raise SitesError(f"{path}: onbekende sleutel “{key}”.{_close(key, ['site'])} Begin elke site met [[site]].")
    entries = parsed.get("site", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SitesError(f"{path}: “site” is geen lijst. Begin elke site met [[site]], met dubbele haken.")
    sites: dict[str, Site] = {}
    for number, entry in enumerate(entries, 1):
        site = _site(path, number, entry)
        if site.id in sites:
            raise SitesError(f"{path}: site “{site.id}” staat er twee keer. Geef elke site een eigen id.")
        sites[site.id] = site
    return sites


def _site(path: Path, number: int, entry: Mapping[str, Any]) -> Site:
    id = entry.get("id")
    if not isinstance(id, str) or not _ID.fullmatch(id):
        raise SitesError(
            f"{path}: de {number}e [[site]] heeft {'geen id' if id is None else f'id = {_shown(id)}'}. "
            'Geef een id van kleine letters, cijfers en streepjes, bijvoorbeeld: id = "gemeente-x".'
        )
    read: dict[str, Any] = {}
    for key, value in entry.items():
        if key not in _READERS:
            raise SitesError(
                f"{path}: site “{id}” heeft een onbekende sleutel “{key}”.{_close(key, _READERS)} "
                f"Bekend: {', '.join(_READERS)}."
            )
        try:
            read[key] = _READERS[key](value)
        except ValueError as error:
            raise SitesError(f"{path}: site “{id}”: {key} = {_shown(value)} {error}.") from None
    if not read.get("origins"):
        raise SitesError(
            f"{path}: site “{id}” heeft geen origins, dus geen pagina mag haar gebruiken. "
            'Zet erbij: origins = ["https://www.voorbeeld.be"].'
        )
    return Site(**read)


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable() or len(value) > LONGEST_TITLE:
        raise ValueError(f"moet tekst tussen aanhalingstekens zijn, op één regel, van 1 tot {LONGEST_TITLE} tekens")
    return value.strip()


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("moet true of false zijn, zonder aanhalingstekens")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise ValueError('moet een lijst van teksten zijn, bijvoorbeeld ["een", "twee"]')
    return tuple(dict.fromkeys(each.strip() for each in value))


def _limit(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"moet tekst zijn; {_LIMIT}")
    read_limit(value)
    return value


def _origins(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(listed_origin(each) for each in _texts(value)))


def _shown(value: Any) -> str:
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"


def _close(key: str, known: Any) -> str:
    close = difflib.get_close_matches(key, list(known), n=1)
    return f" Bedoelde u “{close[0]}”?" if close else ""


_READERS: dict[str, Callable[[Any], Any]] = {
    "id": str,
    "title": _text,
    "origins": _origins,
    "documents": _texts,
    "model": _truth,
    "per_visitor": _limit,
    "per_site": _limit,
    "chat": _truth,
}

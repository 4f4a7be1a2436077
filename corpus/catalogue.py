"""Which documents a folder holds: the entries of its `documents.toml`, and every other readable file with what its name
tells. It checks the entries against the folder; it does not read the documents.
"""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from corpus.document import Source
from corpus.errors import CorpusError
from corpus.readers import SUFFIXES

CATALOGUE = "documents.toml"

_KEYS = {field.name: field.type for field in fields(Source)}
_REQUIRED = ("id", "file", "title")
_DATES = ("date", "valid_from", "valid_until")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MAX_ID_CHARS = 80


def read_catalogue(folder: Path) -> list[Source]:
    """The sources of `folder`: those of `documents.toml` in its order, then the unlisted readable files by name.

    Raises `CorpusError` where the folder is missing, or an entry is wrong: it states the value, the problem, the fix.
    """
    if not folder.is_dir():
        raise CorpusError(f"De map met documenten {folder} bestaat niet. Maak ze, of geef een andere op met --corpus.")
    listed = _listed_sources(folder)
    taken = {source.id for source in listed}
    return listed + list(_unlisted_sources(folder, listed=listed, taken=taken))


def skipped_files(folder: Path) -> list[str]:
    """A Dutch remark for each entry of `folder` that `read_catalogue` passes over, hidden files excepted."""
    return [_skip_remark(path) for path in _visible(folder) if path.name != CATALOGUE and not _readable(path)]


def _skip_remark(path: Path) -> str:
    if path.is_dir():
        return f"{path.name}: een map in de map met documenten wordt niet gelezen."
    if not path.is_file():
        return f"{path.name}: is geen gewoon bestand en is overgeslagen."
    return f"{path.name}: dit soort bestand wordt niet gelezen (wel {', '.join(SUFFIXES)})."


def _visible(folder: Path) -> list[Path]:
    return sorted((path for path in folder.iterdir() if not path.name.startswith(".")), key=lambda path: path.name)


def _readable(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in SUFFIXES


# --- the entries of documents.toml


def _listed_sources(folder: Path) -> list[Source]:
    path = folder / CATALOGUE
    if not path.is_file():
        return []
    sources = [_source(entry, number, folder=folder) for number, entry in enumerate(_entries(path), start=1)]
    _refuse_twice((source.id for source in sources), key="id", path=path)
    _refuse_twice((source.file for source in sources), key="file", path=path)
    ids = {source.id for source in sources}
    for source in sources:
        _check_references(source, ids=ids, path=path)
    return sources


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} is geen geldige TOML ({error}). Verbeter die plaats in het bestand.") from error
    for key in content:
        if key != "document":
            raise CorpusError(f"{path}: onbekende sleutel {key!r}. Begin elk document met een regel [[document]].")
    entries = content.get("document", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CorpusError(f"{path}: 'document' is geen lijst. Begin elk document met een regel [[document]].")
    return entries


def _source(entry: dict[str, Any], number: int, *, folder: Path) -> Source:
    where = f"{folder / CATALOGUE}, document {entry.get('id') or number}"
    for key, value in entry.items():
        _check_value(key, value, where=where)
    for key in _REQUIRED:
        if not entry.get(key, "").strip():
            raise CorpusError(f"{where}: {key!r} ontbreekt of is leeg. Vul het in.")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    source = Source(**values)
    _check_source(source, where=where, folder=folder)
    return source


def _check_value(key: str, value: Any, *, where: str) -> None:
    if key not in _KEYS:
        raise CorpusError(f"{where}: onbekende sleutel {key!r}. Toegelaten zijn: {', '.join(_KEYS)}.")
    if _KEYS[key] is str and not isinstance(value, str):
        raise CorpusError(f"{where}: {key} = {value} is geen tekst. Zet de waarde tussen aanhalingstekens.")
    if _KEYS[key] is bool and not isinstance(value, bool):
        raise CorpusError(f"{where}: {key} = {value!r} moet true of false zijn, zonder aanhalingstekens.")
    if _KEYS[key] not in (str, bool) and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        raise CorpusError(f'{where}: {key} = {value!r} moet een lijst van teksten zijn, zoals ["een", "twee"].')


def _check_source(source: Source, *, where: str, folder: Path) -> None:
    if not _ID.fullmatch(source.id) or len(source.id) > _MAX_ID_CHARS:
        raise CorpusError(
            f"{where}: id {source.id!r} kan niet in een webadres. "
            f"Gebruik kleine letters, cijfers en streepjes, hoogstens {_MAX_ID_CHARS} tekens."
        )
    _check_file(source.file, where=where, folder=folder)
    for key in _DATES:
        _check_date(key, getattr(source, key), where=where)
    _check_period(source, where=where)
    if source.url and not re.match(r"https?://\S+$", source.url):
        raise CorpusError(f"{where}: url {source.url!r} is geen webadres. Geef een adres dat met https:// begint.")


def _check_file(name: str, *, where: str, folder: Path) -> None:
    if Path(name).name != name or name.startswith("."):
        raise CorpusError(f"{where}: bestand {name!r} ligt niet in {folder}. Geef enkel een bestandsnaam.")
    if not (folder / name).is_file():
        raise CorpusError(f"{where}: bestand {name!r} ontbreekt in {folder}. Zet het daar, of haal het document weg.")
    if Path(name).suffix.lower() not in SUFFIXES:
        raise CorpusError(f"{where}: bestand {name!r} kan niet gelezen worden. Zet het om naar {', '.join(SUFFIXES)}.")


def _check_date(key: str, value: str, *, where: str) -> None:
    if not value:
        return
    match = _DATE.fullmatch(value)
    try:
        if match is None:
            raise ValueError("no such form")
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise CorpusError(f"{where}: {key} {value!r} is geen datum. Schrijf JJJJ, JJJJ-MM of JJJJ-MM-DD.") from error


def _check_period(source: Source, *, where: str) -> None:
    shared = min(len(source.valid_from), len(source.valid_until))  # 2021-07-01 until 2021 is no contradiction
    if source.valid_from[:shared] > source.valid_until[:shared]:
        raise CorpusError(
            f"{where}: valid_until {source.valid_until!r} ligt voor valid_from {source.valid_from!r}. "
            "Verbeter een van beide."
        )


def _check_references(source: Source, *, ids: set[str], path: Path) -> None:
    references = {
        "supersedes": source.supersedes,
        "superseded_by": (source.superseded_by,) if source.superseded_by else (),
        "answers": source.answers,
    }
    for key, others in references.items():
        for other in others:
            if other not in ids or other == source.id:
                problem = "verwijst naar zichzelf" if other == source.id else "is geen id van een document hier"
                raise CorpusError(
                    f"{path}, document {source.id}: {key} {other!r} {problem}. Kies een van de andere ids: "
                    f"{', '.join(sorted(ids - {source.id})) or 'er zijn er geen'}."
                )


def _refuse_twice(values: Iterable[str], *, key: str, path: Path) -> None:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise CorpusError(f"{path}: {key} {value!r} staat er twee keer. Geef elk document een eigen {key}.")
        seen.add(value)


# --- the files without an entry


def _unlisted_sources(folder: Path, *, listed: list[Source], taken: set[str]) -> Iterator[Source]:
    files = {source.file for source in listed}
    for path in _visible(folder):
        if _readable(path) and path.name not in files:
            id_ = _free_id(path, taken=taken)
            taken.add(id_)
            yield Source(id=id_, file=path.name, title=_title(path))


def _title(path: Path) -> str:
    words = re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFC", path.stem)).strip()
    return words[:1].upper() + words[1:] or path.name


def _free_id(path: Path, *, taken: set[str]) -> str:
    """The slug of the name; where another document has it, with the suffix, then with a number."""
    slug = _slug(path.stem) or "document-" + hashlib.sha256(path.name.encode("utf-8", "replace")).hexdigest()[:8]
    slug = slug[: _MAX_ID_CHARS - 10].rstrip("-")
    candidates = [slug, f"{slug}-{_slug(path.suffix)}", *(f"{slug}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")

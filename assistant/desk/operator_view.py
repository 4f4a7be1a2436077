"""The operator pages as HTML: Jinja templates of `operator_pages/`, escaped, and what they may do with a value."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.export.export import STATUS_TEXTS, safe_address
from assistant.visible import visible

FOLDER = Path(__file__).with_name("operator_pages")
THUMBS = {"up": "Duim omhoog", "down": "Duim omlaag"}
# Names that others give to their counts, as far as they are not Dutch yet.
NAMES = {
    **STATUS_TEXTS,
    "sentences": "Zinnen",
    "reasons": "Redenen",
    "answers": "Antwoorden",
    "last": "Laatst tegengehouden",
    "kept": "getoond",
    "repaired": "hersteld",
    "withheld": "tegengehouden",
    "generated": "door het taalmodel geschreven",
    "at": "wanneer",
    "sentence": "zin",
    "reason": "reden",
    "detail": "bijzonderheid",
}
SHOWN_ROWS = 50


def templates() -> Environment:
    """The templates; every value is escaped and made visible, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
    )
    made.filters |= {"moment": _moment, "day": _day, "name": _name, "status": _status, "thumb": _thumb}
    made.filters |= {"address": safe_address, "tables": _tables}
    return made


def page(made: Environment, template: str, values: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """One page."""
    return HTMLResponse(made.get_template(template).render(**values), status_code=status)


def _moment(at: datetime) -> str:
    """In this machine's zone."""
    local = at.astimezone()
    return f"{local.day}/{local.month:02}/{local.year} {local:%H.%M} uur"


def _day(day: date) -> str:
    return f"{day.day}/{day.month:02}/{day.year}"


def _name(key: str) -> str:
    return NAMES.get(key, key)


def _status(status: str) -> str:
    return STATUS_TEXTS.get(status, status)


def _thumb(thumb: str) -> str:
    return THUMBS.get(thumb, thumb)


def _tables(counts: Mapping[str, Any]) -> list[tuple[str, list[str], list[list[str]]]]:
    """Counts of any shape as tables: title, column heads, rows. Loose numbers come first, under no title."""
    loose = [
        [_name(key), _cell(value)] for key, value in counts.items() if not isinstance(value, Mapping | list | tuple)
    ]
    tables: list[tuple[str, list[str], list[list[str]]]] = [("", ["wat", "aantal"], loose)] if loose else []
    for key, value in counts.items():
        if isinstance(value, Mapping) and value:
            tables.append((_name(key), ["wat", "aantal"], [[_name(str(k)), _cell(v)] for k, v in value.items()]))
        elif isinstance(value, list | tuple) and value:
            tables.append((_name(key), *_rows(value[:SHOWN_ROWS])))
    return tables


def _rows(values: list[Any] | tuple[Any, ...]) -> tuple[list[str], list[list[str]]]:
    heads = list(dict.fromkeys(key for value in values if isinstance(value, Mapping) for key in value))
    if not heads:
        return ["wat"], [[_cell(value)] for value in values]
    rows = [[_cell(value.get(h, ""), h) for h in heads] for value in values if isinstance(value, Mapping)]
    return [_name(head) for head in heads], rows


def _cell(value: Any, head: str = "") -> str:
    if head == "at" and isinstance(value, float):
        return _moment(datetime.fromtimestamp(value).astimezone())
    return str(value)

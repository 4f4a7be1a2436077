"""Which entries the operator chose to see: from the values of a filter form, and back to it."""

from datetime import date
from urllib.parse import urlencode

from starlette.exceptions import HTTPException

from assistant.desk.feedback import Chosen
from assistant.desk.operator_view import THUMBS
from assistant.export.export import STATUS_TEXTS
from assistant.visible import one_line

__all__ = ["STATUSES", "THUMBS", "chosen_of", "link_to", "shown_choice"]

STATUSES = STATUS_TEXTS


def chosen_of(thumb: str, status: str, since: str, until: str) -> Chosen:
    """The choice; an unknown value is a 422 that names it."""
    _check(thumb, tuple(THUMBS), "duim")
    for each in status.split(","):
        _check(each, tuple(STATUSES), "status")
    return Chosen(thumb, status, _day(since, "van"), _day(until, "tot"))


def shown_choice(chosen: Chosen) -> dict[str, str]:
    """The values of the form that gives this choice."""
    return {
        "duim": chosen.thumb,
        "status": chosen.status,
        "van": chosen.since.isoformat() if chosen.since else "",
        "tot": chosen.until.isoformat() if chosen.until else "",
    }


def link_to(path: str, chosen: Chosen, number: int) -> str:
    """The address of a page of this choice."""
    return f"{path}?{urlencode({**shown_choice(chosen), 'blad': number})}"


def _check(value: str, known: tuple[str, ...], name: str) -> None:
    if value and value not in known:
        raise HTTPException(422, f"{name}={one_line(value)[:40]} is onbekend. Kies uit: {', '.join(known)}.")


def _day(value: str, name: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise HTTPException(422, f"{name}={one_line(value)[:40]} is geen dag. Schrijf JJJJ-MM-DD.") from None

"""Dates as a Dutch text has them. Reads ISO only; what is no ISO date stays as it is."""

import re
from collections.abc import Iterable
from datetime import date

from assistant.visible import one_line
from corpus.document import Source

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)


def dutch_date(text: str) -> str:
    """ "2021-06-03" is "3 juni 2021", "2021-06" is "juni 2021"; a year alone and any other text stay."""
    plain = one_line(text)
    found = ISO.fullmatch(plain)
    if not found:
        return plain
    year, month, day = found[1], int(found[2]), int(found[3] or 1)
    try:
        date(int(year), month, day)
    except ValueError:
        return plain
    return f"{day} {MONTHS[month - 1]} {year}" if found[3] else f"{MONTHS[month - 1]} {year}"


def dated_titles(sources: Iterable[Source]) -> dict[str, str]:
    """The title of each document by its id, with its date: "Expertenpool (2024)"."""
    return {each.id: f"{each.title} ({dutch_date(each.date) or 'zonder datum'})" for each in sources}

"""How well a stretch of text fits a column, as the first or a further line of its cell; `corpus.cell_path` adds it up.

Positive speaks for the column, negative against it; 0 says nothing. They are set by hand on how policy tables look.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.cell_values import EMPTY, NOBODY, STRONG, is_cell, is_name
from corpus.columns import Column, ColumnKind
from corpus.places import place_at_start

Role = ColumnKind | Literal["title", "name"]
_LONG = re.compile(
    r"omschrijving|beschrijving|samenvatting|\bdoel|toelichting|inhoud|resulta|opmerking|activiteit|voorwaarde|\bwat\b|antwoord|reactie",
    re.IGNORECASE,
)
_APPLICANT = re.compile(r"gemeente|aanvrager|indiener|begunstigde|ontvanger|promotor", re.IGNORECASE)
_FIRST_NAME = re.compile(
    r"bestuur|organisatie|instantie|instelling|vereniging|school|club|bedrijf|onderneming|firma|partij", re.IGNORECASE
)  # of one applicant, before what it does
_SEVERAL = re.compile(r"partner|betrokken|\(s\)|organisaties|besturen", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:[,–(&/+-]| (?:en|of|van|de|het|een|in|met|voor|op|te|aan|door|tot|bij))$")
WRONG = -7.0


@dataclass(frozen=True)
class Part:
    """A line, or a part of one that may be a cell of its own. `inside` tells that it does not begin its line.

    `end` is the line after it: a value may hold what a line end broke off it.
    """

    text: str
    line: int
    number: str = ""
    mark: str = ""
    inside: bool = False
    end: int = 0

    @property
    def opens(self) -> bool:
        return self.text[0].isupper() or self.text[0] in "‘“\"'€#" or self.text[0].isdigit()


def roles_of(columns: Sequence[Column]) -> list[Role]:
    """What each column is for the eye: of several text columns the described one is wide, the others are titles."""
    texts = [i for i, column in enumerate(columns) if column.kind in ("text", "reference")]
    wide = [i for i in texts if _LONG.search(columns[i].name)] or texts[-1:]
    names = [i for i, column in enumerate(columns) if column.kind == "actors"]
    roles: list[Role] = []
    for i, column in enumerate(columns):
        if i in texts:
            roles.append("text" if i in wide else "title")
        elif i in names:
            leads = i == names[0] and not any(text < i for text in texts)
            single = _APPLICANT.search(column.name) or (leads and _FIRST_NAME.search(column.name))
            roles.append("name" if single and i == names[0] and not _SEVERAL.search(column.name) else "actors")
        else:
            roles.append(column.kind)
    return roles


def first_fit(role: Role, part: Part, *, width: int, kinds: Collection[ColumnKind]) -> float:
    """How well `part` begins a cell of a column of this role, in a table whose widest line has `width` characters."""
    text = part.text
    if role in STRONG:
        return 5.0 if is_cell(role, text) else WRONG
    if _is_value(text, kinds):
        return -5.0
    if EMPTY.match(text) or (NOBODY.match(text) and role == "actors"):
        return 2.0 if role in ("actors", "name") else -2.0
    low = 0.0 if part.opens else -3.0
    size = len(text) / width
    if role == "text":
        return low + (1.5 if size > 0.6 else 0.5 if text[-1] in ".?!" else 0.0)
    if role == "title":
        return low + (1.0 if size <= 0.6 else -2.0) - (1.5 if text[-1] == "." else 0.0) - (1.0 if _place(text) else 0.0)
    low = 0.0 if part.opens or is_name(text) else -3.0
    shape = (-4.0 if size > 0.6 and len(text) > 40 else 0.5) - (2.0 if text[-1] == "." else 0.0)
    return low + shape + (2.0 if is_name(text) or place_at_start(text) else 0.0)


def further_fit(role: Role, part: Part, above: Part, *, width: int, kinds: Collection[ColumnKind]) -> float:
    """How well `part` continues the cell that `above` stands in: as the rest of its value, or as a further one."""
    text, open_end = part.text, bool(_OPEN_END.search(above.text))
    if role in STRONG:
        if role == "minister" and is_cell("minister", text):
            return 3.0
        rest = not part.opens or text[0] in "(+" or open_end
        return 0.0 if rest and role not in ("date", "number") and len(text) < 80 else WRONG
    if _is_value(text, kinds):
        return -4.0
    if part.inside:
        return 0.0
    size, ended = len(text) / width, above.text[-1] in ".?!:;"
    if role == "text":
        if not part.opens or open_end:
            return 0.5
        if size <= 0.6 and text[-1] not in ".?!;:" and len(above.text) < 0.75 * width:
            return -2.5
        if size <= 0.45 and above.text[-1] == "." and text[-1] not in ".?!;:":
            return -1.5  # the last line of a text ends as a sentence does; a name below it does not
        return 0.0 if ended or len(above.text) > 0.75 * width or text[-1] in ".?!;" else -2.0
    if role == "title":
        wide = -2.0 if size > 0.6 else 0.0
        return wide + (0.0 if not part.opens or open_end else -2.5) - (1.5 if text[-1] == "." else 0.0)
    if EMPTY.match(text):
        return -3.0
    if not part.opens and not is_name(text):
        return (0.0 if role == "actors" or open_end else -0.5) if size <= 0.6 else -4.0
    if role == "name":
        return 0.0 if open_end else -3.0
    shape = (-4.0 if size > 0.6 and len(text) > 40 else 0.2) - (2.0 if text[-1] == "." else 0.0)
    return shape + (1.3 if is_name(text) else 0.0)


def skip_cost(role: Role) -> float:
    """What it costs that a row has no cell in a column of this role."""
    return {"text": 2.5, "title": 2.5, "name": 3.0, "actors": 1.5}.get(role, 2.5)


def _is_value(text: str, kinds: Collection[ColumnKind]) -> bool:
    return any(is_cell(kind, text) and not EMPTY.match(text) for kind in kinds if kind in STRONG)


def _place(text: str) -> bool:
    return place_at_start(text) == text

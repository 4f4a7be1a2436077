"""The column of each part of a table: the one way to go through its columns, row by row, in which most parts fit.

Every part goes to a column, from left to right, and a new row begins where the columns begin again; the best path over
all parts (Viterbi 1967) says where rows end, also without numbers, amounts or blank lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.cell_fit import Part, Role, first_fit, further_fit, skip_cost
from corpus.columns import ColumnKind
from corpus.lines import Line

_LOST = 40  # so many parts without a good end of a row end the table
_NUMBER_UNUSED = 6.0
_NO_NUMBER = 0.3
_WIDER_GAP = 1.5
_CODE = re.compile(r"\d{3}|[/-]\d")


@dataclass(frozen=True)
class State:
    """The best reading that puts a part into a column: its score, where it came from, the last row number."""

    score: float
    back: int | None
    new_row: bool
    number: str


@dataclass(frozen=True)
class Grid:
    """What a path goes through: the parts with their lines, the roles of the columns, and the widest line."""

    parts: Sequence[Part]
    lines: Sequence[Line]
    roles: Sequence[Role]
    kinds: set[ColumnKind]
    numbered: bool
    width: int

    def skipped(self, begin: int, end: int | None = None) -> float:
        """What it costs to leave the columns from `begin` to `end` empty."""
        return sum(skip_cost(role) for role in self.roles[begin:end])


def best_path(grid: Grid) -> list[tuple[int, State]]:
    """The column of each part, with its state, up to the part after which the table reads best as ended."""
    table: list[list[State | None]] = []
    best, best_at = (0.0, -1), 0
    for i, part in enumerate(grid.parts):
        if i - best_at > _LOST:
            break
        firsts = [_first(role, part, grid) for role in grid.roles]
        table.append([_state(grid, i, j, table, firsts) for j in range(len(grid.roles))])
        closed = [(s.score - grid.skipped(j + 1), j) for j, s in enumerate(table[i]) if s is not None]
        if closed and max(closed)[0] > best[0]:
            best, best_at = max(closed), i
    return _backtrack(table, best_at, best[1]) if best[1] >= 0 else []


def _first(role: Role, part: Part, grid: Grid) -> float:
    if grid.lines[part.line].bullet and not part.inside:
        return 0.0 if role == "text" else -4.0
    return first_fit(role, part, width=grid.width, kinds=grid.kinds)


def _state(
    grid: Grid, i: int, j: int, table: Sequence[Sequence[State | None]], firsts: Sequence[float]
) -> State | None:
    """The best way for part `i` to stand in column `j`: opening a row, opening a cell, or going on with one."""
    part = grid.parts[i]
    if i == 0:
        unnumbered = grid.numbered and not part.number
        return None if unnumbered else State(firsts[j] - grid.skipped(0, j), None, True, part.number)
    options: list[State] = []
    for k, state in enumerate(table[i - 1]):
        if state is None:
            continue
        counts = bool(part.number) and follows(state.number, part.number)
        if not part.inside and (counts if grid.numbered else k > j or counts):
            ended = state.score - grid.skipped(k + 1) - (0.0 if grid.numbered else _NO_NUMBER)
            options.append(State(ended - grid.skipped(0, j) + firsts[j], k, True, part.number))
        stays = state.score - (_NUMBER_UNUSED if grid.numbered and counts else 0.0)
        if k < j:
            options.append(State(stays - grid.skipped(k + 1, j) + firsts[j], k, False, state.number))
        elif k == j:
            options.append(State(stays + _further(grid, i, j), k, False, state.number))
    return max(options, key=lambda option: option.score, default=None)


def _further(grid: Grid, i: int, j: int) -> float:
    part, above, role = grid.parts[i], grid.parts[i - 1], grid.roles[j]
    line = grid.lines[part.line]
    if line.bullet and not part.inside:
        return 0.5 if role == "text" else -4.0
    wider = line.gap > 1 and line.gap > grid.lines[above.line].gap and not line.page_start and part.opens
    fit = further_fit(role, part, above, width=grid.width, kinds=grid.kinds)
    return fit - (_WIDER_GAP if wider and not part.inside else 0.0)


def _backtrack(table: Sequence[Sequence[State | None]], i: int, j: int | None) -> list[tuple[int, State]]:
    chain: list[tuple[int, State]] = []
    while i >= 0 and j is not None:
        state = table[i][j]
        assert state is not None
        chain.append((j, state))
        i, j = i - 1, state.back
    return chain[::-1]


def follows(last: str, number: str) -> bool:
    """4.2 → 4.3, 4.9 → 5.1, A.3 → A.4, 7 → 8; one may be missing, more may not. Of codes (2024-017) any may come."""
    if not last:
        return True
    if _CODE.search(last):
        return number != last and re.sub(r"\d+", "0", number) == re.sub(r"\d+", "0", last)
    before, after = re.findall(r"[A-Z]+|\d+", last), re.findall(r"[A-Z]+|\d+", number)
    if len(before) != len(after):
        return False
    for depth, (b, a) in enumerate(zip(before, after, strict=True)):
        if a == b:
            continue
        if not (a.isdigit() and b.isdigit()):
            return a > b and all(n in ("0", "1") for n in after[depth + 1 :])
        return int(b) < int(a) <= int(b) + 2 and all(int(n) <= 1 for n in after[depth + 1 :])
    return False

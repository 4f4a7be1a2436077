"""Holds figures to the floors and ceilings of `floors.toml`. It says what is broken; the test that calls it fails."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import VraagbaakError
from eval.figures import Figures
from eval.run import Run

FLOORS = Path(__file__).resolve().parent / "floors.toml"
ALL = "all"


class FloorsError(VraagbaakError):
    """The file of floors has a key that would hold nothing."""


def read_floors(path: Path = FLOORS) -> dict[str, Any]:
    """`{"floors": {"all": {figure: bound}, "family": {name: {…}}}, "ceilings": …}`. Raises `FloorsError`."""
    bounds = tomllib.loads(path.read_text(encoding="utf-8"))
    for kind, groups in bounds.items():
        if kind not in ("floors", "ceilings") or not groups.keys() <= {ALL, "family"}:
            raise FloorsError(f"{path}: [{kind}] is niet gekend; gebruik floors of ceilings met all of family.NAAM")
    return bounds


def broken(run: Run, bounds: Mapping[str, Any]) -> list[str]:
    """A line for each figure under its floor or over its ceiling; a figure without a score breaks its bound too."""
    by_family = run.by("family")
    lines: list[str] = []
    for kind, groups in bounds.items():
        lines += _broken(kind, ALL, run.figures, groups.get(ALL, {}))
        for family, wanted in groups.get("family", {}).items():
            lines += _broken(kind, family, by_family.get(family, {}), wanted)
    return lines


def _broken(kind: str, group: str, row: Figures, wanted: Mapping[str, float]) -> list[str]:
    sign = 1 if kind == "floors" else -1
    return [
        f"{group}: {figure} is {value if value is None else round(value, 4)}, {kind[:-1]} {bound}"
        for figure, bound in wanted.items()
        if (value := row.get(figure)) is None or sign * value < sign * bound
    ]

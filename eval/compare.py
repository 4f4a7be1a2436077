"""Compares two runs by their JSON: the change of each figure, and the facts that became right or wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import VraagbaakError


class RunFileError(VraagbaakError):
    """A file given to compare with is not a run that `eval --json` wrote."""


@dataclass(frozen=True)
class Comparison:
    """`deltas` maps a figure to (before, after). `missing` are facts that only one of the two runs asked."""

    deltas: dict[str, tuple[float, float]]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    missing: tuple[str, ...]


def read_run(path: Path) -> dict[str, Any]:
    """What `eval --json` wrote. Raises `RunFileError`."""
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
        if {"records", "figures"} <= run.keys() and all({"fact", "scores"} <= one.keys() for one in run["records"]):
            return dict(run)
    except (OSError, ValueError, AttributeError, TypeError) as problem:
        raise RunFileError(f"meting {path} is niet leesbaar ({problem}); maak er een met eval --json") from problem
    raise RunFileError(f"meting {path} heeft geen records met scores; maak ze opnieuw met eval --json")


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Figures are those that both runs have as numbers; over different facts they say little, so `missing` tells."""
    old, new = _right(before), _right(after)
    both = [fact for fact in new if fact in old]
    return Comparison(
        deltas={
            name: (was, now)
            for name, now in after["figures"].items()
            if isinstance(now, int | float) and isinstance(was := before["figures"].get(name), int | float)
        },
        gained=tuple(fact for fact in both if new[fact] and not old[fact]),
        lost=tuple(fact for fact in both if old[fact] and not new[fact]),
        missing=tuple(sorted(old.keys() ^ new.keys())),
    )


def _right(run: Mapping[str, Any]) -> dict[str, bool]:
    return {record["fact"]: bool(record["scores"].get("right")) for record in run["records"]}

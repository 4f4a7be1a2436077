"""Reads `eval/drafts/`: written questions as an official receives them, and what a draft of each must hold. Reads and
groups only; what is judged by them is in draft_coverage.py and draft_proof.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.facts import FactsError

DRAFTS = Path(__file__).resolve().parent / "drafts"
SPLITS = ("tune", "third", "test", "second", "real")
HELD_BACK = ("test", "second")  # their errors are not printed: nobody tunes on them


class WantedTable(BaseModel):
    """`columns` are words that its header holds, `rows` how many rows it has without totals, `cells` what one row each
    must hold together."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: list[str]
    rows: int
    cells: list[list[str]]


class DraftFact(BaseModel):
    """A sub-question of a file. `parts` is how many things it asks, `must` a list of alternatives each, `gaps` for each
    part without a source the words of which its gap holds one, `follows` the words of what may be a gap beside them
    ("Zo ja, hoeveel?"), `status` those that are right, `field` the other field (of `eval/other_fields`) whose documents
    it is about, "" for the project's own."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str
    file: str
    split: str
    number: str
    starts: str
    parts: int
    must: list[list[str]]
    must_not: list[str] = Field(default_factory=list)
    evidence: list[str] = Field(default_factory=list)
    gaps: list[list[str]]
    follows: list[str] = Field(default_factory=list)
    status: list[str]
    table: WantedTable | None = None
    exclude: list[str] = Field(default_factory=list)
    field: str = ""


class Heading(BaseModel):
    """What a question says of itself. `minister`, `title` and `introduction` are words that those must hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    number: str
    date: str
    member: str
    minister: str
    title: str
    introduction: str


@dataclass(frozen=True)
class Case:
    """One drafting: a file, the documents that are left out, and a fact for each of its sub-questions in order."""

    id: str
    file: Path
    split: str
    exclude: tuple[str, ...]
    facts: tuple[DraftFact, ...]
    heading: Heading
    field: str = ""


Line = TypeVar("Line", bound=BaseModel)


def read_cases(folder: Path = DRAFTS, *, split: str = "") -> list[Case]:
    """The draftings that `folder` describes, only those of `split` when it is given. Raises `FactsError`."""
    if split and split not in SPLITS:
        raise FactsError(f"deel {split!r} bestaat niet; kies {', '.join(SPLITS)}")
    headings = {heading.file: heading for heading in _lines(folder / "headings.jsonl", Heading)}
    groups: dict[tuple[str, tuple[str, ...]], list[DraftFact]] = {}
    for fact in _lines(folder / "facts.jsonl", DraftFact):
        if split in ("", fact.split):
            groups.setdefault((fact.file, tuple(fact.exclude)), []).append(fact)
    if not groups:
        raise FactsError(f"{folder / 'facts.jsonl'} heeft geen feiten om te meten")
    return [_case(folder, facts, headings) for facts in groups.values()]


def _case(folder: Path, facts: Sequence[DraftFact], headings: dict[str, Heading]) -> Case:
    first = facts[0]
    if first.file not in headings:
        raise FactsError(f"{folder / 'headings.jsonl'}: {first.file} ontbreekt; voeg er een regel voor toe")
    name = first.id.rsplit("-", 1)[0]
    return Case(
        name, folder / first.file, first.split, tuple(first.exclude), tuple(facts), headings[first.file], first.field
    )


def _lines(path: Path, kind: type[Line]) -> list[Line]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise FactsError(f"feitenbestand {path} is niet leesbaar ({problem})") from problem
    read = []
    for number, line in enumerate(lines, 1):
        try:
            read.append(kind.model_validate_json(line))
        except ValidationError as problem:
            first = problem.errors()[0]
            key = ".".join(map(str, first["loc"])) or "de regel"
            raise FactsError(f"{path}, regel {number}: {key}: {first['msg']}; verbeter deze regel") from problem
    return read

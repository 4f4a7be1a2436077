"""Reads and checks a file of facts: questions with what a right answer holds. One JSON object a line.

A line that is no fact ends the run with its number; an unknown document, or evidence that no document holds, is a
remark.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corpus.document import Source
from corpus.errors import VraagbaakError

TUNE = "tune"
TEST = "test"

COMPUTED_TYPES = frozenset({"table-aggregate", "computed", "two-documents", "comparison"})


class FactsError(VraagbaakError):
    """A file of facts cannot be read. The message names the file, the line and the key."""


class Fact(BaseModel):
    """A question and what its answer must hold. Further keys are kept, so that others can group by their own.

    `doc` lists documents by id or by the name they were received under; empty means that the corpus holds no answer.
    `must` is a list of lists: the answer holds at least one string of each. `context` is the earlier questions.
    """

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str
    question: str
    type: str
    doc: list[str] = Field(default_factory=list)
    evidence: list[str] = Field(default_factory=list)
    must: list[list[str]] = Field(default_factory=list)
    must_not: list[str] = Field(default_factory=list)
    context: list[str] = Field(default_factory=list)
    split: str = TUNE
    style: str = ""

    @property
    def answerable(self) -> bool:
        return bool(self.doc)

    @property
    def family(self) -> str:
        """The coarse kind for which goals are set: `unanswerable`, `follow-up`, `computed` (also comparisons and what
        needs two documents), `paraphrased` or `ordinary`; the first that fits."""
        if not self.answerable:
            return "unanswerable"
        if self.context:
            return "follow-up"
        if self.type in COMPUTED_TYPES or len(self.doc) > 1:
            return "computed"
        return "paraphrased" if self.style.startswith("paraphrase") else "ordinary"


def read_facts(path: Path, *, split: str = "") -> list[Fact]:
    """The facts of `path` in its order, only those of `split` when it is given. Raises `FactsError`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise FactsError(f"feitenbestand {path} is niet leesbaar ({problem}); geef er een met --facts") from problem
    facts = [_fact(line, f"{path}, regel {n}") for n, line in enumerate(lines, 1) if line.strip()]
    _refuse_doubles(facts, path)
    chosen = [fact for fact in facts if not split or fact.split == split]
    if not chosen:
        which = f"van deel {split!r} " if split else ""
        raise FactsError(f"feitenbestand {path} heeft geen feiten {which}om te meten")
    return chosen


def check_facts(facts: Sequence[Fact], sources: Sequence[Source], raw_text: Callable[[str], str]) -> list[str]:
    """Remarks on facts that cannot be met as written: an unknown document, an evidence that its documents do not hold.

    `raw_text` gives the text of a document as received, which is what evidence is verbatim from.
    """
    known = {name: source.id for source in sources for name in (source.id, source.file, *source.received_as)}
    remarks: list[str] = []
    for fact in facts:
        remarks += [f"feit {fact.id}: document {name!r} is niet gekend" for name in fact.doc if name not in known]
        texts = [_one_spaced(raw_text(known[name])) for name in fact.doc if name in known]
        remarks += [
            f"feit {fact.id}: bewijs {evidence[:60]!r} staat niet letterlijk in {', '.join(fact.doc)}"
            for evidence in fact.evidence
            if texts and not any(_one_spaced(evidence) in text for text in texts)
        ]
    return remarks


def _fact(line: str, where: str) -> Fact:
    try:
        return Fact.model_validate_json(line)
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "de regel"
        raise FactsError(f"{where}: {key}: {first['msg']}; verbeter deze regel") from problem


def _refuse_doubles(facts: Sequence[Fact], path: Path) -> None:
    seen: set[str] = set()
    for fact in facts:
        if fact.id in seen:
            raise FactsError(f"feitenbestand {path}: id {fact.id!r} komt tweemaal voor; geef elk feit een eigen id")
        seen.add(fact.id)


def _one_spaced(text: str) -> str:
    """The text with one space between words; the bars that we put between the cells of a table are none of it."""
    return " ".join(text.replace("|", " ").split())

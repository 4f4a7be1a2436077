"""Draft facts made from feedback, in a file of JSON lines in the format of `eval/facts.jsonl`; never twice the same.

A line with `"draft": true` still lacks what the operator must fill in. Lines that are not ours stay as they are.
"""

import json
import os
import threading
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.desk.feedback import Entry
from corpus.errors import VraagbaakError

UNANSWERABLE = "unanswerable"
OTHER = "other"
# The kinds that the facts of eval/ have; another one may be typed.
TYPES = (
    "who-offers",
    "actor",
    "contact",
    "list",
    "number",
    "budget",
    "date",
    "definition",
    "abbreviation",
    "where",
    "how",
    "why",
    "yes-no",
    "table-lookup",
    "table-aggregate",
    "comparison",
    "two-documents",
    "follow-up",
    OTHER,
    UNANSWERABLE,
)


class DraftFactsError(VraagbaakError):
    """The file of draft facts cannot be read or written."""


class DraftFact(BaseModel):
    """A line of the file; the keys are those of a fact. Without `doc` the corpus holds no answer."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str
    question: str
    type: str
    doc: list[str] = Field(default_factory=list)
    evidence: list[str] = Field(default_factory=list)
    must: list[list[str]] = Field(default_factory=list)
    must_not: list[str] = Field(default_factory=list)
    context: list[str] = Field(default_factory=list)
    draft: bool = False

    @property
    def gaps(self) -> list[str]:
        """What the operator still has to fill in, in Dutch."""
        if not self.doc:
            return [] if self.type == UNANSWERABLE else [f"een document, of het soort “{UNANSWERABLE}”"]
        gaps = [] if self.must else ["wat het antwoord moet bevatten"]
        return [*gaps, *([] if self.evidence else ["het bewijs"])]


class DraftFacts:
    """The file at `path`; safe to share between threads of one process. Methods raise `DraftFactsError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def all(self) -> dict[str, DraftFact]:
        """The facts by their id, in the file's order."""
        with self._lock:
            return {fact.id: fact for _, fact in self._lines() if fact is not None}

    def find(self, id: str) -> DraftFact | None:
        return self.all().get(id)

    def append(self, fact: DraftFact) -> tuple[DraftFact, bool]:
        """Add a fact at the end, unless it is there already; the fact that is there, and whether it was added."""
        with self._lock:
            lines = self._lines()
            for _, there in lines:
                if there is not None and (there.id == fact.id or _asks(there) == _asks(fact)):
                    return there, False
            self._write([*(text for text, _ in lines), _line(fact)])
            return fact, True

    def replace(self, fact: DraftFact) -> None:
        """Write a fact in the place of the one with its id."""
        with self._lock:
            lines = self._lines()
            if not any(there is not None and there.id == fact.id for _, there in lines):
                raise DraftFactsError(f"Feit {fact.id} staat niet in {self.path}. Maak het opnieuw van het oordeel.")
            texts = (_line(fact) if there is not None and there.id == fact.id else text for text, there in lines)
            self._write(list(texts))

    def _lines(self) -> list[tuple[str, DraftFact | None]]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except (OSError, UnicodeDecodeError) as error:
            raise DraftFactsError(
                f"Het bestand met feiten {self.path} is niet te lezen ({error}). Herstel het of kies een ander met "
                "VRAAGBAAK_DRAFT_FACTS."
            ) from error
        return [(line, _fact(line)) for line in text.split("\n") if line.strip()]

    def _write(self, lines: list[str]) -> None:
        """Whole or not at all: a full disk leaves the file as it was."""
        draft = self.path.with_name(f"{self.path.name}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, self.path)
        except OSError as error:
            raise DraftFactsError(
                f"Het bestand met feiten {self.path} is niet te schrijven ({error.strerror}). Maak plaats of kies een "
                "ander met VRAAGBAAK_DRAFT_FACTS."
            ) from error


def draft_fact(entry: Entry) -> DraftFact:
    """A fact of an entry: a thumb up makes the citations its evidence, and silence its answer where there was none."""
    liked = entry.rating.thumb == "up"
    silent = liked and entry.status in ("no_answer", "referred")
    kind = UNANSWERABLE if silent else "follow-up" if entry.context else OTHER
    return DraftFact(
        id=fact_id(entry.id),
        question=entry.question,
        type=kind,
        doc=[] if silent else list(dict.fromkeys(citation.document for citation in entry.citations)),
        evidence=list(dict.fromkeys(" ".join(c.quote.split()) for c in entry.citations)) if liked else [],
        context=list(entry.context),
        draft=not silent,
    )


def fact_id(answer_id: str) -> str:
    return f"fb-{answer_id[:16]}"


def _asks(fact: DraftFact) -> tuple[str, tuple[str, ...]]:
    """What makes two facts the same: the question as it is read, after the same questions."""
    return " ".join(fact.question.lower().split()), tuple(" ".join(each.lower().split()) for each in fact.context)


def _fact(line: str) -> DraftFact | None:
    try:
        return DraftFact.model_validate_json(line)
    except ValidationError:
        return None


def _line(fact: DraftFact) -> str:
    values = fact.model_dump()
    if not fact.draft:
        del values["draft"]
    return json.dumps(values, ensure_ascii=False)

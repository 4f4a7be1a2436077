"""Hand-written stand-ins for what reads a question, drafts it and makes files, and a server with the drafting page.

The question is the numbered lines of the text; the draft quotes the two documents of `page_site.PageIndex`, one of
which is hostile.
"""

import re
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

from fake_answers import DOCUMENT, QUOTE, TEXT, citation
from page_site import HOSTILE_QUOTE, HOSTILE_TEXT, PageChain, hostile_citation

from assistant.answer import FoundPassage
from assistant.drafts.draft import (
    Conflict,
    Draft,
    DraftAnswer,
    EarlierAnswer,
    ParliamentaryQuestion,
    Part,
    Sentence,
    Table,
)
from assistant.drafts.work import DraftWork
from corpus.errors import QuestionError

ASKED = """Schriftelijke vraag nr. 12 van 3 juni 2021

Op 5 maart 2021 <b>lanceerde</b> de minister een oproep.

1. Welke expert biedt een helpdesk, en wanneer?
2. Hoeveel kost dat? <img src=x onerror="window.hacked=5">
3. Wat zegt het plan?
"""
GAP = "[AAN TE VULLEN: hoeveel de helpdesk kost]"
LOOSE = "Solentra ondersteunt lokale besturen <b>&</b> hulpverleners."


def question(text: str) -> ParliamentaryQuestion:
    if not text.strip():
        raise QuestionError("De tekst is leeg. Plak de hele vraag.")
    parts = re.findall(r"^(\d+)\.\s+(.*)$", text, re.M)
    if not parts:
        raise QuestionError("Er zijn geen deelvragen gevonden. Nummer ze.")
    return ParliamentaryQuestion(
        number="12",
        date="2021-06-03",
        member="Een Lid",
        title="Helpdesk",
        introduction=text.split("\n\n")[1] if text.count("\n\n") > 1 else "",
        parts=[Part(number=number, text=words, parts=_asked(number, words)) for number, words in parts],
        remarks=["De minister staat niet in de tekst."],
    )


def _asked(number: str, words: str) -> list[Part]:
    pieces = words.rstrip("?").split(", en ")
    return (
        [Part(number=f"{number}.{n}", text=f"{piece}?") for n, piece in enumerate(pieces, 1)] if len(pieces) > 1 else []
    )


class FakeWork:
    """`hold` halts a draft before its last sub-question; `calls` keeps what drafting was asked; `trouble` is raised."""

    def __init__(self) -> None:
        self.hold = threading.Event()
        self.hold.set()
        self.calls: list[tuple[ParliamentaryQuestion, dict[str, Any]]] = []
        self.exported: list[Draft] = []
        self.uploads: list[tuple[str, bytes]] = []
        self.trouble: Exception | None = None
        self.pause_s = 0.0

    def work(self) -> DraftWork:
        return DraftWork(question, self._upload, self._drafting, self._docx, self._markdown)

    def _upload(self, name: str, data: bytes) -> ParliamentaryQuestion:
        self.uploads.append((name, data))
        if not name.endswith((".txt", ".docx", ".pdf")):
            raise QuestionError(f"Het bestand “{name}” is geen .txt, .docx of .pdf. Bewaar het als een van die.")
        return question(data.decode("utf-8", "replace"))

    def _drafting(self, asked: ParliamentaryQuestion, index: Any, **options: Any) -> Iterator[Draft]:
        self.calls.append((asked, options))
        wanted = [part for part in asked.parts if not options["only"] or part.number in options["only"]]
        answers: list[DraftAnswer] = []
        for at, part in enumerate(wanted):
            if at == len(wanted) - 1 and at:
                self.hold.wait(timeout=20)
            if self.trouble and at:
                raise self.trouble
            time.sleep(self.pause_s)
            answers.append(answer(part.number, options))
            yield Draft(question=asked, answers=list(answers), excluded=list(options["exclude"]))
        earlier = [EarlierAnswer(document="vijandig", title="Antwoord <i>311</i>", date="2021-07", numbers=["1"])]
        earlier[0].citations.append(hostile_citation())
        yield Draft(question=asked, answers=answers, earlier_answers=earlier, excluded=list(options["exclude"]))

    def _docx(self, draft: Draft, titles: Mapping[str, str]) -> bytes:
        self.exported.append(draft)
        return b"PK docx"

    def _markdown(self, draft: Draft, titles: Mapping[str, str]) -> str:
        self.exported.append(draft)
        return "\n".join(answer.text for answer in draft.answers)


def answer(number: str, options: dict[str, Any]) -> DraftAnswer:
    if number == "2":
        return DraftAnswer(
            number="2",
            status="no_source",
            text=GAP,
            sentences=[Sentence(text=GAP, kind="gap")],
            gaps=["hoeveel de helpdesk kost"],
            searched=["Hoeveel kost de helpdesk?"],
        )
    return _hostile(number) if number == "3" else _helpdesk(number, options)


def _helpdesk(number: str, options: dict[str, Any]) -> DraftAnswer:
    first = f"Er is een helpdesk op weekdagen tussen 9 en 13 uur{' (gekozen)' if options['documents'] else ''}."
    start = TEXT.index(LOOSE)
    return DraftAnswer(
        number=number,
        status="answered",
        text=f"De bronnen zeggen het volgende.\n{first} [1]\n“{QUOTE}” [1]",
        sentences=[
            Sentence(text="De bronnen zeggen het volgende.", kind="connecting"),
            Sentence(text=f"{first} [1]", kind="written", marks=[1]),
            Sentence(text=f"“{QUOTE}” [1]", kind="quoted", marks=[1]),
        ],
        citations=[citation()],
        table=Table(columns=["Expert", "Uren"], rows=[["Solentra", "4"], ["Totaal", "4"]], citations=[1, 0]),
        conflicts=[Conflict(about="De uren verschillen.", citations=[hostile_citation(), citation()])],
        unused=[
            FoundPassage(
                document="expertenpool",
                section=list(DOCUMENT.source.title.split()[:1]),
                text=LOOSE,
                start=start,
                end=start + len(LOOSE),
                score=0.5,
            )
        ],
        searched=["Welke expert biedt een helpdesk?"],
    )


def _hostile(number: str) -> DraftAnswer:
    assert HOSTILE_QUOTE in HOSTILE_TEXT
    return DraftAnswer(
        number=number,
        status="partial",
        text=f"“{HOSTILE_QUOTE}” [1]",
        sentences=[Sentence(text=f"“{HOSTILE_QUOTE}”", kind="quoted", marks=[1])],
        citations=[hostile_citation()],
        warnings=['<script>window.hacked="warning"</script>'],
        table=Table(columns=["<b>x</b>"], rows=[['<img src=x onerror="window.hacked=6">']], citations=[1]),
    )


__all__ = ["ASKED", "GAP", "LOOSE", "FakeWork", "PageChain", "answer", "question"]

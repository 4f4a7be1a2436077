"""Example questions by subject: those of the list that this corpus answers, and questions of its records beside them.

Asked once for each generation of the index, in verbatim mode; nothing is shown that is not answered.
"""

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.page.suggestions import Ask, Candidate, adds, record_questions
from corpus.errors import VraagbaakError

if TYPE_CHECKING:
    from index.search import Index

EXAMPLES: dict[str, tuple[str, ...]] = {
    "Experten en contact": ("Welke expert biedt een helpdesk?", "Wat is het telefoonnummer van Ceapire?"),
    "Projecten en bedragen": (
        "Welke stad kreeg het laagste subsidiebedrag?",
        "Hoeveel projecten werden er geselecteerd na de oproep van 5 maart 2021?",
    ),
    "Begrippen en afkortingen": ("Wat verstaat men onder polarisering?", "Waarvoor staat LIVC?"),
    "Maatregelen en beleid": (
        "Waarover gaat maatregel 13.2?",
        "Welke ondersteuning biedt de VVSG rond polarisatie?",
    ),
}
KINDS = {
    "Experten en contact": ("contact",),
    "Projecten en bedragen": ("row",),
    "Begrippen en afkortingen": ("term", "abbreviation"),
}
EACH = 2  # questions for a subject
TRIED = 4  # questions of the records that are tried for a subject

Examples = dict[str, list[str]]
"""The questions of each subject that has any."""


def examples(index: "Index", ask: Ask) -> Examples:
    """The questions to show, kept as long as the generation of the index lives."""
    kept = index.derived.get("page examples")
    if not isinstance(kept, dict):
        index.derived["page examples"] = kept = _answered(index, ask)
    return kept


def examples_html(shown: Examples) -> str:
    """A heading for each subject with its questions as buttons, which our script asks."""
    groups = "".join(
        f'<section class="vb-subject"><h3>{html.escape(subject)}</h3><ul>{_buttons(questions)}</ul></section>'
        for subject, questions in shown.items()
    )
    return (
        f'<h2 class="vb-label">Of begin met een voorbeeld</h2><div class="vb-subjects">{groups}</div>' if groups else ""
    )


def questions_html(heading: str, questions: Sequence[str]) -> str:
    """Questions as buttons under a heading; nothing where there are none."""
    return f'<h2 class="vb-label">{html.escape(heading)}</h2><ul>{_buttons(questions)}</ul>' if questions else ""


def _buttons(questions: Sequence[str]) -> str:
    return "".join(
        f'<li><button type="button" class="vb-example" data-ask="{html.escape(q)}">{html.escape(q)}</button></li>'
        for q in questions
    )


def _answered(index: "Index", ask: Ask) -> Examples:
    shown = {}
    for subject, questions in EXAMPLES.items():
        chosen = [question for question in questions if _is_answered(question, ask)][:EACH]
        if len(chosen) < EACH:
            chosen += _from_records(KINDS.get(subject, ()), index, ask)[: EACH - len(chosen)]
        if chosen:
            shown[subject] = chosen
    return shown


def _from_records(kinds: Sequence[str], index: "Index", ask: Ask) -> list[str]:
    found: list[Candidate] = [c for kind in kinds for c in record_questions(index.passages(kind=kind)[:TRIED], index)]
    return [question for question, passage in found[:TRIED] if adds(question, passage, set(), ask)]


def _is_answered(question: str, ask: Ask) -> bool:
    try:
        return ask(question).status == "answered"
    except VraagbaakError:
        return False

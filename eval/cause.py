"""Says why an answer is wrong, as far as the scores tell: not found, found but not answered, silent, or not silent."""

from eval.case import Case
from eval.metrics.evidence_recall import evidence_recall, holds
from eval.metrics.right import right

CAUSES = {
    "error": "de assistent liep vast",
    "not_silent": "antwoordde waar de bronnen niets zeggen",
    "silent_not_found": "zweeg: bewijs niet gevonden",
    "silent_found": "zweeg: bewijs wel gevonden",
    "not_found": "bewijs niet gevonden",
    "not_answered": "bewijs gevonden, antwoord toch fout",
    "wording": "zweeg terecht, maar zonder de gevraagde tekst",
}


def cause(case: Case) -> str | None:
    """A key of `CAUSES`, or None for a right answer. "Found" is all of the evidence within 4,000 characters."""
    if right(case):
        return None
    if case.error:
        return "error"
    if not case.fact.answerable:
        return "wording" if case.silent else "not_silent"
    missing = evidence_recall(case, limit=4_000) not in (1.0, None)
    if case.silent:
        return "silent_not_found" if missing else "silent_found"
    return "not_found" if missing else "not_answered"


def ranks(case: Case) -> list[int | None]:
    """For each evidence of the fact the rank (from 1) of the first passage that holds it, None where none does."""
    texts = [passage.text for passage in case.answer.passages]
    return [next((n for n, text in enumerate(texts, 1) if holds(text, one)), None) for one in case.fact.evidence]

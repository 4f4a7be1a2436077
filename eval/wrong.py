"""What the report shows of a wrong answer: what was expected and said, and where its evidence stood. Data, no HTML."""

from typing import Any

from eval.case import Case
from eval.cause import CAUSES, ranks
from eval.marking import marked
from eval.metrics.evidence_recall import holds
from eval.metrics.right import says

PASSAGES_SHOWN = 5
GIST = 110


def wrong_case(case: Case, why: str) -> dict[str, Any]:
    """`expected` and `forbidden` are (text, whether the answer says it); `passages` the first ones retrieved, and of
    those after them each that holds evidence."""
    fact, answer = case.fact, case.answer.answer
    return {
        "fact": fact,
        "why": CAUSES[why],
        "error": case.error,
        "answer": case.answer,
        "gist": _gist(case.error or answer),
        "expected": [(" of ".join(options), says(answer, [options], [])) for options in fact.must],
        "forbidden": [(text, says(answer, [[text]], [])) for text in fact.must_not],
        "evidence": list(zip(fact.evidence, ranks(case), strict=True)),
        "passages": _passages(case),
    }


def _passages(case: Case) -> list[dict[str, Any]]:
    evidence = case.fact.evidence
    shown = []
    for rank, passage in enumerate(case.answer.passages, 1):
        has_evidence = any(holds(passage.text, one) for one in evidence)
        if rank <= PASSAGES_SHOWN or has_evidence:
            place = " › ".join([passage.document, *passage.section])
            parts = marked(passage.text, evidence)
            shown.append({"rank": rank, "place": place, "score": passage.score, "parts": parts, "holds": has_evidence})
    return shown


def _gist(text: str) -> str:
    """An answer on one line, cut: the note above it and the heads of its sources say little."""
    line = " ".join(text.split())
    return line if len(line) <= GIST else line[: GIST - 1].rstrip() + "…"

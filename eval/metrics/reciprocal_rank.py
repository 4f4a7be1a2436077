"""Mean reciprocal rank of the first passage that holds the fact's first evidence; 0 when none of the retrieved does.

The arithmetic is trec_eval's, through `ir-measures` (Apache-2.0, kept, 2 MB, below it only numpy and the trec_eval
binding). `ranx` was looked at and left: it brings numba, llvmlite, seaborn and ir_datasets for the same measure.
"""

from collections.abc import Sequence

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc

from eval.case import Case
from eval.metrics.evidence_recall import holds


def reciprocal_rank(relevant: Sequence[bool]) -> float:
    """1/rank of the first true value; 0 when there is none. `relevant` is in rank order."""
    if not any(relevant):
        return 0.0
    judged = [Qrel("q", str(rank), int(hit)) for rank, hit in enumerate(relevant)]
    # trec_eval sorts by score alone, so the rank becomes a score without ties.
    ranked = [ScoredDoc("q", str(rank), -float(rank)) for rank in range(len(relevant))]
    return float(ir_measures.calc_aggregate([RR], judged, ranked)[RR])


def evidence_rank(case: Case) -> float | None:
    """No score for a fact without evidence. Of several evidences the first one counts."""
    if not case.fact.evidence:
        return None
    return reciprocal_rank([holds(passage.text, case.fact.evidence[0]) for passage in case.answer.passages])

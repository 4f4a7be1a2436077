"""Writes a run as one HTML page that needs nothing else: figures, plots, and why each wrong answer is wrong. In Dutch.

Wrong answers of the split set apart stay hidden unless they are asked for: who reads them tunes on them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from eval.case import Case
from eval.cause import CAUSES, cause
from eval.compare import Comparison
from eval.facts import TEST
from eval.figures import Figures
from eval.metrics.risk_coverage import risk_curve
from eval.plots import bars, changes, step_curve
from eval.run import Run
from eval.table import LABELS, shown
from eval.wrong import wrong_case

TEMPLATE = "report.html.j2"
RECALL = "evidence_recall_4000"


def write_report(
    runs: Mapping[str, Run],
    path: Path,
    *,
    ablation: Mapping[str, Figures] | None = None,
    comparison: Comparison | None = None,
    reveal_test: bool = False,
    commit: str = "",
) -> None:
    """Writes the report of `runs` (name to run); plots and wrong answers are those of the first."""
    page = report_html(runs, ablation=ablation, comparison=comparison, reveal_test=reveal_test, commit=commit)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def report_html(
    runs: Mapping[str, Run],
    *,
    ablation: Mapping[str, Figures] | None = None,
    comparison: Comparison | None = None,
    reveal_test: bool = False,
    commit: str = "",
) -> str:
    """The page as text. `ablation` maps a way to search to its figures of finding, all of the search first;
    `comparison` is of the first run with an earlier one."""
    name, run = next(iter(runs.items()))
    open_cases = [case for case in run.cases if reveal_test or case.fact.split != TEST]
    wrong = [(case, why) for case in open_cases if (why := cause(case))]
    # Everything but our own plots is escaped: the text of documents, questions and answers is data.
    room = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
    return room.get_template(TEMPLATE).render(
        name=name,
        today=date.today(),
        commit=commit,
        columns=[f"{system}, {split}" for system, one in runs.items() for split in one.splits],
        rows=_rows(runs),
        plots=[(title, Markup(drawn)) for title, drawn in _plots(name, run)],
        parts=_parts(ablation) if ablation else None,
        change=_change(comparison, open_cases) if comparison else None,
        wrong=_by_cause(wrong),
        wrong_count=len(wrong),
        hidden=len(run.cases) - len(open_cases),
        asked=len(open_cases),
    )


def _rows(runs: Mapping[str, Run]) -> list[tuple[str, list[str]]]:
    columns = [one.split(split).figures for one in runs.values() for split in one.splits]
    return [(label, [shown(figure, row[figure]) for row in columns]) for figure, label in LABELS.items()]


def _plots(name: str, run: Run) -> list[tuple[str, str]]:
    """Figures only, so those of the split set apart count in them."""
    plots = []
    for key, title in (("family", "Juist per soort"), ("style", "Juist per stijl"), ("type", "Juist per type")):
        plots.append((title, bars(_bar_rows(run.by(key), "right"), title=title)))
    found = "Bewijs in 4.000 tekens, per type"
    plots.append((found, bars(_bar_rows(run.by("type"), "evidence_recall_4000"), title=found)))
    risk = f"Risico tegenover dekking, {name}"
    curve = step_curve(risk_curve(run.cases), title=risk, x_label="dekking", y_label="risico (aandeel fout)")
    plots.append((risk, curve))
    return plots


def _bar_rows(groups: Mapping[str, Figures], figure: str) -> list[tuple[str, float | None, str]]:
    """The best first, so that what is weak stands together below; what has no score comes last."""
    rows = [(value, row[figure], _count(row)) for value, row in groups.items()]
    return sorted(rows, key=lambda row: -1.0 if row[1] is None else row[1], reverse=True)


def _count(row: Figures) -> str:
    return f"({row['facts']:.0f})"


def _parts(ablation: Mapping[str, Figures]) -> dict[str, Any]:
    """Each way to search against all of it: the change in points of evidence found, and the whole table."""
    (name, whole), *others = ablation.items()
    title = f"Bewijs in 4.000 tekens, in punten tegenover “{name}”"
    rows = [(variant, _change_of(row, whole), shown(RECALL, row[RECALL])) for variant, row in others]
    names = list(whole)
    return {
        "title": f"{title} ({shown(RECALL, whole[RECALL])})",
        "plot": Markup(changes(rows, title=title)),
        "columns": [LABELS.get(figure, figure.replace("_", " · ")) for figure in names],
        "rows": [(variant, [shown(figure, row[figure]) for figure in names]) for variant, row in ablation.items()],
    }


def _change_of(row: Figures, whole: Figures) -> float | None:
    value, base = row[RECALL], whole[RECALL]
    return None if value is None or base is None else value - base


def _change(comparison: Comparison, open_cases: Sequence[Case]) -> dict[str, Any]:
    questions = {case.fact.id: case.fact.question for case in open_cases}
    return {
        "figures": [
            (LABELS[name], shown(name, was), shown(name, now), f"{now - was:+.3f}")
            for name, (was, now) in comparison.deltas.items()
            if name in LABELS
        ],
        "turned": [
            (label, len(facts), [(fact, questions[fact]) for fact in facts if fact in questions])
            for label, facts in (("fout geworden", comparison.lost), ("juist geworden", comparison.gained))
        ],
        "missing": len(comparison.missing),
    }


def _by_cause(wrong: Sequence[tuple[Case, str]]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """(key, what it says, its cases), the most frequent first."""
    counted = Counter(why for _, why in wrong).most_common()
    return [(key, CAUSES[key], [wrong_case(case, why) for case, why in wrong if why == key]) for key, _ in counted]

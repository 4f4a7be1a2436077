"""Writes a run as one HTML page that needs nothing else: figures, plots, and why each wrong answer is wrong. In Dutch.

Wrong answers of the split set apart stay hidden unless they are asked for: who reads them tunes on them.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from eval.case import Case
from eval.cause import CAUSES, cause, ranks
from eval.facts import TEST
from eval.figures import Figures
from eval.marking import marked
from eval.metrics.evidence_recall import holds
from eval.metrics.risk_coverage import risk_curve
from eval.plots import bars, step_curve
from eval.run import Run
from eval.table import LABELS, shown

TEMPLATE = "report.html.j2"
PASSAGES_SHOWN = 5


def write_report(
    runs: Mapping[str, Run],
    path: Path,
    *,
    ablation: Mapping[str, Figures] | None = None,
    reveal_test: bool = False,
    commit: str = "",
) -> None:
    """Writes the report of `runs` (name to run); plots and wrong answers are those of the first."""
    page = report_html(runs, ablation=ablation, reveal_test=reveal_test, commit=commit)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def report_html(
    runs: Mapping[str, Run],
    *,
    ablation: Mapping[str, Figures] | None = None,
    reveal_test: bool = False,
    commit: str = "",
) -> str:
    """The page as text. `ablation` maps a way to search to its figures of finding."""
    name, run = next(iter(runs.items()))
    open_cases = [case for case in run.cases if reveal_test or case.fact.split != TEST]
    wrong = [(case, why) for case in open_cases if (why := cause(case))]
    # Everything but our own SVG is escaped: the text of documents, questions and answers is data.
    room = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
    return room.get_template(TEMPLATE).render(
        name=name,
        today=date.today(),
        commit=commit,
        columns=[f"{system}, {split}" for system, one in runs.items() for split in one.splits],
        rows=_rows(runs),
        plots=[(title, Markup(svg)) for title, svg in _plots(name, run, ablation or {})],
        causes=[(CAUSES[key], count) for key, count in Counter(why for _, why in wrong).most_common()],
        wrong=[_wrong(case, why) for case, why in wrong],
        hidden=len(run.cases) - len(open_cases),
        asked=len(open_cases),
    )


def _rows(runs: Mapping[str, Run]) -> list[tuple[str, list[str]]]:
    columns = [one.split(split).figures for one in runs.values() for split in one.splits]
    return [(label, [shown(figure, row[figure]) for row in columns]) for figure, label in LABELS.items()]


def _plots(name: str, run: Run, ablation: Mapping[str, Figures]) -> list[tuple[str, str]]:
    plots = []
    for key, title in (("family", "Juist per soort"), ("type", "Juist per type"), ("style", "Juist per stijl")):
        plots.append((title, bars(_bar_rows(run.by(key), "right"), title=title)))
    found = "Bewijs in 4.000 tekens, per type"
    plots.append((found, bars(_bar_rows(run.by("type"), "evidence_recall_4000"), title=found)))
    risk = f"Risico tegenover dekking, {name}"
    curve = step_curve(risk_curve(run.cases), title=risk, x_label="dekking", y_label="risico (aandeel fout)")
    plots.append((risk, curve))
    if ablation:
        parts = "Wat elk deel van het zoeken bijdraagt: bewijs in 4.000 tekens"
        rows = [(variant, row["evidence_recall_4000"], "") for variant, row in ablation.items()]
        plots.append((parts, bars(rows, title=parts)))
    return plots


def _bar_rows(groups: Mapping[str, Figures], figure: str) -> list[tuple[str, float | None, str]]:
    return [(value, row[figure], f"({row['facts']:.0f} vragen)") for value, row in groups.items()]


def _wrong(case: Case, why: str) -> dict[str, Any]:
    evidence = case.fact.evidence
    return {
        "fact": case.fact,
        "why": CAUSES[why],
        "error": case.error,
        "answer": case.answer,
        "evidence": list(zip(evidence, ranks(case), strict=True)),
        "passages": [
            {
                "place": " › ".join([passage.document, *passage.section]),
                "score": passage.score,
                "parts": marked(passage.text, evidence),
                "holds": any(holds(passage.text, one) for one in evidence),
            }
            for passage in case.answer.passages[:PASSAGES_SHOWN]
        ],
    }

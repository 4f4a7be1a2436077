"""Prints figures and comparisons as tables for a terminal, in Dutch. The names are shared with the report."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from eval.compare import Comparison
from eval.figures import Figures
from eval.run import Run

LABELS: Mapping[str, str] = {
    "facts": "vragen",
    "right": "juist",
    "right_answerable": "juist waar een antwoord bestaat",
    "evidence_recall_1500": "bewijs in 1.500 tekens",
    "evidence_recall_4000": "bewijs in 4.000 tekens",
    "reciprocal_rank": "gemiddelde omgekeerde rang",
    "silence_precision": "zwijgen: precisie",
    "silence_recall": "zwijgen: volledigheid",
    "silent_on_answerable": "onterecht gezwegen",
    "risk_area": "risico over dekking",
    "quotes_exact": "citaten exact",
    "length": "tekens per antwoord (mediaan)",
    "seconds": "seconden (mediaan)",
    "seconds_95": "seconden (95 %)",
    "errors": "vastgelopen",
}
COUNTS = ("facts", "errors", "length")
SHORT = ("facts", "right", "evidence_recall_1500", "evidence_recall_4000", "reciprocal_rank")


def shown(name: str, value: float | None) -> str:
    """A figure as text; a dash where the metric does not apply."""
    if value is None:
        return "–"
    return f"{value:.0f}" if name in COUNTS else f"{value:.3f}"


def print_runs(console: Console, runs: Mapping[str, Run]) -> None:
    """A column for each system and split, then the first system by family and type."""
    columns = {
        f"{name} · {split}" if len(runs) > 1 else split: run.split(split).figures
        for name, run in runs.items()
        for split in run.splits
    }
    table = Table("maat", *(f"[bold]{name}" for name in columns), title="Meting")
    for figure, label in LABELS.items():
        table.add_row(label, *(shown(figure, row[figure]) for row in columns.values()))
    console.print(table)
    first = next(iter(runs.values()))
    for key, title in (("family", "soort"), ("type", "type"), ("style", "stijl")):
        _print_groups(console, title, first.by(key))


def print_comparison(console: Console, comparison: Comparison) -> None:
    table = Table("maat", "was", "is", "verschil", title="Tegenover de vorige meting")
    for name, (was, now) in comparison.deltas.items():
        table.add_row(LABELS.get(name, name), shown(name, was), shown(name, now), f"{now - was:+.3f}")
    console.print(table)
    for label, facts in (("juist geworden", comparison.gained), ("fout geworden", comparison.lost)):
        console.print(f"{label} ({len(facts)}): {', '.join(facts) or '–'}", highlight=False)
    if comparison.missing:
        console.print(f"maar in één van beide metingen: {', '.join(comparison.missing)}", highlight=False)


def print_ablation(console: Console, rows: Mapping[str, Figures]) -> None:
    names = list(next(iter(rows.values())))
    table = Table(
        "zoeken", *(LABELS.get(name, name.replace("_", " · ")) for name in names), title="Wat elk deel bijdraagt"
    )
    for variant, row in rows.items():
        table.add_row(variant, *(shown(name, row[name]) for name in names))
    console.print(table)


def _print_groups(console: Console, title: str, groups: Mapping[str, Figures]) -> None:
    table = Table(title, *(LABELS[name] for name in SHORT))
    for value, row in groups.items():
        table.add_row(value, *(shown(name, row[name]) for name in SHORT))
    console.print(table)

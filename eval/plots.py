"""Plots to stand inside an HTML page, drawn by hand from plain numbers: bars as a table, step lines as SVG.

Two shapes do not earn a plotting library (matplotlib brings 60 MB and writes 30 kB of SVG for each of them). Bars are
a table so that they fit a narrow screen and a screen reader tells them.
"""

from collections.abc import Sequence
from html import escape

CURVE_WIDTH, CURVE_HEIGHT, MARGIN = 400, 250, 48


def bars(rows: Sequence[tuple[str, float | None, str]], *, title: str) -> str:
    """A bar for each (label, share from 0 to 1, note); a share of None has no bar but keeps its line."""
    drawn = "".join(_row(label, _bar(0.0, share or 0.0), _number(share), note) for label, share, note in rows)
    return _table(title, drawn)


def changes(rows: Sequence[tuple[str, float | None, str]], *, title: str) -> str:
    """A bar to the left for each (label, loss from -1, note), to the right for a gain; the widest fills its half."""
    widest = max((abs(change) for _, change, _ in rows if change is not None), default=0.0) or 1.0
    drawn = ""
    for label, change, note in rows:
        half = (change or 0.0) / widest / 2
        bar = _bar(0.5 + min(half, 0.0), abs(half), "loss" if half < 0 else "gain")
        drawn += _row(label, bar, "–" if change is None else f"{100 * change:+.1f}", note)
    return _table(title, drawn)


def step_curve(points: Sequence[tuple[float, float]], *, title: str, x_label: str, y_label: str) -> str:
    """A step line through (x, y) from 0 to 1; each step's height holds from the x before it."""
    left, top = MARGIN, 10
    width, height = CURVE_WIDTH - MARGIN - 20, CURVE_HEIGHT - MARGIN - 10

    def at(x: float, y: float) -> str:
        return f"{left + x * width:.1f},{top + (1 - y) * height:.1f}"

    starts = [0.0, *(x for x, _ in points[:-1])]
    path = [f"{at(start, y)} {at(x, y)}" for start, (x, y) in zip(starts, points, strict=True)]
    ticks = "".join(_ticks(n / 4, left, top, width, height) for n in range(5))
    axes = (
        f'<text x="{left + width / 2:.0f}" y="{CURVE_HEIGHT - 4}" text-anchor="middle">{escape(x_label)}</text>'
        f'<text transform="translate(11 {top + height / 2:.0f}) rotate(-90)" text-anchor="middle">'
        f"{escape(y_label)}</text>"
    )
    line = f'<polyline class="line" points="{" ".join(path)}"/>' if path else ""
    return _svg(CURVE_WIDTH, CURVE_HEIGHT, title, ticks + axes + line)


def _table(title: str, rows: str) -> str:
    return f'<table class="bars" aria-label="{escape(title, quote=True)}">{rows}</table>'


def _row(label: str, bar: str, value: str, note: str) -> str:
    told = f' <span class="soft">{escape(note)}</span>' if note else ""
    return f'<tr><th scope="row">{escape(label)}</th><td class="track">{bar}</td><td>{value}{told}</td></tr>'


def _bar(start: float, width: float, kind: str = "") -> str:
    name = f"bar {kind}".strip()
    left, wide = (100 * max(0.0, min(1.0, share)) for share in (start, width))
    return f'<div class="{name}" style="margin-left:{left:.1f}%;width:{wide:.1f}%"></div>'


def _number(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def _ticks(share: float, left: int, top: int, width: int, height: int) -> str:
    x, y = left + share * width, top + (1 - share) * height
    return (
        f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{left + width}" y2="{y:.1f}"/>'
        f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{share:.2f}</text>'
        f'<text x="{x:.1f}" y="{top + height + 16}" text-anchor="middle">{share:.2f}</text>'
    )


def _svg(width: int, height: int, title: str, inner: str) -> str:
    name = escape(title, quote=True)
    return (
        f'<svg role="img" aria-label="{name}" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<title>{name}</title>{inner}</svg>"
    )

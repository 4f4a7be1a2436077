"""Plots as SVG text to stand inside an HTML page: horizontal bars and a step line. Drawn by hand, from plain numbers.

Two shapes do not earn a plotting library (matplotlib brings 60 MB and writes 30 kB of SVG for each of them).
"""

from collections.abc import Sequence
from html import escape

BAR_HEIGHT = 22
LABEL_WIDTH = 230
BAR_WIDTH = 360
CURVE_WIDTH, CURVE_HEIGHT, MARGIN = 480, 260, 56


def bars(rows: Sequence[tuple[str, float | None, str]], *, title: str) -> str:
    """A bar for each (label, share from 0 to 1, note); a share of None has no bar but keeps its line."""
    drawn = "".join(_bar(n * BAR_HEIGHT, *row) for n, row in enumerate(rows))
    return _svg(LABEL_WIDTH + BAR_WIDTH + 130, max(1, len(rows)) * BAR_HEIGHT + 4, title, drawn)


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
        f'<text transform="translate(12 {top + height / 2:.0f}) rotate(-90)" text-anchor="middle">'
        f"{escape(y_label)}</text>"
    )
    line = f'<polyline class="line" points="{" ".join(path)}"/>' if path else ""
    return _svg(CURVE_WIDTH, CURVE_HEIGHT, title, ticks + axes + line)


def _bar(y: int, label: str, share: float | None, note: str) -> str:
    width = 0.0 if share is None else max(0.0, min(1.0, share)) * BAR_WIDTH
    value = "–" if share is None else f"{share:.2f}"
    return (
        f'<text x="{LABEL_WIDTH - 8}" y="{y + 16}" text-anchor="end">{escape(label)}</text>'
        f'<rect class="track" x="{LABEL_WIDTH}" y="{y + 4}" width="{BAR_WIDTH}" height="15"/>'
        f'<rect class="bar" x="{LABEL_WIDTH}" y="{y + 4}" width="{width:.1f}" height="15"/>'
        f'<text x="{LABEL_WIDTH + BAR_WIDTH + 8}" y="{y + 16}">{value} {escape(note)}</text>'
    )


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

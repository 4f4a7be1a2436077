"""Where is searched: the choice of documents and period on the page, and the documents that it leaves.

A period takes documents by the year of their date; one without a date falls outside every period.
"""

import html
from collections.abc import Sequence

from pydantic import BaseModel, Field

from assistant.readable import readable
from corpus.document import Source
from corpus.errors import QuestionError


class Scope(BaseModel):
    """What the page chose: ids of documents (none: all) and years, both included ("": open)."""

    documents: list[str] = Field(default_factory=list, max_length=1_000)
    since: str = Field(default="", max_length=10)
    until: str = Field(default="", max_length=10)

    @property
    def is_everything(self) -> bool:
        return not (self.documents or self.since or self.until)


def documents_within(scope: Scope, sources: Sequence[Source]) -> list[Source]:
    """The documents that are left, in the order of the corpus. Raises `QuestionError` where none is."""
    left = [
        source
        for source in sources
        if (not scope.documents or source.id in scope.documents) and _is_within(source.year, scope.since, scope.until)
    ]
    if not left:
        raise QuestionError(
            f"Geen enkel document valt binnen uw keuze ({_period(scope) or 'documenten'}). Kies ruimer."
        )
    return left


def scope_line(scope: Scope, left: Sequence[Source]) -> str:
    """What an answer says of where was searched; nothing where that was everywhere."""
    if scope.is_everything:
        return ""
    period = _period(scope)
    return f"Gezocht in {'; '.join(source.title for source in left)}{f' ({period})' if period else ''}"


def filter_html(sources: Sequence[Source]) -> str:
    """The form that our script reads: a box for each document, and a first and a last year."""
    years = sorted({source.year for source in sources if source.year})
    return "".join(
        [
            '<details id="vb-filter"><summary><span class="vb-filter-now">Zoekt in alle documenten</span></summary>',
            '<div class="vb-filter-form"><fieldset><legend>Documenten</legend>',
            "".join(_box(source) for source in sources),
            "</fieldset><fieldset><legend>Periode</legend>",
            _years("vb-since", "van", years),
            _years("vb-until", "tot en met", years),
            '<p class="vb-hint">Een document telt mee als het jaar ervan binnen de periode valt.</p></fieldset>',
            '<button type="button" id="vb-everything" class="vb-plain">Zoek weer in alle documenten</button>',
            "</div></details>",
        ]
    )


def _is_within(year: str, since: str, until: str) -> bool:
    if not (since or until):
        return True
    return bool(year) and (not since or year >= since) and (not until or year <= until)


def _period(scope: Scope) -> str:
    if scope.since and scope.until:
        return f"{scope.since} tot en met {scope.until}"
    return f"vanaf {scope.since}" if scope.since else f"tot en met {scope.until}" if scope.until else ""


def _box(source: Source) -> str:
    year = f" ({source.year})" if source.year else ""
    shown = html.escape(readable(f"{source.title}{year}"))
    box = f'<input type="checkbox" name="vb-document" value="{html.escape(source.id)}">'
    return f'<label class="vb-check">{box} {shown}</label>'


def _years(id: str, label: str, years: Sequence[str]) -> str:
    options = "".join(f'<option value="{html.escape(year)}">{html.escape(year)}</option>' for year in years)
    return (
        f'<label class="vb-year">{label} <select id="{id}"><option value="">elk jaar</option>{options}</select></label>'
    )

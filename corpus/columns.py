"""Columns of a flattened table: reading a header line, and what kind of value each column holds.

The kinds come from the words policy tables use for their columns, so that a cell on a loose line can be recognised.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

ColumnKind = Literal["text", "actors", "money", "minister", "status", "date", "number", "reference"]

_KINDS: list[tuple[ColumnKind, str]] = [
    (
        "number",
        r"^(?:actie|maatregel|dossier|project|aanvraag|volg)(?:nummer|nr\.?)$|^(?:dossier|kenmerk|code|id)$|^ref(?:erentie)?\b|^%",
    ),
    ("date", r"^\w+ (?:op|tegen|vanaf)$"),
    ("text", r"^(?:doel|omschrijving|beschrijving|titel|toelichting|samenvatting|wat)\b"),
    ("minister", r"\bminister|bevoegd"),
    ("status", r"\bstatus|\bstand\b|voortgang|^realisatie|^gevolg\b|^beslissing\b|^beoordeling\b|^standpunt\b"),
    (
        "money",
        r"budget|bedrag|subsidie|inbreng|kost(?:en|prijs)?\b|middelen|toelage|raming|krediet|financiering|euro\b|prijs"
        r"|bijdrage|toegekend|\beigen aandeel|investering"
        r"|^(?:aan)?gevraagd$|\blening$|(?:premie|\bsteun|vergoeding|tegemoetkoming|tarief|uitgaven)$|^tota(?:al|le)\b(?!.*aantal)",
    ),
    ("date", r"timing|termijn|datum|periode|looptijd|deadline|\bstart|\beinde?\b|jaar\b|^wanneer\b|planning|duur\b"),
    (
        "actors",
        r"actor|partner|betrokken|uitvoerder|indiener|aanvrager|trekker|organisatie|dienst\b|gemeente|instantie|begunstigde"
        r"|verantwoordelijke|contact|coördinator|^wie\b|ontvanger|promotor|bestuur"
        r"|instelling|vereniging|^school\b|^club\b|bedrijf|onderneming|^firma\b|^partij\b",
    ),
    (
        "number",
        r"^(?:19|20)\d\d$|^n°|^(?:nr\.?|nummer|aantal|volgnummer|#)\b|\baantal\b|percentage|^aandeel\b|^score\b|^punten\b|oppervlakte|capaciteit|\bVTE\b",
    ),
    ("reference", r"^(?:actie|maatregel)s?\s+uit\b"),
    (
        "text",
        r"omschrijving|beschrijving|samenvatting|titel|naam|doel|toelichting|maatregel|actie|project|inhoud|thema|opmerking"
        r"|aanbod|resultaat|onderwerp|categorie|type|doelgroep|activiteit|voorwaarde|criteri|adres|locatie|plaats|regio|indicator"
        r"|(?:beleids)?domein|beleidsveld|prioriteit|thematiek|aanbeveling|voorstel|advies|bezwaar|\bvraag\b|antwoord"
        r"|reactie|gebied|ligging",
    ),
]
_NUMBER = r"(?<![\d.,])(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?:\d{1,2}|-))?(?!\d)"
_LARGE = r"(?: (?:miljoen|miljard|mln\b\.?))?"
MONEY = re.compile(rf"€ ?{_NUMBER}{_LARGE}|{_NUMBER}{_LARGE} ?(?:€|(?:EUR|[Ee]uro)\b)")
_BUDGET_WORDS = (
    r"(?:Binnen (?:de|het) (?:reguliere|bestaande|beschikbare|voorziene|lopende|eigen|gewone)\b|Reguliere? "
    r"|Geen (?:extra|bijkomend)|[Nn]og te bepalen|Te bepalen|PM\b|[Nn]\.v\.t\.|Nihil\b)"
)
_MONTH = "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_SEASON = (
    "(?:voorjaar|najaar|zomer|winter|herfst|lente|begin|einde?|medio|midden|vanaf|tot|tegen|sinds|tot en met|Q[1-4])"
)
DATE = (
    rf"(?:(?:{_SEASON} )*(?:(?:\d{{1,2}} )?{_MONTH} \d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}|(?:19|20)\d\d)"
    rf"(?: ?[-–/] ?(?:{_MONTH} )?\d{{2,4}}(?![/.-]?\d))?|doorlopend|jaarlijks|permanent|Q[1-4])"
)
_ACTORS = (
    r"(?:Dienst|Afdeling|Departement|Agentschap|Stad|Gemeente|OCMW|Provincie|Politiezone|Lokale politie|Directie|Cel"
    r"|Vzw|Autonoom|Intercommunale|Schepen|Kabinet|Team)\b"
)
STARTS: dict[ColumnKind, re.Pattern[str]] = {
    "minister": re.compile(
        r"(?:De )?(?:Vlaams )?(?:[Mm]inister(?:-president|s)?\b|Viceminister)|Staatssecretaris|Schepen\b|Gedeputeerde"
    ),
    "money": re.compile(rf"(?:{MONEY.pattern}|\d{{1,3}}(?:\.\d{{3}})+\b|{_BUDGET_WORDS}|\d+(?:,\d+)? (?:VTE|miljoen))"),
    "status": re.compile(
        r"(?:In uitvoering|Uitgevoerd|Afgerond|Lopend|Gestart|Opgestart|Niet (?:gestart|uitgevoerd)|Gepland|Voltooid"
        r"|Stopgezet|On hold|In voorbereiding|Gerealiseerd|Gedeeltelijk|Te starten|Doorlopend|Geschrapt)\b"
    ),
    "date": re.compile(rf"{DATE}(?!\w)", re.IGNORECASE),
    "number": re.compile(r"\d+(?:[.,]\d+)? ?%?$"),
    "actors": re.compile(_ACTORS),
}

_BETWEEN_NAMES = re.compile(
    r" (?=[A-Z][a-zà-ÿ.]|% |(?:19|20)\d\d (?:19|20)\d\d\b)|(?<= (?:19|20)\d\d) (?=(?:19|20)\d\d\b)"
)
CELL_KINDS = ("minister", "money", "status")  # their values show by themselves that they are cells


@dataclass(frozen=True)
class Column:
    """A column by the name the document gives it, and the kind of its values."""

    name: str
    kind: ColumnKind


def counts_rows(column: Column) -> bool:
    """Tell whether a column numbers the rows ("Nr."), and holds no numbers of its own ("Aantal deelnemers")."""
    return column.kind == "number" and not re.search(
        r"aantal|percentage|aandeel|score|punten|oppervlakte|capaciteit|VTE|^%", column.name, re.IGNORECASE
    )


@lru_cache(maxsize=4096)  # every line is read as a part of some fifteen headers, to find the one that is
def column_kind(name: str) -> ColumnKind | None:
    """The kind of values a column of this name holds, or None for a name that heads no column we know."""
    for kind, pattern in _KINDS:
        if re.search(pattern, name, re.IGNORECASE):
            return kind
    return None


def read_header(line: str) -> list[Column]:
    """Read a header line whose columns are parted only by their capitals ("Omschrijving Actoren Budget …").

    Returns no columns for a line that is no header: a sentence, a heading, or names that head no table.
    """
    if len(line) > 160 or line[-1] in ".:;,?!" or not line[0].isupper() or "@" in line:
        return []
    names = [
        n.strip(" |")
        for n in (re.split(r" ?\| ?", line) if "|" in line else re.split(_BETWEEN_NAMES, line))
        if n.strip(" |")
    ]
    if len(names) < 2 or any(name[-1] in ":-–," or len(name.split()) > 7 for name in names):
        return []
    kinds = [column_kind(name) for name in names]
    if sum(kind is not None for kind in kinds) < max(2, 0.7 * len(names)):
        return []
    if len(names) == 2 and not (set(kinds) - {"text"}):
        return []
    return [Column(name, kind or "text") for name, kind in zip(names, kinds, strict=True)]

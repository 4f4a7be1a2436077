"""A question over the rows of a table read as a typed query: what is counted, per what, and which end is asked.

"Welke minister heeft de meeste maatregelen?" counts rows per minister; "Wie heeft de meeste partners?" counts partners
per row; "Hoeveel verschillende gemeenten?" counts values. DuckDB counts; `row_counts` words it. Reads words only.
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.computing.quantities import number_of
from assistant.lexicon import Lexicon, folded
from assistant.question import Inquiry
from assistant.records import MARK, NUMBER, Table

ROWS, HEADING = "rows", "heading"
End = Literal["most", "least", "distinct", "over"]
_END = re.compile(r"\b(?:de |het )?(meeste|meest|minste|minst|hoogste aantal|grootste aantal|laagste aantal)\b")
_OFTEN = re.compile(r"\bhet (?:vaakst|meest(?:e)?|minst|frequentst)\b|\b(?:vaakst|minst vaak)\b")
_UNIT = re.compile(
    r"\b(?:welke?|(?:onder|bij|in|aan|voor|van|op|tot|binnen) welke?|per|wie|hoe heet(?:en)? (?:de|het)) ?([\w-]*)"
)
_DISTINCT = re.compile(r"\b(?:verschillende|unieke|onderscheiden|aparte|afzonderlijke)\b(?: [\w-]+){0,2}? ([\w-]+)")
_MORE_THAN = re.compile(
    r"\b(meer dan|minstens|ten minste|minimaal|precies|exact|slechts|maar|hoogstens) (een|één"
    r"|eén|twee|drie|vier|vijf|zes|zeven|\d)"
    r" ([\w-]+)|\b(meerdere|verschillende|twee of meer) ([\w-]+)"
)
_AND_HOW_MANY = re.compile(
    r"\b(?:en|,|:) ?(?:met )?hoeveel (?:zijn (?:het|dat) er|is dat|stuks|heeft die|zijn dat)\b.*"
)
_WORD_KINDS = {
    "minister": "minister",
    "regeringslid": "minister",
    "excellentie": "minister",
    "status": "status",
    "actor": "actors",
    "actoren": "actors",
    "partner": "actors",
    "partij": "actors",
    "organisatie": "actors",
    "instantie": "actors",
    "dienst": "actors",
    "departement": "actors",
}
_MARK_WORDS = ("merk", "label", "letter", "code", "aanduiding", "categorie")
_ROW_WORDS = {
    "key": "stad steden gemeente gemeenten project projecten aanvrager aanvragers indiener indieners bestuur besturen"
    " trekker trekkers begunstigde begunstigden deelnemer deelnemers wie dossier dossiers",
    "number": "maatregel maatregelen",
    "reference": "punt punten aanbeveling aanbevelingen actie acties vraag vragen eis eisen",
}


@dataclass(frozen=True)
class RowQuery:
    """`counted` and `unit` are `ROWS`, `HEADING` or the name of a column; `columns` those whose values count once
    each; `word` is the noun of the question; `bound` how many values a row must hold, with its sign."""

    end: End
    counted: str
    unit: str
    word: str
    columns: tuple[str, ...] = ()
    bound: tuple[str, int] = (">", 1)


def read_query(inquiry: Inquiry, table: Table, lexicon: Lexicon) -> RowQuery | None:
    """The query that a question puts to this table, None where it names nothing that the table counts. Pure."""
    plain = folded(_AND_HOW_MANY.sub(" ", inquiry.text))
    return _extreme(plain, table, lexicon) or _distinct(plain, table, lexicon) or _over(plain, table, lexicon)


def _extreme(plain: str, table: Table, lexicon: Lexicon) -> RowQuery | None:
    often, end = _OFTEN.search(plain), _END.search(plain)
    if not end and not often:
        return None
    least = bool(re.search(r"\bminste?\b|\blaagste aantal\b", (end or often)[0]))  # type: ignore[index]
    unit = next((e for m in _UNIT.finditer(plain) if (e := entity(m[1] or "wie", table, lexicon))), "")
    after = re.match(r" ?(?:aantal )?(?:[\w-]*(?:e|de) )?([\w-]+)", plain[end.end() :]) if end else None
    counted = next((e for w in _following(plain, end) if (e := entity(w, table, lexicon))), "") if end else ""
    if often and not counted and unit != ROWS:
        counted = ROWS
    grouped = counted == ROWS and unit not in ("", ROWS)
    listed = counted not in ("", ROWS, HEADING, MARK) and unit in ("", ROWS) and counted != table.key_column
    if not (grouped or listed) or (not grouped and not after):
        return None
    word = after[1] if after and counted != ROWS else "rijen"
    return RowQuery("least" if least else "most", counted, unit if grouped else ROWS, word)


def _following(plain: str, end: re.Match[str]) -> list[str]:
    return re.findall(r"[\w-]+", plain[end.end() :])[:3]


def _distinct(plain: str, table: Table, lexicon: Lexicon) -> RowQuery | None:
    found = _DISTINCT.search(plain)
    if not found or not re.search(r"\bhoe ?veel\b|\baantal\b", plain):
        return None
    named = [c for c in table.of_kind("actors", "minister", "status") if _names_column(plain, c, lexicon)]
    thing = entity(found[1], table, lexicon)
    if thing == HEADING:
        return RowQuery("distinct", HEADING, ROWS, found[1])
    columns = named if len(named) > 1 else [thing] if thing in table.of_kind("actors", "minister", "status") else named
    return RowQuery("distinct", "", ROWS, found[1], tuple(columns)) if columns else None


def _over(plain: str, table: Table, lexicon: Lexicon) -> RowQuery | None:
    """ "Hoeveel maatregelen hebben meer dan één minister?": rows by how many values they hold."""
    found = _MORE_THAN.search(plain)
    if not found:
        return None
    column = entity(found[3] or found[5], table, lexicon)
    if column in ("", ROWS, HEADING, MARK) or column == table.key_column:
        return None
    sign = {"meer dan": ">", "precies": "=", "exact": "=", "slechts": "=", "maar": "=", "hoogstens": "<="}
    if not found[1]:
        return RowQuery("over", column, ROWS, found[5], bound=(">", 1))
    return RowQuery("over", column, ROWS, found[3], bound=(sign.get(found[1], ">="), number_of(found[2]) or 1))


def entity(word: str, table: Table, lexicon: Lexicon) -> str:
    """What a noun means in a table: a column, its headings, its marks or its rows; "" for none of them."""
    one = _singular(word)
    if any(_heads(heading, one) for row in table.rows[:3] for heading in row.passage.section):
        return HEADING
    if one in _MARK_WORDS and any(row.mark for row in table.rows):
        return MARK
    kind = _WORD_KINDS.get(word) or _WORD_KINDS.get(one)
    fitting = [
        c for c in table.columns if c not in (NUMBER, MARK, table.key_column) and _names_column(word, c, lexicon)
    ]
    fitting = [c for c in fitting if table.kinds[c] in ("actors", "minister")]
    if word in _rows_words(table) and not (fitting and table.key_column):
        return ROWS
    if fitting:
        return fitting[0]
    if word in _rows_words(table) or (len(word) > 4 and _names_column(word, table.key_column, lexicon)):
        return ROWS
    columns = [c for c in table.of_kind(kind) if c != table.key_column] if kind else []  # type: ignore[arg-type]
    return columns[0] if columns else ""


def _rows_words(table: Table) -> set[str]:
    marked = any(row.mark or "." in row.number for row in table.rows) and not table.of_kind("reference")
    kinds = ["key"] * bool(table.key_column) + ["number"] * marked + ["reference"] * bool(table.of_kind("reference"))
    return {word for kind in kinds for word in _ROW_WORDS[kind].split()}


def _heads(heading: str, word: str) -> bool:
    """ "Actie 5: Hulpverlening" is a heading of an action."""
    return len(word) > 3 and bool(re.match(rf"{re.escape(word)}\w* \d", folded(heading)))


def heading_of(section: tuple[str, ...], word: str) -> str:
    """The heading with that word and a number above a row; "" for none."""
    return next((h for h in reversed(section) if _heads(h, _singular(word))), "")


def _names_column(text: str, column: str, lexicon: Lexicon) -> bool:
    own = folded(column)
    words = [w for w in re.findall(r"[\w-]+", text) if len(w) > 4]
    return any(w[: max(5, len(w) - 2)] in own for w in words) or bool(
        set(words) and lexicon.stems(text) & lexicon.stems(column) and len(own) > 4
    )


def _singular(word: str) -> str:
    for ending, instead in (("ellen", "el"), ("ies", "ie"), ("elen", "el"), ("s", "")):
        if len(word) > 5 and word.endswith(ending):
            return word[: -len(ending)] + instead
    return word[:-2] if len(word) > 6 and word.endswith("en") else word

"""Counts and lists the rows of a table: those with a mark, a value, a place, under a heading, without a value.

"Hoeveel maatregelen zijn nieuw?", "Welke maatregelen vallen onder de minister van Sport?". Computes no amounts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.computing.calculation import dutch
from assistant.computing.table_choice import OPERATION_WORDS, has_measures, plain_value, subset, value_asked
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, Term, folded
from assistant.lookup import identity_quote
from assistant.question import Inquiry
from assistant.records import MARK, NUMBER, Records, Row, Table, amount, row_label

_COUNT = re.compile(
    r"\bhoe?veel\b|\baantal\b|\btel\b(?!.*\bop\b)|\bprocent\b|\bpercentage\b|\baandeel\b", re.IGNORECASE
)
_EXTREME = re.compile(r"\b(meeste?|minste?)\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\b(?:geen|zonder)\b (?:(?:enkele?|eigen|aparte?|extra|specifieke?|bijkomende?) )?([\w-]+)", re.IGNORECASE
)
_MARKED = re.compile(
    r"\b(nieuwe?|bestaande?|versterkte?)\b|\(([A-Z])\)|\b(?:letter|label|merk|code|aanduiding) ([A-Z])\b"
)
MOST_LINES = 12
_OF_NAMED = "stad steden gemeenten gemeente projecten project aanvragers aanvrager indieners indiener besturen"
_OF_MARKED = "maatregelen maatregel"
_OF_REFERENCES = "acties actie punten aanbevelingen maatregelen"
_ROW_NOUNS = frozenset(f"{_OF_NAMED} {_OF_MARKED} {_OF_REFERENCES}".split())
_GROUPS = re.compile(
    r"\bper (minister|status|actor|partner|merk|letter|actie|doel|doelstelling|hoofdstuk|thema)\b", re.I
)
_MINISTER_OF = re.compile(r"\b(?:vlaams |vlaamse )?minister(?: van| bevoegd voor)?\b")
_ABOUT = re.compile(
    r"\b(?:gaan|gaat|handelen|handelt|draaien|draait|werken|werkt|mikken|mikt|richten zich|richt zich|zetten|zet)\b"
    r"(?:(?! met ).)*?\b(?:over|rond|om|op)\b (.+?)\??$",
    re.IGNORECASE,
)
_NAMED_IN = re.compile(
    r"\b(?:in|bij) (?:hoe ?veel|welke)\b.*?\b(?:is|wordt|worden|komt|komen|staat"
    r"|valt) (?:er )?(?:sprake van |het woord )?(.+?)"
    r" (?:ver?noemd|genoemd|vermeld|voor|aan bod|ter sprake)\b|\b(?:vermelden|noemen|vernoemen"
    r"|spreken over|verwijzen naar)\b (.+?)\??$",
    re.IGNORECASE,
)
_GIVEN = frozenset("toegekend toegewezen ontvingen ontvangen werd werden er".split())
_ABOUT_NOTHING = frozenset("in samen uit precies juist eigenlijk expliciet".split())


def counted(
    inquiry: Inquiry, table: Table, records: Records, lexicon: Lexicon, *, all_rows: bool = False
) -> Finding | None:
    """The rows the question counts or lists, each cited; None when it asks neither of this table's rows.

    `all_rows` lets a question that narrows nothing count the whole table: a sentence that says so is the better answer.
    """
    text = inquiry.text
    found = _values_counted(inquiry, table, records) or _lacking(text, table, records, inquiry)
    if found:
        return found
    counts = bool(_COUNT.search(text)) or _compares_marks(text)
    if not (counts or inquiry.asks("list") or _GROUPS.search(text)) or not _asks_rows(inquiry, table):
        return None
    rows, under = subset(inquiry, table, records), _under(inquiry)
    grouped = _grouped(text, table, rows) if not inquiry.asks("amount") else None
    if grouped:
        return grouped
    marks = [_letter(m) for m in _MARKED.finditer(text)] if any(row.mark for row in rows) else []
    condition = _condition(inquiry, table, rows, lexicon)
    if condition:
        rows = condition.rows
    if marks:
        by_mark = [(mark, [row for row in rows if row.mark == mark]) for mark in dict.fromkeys(marks)]
        head = (f"{len(rows)} in totaal, " if under or condition else "") + ", ".join(
            f"{len(found)} met ({mark})" for mark, found in by_mark
        )
        chosen = [row for _, found in by_mark for row in found]
        return rows_listed(chosen, f"{head} (van {len(rows)}{_percent(text, chosen, rows)})", whole=not counts)
    if condition:
        whole = len(table.rows)
        head = f"{condition.words}: {len(rows)} van {whole}{_percent(text, rows, table.rows)}"
        return rows_listed(rows, head, whole=not counts)
    every = all_rows or _covered(inquiry, table, lexicon)
    if (under and counts) or (every and counts and not inquiry.places and inquiry.counted):
        nouns = [word for word in inquiry.counted.split() if word in _ROW_NOUNS]  # "inwoners" are no rows
        head = " ".join(["Aantal", *nouns]) + f": {len(rows)}" if counts else f"{len(rows)} van {len(table.rows)}"
        return rows_listed(rows, head, whole=not counts)
    return None


@dataclass(frozen=True)
class _Condition:
    """The rows that a condition leaves, and the condition in words of the question or the cells."""

    rows: list[Row]
    words: str


def _condition(inquiry: Inquiry, table: Table, rows: Sequence[Row], lexicon: Lexicon) -> _Condition | None:
    """The condition of a question: a value of a cell, a minister's domain, or words in the rows' text."""
    value = value_asked(inquiry, table, "minister", "actors", "status", "money")
    domain = _domain(inquiry, table)
    if domain and len(domain) + len("minister van ") >= len(value):
        return _Condition([row for row in rows if domain in _domains(row, table)], f"Minister van {domain}")
    if value:
        chosen = [row for row in rows if any(value == plain_value(v.text) for vs in row.values.values() for v in vs)]
        if re.search(rf"\b(?:niet|geen|buiten)\b[^,.;]{{0,16}}{re.escape(value)}", folded(inquiry.text)):
            others = [row for row in rows if row not in chosen]
            return _Condition(others, f"Niet met “{value}”") if others and chosen else None
        return _Condition(chosen, f"Met “{value}”") if chosen else None
    about = None if inquiry.places else _ABOUT.search(inquiry.text)
    named = None if inquiry.places or value else _NAMED_IN.search(inquiry.text)
    subject = re.search(r"\(([^)]+)\)\??$", inquiry.text) if named else None
    words = subject[1] if subject else (named[1] or named[2]) if named else about[1] if about else ""
    asked = lexicon.terms(words, without=_ABOUT_NOTHING)
    if not asked or not all(term.known for term in asked):
        return None
    chosen = [row for row in rows if lexicon.coverage(asked, row.passage.text) > 0.99]
    words = " ".join(term.text for term in asked)
    return _Condition(chosen, f"Met “{words}” in de tekst") if 0 < len(chosen) < len(table.rows) else None


def _domain(inquiry: Inquiry, table: Table) -> str:
    """The policy domain whose minister the question names, folded; "" for none."""
    if not inquiry.asks("minister"):
        return ""
    plain = f" {re.sub(r'[^a-z -]', ' ', folded(inquiry.text))} "
    known = {domain for row in table.rows for domain in _domains(row, table)}
    return max((domain for domain in known if f" {domain} " in plain), key=len, default="")


def _domains(row: Row, table: Table) -> set[str]:
    """ "Minister van Jeugd en Media" answers for jeugd and for media."""
    values = [value.text for column in table.of_kind("minister") for value in row.values.get(column, [])]
    parts = [part for value in values for part in re.split(r",| en ", _MINISTER_OF.sub("", folded(value)))]
    return {part.strip() for part in parts if part.strip()}


def _grouped(text: str, table: Table, rows: Sequence[Row]) -> Finding | None:
    """ "Hoeveel maatregelen per minister?": how many rows hold each value."""
    asked = _GROUPS.search(text)
    word = folded(asked[1]) if asked else ""
    counts: dict[str, list[Row]] = {}
    for row in rows:
        for name in dict.fromkeys(_group_names(row, word, table)):
            counts.setdefault(name, []).append(row)
    if len(counts) < 2:
        return None
    ordered = sorted(counts.items(), key=lambda item: -len(item[1]))
    head = "; ".join(f"{name}: {len(found)}" for name, found in ordered)
    return rows_listed(rows, f"Per {word} (van {len(rows)}): {head}")


def _group_names(row: Row, word: str, table: Table) -> list[str]:
    if word in ("merk", "letter", "soort", "type"):
        return [f"({row.mark})"] if row.mark else []
    if word in ("actie", "doel", "doelstelling", "hoofdstuk", "thema", "pijler"):
        return [h for h in row.passage.section if h.lower().startswith(word[:5])][-1:]
    kind = {"minister": "minister", "status": "status", "actor": "actors", "partner": "actors"}.get(word)
    columns = [c for c in table.columns if table.kinds[c] == kind and c != table.key_column]
    return [re.sub(r"\s*\([^)]*\)", "", v.text) for c in columns[:1] for v in row.values.get(c, [])]


def _compares_marks(text: str) -> bool:
    """ "Zijn er meer nieuwe dan bestaande maatregelen?" is answered by how many there are of each."""
    marks = {_letter(m) for m in _MARKED.finditer(text)}
    return len(marks) > 1 and bool(re.search(r"\b(?:meer|minder|evenveel)\b", text, re.IGNORECASE))


def narrowing(inquiry: Inquiry, lexicon: Lexicon) -> list[Term]:
    """The words of a question besides what tables have rows of and what counting is asked with."""
    nouns = frozenset(f"{_OF_NAMED} {_OF_MARKED}".split()) | OPERATION_WORDS | _GIVEN
    return lexicon.terms(inquiry.text, without=nouns)


def _covered(inquiry: Inquiry, table: Table, lexicon: Lexicon) -> bool:
    """ "Hoeveel steden kregen subsidie?": all it asks for is what the table's columns hold."""
    rest = narrowing(inquiry, lexicon)
    return bool(rest) and lexicon.coverage(rest, table.about) > 0.7


def _percent(text: str, part: Sequence[Row], whole: Sequence[Row]) -> str:
    asked = re.search(r"\bprocent\b|\bpercentage\b|\baandeel\b|%", text, re.IGNORECASE)
    return f", {dutch(100 * len(part) / len(whole))} procent" if asked and whole else ""


def rows_listed(rows: Sequence[Row], head: str, *, whole: bool = False) -> Finding:
    """A count with the name or number of each row that counts; `whole` shows their first lines, if not too many."""
    if whole and len(rows) <= MOST_LINES:
        return Finding("computed", tuple(identity_quote(row) for row in rows), lead=head)
    quotes = []
    for row in rows:
        first = row.values[NUMBER][0] if NUMBER in row.values else row.key
        last = row.values[MARK][0] if MARK in row.values else first
        quotes.append(Quote(row.passage, first.start, last.end))
    return Finding("computed", tuple(quotes), lead=head)


def _under(inquiry: Inquiry) -> bool:
    words = ("actie", "doel", "hoofdstuk", "thema", "pijler", "luik")
    return any(r.word.startswith(words) and "." not in r.number for r in inquiry.references)


def _asks_rows(inquiry: Inquiry, table: Table) -> bool:
    """Whether what is counted or listed is what this table has rows of."""
    nouns = set(_OF_NAMED.split() if table.key_column else ()) | set(_OF_MARKED.split() if has_measures(table) else ())
    nouns |= set(_OF_REFERENCES.split() if table.of_kind("reference") else ())
    asked = {inquiry.focus, *inquiry.counted.split(), *re.findall(r"[a-z]+", inquiry.text.lower())[:6]}
    asked |= {word for said in re.findall(r"\(([^)]*)\)", inquiry.text.lower()) for word in said.split()}
    if _compares_marks(inquiry.text):
        asked |= set(re.findall(r"[a-z]+", inquiry.text.lower()))
    return bool(nouns & asked)


def _lacking(text: str, table: Table, records: Records, inquiry: Inquiry) -> Finding | None:
    without = _WITHOUT.search(text)
    column = next((c for c in table.columns if without and without[1].lower()[:6] in c.lower()), "")
    if not column:
        return None
    rows = subset(inquiry, table, records)
    money = table.kinds[column] == "money"
    lacking = [row for row in rows if column not in row.values or (money and amount(row.text(column)) is None)]
    return rows_listed(lacking, f"Zonder {column}: {len(lacking)} van {len(rows)}")


def _values_counted(inquiry: Inquiry, table: Table, records: Records) -> Finding | None:
    """How many values a cell holds ("Hoeveel partnergemeenten heeft Aalst?"), or which row has the most of them."""
    extreme = _EXTREME.search(inquiry.text)
    noun = inquiry.counted.split()[0] if inquiry.counted else ""
    if extreme:
        following = re.search(rf"{extreme[1]}\s+([\w-]+)", inquiry.text, re.IGNORECASE)
        noun = folded(following[1]) if following else ""
    column = next(
        (c for c in table.of_kind("actors") if c != table.key_column and len(noun) > 5 and noun[:8] in c.lower()), ""
    )
    rows = subset(inquiry, table, records)
    total = bool(_COUNT.search(inquiry.text) and re.search(r"\btotaal\b|\b(?:te)?samen\b", inquiry.text.lower()))
    if not column or not (extreme or total or len(rows) == 1):
        return None
    if extreme:
        size = (min if extreme[1].lower().startswith("min") else max)(len(row.values.get(column, [])) for row in rows)
        rows = [row for row in rows if len(row.values.get(column, [])) == size]
    quotes = [
        Quote(row.passage, value.start, value.end, row_label(row.passage))
        for row in rows
        for value in row.values.get(column, [])
    ]
    counts = ", ".join(f"{row_label(row.passage)} {len(row.values.get(column, []))}" for row in rows)
    head = f"Aantal {column}: {len(quotes)} in totaal ({counts})" if len(rows) > 1 and total else ""
    return Finding("computed", tuple(quotes), lead=head or f"Aantal {column}: {counts}") if quotes else None


def _letter(found: re.Match[str]) -> str:
    return found[2] or found[3] or found[1][0].upper()

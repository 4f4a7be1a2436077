"""Whether each sentence and table row of a draft stands in what its footnote quotes. Pure functions; the texts come
from outside. Written apart from the drafting's own gate, so that a mistake of the gate is not its own witness."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from itertools import permutations

from assistant.answer import Citation
from assistant.drafts.draft import DraftAnswer, Sentence
from eval.draft_coverage import folded
from eval.unsupported import digits, facts_in, stands

Around = Callable[[Citation], str]

_MARK = re.compile(r"\[(\d+)\]")
_QUOTED = re.compile(r"“([^“”]+)”")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?(?![\w])|(?<![\w.,])\d+(?:,\d+)?(?!\w)")
_WORDS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split()
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def inexact_citations(answer: DraftAnswer, text_of: Callable[[str], str]) -> list[Citation]:
    """The citations whose quote is not `text[start:end]` of their document, those of conflicts among them."""
    cited = [*answer.citations, *(c for conflict in answer.conflicts for c in conflict.citations)]
    return [c for c in cited if not (0 <= c.start < c.end and text_of(c.document)[c.start : c.end] == c.quote)]


def not_held(answer: DraftAnswer, around: Around) -> list[tuple[str, str]]:
    """Sentences and table rows that their footnotes do not hold, each with what is wrong. `around` gives the passages
    around a citation."""
    by_number = {citation.n: citation for citation in answer.citations}
    wrong = []
    for sentence in answer.sentences:
        if sentence.kind in ("quoted", "computed", "written") and marks_of(sentence):
            lacking = _lacking(sentence, answer, by_number, around)
            if lacking:
                wrong.append((sentence.text, ", ".join(lacking)))
    return wrong + _rows_not_held(answer, by_number, around)


def without_footnote(answer: DraftAnswer, asked: str) -> list[tuple[str, str]]:
    """Sentences that claim something without a footnote: of a kind that must have one, a connecting one with a figure
    that is not in `asked` (the sub-question's number and text), a gap that is not marked, or text beside sentences."""
    wrong = [(s.text, reason) for s in answer.sentences if (reason := _unproven(s, asked))]
    known = folded(_MARK.sub(" ", " ".join(sentence.text for sentence in answer.sentences)))
    loose = [line for line in answer.text.split("\n") if re.search(r"\w{2}", line)]
    return wrong + [(line, "staat niet bij de zinnen") for line in loose if not _among(line, known)]


def beside_the_question(answer: DraftAnswer, documents: Collection[str]) -> list[str]:
    """Sentences, and the table by its first row, that cite none of the documents in which the answer stands."""
    named = {citation.n: citation.document for citation in answer.citations}
    cited = [(s.text, {named.get(n) for n in marks_of(s)}) for s in answer.sentences if marks_of(s)]
    if answer.table and any(answer.table.citations):
        first = " | ".join(answer.table.rows[0])
        cited.append((f"tabel {first}", {named.get(n) for n in answer.table.citations if n}))
    return [text for text, sources in cited if not sources & set(documents)]


def connecting_form(sentence: Sentence) -> str:
    """A connecting sentence without its figures and quoted words: fixed ones have few forms."""
    return re.sub(r"[\d.,]*\d", "#", re.sub(r"“[^”]*”|‘[^’]*’", "“…”", sentence.text))


def marks_of(sentence: Sentence) -> list[int]:
    return sentence.marks or [int(n) for n in _MARK.findall(sentence.text)]


def _unproven(sentence: Sentence, asked: str) -> str:
    if sentence.kind == "gap":
        return "" if sentence.text.lstrip().startswith("[AAN TE VULLEN:") else "een leemte zonder merk"
    if marks_of(sentence):
        return ""
    if sentence.kind != "connecting":
        return "geen voetnoot"
    new = [fact for fact in _figures(sentence.text) if not stands(fact, asked)]
    return f"verbindend, met {', '.join(new)}" if new else ""


def _among(line: str, known: str) -> bool:
    pieces = [folded(piece) for piece in _MARK.split(line)[::2]]
    return all(piece.strip(" .-•") in known for piece in pieces)


def _lacking(sentence: Sentence, answer: DraftAnswer, by_number: dict[int, Citation], around: Around) -> list[str]:
    cited = [by_number[n] for n in marks_of(sentence) if n in by_number]
    unknown = [f"voetnoot {n} bestaat niet" for n in marks_of(sentence) if n not in by_number]
    text = _MARK.sub(" ", sentence.text)
    evidence = " \n".join(_evidence(citation, around) for citation in cited)
    facts = facts_in(text) if sentence.kind == "written" else _figures(text)
    lacking = [fact for fact in facts if not stands(fact, evidence)]
    if sentence.kind == "computed":
        computed = _computed(cited, answer)
        lacking = [fact for fact in lacking if _amount(fact) not in computed]
    return unknown + lacking + [f"citaat “{quote[:60]}”" for quote in _misquoted(sentence, cited)]


def _misquoted(sentence: Sentence, cited: Sequence[Citation]) -> list[str]:
    quotes = [folded(citation.quote) for citation in cited]
    shown = _QUOTED.findall(sentence.text) if sentence.kind == "quoted" else []
    return [quote for quote in shown if not any(folded(quote).strip(" .…") in have for have in quotes)]


def _rows_not_held(answer: DraftAnswer, by_number: dict[int, Citation], around: Around) -> list[tuple[str, str]]:
    table = answer.table
    if table is None:
        return []
    wrong = []
    numbers = [*table.citations, *[-1] * (len(table.rows) - len(table.citations))]
    totals = _column_totals([row for row, n in zip(table.rows, numbers, strict=False) if n])
    for row, n in zip(table.rows, numbers, strict=False):
        shown = " | ".join(row)
        if n == 0:
            lacking = [fact for fact in _figures(shown) if _amount(fact) not in totals]
        elif n in by_number:
            lacking = [cell for cell in row if not _cell_held(cell, _evidence(by_number[n], around))]
        else:
            lacking = ["geen voetnoot"]
        wrong += [(shown, ", ".join(lacking))] if lacking else []
    return wrong


def _cell_held(cell: str, evidence: str) -> bool:
    """Every figure and every word of a cell; a dash or nothing holds no claim."""
    words = re.findall(r"[^\W\d_]{3,}", folded(cell))
    text = folded(evidence)
    return all(stands(fact, evidence) for fact in _figures(cell)) and all(word in text for word in words)


def _evidence(citation: Citation, around: Around) -> str:
    year, *rest = citation.date.split("-")
    day = f"{int(rest[1])} {_MONTHS[int(rest[0]) - 1]} {year}" if len(rest) == 2 else year
    return " \n".join([citation.quote, around(citation), citation.title, *citation.section, citation.date, day])


def _figures(text: str) -> list[str]:
    """The checkable facts of a text that are no names."""
    return [fact for fact in facts_in(text) if "@" in fact or not fact[0].isupper()]


def _computed(cited: Sequence[Citation], answer: DraftAnswer) -> set[Decimal]:
    """What follows from the cited quotes and the table: counts, totals, differences and shares of their amounts."""
    columns = [amounts for n in range(3) if (amounts := _nth_amounts(cited, n))]
    rows = answer.table.rows if answer.table else []
    kept = [row for row, n in zip(rows, answer.table.citations, strict=False) if n] if answer.table else []
    counts = {Decimal(len(cited)), Decimal(len({c.quote for c in cited})), Decimal(len(rows)), Decimal(len(kept))}
    results = counts | _column_totals(kept) | {sum(amounts, Decimal(0)) for amounts in columns}
    for amounts in columns:
        if len(amounts) <= 3:
            results |= {result for a, b in permutations(amounts, 2) for result in _pair(a, b)}
    return results


def _pair(a: Decimal, b: Decimal) -> set[Decimal]:
    shares = {round(100 * a / b, n) for n in range(3)} if b else set()
    return {a - b, *shares}


def _nth_amounts(cited: Iterable[Citation], n: int) -> list[Decimal]:
    found = [[value for f in _FIGURE.findall(c.quote) if (value := _amount(f)) is not None] for c in cited]
    return [figures[n] for figures in found if len(figures) > n]


def _column_totals(rows: Sequence[Sequence[str]]) -> set[Decimal]:
    """The total of each column of amounts, and how many rows there are."""
    width = max(map(len, rows), default=0)
    columns = [[f for row in rows if n < len(row) for f in _FIGURE.findall(row[n])[:1]] for n in range(width)]
    values = [[value for f in column if (value := _amount(f)) is not None] for column in columns]
    return {Decimal(len(rows)), *(sum(column, Decimal(0)) for column in values)}


def _amount(figure: str) -> Decimal | None:
    """A figure in Dutch notation as a number, or None: 818.573,31 is 818573.31, veertien is 14."""
    if figure in _WORDS:
        return Decimal(_WORDS.index(figure))
    whole, _, cents = re.sub(r"[\s\u00a0]", "", figure).partition(",")
    try:
        return Decimal(digits(whole) or "0") + (Decimal(f"0.{cents}") if cents else 0)
    except InvalidOperation:
        return None

"""The draft for one sub-question as blocks: its sentences with their notes, its table, what must be filled in, and
remarks for the official who reads it."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.answer import Citation
from assistant.drafts.blocks import Block, Grid, Paragraph, Piece, Row, gap, paragraph, pieces
from assistant.drafts.draft import Conflict, DraftAnswer, Sentence, Table
from assistant.drafts.notes import Notes
from assistant.dutch_dates import dutch_date
from assistant.visible import one_line, visible

MARK = re.compile(r"\s*\[(\d{1,4})\]")
GAP_BEGINS = "[AAN TE VULLEN"
LIST_ITEM = re.compile(r"\s*[-•*▪◦]\s+")
LONGEST_SHOWN = 300  # characters of a quote in a remark; the note below it has the whole


def answered(answer: DraftAnswer, notes: Notes) -> Iterator[Block]:
    """The blocks of one answer. The table stands after what is said and before what must still be filled in."""
    sentences = sentences_of(answer)
    said = [sentence for sentence in sentences if not is_gap(sentence)]
    lacking = [sentence for sentence in sentences if is_gap(sentence)]
    grid = answer.table is not None and bool(answer.table.rows)
    if not sentences and not grid:
        yield paragraph("answer", gap(f"antwoord op vraag {one_line(answer.number)}".strip()))
    yield from _paragraphs(said if grid else sentences, answer.citations, notes)
    if answer.table is not None and grid:
        yield from _grid(answer.table, answer.citations, notes)
        yield from _paragraphs(lacking, answer.citations, notes)
    for conflict in answer.conflicts:
        yield from _conflict(conflict, notes)
    for warning in answer.warnings:
        yield paragraph("remark", _bold("Let op: "), one_line(warning))


def sentences_of(answer: DraftAnswer) -> list[Sentence]:
    """Its sentences as they were left; where it lists none, those of its text and the gaps that this does not tell."""
    sentences = [_without_marks(each) for each in answer.sentences]
    if not sentences:
        sentences = [*_of_text(answer.text)]
        told = " ".join(one_line(each.text) for each in sentences)
        untold = [each for each in answer.gaps if one_line(each) and _inside(each) not in told]
        sentences += [Sentence(text=f"{GAP_BEGINS}: {_inside(each)}]", kind="gap") for each in untold]
    return [each for each in sentences if each.text.strip()]


def is_gap(sentence: Sentence) -> bool:
    """By its text: a gap that someone has filled in is none any more, whatever its kind."""
    return sentence.text.strip().startswith(GAP_BEGINS) and sentence.text.strip().endswith("]")


def _inside(text: str) -> str:
    """What a gap says, without the brackets that it may come in."""
    return one_line(text).removeprefix(GAP_BEGINS).removeprefix(":").removesuffix("]").strip()


def _of_text(text: str) -> Iterator[Sentence]:
    for line in visible(text).split("\n"):
        marks = [int(found) for found in MARK.findall(line)]
        yield _without_marks(Sentence(text=line, kind="quoted" if marks else "connecting", marks=marks))


def _without_marks(sentence: Sentence) -> Sentence:
    """Without the `[n]` that it cites at its end, and before the full stop that ends it."""
    text = visible(sentence.text).strip()
    own = "|".join(str(n) for n in sentence.marks)
    text = re.sub(rf"(?:\s*\[(?:{own})\])+([.;:,]?)$", r"\1", text) if own else text
    return sentence.model_copy(update={"text": text})


def _paragraphs(sentences: Sequence[Sentence], citations: Sequence[Citation], notes: Notes) -> Iterator[Paragraph]:
    """Sentences run on in one paragraph until one that introduces others; items and gaps stand on their own."""
    number = 0

    def together(sentence: Sentence) -> tuple[int, bool]:
        nonlocal number
        alone = is_gap(sentence) or bool(LIST_ITEM.match(sentence.text))
        number += alone or sentence.kind == "connecting"
        return number, alone

    for (_, _alone), group in groupby(sentences, together):
        content = list(group)
        item = LIST_ITEM.match(content[0].text)
        made = [piece for at, each in enumerate(content) for piece in _pieces(each, at, citations, notes)]
        yield Paragraph("item" if item else "answer", tuple(made))


def _pieces(sentence: Sentence, at: int, citations: Sequence[Citation], notes: Notes) -> Iterator[Piece]:
    item = LIST_ITEM.match(sentence.text)
    text = sentence.text[item.end() :] if item else sentence.text
    if at:
        yield Piece(" ")
    if is_gap(sentence):
        yield gap(_inside(text))
        return
    yield from pieces(text)
    if sentence.marks or (sentence.kind != "connecting" and not sentence.edited):  # an official's own needs no source
        yield from notes.mark(sentence.marks, citations, "deze zin")


def _grid(table: Table, citations: Sequence[Citation], notes: Notes) -> Iterator[Block]:
    """The table, each row with its proof in its first cell; rows shorter or longer than the head are made even."""
    width = max([len(table.columns), *(len(row) for row in table.rows)])
    if not width or not table.rows:
        return
    rows = []
    for at, row in enumerate(table.rows):
        mark = table.citations[at] if at < len(table.citations) else None
        proof = [] if mark == 0 else notes.mark([] if mark is None else [mark], citations, "deze rij")
        cells = [pieces(cell, is_bold=mark == 0) for cell in [*row, *[""] * (width - len(row))]]
        rows.append(Row((cells[0] + tuple(proof), *cells[1:]), is_computed=mark == 0))
    yield Grid(tuple(one_line(each) for each in [*table.columns, *[""] * (width - len(table.columns))]), tuple(rows))


def _conflict(conflict: Conflict, notes: Notes) -> Iterator[Paragraph]:
    """What is said differently, by whom and when, oldest first; the notes hold the quotes whole."""
    yield paragraph("remark", _bold("Bronnen verschillen: "), one_line(conflict.about))
    for citation in conflict.citations:
        date = dutch_date(citation.date) or "zonder datum"
        quote = visible(citation.quote).strip()
        shown = quote if len(quote) <= LONGEST_SHOWN else f"{quote[:LONGEST_SHOWN].rsplit(None, 1)[0]} […]"
        said = (_bold(date), Piece(f", {one_line(citation.title)}: “{one_line(shown)}”"))
        yield paragraph("remark", *said, notes.mark([citation.n], [citation], "deze bron"))


def _bold(text: str) -> Piece:
    return Piece(text, is_bold=True)

"""What a draft holds of what it must hold: sub-questions split, facts, tables, gaps. Pure functions over one question
or one `DraftAnswer`; whether its sentences are proven is draft_proof.py's."""

import re
from collections.abc import Sequence

from assistant.drafts.draft import DraftAnswer, ParliamentaryQuestion, Part
from eval.draft_facts import DraftFact, Heading
from index.analysis import STOP_WORDS, tokens

WHOLE = 0.8  # a gap with this share of a sub-question's words marks all of it

_MARK = re.compile(r"\s*\[\d+\]")
_GAP = re.compile(r"\[AAN TE VULLEN:[^\]]*\]", re.IGNORECASE)
_LABEL = re.compile(r"^\(?[a-z0-9]{1,2}[.)]\)?\s+")


def part_of(fact: DraftFact, question: ParliamentaryQuestion) -> Part | None:
    """The sub-question that was split off right: its number, its first words, and none of the next one's."""
    for part in question.parts:
        if _number(part.number) == fact.number and _opening(part.text).startswith(_opening(fact.starts)):
            return part
    return None


def split_right(facts: Sequence[DraftFact], question: ParliamentaryQuestion) -> dict[str, bool]:
    """For each fact whether its sub-question was split right, and `+n` for each that no fact knows."""
    right: dict[str, bool] = {}
    for fact in facts:
        part = part_of(fact, question)
        others = [folded(other.starts) for other in facts if other is not fact]
        right[fact.id] = part is not None and not any(start in folded(part.text) for start in others)
    return right | {f"+{n}": False for n in range(1, len(question.parts) - len(facts) + 1)}


def leaves(part: Part) -> int:
    """How many things a sub-question was understood to ask."""
    return sum(leaves(nested) for nested in part.parts) if part.parts else 1


def heading_wrong(heading: Heading, question: ParliamentaryQuestion) -> list[str]:
    """The fields of the heading that were not understood."""
    wrong = [
        key for key in ("number", "date", "member") if folded(getattr(heading, key)) != folded(getattr(question, key))
    ]
    holding = ("minister", "title", "introduction")
    return wrong + [key for key in holding if folded(getattr(heading, key)) not in folded(getattr(question, key))]


def said(answer: DraftAnswer) -> str:
    """All that an answer states, its table among it, without marks and gaps."""
    lines = [sentence.text for sentence in answer.sentences if sentence.kind != "gap"] or [answer.text]
    rows = [" | ".join(row) for row in answer.table.rows] if answer.table else []
    return _MARK.sub("", _GAP.sub(" ", "\n".join([*lines, *rows])))


def missing_facts(fact: DraftFact, answer: DraftAnswer | None) -> list[list[str]]:
    """The alternatives of `must` of which the answer holds none."""
    text = said(answer) if answer else ""
    return [choices for choices in fact.must if not any(holds(text, choice) for choice in choices)]


def missing_rows(fact: DraftFact, answer: DraftAnswer | None) -> list[list[str]]:
    """The wanted rows that no row of the table holds whole."""
    shown = answer.table.rows if answer and answer.table else []
    wanted = fact.table.cells if fact.table else []
    return [row for row in wanted if not any(all(holds(" | ".join(have), cell) for cell in row) for have in shown)]


def table_shape_wrong(fact: DraftFact, answer: DraftAnswer | None) -> list[str]:
    """What is wrong with the table's header or number of rows; totals (citation 0) are no rows."""
    if fact.table is None:
        return []
    if answer is None or answer.table is None:
        return ["geen tabel"]
    header = folded(" | ".join(answer.table.columns))
    wrong = [f"geen kolom {word}" for word in fact.table.columns if word not in header]
    rows = sum(1 for n in answer.table.citations if n) if answer.table.citations else len(answer.table.rows)
    return wrong + ([f"{rows} rijen, niet {fact.table.rows}"] if rows != fact.table.rows else [])


def gaps_of(answer: DraftAnswer | None) -> list[str]:
    """What an answer marks as missing, each once: its gaps, and the sentences that show them."""
    if answer is None:
        return []
    shown = [sentence.text for sentence in answer.sentences if sentence.kind == "gap"]
    listed = " ".join(map(folded, answer.gaps))
    return answer.gaps + [gap for gap in shown if _bare(gap) not in listed]


def unmarked_parts(fact: DraftFact, answer: DraftAnswer | None) -> list[list[str]]:
    """The parts without a source that no gap names."""
    gaps = [folded(gap) for gap in gaps_of(answer)]
    return [words for words in fact.gaps if not any(folded(word) in gap for word in words for gap in gaps)]


def unexpected_gaps(fact: DraftFact, answer: DraftAnswer | None, text: str) -> list[str]:
    """Gaps for what the sources do tell: those that name no part without a source nor what
    follows from one, and one for the whole sub-question
    `text` where a part of it has one."""
    expected = [folded(word) for words in [*fact.gaps, fact.follows] for word in words]
    return [
        gap
        for gap in gaps_of(answer)
        if not any(word in folded(gap) for word in expected) or (_tells(fact) and _whole(gap, text))
    ]


def holds(text: str, wanted: str) -> bool:
    """Whether a text holds a string as whole words and whole figures: 12.000 is not in 112.000 nor in 12.000.000."""
    pattern = r"(?<!\w)(?<!\d[.,])" + re.escape(folded(wanted)) + r"(?!\w)(?!\.\d{3})"
    return re.search(pattern, folded(text)) is not None


def folded(text: str) -> str:
    """Case, white space and the kinds of quotes and dashes made one."""
    plain = text.translate(str.maketrans("‘’“”–—", "''\"\"--"))
    return " ".join(plain.casefold().split())


def _tells(fact: DraftFact) -> bool:
    return fact.parts > 1 and bool(fact.must or fact.table)


def _whole(gap: str, text: str) -> bool:
    asked = _content(text)
    return bool(asked) and len(asked & _content(gap)) >= WHOLE * len(asked)


def _content(text: str) -> set[str]:
    return {token.form for token in tokens(text)} - STOP_WORDS


def _bare(gap: str) -> str:
    return folded(re.sub(r"^\[AAN TE VULLEN:\s*|\.?\]$", "", gap.strip(), flags=re.IGNORECASE))


def _number(number: str) -> str:
    return re.sub(r"^vraag\s+|[.):\s]+$", "", number.strip(), flags=re.IGNORECASE)


def _opening(text: str) -> str:
    return _LABEL.sub("", folded(text))

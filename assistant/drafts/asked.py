"""The sub-questions as they were asked, repeated above their answers; a part that asks one thing stands on a line of
its own. Changes no word of them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.drafts.blocks import Paragraph, Piece
from assistant.drafts.draft import Part
from assistant.visible import one_line, visible

# What stands before a part: "a)", "(ii)", "1.2.", a dash or a bullet.
LABEL = re.compile(r"(?:(?<=\s)|^)(?:\(?[a-z0-9]{1,4}(?:\.[a-z0-9]{1,3})*[.)]+|[-–—•*▪◦])\s*$", re.IGNORECASE)


def asked(part: Part) -> list[Paragraph]:
    """A sub-question with its nested parts, each where it stands in the text, or below it where it does not."""
    number = one_line(part.number)
    text = _without_number(one_line(part.text), number)
    nested = list(_nested(part.parts))
    starts, apart = _starts(text, [one_line(each.text) for each in nested])
    edges = [0, *starts, len(text)]
    lines = [text[start:end].strip() for start, end in pairwise(edges)]
    first, *rest = [line for line in lines if line] or [""]
    below = [*rest, *(_labelled(nested[at]) for at in apart)]
    label = f"{number}." if number and number[-1] not in ".)" else number
    return [
        Paragraph("question", (Piece(first),), label),
        *(Paragraph("subquestion", (Piece(line),)) for line in below),
    ]


def _nested(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        if visible(part.text).strip():
            yield part
        yield from _nested(part.parts)


def _starts(text: str, nested: Sequence[str]) -> tuple[list[int], list[int]]:
    """Where the nested parts begin in the text, label and all, and which of them do not stand in it."""
    starts, apart, since = [], [], 0
    for at, wanted in enumerate(nested):
        start = text.find(wanted, since)
        if start < 0:
            apart.append(at)
            continue
        since = start
        label = LABEL.search(text[max(0, start - 20) : start])
        starts.append(start - len(label[0]) if label else start)
    return sorted({start for start in starts if start}), apart


def _labelled(part: Part) -> str:
    number, text = one_line(part.number), one_line(part.text)
    if not number or text.startswith(number):
        return text
    return f"{number}{'' if number[-1] in '.)' else ')'} {text}"


def _without_number(text: str, number: str) -> str:
    """Without the number that a text repeats from its part: "1. Hoeveel" is "Hoeveel"."""
    found = re.match(rf"(?:vraag )?{re.escape(number)}\s*[.):]\s*(?=\S)", text, re.IGNORECASE) if number else None
    return text[found.end() :] if found else text

"""The sub-questions of a text by their numbering: "1.", "1)", "1°", "Vraag 1:", roman, letters, bullets, or none.

A number opens a sub-question where it begins a line or follows a sentence, and only in a run 1, 2, 3 … that asks
something: an introduction may count and quote lists itself.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.drafts.draft import Part
from assistant.drafts.things import WISH, asking_sentences, leans_on_condition, says_nothing

_START = r"(?:^|(?<=\n)|(?<=[?.!:;] ))[ \t]*"
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_FORMS: list[tuple[re.Pattern[str], Callable[[str], int]]] = [
    (re.compile(rf"{_START}(?:deel)?vraag (\d{{1,2}})[ \t]?[.:)°-]?[ \t]*\n?", re.IGNORECASE), int),
    (re.compile(rf"{_START}(\d{{1,2}})(?:\.|\)|°|[ \t]?[-–:])(?=[ \t\n]|[A-Za-z])[ \t]*"), int),
    (re.compile(r"(?:^|(?<=\n))[ \t]*(\d{1,2})[ \t]*\n"), int),
    (re.compile(rf"{_START}\(?([ivx]{{1,5}}|[IVX]{{1,5}})[.)](?=[ \t\n])[ \t]*"), lambda numeral: _roman(numeral)),
    (re.compile(rf"{_START}\(?([a-z])[.)](?=[ \t\n])[ \t]*"), lambda letter: ord(letter) - 96),
]
_BULLET = re.compile(r"(?:^|(?<=\n))[ \t]*[-–•*▪◦·][ \t]+")
_LETTER = re.compile(r"(?:^|(?<=\n)|(?<=[?.!:;] ))[ \t]*\(?([a-z])[.)](?=[ \t\n]|[A-Z])[ \t]*")
_FOR_THE_READER = re.compile(
    r"\b(?:antwoord|ontwerp|reactie|nota)\b.*\b(?:voorbereiden|opmaken|opstellen|bezorgen|klaarmaken|formuleren|geven|schrijven)\b",
    re.IGNORECASE,
)
MOST = 200  # enumerators of one form that are looked at


@dataclass(frozen=True)
class _Mark:
    """An enumerator: its value, where it begins and where its text begins."""

    value: int
    start: int
    end: int


def sub_questions(text: str) -> tuple[str, list[Part]]:
    """The text before the sub-questions, and these in order with what each asks one by one; no parts where it asks
    nothing."""
    marks = _best_run(text)
    if not marks:
        return _unnumbered(text)
    pieces = [text[m.end : n.start if n else len(text)] for m, n in _with_next(marks)]
    pieces[-1] = _without_close(pieces[-1])
    return text[: marks[0].start], [_part(str(n), piece) for n, piece in enumerate(pieces, 1)]


def _best_run(text: str) -> list[_Mark]:
    """The run of enumerators whose pieces ask most, of the first form that has one."""
    for pattern, value in _FORMS:
        marks = [_Mark(value(m[1]), m.start(), m.end()) for m in _first(pattern, text)]
        runs = [_run(marks, at) for at, mark in enumerate(marks) if mark.value == 1]
        asking = [run for run in runs if _asks(text, run)]
        if asking:
            return max(asking, key=lambda run: (len(run), run[0].start))
    bullets = [_Mark(0, m.start(), m.end()) for m in _first(_BULLET, text)]
    kept = [b for b, n in _with_next(bullets) if _asked(text[b.end : n.start if n else None])]
    return kept if len(kept) > 1 else []


def _with_next(marks: Sequence[_Mark]) -> Iterator[tuple[_Mark, _Mark | None]]:
    return zip_longest(marks, marks[1:])  # type: ignore[return-value]


def _first(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for count, found in enumerate(pattern.finditer(text)):
        if count >= MOST:
            return
        yield found


def _run(marks: Sequence[_Mark], at: int) -> list[_Mark]:
    """The longest run of consecutive values from here, the next of each value being the first one after."""
    run = [marks[at]]
    for mark in marks[at + 1 :]:
        if mark.value == run[-1].value + 1:
            run.append(mark)
    return run


def _asks(text: str, run: Sequence[_Mark]) -> bool:
    """Whether more than half of a run's pieces ask something, the first of them too."""
    asked = [_asked(text[m.end : n.start if n else None]) for m, n in _with_next(run)]
    return asked[0] and sum(asked) > len(asked) / 2


def _asked(piece: str) -> bool:
    return "?" in piece or bool(WISH.search(piece.strip()))


def _part(number: str, piece: str) -> Part:
    """A sub-question with what it asks one by one: its letters, else its sentences that ask."""
    text = " ".join(piece.split())
    nested = _lettered(number, piece) or _bulleted(number, piece) or _sentences(number, text)
    return Part(number=number, text=text, parts=nested)


def _bulleted(number: str, piece: str) -> list[Part]:
    """What stands under bullets; each asks, whether it ends so or not, where what stands above leads to them."""
    marks = [_Mark(0, m.start(), m.end()) for m in _first(_BULLET, piece)]
    if len(marks) < 2:
        return []
    texts = [" ".join(piece[m.end : n.start if n else len(piece)].split()) for m, n in _with_next(marks)]
    before = " ".join(piece[: marks[0].start].split())
    led = [Part(number=f"{number}.0", text=before)] if before.endswith("?") else []
    return [*led, *(Part(number=f"{number}.{n}", text=text) for n, text in enumerate(texts, 1) if text)]


def _lettered(number: str, piece: str) -> list[Part]:
    marks = [_Mark(ord(m[1]) - 96, m.start(), m.end()) for m in _first(_LETTER, piece)]
    run = next((_run(marks, at) for at, mark in enumerate(marks) if mark.value == 1), [])
    if len(run) < 2:
        return []
    texts = [piece[m.end : n.start if n else len(piece)] for m, n in _with_next(run)]
    before = " ".join(piece[: run[0].start].split())
    led = [Part(number=f"{number}.0", text=before)] if before.endswith("?") else []
    nested = [
        Part(number=f"{number}.{chr(96 + m.value)}", text=" ".join(t.split())) for m, t in zip(run, texts, strict=True)
    ]
    return [*led, *nested]


def _sentences(number: str, text: str) -> list[Part]:
    asking = asking_sentences(text)
    return [Part(number=f"{number}.{n}", text=one) for n, one in enumerate(asking, 1)] if len(asking) > 1 else []


def _unnumbered(text: str) -> tuple[str, list[Part]]:
    """Questions in running text: each sentence that asks in the last paragraphs that do is one."""
    first = next((m.start() for m in re.finditer(r"(?:[^.?!\n]|\.(?=\d)|\n(?=[a-z]))*\?", text)), None)
    if first is None:
        wish = re.search(r"(?m)^(?:Graag|Gelieve|Kan de minister)\b", text)
        first = wish.start() if wish else None
    if first is None:
        return text, []
    asking = asking_sentences(_without_close(text[first:]))
    before = text[:first]
    if len(asking) > 1 and _FOR_THE_READER.search(asking[0]):  # a mail that asks for the answer itself
        at = text.find(asking[1].split("?")[0][:40])
        before, asking = text[: at if at > 0 else first], asking[1:]
    return before, [_part(str(n), one) for n, one in enumerate(_with_conditions(asking), 1)]


def _with_conditions(asking: Sequence[str]) -> list[str]:
    """Each question with what is asked only if it is so, or leans on it: "Zo ja, …?", "Welke waren dat?"."""
    together: list[str] = []
    for sentence in asking:
        if together and (leans_on_condition(sentence) or says_nothing(sentence)):
            together[-1] += f" {sentence}"
        else:
            together.append(sentence)
    return together


def _without_close(piece: str) -> str:
    """The last sub-question without what follows it: thanks, a name, a signature."""
    paragraphs = re.split(r"\n\s*\n", piece)
    while len(paragraphs) > 1 and not _asked(paragraphs[-1]):
        paragraphs.pop()
    return "\n\n".join(paragraphs)


def _roman(numeral: str) -> int:
    return _ROMANS.index(numeral.lower()) + 1 if numeral.lower() in _ROMANS else 0

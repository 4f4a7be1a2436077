"""Undoes bold text that an extraction wrote two to four times ("Actie 1Actie 1Actie 1Actie 10000:" is "Actie 10:").

A PDF draws bold by printing each run of text several times; extracted, a line is runs that each stand k times in a row.
A line is only touched where something proves the doubling: a whole word repeated, or a repeated mark such as "(B)".
"""

import re

MAX_LINE = 1200
_RUN_OF_FOUR = re.compile(r"(?=\S{0,3}[^\W\d_]{4})(\S.{3,79}?)\1{3}")
_LETTER_OF_FOUR = re.compile(r"([^\W\d_])\1{3}(?=[a-zà-ÿ])")  # no Dutch word has a letter four times in a row
_NUMBER_OF_FOUR = re.compile(r"(\d{1,3}?)\1{3}(?:(\.?\d{1,3}?|\.)\2{3})*(?=\s)")  # "1111.2.2.2.2 Naam"
_WORD_OF_THREE = re.compile(r"(?<!\S)([^\W\d_]{6,})(?: \1){2,}(?!\S)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]{2,3}\. ?)+\d{1,3}\b")  # "Art. 4." four times
_NUMBERED_MARK = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.? ?\([A-Z]{1,2}\) ?$")


def undouble(line: str) -> tuple[str, bool]:
    """Return the line with doubled runs made single, and whether the whole line was doubled (it was bold).

    Pure. A line that shows no proof of doubling comes back as it was.
    """
    stripped = line.strip()
    if len(stripped) < 4 or len(stripped) > MAX_LINE:
        return line, False
    for times in (4, 3, 2):
        found = _doubled_prefix(stripped, times)
        if found:
            text, end = found
            rest = _undouble_inside(stripped[end:])
            joint = " " if rest and not text.endswith(" ") and stripped[end - 1 : end] == " " else ""
            return text + joint + rest, not rest.strip()
    return _undouble_inside(_undouble_number(stripped)), False


def _undouble_number(line: str) -> str:
    """Undo a dotted number of which each part stands four times, before text that is single."""
    found = _NUMBER_OF_FOUR.match(line)
    if not found or "." not in found[0]:
        return line
    return re.sub(r"(\.?\d{1,3}?|\.)\1{3}", r"\1", found[0]) + line[found.end() :]


def _undouble_inside(text: str) -> str:
    """Undo what is doubled in the middle of a line: fourfold words and letters, and long words that stand
    three times in a row, where chance is ruled out."""
    return _WORD_OF_THREE.sub(r"\1", _LETTER_OF_FOUR.sub(r"\1", _RUN_OF_FOUR.sub(r"\1", text)))


def _doubled_prefix(line: str, times: int) -> tuple[str, int] | None:
    """Find the longest prefix made of runs that stand `times` times; return its single text and where it ends."""
    runs_to = _fewest_runs(line + " " * times, times)
    for end in sorted(runs_to, reverse=True):
        runs = runs_to[end]
        if runs and _is_proof(runs, times, whole=end >= len(line)):
            return "".join(runs).strip() if end >= len(line) else "".join(runs), min(end, len(line))
    return None


def _fewest_runs(line: str, times: int) -> dict[int, tuple[str, ...]]:
    """Map each reachable offset to the fewest runs that lead to it. White space between runs may stand once."""
    runs_to: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(len(line)):
        if start not in runs_to:
            continue
        so_far = runs_to[start]
        space = len(line[start:]) - len(line[start:].lstrip())
        if space:
            _reach(runs_to, start + space, so_far if so_far and so_far[-1].endswith(" ") else (*so_far, " "))
            continue
        for size in range(1, (len(line) - start) // times + 1):
            run = line[start : start + size]
            if line.startswith(run * times, start):
                _reach(runs_to, start + size * times, (*so_far, run))
    return runs_to


def _reach(runs_to: dict[int, tuple[str, ...]], offset: int, runs: tuple[str, ...]) -> None:
    if offset not in runs_to or len(runs) < len(runs_to[offset]):
        runs_to[offset] = runs


def _is_proof(runs: tuple[str, ...], times: int, *, whole: bool) -> bool:
    """Tell doubling from chance: "1.1.1.1" is a number, "heel heel" is Dutch, "SitueringSituering" is damage."""
    text = "".join(runs)
    if _NUMBERED_MARK.search(text.strip()):
        return times > 2 or len(runs) < len(text)
    longest = max((len(m.group()) for run in runs for m in _WORD.finditer(run)), default=0)
    if times == 4:
        return longest >= 4 or bool(_ABBREVIATED.match(text))
    letters = sum(c.isalpha() for c in text)
    return whole and longest >= 5 and letters >= 8

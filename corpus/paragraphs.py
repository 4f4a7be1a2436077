"""Joins lines that one sentence was broken over, and words that a hyphen was broken over. Knows nothing of tables."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.dutch import is_dutch_word
from corpus.lines import Line, starts_low

_SUSPENDED = re.compile(r"^(?:en|of|en/of|als|tot|versus|noch|dan|maar)\b|^[(/,]")
_BROKEN = re.compile(r"[\w°]-$")
_ADDRESS_LINE = re.compile(r"https?:|www\.|mailto:|[\w.+-]+@[\w-]+\.")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"[^\W\d_]*")
_LOOK_BACK = 100


class Hyphens:
    """Tells a hyphen that only breaks a word (`begeleidings-` / `trajecten`) from one that belongs to it.

    It belongs to the word after a suspended compound (`hulp-` / `en`) and wherever neither the text itself nor a list
    of Dutch words writes the word as one (`niet-` / `geclassificeerde`): what was received stays unless proven a break.
    """

    def __init__(self, text: str) -> None:
        self._words = {word.casefold() for word in _WORD.findall(text)}

    def join(self, above: str, below: str) -> str:
        """Join two lines of one sentence, with or without the space and the hyphen between them."""
        drop, space = self._joint(above[-_LOOK_BACK:], below)
        return above[: len(above) - drop] + space + below

    def join_all(self, lines: Sequence[str]) -> str:
        """Join the lines of one paragraph, in a time that grows with their number only."""
        parts = [lines[0]]
        for above, below in pairwise(lines):
            drop, space = self._joint(above, below)
            if drop:
                parts[-1] = parts[-1][:-drop]
            parts += [space, below]
        return "".join(parts)

    def _joint(self, above: str, below: str) -> tuple[int, str]:
        """How many characters to take off the end of `above`, and what to put between the two."""
        if not _BROKEN.search(above[-2:]) or not below or not (below[0].isalpha() or below[0] in "(/"):
            return 0, " "
        if _SUSPENDED.match(below):
            return 0, " "
        first, last = (_WORD.findall(above) or [""])[-1], _FIRST_WORD.match(below)
        word = last.group() if last else ""
        # "disengagements-" / "trajecten": a linking s before the hyphen shows that the compound is written as one
        proven = (first + word).casefold() in self._words or first.endswith(("ings", "heids", "teits"))
        whole_word = len(word) > 2 and below[len(word) : len(word) + 1] != "-"  # "train-" / "de-trainer" goes on
        if below[0].islower() and (
            proven or (whole_word and first[1:].islower() and is_dutch_word((first + word).lower()))
        ):
            return 1, ""
        return 0, ""


_LABELLED = re.compile(
    r"(?:Tel(?:efoon)?|Gsm|Fax|E-?mail|Mail|Adres|Web(?:site|adres)?|Openingsuren|Spreekuur|Contact\w*|Bereikbaar\w*)\b\.?"
    r"(?:nummer)?\s?:|Tel\.|[^\W\d_][\w-]{0,20} =\s",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?=[A-ZÀ-Ý(])[^\s:=]{1,30}(?: [^\s:=]{1,30}){0,4} ?(?:[:=]|(?<= )[–—]) \S")


def is_next_entry(first: str, above: str, line: str) -> bool:
    """Tell whether `line` begins an entry ("Term: …", "Term – …") of a list in which `first` began the one above it."""
    return bool(_ENTRY.match(line) and _ENTRY.match(first)) and above[-1] not in ",-–("


def join_lines(lines: Sequence[Line], hyphens: Hyphens) -> str:
    """Join the lines of one paragraph into one line of text."""
    return hyphens.join_all([line.text for line in lines])


def runs_on(above: Line, below: Line, *, width: int) -> bool:
    """Tell whether `below` continues the paragraph of `above`, in a column of `width` characters.

    A line break is deliberate where the next word would still have fitted on the line above.
    """
    if below.bullet or below.bold != above.bold or _LABELLED.match(below.text):
        return False
    if _ADDRESS_LINE.match(below.text) or (_ADDRESS_LINE.match(above.text) and " " not in above.text):
        return False
    if below.gap:
        return below.gap == 1 and below.page_start and starts_low(below.text) and above.text[-1] not in ".:;!?"
    if starts_low(below.text) and above.text[-1] not in ":;!?":
        return True
    if above.text[-1] in ",-–(" or above.text.endswith((" en", " of", " van", " de", " het", " een", " in", " met")):
        return True
    first_word = below.text.split(maxsplit=1)[0]
    return above.width + 1 + len(first_word) > 0.85 * width

"""The marks of sources in what a model writes: read in the ways that models write them, and taken out of the sentence.
Knows no passages.
"""

import re
import unicodedata

_NUMBERS = r"\d{1,3}(?:\s*(?:[,;&]|en|-|–)\s*\d{1,3})*"
_SOURCE = r"bron(?:nen|nummers?)?\s*:?\s*"
_MARKS = re.compile(
    rf"(?:\(\s*{_SOURCE}|\bbron(?:nen|nummers?)?\s*:\s*)?\[\s*(?:bron(?:nen)?\s*)?({_NUMBERS})\s*\]",
    re.IGNORECASE,
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Other ways to write [2]: (bron 2), 【2】, [^2], (2) at the end of a sentence, ² after a word that is no measure.
_OTHERS = (
    re.compile(rf"\(\s*{_SOURCE}({_NUMBERS})\s*\)", re.IGNORECASE),
    re.compile(rf"[【［]\s*(?:{_SOURCE})?({_NUMBERS})[^】］\d]{{0,20}}[】］]", re.IGNORECASE),
    re.compile(r"\[\^(\d{1,3})\]"),
    re.compile(r"(?<=\w)\s?\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)(?=\s*[.!?\n])"),
    re.compile(r"(?<=[.!?])\s?\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)(?=\s)"),
    re.compile(r"(?<![\s\dmM])([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})"),
)
_FENCE = re.compile(r"<<<\s*[0-9a-f]{6}\b|\b[0-9a-f]{6}\s*>>>")  # of `assistant.written.given`, echoed
_DECOR = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+|\*\*|__|^#+\s*|`")


def bracketed(text: str) -> str:
    """The text with its marks in square brackets, whatever they were written in, and without characters that nobody
    sees, for those can hide a mark or break a word. A second time changes nothing."""
    text = "".join(c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or is_seen(c))
    for pattern in _OTHERS:
        text = pattern.sub(lambda found: f" [{found[1].translate(_SUPERSCRIPT)}]", text)
    return re.sub(r" {2,}\[", " [", text)


def unmarked(raw: str) -> tuple[str, list[int]]:
    """A sentence without its marks and decoration, and the numbers it cites, each once, in order."""
    raw = bracketed(f"{raw}\n")
    numbers: list[int] = []
    for found in _MARKS.finditer(raw):
        ends = [int(n) for n in re.findall(r"\d+", found[1])]
        spread = range(ends[0], min(ends[-1], ends[0] + 9) + 1) if re.search(r"[-–]", found[1]) else ends
        numbers += [n for n in spread if n not in numbers]
    text = _DECOR.sub("", _MARKS.sub(" ", _FENCE.sub(" ", raw)))
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split())).strip(), numbers


def is_seen(character: str) -> bool:
    """Not a control, a format character (zero width, writing direction), one for private use or none at all."""
    return unicodedata.category(character) not in ("Cf", "Cc", "Co", "Cn")

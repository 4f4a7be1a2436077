"""The corpus' own abbreviations: a question with LIVC also looks for `lokale integrale veiligheidscel`, and back.

Taken from its lists of abbreviations and terms, and from places where a text gives both: `long form (SHORT)`.
"""

import re
from collections.abc import Iterable, Mapping

from corpus.document import Passage
from index.analysis import fold, tokens

MAX_WORDS = 8
_GIVEN = re.compile(r"((?:[\w’'-]+[ \n]+){1,%d})\(([A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,6})\)" % MAX_WORDS)  # noqa: UP031


class Abbreviations:
    """Short forms to long forms, by folded text."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._long: dict[str, str] = {}
        self._short: dict[tuple[str, ...], str] = {}
        for short, long in pairs:
            key = _forms(long)
            if 2 <= len(key) <= MAX_WORDS and len(_forms(short)) == 1:
                self._long.setdefault(_forms(short)[0], long)
                self._short.setdefault(key, short)

    def __len__(self) -> int:
        return len(self._long)

    def expansions(self, question: str) -> list[str]:
        """The long forms of the short ones in the question, and the short forms of the long ones."""
        forms = _forms(question)
        found = [self._long[form] for form in forms if form in self._long]
        for start in range(len(forms)):
            for end in range(start + 2, min(start + MAX_WORDS, len(forms)) + 1):
                if forms[start:end] in self._short:
                    found.append(self._short[forms[start:end]])
        return list(dict.fromkeys(found))


def corpus_abbreviations(passages: Iterable[Passage], texts: Mapping[str, str]) -> Abbreviations:
    """The pairs of the records first, then those given in running text; `texts` holds the documents' texts by id."""
    pairs: list[tuple[str, str]] = []
    for passage in passages:
        record = passage.record
        if record is not None and record.kind in ("abbreviation", "term") and len(record.cells) > 1:
            short, long = (texts[passage.document][cell.start : cell.end].strip() for cell in record.cells[:2])
            if _is_short(short):
                pairs.append((short, long))
    for text in texts.values():
        pairs += given_pairs(text)
    return Abbreviations(pairs)


def given_pairs(text: str) -> list[tuple[str, str]]:
    """`long form (SHORT)` where the capitals of the short form are the initials of words or parts of words just before.

    After Schwartz and Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text", 2003.
    """
    pairs = []
    for before, short in _GIVEN.findall(text):
        long = _long_form(short.lower(), before.split())
        if long:
            pairs.append((short, long))
    return pairs


def _long_form(short: str, before: list[str]) -> str:
    """The run of last words that holds the letters in order, from its first letter on, most of them as initials."""
    best, most = "", 0
    for count in range(2, min(len(before), len(short) + 3) + 1):
        words = [word.lower() for word in before[-count:]]
        rest = iter(" ".join(words))
        if words[0][0] == short[0] and all(letter in rest for letter in short):
            initials = iter(word[0] for word in words)
            matched = sum(letter in initials for letter in short)
            if matched > most:
                best, most = " ".join(before[-count:]), matched
    return best


def _is_short(text: str) -> bool:
    return bool(re.fullmatch(r"[\w&.-]{2,14}", text)) and sum(c.isupper() for c in text) >= 2


def _forms(text: str) -> tuple[str, ...]:
    return tuple(fold(token.form) for token in tokens(text))

"""Whether a sentence says "niet" of what its source affirms, or affirms what it denies: by what the "niet" is about.

In Dutch what is denied stands after "niet" ("niet naar Syrië af te reizen") or, in a main clause, before it ("dat weten
we niet"): it is taken to be the words after it in its clause and, where those are too few, the whole clause.
"""

import re
from collections.abc import Iterator

from index.analysis import STOP_WORDS, fold, stem

_NOT = re.compile(
    r"\b(?:niet|geen|nooit|zonder|noch|niemand|nergens|niets|evenmin)\b"
    r"(?! (?:alleen|enkel|alle|allemaal|elke?|iedere?|altijd)\b)(?!-)",
    re.IGNORECASE,
)
_SURELY_NOT = re.compile(
    r"(?<!al dan )(?<!of )\b(?:niet|geen|nooit)\b"
    r"(?! (?:alleen|enkel|zozeer|te|alle|elke?|iedere?|meteen|altijd)\b)(?!-)",
    re.IGNORECASE,
)
# Words that deny as "niet" does, or that grant a "niet": "pas als", "buiten de regierol", "ontbreekt".
_AS_GOOD = re.compile(
    r"\b(?:niet|geen|nooit|zonder|noch|niemand|nergens|niets|evenmin|weiger\w*|ontbre\w*|buiten|behalve|voorkom\w*"
    r"|verbied\w*|verboden|vermij\w*|uitgeslo\w*|enkel|alleen|slechts|pas|nog te|eerder|anders|tekort\w*"
    r"|on[a-z]{5,})\b",
    re.IGNORECASE,
)
_BUT = re.compile(r"\b(?:maar|wel|eerder|tenzij|indien|als|wanneer|of)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.;:()!?\n]|, |,? maar |,? wel | [–-] | en om | en te ", re.IGNORECASE)
_WITHOUT = re.compile(r"\bniet-(\w{4,})", re.IGNORECASE)
SHORT = 220  # characters: a longer text may say "niet" of something else
ABOUT = 0.75  # of the words that a "niet" is about, said in the sentence: then it is said of the same
_LIGHT = frozenset(
    "wordt zijn gaat komt maakt bestaat zal zou zullen zouden blijft staat eigen daarbij hierbij zelf".split()
)


def denied(sentence: str, text: str, runner_up: str) -> bool:
    """Whether the sentence and the slices that support it (`text`, or the next slice) differ by a "niet"."""
    if _prefixed(sentence, text):
        return True
    if _NOT.search(sentence):
        return not _grants(f"{text} {runner_up}", sentence) or _of_another(sentence, f"{text} {runner_up}")
    if _AS_GOOD.search(sentence):
        return False
    if len(text) <= SHORT and _surely(text) and not _BUT.search(text):
        return True
    words = _stems(sentence)
    scopes = [scope for scope in _scopes(text) if len(scope) > 1]
    return any(len(scope & words) >= ABOUT * len(scope) for scope in scopes)


def _grants(text: str, sentence: str) -> bool:
    """Whether a text denies anything, or says "niet-X" of an X that the sentence speaks of."""
    said = set(_words(sentence))
    return bool(_NOT.search(text)) or any(fold(word) in said for word in _WITHOUT.findall(text))


def _of_another(sentence: str, text: str) -> bool:
    """Whether every "niet" of the text is about something that the sentence does not speak of at all."""
    scopes = [_stems(_ENDS.split(text[found.end() :])[0]) for found in _NOT.finditer(text)]
    words = _stems(sentence)
    return bool(scopes) and all(len(scope) > 1 and not scope & words for scope in scopes)


def _surely(text: str) -> bool:
    return bool(_SURELY_NOT.search(text))


def _scopes(text: str) -> Iterator[set[str]]:
    """The stems of the words that each sure "niet" of a text is about."""
    for found in _SURELY_NOT.finditer(text):
        after = _stems(_ENDS.split(text[found.end() :])[0])
        yield after if len(after) > 1 else after | _stems(_ENDS.split(text[: found.start()])[-1])


def _prefixed(sentence: str, text: str) -> bool:
    """Whether one says X and the other only niet-X or onX."""
    if _SURELY_NOT.search(sentence) or _SURELY_NOT.search(text):
        return False
    said, there = set(_words(sentence)), set(_words(text))
    bare = {fold(word) for word in _WITHOUT.findall(text)}
    if any(word in said for word in bare - there) and not _WITHOUT.search(sentence):
        return True
    undone = {word for word in said - there if word.startswith("on") and len(word) > 7 and word[2:] in there}
    return bool(undone) or any(f"on{word}" in there and word not in there for word in said if len(word) > 5)


def _words(text: str) -> list[str]:
    """Folded words, those behind "niet-" left out."""
    return re.findall(r"[a-z][a-z'-]*", fold(_WITHOUT.sub(" ", text)))


def _stems(text: str) -> set[str]:
    return {stem(w) for w in _words(text) if w not in STOP_WORDS and w not in _LIGHT and len(w) > 2}

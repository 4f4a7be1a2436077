"""One typing error in a long word of a question, mended to the word of the corpus that was meant. Judges no grammar.

The distance is Damerau's and Levenshtein's in its restricted form: a letter missing, too many, wrong, or two swapped.
"""

from dataclasses import dataclass

from index.analysis import STOP_WORDS, fold, stem, tokens
from index.verbs import verbal_noun
from index.vocabulary import Vocabulary

MIN_LETTERS = 6
MIN_LETTERS_FOR_TWO = 10
# What a question asks with is meant before any word of the corpus.
_ASKING = ("hoeveel", "wanneer", "waarom", "welke", "waarvoor", "hoelang", "telefoonnummer", "mailadres", "definitie")


@dataclass(frozen=True)
class Correction:
    """A word as typed, and the word of the corpus that it was read as."""

    typed: str
    read_as: str


def corrected(question: str, vocabulary: Vocabulary) -> tuple[str, tuple[Correction, ...]]:
    """The question with its typing errors mended, and what was mended. A good Dutch word is never an error."""
    pieces: list[str] = []
    corrections: list[Correction] = []
    end = 0
    for token in tokens(question):
        typed = question[token.start : token.end]
        if token.kind == "word" and (meant := nearest_word(fold(typed), vocabulary)):
            meant = meant.capitalize() if typed[0].isupper() else meant
            pieces += [question[end : token.start], meant]
            end = token.end
            corrections.append(Correction(typed, meant))
    return "".join([*pieces, question[end:]]), tuple(corrections)


def nearest_word(word: str, vocabulary: Vocabulary) -> str:
    """The corpus' commonest word at the least distance from a folded word, or "" where it is good or none is near."""
    if len(word) < MIN_LETTERS or not word.isalpha() or word in STOP_WORDS or _is_good(word, vocabulary):
        return ""
    asking = [other for other in _ASKING if edit_distance(word, other, 1) <= 1]
    if asking:
        return asking[0]
    most = 2 if len(word) >= MIN_LETTERS_FOR_TWO else 1
    near = [(distance, -vocabulary.counts[other], other) for other in _candidates(word, vocabulary, most)
            if (distance := edit_distance(word, other, most)) <= most]  # fmt: skip
    return min(near)[2] if near else ""


def edit_distance(a: str, b: str, most: int) -> int:
    """The number of typing errors between two words, or `most` + 1 as soon as it is more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _is_good(word: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.knows(word) or vocabulary.is_dutch(word) or vocabulary.split(word):
        return True
    return vocabulary.knows(stem(word)) or vocabulary.knows(verbal_noun(word))


def _candidates(word: str, vocabulary: Vocabulary, most: int) -> list[str]:
    """Words of about the length that share a third of the word (for one error, a half): no other can be that near."""
    cut = -(-len(word) // (most + 1))
    pieces = [word[start : start + cut] for start in range(0, len(word), cut)]
    # Two swapped letters on a cut touch two pieces; the word without its first or last letters then still shares one.
    pieces += [word[1 : cut - 1], word[-cut + 1 : -1]]
    return [other for other in vocabulary.counts
            if abs(len(other) - len(word)) <= most and any(piece in other for piece in pieces)]  # fmt: skip

"""The words of a corpus as an index keeps them: how often each occurs, how compounds split, which words are good Dutch.

Made when the index is built, with a list of Dutch words; a question needs only what was kept. Knows no store.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType

from index.analysis import fold, stem, words
from index.compounds import split_compound
from index.thesaurus import Entries, Thesaurus, kept

# A word of the corpus counts as this common for each time it occurs, in the unit of the word list (whose least is 50).
CORPUS_WEIGHT = 50


@dataclass
class Vocabulary:
    """`counts` of the corpus' folded words, their `splits`, `is_dutch` for words that are not in the corpus, and the
    `entries` of the thesaurus that it has words for."""

    counts: Mapping[str, int]
    splits: dict[str, tuple[str, ...]]
    is_dutch: Callable[[str], bool] = lambda word: False
    entries: Entries = field(default_factory=dict)
    _parts: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._parts = dict.fromkeys((part for parts in self.splits.values() for part in parts), CORPUS_WEIGHT)
        for word, count in self.counts.items():
            self._parts[word] = self._parts.get(word, 0) + CORPUS_WEIGHT * count
        self.thesaurus = Thesaurus(self.entries, self._split_plain)

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a compound; of one that the corpus does not hold, the parts that the corpus does hold."""
        if word in self.counts:
            return self.splits.get(word, ())
        if word not in self.splits:
            if len(self.splits) > 3 * len(self.counts) + 10_000:  # what users ask must not grow without an end
                return split_compound(word, self._parts)
            self.splits[word] = split_compound(word, self._parts)
        return self.splits[word]

    def _split_plain(self, word: str) -> tuple[str, ...]:
        """The parts of a word as people say it: words of the corpus or of the thesaurus' plain side."""
        found = self.split(word)
        if found or word in self.counts:
            return found
        return split_compound(word, _PlainParts(self._parts, self.thesaurus.heads, self.is_dutch))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the corpus' words and of the parts of its compounds."""
        return frozenset(stem(word) for word in self._parts)

    def knows(self, word: str) -> bool:
        """Whether a folded word is one of the corpus' words or a part of one."""
        return word in self._parts


@cache
def dutch_frequencies() -> Mapping[str, int]:
    """Folded Dutch words and how common they are: the list of `pyspellchecker`, 340,000 words, 0.6 s to read, once."""
    from spellchecker import SpellChecker

    known: dict[str, int] = {}
    for word, count in SpellChecker(language="nl").word_frequency.dictionary.items():
        folded = fold(word)
        known[folded] = max(count, known.get(folded, 0))
    return MappingProxyType(known)


class _PlainParts(dict[str, int]):
    """Frequencies for splitting: of the corpus' words, and the least one of plain words of the thesaurus."""

    def __init__(self, known: Mapping[str, int], heads: Container[str], is_dutch: Callable[[str], bool]) -> None:
        super().__init__(known)
        self._heads, self._is_dutch = heads, is_dutch

    def __missing__(self, word: str) -> int:
        return CORPUS_WEIGHT if stem(word) in self._heads and self._is_dutch(word) else 0

    def get(self, word: str, default: int = 0) -> int:  # type: ignore[override]
        return self[word] or default


def corpus_vocabulary(
    texts: Iterable[str], dutch: Mapping[str, int], entries: Entries = MappingProxyType({})
) -> Vocabulary:
    """Counts and splits of all words of the texts; a word of the corpus may be a part of another one."""
    counts = Counter(word for text in texts for word in words(text))
    frequency = dict(dutch)
    for word, count in counts.items():
        # A word seen once in the corpus may be an extraction's slip; as a part it counts, but never above its whole.
        frequency.setdefault(word, CORPUS_WEIGHT if count > 1 else 0)
    splits = {word: parts for word in counts if (parts := split_compound(word, frequency))}
    known = {stem(word) for word in counts} | {stem(part) for parts in splits.values() for part in parts}
    return Vocabulary(counts, splits, dutch.__contains__, kept(entries, lambda word: stem(word) in known))

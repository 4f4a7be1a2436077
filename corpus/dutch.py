"""A list of Dutch words, to tell a word that a line break cut from one that is written with a hyphen."""

from functools import lru_cache


def is_dutch_word(word: str) -> bool:
    """Whether the list of `pyspellchecker` (340,000 words, lower case) holds the word. The first call takes 1 s."""
    return word.lower() in _words()


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    from spellchecker import SpellChecker  # reads its list when made; most documents never need it

    return frozenset(SpellChecker(language="nl").word_frequency.dictionary)

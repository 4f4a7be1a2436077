"""Splitting Dutch compounds (`subsidiebedrag` = subsidie + bedrag) with known words and how common they are.

Method: of all the ways to cut a word into known parts with linking letters between them, the one with the highest
geometric mean of word frequencies, unless the word itself is more common than that (Koehn and Knight, "Empirical
Methods for Compound Splitting", 2003); here fewer parts are preferred. Knows no store.
"""

from collections.abc import Iterator, Mapping

MIN_PART = 4
MIN_WORD = 7
MAX_WORD = 45  # the longest compounds of government have some forty letters; the work grows with the square
MAX_PARTS = 4
LINKS = ("", "s", "e", "en")
# Three letters are mostly chance; these build compounds in texts of government and welfare.
SHORT_PARTS = frozenset(("wet", "gsm", "web", "dag", "weg", "kas", "caw", "clb"))
# Endings that are also words, or look like one: cutting there tears a derivation apart (`veilig|heid`).
_ENDINGS = """
heid heden lijk lijke lijks baar bare loos loze schap schappen matig achtig rijk rijke isme isten isch eren ering
eringen enden ende elingen atie aties iteit teit eerde eerd ingen ling lingen ster sters logisch logische jarigen
jarige aren aars ting tingen volle kerende rende tellingen telling
"""
NO_LATER_PART = frozenset(_ENDINGS.split())
_BEGINNINGS = "over onder door voor naar tegen achter samen weer mede inter"
NO_FIRST_PART = frozenset(_BEGINNINGS.split())


def split_compound(word: str, frequency: Mapping[str, int]) -> tuple[str, ...]:
    """The parts of a folded compound, linking letters dropped, or () for a word that is none.

    `frequency` tells how common a known word is; parts of three letters are taken from a short list only.
    """
    if not MIN_WORD <= len(word) <= MAX_WORD or not word.isalpha():
        return ()
    cuts = [cut for cut in _cuts(word, MAX_PARTS, frequency) if len(cut) > 1]
    if not cuts:
        return ()
    best = max(cuts, key=lambda cut: _mean_frequency(cut, frequency) / len(cut))
    return best if _mean_frequency(best, frequency) >= frequency.get(word, 0) else ()


def _cuts(word: str, most: int, frequency: Mapping[str, int], *, later: bool = False) -> Iterator[tuple[str, ...]]:
    if _is_part(word, frequency) and not (later and word in NO_LATER_PART):
        yield (word,)
    for end in range(3, len(word) - 2) if most > 1 else ():
        first = word[:end]
        if not _is_part(first, frequency) or first in (NO_LATER_PART if later else NO_FIRST_PART):
            continue
        for link in LINKS:
            if word.startswith(link, end) and len(word) - end - len(link) >= 3:
                rest = word[end + len(link) :]
                yield from ((first, *more) for more in _cuts(rest, most - 1, frequency, later=True))


def _is_part(text: str, frequency: Mapping[str, int]) -> bool:
    return (len(text) >= MIN_PART or text in SHORT_PARTS) and frequency.get(text, 0) > 0


def _mean_frequency(cut: tuple[str, ...], frequency: Mapping[str, int]) -> float:
    product = 1.0
    for part in cut:
        product *= frequency[part]
    return float(product ** (1 / len(cut)))

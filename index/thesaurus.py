"""Plain words to the words of policy: who asks "wie geeft er centen?" also looks for `subsidie` and `middelen`.

`thesaurus.tsv` is general Dutch: a line says by which other words an official text expresses the same. An index keeps
the lines that its corpus has words for. Knows no vectors and no ranking.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from index.analysis import STOP_WORDS, stem, tokens

FILE = Path(__file__).with_name("thesaurus.tsv")
# What stands apart in a sentence of a verb that is written as one word in the thesaurus: `klopt … aan`, `aankloppen`.
_PARTICLES = frozenset(
    """aan achter af bij binnen buiten door dicht in langs los mee na neer om omhoog onder op open over rond samen
    tegen terecht terug toe uit vast voor voort vrij weg""".split()
)
PHRASINGS = 2
_ENDINGS = ("etjes", "etje", "tjes", "tje", "pjes", "pje", "kjes", "kje", "jes", "je", "ekes", "eke", "kes", "ke")
Entries = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Expansion:
    """Words of a question, by their folded forms, and the words by which a document may say the same."""

    asked: tuple[str, ...]
    words: tuple[str, ...]


class Thesaurus:
    """The entries by the stems of their plain side. Safe to share between threads."""

    def __init__(self, entries: Entries, split: Callable[[str], tuple[str, ...]] = lambda word: ()) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for key, words in entries.items():
            self._by_first.setdefault(key[0], []).append((key, words))
        self._split = split
        self.heads = self._by_first.keys()
        self.expansions = lru_cache(maxsize=256)(self._expansions)

    def _expansions(self, text: str) -> tuple[Expansion, ...]:
        """The expansions of a text's words and expressions, each once, in the order of the text."""
        forms: dict[str, str] = {}  # every way to look a word up, to the word as it was typed
        particles = set()
        for token in tokens(text):
            if token.kind != "word":
                continue
            if token.form in _PARTICLES:
                particles.add(token.form)
            if token.form not in STOP_WORDS:
                for piece in _pieces(token.form, self._split):
                    for looked_up in _ways(piece):
                        forms.setdefault(looked_up, token.form)
        found: list[Expansion] = []
        for looked_up, typed in forms.items():
            for key, words in self._by_first.get(looked_up, ()):
                rest = key[1:]
                if all(part in forms or part.lstrip("+") in particles for part in rest):
                    asked = (typed, *(forms.get(part, part.lstrip("+")) for part in rest))
                    found.append(Expansion(asked, words))
        return tuple(found)


def rephrased(question: str, expansions: Iterable[Expansion], knows: Callable[[str], bool]) -> list[str]:
    """The question with the words that a corpus does not know said in its own words, in up to `PHRASINGS` ways."""
    others: dict[str, list[str]] = {}
    for expansion in expansions:
        if len(expansion.asked) == 1 and not knows(expansion.asked[0]):
            others.setdefault(expansion.asked[0], []).extend(expansion.words)
    phrasings = []
    for turn in range(PHRASINGS) if others else ():
        said, end = "", 0
        for token in tokens(question):
            if words := others.get(token.form):
                said += question[end : token.start] + words[turn % len(words)]
                end = token.end
        phrasings.append(said + question[end:])
    return list(dict.fromkeys(phrasings))


@cache
def read_thesaurus(path: Path = FILE) -> Entries:
    """All entries by the stems of an expression; a separable verb also as its parts, the particle marked by `+`."""
    entries: dict[tuple[str, ...], dict[str, None]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        plain, tab, official = line.partition("\t")
        if not tab or line.startswith("#"):
            continue
        words = dict.fromkeys(word.strip() for word in official.split(","))
        for expression in plain.split(","):
            for key in _keys(expression):
                entries.setdefault(key, {}).update(words)
    return {key: tuple(words) for key, words in entries.items()}


def kept(entries: Entries, knows: Callable[[str], bool]) -> Entries:
    """The entries with those of their words that a corpus knows; those without any left out."""
    known = {key: tuple(w for w in words if all(map(knows, content(w)))) for key, words in entries.items()}
    return {key: words for key, words in known.items() if words}


def content(text: str) -> list[str]:
    """The folded words of an expression that carry content."""
    return [t.form for t in tokens(text) if t.kind == "word" and t.form not in STOP_WORDS]


def _keys(expression: str) -> Iterator[tuple[str, ...]]:
    words = content(expression)
    if not words:
        return
    yield tuple(stem(word.replace("-", "")) for word in words)
    last = words[-1]
    for particle in _PARTICLES:
        if last.endswith("en") and last.startswith(particle) and len(last) - len(particle) > 4:
            verb = stem(last[len(particle) :])
            yield (verb, *(stem(word) for word in words[:-1]), "+" + particle)


def _pieces(form: str, split: Callable[[str], tuple[str, ...]]) -> list[str]:
    whole = form.replace("-", "")
    return list(dict.fromkeys([whole, *(p for p in form.split("-") if p), *split(whole)]))


def _ways(word: str) -> Iterator[str]:
    """The stems under which a word may stand: its own, its verb's, its diminutive's noun's."""
    yield stem(word)
    if word.endswith("t") and len(word) > 4:
        yield stem(word[:-1])
        yield stem(word[:-1] + word[-2] + "en")  # `klopt`: kloppen
    if word.startswith("ge") and len(word) > 6 and word.endswith(("d", "t", "de", "te")):
        yield stem(word[2:].rstrip("e")[:-1] + "en")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            yield stem(word[: -len(ending)])
            break

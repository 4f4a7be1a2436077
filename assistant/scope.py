"""Whom or what a question is about, when the documents have a part of their own for it: a section, a row of a table.

"Neemt CAW Limburg zelf trajecten op?" is about the section CAW: there, its name tells nothing apart any more, so the
search inside goes by the rest of the question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lexicon import Lexicon
from assistant.records import Records
from corpus.document import Passage
from index.analysis import STOP_WORDS, stem, tokens
from index.search import Hit, Index

LONGEST_NAME = 5  # words
_GENERIC = frozenset(
    """actie maatregel bijlage begrippen afkortingen antwoord vraag overzicht inleiding situering contact
    meer info project projecten stad gemeente doel samenwerking vorming ondersteuning aanbod betreft
    budget preventie radicalisering polarisering polarisatie""".split()
)


@dataclass(frozen=True)
class Scope:
    """A name that the question holds, and the passages that stand under it."""

    name: str
    passages: tuple[Passage, ...]


class Scopes:
    """The names of an index' sections and the passages under each."""

    def __init__(self, index: Index, records: Records, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon
        self._under: dict[tuple[str, str], list[Passage]] = {}
        for passage in index.passages():
            if passage.kind == "row" or not passage.section[1:2]:
                continue
            for name in _names(passage.section[1]):
                self._under.setdefault((passage.document, name), []).append(passage)
        self._stems = {key: _stems(key[1]) for key in self._under}

    def of(self, question: str) -> list[Scope]:
        """The scopes whose whole name the question holds, the longest name first."""
        asked = _stems(question)
        found = [
            Scope(name, tuple(self._under[document, name]))
            for (document, name), stems in self._stems.items()
            if stems and stems <= asked and stems - _GENERIC_STEMS
        ]
        return sorted(found, key=lambda scope: -len(scope.name))[:2]

    def hits(self, scope: Scope, question: str) -> list[Hit]:
        """The passages of a scope, ranked by the question without the scope's name."""
        rest = without_name(question, scope.name)
        return self._index.hits_of(rest or question, scope.passages)


def without_name(question: str, name: str) -> str:
    """The question without the words of a name."""
    stems = _stems(name)
    kept = []
    end = 0
    for token in tokens(question):
        if stem(token.form.replace("-", "")) in stems:
            kept.append(question[end : token.start])
            end = token.end
    return " ".join("".join([*kept, question[end:]]).split())


def _names(heading: str) -> list[str]:
    """The names a heading gives: "TEXTgain: deDuider" gives two; a sentence or a numbered heading none."""
    if re.match(r"^\d|^(?:Betreft|ANTWOORD|VRAAG)\b", heading) or len(heading) > 60:
        return []
    return [name.strip() for name in heading.split(":") if 0 < len(name.split()) <= LONGEST_NAME]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(t.form.replace("-", "")) for t in tokens(text) if t.form not in STOP_WORDS)


_GENERIC_STEMS = frozenset(stem(word) for word in _GENERIC)


def best_first(hits: Sequence[Hit], scoped: Sequence[Hit]) -> list[Hit]:
    """The hits with those of the scope first, each once."""
    seen = {hit.passage.id for hit in scoped}
    return [*scoped, *(hit for hit in hits if hit.passage.id not in seen)]

"""Whether a sentence gives one thing what its source gives another: two facts that changed places, a name under another
label than its own, another subject before the same words, two parallel statements blended into a third.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from assistant.written.claims import bare, claims_in, names_in, words_in
from assistant.written.held import is_name
from corpus.sentences import sentence_spans
from index.analysis import STOP_WORDS, fold, stem

Fact = tuple[object, int]  # what it is, and where it stands in its text
_PARTS = re.compile(r"[;:]\s|,\s(?!\w+\sen\b)|\s(?:en|maar|terwijl)\s")
_BRACKETS = re.compile(r"([^\s(),;]+(?:\s€)?)\s*\(([^()]{2,80})\)")
_LABELLED = re.compile(r"^\W*([^:\n]{2,40}): ([^\n]+)$", re.MULTILINE)
VERBATIM = 4  # words in a row, two of them of content, that a sentence has from its source after its subject
SUBJECT_BY = 8  # characters: a name that begins later is no subject
SHARED = 3  # words at least that two statements and the sentence have in common, to be parallel
SHARE = 0.5  # … and of the sentence's words


def misplaced(sentence: str, text: str, passage: str) -> str:
    """What changed places between the slices (`text`), the passage and the sentence; "" where nothing did."""
    if _crossed(sentence, passage):
        return "verwisseld"
    if _other_brackets(sentence, text) or _other_label(sentence, passage):
        return "iets anders"
    if _other_subject(sentence, passage):
        return "iemand anders"
    return "vermengd" if _blended(sentence, passage) else ""


def _crossed(sentence: str, passage: str) -> bool:
    """Whether two parts of a sentence each pair a fact with another, and the passage has them the other way round."""
    there = _facts(passage)
    pairs = [_pair(part) for part in _PARTS.split(sentence)]
    for one, other in combinations([pair for pair in pairs if pair], 2):
        if len({*one, *other}) < 4:
            continue
        straight = _distance(one[0], one[1], there) + _distance(other[0], other[1], there)
        across = _distance(one[0], other[1], there) + _distance(other[0], one[1], there)
        if across < straight < float("inf"):
            return True
    return False


def _pair(part: str) -> tuple[object, object] | None:
    """The only two facts of a part, in their order: its figure and its name, or two names."""
    facts = [fact for fact, _ in _facts(part)]
    return (facts[0], facts[1]) if len(facts) == 2 else None


def _facts(text: str) -> list[Fact]:
    """The figures and names of a text; the words of one name are one fact."""
    facts: list[Fact] = [(claim.value, claim.start) for claim in claims_in(text)]
    names = [(word, start, end) for word, start, end, _ in names_in(text)]
    last = -2
    for word, start, end in names:
        if text[last:start] not in (" ", "-"):
            facts.append((fold(bare(word)).split("-")[0], start))
        last = end
    return sorted(facts, key=lambda fact: fact[1])


def _distance(one: object, other: object, facts: Sequence[Fact]) -> float:
    """The least number of characters between two facts in a text; infinite where one is not there."""
    here = [place for fact, place in facts if fact == one]
    there = [place for fact, place in facts if fact == other]
    return min((abs(a - b) for a in here for b in there), default=float("inf"))


def _other_brackets(sentence: str, text: str) -> bool:
    """ "ACV is een werkgeversorganisatie" where that word stands before the brackets of others, not those of ACV."""
    owners = [(_owner(head), _names(inner)) for head, inner in _BRACKETS.findall(text)]
    if len(owners) < 2:
        return False
    heads, names = _heads(sentence), _names(sentence)
    for own, inner in owners:
        others = {head for head, _ in owners if head != own}
        named = {name for _, also in owners for name in also & names}
        if inner & names and named <= inner and own not in heads and heads & others:
            return True
    return False


def _other_label(sentence: str, passage: str) -> bool:
    """ "Kazerne Dossin krijgt 60.000 euro" where the lines are "Kazerne Dossin: 10.000 €" and "BCH: 60.000 €"."""
    lines = [(_names(label), {c.value for c in claims_in(text)}) for label, text in _LABELLED.findall(passage)]
    named = [(names, values) for names, values in lines if names and names <= _names(sentence)]
    return len(named) == 1 and any(
        claim.value not in named[0][1] and any(claim.value in values for _, values in lines)
        for claim in claims_in(sentence)
    )


def _other_subject(sentence: str, passage: str) -> bool:
    """ "Het OCAD staat in voor de coördinatie" where the passage says in the same words that another does."""
    subject = next(((bare(name), end) for name, start, end in _real_names(sentence) if start < SUBJECT_BY), None)
    if subject is None:
        return False
    words = _forms(sentence[subject[1] :])[:VERBATIM]
    if len(words) < VERBATIM or sum(word not in STOP_WORDS for word in words) < 2:
        return False
    befores = []
    for start, end in sentence_spans(passage, 0, len(passage)):
        text = passage[start:end]
        before, found, _ = f" {' '.join(_forms(text))} ".partition(f" {' '.join(words)} ")
        if found:
            named = {fold(bare(name)) for name, _, _ in _real_names(text)}
            befores.append(named & set(before.split()))
    return bool(befores) and all(names and fold(subject[0]) not in names for names in befores)


def _real_names(text: str) -> list[tuple[str, int, int]]:
    """Names and abbreviations with their places; a word that only opens a sentence is none."""
    return [(w, start, end) for w, start, end, opens in names_in(text) if not opens or is_name(w, text[end:])]


def _owner(head: str) -> object:
    figures = claims_in(head)
    return figures[0].value if figures else stem(fold(head))


def _heads(text: str) -> set[object]:
    return {claim.value for claim in claims_in(text)} | {stem(fold(word)) for word, _, _ in words_in(text)}


def _names(text: str) -> set[str]:
    return {fold(bare(word)) for word, _, _, _ in names_in(text)}


def _blended(sentence: str, passage: str) -> bool:
    """Whether the passage says two like things, and the sentence puts a word of one in the place where the other has
    its own: "hefbomen voor preventie" with the level that those for repression have."""
    asked = _content(sentence)
    enough = max(SHARED, SHARE * len(asked))
    texts = [passage[start:end] for start, end in sentence_spans(passage, 0, len(passage))]
    near = [(text, words) for text in texts if len(words := _content(text) & asked) >= enough]
    if any(words == asked for _, words in near):
        return False
    return any(
        one | other == asked and len(one & other) >= enough and _replaced(sentence, text, asked - one)
        for text, one in near
        for _, other in near
    )


def _replaced(sentence: str, text: str, lacking: set[str]) -> bool:
    """Whether each word that the text lacks follows two words which another follows there."""
    said, there = _forms(sentence), _forms(text)
    follows = {(a, b) for a, b, _ in zip(there, there[1:], there[2:], strict=False)}
    places = [at for at, word in enumerate(said) if stem(word) in lacking]
    return bool(places) and all(tuple(said[at - 2 : at]) in follows for at in places if at > 1) and min(places) > 1


def _forms(text: str) -> list[str]:
    return [fold(word) for word, _, _ in words_in(text)]


def _content(text: str) -> set[str]:
    return {stem(fold(word)) for word, _, _ in words_in(text) if fold(word) not in STOP_WORDS}

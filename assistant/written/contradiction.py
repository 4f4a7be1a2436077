"""Signs that a sentence says something else than the text it cites though its facts stand there: a number of another
thing, another town's line, another column, a "niet" too many or too few, an opposite.

Rules that look for a contradiction, never for a mere absence; a sentence that they pass may still be wrong.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.records import amount
from assistant.written.claims import Claim, claims_in, words_in
from assistant.written.negation import denied
from assistant.written.pairing import misplaced
from assistant.written.strength import overstatement
from assistant.written.when import other_time
from corpus.columns import column_kind
from corpus.document import Passage
from corpus.places import places_in
from index.analysis import STOP_WORDS, fold, stem

# Stems of words that say the opposite of each other; each side is a pattern at the beginning of a word.
_OPPOSITES = [
    tuple(pair.split("/"))
    for pair in """meer|meeste/minder|minste verleng|uitgesteld/inkort|ingekort|verkort|vervroeg
    versterk/verzwak verplicht/vrijwillig|facultatief gratis|kosteloos/betalend goedgekeurd/verworpen|afgekeurd
    primair/tertiair gestart|opgestart/stopgezet|beëindigd|geschrapt voorjaar|lente/najaar|herfst
    curatie/preventie jaarlijks/maandelijks|wekelijks|eenmalig wekelijks/maandelijks openbaar|publiek/geheim
    nieuwe/bestaande voormiddag/namiddag begin/einde mannen/vrouwen tijdelijk/permanent|blijvend""".split()
]
_COMPARED = re.compile(
    r"\b(?:(?P<more>meer|hoger|groter)|(?P<less>minder|lager|kleiner)|(?P<even>evenveel|even (?:veel|hoog|groot)))\b"
    r"(?P<what>[^.;]{0,40}?)\s(?:dan|als)\b",
    re.IGNORECASE,
)
_GETS = frozenset({"krijg", "kreeg", "ontvang", "ontving", "subsidie", "toegekend"})
_GIVES = frozenset({"zelf", "eigen", "inbreng"})


def contradiction(sentence: str, passage: Passage, slices: Sequence[str], runner_up: str = "") -> str:
    """What kind of contradiction there is between a sentence and a passage it cites, or "". `slices` are the texts in
    the passage that support it best, `runner_up` the next one, in which a "niet" may stand."""
    text = " ".join(slices)
    if _counts_another(sentence, passage.text):
        return "getal van iets anders"
    if _of_another_place(sentence, passage):
        return "andere gemeente"
    if _of_another_column(sentence, passage):
        return "andere kolom"
    if _compared_otherwise(sentence, passage):
        return "andere verhouding"
    if denied(sentence, text, runner_up):
        return "ontkenning"
    if _opposite(sentence, text):
        return "tegendeel"
    return (
        overstatement(sentence, text)
        or other_time(sentence, text, passage.text)
        or misplaced(sentence, text, passage.text)
    )


def _counts_another(sentence: str, text: str) -> bool:
    """ "14 aanvragen" where the passage counts 16 of them."""
    counted = [(claim, set(_after(text, claim))) for claim in _numbers(text)]
    for claim in _numbers(sentence):
        noun = next(iter(_after(sentence, claim)), "")
        values = {other.value for other, nouns in counted if noun in nouns}
        if noun and values and claim.value not in values:
            return True
    return False


def _numbers(text: str) -> list[Claim]:
    return [claim for claim in claims_in(text) if claim.kind == "number"]


def _after(text: str, claim: Claim) -> list[str]:
    """The stems of the content words right after a number, in its own clause."""
    clause = re.split(r"[.,;:()\n]", text[claim.end : claim.end + 60])[0]
    words = [fold(word) for word, _, _ in words_in(clause)][:4]
    return [stem(word) for word in words if word not in STOP_WORDS and len(word) > 2]


def _of_another_place(sentence: str, passage: Passage) -> bool:
    """Whether a fact of the sentence stands only in lines of other towns than it names."""
    places = set(places_in(sentence))
    if not places:
        return False
    if passage.record is not None and passage.record.kind == "row":
        return _of_a_partner(sentence, places, passage)
    lines = re.split(r"(?<=[.;])\s|\n", passage.text)
    named = [(line, set(places_in(line))) for line in lines]
    for fact in _facts(sentence):
        holding = [towns for line, towns in named if fact in fold(line)]
        if holding and all(towns and not towns & places for towns in holding):
            return True
    together = [{one, other} for one, other in pairwise(places_in(sentence)) if _with(sentence, one, other)]
    return any(not any(pair <= towns for _, towns in named) for pair in together)


def _with(sentence: str, one: str, other: str) -> bool:
    """Whether a sentence says that one town does something with another."""
    return re.search(rf"{re.escape(one)}.*?\bmet\b.*?{re.escape(other)}", sentence) is not None


def _facts(sentence: str) -> Iterable[str]:
    """Folded pieces that tell one line from another: figures, and words in capitals or with a capital inside."""
    towns = {fold(word) for place in places_in(sentence) for word in place.split()}
    for claim in claims_in(sentence):
        yield fold(claim.text)
    for word, _, _ in words_in(sentence):
        if re.search(r"\w[A-Z]", word) and fold(word) not in towns:
            yield fold(word)


def _of_a_partner(sentence: str, places: set[str], passage: Passage) -> bool:
    """Whether an amount of a row is said to be that of a partner, not of whom the row is about."""
    first, *others = _texts(passage)
    owner, rest = set(places_in(first[1])), {p for _, text in others for p in places_in(text)}
    return bool(owner and places & rest and not places & owner and any(c.kind == "amount" for c in claims_in(sentence)))


def _of_another_column(sentence: str, passage: Passage) -> bool:
    """ "28.700 euro subsidie" where 28.700 is the row's own contribution."""
    if passage.record is None or _COMPARED.search(sentence):  # a comparison names both
        return False
    money = {column: amount(text) for column, text in _texts(passage) if column_kind(column) == "money"}
    said = _words(sentence)
    for claim in claims_in(sentence):
        own = [c for c, value in money.items() if value is not None and _same(claim.value, value)]
        others = [c for c in money if c not in own]
        if own and others and not any(_speaks_of(c, said) for c in own) and any(_speaks_of(c, said) for c in others):
            return True
    return False


def _compared_otherwise(sentence: str, passage: Passage) -> bool:
    """Whether a row's amounts are told to stand to each other as they do not: "meer subsidie dan eigen inbreng"."""
    found = _COMPARED.search(sentence)
    if not found or passage.record is None:
        return False
    money = [(c, value) for c, text in _texts(passage) if column_kind(c) == "money" and (value := amount(text))]
    first, second = ([v for c, v in money if _speaks_of(c, _words(part))] for part in _sides(sentence, found))
    if len(first) != 1 or len(second) != 1 or first == second == []:
        return False
    word = found["less"] or found["more"] or found["even"]
    if word == found["even"]:
        return first[0] != second[0]
    return not (first[0] < second[0] if word == found["less"] else first[0] > second[0])


def _sides(sentence: str, found: re.Match[str]) -> tuple[str, str]:
    """What is compared, and with what."""
    return f"{sentence[: found.start()]} {found['what'] or ''}", sentence[found.end() :]


def _same(value: object, cell: object) -> bool:
    return str(value).isascii() and not isinstance(value, tuple | str) and float(value) == float(cell)  # type: ignore[arg-type]


def _speaks_of(column: str, said: set[str]) -> bool:
    name = fold(column)
    if any(stem(word) in said for word in name.split() if word not in STOP_WORDS):
        return True
    return bool(said & (_GIVES if "eigen" in name else _GETS if "subsid" in name else frozenset()))


def _words(text: str) -> set[str]:
    words = {fold(word) for word, _, _ in words_in(text)}
    return words | {stem(word) for word in words} | {part for part in ("subsidie",) if any(part in w for w in words)}


def _texts(passage: Passage) -> list[tuple[str, str]]:
    cells = passage.record.cells if passage.record else ()
    return [(c.column, passage.text[c.start - passage.start : c.end - passage.start]) for c in cells]


def _opposite(sentence: str, text: str) -> bool:
    """Whether the sentence has a word and the text only its opposite."""
    said, there = fold(sentence), fold(text)
    for one, other in _OPPOSITES:
        for these, those in ((one, other), (other, one)):
            if _has(these, said) and not _has(those, said) and _has(those, there) and not _has(these, there):
                return True
    return False


def _has(stems: str, text: str) -> bool:
    return re.search(rf"\b(?:{fold(stems)})", text) is not None

"""What a passage holds of what a sentence may claim, and whether a claim stands in it. Knows no citations."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from assistant.written.claims import GENERIC, Claim, bare, claims_in, is_abbreviation, names_in, words_in
from corpus.dutch import is_dutch_word
from corpus.places import municipalities
from index.analysis import STOP_WORDS, fold, stem

# A people's or country's adjective says the name: a passage on "de Vlaamse overheid" holds Vlaanderen.
_KIN = [
    "vlaanderen vlaams vlaamse vlaming vlamingen",
    "belgie belgisch belgische belg belgen",
    "brussel brussels brusselse",
    "nederland nederlands nederlandse",
    "europa europees europese eu",
    "frankrijk frans franse",
    "duitsland duits duitse",
    "turkije turks turkse",
    "syrie syrisch syrische",
    "irak iraaks iraakse iraki",
    "islam islamitisch islamitische",
]
_KIN_OF = {word: group.split() for group in _KIN for word in group.split()}
_REFERS = re.compile(
    r"(?:actie|acties|maatregel|maatregelen|doelstelling|bijlage|vraag|nr\.?|nummer|punt|beleidslijn)\s*$", re.I
)
# Words for a time or a part that are facts like figures are: each stands in the passage in one of these ways.
_WHEN = {
    rf"\b(?:{said})": rf"\b(?:{there})"
    for said, there in (
        pair.split("=")
        for pair in """weekdag|werkdag=weekdag|werkdag weekend=weekend voorjaar|lente=voorjaar|lente
        najaar|herfst=najaar|herfst zomer=zomer winter=winter jaarlijks=jaar|schooljaar maandelijks=maand
        wekelijks=week dagelijks=dag|elke\\sdag ochtend|voormiddag=ochtend|voormiddag|morgen avond=avond
        namiddag=namiddag|middag maandag=maandag dinsdag=dinsdag woensdag=woensdag donderdag=donderdag
        vrijdag=vrijdag zaterdag=zaterdag zondag=zondag helft=helft|50 driekwart=driekwart|75 kwart\\b=kwart|25
        verdubbel=verdubbel|dubbel""".split()
    )
}
NEAR = 4  # words between the parts of one name, in the passage


@dataclass
class Held:
    """What one passage holds. `text` is what may be quoted; `headings` are the titles above it, which hold names and
    the numbers of actions, but no dates or amounts: those say when a document is from, not what happened."""

    text: str
    headings: str = ""
    values: dict[str, set[object]] = field(init=False)
    words: frozenset[str] = field(init=False)
    written: frozenset[str] = field(init=False)
    order: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.values = _values(self.text)
        both = f"{self.text}\n{self.headings}"
        listed = [word for word, _, _ in words_in(both)]
        pieces = [piece for word in listed for piece in (word, bare(word), *bare(word).split("-")) if piece]
        self.written = frozenset(pieces)
        folded = {fold(piece) for piece in pieces}
        self.words = frozenset(folded | {stem(word) for word in folded})
        self.order = [fold(piece) for word in listed for piece in bare(word).split("-") if piece]

    def holds(self, claim: Claim, before: str = "") -> bool:
        """Whether the claim stands here. `before` is what stands before it in the sentence ("actie ")."""
        if _stands(claim, self.values):
            return True
        return bool(_REFERS.search(before)) and _stands(claim, _values(self.headings))

    def holds_name(self, word: str) -> bool:
        """Whether a name or abbreviation stands here, in any inflection of it."""
        name = bare(word)
        if is_abbreviation(name):
            return self._holds_abbreviation(name)
        folded = fold(name)
        if folded in self.words or stem(folded) in self.words or folded.removesuffix("s") in self.words:
            return True
        if any(kin in self.words for kin in _KIN_OF.get(folded, ())):
            return True
        parts = [part for part in name.split("-") if part]
        return len(parts) > 1 and all(not part[0].isupper() or self.holds_name(part) for part in parts)

    def _holds_abbreviation(self, name: str) -> bool:
        if name in self.written or (len(name) > 3 and fold(name) in self.words):
            return True
        parts = [part for part in name.split("-") if is_abbreviation(part) or part[0].isupper()]
        return "-" in name and all(part in self.written for part in parts)

    def holds_together(self, first: str, second: str) -> bool:
        """Whether two words of one name stand close to each other here."""
        ones = [place for place, word in enumerate(self.order) if word == first]
        return any(second in self.order[max(0, at - NEAR) : at + NEAR + 1] for at in ones)


def missing_claims(sentence: str, held: Held) -> list[str]:
    """What a sentence claims that does not stand in the passage, as written there. Empty: all of it stands."""
    missing = [claim.text for claim in claims_in(sentence) if not held.holds(claim, sentence[: claim.start])]
    there = fold(held.text)
    missing += [
        found[0]
        for said, ways in _WHEN.items()
        if (found := re.search(said, fold(sentence))) and not re.search(ways, there)
    ]
    names = [(w, s, e) for w, s, e, opens in names_in(sentence) if not opens or is_name(w, sentence[e:])]
    missing += [word for word, _, _ in names if not held.holds_name(word)]
    for (first, _, end), (second, start, _) in pairwise(names):
        pair = fold(bare(first)), fold(bare(second))
        if (
            sentence[end:start] == " "
            and not missing
            and all(p in held.order for p in pair)
            and not held.holds_together(*pair)
        ):
            missing.append(f"{first} {second}")
    return missing


def is_name(word: str, after: str) -> bool:
    """Whether a word that opens a sentence names something, for there every word has its capital."""
    if fold(word) in STOP_WORDS or fold(word) in GENERIC:
        return False
    followed = re.match(r" (?:[Vv]an |[Dd]e |[Vv]an [Dd]e[nr]? )?[A-Z][a-zà-ÿ]", after) is not None
    return is_abbreviation(word) or word in municipalities() or followed or not is_dutch_word(word)


def _values(text: str) -> dict[str, set[object]]:
    values: dict[str, set[object]] = {}
    for claim in claims_in(text):
        values.setdefault(claim.kind, set()).add(claim.value)
    return values


def _stands(claim: Claim, values: dict[str, set[object]]) -> bool:
    same = claim.value in values.get(claim.kind, ())
    if same or claim.kind in ("email", "url", "phone", "time"):
        return same
    numbers = values.get("number", set()) | values.get("amount", set())
    if claim.kind == "date":
        return _dated(claim.value, values)
    if claim.kind == "year":
        return any(date[0] == claim.value for date in values.get("date", ())) or Decimal(claim.value) in numbers  # type: ignore[index]
    if claim.kind == "amount":  # a small number is an amount only where it is one in the passage too
        return claim.value >= 1_000 and claim.value in numbers
    if claim.kind == "percent":
        return False
    value = Decimal(claim.value) if isinstance(claim.value, int) else claim.value
    ordinals = {Decimal(n) for n in values.get("ordinal", ())}  # type: ignore[arg-type]
    return value in numbers | ordinals


def _dated(asked: tuple[int, int, int], values: dict[str, set[object]]) -> bool:
    """A date without its year or day stands wherever a date agrees with what it does say."""
    return any(all(not a or a == b for a, b in zip(asked, date, strict=True)) for date in values.get("date", ()))  # type: ignore[call-overload]

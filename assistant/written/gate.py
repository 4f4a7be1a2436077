"""The gate: nothing that a model writes is shown unproven. Judges a sentence against the passages the model was given.

A sentence passes when it cites a given passage, what it quotes is a slice of one, every checkable claim in it stands in
the passage it cites, nothing there contradicts it, and it is about the same; an entailment model, where there is one,
must find that it follows besides. What fails is withheld; a sentence with a wrong mark is given the right one when
exactly one given passage holds it all. Writes and counts nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.finding import Quote
from assistant.lexicon import Lexicon, own_words
from assistant.written.claims import claims_in, names_in
from assistant.written.contradiction import contradiction
from assistant.written.given import Given, GivenPassage, gives_orders
from assistant.written.held import missing_claims
from assistant.written.language import is_dutch
from assistant.written.marks import unmarked
from assistant.written.support import Support, supporting
from corpus.places import municipalities
from index.entailment import Entailment
from index.search import Index

# Where a sentence is about its passage: calibrated on the sentences of tests/gate_true.jsonl and gate_wrong.jsonl.
ABOUT = 0.56  # of half the cosine's place between FAR and NEAR and half the share of its words that the passage holds
FAR, NEAR_BY = 0.78, 0.92
FACT, FACT_OF_RECORD, MOST_FACTS = (
    0.06,
    0.12,
    3,
)  # what each checkable fact that stands there adds, more in a table's row
ABOUT_UNCITED, WORDS_UNCITED = 0.75, 0.8  # the same, and the share of words, for a passage that the model did not cite
SURELY_ABOUT, BETTER = 0.85, 0.15  # below the first, another given passage that scores so much more is cited instead
MOST_QUOTES = 4  # slices that one sentence may cite
LONGEST = 600  # characters of one sentence
_LINK = re.compile(r"!?\[[^\]]*\]\(|<\s*/?\s*[a-z!][^>]*>|https?:|www\.|data:|javascript:", re.IGNORECASE)
_QUOTED = re.compile(
    r"“([^”]*)”|„([^”“]*)[”“]|\"([^\"]*)\"|«([^»]*)»|(?<!\w)‘([^’]*(?:’\w[^’]*)*)’|(?<!\w)'([^']*(?:'\w[^']*)*)'(?!\w)"
)

Outcome = Literal["kept", "repaired", "withheld"]


@dataclass(frozen=True)
class Judged:
    """A sentence without its marks and what became of it. `reason` is one of `REASONS`, `detail` what it lacked;
    `quotes` are the slices that support it, none where it was withheld."""

    sentence: str
    outcome: Outcome
    reason: str = ""
    detail: str = ""
    quotes: tuple[Quote, ...] = ()


REASONS = {
    "empty": "zegt niets",
    "long": "te lange zin",
    "link": "bevat een webadres of opmaak",
    "orders": "spreekt tot de lezer als taalmodel",
    "language": "niet in het Nederlands",
    "uncited": "noemt geen bron",
    "unknown-mark": "noemt een bron die er niet is",
    "quote": "citeert niet letterlijk",
    "facts": "bevat een gegeven dat niet in de bron staat",
    "contradiction": "zegt iets anders dan de bron",
    "content": "gaat niet over wat in de bron staat",
    "entailment": "volgt niet uit de bron, volgens het controlemodel",
    "repeated": "herhaalt een eerdere zin",
}


@dataclass(frozen=True)
class Fault:
    reason: str
    detail: str = ""


@dataclass(frozen=True)
class Proof:
    """What is wrong with a sentence against the passages it cites, or the slices that prove it and how much they are
    about it."""

    fault: Fault | None
    quotes: tuple[Quote, ...] = ()
    score: float = 0.0


_NOTHING = Proof(None)


class Gate:
    """Judges the sentences of one answer, against one set of given passages. `entailment` can only withhold more."""

    def __init__(self, given: Given, index: Index, lexicon: Lexicon, *, entailment: Entailment | None = None) -> None:
        self._given, self._index, self._lexicon, self._entailment = given, index, lexicon, entailment
        self._support = lru_cache(maxsize=256)(self._supported)
        self._said: set[str] = set()

    def judge(self, raw: str) -> Judged:
        """One sentence as the model wrote it, its marks included."""
        text, numbers = unmarked(raw)
        fault = self._unfit(text)
        if fault:
            return Judged(text, "withheld", fault.reason, fault.detail)
        judged = self._read_again(self._judged(text, numbers))
        if judged.outcome != "withheld":
            self._said.add(_plain(text))
        return judged

    def _judged(self, text: str, numbers: Sequence[int]) -> Judged:
        cited = [p for p in map(self._given.numbered, numbers) if p is not None]
        proof = self._proven(text, cited) if cited else _NOTHING
        if cited and proof.fault is None:
            better = self._better(text, cited[0], proof.score) if len(cited) == 1 else None
            if better:
                return Judged(text, "repaired", "content", f"{proof.score:.2f}", better.quotes)
            return Judged(text, "kept", quotes=proof.quotes)
        fault = proof.fault or Fault("unknown-mark" if numbers else "uncited")
        able = [q for q in (self._elsewhere(text, p) for p in self._given.passages if cited != [p]) if q]
        if len(able) == 1:
            return Judged(text, "repaired", fault.reason, fault.detail, able[0])
        return Judged(text, "withheld", fault.reason, fault.detail)

    def _read_again(self, judged: Judged) -> Judged:
        """The sentence as the entailment model leaves it: it must follow from its slices, else from their passages,
        whose headings and other sentences may say what the slices are about."""
        if self._entailment is None or judged.outcome == "withheld":
            return judged
        slices = " ".join(quote.text for quote in judged.quotes)
        passages = dict.fromkeys(f"{' › '.join(q.passage.section)}\n{q.passage.text}" for q in judged.quotes)
        verdict = self._entailment.verdict(slices, judged.sentence)
        if verdict == "neutral":
            verdict = self._entailment.verdict("\n".join(passages), judged.sentence)
        return judged if verdict == "entailment" else Judged(judged.sentence, "withheld", "entailment", verdict)

    def _better(self, text: str, cited: GivenPassage, score: float) -> "Proof | None":
        """The proof by another given passage that says it far more clearly than the one cited, if there is one."""
        if score >= SURELY_ABOUT:
            return None
        proofs = [self._proven(text, [p]) for p in self._given.passages if p is not cited]
        best = max((p for p in proofs if p.fault is None), key=lambda p: p.score, default=None)
        return best if best and best.score >= score + BETTER else None

    def _elsewhere(self, text: str, passage: GivenPassage) -> tuple[Quote, ...]:
        """The slices of a passage that the model did not cite, where it says nearly all of the sentence in its words;
        the model did not point here, so the words must."""
        if self._held_words(text, passage) < WORDS_UNCITED:
            return ()
        proof = self._proven(text, [passage], least=ABOUT_UNCITED)
        return () if proof.fault else proof.quotes

    def _unfit(self, text: str) -> Fault | None:
        """What is wrong with a sentence whatever it cites."""
        if len(re.findall(r"\w{2,}", text)) < 2:
            return Fault("empty")
        if len(text) > LONGEST:
            return Fault("long")
        if _LINK.search(text) or any(claim.kind == "url" for claim in claims_in(text)):
            return Fault("link")
        if gives_orders(text):
            return Fault("orders")
        if not is_dutch(text):
            return Fault("language")
        return Fault("repeated") if _plain(text) in self._said else None

    def _proven(self, text: str, cited: Sequence[GivenPassage], *, least: float = ABOUT) -> "Proof":
        """What the cited passages lack of the sentence, or the slices that hold it."""
        wrong = [quote for quote in quoted(text) if not any(_holds_quote(p, quote) for p in cited)]
        if wrong:
            return Proof(Fault("quote", wrong[0]))
        lacking = {p.number: missing_claims(text, p.held) for p in cited}
        whole = [p for p in cited if not lacking[p.number]]
        sharing = [] if whole else self._sharing(text, cited, lacking)
        if not whole and not sharing:
            return Proof(Fault("facts", ", ".join(sorted(lacking.values(), key=len)[0])))
        proofs = [self._about(text, passage, least) for passage in whole or sharing]
        good = [proof for proof in proofs if proof.fault is None]
        if not good or (sharing and len(good) < len(sharing)):
            return next(proof for proof in proofs if proof.fault)
        quotes = dict.fromkeys(quote for proof in good for quote in proof.quotes)
        return Proof(None, tuple(quotes)[:MOST_QUOTES], max(proof.score for proof in good))

    def _sharing(self, text: str, cited: Sequence[GivenPassage], lacking: dict[int, list[str]]) -> list[GivenPassage]:
        """Passages that hold a sentence together ("Aalst [1] en Gent [2] kregen 60.000 euro"): each holds every figure
        in it, so that no figure can change places, and each name stands in one of them."""
        if len(cited) < 2 or set.intersection(*(set(missing) for missing in lacking.values())):
            return []
        figures = {claim.text for claim in claims_in(text)}
        return list(cited) if all(not figures & set(missing) for missing in lacking.values()) else []

    def _about(self, text: str, passage: GivenPassage, least: float) -> "Proof":
        support = self._support(text, passage.number)
        if any(gives_orders(quote.text) for quote in support.quotes):
            return Proof(Fault("orders"))
        slices = [quote.text for quote in support.quotes]
        against = contradiction(text, passage.passage, slices, support.runner_up)
        if against:
            return Proof(Fault("contradiction", against))
        fact = FACT_OF_RECORD if passage.passage.record else FACT
        score = about(support.cosine, self._held_words(text, passage), facts=fact * min(fact_count(text), MOST_FACTS))
        return (
            Proof(Fault("content", f"{score:.2f}"), (), score) if score < least else Proof(None, support.quotes, score)
        )

    def _held_words(self, text: str, passage: GivenPassage) -> float:
        """The share of the sentence's own words, its figures and addresses apart: those were looked up already."""
        asked = own_words(self._lexicon.terms(without_claims(text)))
        columns = " ".join(cell.column for cell in passage.passage.record.cells) if passage.passage.record else ""
        return self._lexicon.coverage(asked, passage.passage.text, " ".join(passage.passage.section), columns)

    def _supported(self, text: str, number: int) -> Support:
        given = self._given.numbered(number)
        assert given is not None
        return supporting(text, given.passage, self._index, self._lexicon)


def about(cosine: float, words: float, *, facts: float = 0.0) -> float:
    """How much a sentence is about a passage, from 0: by its vector, by its words, by its facts that stand there."""
    near = min(1.0, max(0.0, (cosine - FAR) / (NEAR_BY - FAR)))
    return 0.5 * near + 0.5 * words + facts


def without_claims(text: str) -> str:
    """The text without its figures and addresses."""
    for claim in reversed(claims_in(text)):
        text = f"{text[: claim.start]} {text[claim.end :]}"
    return text


def fact_count(text: str) -> int:
    """How many checkable facts a sentence states, its names included."""
    return len(claims_in(text)) + sum(not opens or word in municipalities() for word, _, _, opens in names_in(text))


def quoted(text: str) -> list[str]:
    """What stands between quotation marks in a sentence."""
    return [next(g for g in found.groups() if g is not None) for found in _QUOTED.finditer(text)]


def _holds_quote(given: GivenPassage, quote: str) -> bool:
    """Whether the passage holds the quote to the letter; white space, the form of inner quotation marks and a point at
    its end apart."""
    wanted = _even(quote).rstrip(".,;:?! ")
    return bool(wanted) and wanted in _even(given.passage.text)


def _even(text: str) -> str:
    return " ".join(re.sub(r"[‘’‚‛`´]", "'", re.sub(r"[“”„«»]", '"', text)).split())


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()

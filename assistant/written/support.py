"""The slices of a passage that support a sentence: the nearest one, and those that hold what it claims besides.

A citation points here, not to the passage as a whole.
"""

from dataclasses import dataclass

from assistant.finding import Quote
from assistant.lexicon import Lexicon, own_words
from assistant.written.held import Held, missing_claims
from corpus.document import Passage
from corpus.sentences import sentence_spans, without_numbering
from index.search import Index

MOST = 3  # slices of one passage for one sentence
WORDS = 0.5  # what the share of a sentence's words counts for beside its cosine, in choosing the nearest slice


@dataclass(frozen=True)
class Support:
    """Slices of one passage, in its order; `cosine` is the greatest between the sentence and the passage or a
    sentence of it; `runner_up` is the text of the next nearest slice."""

    quotes: tuple[Quote, ...]
    cosine: float
    runner_up: str = ""


def supporting(text: str, passage: Passage, index: Index, lexicon: Lexicon) -> Support:
    """What supports a sentence in a passage that holds its claims."""
    hit = index.hits_of(text, [passage], rephrase=False)[0]
    cosines = {(start, end): cosine for start, end, cosine in hit.sentences}
    spans = [s for s in _spans(passage) if len(_slice(passage, *s).strip()) > 1]
    asked = own_words(lexicon.terms(text))

    def nearness(span: tuple[int, int]) -> float:
        return cosines.get(span, min(cosines.values())) + WORDS * lexicon.coverage(asked, _slice(passage, *span))

    ranked = sorted(spans, key=nearness, reverse=True)
    chosen = [ranked[0]]
    missing = missing_claims(text, Held(_slice(passage, *ranked[0])))
    for span in ranked[1:]:
        if not missing or len(chosen) == MOST:
            break
        together = Held("\n".join(_slice(passage, *s) for s in [*chosen, span]))
        left = missing_claims(text, together)
        if len(left) < len(missing):
            chosen, missing = [*chosen, span], left
    others = [span for span in ranked[:3] if span not in chosen]
    return Support(tuple(_quotes(passage, chosen)), hit.dense, _slice(passage, *others[0]) if others else "")


def _spans(passage: Passage) -> list[tuple[int, int]]:
    """The cells of a row, else the sentences and items, as offsets in the document."""
    if passage.record is not None and passage.record.kind == "row":
        cells = [(cell.start, cell.end) for cell in passage.record.cells]
        inner = [span for start, end in cells for span in _sentences(passage, start, end)]
        return list(dict.fromkeys(inner))
    return _sentences(passage, passage.start, passage.end)


def _sentences(passage: Passage, start: int, end: int) -> list[tuple[int, int]]:
    at = passage.start
    return [(at + s, at + e) for s, e in sentence_spans(passage.text, start - at, end - at)]


def _quotes(passage: Passage, spans: list[tuple[int, int]]) -> list[Quote]:
    """The spans in order, those that follow each other on one line made one, bullets and numbers left out."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + 2 and "\n" not in _slice(passage, joined[-1][1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    at = passage.start
    plain = [without_numbering(passage.text, start - at, end - at) for start, end in joined]
    return [Quote(passage, at + start, at + end) for start, end in plain]


def _slice(passage: Passage, start: int, end: int) -> str:
    return passage.text[start - passage.start : end - passage.start]

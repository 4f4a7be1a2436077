"""What each part of the search adds: the same facts asked with one part switched off, or with other weights.

It measures finding, not answering: follow-ups and unanswerable facts are left out.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.answer import Answer, FoundPassage
from corpus.document import Document, Passage
from eval.facts import Fact
from eval.figures import Figures
from eval.run import Ask, evaluate
from index.analysis import unstemmed
from index.build import Reading, build_index, corpus_reading
from index.embeddings import model_id
from index.search import Hit, Index, Weights, open_index

COLUMNS = ("evidence_recall_1500", "evidence_recall_4000", "reciprocal_rank", "seconds")
FAMILIES = ("ordinary", "paraphrased", "computed")
FOUND = 20
Change = Callable[[Document], Document]


@dataclass(frozen=True)
class Variant:
    """A way to search. With `change`, or without `stems`, an index of its own is made, of the changed documents."""

    name: str
    weights: Weights = Weights()  # noqa: RUF009  frozen, so safe to share
    change: Change | None = None
    stems: bool = True


def variants(*, reranked: bool = False) -> list[Variant]:
    """All of the search first, then each leg alone, each part off, and other weights and passages.

    `reranked` adds the variants of a reranker, for an index that has one.
    """
    chosen = Weights()
    return [
        Variant("all parts"),
        Variant("dense alone", Weights(lexical=0)),
        Variant("lexical alone", Weights(dense=0)),
        Variant("passage vectors only", Weights(own_vector=1, best_sentence=0)),
        Variant("sentence vectors only", Weights(own_vector=0, best_sentence=1)),
        Variant("no stemming", stems=False),
        Variant("no compound parts", Weights(compound_parts=0)),
        Variant("no abbreviations", Weights(expansions=0)),
        Variant("no thesaurus", Weights(synonyms=0)),
        Variant("no section paths in the lexical leg", Weights(section=0)),
        Variant("no field names in the lexical leg", Weights(fields=0)),
        Variant("no section paths at all", change=without_sections),
        Variant("no row records", change=without_records),
        *(_weighted(weight) for weight in (0.2, 0.4, 0.7, 1.0, 1.5) if weight != chosen.lexical),
        *(Variant(f"passages cut at {size} characters", change=cut_at(size)) for size in (400, 800)),
        *(_reranked(weight) for weight in (0.0, 0.3, 0.5, 0.7, 1.0) if reranked and weight != chosen.reranker),
    ]


def ablation(
    facts: Sequence[Fact],
    index: Index,
    embeddings: Embeddings,
    *,
    index_dir: Path,
    chosen: Sequence[Variant] | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> dict[str, Figures]:
    """A row of figures for each variant, with `evidence_recall_4000` of each family under `4000_FAMILY`.

    `index_dir` lends its vectors to the indexes that are made anew, so that only changed texts are embedded.
    """
    rows = {}
    for variant in variants(reranked=index.reranker is not None) if chosen is None else chosen:
        progress(variant.name)
        stems = nullcontext() if variant.stems else unstemmed()
        with stems, _searched(variant, index, embeddings, index_dir) as searched:
            rows[variant.name] = finding(facts, search_ask(searched, variant.weights))
    return rows


def finding(facts: Sequence[Fact], ask: Ask) -> Figures:
    """The figures of finding of one system, over these facts and, in 4,000 characters, over each family of them."""
    asked = [fact for fact in facts if fact.evidence and not fact.context]
    run = evaluate(asked, ask, lambda name: "")
    families = run.by("family")
    row: Figures = {name: run.figures[name] for name in COLUMNS}
    return row | {f"4000_{name}": families.get(name, {}).get("evidence_recall_4000") for name in FAMILIES}


def search_ask(index: Index, weights: Weights) -> Ask:
    """The search alone as `evaluate` asks it; earlier questions are ignored."""

    def ask(question: str, context: list[str]) -> Answer:
        found = [_passage(hit) for hit in index.search(question, k=FOUND, weights=weights)]
        return Answer(id="search", question=question, status="answered", answer="", passages=found)

    return ask


def as_is(document: Document) -> Document:
    return document


def without_sections(document: Document) -> Document:
    return replace(document, passages=tuple(replace(passage, section=()) for passage in document.passages))


def without_records(document: Document) -> Document:
    """Rows stay passages, but neither their fields nor what kind of thing they are is known."""
    return replace(
        document, passages=tuple(replace(passage, record=None, kind="text") for passage in document.passages)
    )


def cut_at(size: int) -> Change:
    """Passages as a splitter cuts them, blind to rows and lists, each with the section that it begins in."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=size, chunk_overlap=0, add_start_index=True)

    def change(document: Document) -> Document:
        pieces = splitter.create_documents([document.text])
        spans = [(piece.metadata["start_index"], piece.page_content) for piece in pieces]
        return replace(document, passages=tuple(_piece(document, start, text) for start, text in spans))

    return change


def _weighted(weight: float) -> Variant:
    return Variant(f"lexical weight {weight:g}", Weights(lexical=weight))


def _reranked(weight: float) -> Variant:
    return Variant(f"reranker weight {weight:g}", Weights(reranker=weight))


class _LentVectors(Embeddings):
    """A model that asks an open index for the vectors of questions: it still knows those of the variants before."""

    def __init__(self, embeddings: Embeddings, index: Index) -> None:
        self.model_id = model_id(embeddings)
        self._embeddings, self._index = embeddings, index

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._embeddings.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        return self._index.embed_query(text)


@contextmanager
def _searched(variant: Variant, index: Index, embeddings: Embeddings, index_dir: Path) -> Iterator[Index]:
    if variant.change is None and variant.stems:
        yield index
        return
    with tempfile.TemporaryDirectory(prefix="vraagbaak-ablation-") as folder:
        changed = _rebuilt(Path(folder), index, embeddings, index_dir, variant.change or as_is)
        try:
            yield changed
        finally:
            changed.close()


def _rebuilt(folder: Path, index: Index, embeddings: Embeddings, index_dir: Path, change: Change) -> Index:
    documents = {document.source.id: document for document in index.documents()}
    corpus_dir, changed_dir = folder / "corpus", folder / "index"
    corpus_dir.mkdir()
    changed_dir.mkdir()
    for document in documents.values():  # the build hashes the files; what it reads comes from the open index
        file = corpus_dir / document.source.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(document.raw, encoding="utf-8")
    if (index_dir / "vectors.sqlite").is_file():
        shutil.copy(index_dir / "vectors.sqlite", changed_dir)
    reading = Reading(
        sources=lambda _: index.sources(),
        document=lambda source, _: change(documents[source.id]),
        sentences=corpus_reading().sentences,
    )
    build_index(changed_dir, corpus_dir, embeddings=embeddings, reading=reading)
    return open_index(changed_dir, _LentVectors(embeddings, index), index.reranker)


def _piece(document: Document, start: int, text: str) -> Passage:
    around = [passage for passage in document.passages if passage.start <= start]
    section = max(around, key=lambda passage: passage.start).section if around else ()
    end = start + len(text)
    return Passage(f"{document.source.id}:{start}-{end}", document.source.id, "text", section, start, end, text)


def _passage(hit: Hit) -> FoundPassage:
    passage = hit.passage
    return FoundPassage(
        document=passage.document,
        section=list(passage.section),
        text=passage.text,
        start=passage.start,
        end=passage.end,
        score=hit.score,
    )

"""`vraagbaak index`: reads what is new or changed and makes a whole generation of both legs, or leaves all as it was.

Vectors of texts that stay are taken over. Killed at any moment, the next run goes on; see `index.generations`.
"""

import hashlib
import json
import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from langchain_core.embeddings import Embeddings

import corpus
import index
from corpus.document import Document, Passage, Source
from corpus.errors import IndexUnusableError, VraagbaakError
from index.embeddings import model_id
from index.generations import (
    BuildError,
    build_lock,
    current_generation,
    generation_dir,
    new_generation,
    publish,
    remove_leftovers,
)
from index.passage_store import FORMAT_VERSION, Manifest, PassageStore, write_passages
from index.thesaurus import FILE as THESAURUS
from index.thesaurus import Entries, read_thesaurus
from index.units import SentenceSpans, Unit, passage_units
from index.vector_cache import VectorCache
from index.vectors import VectorStore, VectorStoreError
from index.vocabulary import corpus_vocabulary, dutch_frequencies

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Reading:
    """How a folder becomes documents: its sources, one source read, a text cut into sentences, what it passes over.

    `dutch` gives the words of the language and how common they are, for splitting compounds and knowing good words.
    """

    sources: Callable[[Path], list[Source]]
    document: Callable[[Source, Path], Document]
    sentences: SentenceSpans
    remarks: Callable[[Path], list[str]] = lambda folder: []
    dutch: Callable[[], Mapping[str, int]] = dutch_frequencies
    thesaurus: Callable[[], Entries] = read_thesaurus


@dataclass
class BuildReport:
    """What a run did. Documents by id; `embedded` texts got a new vector; `remarks` are for the operator to read."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    passages: int = 0
    units: int = 0
    embedded: int = 0
    rebuilt: bool = False
    seconds: float = 0.0


def build_index(
    index_dir: Path,
    corpus_dir: Path,
    *,
    embeddings: Embeddings,
    progress: Progress = lambda stage, done, total: None,
    reading: Reading | None = None,
) -> BuildReport:
    """Bring the index in line with the folder. Raises `BuildError`; the index that was there then stays."""
    began = time.monotonic()
    with build_lock(index_dir):
        try:
            report = _Build(index_dir, corpus_dir, embeddings, progress, reading or corpus_reading()).run()
        except (OSError, sqlite3.Error, VectorStoreError) as error:
            raise BuildError(
                f"De index in {index_dir} kon niet gemaakt worden: {_reason(error)}. "
                "De vorige index, als die er was, is nog heel. Maak plaats of herstel de map en probeer opnieuw."
            ) from error
    report.seconds = time.monotonic() - began
    return report


def corpus_reading() -> Reading:
    """The reading of `corpus/`."""
    from corpus.catalogue import read_catalogue, skipped_files
    from corpus.reading import read_document
    from corpus.sentences import sentence_spans

    return Reading(read_catalogue, read_document, sentence_spans, skipped_files)


class _Build:
    """One run, in the order of its methods."""

    def __init__(
        self, index_dir: Path, corpus_dir: Path, embeddings: Embeddings, progress: Progress, reading: Reading
    ) -> None:
        self.index_dir, self.corpus_dir = index_dir, corpus_dir
        self.embeddings, self.progress, self.reading = embeddings, progress, reading
        self.report = BuildReport()
        self.hashes: dict[str, str] = {}
        self.skipped: dict[str, tuple[str, str]] = {}
        self.reader = _code_fingerprint()

    def run(self) -> BuildReport:
        old_name = current_generation(self.index_dir)
        remove_leftovers(self.index_dir, keep=_with_previous(self.index_dir, old_name))
        old = self._old_store(old_name)
        try:
            documents = self._documents(old)
            if self._nothing_to_do(old, documents):
                return self.report
        finally:
            if old is not None:
                old.close()
        new_name = self._new_generation(documents)
        remove_leftovers(self.index_dir, keep={old_name, new_name})
        self.report.rebuilt = True
        return self.report

    def _old_store(self, name: str) -> PassageStore | None:
        """The generation in force when it is whole and of this model, else nothing: then all is made anew."""
        if not name:
            return None
        folder = generation_dir(self.index_dir, name)
        try:
            store = PassageStore(folder / "passages.sqlite")
        except IndexUnusableError:
            return None
        if store.manifest.model == model_id(self.embeddings) and _has_vectors(folder, len(store.units)):
            return store
        store.close()
        return None

    def _documents(self, old: PassageStore | None) -> list[Document]:
        sources = self.reading.sources(self.corpus_dir)
        self.report.remarks += self.reading.remarks(self.corpus_dir)
        known = old.manifest.documents if old and old.manifest.reader == self.reader else {}
        before = set(old.manifest.documents) if old else set()
        documents: list[Document] = []
        for done, source in enumerate(sources):
            self.progress("Lezen", done, len(sources))
            document = self._document(source, known, old)
            if document is not None:
                documents.append(document)
                self._count(source.id, known, before)
        self.progress("Lezen", len(sources), len(sources))
        self.report.removed = sorted(before - {document.source.id for document in documents})
        if not documents:
            raise BuildError(
                f"In {self.corpus_dir} staat geen enkel leesbaar document. {' '.join(self.report.remarks)} "
                "Geef met --corpus een map met .txt-, .md-, .html- of .pdf-bestanden."
            )
        return documents

    def _document(self, source: Source, known: dict[str, str], old: PassageStore | None) -> Document | None:
        """The document, from the old index where it did not change; nothing, and a remark, where it cannot be read."""
        content_hash = ""
        try:
            content_hash = document_hash(source, self.corpus_dir)
            if old is not None and known.get(source.id) == content_hash:
                document = old.document(source.id)
            else:
                document = self.reading.document(source, self.corpus_dir)
        except (VraagbaakError, OSError, UnicodeError) as error:
            remark = f"{source.file} is overgeslagen: {_reason(error)}"
            self.skipped[source.id] = (content_hash, remark)
            self.report.remarks.append(remark)
            return None
        self.hashes[source.id] = content_hash
        self.report.remarks += [f"{source.file}: {remark}" for remark in document.remarks]
        return document

    def _count(self, id: str, known: dict[str, str], before: set[str]) -> None:
        report = self.report
        if id not in before:
            report.added.append(id)
        elif known.get(id) == self.hashes[id]:
            report.unchanged.append(id)
        else:
            report.changed.append(id)

    def _nothing_to_do(self, old: PassageStore | None, documents: Sequence[Document]) -> bool:
        self.report.passages = sum(len(document.passages) for document in documents)
        if old is None or self.report.added or self.report.changed or self.report.removed:
            return False
        self.report.units = len(old.units)
        # The order and the reasons for leaving out belong to the index too.
        return list(old.manifest.documents) == list(self.hashes) and old.manifest.skipped == self.skipped

    def _new_generation(self, documents: Sequence[Document]) -> str:
        units = [
            list(passage_units(passage, document.text, self.reading.sentences))
            for document in documents
            for passage in document.passages
        ]
        passages = [passage for document in documents for passage in document.passages]
        self.report.units = sum(map(len, units))
        folder = new_generation(self.index_dir)
        try:
            self._write_vectors(folder, passages, units)
            self._write_passages(folder, documents, units)
            self.progress("Bewaren", 1, 1)
            publish(self.index_dir, folder)
        except BaseException:  # also a keystroke: what is unfinished must not fill the disk
            if current_generation(self.index_dir) != folder.name:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        return folder.name

    def _write_vectors(self, folder: Path, passages: Sequence[Passage], units: Sequence[Sequence[Unit]]) -> None:
        texts = [unit.text for some in units for unit in some]
        cache = VectorCache(self.index_dir / "vectors.sqlite", model_id(self.embeddings))
        store = VectorStore(folder / "chroma", create=True)
        try:
            if texts:
                vectors, self.report.embedded = cache.embedded(
                    texts, self.embeddings, lambda done, total: self.progress("Vectoren", done, total)
                )
                owners = [passage for passage, some in zip(passages, units, strict=True) for _ in some]
                documents, kinds = [p.document for p in owners], [p.kind for p in owners]
                store.add(range(len(texts)), vectors, documents, kinds)
            cache.forget_all_but(texts)
        finally:
            store.close()
            cache.close()

    def _write_passages(self, folder: Path, documents: Sequence[Document], units: Sequence[Sequence[Unit]]) -> None:
        self.progress("Woorden", 0, 1)
        dutch = self.reading.dutch()
        texts = [text for d in documents for text in (d.text, d.source.title)]
        vocabulary = corpus_vocabulary(texts, dutch, self.reading.thesaurus())
        model, total = model_id(self.embeddings), sum(map(len, units))
        manifest = Manifest(FORMAT_VERSION, model, self.reader, self.hashes, self.skipped, total)
        write_passages(folder / "passages.sqlite", documents, units, vocabulary, dutch, manifest)
        self.progress("Woorden", 1, 1)


def _has_vectors(generation: Path, count: int) -> bool:
    try:
        vectors = VectorStore(generation / "chroma")
    except VectorStoreError:
        return False
    try:
        return vectors.count() == count
    finally:
        vectors.close()


def _with_previous(index_dir: Path, current: str) -> set[str]:
    """The generation in force and the newest finished one before it, which a running reader may still have open."""
    folder = generation_dir(index_dir, "")
    older = sorted(path.name for path in folder.iterdir() if path.name < current) if folder.is_dir() and current else []
    return {current, *older[-1:]}


def document_hash(source: Source, folder: Path) -> str:
    """What tells a document from its next version: what is known about it, and the bytes of its file."""
    digest = hashlib.sha256(json.dumps(asdict(source), sort_keys=True).encode())
    digest.update((folder / source.file).read_bytes())
    return digest.hexdigest()


def _code_fingerprint() -> str:
    """Changes with the code that reads documents and cuts units: an index of an older version is then read anew."""
    digest = hashlib.sha256()
    for package in (corpus, index):
        for path in sorted(Path(str(package.__file__)).parent.glob("*.py")):
            digest.update(path.read_bytes())
    digest.update(THESAURUS.read_bytes())
    return digest.hexdigest()[:16]


def _reason(error: BaseException) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return (text or type(error).__name__).strip().rstrip(".")

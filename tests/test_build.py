"""The build of an index: incremental, whole or not at all, one at a time, alive after any kind of stop."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Document, Source
from index.build import build_index
from index.generations import BuildError, build_lock, current_generation, generation_dir
from index.search import open_index
from index.vectors import VectorStore
from tests.index_fakes import READING, TEXTS, WordEmbeddings, read, sources, write_corpus


@pytest.fixture
def corpus_dir(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "documents")


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    return tmp_path / "index"


def assert_legs_agree(index_dir: Path) -> None:
    """Each unit of the SQLite leg has its vector in the Chroma leg of the same generation, and the other way round."""
    folder = generation_dir(index_dir, current_generation(index_dir))
    with sqlite3.connect(folder / "passages.sqlite") as database:
        numbers = {number for (number,) in database.execute("SELECT number FROM units")}
        terms = database.execute("SELECT count(*) FROM terms").fetchone()[0]
        passages = database.execute("SELECT count(*) FROM passages").fetchone()[0]
    vectors = VectorStore(folder / "chroma")
    try:
        assert set(vectors.vectors(sorted(numbers))) == numbers
        assert vectors.count() == len(numbers)
    finally:
        vectors.close()
    assert terms == passages


def test_a_first_build_reports_what_it_read(corpus_dir: Path, index_dir: Path) -> None:
    stages: list[tuple[str, int, int]] = []
    report = build_index(
        index_dir,
        corpus_dir,
        embeddings=WordEmbeddings(),
        reading=READING,
        progress=lambda stage, done, total: stages.append((stage, done, total)),
    )
    assert report.added == ["plan", "pool"] and report.rebuilt
    assert report.passages == 5 and report.units > 5 and report.embedded == report.units
    assert {"Lezen", "Vectoren", "Woorden"} <= {stage for stage, _, _ in stages}
    assert_legs_agree(index_dir)


def test_an_unchanged_corpus_leaves_the_index_as_it_is(corpus_dir: Path, index_dir: Path) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    before = current_generation(index_dir)
    embeddings = WordEmbeddings()
    report = build_index(index_dir, corpus_dir, embeddings=embeddings, reading=READING)
    assert not report.rebuilt and report.unchanged == ["plan", "pool"]
    assert current_generation(index_dir) == before and embeddings.embedded == []


def test_only_changed_texts_are_read_and_embedded_again(corpus_dir: Path, index_dir: Path) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    (corpus_dir / "pool.txt").write_text(TEXTS["pool"] + "\n\n# Textgain\nTextgain meet haatspraak.", encoding="utf-8")
    write_corpus(corpus_dir, {"extra": "# Extra\nEen geheel nieuw document."})
    seen: list[str] = []

    def reading(source: Source, folder: Path) -> Document:
        seen.append(source.id)
        return read(source, folder)

    embeddings = WordEmbeddings()
    report = build_index(index_dir, corpus_dir, embeddings=embeddings, reading=replace(READING, document=reading))
    assert (report.added, report.changed, report.unchanged) == (["extra"], ["pool"], ["plan"])
    assert seen == ["extra", "pool"]
    assert sorted(embeddings.embedded) == ["Extra: Een geheel nieuw document.", "Textgain: Textgain meet haatspraak."]
    assert_legs_agree(index_dir)


def test_a_removed_document_leaves_the_index(corpus_dir: Path, index_dir: Path) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    (corpus_dir / "pool.txt").unlink()
    report = build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    assert report.removed == ["pool"]
    index = open_index(index_dir, WordEmbeddings())
    assert {hit.passage.document for hit in index.search("Solentra helpdesk")} == {"plan"}
    assert_legs_agree(index_dir)


def test_a_changed_title_is_a_change(corpus_dir: Path, index_dir: Path) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)

    def renamed(folder: Path) -> list[Source]:
        return [Source(s.id, s.file, "Nieuwe titel", date=s.date, url=s.url) for s in sources(folder)]

    report = build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=replace(READING, sources=renamed))
    assert report.changed == ["plan", "pool"] and report.embedded == 0


def test_a_broken_document_is_skipped_with_a_remark(corpus_dir: Path, index_dir: Path) -> None:
    write_corpus(corpus_dir, {"stuk": "%broken"})
    report = build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    assert report.added == ["plan", "pool"]
    assert report.remarks == ["stuk.txt is overgeslagen: stuk.txt is beschadigd"]
    again = build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    assert not again.rebuilt and again.remarks == report.remarks


def test_a_document_removed_while_indexing_is_skipped(corpus_dir: Path, index_dir: Path) -> None:
    def listed_and_gone(folder: Path) -> list[Source]:
        found = sources(folder)
        (folder / "pool.txt").unlink()
        return found

    report = build_index(
        index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=replace(READING, sources=listed_and_gone)
    )
    assert report.added == ["plan"] and "pool.txt is overgeslagen" in report.remarks[0]
    assert_legs_agree(index_dir)


def test_a_folder_without_a_readable_document_keeps_the_old_index(corpus_dir: Path, index_dir: Path) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    for path in corpus_dir.iterdir():
        path.unlink()
    with pytest.raises(BuildError, match="geen enkel leesbaar document"):
        build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    assert open_index(index_dir, WordEmbeddings()).search("helpdesk")


def test_another_model_makes_all_vectors_anew(corpus_dir: Path, index_dir: Path) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    other = WordEmbeddings("fake/other", size=48)
    report = build_index(index_dir, corpus_dir, embeddings=other, reading=READING)
    assert report.rebuilt and report.embedded == report.units
    assert open_index(index_dir, other).search("helpdesk")


@pytest.mark.parametrize("damage", ["sqlite", "chroma", "current", "cache"])
def test_a_damaged_index_is_made_anew(corpus_dir: Path, index_dir: Path, damage: str) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    folder = generation_dir(index_dir, current_generation(index_dir))
    if damage == "sqlite":
        (folder / "passages.sqlite").write_bytes(b"no database" * 1000)
    elif damage == "chroma":
        shutil.rmtree(folder / "chroma")
    elif damage == "current":
        (index_dir / "CURRENT").write_text("gone\n", encoding="utf-8")
    else:
        (index_dir / "vectors.sqlite").write_bytes(b"no database" * 1000)
        (corpus_dir / "pool.txt").write_text(TEXTS["pool"] + " En meer.", encoding="utf-8")
    assert build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING).rebuilt
    assert open_index(index_dir, WordEmbeddings()).search("helpdesk")
    assert_legs_agree(index_dir)


def test_two_builds_at_once_the_second_is_told_to_wait(corpus_dir: Path, index_dir: Path) -> None:
    with build_lock(index_dir), pytest.raises(BuildError, match="al bezig"):
        build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    assert build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING).rebuilt


def test_an_index_folder_that_is_a_file_is_a_clear_error(corpus_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BuildError, match="kan geen index komen"):
        build_index(tmp_path / "file", corpus_dir, embeddings=WordEmbeddings(), reading=READING)


def test_old_generations_go_but_the_one_before_stays_for_running_readers(corpus_dir: Path, index_dir: Path) -> None:
    names = []
    for text in ("een", "twee", "drie"):
        write_corpus(corpus_dir, {"extra": f"# Extra\nVersie {text}."})
        build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
        names.append(current_generation(index_dir))
    assert sorted(path.name for path in (index_dir / "generations").iterdir()) == sorted(names[1:])


class Interrupted(WordEmbeddings):
    """Stops in the middle, as a keystroke does."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise KeyboardInterrupt


def test_an_interrupted_build_leaves_no_unfinished_generation(corpus_dir: Path, index_dir: Path) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    before = current_generation(index_dir)
    write_corpus(corpus_dir, {"extra": "# Extra\nIets nieuws."})
    with pytest.raises(KeyboardInterrupt):
        build_index(index_dir, corpus_dir, embeddings=Interrupted(), reading=READING)
    assert [path.name for path in (index_dir / "generations").iterdir()] == [before]
    assert open_index(index_dir, WordEmbeddings()).search("helpdesk")


CHILD = """
import resource, sys, time
from pathlib import Path
from dataclasses import replace
from index.build import build_index
from index.vocabulary import dutch_frequencies
from tests.index_fakes import READING, WordEmbeddings

class Slow(WordEmbeddings):
    def embed_documents(self, texts):
        time.sleep(0.05)
        return super().embed_documents(texts)

most = int(sys.argv[3])
if most:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
reading = replace(READING, dutch=dutch_frequencies) if most >= 1_000_000 else READING
print("start", flush=True)
try:
    build_index(Path(sys.argv[1]), Path(sys.argv[2]), embeddings=Slow(), reading=reading,
                progress=lambda *step: print(*step, flush=True))
except Exception as error:
    print(type(error).__name__, error, flush=True)
"""


def child(index_dir: Path, corpus_dir: Path, most_bytes: int = 0) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(index_dir), str(corpus_dir), str(most_bytes)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )


def many(version: int) -> dict[str, str]:
    """Enough text for several batches, all of it different in each version."""
    paragraphs = (f"# Deel {n}\nVersie {version}, zin {n} eerste. Nog een zin {n} daarbij." for n in range(60))
    return {"lang": "\n\n".join(paragraphs)}


def test_killed_at_random_moments_the_old_index_stays_readable_and_the_next_build_finishes(
    corpus_dir: Path, index_dir: Path
) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    chance = random.Random(20)
    for version in range(5):
        write_corpus(corpus_dir, many(version))
        process = child(index_dir, corpus_dir)
        assert process.stdout is not None
        for _ in range(chance.randint(1, 8)):  # so many lines of progress, then some milliseconds more
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.4))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert_legs_agree(index_dir)
        assert open_index(index_dir, WordEmbeddings()).search("Solentra helpdesk")
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    assert_legs_agree(index_dir)
    assert open_index(index_dir, WordEmbeddings()).search("versie 4")[0].passage.document == "lang"
    assert len(list((index_dir / "generations").iterdir())) <= 2


def test_a_killed_build_goes_on_with_the_vectors_it_had(corpus_dir: Path, index_dir: Path) -> None:
    write_corpus(corpus_dir, many(0))
    process = child(index_dir, corpus_dir)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Vectoren 128"):
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    report = build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    assert 0 < report.embedded <= report.units - 128


@pytest.mark.parametrize("most_bytes", [50_000, 150_000, 2_000_000])
def test_no_room_on_the_disk_is_a_clear_error_and_the_old_index_stays(
    corpus_dir: Path, index_dir: Path, most_bytes: int
) -> None:
    build_index(index_dir, corpus_dir, embeddings=WordEmbeddings(), reading=READING)
    before = current_generation(index_dir)
    write_corpus(corpus_dir, many(1))
    process = child(index_dir, corpus_dir, most_bytes)
    assert process.stdout is not None
    output = process.stdout.read()
    process.wait()
    process.stdout.close()
    assert "BuildError De index in" in output, output
    assert current_generation(index_dir) == before
    assert [path.name for path in (index_dir / "generations").iterdir()] == [before]
    assert open_index(index_dir, WordEmbeddings()).search("Solentra helpdesk")

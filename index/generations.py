"""The folder of an index: whole generations, `CURRENT` that names the one in force, and the lock of a build.

A generation is made in its own folder and only then named: a reader never sees half of one. Knows not what is in it.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import IndexUnusableError, VraagbaakError

COMMAND = "`vraagbaak index`"
_CURRENT = "CURRENT"
_GENERATIONS = "generations"


class BuildError(VraagbaakError):
    """The index could not be built; the one that was there is as it was."""


def current_generation(index_dir: Path) -> str:
    """The name of the generation in force, or "" where there is none yet."""
    try:
        return (index_dir / _CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise IndexUnusableError(
            f"De index in {index_dir} is niet te lezen ({error}). Maak hem opnieuw met {COMMAND}."
        ) from error


def generation_dir(index_dir: Path, name: str) -> Path:
    return index_dir / _GENERATIONS / name


@contextmanager
def build_lock(index_dir: Path) -> Iterator[None]:
    """Holds the right to build in this folder; the system takes it back from a process that dies."""
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        file = (index_dir / "lock").open("w", encoding="utf-8")
    except OSError as error:
        raise BuildError(
            f"In de map {index_dir} kan geen index komen: {error.strerror}. Kies een andere met --index."
        ) from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BuildError(
                f"Een andere {COMMAND} is al bezig in {index_dir}. Wacht tot die klaar is en probeer dan opnieuw."
            ) from error
        yield


def new_generation(index_dir: Path) -> Path:
    """An empty folder for the generation to make; its name sorts after those before it."""
    path = generation_dir(index_dir, f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{time.time_ns() % 10**9:09}")
    path.mkdir(parents=True)
    return path


def publish(index_dir: Path, generation: Path) -> None:
    """Make a finished generation the one in force, in one step that either happened or did not."""
    for path in generation.rglob("*"):
        _sync(path)
    _sync(generation)
    _sync(generation.parent)
    draft = index_dir / f"{_CURRENT}.new"
    draft.write_text(generation.name + "\n", encoding="utf-8")
    _sync(draft)
    os.replace(draft, index_dir / _CURRENT)
    _sync(index_dir)


def remove_leftovers(index_dir: Path, *, keep: set[str]) -> None:
    """Remove the generations not to `keep`: unfinished ones and old ones. Call it while holding the lock only."""
    (index_dir / f"{_CURRENT}.new").unlink(missing_ok=True)
    generations = index_dir / _GENERATIONS
    for path in generations.iterdir() if generations.is_dir() else ():
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

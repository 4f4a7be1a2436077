"""What every test shares: no report home, no `.env`, no setting of the person who runs the tests, one real index."""

import os
import shutil
from pathlib import Path

import pytest
from draft_site import draft_site, drafters, drafts  # noqa: F401 - fixtures of the browser tests
from filelock import FileLock
from host_site import browser_window, visitor, widget_host  # noqa: F401
from page_site import chromium, page, site, visitors  # noqa: F401
from small_site import small_index  # noqa: F401

from assistant.quiet import keep_quiet
from index.build import build_index
from index.embeddings import load_embeddings
from index.search import Index, open_index

keep_quiet()
for key in [key for key in os.environ if key.upper().startswith("VRAAGBAAK_")]:
    del os.environ[key]

PROJECT = Path(__file__).resolve().parent.parent
DOCUMENTS = PROJECT / "corpus" / "documents"
MADE = PROJECT / "var" / "index"


def pytest_xdist_auto_num_workers() -> int:
    """A worker more than there are cores: those with a browser wait half of their time."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One file that needs the real index first, the others late: while one worker builds it, the rest goes on. Those
    with a browser last: once it runs, a worker's thread has an event loop."""
    needing = {item.path for item in items if "real_index_dir" in getattr(item, "fixturenames", ())}
    browsing = {item.path for item in items if item.get_closest_marker("browser")}
    first = next((item.path for item in items if item.path in needing - browsing), None)
    items.sort(key=lambda item: (item.path != first, item.path in browsing, item.path in needing))


@pytest.fixture(scope="session")
def real_index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the real documents, made once a run for all workers. Read it only.

    It is brought in line by a build, as a user's own is: from nothing (about a minute), or from a copy of the one that
    `make index` made, of which that build leaves nothing where the code of `corpus/` or `index/` is another.
    """
    in_a_worker = "PYTEST_XDIST_WORKER" in os.environ
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if in_a_worker else base) / "real_index"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            if MADE.exists():
                shutil.copytree(MADE, folder)
            # One thread does a fifth more for the same work than two, and the other workers have tests to run.
            build_index(folder, DOCUMENTS, embeddings=load_embeddings("", threads=1), progress=lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def real_index(real_index_dir: Path) -> Index:
    """The index of the real documents, open for reading."""
    return open_index(real_index_dir, load_embeddings(""))

"""What every test shares: no report home, no `.env`, no setting of the person who runs the tests, one real index."""

import os
from pathlib import Path

import pytest
from draft_site import draft_site, drafts  # noqa: F401 - fixtures of the browser tests
from filelock import FileLock
from host_site import browser_window, visitor, widget_host  # noqa: F401
from page_site import chromium, page, site  # noqa: F401

from assistant.quiet import keep_quiet
from index.build import build_index
from index.embeddings import load_embeddings
from index.search import Index, open_index

keep_quiet()
for key in [key for key in os.environ if key.upper().startswith("VRAAGBAAK_")]:
    del os.environ[key]

DOCUMENTS = Path(__file__).resolve().parent.parent / "corpus" / "documents"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One file that needs the real index first, the others last: while one worker builds it, the rest goes on."""
    needing = {item.path for item in items if "real_index_dir" in getattr(item, "fixturenames", ())}
    first = next((item.path for item in items if item.path in needing), None)
    items.sort(key=lambda item: 0 if item.path == first else 1 + (item.path in needing))


@pytest.fixture(scope="session")
def real_index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the real documents, built from nothing once a run (about a minute) for all workers. Read it only."""
    in_a_worker = "PYTEST_XDIST_WORKER" in os.environ
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if in_a_worker else base) / "real_index"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            build_index(folder, DOCUMENTS, embeddings=load_embeddings(""), progress=lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def real_index(real_index_dir: Path) -> Index:
    """The index of the real documents, open for reading."""
    return open_index(real_index_dir, load_embeddings(""))

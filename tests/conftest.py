"""What every test shares: no report home, no `.env`, no setting of the person who runs the tests, one real index."""

import os
from pathlib import Path

import pytest
from page_site import chromium, page, site  # noqa: F401 - fixtures of the browser tests

from assistant.quiet import keep_quiet
from index.build import build_index
from index.embeddings import load_embeddings
from index.search import Index, open_index

keep_quiet()
for key in [key for key in os.environ if key.upper().startswith("VRAAGBAAK_")]:
    del os.environ[key]

DOCUMENTS = Path(__file__).resolve().parent.parent / "corpus" / "documents"


@pytest.fixture(scope="session")
def real_index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the real documents, built from nothing once a session (about a minute). Read it only."""
    folder = tmp_path_factory.mktemp("real") / "index"
    build_index(folder, DOCUMENTS, embeddings=load_embeddings(""), progress=lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def real_index(real_index_dir: Path) -> Index:
    """The index of the real documents, open for reading."""
    return open_index(real_index_dir, load_embeddings(""))

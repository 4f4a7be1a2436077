"""The widget's built file against its sources and its promise of size; no Node, no network."""

import gzip
import hashlib
import re
from pathlib import Path

WIDGET = Path(__file__).resolve().parent.parent / "assistant" / "widget"
BUILT = WIDGET / "files" / "widget.js"
MOST_BYTES = 15_000  # gzipped, with its styles


def _sources_hash() -> str:
    names = [
        "build.mjs",
        "package-lock.json",
        "tsconfig.json",
        *(f"src/{path.name}" for path in (WIDGET / "src").iterdir()),
    ]
    taken = hashlib.sha256()
    for name in sorted(names):
        taken.update(f"{name}\n".encode() + (WIDGET / name).read_bytes() + b"\0")
    return taken.hexdigest()


def test_the_built_file_is_of_these_sources() -> None:
    first = BUILT.read_text(encoding="utf-8").splitlines()[0]
    found = re.search(r"[0-9a-f]{64}", first)
    assert found and found[0] == _sources_hash(), "run `make widget` and commit assistant/widget/files/widget.js"


def test_it_stays_small() -> None:
    assert len(gzip.compress(BUILT.read_bytes(), 9)) < MOST_BYTES


def test_it_makes_no_html_of_text_and_keeps_nothing_beyond_the_tab() -> None:
    built = BUILT.read_text(encoding="utf-8")
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "localStorage",
        "document.cookie",
        "eval(",
    ):
        assert word not in built

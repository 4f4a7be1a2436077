"""The widget's built file: made from the sources that stand here, small, and without what a strict page forbids."""

import gzip
import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from assistant.widget.built_file import BUILT

HERE = BUILT.parent.parent
LARGEST = 15_000  # bytes, gzipped, styles and all
REPLACEABLE = re.compile(
    r"for \((?:const|let|var) .+ of |\.\.\.|(?:const|let) \[|JSON\.stringify"
    r"|\.(?:map|filter|forEach|push|pop|shift|unshift|join|concat|reduce|some|every|find|flat|sort|reverse|splice)\("
)
REST = ("...children:", "...boxes:")  # parameters, which the language itself collects


def sources() -> list[Path]:
    """What decides the built file, by name; as build.mjs lists it."""
    names = [
        "build.mjs",
        "package-lock.json",
        "tsconfig.json",
        *(f"src/{path.name}" for path in (HERE / "src").iterdir()),
    ]
    return [HERE / name for name in sorted(names)]


def sources_hash() -> str:
    parts = [f"{path.relative_to(HERE)}\n".encode() + path.read_bytes() + b"\0" for path in sources()]
    return hashlib.sha256(b"".join(parts)).hexdigest()


def test_the_built_file_is_of_these_sources() -> None:
    first = BUILT.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"/* Vraagbaak widget, sources sha256 {sources_hash()} */", "run: make widget"


def test_another_build_gives_the_same_file(tmp_path: Path) -> None:
    if not shutil.which("node") or not (HERE / "node_modules" / "esbuild").is_dir():
        pytest.skip("node or node_modules is missing: make widget")
    subprocess.run(["node", "build.mjs", str(tmp_path / "widget.js")], cwd=HERE, check=True, timeout=60)
    assert (tmp_path / "widget.js").read_bytes() == BUILT.read_bytes()


def test_it_is_small() -> None:
    assert len(gzip.compress(BUILT.read_bytes(), 9)) < LARGEST


def test_it_names_no_address_but_the_names_of_svg() -> None:
    built = BUILT.read_text(encoding="utf-8")
    found = set(re.findall(r"https?://[\w.-]+", built))
    assert found <= {"http://www.w3.org", "https://vraagbaak.voorbeeld.be"}  # the second stands in a line of help


@pytest.mark.parametrize(
    "word", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("]
)
def test_no_text_can_become_html_or_a_program(word: str) -> None:
    assert word not in BUILT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "word", ["localStorage", "document.cookie", "indexedDB", "sendBeacon", "@import", "@font-face"]
)
def test_nothing_is_kept_beyond_the_tab_or_sent_aside(word: str) -> None:
    assert word not in BUILT.read_text(encoding="utf-8")


def test_the_sources_use_no_method_of_arrays_that_a_page_may_have_replaced() -> None:
    for path in (HERE / "src").glob("*.ts"):
        for line in path.read_text(encoding="utf-8").splitlines():
            code = line.split("// ")[0]
            for parameter in REST:
                code = code.replace(parameter, "")
            assert not REPLACEABLE.search(code), f"{path.name}: {line}"

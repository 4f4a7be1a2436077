"""The import arrows between the rooms, and that a question on the command line pulls in nothing heavy."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
ROOMS = ("corpus", "index", "assistant", "eval")
HEAVY = (
    "sqlalchemy",
    "docx",
    "gradio",
    "torch",
    "transformers",
    "sentence_transformers",
    "fastapi",
    "uvicorn",
    "pandas",
    "pypdf",
    "langchain",
    "openai",
    "xllamacpp",
    "mcp",
)
MODULES = [path for room in ROOMS for path in sorted((CHECKOUT / room).rglob("*.py"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    room = path.relative_to(CHECKOUT).parts[0]
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    assert {name for name in _imported(path) if name in ROOMS} <= allowed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(CHECKOUT)))
def test_no_module_of_ours_imports_the_tests(path: Path) -> None:
    assert not {"tests", "conftest", "pytest"} & _imported(path)


def test_the_command_line_loads_nothing_heavy_before_a_command_runs() -> None:
    assert _loaded_by("import eval.cli") & {*HEAVY, "chromadb", "langchain_core", "numpy"} == set()


def test_asking_and_searching_load_no_server_page_or_model_library() -> None:
    asking = "import eval.cli, assistant.chain, assistant.opening, assistant.terminal, index.search, index.embeddings"
    assert _loaded_by(f"{asking}; index.embeddings.load_embeddings('').embed_query('helpdesk')") & set(HEAVY) == set()


def _imported(path: Path) -> set[str]:
    """The top-level names that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def _loaded_by(code: str) -> set[str]:
    """The top-level modules in a new interpreter after this code."""
    tell = "; import sys; print(' '.join({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code + tell], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())

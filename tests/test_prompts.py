"""Prompts in files: a variable that is missing or unused is an error, and a value is never read as a template."""

from pathlib import Path

import pytest

from assistant.written.prompts import FOLDER, PromptError, prompt


def test_variables_are_filled_in_once(tmp_path: Path) -> None:
    (tmp_path / "hallo.md").write_text("Dag {{naam}}, {{ vraag }}\n", encoding="utf-8")
    assert prompt("hallo", folder=tmp_path, naam="{{vraag}}", vraag="alles goed?") == "Dag {{vraag}}, alles goed?"


@pytest.mark.parametrize(
    ("values", "told"),
    [({"naam": "x"}, "zonder waarde: vraag"), ({"naam": "x", "vraag": "y", "kleur": "z"}, "ongebruikt: kleur")],
)
def test_a_missing_or_unused_variable_is_named(tmp_path: Path, values: dict[str, str], told: str) -> None:
    (tmp_path / "hallo.md").write_text("Dag {{naam}}, {{vraag}}", encoding="utf-8")
    with pytest.raises(PromptError, match=f"hallo.md.*{told}"):
        prompt("hallo", folder=tmp_path, **values)


def test_a_prompt_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"weg\.md"):
        prompt("weg", folder=tmp_path)


def test_our_prompts_take_what_the_program_gives() -> None:
    assert "Vraag: Wie?" in prompt(
        "answer", sentences=4, open="<<<", close=">>>", passages="[1] tekst", question="Wie?"
    )
    assert "En die?" in prompt("condense", earlier="- Wie?", question="En die?")
    assert "Wie?" in prompt("rephrase", count=2, question="Wie?")
    assert {path.stem for path in FOLDER.glob("*.md")} == {"answer", "condense", "rephrase"}

"""The prompts: Markdown files in `prompts/` with `{{named}}` variables. A missing or an unused variable is an error."""

import re
from functools import lru_cache
from pathlib import Path

from corpus.errors import VraagbaakError

FOLDER = Path(__file__).resolve().parents[2] / "prompts"
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class PromptError(VraagbaakError):
    """A prompt is not there, or its variables are not those that the program fills in."""


def prompt(name: str, *, folder: Path = FOLDER, **values: object) -> str:
    """The text of `prompts/NAME.md` with its variables filled in, each in one pass: a value is never read again.

    Raises `PromptError` where the file is not there, or where its variables and the given values differ.
    """
    path = folder / f"{name}.md"
    text = _text(path)
    wanted = set(_VARIABLE.findall(text))
    if wanted != set(values):
        missing, unused = sorted(wanted - set(values)), sorted(set(values) - wanted)
        told = [
            f"{word} {', '.join(names)}"
            for word, names in (("zonder waarde:", missing), ("ongebruikt:", unused))
            if names
        ]
        raise PromptError(f"De variabelen van {path} kloppen niet ({'; '.join(told)}). Pas het bestand aan.")
    return _VARIABLE.sub(lambda found: str(values[found[1]]), text).strip()


@lru_cache(maxsize=16)
def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"De prompt {path} is niet te lezen ({error}). Zet het bestand terug.") from error

"""Models of sentence-transformers, from a folder or from the hub by name: loaded, or refused in words that help.

A hub name is looked up on this machine only, unless the operator sets `HF_HUB_OFFLINE=0`. Imports nothing heavy before
a model is loaded.
"""

import importlib.util
import os
from pathlib import Path
from typing import Any

from corpus.errors import ModelUnusableError

PACKAGE = "sentence_transformers"


def refuse_early(name: str, *, setting: str, what: str) -> None:
    """Raises `ModelUnusableError` for what can be told without loading: the package or the folder is not there.

    A name is taken for a folder unless it may be one of the hub: `model` or `owner/model`.
    """
    if importlib.util.find_spec(PACKAGE) is None:
        raise _not_installed(name, setting)
    if not Path(name).expanduser().is_dir() and (name.startswith((".", "~", "/")) or name.count("/") > 1):
        raise ModelUnusableError(
            f"{setting}={name}: deze map bestaat niet. Geef een map met {what}, of laat de instelling leeg."
        )


def load_model(class_name: str, name: str, *, setting: str, what: str) -> Any:
    """A model of this class of sentence-transformers. Raises `ModelUnusableError`, naming the setting and its value."""
    offline = _is_offline()
    try:
        import sentence_transformers
        from transformers.utils import logging
    except ImportError as error:
        raise _not_installed(name, setting) from error
    logging.disable_progress_bar()  # what it prints would stand between the answers on a terminal
    logging.set_verbosity_error()
    try:
        loader = getattr(sentence_transformers, class_name)
        return loader(str(Path(name).expanduser()) if name.startswith("~") else name, local_files_only=offline)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise ModelUnusableError(
            f"{setting}={name} is niet te laden: {_first_line(error)} "
            f"Geef een map met {what}, of haal het model eenmalig op met HF_HUB_OFFLINE=0."
        ) from error


def _is_offline() -> bool:
    # Before the import: huggingface_hub reads these once, and would otherwise ask the hub about every file.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    return os.environ["HF_HUB_OFFLINE"].lower() not in ("0", "false", "no", "")


def _not_installed(name: str, setting: str) -> ModelUnusableError:
    return ModelUnusableError(
        f"{setting}={name} vraagt het pakket sentence-transformers, dat hier niet staat. "
        'Installeer het met `pip install -e ".[embedders]"`, of laat de instelling leeg.'
    )


def _first_line(error: BaseException) -> str:
    line = (str(error).splitlines() or [type(error).__name__])[0].strip()
    return line if line.endswith((".", "!", "?")) else line + "."

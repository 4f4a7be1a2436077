"""Writes a draft to the files that were asked for; a file is there whole or not at all."""

from collections.abc import Mapping
from pathlib import Path

from assistant.drafts.draft import Draft
from corpus.errors import VraagbaakError


class UnwritableError(VraagbaakError):
    """A file that cannot be written."""


def write_draft(
    draft: Draft,
    titles: Mapping[str, str],
    *,
    docx: Path | None = None,
    json: Path | None = None,
    markdown: Path | None = None,
) -> list[Path]:
    """Write those that are named, and tell which; `titles` names documents by their id. Raises `UnwritableError`, in
    Dutch."""
    wanted: list[tuple[Path, bytes]] = []
    if docx is not None:
        from assistant.drafts.as_docx import draft_docx

        wanted.append((docx, draft_docx(draft, titles=titles)))
    if json is not None:
        wanted.append((json, f"{draft.model_dump_json(indent=2)}\n".encode("utf-8", "replace")))
    if markdown is not None:
        from assistant.drafts.as_markdown import draft_markdown

        wanted.append((markdown, draft_markdown(draft, titles=titles).encode("utf-8", "replace")))
    for path, content in wanted:
        _write(path, content)
    return [path for path, _ in wanted]


def _write(path: Path, content: bytes) -> None:
    if str(path) in ("-", "/dev/stdout"):
        import sys

        sys.stdout.buffer.write(content)
        return
    beside = path.with_name(f".{path.name}.deel")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UnwritableError(
            f"{path}: kan niet geschreven worden ({error.strerror}). Kies een andere map of maak plaats vrij."
        ) from None

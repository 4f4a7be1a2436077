"""What the API of drafts sets to work: reading a question, drafting, files. Each is loaded at its first use."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.drafts.draft import Draft, ParliamentaryQuestion


@dataclass(frozen=True)
class DraftWork:
    """The functions behind the API; a test hands in its own.

    `read` takes a text and `upload` a file's name and bytes; both give the question and raise a `VraagbaakError` where
    they find none. `drafting` takes what `assistant.drafts.drafting.drafting` takes.
    `docx` and `markdown` take a draft and the titles of documents by their id.
    """

    read: Callable[[str], ParliamentaryQuestion]
    upload: Callable[[str, bytes], ParliamentaryQuestion]
    drafting: Callable[..., Iterator[Draft]]
    docx: Callable[[Draft, Mapping[str, str]], bytes]
    markdown: Callable[[Draft, Mapping[str, str]], str]


def _read(text: str) -> ParliamentaryQuestion:
    from assistant.drafts.intake import read_question

    return read_question(text)


def _upload(name: str, data: bytes) -> ParliamentaryQuestion:
    from assistant.drafts.intake import question_from_upload

    return question_from_upload(name, data)


def _drafting(*values: Any, **options: Any) -> Iterator[Draft]:
    from assistant.drafts.drafting import drafting

    return drafting(*values, **options)


def _docx(draft: Draft, titles: Mapping[str, str]) -> bytes:
    from assistant.drafts.as_docx import draft_docx

    return draft_docx(draft, titles=titles)


def _markdown(draft: Draft, titles: Mapping[str, str]) -> str:
    from assistant.drafts.as_markdown import draft_markdown

    return draft_markdown(draft, titles=titles)


REAL_WORK = DraftWork(_read, _upload, _drafting, _docx, _markdown)

"""What a request for a draft asks: JSON or a form with a file, checked. Reads no question and drafts nothing.

A file stays in memory: nothing of a question is written to the server's disk.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, BeforeValidator, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from assistant.api.body_limit import MAX_DRAFT_BYTES
from assistant.drafts.draft import ParliamentaryQuestion, Part
from assistant.readable import readable
from corpus.errors import QuestionError

LONGEST_TEXT = 500_000  # characters; what reads a question refuses far shorter ones, and says why
LONGEST_QUESTION = 200_000  # characters of a question in parts
MOST_PARTS = 200
MOST_FIELDS = 1_000
Typed = Annotated[str, BeforeValidator(lambda value: readable(value) if isinstance(value, str) else value)]
Year = Annotated[str, Field(pattern=r"^(\d{4})?$")]
_LISTS = ("exclude", "documents", "only")


class AskedText(BaseModel):
    """The body of `POST /api/drafts/question`."""

    text: Annotated[Typed, Field(max_length=LONGEST_TEXT, description="De hele vraag zoals ze toekwam.")]


class AskedDraft(BaseModel):
    """The body of `POST /api/drafts`: a text or a question, and where may be searched."""

    text: Annotated[Typed, Field(max_length=LONGEST_TEXT)] = ""
    question: ParliamentaryQuestion | None = None
    exclude: list[Typed] = Field(default_factory=list, max_length=1_000, description="Zoek niet in deze documenten.")
    documents: list[Typed] = Field(default_factory=list, max_length=1_000, description="Zoek alleen in deze.")
    since: Year = Field("", alias="from", description="Documenten vanaf dit jaar (JJJJ).")
    until: Year = Field("", description="Documenten tot en met dit jaar (JJJJ).")
    only: list[Typed] = Field(default_factory=list, max_length=MOST_PARTS, description="Alleen deze deelvragen.")


@dataclass(frozen=True)
class Received:
    """A request as it came: its JSON or fields, and its file where it had one."""

    values: dict[str, Any] = field(default_factory=dict)
    name: str = ""
    data: bytes | None = None


async def received(request: Request) -> Received:
    """The content of a request. Raises `RequestValidationError` or `HTTPException`, which are answered as problems."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _form(request)
    if kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json")):
        return Received(_json(await request.body()))
    raise HTTPException(415, "Stuur de vraag als JSON (application/json) of als bestand (multipart/form-data).")


M = TypeVar("M", bound=BaseModel)


def checked(model: type[M], values: dict[str, Any]) -> M:
    """The values as this model. Raises `RequestValidationError` with what is wrong, as FastAPI does itself."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        wrong: list[Any] = [{**each, "loc": ("body", *each["loc"])} for each in error.errors(include_url=False)]
        raise RequestValidationError(wrong) from error


def check_question(question: ParliamentaryQuestion, only: list[str]) -> None:
    """Raises `QuestionError` for a question without sub-questions, one that is too large, or an unknown number."""
    parts = list(_parts(question.parts))
    if not any(part.text.strip() for part in parts):
        raise QuestionError("De vraag heeft geen deelvragen. Voeg er minstens één toe.")
    if len(parts) > MOST_PARTS:
        raise QuestionError(f"De vraag telt {len(parts)} deelvragen; hoogstens {MOST_PARTS}. Splits ze op.")
    length = len(question.introduction) + sum(len(part.text) for part in parts)
    if length > LONGEST_QUESTION:
        raise QuestionError(f"De vraag is te lang: {length} tekens, hoogstens {LONGEST_QUESTION}. Maak ze korter.")
    numbers = [part.number for part in question.parts]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise QuestionError(f"Nummer “{twice[:40]}” staat bij meer dan één deelvraag. Geef elke een eigen nummer.")
    check_numbers(question, only)


def check_numbers(question: ParliamentaryQuestion, only: list[str]) -> None:
    """Raises `QuestionError` where a number in `only` is of no sub-question."""
    known = [part.number for part in _parts(question.parts)]
    unknown = [number for number in only if number not in known]
    if unknown:
        raise QuestionError(f"Er is geen deelvraag “{unknown[0][:40]}”. Bekend: {', '.join(known[:60]) or 'geen'}.")


def _parts(parts: list[Part]) -> Iterator[Part]:
    for part in parts:
        yield part
        yield from _parts(part.parts)


def _json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except json.JSONDecodeError as error:
        raise RequestValidationError([{"type": "json_invalid", "loc": ("body", error.pos), "msg": ""}]) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise HTTPException(400) from error
    if not isinstance(values, dict):
        raise RequestValidationError([{"type": "dict_type", "loc": ("body",), "msg": ""}])
    return values


async def _form(request: Request) -> Received:
    parser = MultiPartParser(
        request.headers, request.stream(), max_files=1, max_fields=MOST_FIELDS, max_part_size=MAX_DRAFT_BYTES
    )
    parser.spool_max_size = 2 * MAX_DRAFT_BYTES  # never to disk
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        raise QuestionError("Het formulier met het bestand is niet te lezen. Kies het bestand opnieuw.") from error
    try:
        values: dict[str, Any] = {}
        for key, value in form.multi_items():
            if isinstance(value, str) and key in _LISTS:
                values.setdefault(key, []).append(value)
            elif isinstance(value, str):
                values[key] = value
        file = next((value for _, value in form.multi_items() if not isinstance(value, str)), None)
        if file is None:
            return Received(values)
        return Received(values, (file.filename or "")[:200], await file.read())
    finally:
        await form.close()

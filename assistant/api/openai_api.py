"""`/v1/chat/completions` and `/v1/models`: Vraagbaak as a model for clients made for OpenAI, whose errors it speaks."""

import json
import time
import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from assistant.answer import Answer
from assistant.api.ask import answering, first_of
from assistant.api.events import EVENT_STREAM, HEADERS, PING_AFTER, grown
from assistant.api.openai_format import (
    MODEL,
    RESTARTED,
    ChatRequest,
    FormatError,
    chunk,
    completion,
    models,
    proof_of,
    question_of,
    sources_of,
    state_of,
    usage,
)
from assistant.api.problems import openai_error, openai_error_body, told
from assistant.api.workers import Workers
from assistant.opening import Assistant


def openai_router(current: Callable[[], Assistant], workers: Workers) -> APIRouter:
    """The routes; each question is answered by what `current` gives at that moment."""
    router = APIRouter(prefix="/v1", tags=["OpenAI-clients"])

    @router.post("/chat/completions", response_model=None)
    async def chat(asked: ChatRequest, request: Request) -> Response:
        """Beantwoord het laatste bericht van de gebruiker. Systeemberichten worden genegeerd."""
        try:
            question, context = question_of(asked)
        except FormatError as error:
            return openai_error(error.status, str(error), code=error.code, param=error.param)
        stream = answering(current, question, context)
        if asked.stream:
            begun = await first_of(workers.snapshots(request, stream))
            counted = asked.stream_options is not None and asked.stream_options.include_usage
            chunks = _chunks(begun, [*context, question], str(request.base_url), counted)
            return StreamingResponse(chunks, media_type=EVENT_STREAM, headers=HEADERS)
        answer = await workers.last(request, stream)
        return JSONResponse(completion(answer, [*context, question], str(request.base_url)))

    @router.get("/models")
    async def all_models() -> dict[str, Any]:
        """Het ene model."""
        return models()

    @router.get("/models/{model}")
    async def one_model(model: str) -> dict[str, Any]:
        """Dit model."""
        if model != MODEL:
            raise HTTPException(404)
        found: dict[str, Any] = models()["data"][0]
        return found

    return router


async def _chunks(
    snapshots: AsyncIterator[Answer | None], asked: list[str], base_url: str, counted: bool
) -> AsyncIterator[str]:
    """The stream on the wire. What was sent cannot be taken back: an answer that starts anew says so in the text."""
    id, created, quiet = uuid.uuid4().hex, int(time.time()), 0
    sent, text, last = "", "", None
    yield _data(chunk(id, created, {"role": "assistant", "content": ""}))
    try:
        async for snapshot in snapshots:
            quiet = quiet + 1 if snapshot is None else 0
            if quiet and quiet % PING_AFTER == 0:
                yield ": wacht\n\n"
            if snapshot is None:
                continue
            new = grown(text, snapshot.answer)
            piece = RESTARTED + snapshot.answer if new is None else new
            sent, text, last = sent + piece, snapshot.answer, snapshot
            if piece:
                yield _data(chunk(id, created, {"content": piece}))
    except ClientDisconnect:
        return
    except Exception as error:
        yield _data(openai_error_body(*told(error)))
        yield "data: [DONE]\n\n"
        return
    if last is not None:
        for each in _end(id, created, last, sent, base_url, asked if counted else None):
            yield each


def _end(id: str, created: int, last: Answer, sent: str, base_url: str, asked: list[str] | None) -> list[str]:
    """The list of sources, the citations as data, why it ended and, where it was asked for, the count of words."""
    sources = sources_of(last)
    proof = proof_of(last, base_url, after=len(sent) - len(last.answer))
    ended = chunk(id, created, proof, finish="stop", vraagbaak=state_of(last))
    counted = [{**chunk(id, created, {}), "choices": [], "usage": usage(asked, sent + sources)}] if asked else []
    listed = [chunk(id, created, {"content": sources})] if sources else []
    return [*map(_data, [*listed, ended, *counted]), "data: [DONE]\n\n"]


def _data(value: dict[str, Any]) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n\n"

"""OpenAI's chat format: its messages to a question with context, our answers to its completions. No HTTP here."""

import time
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Answer, Citation
from assistant.readable import readable

MODEL = "vraagbaak"
RESTARTED = "\n\nHet antwoord hierboven vervalt. Dit is het antwoord uit de bronnen:\n\n"


class FormatError(Exception):
    """A request that cannot be answered: `param` is the field, `code` OpenAI's word for the reason."""

    def __init__(self, message: str, *, param: str, code: str | None = None, status: int = 400) -> None:
        super().__init__(message)
        self.param, self.code, self.status = param, code, status


class Part(BaseModel):
    """A part of a message; only text is read."""

    type: str
    text: str | None = None


class Message(BaseModel):
    """A message of the conversation. What only other models need (names, tool calls) is passed over."""

    role: str
    content: str | list[Part] | None = None


class StreamOptions(BaseModel):
    include_usage: bool = False


class ChatRequest(BaseModel):
    """What is read of a request; settings of language models (temperature, top_p, …) have no meaning here."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"model": MODEL, "messages": [{"role": "user", "content": "Welke expert biedt een helpdesk?"}]}
            ]
        }
    )
    model: str
    messages: list[Message] = Field(min_length=1)
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = 1


def question_of(request: ChatRequest) -> tuple[str, list[str]]:
    """The last message of the user, and the earlier ones as context. System prompts and our own answers are left out.

    Raises `FormatError` for another model, several answers at once, no question, or a question that is not text.
    """
    if request.model != MODEL:
        raise FormatError(
            f"Model “{request.model[:80]}” bestaat hier niet. Gebruik “{MODEL}”.",
            param="model",
            code="model_not_found",
            status=404,
        )
    if request.n not in (None, 1):
        raise FormatError(f"n = {request.n}: er is één antwoord op een vraag. Laat n weg.", param="n")
    asked = [message for message in request.messages if message.role == "user"]
    if not asked:
        raise FormatError("Er is geen bericht van de gebruiker (role: user), dus geen vraag.", param="messages")
    _refuse_other_than_text(asked[-1])
    texts = [_text(message) for message in asked]
    return texts[-1], [text for text in texts[:-1] if text.strip()]


def sources_of(answer: Answer) -> str:
    """What follows the answer's text: its warnings and the list of its sources. "" where there are none."""
    warnings = [f"Let op: {warning}" for warning in answer.warnings]
    listed = [_source_line(citation) for citation in answer.citations]
    blocks = [*warnings, *(["Bronnen:\n" + "\n".join(listed)] if listed else [])]
    return "".join(f"\n\n{block}" for block in blocks)


def message_of(answer: Answer, base_url: str) -> dict[str, Any]:
    """The assistant's message: text with a list of sources, and the citations as data."""
    return {
        "role": "assistant",
        "content": answer.answer + sources_of(answer),
        "refusal": None,
        **proof_of(answer, base_url),
    }


def proof_of(answer: Answer, base_url: str, *, after: int = 0) -> dict[str, Any]:
    """The citations as data: ours, and as OpenAI's annotations, one for each `[n]` in the text; `after` is how many
    characters were streamed before this answer began. A source without an address links to its text on this server."""
    annotations = [
        _annotation(citation, answer.answer, start + after, base_url)
        for citation in answer.citations
        for start in _places(answer.answer, f"[{citation.n}]")
    ]
    return {
        "annotations": sorted(annotations, key=lambda each: each["url_citation"]["start_index"]),
        "citations": [citation.model_dump() for citation in answer.citations],
    }


def completion(answer: Answer, asked: Sequence[str], base_url: str) -> dict[str, Any]:
    """A whole chat completion; `vraagbaak` holds what OpenAI's format has no place for."""
    message = message_of(answer, base_url)
    return {
        **_head(answer.id, "chat.completion"),
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": usage(asked, message["content"]),
        "vraagbaak": state_of(answer),
    }


def chunk(id: str, created: int, delta: dict[str, Any], *, finish: str | None = None, **more: Any) -> dict[str, Any]:
    """A piece of a streamed completion."""
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    return {**_head(id, "chat.completion.chunk", created), "choices": [choice], **more}


def state_of(answer: Answer) -> dict[str, Any]:
    return {"status": answer.status, "mode": answer.mode, "warnings": answer.warnings, "seconds": answer.seconds}


def usage(asked: Sequence[str], content: str) -> dict[str, int]:
    """Words, where a language model would count tokens: nothing is billed, but clients want the numbers."""
    prompt, written = sum(len(text.split()) for text in asked), len(content.split())
    return {"prompt_tokens": prompt, "completion_tokens": written, "total_tokens": prompt + written}


def models() -> dict[str, Any]:
    return {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": "vraagbaak"}]}


def _head(id: str, kind: str, created: int | None = None) -> dict[str, Any]:
    created = int(time.time()) if created is None else created
    return {"id": f"chatcmpl-{id}", "object": kind, "created": created, "model": MODEL}


def _text(message: Message) -> str:
    content = message.content or ""
    parts = [content] if isinstance(content, str) else [part.text or "" for part in content if part.type == "text"]
    return readable("\n".join(parts))


def _refuse_other_than_text(message: Message) -> None:
    other = [part.type for part in message.content or () if not isinstance(part, str) and part.type != "text"]
    if other:
        raise FormatError(
            f"Een vraag kan alleen tekst zijn; ontvangen: {', '.join(sorted(set(other)))[:80]}.",
            param="messages",
            code="unsupported_content",
        )


def _source_line(citation: Citation) -> str:
    page = f", pagina {citation.page}" if citation.page is not None else ""
    section = [part for part in citation.section if part != citation.title]
    place = f", {' › '.join(section)}" if section else ""
    link = f" {citation.url}" if citation.url else ""
    return f"- [{citation.n}] {citation.title} ({citation.date or 'zonder datum'}){place}{page}{link}"


def _annotation(citation: Citation, text: str, start: int, base_url: str) -> dict[str, Any]:
    url = citation.url or f"{base_url}api/documents/{citation.document}/text"
    end = start + len(f"[{citation.n}]")
    cited = {"start_index": start, "end_index": end, "title": citation.title, "url": url}
    return {"type": "url_citation", "url_citation": cited}


def _places(text: str, mark: str) -> list[int]:
    places, at = [], text.find(mark)
    while at >= 0:
        places.append(at)
        at = text.find(mark, at + 1)
    return places

"""A GGUF file as a chat model in this process, by the optional package `xllamacpp` (llama.cpp). No network port."""

import importlib.util
import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from langchain_core.messages import AIMessageChunk

from corpus.errors import ModelUnusableError

SETTING = "VRAAGBAAK_MODEL"
_END = object()


def load_gguf(path: str, *, longest_answer: int, context: int) -> "GgufModel":
    """The model in this file; both lengths in tokens.

    Raises `ModelUnusableError` where the file or the package is not there, or is broken.
    """
    file = Path(path.strip()).expanduser()
    if not file.is_file():
        raise ModelUnusableError(
            f"{SETTING}=gguf:{path}: dit bestand bestaat niet. Geef het pad van een .gguf-bestand."
        )
    with file.open("rb") as opened:
        if opened.read(4) != b"GGUF":
            raise ModelUnusableError(f"{SETTING}=gguf:{path} is geen GGUF-bestand. Geef het pad van een .gguf-bestand.")
    if importlib.util.find_spec("xllamacpp") is None:
        raise ModelUnusableError(
            f"{SETTING}=gguf:{path} vraagt het pakket xllamacpp, dat hier niet staat. "
            'Installeer het met `pip install -e ".[local]"`.'
        )
    return GgufModel(file, longest_answer=longest_answer, context=context)


class GgufModel:
    """Answers prompts, one at a time; the weights are loaded once, here. Stops writing when nobody reads on."""

    def __init__(self, file: Path, *, longest_answer: int, context: int) -> None:
        import xllamacpp

        params = xllamacpp.CommonParams()
        params.model.path = str(file)
        params.n_ctx, params.n_parallel, params.port = context, 1, 0
        params.verbosity = -1
        try:
            self._server = xllamacpp.Server(params)
        except RuntimeError as error:
            raise ModelUnusableError(f"{SETTING}=gguf:{file} is niet te laden: {error}") from error
        self._longest = longest_answer

    def stream(self, input: str, /) -> Iterator[AIMessageChunk]:
        """The answer to a prompt, in pieces. Raises `RuntimeError` with what llama.cpp says of a prompt it refuses."""
        pieces: queue.Queue[Any] = queue.Queue()
        stopped = threading.Event()
        request = {
            "messages": [{"role": "user", "content": input}],
            "max_tokens": self._longest,
            "temperature": 0,
            "stream": True,
            "cache_prompt": True,
        }

        def chunk(data: Any) -> bool:
            pieces.put(data)
            return stopped.is_set()

        def work() -> None:
            try:
                self._server.handle_chat_completions(request, chunk)
                pieces.put(_END)
            except Exception as error:  # the edge of a thread: what broke goes to its reader
                pieces.put(error)

        threading.Thread(target=work, name="gguf", daemon=True).start()
        try:
            while (data := pieces.get()) is not _END:
                yield AIMessageChunk(content=_text(data))
        finally:
            stopped.set()


def _text(data: Any) -> str:
    if isinstance(data, Exception):
        raise RuntimeError(str(data))
    if isinstance(data, dict) and "error" in data:
        raise RuntimeError(str(data["error"]))
    choices = data.get("choices") if isinstance(data, dict) else None
    return str((choices[0].get("delta") or {}).get("content") or "") if choices else ""

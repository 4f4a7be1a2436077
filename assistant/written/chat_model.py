"""The chat model that a setting names: anything LangChain's `init_chat_model` takes, or a GGUF file in this process.

Imported only when a model is configured; the libraries behind it are loaded when the model is made.
"""

import importlib.util
from collections.abc import Iterator
from typing import Any, Protocol

from corpus.errors import ModelUnusableError

SETTING = "VRAAGBAAK_MODEL"
GGUF = "gguf:"
LONGEST_ANSWER = 400  # tokens that a model may write
CONTEXT = 8_192  # tokens, prompt and answer, of a model whose context is ours to set
_NO_KEY = "none"  # a local server asks for none, its client insists on one


class ChatModel(Protocol):
    """What the assistant uses of a model: a prompt in, pieces of text with a `text` out."""

    def stream(self, input: str, /) -> Iterator[Any]: ...


def load_chat_model(setting: str, *, base_url: str = "", api_key: str = "", timeout_s: float = 60.0) -> ChatModel:
    """The model that the setting names. Raises `ModelUnusableError` that names the setting, its value and the fix."""
    name = setting.strip()
    if name.startswith(GGUF):
        from assistant.written.gguf_model import load_gguf

        return load_gguf(name.removeprefix(GGUF), longest_answer=LONGEST_ANSWER, context=CONTEXT)
    provider, found, model = name.partition(":")
    if not found or not provider.strip() or not model.strip():
        raise ModelUnusableError(
            f"{SETTING}={name}: zo heet geen model. Geef aanbieder en model, bijvoorbeeld openai:gpt-5-mini, "
            "mistralai:mistral-small-latest, ollama:llama3.2 of gguf:/pad/naar/model.gguf."
        )
    return _initialised(name, _options(provider, base_url, api_key, timeout_s))


def _options(provider: str, base_url: str, api_key: str, timeout_s: float) -> dict[str, Any]:
    options: dict[str, Any] = {"temperature": 0, "max_retries": 0}
    if provider == "ollama":  # it cuts a prompt longer than its context, without a word
        options |= {"num_predict": LONGEST_ANSWER, "num_ctx": CONTEXT}
    else:
        options |= {"max_tokens": LONGEST_ANSWER, "timeout": timeout_s}
    if base_url:
        options["base_url"] = base_url.strip()
    if api_key or (base_url and provider == "openai"):
        options["api_key"] = api_key or _NO_KEY
    return options


def _initialised(name: str, options: dict[str, Any]) -> ChatModel:
    if importlib.util.find_spec("langchain") is None:
        raise ModelUnusableError(
            f"{SETTING}={name} vraagt het pakket langchain, dat hier niet staat. Installeer opnieuw met `make setup`."
        )
    from langchain.chat_models import init_chat_model

    try:
        made: ChatModel = init_chat_model(name, **options)
    except ImportError as error:
        raise ModelUnusableError(f"{SETTING}={name}: een pakket ontbreekt. {_first_line(error)}") from error
    # Each provider's client refuses a wrong name, a missing key or an unknown option with an error of its own.
    except Exception as error:
        raise ModelUnusableError(
            f"{SETTING}={name} is niet bruikbaar: {_first_line(error)} "
            "Kijk de naam na, en VRAAGBAAK_MODEL_API_KEY en VRAAGBAAK_MODEL_BASE_URL."
        ) from error
    return made


def _first_line(error: BaseException) -> str:
    line = (str(error).splitlines() or [type(error).__name__])[0].strip()[:300]
    return line if line.endswith((".", "!", "?")) else line + "."

"""Whether the configured chat model can be reached, for `/readyz`. Asks it nothing that costs money.

Only a model with an address of its own (`VRAAGBAAK_MODEL_BASE_URL`) is asked: for the list of its models, which every
OpenAI-compatible server gives. A service without such an address is found out by the first question.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from corpus.errors import ModelUnusableError

TIMEOUT_S = 3.0


def model_check(base_url: str, api_key: str = "") -> Callable[[], None] | None:
    """A check that raises `ModelUnusableError` where the model's server is down; None where there is none to ask."""
    if not base_url.strip():
        return None

    def check() -> None:
        _list_models(base_url.strip().rstrip("/"), api_key)

    return check


def _list_models(base_url: str, api_key: str) -> None:
    import httpx

    headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
    shown = urlsplit(base_url).hostname or base_url
    try:
        reply = httpx.get(f"{base_url}/models", headers=headers, timeout=TIMEOUT_S)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ModelUnusableError(
            f"Het taalmodel op {shown} is niet bereikbaar ({type(error).__name__}). Kijk VRAAGBAAK_MODEL_BASE_URL na."
        ) from error
    if reply.status_code in (401, 403):
        raise ModelUnusableError(f"Het taalmodel op {shown} weigert de sleutel. Kijk VRAAGBAAK_MODEL_API_KEY na.")
    if reply.status_code >= 500:
        raise ModelUnusableError(f"Het taalmodel op {shown} antwoordt met fout {reply.status_code}. Start het opnieuw.")

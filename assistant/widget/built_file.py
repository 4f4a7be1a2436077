"""The widget's one file as it is sent: by its name, and by its hash for pages that name an integrity value."""

import base64
import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.api.problems import problem

BUILT = Path(__file__).with_name("files") / "widget.js"
HASH_LENGTH = 16
SHORT_S, YEAR_S = 300, 31_536_000


@dataclass(frozen=True)
class BuiltFile:
    """Its bytes, the hash in its name, and the value for `integrity=`."""

    content: bytes
    packed: bytes
    hash: str
    integrity: str

    @property
    def name(self) -> str:
        return f"widget.{self.hash}.js"


def built_file(path: Path = BUILT) -> BuiltFile:
    """The file as it is now; read again only when it changed. Raises OSError where it was not built."""
    state = path.stat()
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, changed_ns: int, size: int) -> BuiltFile:
    content = path.read_bytes()
    integrity = "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()
    short = hashlib.sha256(content).hexdigest()[:HASH_LENGTH]
    return BuiltFile(content, gzip.compress(content, 9, mtime=0), short, integrity)


def file_router(path: Path = BUILT) -> APIRouter:
    """`/widget.js` and `/widget.<hash>.js`."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/widget.js", methods=["GET", "HEAD"])
    def newest(request: Request) -> Response:
        return _found(path, lambda file: _sent(request, file, f"public, max-age={SHORT_S}"))

    @router.api_route("/widget.{hash}.js", methods=["GET", "HEAD"])
    def one(hash: str, request: Request) -> Response:
        def exact(file: BuiltFile) -> Response:
            caching = f"public, max-age={YEAR_S}, immutable"
            return _sent(request, file, caching) if hash == file.hash else _readable_anywhere(_gone(file))

        return _found(path, exact)

    return router


def _found(path: Path, reply: Callable[[BuiltFile], Response]) -> Response:
    try:
        file = built_file(path)
    except OSError:
        return problem(503, "De widget is niet gebouwd. Beheerder: bouw hem met `make widget`.")
    return reply(file)


def _gone(file: BuiltFile) -> Response:
    return problem(
        404,
        f"Deze versie van de widget is er niet meer. Neem de regel opnieuw over van /widget (nu {file.name}), "
        "of gebruik /widget.js zonder integrity.",
    )


def _sent(request: Request, file: BuiltFile, caching: str) -> Response:
    packs = "gzip" in request.headers.get("accept-encoding", "")
    tag = f'"{file.hash}{"-gz" if packs else ""}"'
    headers = {"Cache-Control": caching, "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in request.headers.get("if-none-match", ""):
        return _readable_anywhere(Response(status_code=304, headers=headers))
    if packs:
        headers["Content-Encoding"] = "gzip"
    content = file.packed if packs else file.content
    return _readable_anywhere(Response(content, media_type="text/javascript", headers=headers))


def _readable_anywhere(reply: Response) -> Response:
    """For `integrity=`, which needs CORS, and for pages that let in only what says that it may be embedded."""
    reply.headers["Access-Control-Allow-Origin"] = "*"
    reply.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return reply

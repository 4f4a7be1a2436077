"""A real server on a free port of this machine, in a thread, for tests that need sockets."""

import threading
from types import TracebackType

import uvicorn
from fastapi import FastAPI

from assistant.server import address, listening


class Live:
    """Serves an app until the block ends; `url` is where."""

    def __init__(self, app: FastAPI) -> None:
        self.connection = listening("127.0.0.1", 0)
        self.url = address(self.connection).replace("localhost", "127.0.0.1")
        self.server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.connection]})

    def __enter__(self) -> "Live":
        self.thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.server.should_exit = True
        self.thread.join(timeout=20)
        self.connection.close()

"""A hand-written server that speaks as much of Redis as the limits use, so that counting goes over a real socket."""

import contextlib
import socketserver
import threading
import time
from collections.abc import Iterator

Value = str | int | None | dict[str, str | int]


class Counting:
    """The keys with the moment they end. `scripts` are known by their hash alone: the one that is run counts."""

    def __init__(self) -> None:
        self.values: dict[str, tuple[str, float]] = {}
        self.lock = threading.Lock()

    def run(self, words: list[str]) -> Value:
        with self.lock:
            command = words[0].upper()
            if command == "SET":
                return self.set(words[1], words[2], float(words[words.index("EX") + 1]))
            if command == "GET":
                return self.get(words[1])
            if command in ("EVAL", "EVALSHA"):
                return self.count(words[3], float(words[4]), int(words[5]))
            if command == "TTL":
                return round(self.values[words[1]][1] - time.time())
            return "OK" if command != "HELLO" else {"server": "redis", "proto": 3}

    def get(self, key: str) -> str | None:
        value, until = self.values.get(key, ("", 0.0))
        return value if until > time.time() else None

    def set(self, key: str, value: str, seconds: float) -> str | None:
        if self.get(key) is not None:
            return None  # NX
        self.values[key] = (value, time.time() + seconds)
        return "OK"

    def count(self, key: str, seconds: float, amount: int) -> int:
        so_far = self.get(key)
        until = self.values[key][1] if so_far is not None else time.time() + seconds
        self.values[key] = (str(int(so_far or 0) + amount), until)
        return int(self.values[key][0])


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        keys: Counting = self.server.keys  # type: ignore[attr-defined]
        with contextlib.suppress(ConnectionError):
            while line := self.rfile.readline():
                words = [self._word() for _ in range(int(line[1:]))]
                self.wfile.write(_wire(keys.run(words)))

    def _word(self) -> str:
        length = int(self.rfile.readline()[1:])
        return self.rfile.read(length + 2)[:-2].decode()


def _wire(value: Value) -> bytes:
    if isinstance(value, dict):
        return f"%{len(value)}\r\n".encode() + b"".join(_wire(each) for pair in value.items() for each in pair)
    if value is None:
        return b"_\r\n"
    if isinstance(value, int):
        return f":{value}\r\n".encode()
    return f"${len(value)}\r\n{value}\r\n".encode()


@contextlib.contextmanager
def fake_redis() -> Iterator[tuple[str, Counting]]:
    """Its address and its keys, until the block ends."""
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Talk) as server:
        server.daemon_threads = True
        server.keys = keys = Counting()  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"redis://127.0.0.1:{server.server_address[1]}/0", keys
        server.shutdown()

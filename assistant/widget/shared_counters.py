"""Counters in a Redis that several servers share, with the salt they hash visitors by. Decides on no limit."""

import secrets
import time
from dataclasses import dataclass
from typing import Any

from limits.errors import StorageError
from limits.storage import RedisStorage
from limits.strategies import FixedWindowRateLimiter

from assistant.settings import SettingsError

PREFIX = "vraagbaak"
TIMEOUT_S = 0.5
SALT_KEPT_S = 86_400  # a visitor cannot be followed from one day to the next
SALT_READ_EVERY_S = 60.0


@dataclass(frozen=True)
class Counters:
    """What counts, and the salt by which it knows visitors (at most 64 bytes)."""

    limiter: FixedWindowRateLimiter
    salt: bytes


class SharedCounters:
    """The counters at a Redis address. Connects when it first counts."""

    def __init__(self, address: str) -> None:
        """Raises `SettingsError` for an address that cannot be used, or when the package is not installed."""
        self._storage = _storage(address)
        self._limiter = FixedWindowRateLimiter(self._storage)
        self._salt, self._read_at = b"", -SALT_READ_EVERY_S

    def counters(self) -> Counters:
        """The counters with the salt of the day. Raises `StorageError` where Redis is away, as counting does."""
        if time.monotonic() - self._read_at >= SALT_READ_EVERY_S:
            self._salt, self._read_at = self._read_salt(), time.monotonic()
        return Counters(self._limiter, self._salt)

    def _read_salt(self) -> bytes:
        """The salt that the first server made: without it two servers would count one visitor twice."""
        redis: Any = self._storage.get_connection()
        key = f"{PREFIX}:salt"
        try:
            redis.set(key, secrets.token_hex(32), nx=True, ex=SALT_KEPT_S)
            salt = redis.get(key)
        except self._storage.base_exceptions as error:
            raise StorageError(error if isinstance(error, Exception) else RuntimeError("Redis")) from error
        return salt.encode() if isinstance(salt, str) else bytes(salt or b"")


def _storage(address: str) -> RedisStorage:
    try:
        from redis.backoff import NoBackoff
        from redis.retry import Retry
    except ImportError:
        raise SettingsError(
            'VRAAGBAAK_LIMITS_STORE: het pakket redis is niet geïnstalleerd. Voer uit: pip install -e ".[redis]"'
        ) from None
    # Its own three tries would keep a visitor waiting for seconds.
    options: dict[str, Any] = {"retry": Retry(NoBackoff(), 0), "socket_timeout": TIMEOUT_S}
    try:
        return RedisStorage(
            address, wrap_exceptions=True, key_prefix=PREFIX, socket_connect_timeout=TIMEOUT_S, **options
        )
    except ValueError:  # its text may quote the address, with a password
        raise SettingsError(
            "VRAAGBAAK_LIMITS_STORE=…: dit is geen Redis-adres. Schrijf bijvoorbeeld redis://localhost:6379/0."
        ) from None

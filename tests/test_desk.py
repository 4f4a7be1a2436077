"""The desk in the server: what was asked there can be rated and exported, and its settings."""

from pathlib import Path

import pytest
from desk_fakes import desk
from fake_answers import FakeChain
from fastapi.testclient import TestClient

from assistant.api.sealed import CONTENT_POLICY as PAGE_POLICY
from assistant.desk.desk import opened_desk
from assistant.desk.operator_door import CONTENT_POLICY
from assistant.server import web_app
from assistant.settings import CHECKOUT, SettingsError, load_settings


def test_what_was_asked_at_the_server_can_be_rated_and_exported_by_its_id_alone(tmp_path: Path) -> None:
    made = desk(tmp_path, days=30)
    client = TestClient(web_app(FakeChain().assistant, desk=made), base_url="http://localhost", client=("::1", 1))
    id = client.post("/api/ask", json={"question": "Welke expert biedt een helpdesk?"}).json()["id"]
    assert client.post("/api/feedback", json={"answer": id, "thumb": "up"}).json()["replaced"] is False
    assert "Welke expert biedt een helpdesk?" in client.post("/api/export?format=md", json={"answers": [id]}).text
    made.writer.settle()
    assert made.asked.counts() == {"answered": 1} and made.recent.counts() == {"answered": 1}
    assert "Welke expert" in client.get("/beheer").text
    assert client.get("/api/nergens").status_code == 404


def test_the_operator_page_may_do_less_than_the_chat_page(tmp_path: Path) -> None:
    client = TestClient(web_app(FakeChain().assistant, desk=desk(tmp_path)), base_url="http://localhost")
    local = TestClient(client.app, base_url="http://localhost", client=("127.0.0.1", 1))
    assert local.get("/beheer").headers["content-security-policy"] == CONTENT_POLICY
    assert client.get("/beheer").headers["content-security-policy"] == CONTENT_POLICY  # refused: no loopback address
    assert client.get("/").headers["content-security-policy"] == PAGE_POLICY
    assert client.get("/healthz").headers["content-security-policy"] == PAGE_POLICY


def test_without_a_desk_there_is_none() -> None:
    client = TestClient(web_app(FakeChain().assistant), raise_server_exceptions=False)
    assert client.post("/api/feedback", json={"answer": "a", "thumb": "up"}).status_code == 404
    assert client.post("/api/ask", json={"question": "Welke expert?"}).status_code == 200


def test_a_desk_of_settings_keeps_nothing_and_opens_here_only_unless_they_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(env_file=None)
    assert (settings.keep_questions_days, settings.operator_key.get_secret_value()) == (0, "")
    assert settings.draft_facts == CHECKOUT / "var" / "draft_facts.jsonl"
    monkeypatch.setenv("VRAAGBAAK_DATABASE", f"sqlite:///{tmp_path / 'x.sqlite'}")
    monkeypatch.setenv("VRAAGBAAK_KEEP_QUESTIONS_DAYS", " 30 ")
    monkeypatch.setenv("VRAAGBAAK_OPERATOR_KEY", "een lange sleutel")
    monkeypatch.setenv("VRAAGBAAK_DRAFT_FACTS", str(tmp_path / "f.jsonl"))
    made = opened_desk(load_settings(env_file=None))
    made.writer.stop()
    assert (made.asked.days, made.operator_key, made.facts.path) == (30, "een lange sleutel", tmp_path / "f.jsonl")
    assert "30 dagen" in made.storing_sentence
    assert (tmp_path / "x.sqlite").exists()  # cleaned up once, at the start


@pytest.mark.parametrize("value", ["-1", "1.5", "veel", "4000", "٣", "1e3"])
def test_days_that_are_no_number_of_days_are_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_KEEP_QUESTIONS_DAYS", value)
    with pytest.raises(SettingsError, match=r"VRAAGBAAK_KEEP_QUESTIONS_DAYS=.*is geen aantal dagen van 0"):
        load_settings(env_file=None)


def test_a_key_that_can_be_guessed_is_refused_and_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_OPERATOR_KEY", "geheim")
    with pytest.raises(SettingsError, match="VRAAGBAAK_OPERATOR_KEY=…: is te kort") as caught:
        load_settings(env_file=None)
    assert "geheim" not in str(caught.value)


def test_the_database_address_stays_out_of_what_settings_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_DATABASE", "postgresql://u:geheim@h/d")
    assert "geheim" not in repr(load_settings(env_file=None))

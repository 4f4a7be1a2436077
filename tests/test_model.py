"""Models and what surrounds them: settings that name one, sentences out of a stream, a stream's end, the row."""

import threading
import time
from pathlib import Path

import pytest
from fake_model import FakeModel, Reply

from assistant.opening import opened_writer
from assistant.settings import SettingsError, load_settings
from assistant.written.chat_model import load_chat_model
from assistant.written.model_queue import LONGEST, ModelBusyError, ModelQueue
from assistant.written.model_stream import LONGEST_TEXT, ModelFailedError, ModelTimeoutError, pieces, said, sentences
from corpus.errors import ModelUnusableError


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("gpt-5", "zo heet geen model"),
        ("openai:", "zo heet geen model"),
        ("nergens:model", "VRAAGBAAK_MODEL=nergens:model"),
        ("gguf:/weg/model.gguf", "bestaat niet"),
    ],
)
def test_a_setting_that_names_no_model_is_an_error_that_says_the_next_step(setting: str, told: str) -> None:
    with pytest.raises(ModelUnusableError, match=told):
        load_chat_model(setting)


def test_a_file_that_is_no_gguf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(b"PK\x03\x04 not a model")
    with pytest.raises(ModelUnusableError, match="geen GGUF-bestand"):
        load_chat_model(f"gguf:{tmp_path / 'm.gguf'}")


def test_a_local_server_needs_a_base_url_and_no_key() -> None:
    model = load_chat_model("openai:local", base_url="http://127.0.0.1:9/v1", timeout_s=2)
    with pytest.raises(ModelFailedError):
        list(pieces(model, "Dag", time.monotonic() + 10))


def test_the_settings_name_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    assert opened_writer() is None
    monkeypatch.setenv("VRAAGBAAK_MODEL", "openai:local")
    monkeypatch.setenv("VRAAGBAAK_MODEL_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("VRAAGBAAK_MODEL_TOKENS", "700")
    by = opened_writer()
    assert by is not None
    assert (by.name, by.tokens, by.rephrase) == ("openai:local", 700, False)
    monkeypatch.setenv("VRAAGBAAK_MODEL_TOKENS", "7")
    with pytest.raises(SettingsError, match="VRAAGBAAK_MODEL_TOKENS=7"):
        load_settings(env_file=None)


@pytest.mark.parametrize("size", [1, 3, 1_000])
@pytest.mark.parametrize(
    ("text", "parted"),
    [
        (
            "Er zijn 16 [1]. En 14 gekozen. [1] [2] Klaar [3]",
            ["Er zijn 16 [1].", "En 14 gekozen [1] [2].", "Klaar [3]"],
        ),
        ("- Eén [1]\n- Twee [2]\n\nSlot", ["- Eén [1]", "- Twee [2]"]),
        ("Zie vraag nr. 311 van dhr. Janssens [1]. Bel 03 349 34 70 [2].", None),
        ("Geen punt maar een bron [2]", ["Geen punt maar een bron [2]"]),
        ("Er zijn 16 [1]. Dat zijn er niet mi", ["Er zijn 16 [1]."]),  # what breaks off may have been turned round
        ("Er zijn er 16 (bron 1). En 14.² Klaar (3).", ["Er zijn er 16 [1].", "En 14 [2].", "Klaar [3]."]),
        ("", []),
        ("\n\n \n", []),
    ],
)
def test_sentences_come_with_their_marks_however_the_stream_is_cut(
    text: str, parted: list[str] | None, size: int
) -> None:
    stream = (text[at : at + size] for at in range(0, len(text), size))
    wanted = parted if parted is not None else ["Zie vraag nr. 311 van dhr. Janssens [1].", "Bel 03 349 34 70 [2]."]
    assert list(sentences(stream)) == wanted


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (ConnectionError("weg"), ModelFailedError),
        (threading.Event(), ModelTimeoutError),
        (ValueError("x"), ModelFailedError),
    ],
)
def test_a_stream_that_breaks_or_hangs_ends_with_what_happened(reply: Reply, error: type[Exception]) -> None:
    ended = threading.Event()
    with pytest.raises(error):
        list(pieces(FakeModel(reply), "Dag", time.monotonic() + 0.3, ended.set))
    if isinstance(reply, threading.Event):
        assert not ended.is_set()  # it hangs on, and keeps its place
        reply.set()
    assert ended.wait(timeout=5)


@pytest.mark.parametrize("size", [1, 5, 1_000])
@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("<think>Hm [1].\n</think>Er zijn er 16 [1].", "Er zijn er 16 [1]."),
        ("Er zijn er < 16. <Thinking>Hm", "Er zijn er < 16. "),
        ("<think>a</think>Dag<think>b</think>", "Dag"),
    ],
)
def test_what_a_model_thinks_aloud_is_not_said(text: str, heard: str, size: int) -> None:
    assert "".join(said(text[at : at + size] for at in range(0, len(text), size))) == heard


def test_a_model_that_never_pauses_has_a_limit_too() -> None:
    began = time.monotonic()
    with pytest.raises(ModelTimeoutError):
        for _ in pieces(FakeModel("a" * 10_000), "Dag", time.monotonic() + 0.2):
            time.sleep(0.01)
    assert time.monotonic() - began < 5


def test_white_space_without_end_is_read_once() -> None:
    began = time.process_time()
    assert list(sentences("\n" for _ in range(LONGEST_TEXT))) == []
    assert time.process_time() - began < 2


def test_a_model_that_never_stops_is_stopped() -> None:
    text = "".join(pieces(FakeModel("woord " * 100_000), "Dag", time.monotonic() + 20))
    assert LONGEST_TEXT <= len(text) < LONGEST_TEXT + 10


def test_the_row_is_served_in_order_and_bounded() -> None:
    row = ModelQueue(1)
    assert list(row.positions(time.monotonic() + 1)) == []
    first, second = row.positions(time.monotonic() + 20), row.positions(time.monotonic() + 20)
    assert (next(first), next(second)) == (1, 2)
    row.release()
    assert list(first) == []
    assert next(second) == 1
    second.close()  # type: ignore[attr-defined]
    assert row.waiting == 0
    waiting = [row.positions(time.monotonic() + 20) for _ in range(LONGEST)]
    assert [next(one) for one in waiting] == list(range(1, LONGEST + 1))
    with pytest.raises(ModelBusyError):
        next(row.positions(time.monotonic() + 20))


def test_who_waits_too_long_gives_up() -> None:
    row = ModelQueue(1)
    list(row.positions(time.monotonic() + 1))
    with pytest.raises(ModelBusyError):
        list(row.positions(time.monotonic() + 0.1))
    assert row.waiting == 0

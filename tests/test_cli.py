"""The command `vraagbaak` on a small folder of documents: as people run it, a process of its own, and where that
makes no difference, in this one."""

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import httpx
import pytest

from assistant.answer import Answer
from eval.cli import main

CHECKOUT = Path(__file__).resolve().parent.parent
LETTER = """Steunpunt De Brug

Steunpunt De Brug helpt scholen en jeugdwerkers bij spanningen tussen groepen jongeren.

Aanbod

De Brug biedt een gratis spreekuur voor leerkrachten op dinsdag tussen 13 en 17 uur.
De vorming over polarisatie kost 250 euro per dagdeel.

Contact

E-mail: info@debrug.example
Telefoon: 02 555 01 23
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "de-brug.txt").write_text(LETTER, encoding="utf-8")
    (folder / "documents.toml").write_text(
        '[[document]]\nid = "de-brug"\nfile = "de-brug.txt"\ntitle = "Steunpunt De Brug"\nkind = "webpagina"\n'
        'date = "2023"\nreceived_as = ["007_ontvangen.txt"]\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def index(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    made = vraagbaak("index", "--corpus", str(corpus), "--index", str(folder))
    assert made.returncode == 0, made.stderr
    assert "Nieuw: de-brug" in made.stdout and "1 documenten" in made.stdout
    return folder


def vraagbaak(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Runs the command with a clean environment; output is read as UTF-8, whatever the locale."""
    return subprocess.run(
        [sys.executable, "-m", "eval.cli", *arguments],
        cwd=CHECKOUT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def here(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """The same without a process, whose start takes a second or two."""
    out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "argv", ["vraagbaak", *arguments])
        for key, value in environment.items():
            patch.setenv(key, value)
        with pytest.raises(SystemExit) as ended:
            main()
    return subprocess.CompletedProcess(arguments, ended.value.code or 0, written(out), written(err))


def written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@contextmanager
def served(index: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server on a free port, with its address; ended at the latest when the test is."""
    command = [sys.executable, "-m", "eval.cli", "serve", "--port", "0", "--index", str(index)]
    server = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address, "the server did not say where it is"
        yield server, address[0]
    finally:
        server.kill()
        server.communicate()


def assert_one_clear_line(done: "subprocess.CompletedProcess[str]", *words: str, status: int = 1) -> None:
    assert done.returncode == status
    assert done.stdout == ""
    assert done.stderr.startswith("vraagbaak: ") and done.stderr.count("\n") == 1, done.stderr
    assert all(word in done.stderr for word in words), done.stderr


def test_index_again_has_nothing_to_do(index: Path, corpus: Path) -> None:
    again = here("index", "--corpus", str(corpus), "--index", str(index))
    assert (again.returncode, again.stderr) == (0, "")
    assert "is al bij" in again.stdout


def test_ask_as_json_is_an_answer_and_nothing_else(real_index_dir: Path) -> None:
    done = vraagbaak("ask", "telefoonnummer Ceapire", "--json", "--index", str(real_index_dir))
    assert (done.returncode, done.stderr) == (0, "")
    answer = Answer.model_validate_json(done.stdout)
    assert answer.status == "answered" and answer.citations
    text = here("show", answer.citations[0].document, "--index", str(real_index_dir)).stdout
    assert all(text[one.start : one.end] == one.quote for one in answer.citations)
    assert "03 349 34 70" in " ".join(one.quote for one in answer.citations)


def test_ask_in_plain_text_shows_answer_and_sources(real_index_dir: Path) -> None:
    done = here("ask", "telefoonnummer Ceapire", "--index", str(real_index_dir))
    assert done.returncode == 0
    assert "03 349 34 70" in done.stdout
    assert "\nBronnen\n" in done.stdout and "[1] Expertenpool" in done.stdout and "(2024)" in done.stdout
    assert "\n    expertenpool " in done.stdout


def test_ask_takes_earlier_questions(real_index_dir: Path) -> None:
    asked = ("ask", "En hoe contacteer ik die?", "--json", "--index", str(real_index_dir))
    done = here(*asked, "--context", "Wat biedt Solentra aan?")
    assert done.returncode == 0
    assert "SolentraAcademy@uzbrussel.be" in Answer.model_validate_json(done.stdout).answer


def test_no_answer_is_no_error(real_index_dir: Path) -> None:
    done = here("ask", "Wie won de Ronde van Frankrijk in 1969?", "--json", "--index", str(real_index_dir))
    assert (done.returncode, Answer.model_validate_json(done.stdout).status) == (0, "no_answer")


def test_search_as_json_lists_passages_best_first(index: Path) -> None:
    done = here("search", "spreekuur leerkrachten", "-k", "2", "--json", "--index", str(index))
    found = json.loads(done.stdout)
    assert 1 <= len(found) <= 2
    assert set(found[0]) == {"document", "section", "text", "start", "end", "score"}
    assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
    assert "spreekuur" in " ".join(one["text"] for one in found)


def test_search_in_plain_text_says_where_each_passage_stands(index: Path) -> None:
    done = here("search", "spreekuur", "--index", str(index))
    assert done.stdout.startswith("1. de-brug")


def test_show_writes_the_text_and_nothing_more(index: Path) -> None:
    for name in ("de-brug", "de-brug.txt", "007_ontvangen.txt"):
        assert here("show", name, "--raw", "--index", str(index)).stdout == LETTER
    assert "spreekuur" in vraagbaak("show", "de-brug", "--index", str(index)).stdout


def test_show_of_an_unknown_document_names_the_known_ones(index: Path) -> None:
    assert_one_clear_line(here("show", "de-burg", "--index", str(index)), "“de-burg”", "de-brug")


def test_output_is_utf_8_in_a_terminal_that_is_not(index: Path) -> None:
    asked = ("ask", "spreekuur é € \udce9", "--json", "--index", str(index))
    done = vraagbaak(*asked, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert Answer.model_validate_json(done.stdout).question.startswith("spreekuur é €")


@pytest.mark.parametrize("command", [("ask", "Wie?"), ("search", "Wie?"), ("show", "x")])
def test_without_an_index_the_next_command_is_named(command: tuple[str, ...], tmp_path: Path) -> None:
    assert_one_clear_line(here(*command, "--index", str(tmp_path / "leeg")), "leeg", "vraagbaak index")


@pytest.mark.parametrize("question", ["", "   ", "\x01\x02"])
def test_an_empty_question_is_refused(question: str, index: Path) -> None:
    assert_one_clear_line(here("ask", question, "--index", str(index)), "raag")


def test_a_hundred_thousand_characters_do_no_harm(index: Path) -> None:
    assert_one_clear_line(here("ask", "lang " * 20_000, "--index", str(index)), "99999 tekens", "korter")


def test_serve_says_where_takes_a_new_index_and_stops_quietly(corpus: Path, tmp_path: Path) -> None:
    documents, folder = tmp_path / "documents", tmp_path / "index"
    shutil.copytree(corpus, documents)
    build = ("index", "--corpus", str(documents), "--index", str(folder))
    assert here(*build).returncode == 0
    with served(folder) as (server, url):
        asked = httpx.post(f"{url}/api/ask", json={"question": "Wanneer is het spreekuur?"}, timeout=60)
        assert Answer.model_validate(asked.json()).question == "Wanneer is het spreekuur?"
        assert httpx.get(f"{url}/api/documents/nieuw/text").status_code == 404
        (documents / "nieuw.txt").write_text("Nieuw\n\nEen nieuw document over straathoekwerk.\n", encoding="utf-8")
        assert here(*build).returncode == 0
        assert "straathoekwerk" in httpx.get(f"{url}/api/documents/nieuw/text").text
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=60)[1]
        assert (server.returncode, said) == (130, "")


def test_serve_without_an_index_names_the_command(tmp_path: Path) -> None:
    done = here("serve", "--port", "0", "--index", str(tmp_path / "leeg"))
    assert_one_clear_line(done, "leeg", "vraagbaak index")


def test_an_empty_folder_of_documents_is_refused(tmp_path: Path) -> None:
    done = here("index", "--corpus", str(tmp_path), "--index", str(tmp_path / "index"))
    assert_one_clear_line(done, str(tmp_path))


def test_an_unknown_setting_is_named(index: Path) -> None:
    done = vraagbaak("ask", "Wie?", "--index", str(index), VRAAGBAAK_INDX="x")
    assert_one_clear_line(done, "VRAAGBAAK_INDX", "VRAAGBAAK_INDEX")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("vraag",), "Onbekende opdracht"),
        (("ask",), "ontbreekt"),
        (("ask", "x", "--jsn"), "Onbekende optie"),
        (("search", "x", "-k", "0"), "Ongeldige waarde voor '-k'"),
        (("serve", "--port", "99999"), "Ongeldige waarde voor '--port'"),
    ],
)
def test_a_wrong_command_line_is_told_in_dutch(arguments: tuple[str, ...], word: str) -> None:
    assert_one_clear_line(here(*arguments), word, status=2)


def test_help_is_dutch_and_names_every_command() -> None:
    done = vraagbaak("--help")
    assert done.returncode == 0
    for word in ("Opdrachten", "index", "ask", "search", "show", "serve", "eval", "Toon deze uitleg"):
        assert word in done.stdout
    assert done.stdout == here().stdout


def test_a_reader_that_stops_early_gets_no_traceback(index: Path) -> None:
    command = f'"{sys.executable}" -m eval.cli search spreekuur --index "{index}" | head -c 1'
    done = subprocess.run(["bash", "-c", command], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr

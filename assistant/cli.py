"""The command `vraagbaak`. Each command imports what it needs when it runs, so that `ask` starts in a second.

Errors a user can mend become one line on standard error and status 1; a bug of ours keeps its traceback.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO

import typer
from typer.exceptions import TyperException

from assistant.dutch_help import DutchCommand, DutchGroup, complaint
from assistant.quiet import keep_quiet
from assistant.readable import readable
from corpus.errors import VraagbaakError

app = typer.Typer(
    cls=DutchGroup,
    help="Beantwoordt vragen over beleidsdocumenten en bewijst elk antwoord met letterlijke citaten.",
    add_completion=False,
    pretty_exceptions_enable=False,
)

IndexFolder = Annotated[
    Path | None, typer.Option("--index", metavar="MAP", help="Map van de index (anders VRAAGBAAK_INDEX).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Schrijf JSON, en niets anders, naar de standaarduitvoer.")]
QuestionText = Annotated[str, typer.Argument(metavar="VRAAG", help="De vraag, tussen aanhalingstekens.")]


def main() -> None:
    """Run the command; the one place where an error becomes text."""
    keep_quiet()
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    try:
        sys.exit(app(sys.argv[1:] or ["--help"], prog_name="vraagbaak", standalone_mode=False))
    except TyperException as error:
        _complain(complaint(error), status=2)
    except VraagbaakError as error:
        _complain(str(error), status=1)


@app.command("index", cls=DutchCommand)
def build(
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="MAP", help="Map met documenten (anders VRAAGBAAK_CORPUS).")
    ] = None,
    index: IndexFolder = None,
) -> None:
    """Lees wat nieuw of veranderd is en werk de index bij."""
    from assistant.settings import load_settings
    from assistant.terminal import print_report, progress_shown
    from index.build import build_index
    from index.embeddings import load_embeddings

    settings = load_settings()
    with progress_shown() as progress:
        report = build_index(
            index or settings.index,
            corpus or settings.corpus,
            embeddings=load_embeddings(settings.embedding_model),
            progress=progress,
        )
    print_report(report, folder=index or settings.index)


@app.command("ask", cls=DutchCommand)
def ask(
    question: QuestionText,
    context: Annotated[
        list[str] | None,
        typer.Option("--context", metavar="VRAAG", help="Een eerdere vraag van het gesprek; mag meermaals."),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="ID", help="Zoek alleen in dit document; mag meermaals."),
    ] = None,
    json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Beantwoord één vraag, met de bronnen erbij."""
    from assistant.chain import Question, answer_chain
    from assistant.opening import opened_index, opened_writer
    from assistant.terminal import print_answer

    chain = answer_chain(opened_index(index), opened_writer())
    asked = Question(
        question=readable(question),
        context=[readable(earlier) for earlier in context or []],
        documents=[readable(document) for document in documents or []],
    )
    answer = chain.invoke(asked)
    if json:
        print(answer.model_dump_json(indent=2))
    else:
        print_answer(answer)


@app.command("search", cls=DutchCommand)
def search(
    question: QuestionText,
    k: Annotated[int, typer.Option("-k", min=1, max=200, metavar="N", help="Hoeveel passages.")] = 20,
    json: AsJson = False,
    index: IndexFolder = None,
) -> None:
    """Toon de passages die bij een vraag horen, de beste eerst."""
    from pydantic import TypeAdapter

    from assistant.answer import FoundPassage
    from assistant.opening import opened_index
    from assistant.searching import found_passages
    from assistant.terminal import print_passages

    found = found_passages(opened_index(index), question, k)
    if json:
        print(TypeAdapter(list[FoundPassage]).dump_json(found, indent=2).decode())
    else:
        print_passages(found)


@app.command("show", cls=DutchCommand)
def show(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of bestandsnaam van het document.")],
    raw: Annotated[bool, typer.Option("--raw", help="De tekst zoals ontvangen, voor het herstel.")] = False,
    index: IndexFolder = None,
) -> None:
    """Schrijf de tekst van een document, waarop de posities van elk citaat slaan."""
    from assistant.opening import named_document, opened_index

    shown = named_document(opened_index(index), readable(document))
    sys.stdout.write(shown.raw if raw else shown.text)


@app.command("draft", cls=DutchCommand)
def draft(
    file: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="De vraag: .txt, .docx of .pdf; “-” leest tekst van de invoer.")
    ],
    docx: Annotated[Path | None, typer.Option("--docx", metavar="UIT", help="Schrijf het ontwerp als Word.")] = None,
    json: Annotated[Path | None, typer.Option("--json", metavar="UIT", help="Schrijf het ontwerp als JSON.")] = None,
    markdown: Annotated[
        Path | None, typer.Option("--markdown", metavar="UIT", help="Schrijf het ontwerp als Markdown.")
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="ID", help="Laat dit document buiten beschouwing; mag meermaals."),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="ID", help="Antwoord alleen uit dit document; mag meermaals."),
    ] = None,
    index: IndexFolder = None,
) -> None:
    """Maak een ontwerp van antwoord op een parlementaire vraag, met een bewijs bij elke zin."""
    from assistant.drafts.drafting import drafting
    from assistant.drafts.files_out import write_draft
    from assistant.drafts.intake import question_from_file, read_question
    from assistant.dutch_dates import dated_titles
    from assistant.opening import opened_index, opened_writer

    question = read_question(sys.stdin.read()) if str(file) == "-" else question_from_file(file)
    for remark in question.remarks:
        print(f"vraagbaak: {readable(remark)}", file=sys.stderr)
    left_out, chosen = [readable(id) for id in exclude or []], [readable(id) for id in documents or []]
    sources = opened_index(index)
    *_, whole = drafting(question, sources, writer=opened_writer(), exclude=left_out, documents=chosen)
    titles = dated_titles(sources.sources())
    written = write_draft(whole, titles, docx=docx, json=json, markdown=markdown)
    if not written:
        from assistant.drafts.as_markdown import draft_markdown

        sys.stdout.write(draft_markdown(whole, titles=titles))


@app.command("serve", cls=DutchCommand)
def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADRES", help="Adres om op te luisteren.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="POORT", help="Poort; 0: een vrije.")] = 7860,
    index: IndexFolder = None,
) -> None:
    """Start de chatpagina en de API."""
    from assistant.api.model_check import model_check
    from assistant.api.workers import THREADS, THREADS_THAT_WAIT
    from assistant.desk.desk import opened_desk
    from assistant.opening import reloading_assistant
    from assistant.server import run
    from assistant.settings import load_settings
    from assistant.widget.scope import document_names
    from assistant.widget.widget import opened_widget

    settings = load_settings()
    check = model_check(settings.model_base_url, settings.model_api_key.get_secret_value())
    threads = THREADS_THAT_WAIT if settings.model else THREADS
    current = reloading_assistant(index)

    def withheld() -> Mapping[str, Any]:
        writer = current().writer
        return writer.withheld.summary() if writer else {}

    desk = opened_desk(settings, withheld=withheld)
    widget = opened_widget(settings, lambda: document_names(current().index))
    run(
        current,
        host=host,
        port=port,
        corpus=settings.corpus,
        model_check=check,
        threads=threads,
        desk=desk,
        widget=widget,
    )


@app.command("mcp", cls=DutchCommand)
def mcp(index: IndexFolder = None) -> None:
    """Bied ask, search en read_document aan als MCP-server over standaardin- en uitvoer."""
    from assistant.api.mcp_server import serve_stdio
    from assistant.opening import reloading_assistant

    serve_stdio(reloading_assistant(index))


def _complain(message: str, *, status: int) -> NoReturn:
    print(f"vraagbaak: {readable(message)}", file=sys.stderr)
    sys.exit(status)


def _write_utf8(stream: TextIO) -> None:
    """JSON and quotes are UTF-8 whatever the locale of the terminal says."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")

"""A hand-written index and chain for the tests of the edges: one document, one reply to each kind of question."""

import threading
from collections.abc import Iterator

from langchain_core.runnables import Runnable, RunnableGenerator

from assistant.answer import Answer, Citation
from assistant.chain import Question
from assistant.opening import Assistant
from corpus.document import Document, Source
from corpus.errors import QuestionError

TEXT = (
    "Expertenpool\n\nSolentra\n\nSolentra ondersteunt lokale besturen <b>&</b> hulpverleners.\n\n"
    "• Helpdesk voor professionals: weekdagen tussen 9 en 13u.\n• Opleiding en vorming op maat.\n\n"
    + "Slotzin die verder niets zegt. "
    * 20
)
QUOTE = "Helpdesk voor professionals: weekdagen tussen 9 en 13u."
SOURCE = Source(
    id="expertenpool",
    file="expertenpool.txt",
    title="Expertenpool <gewelddadige> radicalisering",
    date="2024",
    url="https://www.voorbeeld.be/expertenpool",
    received_as=("003_abc.txt",),
)
DOCUMENT = Document(source=SOURCE, raw="RAW " + TEXT, text=TEXT, passages=())


class FakeIndex:
    """What the edges use of an index."""

    version = "generatie-1"

    def sources(self) -> list[Source]:
        return [SOURCE]

    def document(self, id: str) -> Document:
        return {"expertenpool": DOCUMENT}[id]


class FakeChain:
    """Answers by the words of the question; `asked` keeps what came in, `hold` halts a stream after its first step."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.hold = threading.Event()
        self.hold.set()
        self.runnable: Runnable[Question, Answer] = RunnableGenerator(self._stream)

    def assistant(self) -> Assistant:
        return Assistant(FakeIndex(), self.runnable)  # type: ignore[arg-type]

    def _stream(self, questions: Iterator[Question]) -> Iterator[Answer]:
        for question in questions:
            self.asked.append(question)
            yield from self._steps(question)

    def _steps(self, question: Question) -> Iterator[Answer]:
        text = question.question
        if not text.strip():
            raise QuestionError("De vraag is leeg. Typ een vraag.")
        if len(text) > 5000:
            raise QuestionError(f"De vraag is te lang: {len(text)} tekens. Maak ze korter.")
        if "kapot" in text:
            raise RuntimeError("secret inside")
        if "weer" in text:
            yield Answer(id="b", question=text, status="no_answer", answer="Dat staat niet in de bronnen.")
            return
        yield Answer(id="a", question=text, status="answered", answer="Solentra")
        self.hold.wait(timeout=20)
        yield Answer(
            id="a",
            question=text,
            status="answered",
            answer=f"Solentra biedt een helpdesk (2024). [1]\n\n- <i>{text}</i>\n- tweede",
            citations=[citation()],
            warnings=["Deze bron dateert van 2024."],
        )


def citation() -> Citation:
    start = TEXT.index(QUOTE)
    return Citation(
        n=1,
        document=SOURCE.id,
        title=SOURCE.title,
        section=["Expertenpool", "Solentra"],
        date=SOURCE.date,
        url=SOURCE.url,
        quote=QUOTE,
        start=start,
        end=start + len(QUOTE),
    )

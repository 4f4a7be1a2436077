"""One turn of the conversation on the page, step by step, and a conversation shown again. Gradio it does not know.

The server remembers no conversation: the page sends along the answers that it shows, and they are worded anew here.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from assistant.answer import Answer
from assistant.chain import Question, answer_chain
from assistant.opening import Assistant
from assistant.page.examples import questions_html
from assistant.page.filter import Scope, documents_within, scope_line
from assistant.page.html import BUSY, answer_html, escaped, notice_html, spoken_html, turn_html
from assistant.page.sources import TextOf
from assistant.page.suggestions import Ask, follow_ups
from assistant.readable import readable
from corpus.errors import VraagbaakError

log = logging.getLogger(__name__)

_Model = TypeVar("_Model", bound=BaseModel)

BROKEN = "Er ging iets mis bij het zoeken van dit antwoord. Uw vraag staat nog in het invoerveld; probeer het opnieuw."
UNREADABLE = "Dit gesprek kan niet meer gelezen worden. Begin een nieuw gesprek."
REMEMBERED = 6  # earlier questions that a follow-up may lean on
MOST_TURNS = 30  # of a conversation that are shown; the script of the page keeps as many


class Asked(BaseModel):
    """What the page sends: the question, the answers that it shows, and where to search."""

    question: str = ""
    answers: list[Answer] = Field(default_factory=list)
    scope: Scope = Scope()


@dataclass(frozen=True)
class Step:
    """What the page shows at a moment: HTML of the earlier turns, of the latest, what is read out, what stands in the
    input field, and HTML of what may be asked next."""

    earlier: str = ""
    latest: str = ""
    heard: str = ""
    typed: str = ""
    next: str = ""


def converse(current: Callable[[], Assistant], payload: str) -> Iterator[Step]:
    """One turn, growing with its answer. A question that failed goes back to the field."""
    asked = read_asked(payload)
    turn = _Turn(asked)
    yield turn.step(turn.html(BUSY, busy=True), heard="Zoeken in de bronnen")
    try:
        assistant = current()
        turn.show_earlier(_texts(assistant))
        documents = turn.narrowed(assistant)
        answer: Answer | None = None
        for answer in assistant.chain.stream(turn.asking(documents)):
            yield turn.step(turn.answered(answer, _texts(assistant), busy=True))
    except VraagbaakError as error:
        yield turn.step(turn.html(notice_html(str(error))), heard=escaped(str(error)), typed=asked.question)
        return
    except Exception:
        log.exception("no answer on the page")
        yield turn.step(turn.html(notice_html(BROKEN)), heard=BROKEN, typed=asked.question)
        return
    if answer:
        yield turn.step(turn.answered(answer, _texts(assistant)), heard=spoken_html(answer))


def suggested(current: Callable[[], Assistant], payload: str) -> str:
    """What may be asked after the last answer of a conversation, as HTML. Asked for once that answer is there, so that
    it waits for nothing; a bug in this takes the suggestions away and no more."""
    asked = read_asked(payload)
    if not asked.answers:
        return ""
    *earlier, last = asked.answers
    try:
        index = current().index
        within = [] if asked.scope.is_everything else documents_within(asked.scope, index.sources())
        ask = quick(index, [source.id for source in within])
        return questions_html("Misschien ook", follow_ups(last, [one.question for one in earlier], index, ask))
    except VraagbaakError:
        return ""
    except Exception:
        log.exception("no suggestions")
        return ""


def reopened(current: Callable[[], Assistant], payload: str) -> Step:
    """A conversation that the browser kept, shown again as it was."""
    answers = read_asked(payload).answers
    if not answers:
        return Step(latest=turn_html("Eerder gesprek", notice_html(UNREADABLE), number=1), heard=UNREADABLE)
    try:
        text_of = _texts(current())
    except VraagbaakError:
        log.warning("a conversation is shown without the documents' texts", exc_info=True)
        text_of = _no_text
    turns = turns_html(answers, text_of)
    return Step("".join(turns[:-1]), turns[-1], f"Gesprek geopend: {escaped(answers[0].question)}")


def read_asked(payload: str) -> Asked:
    """What the page sent. Whatever cannot be read is left out: it may come from a storage that somebody changed."""
    try:
        sent = json.loads(payload)
    except (ValueError, RecursionError):
        return Asked(question=payload)  # the page's script did not run: the field's own text
    if not isinstance(sent, dict):
        return Asked(question=payload)
    answers = sent.get("answers")
    kept = [_valid(Answer, answer) for answer in answers[-MOST_TURNS:]] if isinstance(answers, list) else []
    return Asked(
        question=sent["question"] if isinstance(sent.get("question"), str) else "",
        answers=[answer for answer in kept if answer],
        scope=_valid(Scope, sent.get("scope")) or Scope(),
    )


def turns_html(answers: Sequence[Answer], text_of: TextOf) -> list[str]:
    """Turns that are over, one after another from number 1."""
    return [
        turn_html(answer.question, answer_html(answer, text_of, turn=number), number=number, answer=answer)
        for number, answer in enumerate(answers, 1)
    ]


def quick(index: object, documents: Sequence[str] = ()) -> Ask:
    """Asks in verbatim mode, whatever model the assistant has, and leaves no trace among the answers given."""
    chain = answer_chain(index)  # type: ignore[arg-type]
    return lambda question: chain.invoke(Question(question=question, documents=list(documents)))


class _Turn:
    """The turn at work: its number, question and the turns before it."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.question = readable(asked.question)
        self.number = len(asked.answers) + 1
        self.context = [answer.question for answer in asked.answers]
        self.scope = ""
        self.show_earlier(_no_text)

    def show_earlier(self, text_of: TextOf) -> None:
        self.earlier = "".join(turns_html(self.asked.answers, text_of))

    def narrowed(self, assistant: Assistant) -> list[str]:
        """The ids of the documents to search; none for all."""
        if self.asked.scope.is_everything:
            return []
        left = documents_within(self.asked.scope, assistant.index.sources())
        self.scope = scope_line(self.asked.scope, left)
        return [source.id for source in left]

    def asking(self, documents: list[str]) -> Question:
        return Question(question=self.question, context=self.context[-REMEMBERED:], documents=documents)

    def html(self, reply: str, *, answer: Answer | None = None, busy: bool = False) -> str:
        return turn_html(self.question, reply, number=self.number, answer=answer, scope=self.scope, busy=busy)

    def answered(self, answer: Answer, text_of: TextOf, *, busy: bool = False) -> str:
        return self.html(answer_html(answer, text_of, turn=self.number), answer=answer, busy=busy)

    def step(self, latest: str, *, heard: str = "", typed: str = "") -> Step:
        return Step(self.earlier, latest, heard, typed)


def _texts(assistant: Assistant) -> TextOf:
    return lambda document: assistant.index.document(document).text


def _no_text(document: str) -> str:
    return ""


def _valid(model: type[_Model], sent: object) -> _Model | None:
    try:
        return model.model_validate(sent)
    except (ValidationError, RecursionError):
        return None

"""What stands behind feedback, export and the operator page, made from the settings when the server starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.desk.asked_questions import AskedQuestions, QuestionWriter, kept_sentence
from assistant.desk.bounded_threads import BoundedThreads
from assistant.desk.database import Database
from assistant.desk.draft_facts import DraftFacts
from assistant.desk.feedback import Feedback, Rating
from assistant.desk.recent_answers import RecentAnswers, remembering
from assistant.opening import Assistant
from assistant.settings import CHECKOUT, Settings
from corpus.errors import VraagbaakError

DEFAULT_DATABASE = f"sqlite:///{CHECKOUT / 'var' / 'vraagbaak.sqlite'}"


class UnknownAnswerError(VraagbaakError):
    """No answer with this id is kept any more."""


def _nothing_withheld() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Desk:
    """The recent answers, the stores, the operator's key ("": this machine only), and what the gate withheld."""

    feedback: Feedback
    asked: AskedQuestions
    writer: QuestionWriter
    facts: DraftFacts
    operator_key: str = ""
    model: str = ""
    withheld: Callable[[], Mapping[str, Any]] = _nothing_withheld
    recent: RecentAnswers = field(default_factory=RecentAnswers)
    threads: BoundedThreads = field(default_factory=BoundedThreads)

    def watching(self, current: Callable[[], Assistant]) -> Callable[[], Assistant]:
        """`current`, with a chain whose answers can be rated and exported, and are counted."""
        return remembering(current, self.recent, model=self.model, answered=self.writer.take)

    def rate(self, id: str, rating: Rating) -> bool:
        """Store what someone found of the answer with this id; tells whether it replaces an earlier rating.

        Raises `UnknownAnswerError` and `DatabaseUnusableError`.
        """
        given = self.recent.get(id)
        if given is not None:
            return self.feedback.store(given, rating)
        if self.feedback.revise(id, rating):
            return True
        raise UnknownAnswerError(
            "Dit antwoord is niet meer bekend: een antwoord blijft een uur beschikbaar. Stel de vraag opnieuw."
        )

    @property
    def storing_sentence(self) -> str:
        """Whether questions are stored and for how long, in Dutch; for the page."""
        return kept_sentence(self.asked.days)


def opened_desk(settings: Settings, *, withheld: Callable[[], Mapping[str, Any]] = _nothing_withheld) -> Desk:
    """The desk of this installation. Nothing connects yet; a useless address raises `DatabaseUnusableError`."""
    database = Database(settings.database.get_secret_value().strip() or DEFAULT_DATABASE)
    asked = AskedQuestions(database, settings.keep_questions_days)
    return Desk(
        feedback=Feedback(database),
        asked=asked,
        writer=QuestionWriter(asked),
        facts=DraftFacts(settings.draft_facts),
        operator_key=settings.operator_key.get_secret_value(),
        model=settings.model,
        withheld=withheld,
    )

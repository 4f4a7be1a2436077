"""Earlier parliamentary answers in the corpus that touch what is asked now, shown beside a draft."""

import re
from collections.abc import Sequence

from assistant.asking import remembered
from assistant.drafts.draft import EarlierAnswer
from assistant.drafts.own_answer import begins_answer
from assistant.drafts.proof import proven
from assistant.finding import Quote
from assistant.verbatim import Verbatim
from assistant.wording import Worded, cite
from corpus.document import Source
from index.search import Index

_PARLIAMENTARY = re.compile(r"parlementair|schriftelijke vraag|vraag om uitleg|interpellatie|actuele vraag", re.I)
MOST_DOCUMENTS = 5  # that are read again for each sub-question
MOST_QUOTES = 3  # of a document for a sub-question


class EarlierAnswers:
    """The earlier answers of an index, and what of them was touched so far."""

    def __init__(self, index: Index) -> None:
        answers = [source for source in index.sources() if _PARLIAMENTARY.search(source.kind)]
        answers.sort(key=lambda source: source.date, reverse=True)
        self._sources = {source.id: source for source in answers[:MOST_DOCUMENTS]}
        self._finders = {id: Verbatim(_answering(id, index)) for id in self._sources}
        self._worded = {id: Worded() for id in self._sources}
        self._numbers: dict[str, list[str]] = {id: [] for id in self._sources}

    def touch(self, number: str, asked: Sequence[str]) -> None:
        """Look what was asked in a sub-question up in each of them."""
        for id, finder in self._finders.items():
            quotes = list(dict.fromkeys(quote for text in asked for quote in _quotes(text, finder)))
            for quote in quotes[:MOST_QUOTES]:
                cite(quote, self._worded[id], self._sources)
            if quotes:
                self._numbers[id].append(number)

    @property
    def found(self) -> list[EarlierAnswer]:
        """Those that were touched, the newest first."""
        return [self._found(source) for source in self._sources.values() if self._numbers[source.id]]

    def _found(self, source: Source) -> EarlierAnswer:
        return EarlierAnswer(
            document=source.id,
            title=source.title,
            date=source.date,
            url=source.url or None,
            numbers=self._numbers[source.id],
            citations=self._worded[source.id].citations,
        )


def _answering(document: str, index: Index) -> Index:
    """A document without the question that its answer answers: what a member states is no earlier answer."""
    passages = index.passages(document=document)
    begins = next((at for at, passage in enumerate(passages) if begins_answer(passage)), 0)
    return index.within([document]).without(passages[:begins])


def _quotes(text: str, finder: Verbatim) -> list[Quote]:
    findings, _ = remembered(text, finder)
    told = [kept for f in findings if (kept := proven(f, text, finder.lexicon))]
    return [quote for finding in told for quote in finding.quotes[:2]]

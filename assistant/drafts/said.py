"""The sentences of one draft answer as they are added, each with the marks of its citations. Decides nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answer import Citation
from assistant.drafts.draft import Sentence, SentenceKind
from assistant.finding import Finding, Quote
from assistant.wording import Worded, cite
from corpus.document import Source

GAP = "[AAN TE VULLEN: {gap}]"
ON = "Wat de vraag “{text}” betreft:"
LONGEST_REPEATED = 160  # characters of a question that are repeated above its answer
FEW = 4  # cells that a computed sentence rests on are shown below it
_OF_SO_MANY = re.compile(
    r"(?<=\w) van \d+ (?:bedragen|rijen)(?=:)"
)  # the draft cites the cell, not all it was compared to
# What a chat states in a few words, as an answer of a minister says it.
_REGISTER = (
    (re.compile(r"^Som van (\d+) bedragen \(([^()]+)\): ([^:;]+)$"), r"Samen gaat het om \3 (\2, \1 bedragen)"),
    (re.compile(r"^(Hoogste|Laagste) ([^:;]+): ([^:;]+)$"), r"\1 waarde voor “\2”: \3"),
    (re.compile(r"^Aantal: (\d+)$"), r"Het gaat om \1 in totaal"),
)
MOST_QUOTES = 5  # of one finding that is no list
LONGEST_LIST = 40


@dataclass
class Said:
    """What was said so far; `sources` by id."""

    sources: dict[str, Source]
    sentences: list[Sentence] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    _worded: Worded = field(default_factory=Worded)
    _waiting: list[str] = field(default_factory=list)  # connecting sentences that nothing followed yet

    @property
    def citations(self) -> list[Citation]:
        return self._worded.citations

    @property
    def text(self) -> str:
        return "\n".join(sentence.text for sentence in self.sentences)

    def mark(self, quote: Quote) -> int:
        """The `n` of a quote's citation, a new one where it has none."""
        return cite(quote, self._worded, self.sources)

    def on(self, text: str) -> None:
        """A connecting sentence that repeats what was asked."""
        short = text if len(text) <= LONGEST_REPEATED else text[:LONGEST_REPEATED].rsplit(" ", 1)[0] + " …"
        self._waiting.clear()
        self.connect(ON.format(text=short))

    def connect(self, text: str) -> None:
        """A connecting sentence; it is said when something follows it."""
        self._waiting.append(text)

    def remark(self, text: str) -> None:
        """A fixed sentence that stands by itself."""
        self._waiting.clear()
        self.sentences.append(Sentence(text=text, kind="connecting"))

    def shown(self, text: str) -> None:
        """A fixed sentence that announces a table, below what connects to it."""
        self.sentences += [Sentence(text=waiting, kind="connecting") for waiting in [*self._waiting, text]]
        self._waiting.clear()

    def gap(self, gap: str) -> None:
        """What no source tells; said once."""
        if gap not in self.gaps:
            self._waiting.clear()
            self.gaps.append(gap)
            self.sentences.append(Sentence(text=GAP.format(gap=gap), kind="gap"))

    def finding(self, finding: Finding) -> None:
        """What was found: a computed sentence with all it was computed from, or its quotes one by one."""
        if finding.how == "computed":
            self.computed(
                _in_register(_OF_SO_MANY.sub("", finding.lead)), [self.mark(quote) for quote in finding.quotes]
            )
            if len(finding.quotes) > FEW:
                return
        row = ""  # which row the cells are of, where a sentence above already told it
        for quote in _apart(finding.quotes)[: LONGEST_LIST if finding.how == "list" else MOST_QUOTES]:
            marks, before = [self.mark(quote)], len(self.sentences)
            if row and any(sentence.marks == marks for sentence in self.sentences):
                continue
            label = f"{row}{quote.label}: " if quote.label else ""
            self._add(f"{label}“{quote.text}”", "quoted", marks)
            if not quote.label and before == len(self.sentences) and finding.subject:
                row = f"{finding.subject}, "

    def computed(self, text: str, marks: Sequence[int]) -> None:
        """A sentence that follows from what the marks cite."""
        self._add(text.rstrip("."), "computed", list(dict.fromkeys(marks)), end=".")

    def written(self, text: str, citations: Sequence[Citation]) -> None:
        """A sentence of a model that passed the gate, with the citations that prove it."""
        marks = []
        for citation in citations:
            at = (citation.document, citation.start, citation.end)
            known = next((c for c in self.citations if (c.document, c.start, c.end) == at), None)
            if known is None:
                known = citation.model_copy(update={"n": len(self.citations) + 1})
                self.citations.append(known)
            marks.append(known.n)
        self._add(text.rstrip(" ."), "written", marks, end=".")

    def _add(self, text: str, kind: SentenceKind, marks: list[int], end: str = "") -> None:
        shown = f"{text} {''.join(f'[{n}]' for n in marks)}{end}"
        if all(sentence.text != shown for sentence in self.sentences):
            self.sentences += [Sentence(text=waiting, kind="connecting") for waiting in self._waiting]
            self._waiting.clear()
            self.sentences.append(Sentence(text=shown, kind=kind, marks=marks))


def _in_register(text: str) -> str:
    for form, said in _REGISTER:
        text = form.sub(said, text.rstrip("."))
    return text


def _apart(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes without those that lie inside another."""
    return [
        q
        for q in dict.fromkeys(quotes)
        if not any(
            o is not q
            and o.passage.document == q.passage.document
            and o.start <= q.start
            and q.end <= o.end
            and (o.start, o.end) != (q.start, q.end)
            for o in quotes
        )
    ]

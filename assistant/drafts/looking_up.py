"""One thing that a sub-question asks, looked up: as a table, and piece by piece, each finding proven or a gap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.asking import remembered
from assistant.conversation.turns import Turn, turn_of
from assistant.drafts.cell_table import Share, asks_shares, shares
from assistant.drafts.contact_table import contact_rows
from assistant.drafts.draft import ParliamentaryQuestion, Part
from assistant.drafts.earlier import EarlierAnswers
from assistant.drafts.named_row import named_row_finding
from assistant.drafts.overview import Overview, overview
from assistant.drafts.proof import by_likeness, comes_near, denies, has_a_point, proven, told_by
from assistant.drafts.things import (
    Thing,
    apart,
    asked_of,
    asks_of_both,
    established,
    is_breakdown,
    leans,
    says_nothing,
    searched,
)
from assistant.finding import Finding, Quote
from assistant.question import read_question
from assistant.referral.referral import referral
from assistant.verbatim import Verbatim
from corpus.document import Source
from index.search import Hit

if TYPE_CHECKING:
    from assistant.written.writer import Writer

NO_SOURCE = "geen bron voor “{text}”"
NEAR = "niet zeker dat een bron dit zegt: “{text}”; wat hierboven staat, komt er het dichtst bij"
LONGEST_WHY = 90  # characters; a longer reason lists what the sources do hold
SHORT_PIECE = 32  # characters; a shorter piece says too little by itself to be looked for


@dataclass
class Desk:
    """What one draft is made with."""

    question: ParliamentaryQuestion
    verbatim: Verbatim
    sources: dict[str, Source]
    earlier: EarlierAnswers
    own: dict[str, Finding]
    writer: "Writer | None"
    told_last: bool = False  # whether the sources told what was asked last


@dataclass(frozen=True)
class Hanging:
    """What "zo ja" and "zo niet" hang on: the question before them, and whether the sources tell that it is so. `state`
    is "so", "untold", or "open" where they tell something that may be a no."""

    text: str = ""
    state: str = "open"

    def after(self, found: "LookedUp") -> "Hanging":
        told = found.is_listed or bool(found.findings)
        if found.thing.condition:
            return replace(self, state="so") if found.is_listed and found.thing.condition == "ja" else self
        sure = found.is_listed or not (found.doubted or any(denies(f, found.thing.text) for f in found.findings))
        return Hanging(found.thing.text, "untold" if not told else "so" if sure else "open")


class LookedUp:
    """What the sources tell of one thing, and what of it they do not."""

    def __init__(self, thing: Thing, part: Part, desk: Desk, turns: list[Turn], hangs: Hanging) -> None:
        self.thing, self.hangs, self.desk, self.turns = thing, hangs, desk, turns
        self.searched, self.hits = list[str](), list[Hit]()
        self.findings: list[Finding] = []
        self.missing: list[tuple[str, str]] = []
        self.doubted: list[str] = []  # pieces whose findings come near and may not tell it
        self.before = part.text.split(thing.text)[0]
        self.own = desk.own.get(part.number)
        records, lexicon = desk.verbatim.records, desk.verbatim.lexicon
        about = f"{desk.question.title} {part.text}"
        self.view: Overview | None = overview(thing, about, records, lexicon)
        if self.view and any(turn.row and not self.view.holds(turn.row) for turn in turns):
            self.view = None  # the sub-question is about a row of another table
        self.contacts = contact_rows(thing, about, records, lexicon)
        self.shares: list[Share] = shares(thing.text, self._with_reference(thing.text), records, lexicon)
        for piece in thing.pieces:
            listed = (
                self.contacts or (self.shares and asks_shares(piece)) or (self.view and piece in self.view.answered)
            )
            if not listed:
                self._look_up(piece)

    @property
    def is_listed(self) -> bool:
        """Whether it is answered by a table."""
        return bool(self.view or self.contacts or self.shares)

    def rows(self) -> Finding:
        """The rows of its table as quotes, each whole."""
        passages = self.contacts or [row.passage for row in (self.view.rows if self.view else ())]
        whole = [Quote(passage, passage.start, passage.end) for passage in passages]
        return Finding("list", tuple(whole or [share.quote for share in self.shares]))

    def gaps(self, *, doubts: bool) -> list[str]:
        """What must be filled in, in Dutch; `doubts` tells whether what comes near was said."""
        whole = len({why for _, why in self.missing}) == 1 and len(self.missing) == len(self.thing.pieces)
        missing = [(self.thing.text, self.missing[0][1])] if whole else self.missing
        found = [
            NO_SOURCE.format(text=self._called(text)) + (f" ({why})" if 0 < len(why) <= LONGEST_WHY else "")
            for text, why in missing
        ]
        return found + [NEAR.format(text=self._called(piece)) for piece in self.doubted if doubts]

    def _called(self, piece: str) -> str:
        """A piece as it was asked, in its sentence where it says too little by itself."""
        whole = self.thing.text.rstrip(" ;,")
        if len(self.thing.pieces) == 1 or piece == self.thing.text:
            return f"{whole[:1].upper()}{whole[1:]}"
        return piece if len(piece) > SHORT_PIECE else f"{piece} ({whole})"

    def _look_up(self, piece: str) -> None:
        lexicon = self.desk.verbatim.lexicon
        nothing = says_nothing(piece) or not has_a_point(piece, lexicon)
        if is_breakdown(piece) or (nothing and not (self.desk.told_last or self.thing.leads)):
            self.missing.append((piece, ""))  # it leans on what no source tells, or asks it apart
            return
        each = apart(piece, f"{self.thing.lead} {self.before} {self.thing.text}")
        if asks_of_both(piece) and each and self._look_up_each(piece, each):
            return
        whole = asked_of(piece, self.hangs.text) if self.thing.condition else ""
        why = ""
        for text in [whole] if whole else self._formulated(piece):
            good, missing = self._found(text, whole or piece)
            why = why or missing
            if text == piece != searched(piece, self.turns[-3:]):  # it leans on what was asked before it
                good = [f for f in good if f.how == "sentences" and not comes_near(f, piece, lexicon)]
            if good:
                self._tell(piece, text, good, missing)
                return
            if referral(text):
                break
        if not asks_of_both(piece) and each and self._look_up_each(piece, each):
            return
        asked = piece if has_a_point(piece, lexicon) else self._formulated(piece)[0]
        if self.own and told_by(self.own, asked, lexicon):
            return
        self.missing.append((piece, why))

    def _look_up_each(self, piece: str, each: Sequence[str]) -> bool:
        """Look a piece up that asks one thing of two; whether both are told."""
        found = [(text, *self._found(text, text)) for text in each]
        if not all(good for _, good, _ in found):
            return False
        for text, good, missing in found:
            self._tell(piece, text, good, missing)
        return True

    def _found(self, text: str, piece: str) -> tuple[list[Finding], str]:
        """What tells a piece, by one way to ask it; and why not, in Dutch."""
        self.searched.append(text)
        if referral(text):
            return [], "dit vraagt om een doorverwijzing"
        lexicon, records = self.desk.verbatim.lexicon, self.desk.verbatim.records
        findings, hits = remembered(text, self.desk.verbatim)
        self.hits += hits
        name = established(piece, self.desk.question.introduction)
        row = named_row_finding(name, piece, records, lexicon) if name else None
        own = piece if has_a_point(piece, lexicon) else text
        good = [kept for f in ([row] if row else findings) if (kept := proven(f, own, lexicon))]
        if self._needs_more:
            good = [finding for finding in good if not by_likeness(finding)]
        gaps = [finding.missing.rstrip(".") for finding in findings if finding.missing and not row]
        self.desk.told_last = bool(good)
        return good, gaps[0] if gaps else ""

    @property
    def _needs_more(self) -> bool:
        """Whether a sentence that is only like the question tells nothing: where it is asked of what no source
        tells, or was answered before."""
        return bool(self.own) or (bool(self.thing.condition) and self.hangs.state == "untold")

    def _tell(self, piece: str, text: str, good: list[Finding], missing: str) -> None:
        self.findings += good
        lexicon = self.desk.verbatim.lexicon
        own = text if asks_of_both(piece) or not has_a_point(piece, lexicon) else piece
        if all(comes_near(finding, own, lexicon) for finding in good) and piece not in self.doubted:
            self.doubted.append(piece)
        self.turns.append(turn_of(text, good))
        if missing:
            self.missing.append((piece, missing))

    def _with_reference(self, text: str) -> str:
        """A text that leans on a measure that was named before it, with its number."""
        if read_question(text).references:
            return text
        named = [f"{r.word} {r.number}" for r in read_question(f"{self.thing.lead} {self.before}").references if r.word]
        return f"{text.rstrip(' ?.')} ({named[-1]})?" if named and leans(text) else text

    def _formulated(self, piece: str) -> list[str]:
        """The piece as a question of its own, with what the sub-question states before it, and with the measure that it
        leans on."""
        own = searched(piece, self.turns[-3:])
        if read_question(piece).references:
            return [own]
        ways = [own, self._with_reference(piece), piece]
        if self.thing.lead:
            numbers = [f"{r.word} {r.number}" for r in read_question(self.thing.lead).references if r.word]
            led = f"{piece.rstrip(' ?')} ({numbers[0] if numbers else self.thing.lead})?"
            ways = [led, *ways] if self.thing.leads or numbers else [own, led, *ways[1:]]
        return list(dict.fromkeys(ways))

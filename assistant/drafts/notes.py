"""The footnotes of a draft, numbered as they are taken. A note holds the quotes of one sentence or one row, verbatim;
the same quote cited again gets a note again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.answer import Citation
from assistant.drafts.blocks import Note, Piece, Reference, gap
from assistant.dutch_dates import dutch_date
from assistant.export.export import headings_of, safe_address
from assistant.visible import one_line, visible


@dataclass
class Notes:
    """The notes taken so far; `used` holds for each document its first citation, `numbers` in which notes it stands."""

    taken: list[Note] = field(default_factory=list)
    used: dict[str, Citation] = field(default_factory=dict)
    numbers: dict[str, list[int]] = field(default_factory=dict)

    def note(self, citations: Sequence[Citation]) -> Note:
        """The next note, with these citations."""
        note = Note(len(self.taken) + 1, tuple(reference(citation) for citation in citations))
        self.taken.append(note)
        for document in dict.fromkeys(citation.document for citation in citations):
            self.used.setdefault(document, next(each for each in citations if each.document == document))
            self.numbers.setdefault(document, []).append(note.number)
        return note

    def mark(self, marks: Iterable[int], citations: Sequence[Citation], of: str) -> list[Piece]:
        """The note for these marks, and a gap for what has no mark or a mark without its citation."""
        known = {citation.n: citation for citation in citations}
        wanted = list(dict.fromkeys(marks))
        cited = [known[n] for n in wanted if n in known]
        found = [Piece("", note=self.note(cited))] if cited else []
        lacking = not wanted or len(cited) < len(wanted)
        return [*found, *([Piece(" "), gap(f"bron van {of}")] if lacking else [])]


def reference(citation: Citation) -> Reference:
    """A citation, ready to be shown in a note."""
    title = one_line(citation.title) or one_line(citation.document)
    page = f"p. {citation.page}" if citation.page is not None else ""
    parts = [headings_of(citation), dutch_date(citation.date) or "zonder datum", page]
    place = ", ".join(filter(None, parts))
    return Reference(title, place, visible(citation.quote), safe_address(citation.url))

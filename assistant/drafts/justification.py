"""The last page of a draft, "Verantwoording": what every part rests on, what was not found, what was left out and how
the draft was made. For the official, not for the one who asked."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from assistant.drafts.answered import is_gap, sentences_of
from assistant.drafts.blocks import Block, Grid, Piece, Role, Row, paragraph, pieces
from assistant.drafts.draft import Draft, DraftAnswer, EarlierAnswer
from assistant.drafts.notes import Notes, reference
from assistant.dutch_dates import MONTHS, dutch_date
from assistant.export.export import safe_address
from assistant.visible import one_line

STATUS_TEXTS = {
    "answered": "Beantwoord uit de bronnen",
    "partial": "Gedeeltelijk beantwoord",
    "no_source": "Geen bron gevonden",
}
FILLED_IN = "Aangevuld of ingekort door de behandelaar"
MADE = {
    "verbatim": "Het is samengesteld uit letterlijke citaten, vaste verbindingszinnen en berekeningen op de cijfers "
    "van de bronnen, zonder taalmodel.",
    "generated": "Het is verwoord door een taalmodel; elke zin is daarna getoetst aan de passage die hij aanhaalt, en "
    "wat daar niet in stond is weggelaten of door een letterlijk citaat vervangen.",
}
CHECKED = "De citaten in de voetnoten staan letterlijk in de bronnen. Wat met de hand is gewijzigd, kijkt u zelf na."
APART = "Deze bladzijde en de opmerkingen tussen de antwoorden zijn voor de behandelaar: verwijder ze voor verzending."


def justification(draft: Draft, notes: Notes, now: datetime, titles: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of the last page; the notes are those that the answers have taken. A document that `titles` does not
    name is called by its id."""
    made = f"Ontwerp opgemaakt met Vraagbaak op {now.day} {MONTHS[now.month - 1]} {now.year}."
    yield paragraph("heading", "Verantwoording")
    yield paragraph("plain", f"{made} {MADE[draft.mode]} {CHECKED}")
    yield paragraph("plain", APART)
    yield from _standing(draft.answers)
    yield from _sources(notes)
    warnings = dict.fromkeys(one_line(each) for answer in draft.answers for each in answer.warnings)
    yield from _listed("Geldigheid en waarschuwingen", list(warnings))
    yield from _listed("Niet gevonden in de bronnen", _not_found(draft.answers) or ["Geen openstaande delen."])
    yield from _listed("Niet geraadpleegd", _left_out(draft.excluded, titles))
    yield from _earlier(draft.earlier_answers)
    unused = [_unused(answer, titles) for answer in draft.answers if answer.unused]
    yield from _listed("Gezocht en niet gebruikt", unused)
    yield from _listed("Na te kijken in de vraag", draft.question.remarks)


def lacking(answer: DraftAnswer) -> list[str]:
    """What must still be filled in, in Dutch, without brackets."""
    told = [each.text for each in sentences_of(answer) if is_gap(each)]
    texts = [one_line(each).removeprefix("[AAN TE VULLEN").removeprefix(":") for each in [*told, *answer.gaps]]
    return list(dict.fromkeys(text.removesuffix("]").strip() for text in texts))


def _listed(title: str, texts: Sequence[str], role: Role = "bullet") -> Iterator[Block]:
    if texts:
        yield paragraph("subheading", title)
    for text in texts:
        yield paragraph(role, one_line(text))


def _standing(answers: Sequence[DraftAnswer]) -> Iterator[Block]:
    """How far each sub-question is answered."""
    rows = [(one_line(each.number), _stand(each), str(len(lacking(each)))) for each in answers]
    if rows:
        yield paragraph("subheading", "Stand per vraag")
        yield _grid(("Vraag", "Stand", "Aan te vullen"), rows)


def _stand(answer: DraftAnswer) -> str:
    """What was left open at first and is no more, an official has filled in or crossed out."""
    is_open = lacking(answer) or not sentences_of(answer)
    return STATUS_TEXTS[answer.status] if is_open or answer.status == "answered" else FILLED_IN


def _sources(notes: Notes) -> Iterator[Block]:
    """Every document that a note cites, with its date and those notes."""
    yield paragraph("subheading", "Gebruikte bronnen")
    rows = []
    for document, cited in notes.used.items():
        title = one_line(cited.title) or one_line(document)
        address = safe_address(cited.url)
        source = f"{title}\n{address}" if address else title
        rows.append((source, dutch_date(cited.date) or "zonder datum", ranges(notes.numbers[document])))
    yield _grid(("Bron", "Datum", "Voetnoten"), rows) if rows else paragraph("plain", "Geen.")


def ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers for a reader: "1, 3-5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _not_found(answers: Sequence[DraftAnswer]) -> list[str]:
    """What the sources leave open, by sub-question, with what they were asked."""
    texts = []
    for answer in answers:
        texts += [f"Vraag {one_line(answer.number)}: {each}" for each in lacking(answer)]
        searched = "; ".join(f"“{one_line(each)}”" for each in answer.searched)
        if searched and lacking(answer):
            texts.append(f"Vraag {one_line(answer.number)} is gezocht als {searched}.")
    return texts


def _left_out(excluded: Sequence[str], titles: Mapping[str, str]) -> list[str]:
    return [f"{titles.get(each, each)}: op verzoek weggelaten" for each in excluded]


def _earlier(earlier: Sequence[EarlierAnswer]) -> Iterator[Block]:
    if earlier:
        yield paragraph("subheading", "Eerdere antwoorden over hetzelfde onderwerp")
    for each in earlier:
        numbers = ", ".join(one_line(number) for number in each.numbers)
        touched = f" Raakt vraag {numbers}." if numbers else ""
        address = safe_address(each.url)
        date = dutch_date(each.date) or "zonder datum"
        title = Piece(one_line(each.title) or one_line(each.document), is_bold=True)
        yield paragraph("plain", title, f" ({date}).{touched}{' ' + address if address else ''}")
        for citation in each.citations:
            quoted = reference(citation)
            yield paragraph("quote", Piece(f"“{quoted.quote}”"), Piece(f" ({quoted.place})" if quoted.place else ""))


def _unused(answer: DraftAnswer, titles: Mapping[str, str]) -> str:
    documents = "; ".join(titles.get(each, each) for each in dict.fromkeys(one.document for one in answer.unused))
    count = f"{len(answer.unused)} passages" if len(answer.unused) > 1 else "1 passage"
    return f"Vraag {one_line(answer.number)}: {count} uit {documents}"


def _grid(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Grid:
    return Grid(columns, tuple(Row(tuple(pieces(cell) for cell in row)) for row in rows))

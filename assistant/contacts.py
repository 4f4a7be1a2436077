"""How to reach someone: the contact block of whom the question names, and whether it holds what is asked (phone,
mail)."""

from collections.abc import Sequence

from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, Term
from assistant.question import Inquiry
from assistant.records import Records
from corpus.document import Passage
from index.analysis import fold
from index.search import Hit

_ASKING = frozenset(
    """contact contacteren contacteer contactgegevens contactpersoon telefoon telefoonnummer tel gsm
    gsm-nummer nummer mail mailadres e-mail email emailadres e-mailadres adres website site webpagina
    bellen bel opbellen bereik bereiken bereikbaar schrijf schrijven berichtje sturen stuur vind vinden
    vinden inschrijven inschrijf aanmelden aanvragen aanvraag terecht kan kunnen wil hoe waar welk welke
    wat is iemand mij me info informatie meer opnemen neem krijg team aan naar iets ge gij via""".split()
)
ENOUGH = 0.34  # of the asked words' weight that a contact block and its headings must hold


def contact_finding(inquiry: Inquiry, records: Records, lexicon: Lexicon, hits: Sequence[Hit]) -> Finding | None:
    """The contact block that fits best, with the asked kind of address; a finding without it says what is missing."""
    asked = lexicon.terms(inquiry.text, without=_ASKING)
    ranked = sorted(
        ((_fitness(passage, asked, lexicon, hits), passage) for passage in records.contacts), key=lambda pair: -pair[0]
    )
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    fitness, passage = ranked[0]
    names = _names(inquiry)
    if _unheld(names, passage, records, lexicon):
        return None
    return _finding(inquiry, passage, fitness, " ".join(names))


def _fitness(passage: Passage, asked: Sequence[Term], lexicon: Lexicon, hits: Sequence[Hit]) -> float:
    """How much of who is asked for stands in the block, its headings and addresses, or in what the search found
    beside it."""
    headings = " ".join(passage.section[1:])
    addresses = passage.text.replace("@", " ").replace(".", " ").replace("-", " ")
    held = lexicon.coverage(list(asked), passage.text, headings, addresses)
    near = max(
        (
            hit.score
            for hit in hits[:5]
            if hit.passage.document == passage.document and hit.passage.section[:2] == passage.section[:2]
        ),
        default=0.0,
    )
    top = max((hit.score for hit in hits[:1]), default=1.0) or 1.0
    return 0.75 * held + 0.25 * near / top


def _names(inquiry: Inquiry) -> list[str]:
    """What the question writes as names: another person's address is no answer."""
    words = [word.strip("?,.:;") for word in inquiry.text.split()]
    return [word for at, word in enumerate(words) if at and word[:1].isupper() and word.isalpha()]


def _unheld(names: Sequence[str], passage: Passage, records: Records, lexicon: Lexicon) -> list[str]:
    """Names that neither the block nor its headings hold, in full or as an abbreviation."""
    around = " ".join([passage.text, *passage.section])
    around = fold(" ".join([around, *records.expansions(around)]))
    return [name for name in names if fold(name) not in around and not lexicon.stems(name) & lexicon.stems(around)]


def _finding(inquiry: Inquiry, passage: Passage, fitness: float, whose: str) -> Finding:
    cells = passage.record.cells if passage.record else ()
    columns = {cell.column for cell in cells}
    wanted = [column for column in inquiry.contact if column in ("Telefoon", "E-mail", "Adres")] or [
        c for c in inquiry.contact if c in columns
    ]
    name = contact_name(passage)
    quote = Quote(passage, passage.start, passage.end)
    absent = [column for column in wanted if column not in columns]
    if absent and len(absent) == len(wanted):
        what = {
            "Telefoon": "Een telefoonnummer",
            "E-mail": "Een e-mailadres",
            "Website": "Een website",
            "Adres": "Een adres",
        }[absent[0]]
        return Finding(
            "contact",
            (quote,),
            subject=name,
            status="no_answer",
            missing=f"{what} van {whose or name} staat niet in de bronnen.",
        )
    return Finding("contact", (quote,), lead=name, subject=name, sureness=min(1.0, 0.5 + fitness))


def contact_name(passage: Passage) -> str:
    """Whom a contact block belongs to: the heading above it, as the document writes it."""
    headings = [s for s in passage.section[1:] if not s.endswith("?")]
    return headings[-1].split(":")[0] if headings else passage.section[0]

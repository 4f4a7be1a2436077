"""Right, or silent: whether what was found is evidence for what was asked, and if not, what the sources lack.

Evidence names the place and the year that the question names, holds the kind of thing asked (a number, a date, a phone
number), and lies nearer to the question than the corpus lies to questions about nothing in it.
"""

import re
from collections.abc import Sequence

from assistant.asked_kind import holds_asked
from assistant.finding import Finding
from assistant.lexicon import Lexicon
from assistant.nearness import Nearness
from assistant.question import Inquiry, names_in
from assistant.records import Records
from assistant.telling import unpriced, untold
from corpus.records import EMAIL, PHONE
from index.analysis import fold
from index.search import Hit, Index

_HALF = 0.4  # of a compound asked for, more than one of its parts stands there
_REST_HELD = 0.3  # so much of the other words held makes the word that is not held the point of the question
_FOUND_BY_SEARCH = ("sentences", "list", "row")
_IN_ROWS = ("placed", "numbered")
_SAYS_NOT = re.compile(r"\b(?:niet|geen|zonder|weinig)\b|weiger|afgewezen|afgekeurd|verworpen|uitgesloten")
_AT_THIS_MOMENT = re.compile(r"\b(?:momenteel|op dit (?:ogenblik|moment)|vandaag|huidige?)\b", re.IGNORECASE)
_TOLD = 0.25  # so much of what is asked about a row stands in its cells where these tell whether it is so
_ADDRESS = {"Telefoon": PHONE, "E-mail": EMAIL, "Adres": re.compile(r"\b\d{4} [A-Z]")}
_THING = re.compile(r"\b(?:een|de|het|van|voor|met|over|aan|in|naar|per|welke?|hoeveel|zijn|haar|hun) ([a-z]{5,})\b")
_ADDRESS_NAMED = re.compile(r"nummer|telefoon|contact|\btel\b|gsm|mail|adres|website|site\b", re.IGNORECASE)
_WHAT = {"Telefoon": "Een telefoonnummer", "E-mail": "Een e-mailadres", "Website": "Een website", "Adres": "Een adres"}
_KINDS = {"amount": "Een bedrag", "hours": "Een uur", "date": "Een datum", "number": "Een aantal", "person": "Een naam"}
# Nouns that the answer is one of, without saying so ("welke stad": "Bree").
CLASSES = frozenset(
    """stad steden gemeente gemeenten organisatie organisaties expert experts experten dienst diensten partner partners
    actor actoren project projecten actie acties maatregel maatregelen doelgroep vzw vzws universiteit universiteiten
    instantie instanties persoon personen mensen groep groepen kustplaats provincie land landen partij overheid domein
    beleidsdomein sector sectoren thema onderwerp instrument tool methode middel vakbonden vakbond school scholen
    europees
    fonds website platform netwerk initiatief initiatieven onderdelen onderdeel dingen zaken vorm plek plaats
    aanbeveling aanbevelingen punt punten artikel artikels artikelen doelstelling doelstellingen
    termijn geval gevallen omstandigheden omstandigheid voorwaarde voorwaarden moment""".split()
)


class Evidence:
    """Judges findings over one generation of an index."""

    def __init__(self, index: Index, records: Records, lexicon: Lexicon) -> None:
        self._index, self._records, self._lexicon = index, records, lexicon
        self._nearness = Nearness(index, lexicon)

    def gap(self, finding: Finding, inquiry: Inquiry, hits: Sequence[Hit]) -> str | None:
        """What is missing for the finding to answer the question, in Dutch ("" when it just is not there); None:
        nothing."""
        if finding.how == "term":
            return None
        for judge in (
            self._place,
            self._year,
            self._address,
            self._kind,
            self._named,
            self._focus,
            self._untold,
            self._unheard,
            self._only_place,
            self._told,
            self._spelled_out,
            self._in_force,
            self._denied,
        ):
            missing = judge(finding, inquiry)
            if missing is not None:
                return missing
        far = finding.how in (*_FOUND_BY_SEARCH, "placed") and self._nearness.too_far(finding, inquiry, hits)
        return "" if far or self._nearness.no_help(inquiry, hits) else None

    def _place(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """A municipality that the question names stands in the passages quoted."""
        if not inquiry.places or any(self._holds(finding, place) for place in inquiry.places):
            return None
        place = inquiry.places[0]
        table = next(
            (
                t
                for t in self._records.tables
                if t.key_column and any(q.passage.id == r.passage.id for q in finding.quotes for r in t.rows)
            ),
            None,
        )
        table = table or next((t for t in self._records.tables if t.key_column and inquiry.asks("amount")), None)
        if table is None or any(fold(place) in fold(row.key.text) for row in table.rows):
            return f"Over {place} staat daarover niets in de bronnen."
        names = ", ".join(row.key.text for row in table.rows[:20])
        return f"{place} staat niet in de lijst; ze noemt: {names}."

    def _year(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """A year that the question names stands in the quotes or their headings, or is that of their source."""
        if inquiry.asks("yes_no") or finding.how == "computed" or not inquiry.years:
            return None
        for year in inquiry.years:
            for quote in finding.quotes[:1]:
                source = self._index.document(quote.passage.document).source
                if year == source.year or year in " ".join([*quote.passage.section, quote.passage.text]):
                    return None
        return f"Voor {inquiry.years[0]} staat dat niet in de bronnen."

    def _address(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """A phone number or address that is asked stands in the quotes."""
        wanted = [c for c in inquiry.contact if c != "Website"] if inquiry.asks("contact") else []
        if inquiry.asks("actor", "where", "help") and not names_address(inquiry):
            return None  # "wie kan ik bellen?" asks whom, not for a number
        if not wanted or finding.how in ("contact", "numbered", "computed"):
            return None
        names = [fold(name) for name in names_in(inquiry.text)]
        around = [(q, fold(" ".join([q.passage.text, *q.passage.section]))) for q in finding.quotes]
        text = " ".join(q.text for q, where in around if not names or any(name in where for name in names))
        if any(_ADDRESS[column].search(text) for column in wanted) or inquiry.asks("yes_no", "how"):
            return None
        return f"{_WHAT[wanted[0]]} daarvoor staat niet in de bronnen."

    def _kind(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """A date, an amount, how many, a name that is asked stands in the first quote; a budget cell says so itself."""
        if finding.how not in ("sentences", "row", "placed", "list") or inquiry.asks("yes_no"):
            return None
        if finding.how == "placed":
            told = not (inquiry.counted or inquiry.asks("hours") or (inquiry.asks("person") and inquiry.focus))
            return None if told or any(holds_asked(q.text, inquiry) for q in finding.quotes) else ""
        if finding.how == "list" and not inquiry.counted:
            return None
        if finding.how == "row" and inquiry.asks("amount", "minister", "actor", "mapping", "status"):
            return None
        if any(holds_asked(quote.text, inquiry) for quote in finding.quotes[:2]):
            return None
        if inquiry.counted:
            return "Hoeveel dat er zijn, staat niet in de bronnen."
        kind = next((kind for kind in _KINDS if inquiry.asks(kind)), "")
        return f"{_KINDS[kind]} daarvoor staat niet in de bronnen." if kind else ""

    def _named(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """Of the names the question gives, one stands in what is quoted, above it, or in who wrote it."""
        if finding.how not in _FOUND_BY_SEARCH or inquiry.asks("yes_no"):
            return None
        names = [name for name in names_in(inquiry.text) if name not in inquiry.places]
        known = [name for name in names if self._lexicon.known(name)]
        if not names or (not known and not inquiry.asks("contact")):
            return None
        sources = [self._index.document(quote.passage.document).source for quote in finding.quotes]
        around = " ".join(
            [
                *(quote.passage.text for quote in finding.quotes),
                _texts(finding),
                *(f"{s.author} {s.origin} {s.title} {s.kind}" for s in sources),
            ]
        )
        held, plain = self._lexicon.stems(around), fold(around)  # an address holds a name without a space around it
        return None if any(self._lexicon.stems(name) & held or fold(name) in plain for name in names) else ""

    def _focus(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """What the question asks a value of ("hoeveel deelnemers") stands beside the value, when the rest of it
        does."""
        if not inquiry.focus or inquiry.asks("amount", "minister", "contact", "yes_no"):
            return None
        if finding.how not in ("sentences", "list", *_IN_ROWS) or (finding.how in _IN_ROWS and inquiry.asks("number")):
            return None
        focus = self._lexicon.terms(inquiry.focus)
        texts = (_texts(finding), *(q.passage.text for q in finding.quotes))
        if not focus or self._lexicon.coverage(focus, *texts) > _HALF:
            return None
        rest = [term for term in self._lexicon.terms(inquiry.text) if term.text != focus[0].text]
        point = self._lexicon.coverage(rest, _texts(finding)) >= _REST_HELD and inquiry.focus not in CLASSES
        return "" if point else None

    def _untold(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """A reason, an outcome, a price that is asked is told in the quotes or their headings."""
        if finding.how not in _FOUND_BY_SEARCH + _IN_ROWS:
            return None
        if finding.how == "placed" and unpriced(inquiry.text, _texts(finding)):
            return "Wat dat kost, staat niet in de bronnen."
        return untold(inquiry.text, _texts(finding))

    def _unheard(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """A thing that the question names and the corpus has no word for ("een zwembeurt in Tervuren") is not what a
        row of Tervuren tells."""
        if finding.how not in ("placed", "row"):
            return None
        things = {found[1] for found in _THING.finditer(fold(inquiry.text))}
        asked = self._lexicon.terms(inquiry.text)
        return "" if any(term.text in things and not term.known and not term.others for term in asked) else None

    def _only_place(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """Of what is asked about a municipality the quotes hold more than its name ("het weer in Gent")."""
        if not inquiry.places or finding.how not in ("sentences", "list"):
            return None
        places = {word for place in inquiry.places for word in fold(place).split()}
        rest = [t for t in self._lexicon.terms(inquiry.text) if t.kind == "word" and t.text not in places]
        return None if not rest or self._lexicon.coverage(rest, _texts(finding)) > 0 else ""

    def _told(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """Whether something is so is told by a row only where the row speaks of it."""
        if finding.how != "placed" or not inquiry.asks("yes_no"):
            return None
        asked = [t for t in self._lexicon.terms(inquiry.text) if t.text not in map(fold, inquiry.places)]
        return None if self._lexicon.coverage(asked, _texts(finding)) >= _TOLD else ""

    def _spelled_out(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """What an abbreviation stands for is told where it stands beside its words."""
        if finding.how not in _FOUND_BY_SEARCH or not inquiry.asks("abbreviation") or not inquiry.abbreviations:
            return None
        short = re.escape(inquiry.abbreviations[0])
        told = re.search(rf"\({short}\)|\b{short}\b ?(?:[:=(]|staat|betekent)", _texts(finding))
        return None if told else f"Waar {inquiry.abbreviations[0]} voor staat, staat niet in de bronnen."

    def _in_force(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """What is so at this moment is not told by a source that is no longer in force."""
        if not _AT_THIS_MOMENT.search(inquiry.text):
            return None
        sources = [self._index.document(quote.passage.document).source for quote in finding.quotes]
        if not sources or not all(source.valid_until or source.superseded_by for source in sources):
            return None
        return f"Wat nu geldt, staat niet in de bronnen; de bron die erover gaat, is van {sources[0].year}."

    def _denied(self, finding: Finding, inquiry: Inquiry) -> str | None:
        """What is not so is only told by a sentence that says "niet" or "geen"."""
        if finding.how not in _FOUND_BY_SEARCH or not inquiry.denied:
            return None
        around = " ".join([_texts(finding), *(q.passage.text for q in finding.quotes if q.passage.kind == "list")])
        return None if _SAYS_NOT.search(around.lower()) else ""

    def _holds(self, finding: Finding, place: str) -> bool:
        pattern = re.compile(rf"(?<!\w){re.escape(fold(place))}(?:se?|ers?)?(?!\w)")
        return any(pattern.search(fold(" ".join([q.passage.text, *q.passage.section]))) for q in finding.quotes)


def names_address(inquiry: Inquiry) -> bool:
    """Whether a question asks for a number or an address by that name, rather than whom to call."""
    return bool(_ADDRESS_NAMED.search(inquiry.text))


def _texts(finding: Finding) -> str:
    return " ".join(" ".join([quote.text, *quote.passage.section]) for quote in finding.quotes)

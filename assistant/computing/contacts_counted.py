"""Which contact blocks hold a kind of address, and how many: "Hoeveel organisaties hebben een telefoonnummer?"."""

import re

from assistant.contacts import contact_name
from assistant.finding import Finding, Quote
from assistant.lexicon import folded
from assistant.question import Inquiry
from assistant.records import Records
from corpus.document import Passage

_WHO = re.compile(
    r"\b(?:hoe ?veel|welke?|aantal|van de|geef (?:alle|de)|som de|lijst|overzicht van de)\b(?: [\w-]+){0,3}? "
    r"(organisaties?|experts?|experten|diensten|partners|partijen|instanties|loketten|initiatieven|teams|vzws?|lijnen)\b"
)
_HAS = re.compile(
    r"\b(?:heb\w*|heeft|met|zonder|staat|staan|vermeld\w*|geven|geeft|opgeven|beschik\w*|bereik\w*|te bellen|tel\w*)\b"
)
_NOT = re.compile(r"\b(?:geen|zonder|niet)\b")
_ONLY = re.compile(r"\b(?:enkel|alleen|uitsluitend|slechts)\b(?! .{0,12}\bstaan\b)")
_KINDS = {
    "Telefoon": r"\btelefo\w*|\bgsm\b|\b(?:te|kan|kunt|kunnen) .{0,20}\bbellen\b|\btelefonisch\b|\bbelnummer\b",
    "E-mail": r"\be-?mail\w*|\bmail\w*",
    "Website": r"\bwebsites?\b|\bsite\b|\bwebpagina\b",
}
_NOUN = {"Telefoon": "telefoonnummer", "E-mail": "mailadres", "Website": "website"}


def contacts_counted(inquiry: Inquiry, records: Records) -> Finding | None:
    """The blocks of the document with most of them that hold, or lack, what is asked; None where it asks no such
    thing, or asks it of one who is named."""
    plain = folded(inquiry.text)
    kinds = [kind for kind, pattern in _KINDS.items() if re.search(pattern, plain)]
    who = _WHO.search(plain)
    if not kinds or not who or not _HAS.search(plain) or inquiry.asks("why", "date"):
        return None
    blocks = _blocks(records)
    lacking = bool(_NOT.search(plain))
    only = bool(_ONLY.search(plain)) and not lacking
    others = [kind for kind in ("Telefoon", "E-mail") if kind not in kinds]
    fitting = {n: ps for n, ps in blocks.items() if any(_quotes(ps, k) for k in kinds) != lacking}
    if only:
        fitting = {n: ps for n, ps in fitting.items() if not any(_quotes(ps, kind) for kind in others)}
    if len(blocks) < 3 or not fitting:
        return None
    quotes = [q for ps in fitting.values() for q in ([_whole(ps[0])] if lacking else _cells(ps, kinds))]
    noun = " of ".join(_NOUN[kind] for kind in kinds)
    word = "Zonder" if lacking else "Enkel met" if only else "Met"
    return Finding(
        "computed", tuple(quotes), lead=f"{word} {noun}: {len(fitting)} van {len(blocks)}: {', '.join(fitting)}"
    )


def _blocks(records: Records) -> dict[str, list[Passage]]:
    """The blocks by whom they belong to, of the document that has most of them."""
    by_document: dict[str, dict[str, list[Passage]]] = {}
    for passage in records.contacts:
        by_document.setdefault(passage.document, {}).setdefault(contact_name(passage), []).append(passage)
    return max(by_document.values(), key=len, default={})


def _cells(passages: list[Passage], kinds: list[str]) -> list[Quote]:
    return [quote for kind in kinds for quote in _quotes(passages, kind)]


def _quotes(passages: list[Passage], kind: str) -> list[Quote]:
    return [
        Quote(p, c.start, c.end, contact_name(p))
        for p in passages
        for c in (p.record.cells if p.record else ())
        if c.column == kind
    ]


def _whole(passage: Passage) -> Quote:
    return Quote(passage, passage.start, passage.end, contact_name(passage))

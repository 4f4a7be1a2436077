"""Who held an office, and which office someone held: the lines in which a minister signs a document with name and
office. Finds no other persons."""

import re

from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from assistant.question import Inquiry
from corpus.document import Passage
from index.analysis import fold
from index.search import Index

_ASKED = re.compile(
    r"\bwie (?:is|was|waren|zijn)\b.*\b(?:minister|staatssecretaris)\b|\bwie\b.*\bondertek\w+|\bondertekend door wie\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"^(?:en )?wie (?:is|was) (?:nu |toen )?(?:de |onze )?(?:huidige |bevoegde )?(?:vlaamse? )?minister (?:van|voor) "
    r"(?!(?:(?:het|de|dit|deze) )?(?:project|maatregel|actie|plan|punt)\b)",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(
    r"^(?:en )?wie (?:is|was) |\b(?:bevoegdhe(?:id|den)|bevoegd|ambt|functie|minister van wat|rol)\b", re.IGNORECASE
)
_OFFICE = re.compile(r"\b(?:vice)?minister(?:-president)?\b", re.IGNORECASE)
_DOMAIN = re.compile(r"\b(?:minister|staatssecretaris) (?:van|voor|bevoegd voor) (?:de |het )?([A-Z][\w-]+)")
_NAME = re.compile(r"^ *([A-Z][\w’'-]+ (?:(?:van|de|der|den|Van|De) )*[A-Z]{2}[\w’'-]*) *$", re.MULTILINE)
_ASKING = frozenset(
    """wie is was waren zijn vlaams vlaamse minister ministers staatssecretaris toen nu heeft ondertekende
    ondertekend ondertekenen juni juli jaar""".split()
)
LONGEST = 400  # characters of a passage that signs
ENOUGH = 0.3  # of the asked words' weight that the office, or the title of the document, must hold


def office_finding(inquiry: Inquiry, index: Index, lexicon: Lexicon) -> Finding | None:
    """The signature whose office or document fits the question best, or that of the person it names; silence where an
    office's holder is asked and nobody signed for it; None where no such thing is asked or found."""
    signed = _of_person(inquiry, index) if _OF_A_PERSON.search(inquiry.text) else None
    if signed is not None:
        return _signature(signed)
    if not _ASKED.search(inquiry.text):
        return None
    asked = [t for t in lexicon.terms(inquiry.text, without=_ASKING) if t.kind == "word"]
    domain = _DOMAIN.search(inquiry.text)
    signs = bool(re.search(r"\bondertek", inquiry.text, re.IGNORECASE))
    best: tuple[float, Passage] | None = None
    for passage in index.passages():
        if not _signs(passage) or (domain and not lexicon.stems(domain[1]) & lexicon.stems(passage.text)):
            continue
        source = index.document(passage.document).source
        held = lexicon.coverage(asked, passage.text, f"{source.title} {source.kind}" if signs else "")
        held += 0.5 * (source.year in inquiry.years)
        if held >= ENOUGH and (best is None or held > best[0]):
            best = (held, passage)
    if best is not None:
        return _signature(best[1])
    if _HOLDER.search(inquiry.text):
        return Finding("office", status="no_answer", missing="Wie dat ambt bekleedt, staat niet in de bronnen.")
    return None


def _of_person(inquiry: Inquiry, index: Index) -> Passage | None:
    """The signature with the longest office of the person whose whole name the question gives."""
    asked = f" {fold(inquiry.text)} "
    found = [
        passage
        for passage in index.passages()
        if _signs(passage) and re.search(rf"(?<!\w){re.escape(fold(_signer(passage)))}(?!\w)", asked)
    ]
    return max(found, key=lambda passage: len(passage.text), default=None)


def _signature(passage: Passage) -> Finding:
    name, office = _NAME.search(passage.text), _OFFICE.search(passage.text)
    assert name is not None
    subject = " ".join(word.capitalize() for word in name[1].split())
    line = passage.text.rfind("\n", 0, min(name.start(1), office.start() if office else 0)) + 1
    return Finding("office", (Quote(passage, passage.start + line, passage.end),), subject=subject)


def _signer(passage: Passage) -> str:
    name = _NAME.search(passage.text)
    return " ".join(name[1].split()) if name else ""


def _signs(passage: Passage) -> bool:
    """Whether a passage is a name on a line of its own, in capitals, beside an office, and little else."""
    text = passage.text
    name = _NAME.search(text)
    return (
        passage.kind != "row"
        and len(text) < LONGEST
        and bool(_OFFICE.search(fold(text)))
        and bool(name and not _OFFICE.search(name[1]))
    )

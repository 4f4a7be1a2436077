"""Arithmetic over the numbers of sentences: how many of the applications were not chosen, what share was, how many
times the most one can get goes into what there is. Each number is cited with its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.computing.calculation import FIGURE, dutch, euro, figure
from assistant.computing.quantities import number_of
from assistant.finding import Finding, Quote
from assistant.lexicon import folded
from assistant.ranking import Search, sentences_of
from corpus.document import Passage

_MADE = (
    r"ingedien\w*|indien\w*|ingestuurd|ingezonden|ontvangen|binnengekomen|\bbinnen\b"
    r"|aangevraagd|kandida\w*|ingeschreven"
)
_CHOSEN = (
    r"geselecteerd\w*|goedgekeurd\w*|weerhouden|toegekend|gehonoreerd|ontvankelijk\w*|aanvaard\w*|gesubsidieerd\w*"
    r"|gesteund|uitgekozen|gekozen|goedkeuring|groen licht"
)
_THINGS = (
    r"\b(?:aanvra\w+|dossiers?|kandida\w+|inzendingen|project(?:en)?|aanvraag|dossier"
    r"|projectvoorstel\w*|voorstel\w*|projectaanvra\w+|indien\w+|oproep\w*|projectoproep\w*)\b"
)
_SHARE = re.compile(
    r"\bprocent\b|\bpercentage\b|%|\baandeel\b|\bwelk deel\b|\bslaa?g\w*|\bsucces\w*|\bselectiegraad\b|\bkans\b"
)
_NOT_CHOSEN = re.compile(
    rf"\b(?:niet|geen)\b.{{0,40}}(?:{_CHOSEN}|gehaald|haalde\w*|steun|subsidie|succes|door)"
    rf"|\bafgewezen\b|\bnjet\b|\bafwijzing\b|\bweigering\b|\bkregen (?:een )?nee\b"
    rf"|\bgeweigerd\w*\b|\bafgekeurd\w*|\bafval\w*"
    r"|\bafgevallen\b|\bviel\w* (?:af|uit de boot|naast|buiten)|\bvielen\b.*\b(?:af|uit de boot"
    r"|naast|buiten)\b|\bvisten?\b.*\bnaast\b|\bgrepen\b.*\bnaast\b"
    r"|\bsneuvel\w*|\buit de boot\b|\bnul op (?:het|hun) rekest\b|\bhaalden\b.*\bniet\b"
    r"|\bverworpen\b|\bnaast de (?:prijzen|pot)\b"
)
_HOW_OFTEN = re.compile(
    r"\b(?:hoe ?veel|aantal)\b.*\b(?:maximaal|hoogstens|maximum|kon|konden|kan|kunnen|volstaat"
    r"|volstond|betal\w+|financier\w+|gefinancierd|mogelijk)\b"
)
_CAP = re.compile(r"\bplafond\b|\bmaxim\w*|\bper project\b|\bbovengrens\b|\bhoogste subsidie")
_POT = re.compile(r"\bmiljoen\b|\bvrijgemaakt\b|\bbeschikba\w+|\bbudget\b|\bkrediet\w*|\bpot\b|\bvoorzien\w*")
_PER_ONE = re.compile(
    r"\bper (?:project|aanvraag|dossier|gemeente|bestuur|organisatie)\b|\bmaxim\w+\b|\bhoogstens\b|\bten hoogste\b"
)
_AVAILABLE = re.compile(
    r"\bvrijgemaakt\b|\bbeschikbaar\b|\buitgetrokken\b|\bkrediet\b|\bbudget\b|\bvoorzien\b|\btotaalbedrag\b"
)
_NUMBER = re.compile(
    r"(?<![\d.,€])\b(\d{1,3}|[a-zë]{3,16})\b(?![.,]?\d)(?! ?(?:€|euro|miljoen|januari|maart"
    r"|april|mei|juni|juli|augustus))"
)


@dataclass(frozen=True)
class _Count:
    number: int
    quote: Quote


def over_sentences(search: Search) -> Finding | None:
    """The calculation over numbers of the passages found; None where none is asked or they do not say enough."""
    plain = folded(search.inquiry.text)
    passages = [hit.passage for hit in search.hits if hit.passage.kind in ("text", "list")]
    if _HOW_OFTEN.search(plain) and _CAP.search(plain) and _POT.search(plain):
        return _times(passages)
    if not re.search(_THINGS, plain) or search.inquiry.places:
        return None
    share = bool(_SHARE.search(plain)) and not search.inquiry.asks("amount")
    missed = bool(_NOT_CHOSEN.search(plain)) and search.inquiry.asks("number")
    return _chosen_of(passages, share=share, missed=missed) if share or missed else None


def _chosen_of(passages: Sequence[Passage], *, share: bool, missed: bool) -> Finding | None:
    """The first passage that tells both how many there were and how many were chosen."""
    for passage in passages:
        made, chosen = _made(passage), _chosen(passage)
        if not made or not chosen or made.number <= chosen.number:
            continue
        quotes = tuple(dict.fromkeys([made.quote, chosen.quote]))
        if missed:
            lead = f"{made.number} min {chosen.number} is {made.number - chosen.number}"
        else:
            lead = f"{chosen.number} van {made.number}: {_percent(chosen.number, made.number)} procent"
        return Finding("computed", quotes, lead=lead)
    return None


def _percent(part: int, whole: int) -> str:
    return dutch(Decimal(100 * part) / whole)


def _made(passage: Passage) -> _Count | None:
    return next((c for c in _counts(passage) if _said(_MADE, c) and not _said(_CHOSEN, c)), None) or next(
        (c for c in _counts(passage) if _said(_MADE, c)), None
    )


def _chosen(passage: Passage) -> _Count | None:
    """The number nearest before what says chosen, unless that says not."""
    for start, end in sentences_of(passage):
        text = passage.text[start - passage.start : end - passage.start]
        at = re.search(_CHOSEN, text, re.IGNORECASE)
        if not at or re.search(r"\bniet\b", text[max(0, at.start() - 30) : at.start()]):
            continue
        numbers = [n for m in _NUMBER.finditer(text[: at.start()]) if (n := number_of(m[1])) and n > 1]
        if numbers:
            return _Count(numbers[-1], Quote(passage, start, end))
    return None


def _counts(passage: Passage) -> list[_Count]:
    """The first number of each sentence that a thing applied for follows within a few words."""
    found = []
    for start, end in sentences_of(passage):
        text = passage.text[start - passage.start : end - passage.start]
        for m in _NUMBER.finditer(text):
            number = number_of(m[1])
            if number and number > 1 and re.match(rf"(?:\s+[\w-]+){{0,2}}?\s+{_THINGS}", text[m.end() :]):
                found.append(_Count(number, Quote(passage, start, end)))
                break
    return found


def _said(pattern: str, count: _Count) -> bool:
    return bool(re.search(pattern, count.quote.text, re.IGNORECASE))


def _times(passages: Sequence[Passage]) -> Finding | None:
    """How many times the most that one can get goes into what is available."""
    pairs = [(p, Quote(p, s, e)) for p in passages for s, e in sentences_of(p)]
    caps = [(n, q) for _, q in pairs if _PER_ONE.search(q.text.lower()) and (n := _amount(q.text))]
    pots = [(n, q) for _, q in pairs if _AVAILABLE.search(q.text.lower()) and (n := _amount(q.text, largest=True))]
    for cap, cap_quote in caps:
        near = [(n, q) for n, q in pots if q.passage.document == cap_quote.passage.document and n > cap]
        if near:
            pot, pot_quote = near[0]
            lead = f"{euro(pot)} gedeeld door {euro(cap)}: {int(pot // cap)}"
            return Finding("computed", tuple(dict.fromkeys([pot_quote, cap_quote])), lead=lead)
    return None


def _amount(text: str, *, largest: bool = False) -> Decimal | None:
    found = [figure(m[1], m[2] or "") for m in re.finditer(FIGURE, text.lower())]
    found = [number for number in found if number >= 3_000]
    return (max(found) if largest else found[-1]) if found else None

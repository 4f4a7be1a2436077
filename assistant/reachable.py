"""Whom to contact, for someone who asks for help: the organisations of the sources that can be reached, nearest first.

Each with what it offers to it and its contact block. Decides nothing: it stands beside an answer, never for one.
"""

from collections.abc import Sequence

from assistant.contacts import contact_name
from assistant.extract import candidates, quote_of
from assistant.finding import Finding, Quote
from assistant.help_sought import offers_help
from assistant.ranking import Ground, Search
from corpus.document import Passage

MOST = 2  # organisations
LONGEST_OFFER = 300  # characters of what an organisation offers; more is left to its source


def reachable(search: Search, ground: Ground, said: Sequence[Finding]) -> list[Finding]:
    """A finding for each organisation in force whose section offers help nearest to the question."""
    blocks = _blocks(ground)
    inside = [p for p in ground.index.passages() if p.kind in ("text", "list") and _block_of(p, blocks)]
    ranked = candidates(search.inquiry, ground.index.hits_of(search.inquiry.text, inside), ground.lexicon)
    quoted = {quote.passage.id for finding in said for quote in finding.quotes}
    found: dict[str, Finding] = {}
    for candidate in ranked:
        block = _block_of(candidate.hit.passage, blocks)
        if block is None or block.id in found or not offers_help(candidate.text):
            continue
        offer = quote_of(candidate, search.inquiry)
        shown = [offer] if offer.end - offer.start <= LONGEST_OFFER and offer.passage.id not in quoted else []
        quotes = (*shown, Quote(block, block.start, block.end))
        found[block.id] = Finding("contact", quotes, lead=contact_name(block), subject=contact_name(block))
        if len(found) == MOST:
            break
    return [f for f in found.values() if f.quotes[-1].passage.id not in quoted]


def _blocks(ground: Ground) -> dict[tuple[str, ...], Passage]:
    """The contact block of each section that has exactly one, in documents that are in force."""
    blocks: dict[tuple[str, ...], list[Passage]] = {}
    for passage in ground.records.contacts:
        source = ground.sources[passage.document]
        if len(passage.section) > 1 and not (source.superseded_by or source.valid_until):
            blocks.setdefault((passage.document, *passage.section), []).append(passage)
    return {section: found[0] for section, found in blocks.items() if len(found) == 1}


def _block_of(passage: Passage, blocks: dict[tuple[str, ...], Passage]) -> Passage | None:
    """The contact block of the innermost section that the passage stands in and that has one."""
    section = (passage.document, *passage.section)
    return next((blocks[section[:n]] for n in range(len(section), 1, -1) if section[:n] in blocks), None)

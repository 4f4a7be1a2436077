"""Everything that is computed, the most particular first: inside a cell, over sentences, over rows, over amounts."""

from assistant.computing.computed import computed
from assistant.computing.contacts_counted import contacts_counted
from assistant.computing.in_both import in_both
from assistant.computing.over_sentences import over_sentences
from assistant.computing.row_counts import row_counts
from assistant.computing.within_cell import within_cell
from assistant.finding import Finding
from assistant.ranking import Ground, Search


def calculated(search: Search, ground: Ground) -> Finding | None:
    """What the question asks to be computed; None where it asks for no computation, or nothing holds what it takes."""
    inquiry, records, lexicon = search.inquiry, ground.records, ground.lexicon
    return (
        in_both(inquiry, records, lexicon)
        or within_cell(inquiry, records, lexicon)
        or contacts_counted(inquiry, records)
        or over_sentences(search)
        or row_counts(inquiry, records, lexicon)
        or computed(inquiry, records, lexicon)
    )

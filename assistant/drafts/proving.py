"""Whether what a client sends back is still proven: quotes against the documents, edited sentences against quotes.

A draft that comes back was in an official's hands. What no longer holds is said in the answer's warnings, not removed.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Citation
from assistant.drafts.draft import Draft, DraftAnswer, Sentence
from assistant.written.held import Held, missing_claims
from index.search import Index


def missing_from(sentence: str, quotes: Sequence[str], headings: Sequence[str] = (), before: str = "") -> list[str]:
    """The figures, dates and names of an edited sentence that neither its quotes hold nor the sentence it was made
    from."""
    held = Held("\n".join(quotes), "\n".join(headings))
    already = set(missing_claims(before, held)) if before else set()
    return [claim for claim in dict.fromkeys(missing_claims(sentence, held)) if claim not in already]


def proven_again(draft: Draft, index: Index) -> Draft:
    """The draft with, in the warnings of each answer, which quotes and edited sentences no longer hold."""
    texts = {source.id: "" for source in index.sources()}
    listed = [answer.citations for answer in draft.answers]
    listed += [conflict.citations for answer in draft.answers for conflict in answer.conflicts]
    named = {citation.document for citations in listed for citation in citations}
    texts |= {id: index.document(id).text for id in named if id in texts}
    answers = [_with_warnings(answer, list(_warnings(answer, texts))) for answer in draft.answers]
    return draft.model_copy(update={"answers": answers})


def _with_warnings(answer: DraftAnswer, more: list[str]) -> DraftAnswer:
    known = answer.warnings
    return answer.model_copy(update={"warnings": [*known, *(line for line in more if line not in known)]})


def _warnings(answer: DraftAnswer, texts: dict[str, str]) -> Iterator[str]:
    for citation in answer.citations:
        if texts.get(citation.document, "")[citation.start : citation.end] != citation.quote:
            yield f"Citaat [{citation.n}] staat niet (meer) zo in de bron “{citation.title}”: lees het na."
    for conflict in answer.conflicts:
        for citation in conflict.citations:
            if texts.get(citation.document, "")[citation.start : citation.end] != citation.quote:
                yield f"Een citaat bij “{conflict.about}” staat niet (meer) zo in “{citation.title}”: lees het na."
    for sentence in answer.sentences:
        if sentence.edited:
            yield from _edited(sentence, answer.citations)


def _edited(sentence: Sentence, citations: Sequence[Citation]) -> Iterator[str]:
    if not sentence.marks:
        yield f"Geschreven door de behandelaar, zonder bron: “{sentence.text}”"
        return
    text = re.sub(rf"\s*\[(?:{'|'.join(map(str, sentence.marks))})\]", "", sentence.text)  # a mark is no figure
    cited = [citation for citation in citations if citation.n in sentence.marks]
    headings = [heading for each in cited for heading in (each.title, *each.section)]
    missing = missing_from(text, [each.quote for each in cited], headings, sentence.before)
    without = f" Niet in het citaat: {', '.join(missing)}." if missing else ""
    yield f"Bewerkt door de behandelaar: “{text}”{without}"

"""What must hold for every answer, as checks that return what is wrong: citations, marks, figures, years."""

import re
from decimal import Decimal

from assistant.answer import Answer, Citation
from assistant.computing.calculation import euro
from assistant.records import amount
from index.search import Index

_FIGURE = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|0\d{1,3}[ /]?(?:\d{2,3} ?){2,4}\d"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,/-]\d+)*"
)
_ORIGIN = re.compile(r"\((?:[a-zéë ]+, )?(?:19|20)\d\d\)|^[A-Z][a-zéë ]+, (?:19|20)\d\d:$", re.MULTILINE)
# What was typed or asked before, and headings that may help; neither says what the sources answer.
_NOT_OURS = ("Gelezen als", "Begrepen als", "Het dichtst in de buurt")
_BOUND = re.compile(r"\b(?:meer dan|minder dan|minstens|hoogstens|precies) €")  # the bound that was asked
_COMPUTED = re.compile(r"^[^“\n]*\((?:19|20)\d\d\)\.$", re.MULTILINE)


def wrong_citations(answer: Answer, index: Index) -> list[str]:
    """Citations that are no slice of their document, stand in no passage, or have no mark; marks without citation."""
    wrong = []
    for citation in answer.citations:
        if index.document(citation.document).text[citation.start : citation.end] != citation.quote:
            wrong.append(f"[{citation.n}] is no slice of {citation.document}")
        if not passages_of(citation, index):
            wrong.append(f"[{citation.n}] stands in no passage")
        if f"“{citation.quote}” [{citation.n}]" not in answer.answer:
            wrong.append(f"[{citation.n}] is not quoted word for word")
    if [citation.n for citation in answer.citations] != list(range(1, len(answer.citations) + 1)):
        wrong.append("citations are not numbered from one")
    rest = without_quotes(answer)
    wrong += [f"mark {mark} has no quote of its own" for mark in re.findall(r"\[\d+\]", rest)]
    wrong += [f"a quotation mark before {found!r}" for found in re.findall(r"” \[", rest)]
    return wrong


def without_quotes(answer: Answer) -> str:
    """The answer's own words: its text without the quotes and their marks."""
    text = answer.answer
    for citation in sorted(answer.citations, key=lambda c: -len(c.quote)):
        text = text.replace(f"“{citation.quote}” [{citation.n}]", " ")
    return text


def passages_of(citation: Citation, index: Index) -> list[str]:
    """The text and section path of the passages that a citation is cut from."""
    return [
        " ".join([passage.text, *passage.section])
        for passage in index.passages(document=citation.document)
        if passage.start <= citation.start and citation.end <= passage.end
    ]


def figures_without_evidence(answer: Answer, index: Index) -> list[str]:
    """Numbers, amounts, dates and addresses in the answer's own words that no quoted passage and no question holds."""
    lines = [line for line in without_quotes(answer).split("\n") if not line.startswith(_NOT_OURS)]
    own = _ORIGIN.sub(" ", _COMPUTED.sub(" ", "\n".join(lines)))
    evidence = " ".join([answer.question, *(text for c in answer.citations for text in passages_of(c, index))])
    count = str(len(answer.citations))  # "14 projecten" above fourteen quotes
    return [figure for figure in _FIGURE.findall(own) if figure not in evidence and figure != count]


def years_not_named(answer: Answer) -> list[str]:
    """Years of the cited documents that the answer's own words do not name."""
    own = without_quotes(answer)
    return sorted({citation.date[:4] for citation in answer.citations if citation.date[:4] not in own})


def wrong_results(answer: Answer) -> list[str]:
    """Amounts in a computed line that are no sum, mean, difference or extreme of the amounts it quotes."""
    quoted = [Decimal(str(value)) for c in answer.citations if (value := amount(c.quote)) is not None]
    if not quoted:
        return []
    results = {sum(quoted), sum(quoted) / len(quoted), max(quoted) - min(quoted), *quoted}
    allowed = {euro(result.quantize(Decimal("0.01"))) for result in map(Decimal, results)}
    lines = [line for line in answer.answer.split("\n") if _COMPUTED.fullmatch(line) and not _BOUND.search(line)]
    return [found for line in lines for found in re.findall(r"€ [\d.]+,\d\d", line) if found not in allowed]

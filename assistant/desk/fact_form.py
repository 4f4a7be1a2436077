"""The small form in which the operator completes a draft fact: its values from a fact, and a fact from its values."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.desk.draft_facts import DraftFact
from assistant.opening import UnknownDocumentError, named_document
from assistant.visible import one_line, visible

if TYPE_CHECKING:
    from index.search import Index

LONGEST_FIELD = 20_000
ALTERNATIVE = "|"


def form_values(fact: DraftFact) -> dict[str, str]:
    """What stands in the fields: one item a line, alternatives of a `must` between bars."""
    return {
        "question": fact.question,
        "type": fact.type,
        "doc": "\n".join(fact.doc),
        "evidence": "\n".join(fact.evidence),
        "must": "\n".join(f" {ALTERNATIVE} ".join(each) for each in fact.must),
        "must_not": "\n".join(fact.must_not),
        "context": "\n".join(fact.context),
    }


def changed_fact(fact: DraftFact, values: Mapping[str, str], index: "Index") -> tuple[DraftFact, list[str]]:
    """The fact with the values of the form, and what is wrong with them, in Dutch. One with gaps stays a draft."""
    wrong = [f"{name} is te lang" for name, value in values.items() if len(value) > LONGEST_FIELD]
    if wrong:
        return fact, wrong
    kind, question = one_line(values.get("type", "")), one_line(values.get("question", ""))
    changed = fact.model_copy(
        update={
            "question": question,
            "type": kind,
            "doc": _lines(values, "doc"),
            "evidence": _lines(values, "evidence"),
            "must": [each for each in map(_alternatives, _lines(values, "must")) if each],
            "must_not": _lines(values, "must_not"),
            "context": _lines(values, "context"),
        }
    )
    changed = changed.model_copy(update={"draft": bool(changed.gaps)})
    wrong = [text for value, text in ((question, "De vraag is leeg."), (kind, "Het soort is leeg.")) if not value]
    return changed, wrong or _not_in_documents(changed, index)


def _lines(values: Mapping[str, str], name: str) -> list[str]:
    return [one_line(line) for line in visible(values.get(name, "")).split("\n") if line.strip()]


def _alternatives(line: str) -> list[str]:
    return [part.strip() for part in line.split(ALTERNATIVE) if part.strip()]


def _not_in_documents(fact: DraftFact, index: "Index") -> list[str]:
    """Evidence is verbatim from a document, as received or as shown, white space aside."""
    texts: list[str] = []
    for name in fact.doc:
        try:
            document = named_document(index, name)
        except UnknownDocumentError as error:
            return [str(error)]
        texts += [one_line(document.raw), one_line(document.text)]
    return [
        f"Dit bewijs staat niet letterlijk in {', '.join(fact.doc) or 'een document'}: “{evidence[:120]}”"
        for evidence in _absent(fact.evidence, texts)
    ]


def _absent(evidence: Sequence[str], texts: Sequence[str]) -> list[str]:
    return [each for each in evidence if not any(each in text for text in texts)]

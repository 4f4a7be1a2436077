"""Parts of a question that asks several things ("… en welke minister is bevoegd?"), each as a question of its own."""

import re

from assistant.question import Inquiry, read_question

_ASK = (
    r"(?:hoeveel|welke?|wie|wat|waar(?:voor|om|mee|over|van|in)?|wanneer|hoe(?:lang)?"
    r"|sinds wanneer|vanaf wanneer|met wie|met welke|door wie|aan wie|van wie|onder welke|op welke"
    r"|bij wie|in welke|uit welke)"
)
_BETWEEN = re.compile(rf"(?:\?\s+|,?\s+(?:en|maar)\s+)(?={_ASK}\b)", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:die|dat|daarvan|daarvoor|daarover|daarmee|ervoor|ervan|deze|dit|de stad|de gemeente"
    r"|het project|de maatregel|dezelfde|ze|zij|hij|het nu)\b",
    re.IGNORECASE,
)


def parts_of(question: str) -> list[str]:
    """The parts, each with its question mark; one part for a question that asks one thing."""
    pieces = [piece.strip(" ,") for piece in _BETWEEN.split(question.strip()) if piece and piece.strip(" ,?")]
    if len(pieces) < 2 or any(len(piece) < 8 for piece in pieces):
        return [question.strip()]
    return [piece if piece.endswith("?") else piece + "?" for piece in pieces[:4]]


def leans_on(part: str, first: str) -> bool:
    """Whether a later part asks about what the first part is about: it names nothing itself, or points back."""
    now = read_question(part)
    if now.references or now.places:
        return False
    return bool(_POINTS_BACK.search(part)) or (len(_names(part)) == 0 and len(part.split()) <= 6)


def merged(first: Inquiry, part: Inquiry) -> Inquiry:
    """The part with the numbers and places of the question's first part, when it names none."""
    return Inquiry(
        part.text,
        part.kinds,
        part.references or first.references,
        part.places or first.places,
        part.years or first.years,
        part.abbreviations or first.abbreviations,
        part.focus,
        part.counted,
        part.denied,
        part.own,
        part.contact,
        part.counted_as,
    )


def _names(text: str) -> list[str]:
    return re.findall(r"(?<=\s)[A-Z][\w'’-]+", text)

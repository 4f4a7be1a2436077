"""What a sub-question asks, one by one, each as a question that can be put to the sources. Looks nothing up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation.followup import resolved
from assistant.conversation.turns import Turn
from assistant.drafts.draft import Part
from index.analysis import STOP_WORDS, tokens

_IF_SO = re.compile(
    r"^(?:zo|indien) (?P<yes>ja|niet|neen?|nee)\b(?: het geval is)?[,:]? *(?:(?:dan|en) )?", re.IGNORECASE
)
_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)°]|[a-z][.)]|[ivx]{1,4}[.)]|[-•–])\s+", re.IGNORECASE)
_POLITE = re.compile(
    r"^(?:(?:kan|kunt|wil|wenst) (?:de |u|mevrouw de |mijnheer de )?(?:vice)?(?:minister)?(?:-president)? *"
    r"(?:mij |ons )?"
    r"(?:hierover |daarover |dit )?(?:mee ?delen|aangeven|toelichten|verduidelijken|zeggen|laten weten|bezorgen|geven"
    r"|een overzicht (?:geven|bezorgen))?[, ]*|"
    r"(?:graag|gelieve|mag ik|kreeg ik) (?:kreeg ik |had ik |ontving ik |vernam ik )?(?:ook )?)",
    re.IGNORECASE,
)
_OVERVIEW = re.compile(
    r"^(?:(?:ik )?(?:een |het )?(?:\w+ )?(?:overzicht|oplijsting|lijst|opsomming|tabel)) (?:van|met) ", re.IGNORECASE
)
_ASK = (
    r"(?:welke?|wie|wat|waar\w*|wanneer|hoe(?:veel|zeer|lang)?|(?:met|door|aan|van|voor|binnen|in|op) (?:welke?|wie))"
)
_PIECE = re.compile(rf"(?:,\s*(?:en\s+)?|\s+en\s+|;\s*)(?={_ASK}\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[?!])\s+|(?<=[.;])\s+(?=[A-Z])")
WISH = re.compile(r"^\W*(?:zo (?:ja|niet|neen?)\W+)?(?:graag|gelieve|kan|kunt|mag ik|kreeg ik)\b", re.IGNORECASE)
_WISH_ONLY = frozenset(
    """toelichting uitleg overzicht meer nadere duiding graag gelieve bondige korte kort detail details toelichten
    uitgebreide antwoord motiveren motivering verduidelijking verduidelijken""".split()
)


@dataclass(frozen=True)
class Thing:
    """One thing that is asked: its number, its text as asked, and the `pieces` of it that ask something of their own.
    `condition` is "ja" or "niet" where it is asked only if what was asked before it is so, or is not."""

    number: str
    text: str
    pieces: tuple[str, ...]
    condition: str = ""


def things_in(part: Part) -> list[Thing]:
    """What a sub-question asks, in order; at least one thing."""
    leaves = _leaves(part)
    found: list[Thing] = []
    for leaf in leaves:
        for text in asking_sentences(leaf.text) or [leaf.text]:
            number = leaf.number if len(leaves) > 1 else part.number
            found.append(Thing(number, text, _pieces(text), _condition(text)))
    return found or [Thing(part.number, part.text, (part.text,))]


def searched(piece: str, turns: Sequence[Turn]) -> str:
    """A piece as a question of its own: what it leans on written out from what was asked before it."""
    return resolved(piece, turns)[:2_000]


def _leaves(part: Part) -> list[Part]:
    return [leaf for nested in part.parts for leaf in _leaves(nested)] or [part]


def asking_sentences(text: str) -> list[str]:
    """The sentences that ask; one that only states something stays with none. "Graag toelichting." asks nothing new."""
    plain = " ".join(text.split())
    asking: list[str] = []
    for sentence in _SENTENCE.split(plain):
        plain_end = sentence.rstrip(" ”\"')")
        wishes = bool(WISH.search(_NUMBER.sub("", sentence)))
        content = {token.form for token in tokens(sentence)} - STOP_WORDS - _WISH_ONLY
        if plain_end.endswith("?") or (wishes and (content or not asking)):
            asking.append(_NUMBER.sub("", sentence).strip())
    return asking


def _condition(text: str) -> str:
    found = _IF_SO.match(text)
    return "" if not found else "ja" if found["yes"].lower() == "ja" else "niet"


def _pieces(text: str) -> tuple[str, ...]:
    """What one sentence asks apart: "welke projecten zijn dit, wat doen ze en welk budget staat ertegenover?"."""
    plain = _IF_SO.sub("", _NUMBER.sub("", text)).strip()
    plain = _POLITE.sub("", plain)
    plain = _OVERVIEW.sub("Geef een lijst van ", plain)
    pieces = [piece.strip(" ,;?.") for piece in _PIECE.split(plain)]
    pieces = [piece for piece in pieces if len(piece) > 5] or [plain.strip(" ?.")]
    return tuple(f"{piece[:1].upper()}{piece[1:]}?" for piece in pieces[:8])

"""What a sub-question asks, one by one, each as a question that can be put to the sources. Looks nothing up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation.followup import resolved
from assistant.conversation.turns import Turn
from assistant.drafts.draft import Part
from assistant.question import read_question
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
    r"(?:welke?|wie|wat|waar\w*|wanneer|hoe(?:veel|zeer|lang)?|in hoeverre"
    r"|(?:met|door|aan|van|voor|binnen|in|op|tot|vanaf|sinds|uit|over|onder|bij) (?:welke?|wie|wanneer))"
)
_PIECE = re.compile(rf"(?:,\s*(?:en\s+)?|\s+en\s+|;\s*)(?={_ASK}\b)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[?!])\s+|(?<=[.;])\s+(?=[A-Z])")
WISH = re.compile(r"^\W*(?:zo (?:ja|niet|neen?)\W+)?(?:graag|gelieve|kan|kunt|mag ik|kreeg ik)\b", re.IGNORECASE)
_WISH_ONLY = frozenset(
    """toelichting uitleg overzicht meer nadere duiding graag gelieve bondige korte kort detail details toelichten
    uitgebreide antwoord motiveren motivering verduidelijking verduidelijken""".split()
)


_TOTAL = re.compile(r"^op welk (?:totaal)?bedrag komen (?P<what>.+?)(?: samen)?$", re.IGNORECASE)
_DEFINED = re.compile(
    r"^welke (?:omschrijving|definitie) (?:geeft|hanteert) .+? (?:van|voor) (?P<what>.+)$", re.IGNORECASE
)
_SAME_BREATH = re.compile(
    r"^(?:hoeveel|wat|wie|welke?|waar) (?:is|was|zijn|waren|bedraagt|bedragen) (?:dat|die|dit|het|deze|ze)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?:wat|met betrekking tot|in verband met|aangaande|betreffende|inzake|over|voor|omtrent|met het oog op) "
    r"|[, ]*(?:betreft|(?:had|kreeg|vernam) ik (?:graag|ook)?(?: \w+)*|graag(?: \w+){0,3}|wil ik (?:graag )?weten)$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"[‘'“\"]([^‘’'“”\"\n]{8,90})[’'”\"]")
_BREAKDOWN = re.compile(
    r"^(?:een |het |ook |deze )*(?:overzicht|op(?:splitsing|lijsting)|uitsplitsing|cijfers|gegevens|verdeling) per\b",
    re.IGNORECASE,
)
_LIST_OF_WHO = re.compile(r"^Geef een lijst van (?:de |het |alle )*(?P<what>[\w-]+) die (?P<rest>.+)$", re.IGNORECASE)
_ASKS_ONLY = re.compile(
    r"^(?:en )?(?:(?:[a-z]+ )?(?:hoe ?(?:lang|vaak|veel)|wanneer|waarom|waar|wie)|hoezo|waardoor)"
    r"(?: (?:niet|wel|dan|precies))*$",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"^(?:wat is|hoe staat het met) de (?:huidige )?(?:stand van zaken|voortgang) (?:van|voor|met|bij) ", re.IGNORECASE
)
_BOTH = re.compile(
    r"\b(?:(?:elk|ieder|een) van (?:de |hen )?(?:twee|beide[n]?)|(?:deze |de )?(?:beide|twee) [a-z]{3,}(?:en|s)\b"
    r"|beide[n]?|allebei)\b",
    re.IGNORECASE,
)
_NAME = r"(?:(?:de|het) )?[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|[a-z]+[a-z-]*(?= (?:en|als) )))*"
_TWO_NAMED = re.compile(
    rf"\b[Zz]owel (?P<one>{_NAME}) als "
    r"(?P<other>(?:de |het )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?: [a-z]+(?= [a-z]+en\b))?)"
    rf"|(?P<first>{_NAME}) en (?P<second>(?:de |het )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
_THEIRS = re.compile(r"\bhun\b", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:hun|haar|zijn(?= [a-z]+ ?\??$)|ze|zij|die|dat|deze|dit|daar(?:van|voor|bij|mee|door|over|op)?"
    r"|er(?:van|voor|bij|mee|door|over))\b",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"^(?P<ask>welke?|hoeveel|wat|wie|wanneer) (?P<with>voor|naar|aan|van|bij|in|op|door|uit|over) "
    r"(?P<rest>\S.{0,60})$",
    re.IGNORECASE,
)
_SAYS_NOTHING = frozenset(
    "gebeurt gebeurde gebeurden gaat ging zijn waren is was dat dit die deze ze zij het daar er precies juist".split()
)


@dataclass(frozen=True)
class Thing:
    """One thing that is asked: its number, its text as asked, and the `pieces` of it that ask something of their own.
    `lead` is what the sub-question states before it asks, `leads` tells that all it asks is about that ("Wat X betreft:
    a) …"). `condition` is "ja" or "niet" where it is asked only if what
    was asked before it is so, or is not."""

    number: str
    text: str
    pieces: tuple[str, ...]
    condition: str = ""
    lead: str = ""
    leads: bool = False


def things_in(part: Part) -> list[Thing]:
    """What a sub-question asks, in order; at least one thing."""
    leaves = _leaves(part)
    topic = _topic(part.text, leaves[0].text) if part.parts else ""
    lead = topic or _stated(part.text)
    found: list[Thing] = []
    for leaf in leaves:
        for text in asking_sentences(leaf.text) or [leaf.text]:
            number = leaf.number if len(leaves) > 1 else part.number
            found.append(Thing(number, text, _pieces(text), _condition(text), lead, bool(topic)))
    return found or [Thing(part.number, part.text, (part.text,))]


def searched(piece: str, turns: Sequence[Turn]) -> str:
    """A piece as a question of its own: what it leans on written out from what was asked before it."""
    return resolved(piece, turns)[:2_000]


def asked_of(piece: str, asked: str) -> str:
    """A piece that is only a question word ("voor hoe lang?") with what it is asked of: the yes-or-no question before
    it ("Is uitstel mogelijk?")."""
    own = piece.rstrip(" ?.")
    if not _ASKS_ONLY.match(own) or not asked:
        return ""
    word = re.sub(r" (?:niet|wel|dan)\b", "", own)
    so = f"{asked[:1].lower()}{asked[1:].rstrip(' ?.')}"
    return f"{word} {re.sub(r' (?=[^ ]+$)', ' niet ', so) if ' niet' in own else so}?"


def apart(piece: str, context: str) -> list[str]:
    """A piece that asks one thing of two that are named ("bij elk van beide", "Ceapire en Textgain"), once for
    each; none for another. `context` is what stands before it."""
    both, own = _BOTH.search(piece), _TWO_NAMED.search(piece)
    numbers = list(dict.fromkeys(f"{r.word} {r.number}" for r in read_question(context).references if r.word))
    if both:
        names = numbers if len(numbers) == 2 else _names(_TWO_NAMED.search(context))
        return [f"{piece[: both.start()]}{name}{piece[both.end() :]}" for name in names]
    if _THEIRS.search(piece):
        whole = _THEIRS.sub("de", piece.rstrip(" ?"))
        return [f"{whole} van {name}?" for name in _names(_TWO_NAMED.search(context))]
    return [f"{piece[: own.start()]}{name}{piece[own.end() :]}" for name in _names(own)] if own else []


def asks_of_both(piece: str) -> bool:
    """ "Hoeveel krijgen beide diensten?", "hoe hoog was hun inbreng?": one thing of each of two."""
    return bool(_BOTH.search(piece) or _THEIRS.search(piece))


def leans(text: str) -> bool:
    """Whether a text points back at what was named before it, or asks it apart for each."""
    return bool(_LEANS.search(text)) or is_breakdown(text) or bool(re.search(r"\boverzicht\b.*\bper\b", text))


def _names(found: re.Match[str] | None) -> list[str]:
    if found is None:
        return []
    return [name for name in (found["one"] or found["first"], found["other"] or found["second"]) if name]


def says_nothing(piece: str) -> bool:
    """Whether a piece has no words of its own to be looked up by ("welke waren dat?")."""
    return (
        bool(_ASKS_ONLY.match(piece.rstrip(" ?.")))
        or not {token.form for token in tokens(piece)} - STOP_WORDS - _SAYS_NOTHING
    )


def established(piece: str, introduction: str) -> str:
    """What the introduction calls by name and the piece means by a word of that name: 'Preventie in Diest' for "het
    project in Diest"; "" for nothing."""
    own = set(re.findall(r"(?<=\S )[A-Z][\w-]{3,}", piece))
    content = {token.form for token in tokens(piece)} - STOP_WORDS
    for found in _CALLED.finditer(introduction):
        name = found[1]
        shared = {token.form for token in tokens(name)} & content
        if name not in piece and (len(shared) > 1 or (shared and own & set(name.split()))):
            return name
    return ""


def is_breakdown(piece: str) -> bool:
    """ "Graag een overzicht per maand": what was asked before it, apart for each."""
    return bool(_BREAKDOWN.match(piece))


def _topic(text: str, first: str) -> str:
    """What stands above the letters or bullets of a sub-question: "Wat maatregel 4.2 betreft:"."""
    plain = " ".join(text.split())
    before = plain[: plain.index(first)] if first in plain else ""
    before = re.sub(r"(?:\(?\b[a-z][.)]|[-–•*▪◦·])\s*$", "", before).strip()
    if not before or before.endswith("?"):
        return ""
    return _ABOUT.sub("", before.rstrip(" :,.")).strip()[:300]


def _stated(text: str) -> str:
    """What a sub-question states and does not ask."""
    plain = " ".join(text.split())
    stated = [s for s in _SENTENCE.split(plain) if s.strip() and not s.rstrip().endswith("?") and not WISH.search(s)]
    return " ".join(stated)[:300].rstrip(" .:") if stated and stated[0] != plain else ""


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


def leans_on_condition(text: str) -> bool:
    """Whether a question is asked only if what was asked before it is so, or is not."""
    return bool(_condition(_NUMBER.sub("", text)))


def _condition(text: str) -> str:
    found = _IF_SO.match(text)
    return "" if not found else "ja" if found["yes"].lower() == "ja" else "niet"


def _pieces(text: str) -> tuple[str, ...]:
    """What one sentence asks apart: "welke projecten zijn dit, wat doen ze en welk budget staat ertegenover?"."""
    plain = _IF_SO.sub("", _NUMBER.sub("", text)).strip()
    plain = _POLITE.sub("", plain)
    plain = _OVERVIEW.sub("Geef een lijst van ", plain)
    pieces: list[str] = []
    for piece in (piece.strip(" ,;?.") for piece in _PIECE.split(plain)):
        if pieces and _SAME_BREATH.match(piece):
            pieces[-1] += f" en {piece}"  # "welke stad is dat en hoeveel is het": told in one breath
        elif pieces and len(pieces[-1].split()) < 3:
            pieces[-1] += f" en {piece}"  # "welke stad en welke gemeente doen mee": one verb for both
        elif len(piece) > 5:
            pieces.append(_plainly(_whole(piece, pieces)))
    pieces = pieces or [plain.strip(" ?.;")]
    return tuple(f"{piece[:1].upper()}{piece[1:]}?" for piece in pieces[:8])


def _whole(piece: str, before: Sequence[str]) -> str:
    """ "Welk voor maatregel 4.1", after "welk budget is er voor maatregel 2.1": with the words that it leaves out."""
    found = _ELLIPSIS.match(piece)
    at = before[-1].lower().rfind(f" {found['with'].lower()} ") if found and before else -1
    return f"{before[-1][:at]} {found['with']} {found['rest']}" if found and at > 0 else piece


def _plainly(piece: str) -> str:
    """A turn of phrase of written questions as a question is put."""
    piece = _STATE.sub("Wat is de status van ", piece)
    piece = re.sub(r"\bbedroegen\b", "bedragen", re.sub(r"\bbedroeg\b", "bedraagt", piece))
    total, defined, listed = _TOTAL.match(piece), _DEFINED.match(piece), _LIST_OF_WHO.match(piece)
    if listed:
        return f"Welke {listed['what']} {listed['rest']}"
    if total:
        return f"Hoeveel bedragen {total['what']} samen"
    return f"Wat is {defined['what']}" if defined else piece

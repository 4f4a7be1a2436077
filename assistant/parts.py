"""Parts of a question that asks several things ("… en welke minister is bevoegd?"), each as a question of its own, and
the documents that a part names by their year or kind."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.lexicon import folded
from assistant.part_forms import formed, headed, is_tail
from assistant.question import Inquiry, names_in, read_question
from corpus.document import Source

_ASK = (
    r"(?:(?:ook )?(?:hoeveel|hoevaak|welke?|wie|wat|waar(?:voor|om|mee|over|van|in|toe|aan)?|wanneer|hoe(?:lang)?"
    r"|(?:sinds|vanaf|tot) wanneer|(?:met|door|aan|van|bij|voor|onder|op|in|uit|naar|via) (?:wie|welke?|wat)))"
)
_VERB = r"(?:is|zijn|moet(?:en)?|mag|mogen|kan|kunnen|wordt|worden|bestaat|krijgt|betaalt|heeft|geldt)"
_WHO = r"(?:een|de|het|er|ik|je|we|men|die|dat|deze|dit)"
_BETWEEN = re.compile(
    rf"(?:\?\s+|;\s*|,?\s+(?:en|maar|alsook|plus|\+)\s+)(?={_ASK}\b)|,\s+(?:en|maar)\s+(?={_VERB}\s+{_WHO}\b)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s+(?:en|\+|&|plus|alsook)\s+|\s*;\s*", re.IGNORECASE)
_TWO_SENTENCES = re.compile(rf"^(?P<said>[^?]+[.])\s+(?P<asked>{_ASK}\b.*)$", re.IGNORECASE)
_THAN_THAT = re.compile(r"\bdan (?:dat|dit|dat bedrag|die som)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d\d)? ?(?:euro|€)|\d+ ?(?:euro|€)|€ ?[\d.,]+\d", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:die|dat|daar|daarvan|daarvoor|daarover|daarop|daarmee|ervoor|ervan|deze|dit|zo een"
    r"|zo['’]n|het latere|de stad|de gemeente"
    r"|het project|de maatregel|dezelfde|ze|zij|hij|haar|hun"
    r"|het(?= (?:nu|vandaag|momenteel|zelf|bereik\w*|contact\w*)))\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\balle\b|\ballemaal\b|\belk\w*\b", re.IGNORECASE)
_COUNTS_NOTHING = re.compile(
    r"^hoeveel (?:er )?(?:zijn|waren|hebben|hadden|vallen|staan|zitten|dragen)\b(?! (?:er|het|dat|die|ze)\b)",
    re.IGNORECASE,
)
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_NOW = r"\b(?:nu|vandaag|momenteel|tegenwoordig|intussen|ondertussen|huidige?|heden)\b"
_THEN = r"\b(?:toen|destijds|toenmalig\w*|indertijd|ten tijde van|vroeger)\b"
_TIME = re.compile(
    rf"(?:\b(?:in|sinds|vanaf|tot|van|voor|begin|eind) )?(?:\b(?:{_MONTH}) )?\b(?:19|20)\d\d\b|{_NOW}|{_THEN}",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    "precies juist wie wat hoe hoeveel waar wanneer welke welk was is waren zijn het de dat"
    " voor in met door en er".split()
)
_KEYWORD_KINDS = ("contact", "amount", "date", "minister", "abbreviation", "definition", "status", "actor")
_WHO_THAT = re.compile(
    r"\b(?:de|het) (stad|gemeente|organisatie|vzw|dienst|expert|minister|stadsbestuur) (?:die|dat) ([^,?]+)",
    re.IGNORECASE,
)


def parts_of(question: str) -> list[str]:
    """The parts, each with its question mark; one part for a question that asks one thing."""
    plain = question.strip()
    told = _TWO_SENTENCES.match(plain)
    if told and _THAN_THAT.search(told["asked"]) and (amount := _AMOUNT.search(told["said"])):
        return [told["said"], _THAN_THAT.sub(f"dan {amount[0]}", told["asked"])]
    sides = formed(plain)
    if sides:
        return sides
    topic, rest = headed(plain)
    pieces = [piece.strip(" ,") for piece in _BETWEEN.split(rest) if piece and piece.strip(" ,?")]
    pieces = _without_tails(pieces)
    pieces = [*pieces[:1], *(_with_noun(piece, pieces[0]) for piece in pieces[1:])]
    if len(pieces) < 2:
        pieces = _keyword_parts(plain)
    elif topic:
        pieces = [f"{topic}: {pieces[0]}", *(_about(piece, topic) for piece in pieces[1:])]
    if len(pieces) < 2 or any(len(piece) < 8 or _says_nothing(piece) for piece in pieces):
        return [plain]
    return [piece if piece.endswith("?") else piece + "?" for piece in pieces[:4]]


def _with_noun(piece: str, first: str) -> str:
    """ "… en hoeveel zijn nieuw?" counts what the first part counts."""
    noun = read_question(first).counted.split()
    if not noun or not _COUNTS_NOTHING.match(piece):
        return piece
    return re.sub(r"^hoeveel(?: er)?", f"hoeveel {noun[0]}", piece, count=1, flags=re.IGNORECASE)


def _without_tails(pieces: list[str]) -> list[str]:
    """The pieces, each tail of a calculation put back behind what it belongs to."""
    kept: list[str] = []
    for piece in pieces:
        if kept and is_tail(piece, kept[-1]):
            kept[-1] = f"{kept[-1].rstrip('?')}, en {piece}"
        else:
            kept.append(piece)
    return kept


def _about(piece: str, topic: str) -> str:
    return piece if topic.lower() in piece.lower() else f"{piece.rstrip(' ?')} ({topic})"


def _says_nothing(piece: str) -> bool:
    """ "… en welke zijn dat?" asks no more than what stands before it."""
    return not _TIME.search(piece) and all(word in _EMPTY for word in re.findall(r"\w+", piece.lower()))


def _keyword_parts(question: str) -> list[str]:
    """ "startdatum projecten en eigen inbreng Antwerpen": two sides that each ask a kind of thing of their own."""
    sides = [side.strip(" ?,") for side in _JOINED.split(question)]
    longest = 24 if re.search(r"\s\+\s|;", question) else 12
    if len(sides) != 2 or any(len(side.split()) < 2 for side in sides) or len(question.split()) > longest:
        return []
    inquiries = [read_question(side) for side in sides]
    kinds = [set(inquiry.kinds) & set(_KEYWORD_KINDS) for inquiry in inquiries]
    each_its_own = all(inquiry.places or inquiry.references for inquiry in inquiries)
    return sides if all(kinds) and (each_its_own or not kinds[0] & kinds[1]) else []


def asked_within(question: str) -> tuple[str, str] | None:
    """ "Hoeveel kreeg de stad die het netwerk leidt?": the inner question, and the phrase its answer stands for."""
    found = _WHO_THAT.search(question)
    if not found or len(found[2].split()) < 3 or not read_question(question[: found.start()]).kinds:
        return None
    return f"Welke {found[1].lower()} {found[2].strip()}?", found[0]


def elliptic(part: str, first: str, kinds: Sequence[str]) -> str:
    """ "en wie in 2021?" after another question: that question at the part's time; "" for a part that says more.

    `kinds` are the kinds of the documents, by which the first question may name its own time ("ten tijde van het
    actieplan").
    """
    times = [found[0] for found in _TIME.finditer(part)]
    rest = _TIME.sub(" ", part)
    if not times or any(word not in _EMPTY for word in re.findall(r"\w+", rest.lower())):
        return ""
    named = "|".join(re.escape(kind) for kind in kinds) or r"(?!)"
    place = rf"\b(?:ten tijde van|volgens|bij|in|op) (?:de|het) (?:[\w-]+ ){{0,4}}(?:{named})\b(?: van \d{{4}})?"
    body = _TIME.sub(" ", re.sub(place, " ", first.rstrip(" ?"), flags=re.IGNORECASE))
    return f"{' '.join(body.split()).rstrip(' ,')} {' '.join(times)}?"


def documents_named(part: str, sources: Sequence[Source]) -> tuple[str, ...]:
    """The documents that a part names: by kind or title after "in het", "volgens de", by year, or as those in force
    ("nu") or not any more ("toen"); none for a part that names none."""
    plain = folded(part)
    by_name = [s for s in sources if _called(plain, s)]
    years = set(re.findall(r"(?<!vanaf )(?<!tegen )\b(?:19|20)\d\d\b", part))  # "vanaf 2022" may be told before
    of_year = [s for s in by_name or sources if s.year in years]
    found = of_year or by_name
    if not found and not years:
        old = [s for s in sources if s.superseded_by or s.valid_until]
        if re.search(_NOW, plain) and old:
            newest = max(s.date for s in sources)[:4]
            current = [s for s in sources if s not in old]
            found = [s for s in current if s.year == newest] + [s for s in current if s.year != newest]
        elif re.search(_THEN, plain):
            found = old
    return tuple(s.id for s in found) if len(found) < len(sources) else ()


def _called(plain: str, source: Source) -> bool:
    """Whether a document is called by its kind, or by the first word of its title, after a preposition."""
    first = re.match(r"[\w-]+", folded(source.title))
    names = [folded(source.kind), *([first[0]] if first and len(first[0]) > 7 else [])]
    names = [name for name in names if name]
    after = r"\b(?:in|volgens|bij|op|uit|van|ten tijde van) (?:de|het|die|dat) (?:[\w-]+ ){0,3}"
    return any(re.search(rf"{after}{re.escape(name)}\b", plain) for name in names)


def leans_on(part: str, first: str) -> bool:
    """Whether a later part asks about what the first part is about: it names nothing itself, or points back."""
    now = read_question(part)
    if now.references or now.places or _OF_ALL.search(part):
        return False
    return points_back(part) or (len(_names(part)) == 0 and len(part.split()) <= 6)


def points_back(part: str) -> bool:
    """Whether a part points back in words, or asks an address without saying whose."""
    whose = read_question(part).asks("contact") and not names_in(part)
    return bool(_POINTS_BACK.search(part)) or (whose and not re.search(r"\b(?:van|bij|aan) (?:de|het|een)\b", part))


def merged(first: Inquiry, part: Inquiry) -> Inquiry:
    """The part with the numbers and places of the question's first part, when it names none."""
    return replace(
        part,
        references=part.references or first.references,
        places=part.places or first.places,
        abbreviations=part.abbreviations or first.abbreviations,
    )


def last_name(text: str) -> str:
    """The last run of capitalised words after the first word, or what stands in quotation marks: what a question is
    about; "" for none."""
    quoted = re.findall(r"[‘'“\"]([^’'”\"]{4,80})[’'”\"]", text)
    runs = re.findall(r"(?<=[^.?!:]\s)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", text)
    return (quoted or runs or [""])[-1]


def _names(text: str) -> list[str]:
    return re.findall(r"(?<=\s)[A-Z][\w'’-]+", text)

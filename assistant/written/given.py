"""The passages that a model is given: numbered, fenced, within a budget of tokens, without web addresses.

Text inside a document is data: marks, fences, hidden characters and sentences that give orders to a model are taken out
of what the model reads, while the offsets of what it cites stay those of the document.
"""

import logging
import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.written.held import Held
from assistant.written.marks import is_seen
from corpus.document import Passage, Source
from corpus.sentences import sentence_spans

log = logging.getLogger(__name__)

CHARACTERS_A_TOKEN = 2.8  # of Dutch, for the vocabularies of common models; a guess on the safe side
LEAST = 120  # a passage cut to fewer tokens than this is left out
_URL = re.compile(r"(?:https?|ftp)://\S+|www\.\S+|!?\[[^\]\n]*\]\([^)\n]*\)")
_MARK = re.compile(r"\[\s*(\d+(?:\s*[,;-]\s*\d+)*)\s*\]")
_TAG = re.compile(r"<[^<>\n]{0,200}>|<<+|>>+|```+|\|im_(?:start|end)\||\[/?INST\]", re.IGNORECASE)
_ORDERS = re.compile(
    "|".join(
        (
            r"\b(?:negeer|vergeet|ignore|disregard|forget|ignoreer|ignoriere|ignorez|oubliez|vergiss)\b.{0,60}"
            r"\b(?:instruc|instruk|anweisung|opdracht|regel|règle|prompt|rule|bronnen)",
            r"\b(?:noot|nota|bericht|mededeling|boodschap|note|message)\b.{0,12}\b(?:voor|aan|for|to)\b.{0,8}"
            r"\b(?:assistent|assistant|AI\b|model\b|bot\b)",
            r"\b(?:nieuwe|new|bijkomende)\s+(?:instructie|opdracht|instruction)",
            r"\b(?:systeem|system)\s?-?(?:prompt|bericht|message|instructie)",
            r"^\W*(?:system|assistant|user|systeem|assistent)\s*:|\bbron(?:nen)?\s*[\[(]\d{1,2}[\])]",
            r"\b(?:je bent|u bent|you are)\s+(?:nu|now|vanaf nu|voortaan)\b",
            r"\b(?:taalmodel|AI-assistent|language model|chatbot|AI assistant)\b",
            r"\b(?:antwoord|schrijf|zeg|reply|respond|answer|say)\b.{0,30}"
            r"\b(?:alleen|enkel|only|uitsluitend|precies|exact|altijd|always)\b.{0,12}[:“\"'‘]",
            r"\b(?:toon|geef|herhaal|reveal|print|repeat)\b.{0,30}\b(?:prompt|instructi|sleutel|wachtwoord|api)",
            r"\b(?:stuur|mail|verzend|post|send|upload)\b.{0,60}"
            r"\b(?:gesprek|vraag van de gebruiker|conversation|chat|geschiedenis|wachtwoord)",
        )
    ),
    re.IGNORECASE,
)
OMITTED = "(weggelaten)"
_SPACED = re.compile(r"\b(?:\w ){3,}\w\b")
# Greek and Cyrillic letters that look like Latin ones: with them an order reads the same and matches no pattern.
_LOOKALIKES = str.maketrans(
    "аеіјорсухѕһԁԛԝАВЕІЈКМНОРСТУХѕαεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeijopcyxshdqwABEIJKMHOPCTYXsaeiknoptuxABEZHIKMNOPTYX"
)


@dataclass(frozen=True)
class GivenPassage:
    """A passage with its number, as the model reads it (`shown`) and what it holds."""

    number: int
    passage: Passage
    shown: str
    held: Held = field(repr=False)

    @property
    def suspect(self) -> bool:
        """Whether something in it gives orders to whoever reads it."""
        return OMITTED in self.shown


@dataclass(frozen=True)
class Given:
    """What one question's model reads. `open` and `close` hold a number that no document can know."""

    passages: tuple[GivenPassage, ...]
    open: str
    close: str

    def fenced(self) -> str:
        return "\n\n".join(f"[{p.number}] {self.open}\n{p.shown}\n{self.close}" for p in self.passages)

    def numbered(self, number: int) -> GivenPassage | None:
        return self.passages[number - 1] if 0 < number <= len(self.passages) else None


def given(passages: Sequence[Passage], sources: dict[str, Source], *, tokens: int) -> Given:
    """The first passages that fit the budget, in order, the last one cut at a sentence; at least the first."""
    left = tokens
    chosen: list[GivenPassage] = []
    for passage in passages:
        if passage.kind == "heading":
            continue
        shown = shown_text(passage, sources.get(passage.document))
        if tokens_of(shown) > left:
            shown = _cut(shown, max(left, LEAST)) if left >= LEAST or not chosen else ""
        if not shown:
            break
        held = Held(passage.text, " \n".join(passage.section))
        chosen.append(GivenPassage(len(chosen) + 1, passage, shown, held))
        left -= tokens_of(shown) + 12
        if left < LEAST:
            break
    nonce = secrets.token_hex(3)
    return Given(tuple(chosen), f"<<<{nonce}", f"{nonce}>>>")


def tokens_of(text: str) -> int:
    """About how many tokens a text counts."""
    return int(len(text) / CHARACTERS_A_TOKEN) + 1


def shown_text(passage: Passage, source: Source | None) -> str:
    """A passage as a model may read it: under its headings, the cells of a row named, nothing that gives orders."""
    origin = ", ".join(harmless(part) for part in (source.kind, source.year) if part) if source else ""
    heads = " › ".join(harmless(h) for h in passage.section[-2:])
    return f"{heads[:160]}{f' ({origin})' if origin else ''}\n{harmless(_cells(passage) or passage.text)}"


def harmless(text: str) -> str:
    """The text without what could pass for the program's own words or send a reader elsewhere."""
    plain = _URL.sub("(webadres)", unfenced(text))
    kept = [OMITTED if gives_orders(plain[s:e]) else plain[s:e] for s, e in sentence_spans(plain, 0, len(plain))]
    if OMITTED not in kept:
        return plain
    log.warning("a passage holds text that gives orders to its reader; those sentences were left out")
    return "\n".join(kept)


def unfenced(text: str) -> str:
    """The text without hidden characters, fences, tags and marks: neither a document nor a question may pass for a
    source or for the program."""
    plain = "".join(c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or is_seen(c))
    return _MARK.sub(r"(\1)", _TAG.sub(" ", plain))


def gives_orders(text: str) -> bool:
    """Whether a text speaks to a model rather than to a reader, also in lookalike letters or s p a c e d ones."""
    plain = text.translate(_LOOKALIKES)
    together = _SPACED.sub(lambda found: found[0].replace(" ", ""), plain)
    return bool(_ORDERS.search(plain) or (together != plain and _ORDERS.search(together)))


def _cells(passage: Passage) -> str:
    """The cells of a row under the names of their columns, without which "28.700,00 €" says nothing."""
    if passage.record is None or passage.record.kind != "row":
        return ""
    columns: dict[str, list[str]] = {}
    for cell in passage.record.cells:
        columns.setdefault(cell.column, []).append(passage.text[cell.start - passage.start : cell.end - passage.start])
    return "\n".join(f"{column}: {'; '.join(values)}" for column, values in columns.items())


def _cut(text: str, tokens: int) -> str:
    room = int(tokens * CHARACTERS_A_TOKEN)
    ends = [end for _, end in sentence_spans(text, 0, len(text)) if end <= room]
    return text[: ends[-1]] if ends else text[:room]

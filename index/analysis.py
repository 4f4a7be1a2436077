"""Dutch lexical analysis: text to tokens, tokens to the terms that the lexical leg indexes and looks for.

Numbers, amounts, dates, phone numbers and addresses stay whole, in one canonical form. Knows no store and no corpus;
how compounds split is told from outside (`index.compounds`).
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from index.verbs import BASE_FORM

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
MONTHS = _MONTHS.split()
_STOP_WORDS = """
aan al als alle alles ander andere anders ben bij bijvoorbeeld binnen daar daarbij daarom daarvan dan dat de deze die
dit doen doet dus door e een eens elk elke en enkele er erbij ervan etc even geen haar had hadden heb hebben heeft
heel hem het hier hierbij hij hoe hun iets ik in indien is ja je jij jou jouw kan kon krijgt krijg kunnen kunt maar me
meer men met mij mijn moet moeten mag na naar niet niets nog nu of om omdat onder ons onze ook op over per reeds sinds
te ten tegen ter terwijl toch toen tot u uit uw van vanuit vanwege veel via volgens voor vooral waar waarbij waarin
waarmee waarom waarop waarvan wanneer want waren was wat we wel welk welke werd werden wie wij wil willen word worden
wordt zal ze zelf zich zij zijn zo zoals zou zouden zullen hoeveel hetzelfde dezelfde eigen graag hallo alstublieft
aub
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_TOKEN = re.compile(
    rf"""(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    |(?P<url>(?:https?://|www\.)[^\s<>"')\]]+)
    |(?P<day>\b\d{{1,2}}\s(?:{"|".join(MONTHS)})\s(?:19|20)\d\d\b)
    |(?P<numeric_day>\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d\b)
    |(?P<phone>(?<![\w.,])(?:\+\d{{2}}\s?\d{{1,3}}|0\d{{1,3}})[\s/.]{{0,2}}\d{{2,3}}(?:[\s.]\d{{2,3}}){{1,3}}(?![\w,]))
    |(?P<amount>(?<![\w.,])(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d{{1,2}})?(?!\w)
        |\d{{1,3}}(?:\s\d{{3}})+(?:,\d{{1,2}})?(?=\s?(?:€|euro))))
    |(?P<number>\d+(?:[.,]\d+)*(?:ste|de|e)?(?!\w))
    |(?P<word>\w+(?:['’‘\-]\w+)*)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Token:
    """A piece of text as it stands (`start`, `end`) and its folded or canonical form; `kind` names its rule."""

    form: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Terms:
    """What is indexed or looked for: stems and canonical forms, and apart from them the stems of parts of compounds."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]


Splitter = Callable[[str], tuple[str, ...]]
_stems: ContextVar[bool] = ContextVar("stems", default=True)


def fold(text: str) -> str:
    """Lower case without accents, the apostrophes made one; may be shorter or longer than the text."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return text.lower()


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, left to right, stop words included. A hyphenated word is one token, its hyphens kept."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "word"
        form = _CANONICAL.get(kind, fold)(match[0])
        yield Token(form, kind, match.start(), match.end())


def words(text: str) -> Iterator[str]:
    """The folded words of a text, stop words included, numbers and addresses left out; a hyphen parts two words."""
    for token in tokens(text):
        if token.kind == "word":
            yield from (piece for piece in token.form.split("-") if piece and not piece[0].isdigit())


@contextmanager
def unstemmed() -> Iterator[None]:
    """Within this, `terms` gives folded words as they are: to measure what stems add. Index and search both in it."""
    token = _stems.set(False)
    try:
        yield
    finally:
        _stems.reset(token)


def terms(text: str, split: Splitter) -> Terms:
    """The terms of a text: whole words and figures in `whole`, the parts of compounds in `parts`, both in order."""
    form = stem if _stems.get() else str
    whole: list[str] = []
    parts: list[str] = []
    for token in tokens(text):
        if token.kind != "word":
            whole.extend(_figure_terms(token))
        elif token.form not in STOP_WORDS:
            pieces = [piece for piece in token.form.split("-") if piece]
            whole.append(form("".join(pieces)))
            if len(pieces) > 1:
                parts.extend(form(piece) for piece in pieces if piece not in STOP_WORDS)
            for piece in pieces:
                parts.extend(form(part) for part in split(piece))
    return Terms(tuple(whole), tuple(parts))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word: Porter's algorithm for Dutch, after irregular forms and the plurals that it leaves.

    Snowball's newer algorithm for Dutch keeps `maatregel`/`maatregelen` and `bedrag`/`bedragen` apart.
    """
    word = BASE_FORM.get(word, word)
    if word.endswith("'s"):
        word = word[:-2]
    elif word.endswith(("ies", "eaus", "ens")) and len(word) > 5:
        word = word[:-1]
    if word.endswith("dt"):
        word = word[:-1]
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


_of_this_thread = threading.local()


def _stemmer() -> Any:
    """One a thread: a Snowball stemmer keeps the word it works on in itself."""
    if not hasattr(_of_this_thread, "stemmer"):
        from snowballstemmer.dutch_porter_stemmer import DutchPorterStemmer

        _of_this_thread.stemmer = DutchPorterStemmer()
    return _of_this_thread.stemmer


def _figure_terms(token: Token) -> list[str]:
    """A figure's canonical form, and the coarser one that people also type: whole euros, a month, an address' host."""
    form = token.form
    if token.kind in ("amount", "number") and re.fullmatch(r"\d{4,}\.\d\d", form):
        return [form, form.partition(".")[0]]
    if token.kind in ("day", "numeric_day"):
        year, month, _ = form.split("-")
        return [form, year, MONTHS[int(month) - 1]]
    if token.kind == "email":
        return [form, form.partition("@")[2]]
    if token.kind == "url":
        return [form, form.partition("/")[0]]
    return [form]


def _day(text: str) -> str:
    day, month, year = text.lower().split()
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


def _numeric_day(text: str) -> str:
    day, month, year = re.split(r"[/.-]", text)
    return f"{year}-{min(max(int(month), 1), 12):02}-{int(day):02}"


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return "0" + digits[2:] if text.startswith("+") else digits


def _amount(text: str) -> str:
    return re.sub(r"[.\s]", "", text).replace(",", ".")


def _number(text: str) -> str:
    figure = re.sub(r"(?:ste|de|e)$", "", text.lower())
    return figure.replace(",", ".") if figure.count(",") == 1 and "." not in figure else figure


def _url(text: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", fold(text)).rstrip("/.,;:")


_CANONICAL: dict[str, Callable[[str], str]] = {
    "day": _day,
    "numeric_day": _numeric_day,
    "phone": _phone,
    "amount": _amount,
    "number": _number,
    "url": _url,
}

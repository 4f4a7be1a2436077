"""What a sentence claims that can be checked: numbers, amounts, dates, times, addresses, abbreviations, proper names.

Each claim has a canonical value, so that "zestien" is 16 and "03/06/2021" is 3 juni 2021. Judges nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from assistant.dutch_numbers import SCALES, figure_value, ordinal_value, word_value
from index.analysis import MONTHS, fold

Kind = Literal[
    "email", "url", "phone", "date", "year", "time", "percent", "amount", "number", "ordinal", "abbreviation", "name"
]
_SHORT_MONTHS = {month[:3]: place for place, month in enumerate(MONTHS, 1)} | {"mrt": 3, "sept": 9}
_MONTH = "|".join([*MONTHS, *(f"{short}\\." for short in _SHORT_MONTHS)])
_HOST = r"[\w-]+(?:\.[\w-]+)*\.(?:be|com|eu|org|net|nl|info|brussels|vlaanderen|gent|io|example|test)\b"
_PLAIN = r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)*"
_PATTERN = re.compile(
    rf"""(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    |(?P<url>(?:https?|ftp)://[^\s<>"'”’)\]]+|www\.[^\s<>"'”’)\]]+|(?<![\w@.]){_HOST}(?:/[^\s<>"'”’)\]]*)?)
    |(?P<date>(?<![\d.])\d{{1,2}}(?:ste|de|e)?\s(?:{_MONTH})(?:\s(?:19|20)\d\d)?(?!\w)
        |(?<![\d/.-])\d{{1,2}}(?P<mark>[/.-])\d{{1,2}}(?P=mark)(?:19|20)\d\d(?!\d)
        |(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)
        |\b(?:{_MONTH})\s(?:van\s)?(?:19|20)\d\d\b)
    |(?P<phone>(?<![\w.,])(?:\+\d{{2}}[\s/.]?(?:\(0\))?\d{{1,3}}|0\d{{1,3}})[\s/.-]{{0,2}}\d{{2,3}}(?:[\s./-]?\d{{2,3}}){{1,3}}(?![\w,]))
    |(?P<time>(?<![\d.,])\d{{1,2}}(?:[.:]\d\d)?\s?(?:u\d\d\b|u(?:ur|\.)?(?!\w)|h\d\d\b)|(?<![\d.,:])\d{{1,2}}:\d\d(?![\d:]))
    |(?P<percent>(?:{_PLAIN})\s?(?:%|procent\b|percent\b))
    |(?P<amount>(?:€|\beuro|\bEUR)\s?(?:{_PLAIN})(?:\s(?:{"|".join(SCALES)}))?|(?:{_PLAIN})(?:\s(?:{"|".join(SCALES)}))?\s?(?:€|euro\b|EUR\b))
    |(?P<scaled>(?:{_PLAIN}|\b(?:een\s)?half|\banderhalf|\b[a-zé]+)\s(?:{"|".join(SCALES)})\b(?:\s(?:euro\b|€))?)
    |(?P<ordinal>(?<![\w.,])\d{{1,3}}(?:ste|de|e)\b)
    |(?P<number>{_PLAIN})
    |(?P<word>[^\W\d_](?:[\w’'‘-]*\w)?)""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_CAPITALS = re.compile(r"[A-ZÀ-Þ].*[A-ZÀ-Þ]")
_SUFFIX = re.compile(r"(?:[’'‘](?:s|er|ers|en)|(?<=[A-Z])(?:s|er|ers))$")
# Words that people capitalise without naming anybody; where a document capitalises them they say no more than others.
GENERIC = frozenset(
    """minister ministers stad steden gemeente gemeenten regering parlement departement project projecten actie acties
    actieplan maatregel maatregelen bijlage bron bronnen vraag antwoord platform netwerk werkgroep agentschap dienst
    federale de het een ja nee dit deze die dat er in op voor van met door om bij aan als ook""".split()
)
_OPENING = " \t\n•*-–—“”\"'‘’„«("


@dataclass(frozen=True)
class Claim:
    """A checkable piece of a text with its place there. `value` depends on `kind`; dates are (year, month, day), 0 for
    what is not said; numbers are `Decimal`; names and abbreviations are as written."""

    kind: Kind
    value: Any
    text: str
    start: int
    end: int


def claims_in(text: str) -> list[Claim]:
    """Every claim of a text but its proper names, left to right. "een" is no number, a URL is a claim."""
    return [claim for found in _found(text) for claim in _claims(found)]


@lru_cache(maxsize=512)  # one sentence is held against the same few passages again and again
def _found(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_PATTERN.finditer(text))


def _claims(found: re.Match[str]) -> Iterator[Claim]:
    kind, text = found.lastgroup or "", found[0]
    if kind == "mark" or found["date"]:
        kind = "date"
    read = _READ[kind](text)
    if read is not None:
        yield Claim(read[0], read[1], text, found.start(), found.end())


def words_in(text: str) -> list[tuple[str, int, int]]:
    """The words of a text with their places, figures and addresses left out."""
    return [(m[0], m.start(), m.end()) for m in _found(text) if m.lastgroup == "word"]


def is_abbreviation(word: str) -> bool:
    """Whether a word is written with two capitals or more: OCAD, LIVC-R, AgII."""
    return bool(_CAPITALS.search(_SUFFIX.sub("", word).split("-")[0]) or _CAPITALS.fullmatch(word))


def bare(word: str) -> str:
    """A name or abbreviation without the ending of a plural or genitive: LIVC's is LIVC."""
    return _SUFFIX.sub("", word)


def names_in(text: str) -> list[tuple[str, int, int, bool]]:
    """Words written as names or abbreviations: word, start, end and whether it opens the sentence (where any word has a
    capital)."""
    found = []
    for word, start, end in words_in(text):
        if word[0].isupper() or _CAPITALS.search(word):
            opens = not text[:start].strip(_OPENING) or bool(re.search(r"[.!?:]\s+[“\"'‘]?$", text[:start]))
            if fold(word) not in GENERIC:
                found.append((word, start, end, opens))
    return found


Read = tuple[Kind, Any] | None


def _email(text: str) -> Read:
    return "email", text.lower().rstrip(".")


def _url(text: str) -> Read:
    return "url", re.sub(r"^(?:https?://)?(?:www\.)?", "", text.lower()).rstrip("/.,;:")


def _phone(text: str) -> Read:
    digits = re.sub(r"\D", "", text.replace("(0)", ""))
    return "phone", "0" + digits[2:] if text.startswith("+") else digits


def _date(text: str) -> Read:
    figures = [int(n) for n in re.findall(r"\d+", text)]
    if re.match(r"(?:19|20)\d\d-", text):
        return "date", (figures[0], figures[1], figures[2])
    if re.search(r"\d[/.-]\d", text):
        return "date", (figures[2], figures[1], figures[0])
    month = _SHORT_MONTHS[re.sub(r"[^a-z]", "", re.search(rf"{_MONTH}", text.lower())[0])[:3]]  # type: ignore[index]
    year = next((n for n in figures if n > 1_000), 0)
    return "date", (year, month, next((n for n in figures if n < 32), 0))


def _time(text: str) -> Read:
    hour, *minutes = (int(n) for n in re.findall(r"\d+", text))
    return ("time", (hour, minutes[0])) if minutes and minutes[0] else ("number", Decimal(hour))


def _percent(text: str) -> Read:
    value = figure_value(re.sub(r"[^\d.,]", "", text))
    return ("percent", value) if value is not None else None


def _amount(text: str) -> Read:
    value = figure_value(re.sub(r"[^\d.,\u00a0 ]", "", text).strip())
    scale = next((size for word, size in SCALES.items() if word in text.lower()), 1)
    return ("amount", (value * scale).normalize()) if value is not None else None


def _scaled(text: str) -> Read:
    first, scale = re.sub(r"\s(?:euro|€)$", "", text.lower()).rsplit(" ", 1)
    times = {"half": Decimal("0.5"), "een half": Decimal("0.5"), "anderhalf": Decimal("1.5"), "een": Decimal(1)}.get(
        first
    )
    if times is None:
        word = word_value(first)
        times = figure_value(first) if first[0].isdigit() else Decimal(word) if word is not None else None
    if times is None:  # "enkele duizend": the scale alone
        return "number", Decimal(SCALES[scale])
    return ("amount" if text.endswith(("euro", "€")) else "number"), (times * SCALES[scale]).normalize()


def _number(text: str) -> Read:
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return "year", int(text)
    value = figure_value(text)
    return "number", text if value is None else value


def _ordinal(text: str) -> Read:
    return "ordinal", ordinal_value(text)


@lru_cache(maxsize=20_000)  # a text is mostly words, and few of them are another's
def _word(text: str) -> Read:
    if (value := word_value(text)) is not None:
        return "number", Decimal(value).normalize()
    if (order := ordinal_value(text)) is not None:
        return "ordinal", order
    return None


_READ: dict[str, Any] = {
    "email": _email,
    "url": _url,
    "phone": _phone,
    "date": _date,
    "time": _time,
    "percent": _percent,
    "amount": _amount,
    "scaled": _scaled,
    "number": _number,
    "ordinal": _ordinal,
    "word": _word,
}

"""Dutch numbers as a text writes them, in words or in figures, to one decimal value. Knows no dates and no units."""

import re
from decimal import Decimal, InvalidOperation

_UNITS = """nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
    achttien negentien""".split()
_TENS = {
    word: 10 * (place + 2)
    for place, word in enumerate("twintig dertig veertig vijftig zestig zeventig tachtig negentig".split())
}
_SMALL: dict[str, int] = {word: value for value, word in enumerate(_UNITS)} | _TENS
_SMALL |= {
    f"{unit}{joint}{tens}": value + ten
    for value, unit in enumerate(_UNITS[:10])
    for joint in ("en", "ën")
    for tens, ten in _TENS.items()
    if value
}
_COUNTED = re.compile(r"([a-zë]+?)(?:ledige?|delige?|jarige?|daagse?|koppige?|voudige?)")  # drieledig, vierdelige
_ORDINALS = {"eerste": 1, "derde": 3, "achtste": 8}
SCALES = {"duizend": 1_000, "miljoen": 1_000_000, "miljard": 1_000_000_000}


def figure_value(text: str) -> Decimal | None:
    """The value of a number in figures: points and spaces part thousands, a comma parts decimals; None for "13.2.1"."""
    plain = text.replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    try:
        value = Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None
    return value.normalize()


def word_value(word: str) -> int | None:
    """The value of a number in one Dutch word ("zestien", "tweehonderdvijftig", "drieduizend"), or None.

    "een" without accents is an article and no number.
    """
    plain = word.lower().replace("é", "e")
    if word.lower() == "een":
        return None
    counted = _COUNTED.fullmatch(plain)
    return cardinal_value(counted[1] if counted else plain)


def ordinal_value(word: str) -> int | None:
    """The value of an ordinal in one word or in figures ("tweede", "veertiende", "14e"), or None."""
    plain = word.lower()
    found = re.fullmatch(r"(\d{1,3})(?:ste|de|e)", plain)
    if found:
        return int(found[1])
    if plain in _ORDINALS:
        return _ORDINALS[plain]
    for ending in ("ste", "de"):
        if plain.endswith(ending) and len(plain) > len(ending) + 2:
            value = cardinal_value(plain[: -len(ending)])
            if value:
                return value
    return None


def cardinal_value(word: str) -> int | None:
    """The value of a number in one word, in lower case without accents on e; None for another word."""
    if word in _SMALL:
        return _SMALL[word]
    for scale, size in (("duizend", 1_000), ("honderd", 100)):
        before, found, after = word.partition(scale)
        if not found:
            continue
        times = cardinal_value(before) if before else 1
        rest = cardinal_value(after.removeprefix("en")) if after else 0
        return None if times is None or rest is None else times * size + rest
    return None

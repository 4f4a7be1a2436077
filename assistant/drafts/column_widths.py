"""How wide the columns of a table must be: no word or amount is broken where the page has room, and a column gets as
much of the page as of the text. Lengths are in twentieths of a point, estimated from the characters."""

import re
from collections.abc import Sequence

EM = 160  # the size of a table's letters
NARROW, WIDE = frozenset(" .,:;'’|!ijlItfr()[]/\\-"), frozenset("mwMWGOQÖ@%&—")  # of the bold letters of a head
CHARACTER = 92  # of running text, a little on the wide side
PADDING = 200  # left and right of a cell's text
LONGEST_WORD = 26  # characters; a longer one may be broken
LINE_HEIGHT = 200
AMOUNT = re.compile(r"[€$£]?\s?-?\d[\d.,\s]*\s?(?:€|%|euro|EUR)?", re.IGNORECASE)
IS_MONEY = re.compile(r"[€%]|euro|\d[.,]\d", re.IGNORECASE)
SHORT = 18  # characters of a text that had better stay on one line: a name, a date
CELL_READ = 5_000  # characters of a cell that are looked at
WORD_END = re.compile(r"[\s/-]+")
ROUNDS = 40  # of halving, to a twentieth of a point


def least_widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """What each column (its texts, the head among them) needs to break no word and no amount."""
    return [PADDING + max((_unbroken(text[:CELL_READ]) for text in texts), default=0) for texts in columns]


def widths(columns: Sequence[Sequence[str]], total: int) -> list[int]:
    """The width of each column, together `total`: a share by its longest text, but at least what it needs and, as long
    as others can use it, at most what puts that text on one line. Short texts stay on one line where the table gets no
    higher by it."""
    least = least_widths(columns)
    if sum(least) >= total:
        return _shared(total, least)
    longest = [max((len(text[:CELL_READ]) for text in texts), default=0) for texts in columns]
    most = [max(own, PADDING + CHARACTER * length) for own, length in zip(least, longest, strict=True)]
    if sum(most) <= total:
        return _shared(total, most)
    whole = [high if length <= SHORT else low for low, high, length in zip(least, most, longest, strict=True)]
    kept = [_filled(low, most, longest, total) for low in (whole, least) if sum(low) <= total]
    rows = list(zip(*columns, strict=False))
    own = min(kept, key=lambda each: sum(height(row, each) for row in rows))
    own[own.index(max(own))] += total - sum(own)
    return own


def _filled(least: Sequence[int], most: Sequence[int], weights: Sequence[int], total: int) -> list[int]:
    """Widths by weight between their bounds, together hardly less than `total`, which lies between the bounds' sums."""

    def at(scale: float) -> list[int]:
        return [max(low, min(high, int(scale * each))) for low, high, each in zip(least, most, weights, strict=True)]

    low, high = 0.0, float(max(most))
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) <= total else (low, middle)
    return at(low)


def height(texts: Sequence[str], wide: Sequence[int]) -> int:
    """About how high a row of these texts is in columns of these widths."""
    lines = [
        text.count("\n") + 1 + len(text) * CHARACTER // max(1, own - PADDING)
        for text, own in zip(texts, wide, strict=False)
    ]
    return max(lines, default=1) * LINE_HEIGHT


def is_amounts(texts: Sequence[str]) -> bool:
    """Whether every text that is not empty is a number or an amount, and one is more than a bare number."""
    found = [text.strip() for text in texts if text.strip()]
    plain = all(len(text) < 40 and AMOUNT.fullmatch(text) for text in found)
    return bool(found) and plain and any(IS_MONEY.search(text) for text in found)


def _unbroken(text: str) -> int:
    """How wide the widest part of a text is that stays on one line."""
    if len(text) < LONGEST_WORD and AMOUNT.fullmatch(text.strip()):
        return _wide(text.strip())
    return max((_wide(word[:LONGEST_WORD]) for word in WORD_END.split(text)), default=0)


def _wide(text: str) -> int:
    ems = sum(0.4 if c in NARROW else 0.9 if c in WIDE else 0.74 if c.isupper() else 0.62 for c in text)
    return round(ems * EM)


def _shared(total: int, weights: Sequence[int]) -> list[int]:
    """The total in parts by weight, whole numbers that add up to it."""
    ends = [total * sum(weights[: at + 1]) // sum(weights) for at in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]

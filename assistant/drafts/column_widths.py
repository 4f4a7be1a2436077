"""How wide the columns of a table must be: no word or amount is broken where the page has room, and what is left goes
to the columns with the most text. Lengths are in twentieths of a point, estimated by counting characters."""

import re
from collections.abc import Sequence

CHARACTER = 92  # of the small letters of a table, and of the bold ones in its head, a little on the wide side
PADDING = 200  # left and right of a cell's text
LONGEST_WORD = 26  # characters; a longer one may be broken
LINE_HEIGHT = 200
AMOUNT = re.compile(r"[€$£]?\s?-?\d[\d.,\s]*\s?(?:€|%|euro|EUR)?", re.IGNORECASE)
IS_MONEY = re.compile(r"[€%]|euro|\d[.,]\d", re.IGNORECASE)
SHORT = 18  # characters of a cell that stays on one line: a date, a place, an amount
CELL_READ = 5_000  # characters of a cell that are looked at
WORD_END = re.compile(r"[\s/-]+")


def least_widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """What each column (its texts, the head among them) needs to break no word and no amount."""
    return [PADDING + CHARACTER * min(LONGEST_WORD, _longest_word(texts)) for texts in columns]


def widths(columns: Sequence[Sequence[str]], total: int) -> list[int]:
    """The width of each column, together `total`: the least each needs, and the rest by the length of its texts."""
    least = least_widths(columns)
    if sum(least) >= total:
        return _shared(total, least)
    wished = [max((len(text[:CELL_READ]) for text in texts), default=0) * CHARACTER for texts in columns]
    more = [max(1, wish - own) for wish, own in zip(wished, least, strict=True)]
    extra = _shared(total - sum(least), more)
    return [own + added for own, added in zip(least, extra, strict=True)]


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


def _longest_word(texts: Sequence[str]) -> int:
    return max((_unbroken(text[:CELL_READ]) for text in texts), default=0)


def _unbroken(text: str) -> int:
    """The length of the longest part of a text that stays on one line."""
    if len(text) <= SHORT or (len(text) < LONGEST_WORD and AMOUNT.fullmatch(text.strip())):
        return len(text.strip())
    return max((len(word) for word in WORD_END.split(text)), default=0)


def _shared(total: int, weights: Sequence[int]) -> list[int]:
    """The total in parts by weight, whole numbers that add up to it."""
    ends = [total * sum(weights[: at + 1]) // sum(weights) for at in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]

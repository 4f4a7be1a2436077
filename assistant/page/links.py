"""Finds e-mail, telephone and web addresses in plain text and makes them links; everything else is escaped.

Belgian telephone numbers only: a number that merely looks like one (a date, a company number) stays text.
"""

import html
import re
from dataclasses import dataclass

from assistant.readable import readable

_EMAIL = (
    r"(?P<mail>(?<![\w.+-])(?<!//)[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}"
    r"@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9@]))"
)
_WEB = (
    r"(?P<web>(?<![\w@.-])(?:https?://|www\.)[^\s<>\"'“”‘’()\[\]{}|\\^`@]{3,500}+(?!@)"
    r"|(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:be|eu|brussels|vlaanderen)(?:/[A-Za-z0-9/_.~-]{0,300})?(?![\w@-]))"
)
_PHONE = (
    r"(?P<phone>(?<![\w/.,+-])(?<!\d[ ])(?:(?:\+|00)32[ ./-]{0,2}(?:\(0\)[ ./-]{0,2})?\d|0\d)"
    r"(?:[ ./-]{0,2}\d){6,9}(?![ ./-]?\d|\w))"
)
# Three or four digits are a telephone number where the text says so, or where an answer only refers to help.
_HELP = "112|101|102|103|106|107|110|1712|1733|1813"
_CALLED = (
    r"(?i:\b(?:bel|belt|bellen|telefoonnummer|noodnummer)\b[^.\n\d]{0,30}?|(?<=\d{3} of ))"
    rf"(?P<short>{_HELP})(?![\d\w]|[.,]\d)"
)
_ANYWHERE = rf"(?<![\w.,])(?P<short>{_HELP})(?![\d\w]|[.,]\d)"
_ADDRESS = re.compile("|".join([_EMAIL, _WEB, _PHONE, _CALLED]))
_URGENT = re.compile("|".join([_EMAIL, _WEB, _PHONE, _ANYWHERE]))
_DATE = re.compile(r"\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d")
_COMPANY = re.compile(r"0\d{3}[ .]?\d{3}[ .]?\d{3}")


@dataclass(frozen=True)
class Link:
    """`text[start:end]` leads to `href`, a `mailto:`, `tel:`, `https:` or `http:` address. Offsets in code points."""

    start: int
    end: int
    href: str


def links_in(text: str, *, urgent: bool = False) -> list[Link]:
    """The addresses in a text, in order, none within another; `urgent` takes 112 and its like wherever they stand."""
    found = (_link(match) for match in (_URGENT if urgent else _ADDRESS).finditer(text))
    return [link for link in found if link]


def linked(text: str, *, urgent: bool = False) -> str:
    """The text to stand between tags: escaped, its addresses as links, its lines kept."""
    text = readable(text)
    parts, place = [], 0
    for link in links_in(text, urgent=urgent):
        parts += [_escaped(text[place : link.start]), anchor(link.href, text[link.start : link.end])]
        place = link.end
    return "".join([*parts, _escaped(text[place:])])


def anchor(href: str, shown: str) -> str:
    """A link; one to another site opens beside the page and tells that site nothing."""
    away = ' target="_blank" rel="noopener noreferrer"' if href.startswith("http") else ""
    return f'<a href="{html.escape(href)}"{away}>{_escaped(shown)}</a>'


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _link(match: re.Match[str]) -> Link | None:
    kind = str(match.lastgroup)
    start, end = match.span(kind)
    shown = match[kind]
    if kind == "mail":
        return Link(start, end, f"mailto:{shown}")
    if kind == "web":
        shown = shown.rstrip(".,;:!?…-*_")
        if "." not in shown or "://" in shown.split("://", 1)[-1]:
            return None
        return Link(start, start + len(shown), shown if shown.startswith("http") else f"https://{shown}")
    number = shown if kind == "short" else _dialled(shown)
    return Link(start, end, f"tel:{number}") if number else None


def _dialled(shown: str) -> str:
    """The number as +32…, or nothing where it is no Belgian telephone number."""
    if _DATE.match(shown) or _COMPANY.fullmatch(shown):
        return ""
    digits = re.sub(r"\D", "", shown.replace("(0)", ""))
    national = digits[4:] if shown.startswith("00") else digits[2:] if shown.startswith("+") else digits[1:]
    right = len(national) == 9 if national.startswith("4") and len(national) != 8 else len(national) == 8
    return f"+32{national}" if right else ""

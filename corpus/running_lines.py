"""Takes the running heads and feet off the pages of a document: page numbers, and lines that return page after page.

A line goes only where many pages show it at the same edge. One that holds no page number is kept once: it may be the
address of the publisher, a licence, or the head of a table.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

_EDGE_LINES = 4
_MIN_PAGES = 3
_MIN_PAGE_SHARE = 0.4  # left and right pages may have lines of their own, and a title page none
_STEADY_SHARE = 0.8
_PAGE_WORDS = re.compile(r"(?:pagina|bladzijde|blz|pag|page|seite|van|of|p)*")
_FIRST_CHARS = 300

Spot = tuple[int, int]  # (page, line)


def without_running_lines(pages: list[str]) -> list[str]:
    """The same pages, in order, without their running lines."""
    lines = [page.split("\n") for page in pages]
    gone: set[Spot] = set()
    for top in (True, False):
        gone |= _running(lines, top=top)
    return [
        "\n".join(line for index, line in enumerate(page) if (number, index) not in gone)
        for number, page in enumerate(lines)
    ]


def _running(pages: list[list[str]], *, top: bool) -> set[Spot]:
    """The spots of the running lines at the top or at the bottom, from the edge inwards up to the first other line."""
    edges = [list(_edge(page, top=top)) for page in pages]
    signs: dict[str, list[Spot]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for index in edge:
            signs[_sign(pages[number][index])].append((number, index))
    filled = sum(1 for edge in edges if edge)
    kinds = {sign: _kind(sign, spots, pages=pages, filled=filled) for sign, spots in signs.items()}
    peeled: dict[str, list[Spot]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for index in edge:
            sign = _sign(pages[number][index])
            if not kinds[sign]:
                break
            peeled[sign].append((number, index))
    # The first head, or the last foot: there it stands before or after the text, and cuts no sentence in two.
    kept = {spots[0 if top else -1] for sign, spots in peeled.items() if kinds[sign] == "once" and len(spots) > 1}
    alone = {spot for sign, spots in peeled.items() if kinds[sign] == "once" and len(spots) == 1 for spot in spots}
    return {spot for spots in peeled.values() for spot in spots} - kept - alone


def _edge(page: list[str], *, top: bool) -> Iterator[int]:
    filled = [index for index, line in enumerate(page) if line.strip()]
    yield from filled[:_EDGE_LINES] if top else filled[: -_EDGE_LINES - 1 : -1]


def _sign(line: str) -> str:
    """What is alike in lines with other numbers, marks and spaces: `43058 STAATSBLAD —` and `43059STAATSBLAD` agree."""
    return re.sub(r"[0-9]+", "#", re.sub(r"[\W_]+", "", line[:_FIRST_CHARS].lower()))


def _kind(sign: str, spots: list[Spot], *, pages: list[list[str]], filled: int) -> str:
    """`number` for a line with the page number, `once` for one that is always the same, nothing for any other."""
    on_pages = len({number for number, _ in spots})
    common = on_pages >= max(_MIN_PAGES, _MIN_PAGE_SHARE * filled)
    if "#" not in sign:
        return "once" if common else ""
    bare = bool(_PAGE_WORDS.fullmatch(sign.replace("#", "")))
    if not (common or (bare and on_pages >= 2)):
        return ""
    steady, follows = _numbers(spots, pages=pages)
    if not steady or (bare and not follows):
        return ""
    if follows:
        # "Maatregel 3" on the third of the pages is a heading; a running foot says more, or only "Pagina 3".
        return "number" if bare or _words(spots[0], pages=pages) > 1 else ""
    return "once"


def _words(spot: Spot, *, pages: list[list[str]]) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", pages[spot[0]][spot[1]]))


def _numbers(spots: list[Spot], *, pages: list[list[str]]) -> tuple[bool, bool]:
    """Whether each number in these lines either stays the same or counts with the pages, and whether one counts."""
    rows = [(number, re.findall(r"[0-9]+", pages[number][index][:_FIRST_CHARS])) for number, index in spots]
    follows = False
    for column in zip(*(values for _, values in rows), strict=False):
        numbers = [int(value[-9:]) for value in column]
        ahead = [value - number for value, (number, _) in zip(numbers, rows, strict=True)]
        if _steady(ahead):
            follows = True
        elif not _steady(numbers):
            return False, False
    return True, follows


def _steady(values: list[int]) -> bool:
    return Counter(values).most_common(1)[0][1] >= _STEADY_SHARE * len(values)

"""Turns a web page into plain text: its main content, with `# ` before headings, `• ` before list items and
`| a | b |` for table rows. Menus, scripts, forms and what is hidden are left out.
"""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.errors import CorpusError
from corpus.piped_rows import piped

_DROPPED = (
    "script, style, noscript, template, svg, iframe, object, nav, dialog, button, select, input, textarea, [hidden], "
    "[aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=search], [style*='display:none'], "
    "[style*='display: none']"
)
_BLOCK_TAGS = (
    "address article aside blockquote body caption dd details div dl dt fieldset",
    "figcaption figure footer form header hr html legend li main p section",
    "summary tbody td tfoot th thead tr",
)
_BLOCKS = frozenset(tag for tags in _BLOCK_TAGS for tag in tags.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MIN_MAIN_CHARS = 200
_MAX_SPAN = 200


def plain_text(html: str, *, path: Path) -> str:
    """The text of a page. `path` only names it in the error. Raises `CorpusError` for absurdly deep nesting."""
    tree = LexborHTMLParser(html)
    if tree.body is None:
        return ""
    for node in tree.body.css(_DROPPED):
        node.decompose()
    try:
        text = _tidy("".join(_pieces(_main(tree.body))))
    except RecursionError as error:
        raise CorpusError(f"{path} is te diep genest om te lezen. Bewaar de pagina als PDF of als tekst.") from error
    title = tree.css_first("title")
    if title is not None and not re.search(r"(?m)^# ", text):
        text = f"# {_inline(title.text())}\n\n{text}" if title.text().strip() else text
    return text


def _main(body: LexborNode) -> LexborNode:
    """Where the content stands: `<main>` or a lone `<article>`, unless nearly all text of the page is elsewhere."""
    for query in ("main, [role=main]", "article"):
        found = body.css(query)
        if len(found) == 1 and len(found[0].text()) >= min(_MIN_MAIN_CHARS, 0.3 * len(body.text())):
            return found[0]
    for node in body.css("header, footer"):  # those of an article are its own; an aside often holds whom to contact
        if node.css_first("h1") is None and not _inside(node, "article"):
            node.decompose()
    return body


def _inside(node: LexborNode, tag: str) -> bool:
    while node.parent is not None:
        node = node.parent
        if node.tag == tag:
            return True
    return False


def _pieces(node: LexborNode, *, indent: str = "") -> list[str]:
    """The text of what is in `node`. Blocks are set apart by line ends, which `_tidy` brings back to one empty line."""
    pieces: list[str] = []
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if child.is_text_node:
            pieces.append(re.sub(r"\s+", " ", child.text_content or ""))
        elif tag in _HEADINGS:
            pieces.append(f"\n\n{'#' * _HEADINGS[tag]} {_inline(''.join(_pieces(child)))}\n\n")
        elif tag == "br":
            pieces.append("\n")
        elif tag in ("ul", "ol", "menu"):
            pieces.append(_list(child, numbered=tag == "ol", indent=indent))
        elif tag == "table":
            pieces.append(_table(child))
        elif tag == "pre":
            pieces.append(f"\n\n{child.text()}\n\n")
        elif tag == "a":
            pieces.append(_link(child, indent=indent))
        elif tag in _BLOCKS:
            end = "\n" if tag in ("dt", "dd") else "\n\n"
            pieces.extend([end, *_pieces(child, indent=indent), end])
        else:
            pieces.extend(_pieces(child, indent=indent))
    return pieces


def _link(node: LexborNode, *, indent: str) -> str:
    """The words of the link. An e-mail address or phone number that only its target holds is added to them."""
    words = "".join(_pieces(node, indent=indent))
    scheme, _, target = (node.attributes.get("href") or "").partition(":")
    target = target.partition("?")[0].strip()
    if scheme.lower() not in ("mailto", "tel") or not target or "%" in target:
        return words
    # The digits that matter: +32 9 ... in the target is 09 ... in the words.
    known = re.sub(r"\W", "", target.lower())[-8:] in re.sub(r"\W", "", words.lower())
    return words if known else f"{words} ({target})"


def _list(node: LexborNode, *, numbered: bool, indent: str) -> str:
    lines: list[str] = []
    number = 0
    for child in node.iter(include_text=True):
        item = _inline(child.text_content or "") if child.is_text_node else _item(child, indent=indent)
        if child.tag == "li" and item:
            number += 1
            item = f"{indent}{f'{number}.' if numbered else '•'} {item}"
        if item:
            lines.append(item)
    around = "\n" if indent else "\n\n"
    return around + "\n".join(lines) + around


def _item(node: LexborNode, *, indent: str) -> str:
    """What stands in an item, or in a list put straight into a list, without empty lines."""
    if node.tag in ("ul", "ol", "menu"):
        text = _list(node, numbered=node.tag == "ol", indent=indent + "  ")
    else:
        text = "".join(_pieces(node, indent=indent + "  "))
    return re.sub(r"\n{2,}", "\n", _tidy(text))


def _table(node: LexborNode) -> str:
    """One line a row. A cell that covers several rows is repeated in each, so that every row says all it means."""
    rows = [row for row in node.css("tr") if _own_table(row, node)]
    if node.css_first("table table") is not None or all(len(_cells(row)) < 2 for row in rows):
        return "\n\n" + "\n".join("".join(_pieces(cell)) for row in rows for cell in _cells(row)) + "\n\n"
    grid = _grid(rows)
    lines = piped(grid, headed=bool(rows) and all(cell.tag == "th" for cell in _cells(rows[0])))
    caption = node.css_first("caption")
    head = f"{_inline(caption.text())}\n" if caption is not None else ""
    return f"\n\n{head}" + "\n".join(lines) + "\n\n"


def _own_table(row: LexborNode, table: LexborNode) -> bool:
    parent = row.parent
    while parent is not None and parent.tag != "table":
        parent = parent.parent
    return parent is not None and parent.mem_id == table.mem_id


def _cells(row: LexborNode) -> list[LexborNode]:
    return [child for child in row.iter() if child.tag in ("td", "th")]


def _grid(rows: list[LexborNode]) -> list[list[str]]:
    grid: list[list[str]] = []
    hanging: dict[int, tuple[str, int]] = {}  # column: the cell from above, and how many rows it still covers
    for row in rows:
        line: list[str] = []
        for cell in _cells(row):
            _fill(line, hanging)
            text, span = _inline("".join(_pieces(cell))), _span(cell, "rowspan")
            for offset in range(_span(cell, "colspan")):
                if span > 1:
                    hanging[len(line)] = (text if offset == 0 else "", span - 1)
                line.append(text if offset == 0 else "")
        _fill(line, hanging)
        grid.append(line)
    return grid


def _fill(line: list[str], hanging: dict[int, tuple[str, int]]) -> None:
    while len(line) in hanging:
        column = len(line)
        text, left = hanging.pop(column)
        line.append(text)
        if left > 1:
            hanging[column] = (text, left - 1)


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or ""
    return min(max(int(value), 1), _MAX_SPAN) if re.fullmatch(r"[0-9]{1,5}", value) else 1


def _inline(text: str) -> str:
    return " ".join(text.split())


def _tidy(text: str) -> str:
    lines = (line.rstrip() for line in text.replace("\xa0", " ").split("\n"))
    # A space at the start of a line is left over between blocks, but before a mark it is the depth of a list.
    lines = (line if re.match(r" *(?:•|\d+\.) ", line) else re.sub(r"^ +", "", line) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")

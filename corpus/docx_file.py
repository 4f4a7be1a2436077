"""A Word file to plain text: paragraphs with their automatic numbers, headings as `# …` lines, tables row by row.

Nothing in the file is run or fetched: macros, links and embedded objects stay where they are.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.piped_rows import piped

MAX_BYTES = 60_000_000  # of all parts together, unpacked
MAX_PARTS = 4_000
LONGEST_NAME = 60  # characters of the name of a column
MAX_RATIO = 250  # unpacked to packed, of a part over a megabyte
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))
_BULLET = "•"


def read_docx(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a .docx and remarks in Dutch. Raises `CorpusError` for one that is broken, locked or a zip bomb."""
    import docx  # not at the top: the other formats need no part of it
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    remarks = _checked(path)
    try:
        document = docx.Document(str(path))
        lines = list(_lines(document))
    except (PackageNotFoundError, LxmlError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        raise CorpusError(
            f"{path.name}: dit Word-bestand is beschadigd ({error}). Bewaar het opnieuw als .docx."
        ) from None
    return "\n".join(lines).strip() + "\n", remarks


def _checked(path: Path) -> tuple[str, ...]:
    """Look at the package before anything in it is unpacked."""
    with path.open("rb") as file:
        if file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            raise CorpusError(
                f"{path.name}: dit is een versleuteld of oud Word-bestand. Bewaar het zonder wachtwoord als .docx."
            )
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise CorpusError(f"{path.name}: dit is geen leesbaar Word-bestand ({error}). Bewaar het opnieuw.") from None
    size = sum(part.file_size for part in parts)
    dense = any(p.file_size > 1_000_000 and p.file_size > MAX_RATIO * max(1, p.compress_size) for p in parts)
    if len(parts) > MAX_PARTS or size > MAX_BYTES or dense:
        raise CorpusError(
            f"{path.name}: dit Word-bestand pakt uit tot {size // 1_000_000} MB in {len(parts)} delen en wordt niet "
            f"geopend (hoogstens {MAX_BYTES // 1_000_000} MB). Bewaar alleen de tekst in een nieuw bestand."
        )
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        return ("dit bestand bevat macro's; die worden niet uitgevoerd, alleen de tekst is gelezen.",)
    return ()


def _lines(document: Any) -> Iterator[str]:
    """A paragraph a line, more where it has line breaks of its own, an empty line after it, and a table row a line with
    its cells between bars."""
    from docx.table import Table

    numbers = _Numbers(document)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from ("", *_table(block), "")
            continue
        texts = [" ".join(line.split()) for line in block.text.split("\n") if line.strip()]
        level = _heading(block)
        if not texts:
            yield ""
        elif level:
            yield from ("", f"{'#' * level} {' '.join(texts)}", "")
        else:
            yield from (f"{numbers.of(block)}{texts[0]}", *texts[1:], "")


def _table(table: Any) -> list[str]:
    """A table row a line; one that only lays out the page (no row has two cells) as plain lines."""
    rows = [_row(row) for row in table.rows]
    if all(len(row) < 2 for row in rows):
        return [cell for row in rows for cell in row if cell]
    return piped(rows, headed=_is_headed(table, rows))


def _row(row: Any) -> list[str]:
    """The cells of a row by column. A cell over several columns stands in the first of them; one over several rows
    stands in each, so that every row says all it means."""
    cells: list[str] = [""] * row.grid_cols_before
    last = None
    for cell in row.cells:
        cells.append("" if cell._tc is last else _cell(cell))
        last = cell._tc
    return cells


def _cell(cell: Any) -> str:
    """The text of a cell on one line, that of a table within it too."""
    from docx.table import Table

    parts: list[str] = []
    for block in cell.iter_inner_content():
        texts = [_cell(c) for row in block.rows for c in row.cells] if isinstance(block, Table) else [block.text]
        parts += texts
    return " ".join(" ".join(parts).split())


def _is_headed(table: Any, rows: list[list[str]]) -> bool:
    """Whether the first row names the columns: Word repeats it on each page, or looks at it as a first row and it reads
    as names."""
    from docx.oxml.ns import qn

    if table._tbl.find(f".//{qn('w:tblHeader')}") is not None:
        return True
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    first = look is not None and (look.get(qn("w:firstRow")) == "1" or int(look.get(qn("w:val")) or "0", 16) & 0x20)
    named = all(cell and len(cell) <= LONGEST_NAME and not any(c.isdigit() for c in cell) for cell in rows[0])
    return bool(first) and named and len(rows) > 1


def _heading(paragraph: Any) -> int:
    name = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    for word in ("heading ", "kop "):
        if name.startswith(word) and name[len(word) :].isdigit():
            return min(6, int(name[len(word) :]))
    return 1 if name in ("title", "titel") else 0


class _Numbers:
    """The automatic numbers of a document's lists: Word counts them, the text does not hold them."""

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import qn

        self._qn = qn
        self._counts: dict[tuple[str, int], int] = {}
        self._levels: dict[str, dict[int, tuple[str, str]]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {a.get(qn("w:abstractNumId")): a for a in root.findall(qn("w:abstractNum"))}
        for num in root.findall(qn("w:num")):
            ref = num.find(qn("w:abstractNumId"))
            found = abstract.get(ref.get(qn("w:val"))) if ref is not None else None
            if found is not None:
                self._levels[num.get(qn("w:numId"))] = {
                    int(level.get(qn("w:ilvl"))): (self._value(level, "w:numFmt"), self._value(level, "w:lvlText"))
                    for level in found.findall(qn("w:lvl"))
                }

    def _value(self, element: Any, tag: str) -> str:
        found = element.find(self._qn(tag)) if element is not None else None
        return (found.get(self._qn("w:val")) or "") if found is not None else ""

    def of(self, paragraph: Any) -> str:
        """What stands before a paragraph ("2. ", "b) ", "• "); "" for one that no list counts."""
        properties = self._numbered(paragraph)
        if properties is None:
            return ""
        number = self._value(properties, "w:numId")
        level = int(self._value(properties, "w:ilvl") or 0)
        form, text = self._levels.get(number, {}).get(level, ("", ""))
        if not form or number == "0":
            return ""
        if form == "bullet":
            return f"{_BULLET} "
        self._counts[number, level] = self._counts.get((number, level), 0) + 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        for each in range(level + 1):
            own = self._levels[number].get(each, ("decimal", ""))[0]
            text = text.replace(f"%{each + 1}", _counted(max(1, self._counts.get((number, each), 1)), own))
        return f"{text} "

    def _numbered(self, paragraph: Any) -> Any:
        """The numbering of a paragraph, or that of its style."""
        own = paragraph._p.pPr
        if own is not None and own.numPr is not None:
            return own.numPr
        style = paragraph.style
        while style is not None:
            properties = style.element.find(self._qn("w:pPr"))
            found = properties.find(self._qn("w:numPr")) if properties is not None else None
            if found is not None:
                return found
            style = style.base_style
        return None


def _counted(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(value - 1) % 26]
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(value)
        return roman if form == "lowerRoman" else roman.upper()
    return str(value)


def _roman(value: int) -> str:
    written = ""
    for letters, worth in _ROMANS:
        while value >= worth:
            written, value = written + letters, value - worth
    return written

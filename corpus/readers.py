"""Reads a file of any supported format to plain text: what the file says, with nothing repaired yet.

Markdown and web pages keep their headings as `# Heading` lines; a PDF tells where each of its pages begins.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
MAX_TEXT_BYTES = 20_000_000
MAX_PDF_BYTES = 200_000_000

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")  # they say nothing, and can steer a terminal
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_MAX_CONTROL_SHARE = 0.05
_FRONT_MATTER = re.compile(r"\A---\n(?:.*\n)*?(?:---|\.\.\.)\n+")
_UNDERLINED = re.compile(r"(?m)(?:\A|(?<=\n\n))(?![ \t]*[|>#*+•-])(\S.*)\n(=+|-{3,})[ \t]*$")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """The text of a file. `page_starts` holds the offset in code points where each page of a PDF begins, else nothing.

    `remarks` are Dutch sentences for the operator: what could not be read, what was guessed.
    """

    text: str
    page_starts: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()


def read_file(path: Path, *, timeout_s: float = 120.0, memory_mb: int = 1024) -> Reading:
    """Read one file. The limits on time and memory hold for PDFs, which are read in a process of their own.

    Raises `CorpusError`, in Dutch, for a file that is missing, too large, binary, or a PDF that cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise CorpusError(f"{path}: dit soort bestand wordt niet gelezen. Zet het om naar {', '.join(SUFFIXES)}.")
    _check_size(path, max_bytes=MAX_PDF_BYTES if suffix == ".pdf" else MAX_TEXT_BYTES)
    if suffix == ".pdf":
        # Not at the top: the other formats need no part of it, nor does it of this module.
        from corpus.pdf import read_pdf

        text, page_starts, remarks = read_pdf(path, timeout_s=timeout_s, memory_mb=memory_mb)
    elif suffix == ".docx":
        from corpus.docx_file import read_docx

        text, remarks = read_docx(path)
        page_starts = ()
    else:
        text, remarks = _read_text(path, suffix=suffix)
        page_starts = ()
    if not text.strip():
        remarks = (*remarks, "dit document bevat geen tekst en is niet doorzoekbaar.")
    return Reading(text, page_starts, remarks)


def _check_size(path: Path, *, max_bytes: int) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise CorpusError(f"{path} kan niet gelezen worden ({error.strerror}). Kijk of het er nog is.") from error
    if size > max_bytes:
        raise CorpusError(
            f"{path} is te groot ({size / 1e6:.0f} MB, hoogstens {max_bytes / 1e6:.0f} MB). Splits het in delen."
        )


def _read_text(path: Path, *, suffix: str) -> tuple[str, tuple[str, ...]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{path} kan niet gelezen worden ({error.strerror}). Kijk de rechten na.") from error
    charset = _CHARSET.search(content[:2048]) if suffix in (".html", ".htm") else None
    text, remarks = decode(content, path=path, charset=charset[1].decode("ascii", "replace") if charset else "")
    text = normalise(text)
    if suffix == ".md":
        text = _markdown(text)
    elif suffix != ".txt":
        from corpus.webpage import plain_text  # pulls in the HTML parser, which few corpora need

        text = plain_text(text, path=path)
    return text, remarks


def decode(content: bytes, *, path: Path, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of `content`, with a remark where its encoding had to be guessed.

    UTF-8 (or UTF-16 with its mark) first, then the `charset` it declares, then Windows-1252. Where nearly all of a file
    is UTF-8, a stray byte in it does not turn the rest into Windows-1252.
    """
    text: str
    remarks: tuple[str, ...]
    if content.startswith(_UTF16):
        text, remarks = content.decode("utf-16", "replace"), ()
    else:
        text, remarks = _decode_bytes(content, charset=charset)
    controls = len(_CONTROL.findall(text[:100_000]))
    if "\0" in text or controls > _MAX_CONTROL_SHARE * min(len(text), 100_000):
        raise CorpusError(f"{path} is geen tekst maar een binair bestand. Bewaar het als tekst (UTF-8) of als PDF.")
    return text, remarks


def _decode_bytes(content: bytes, *, charset: str) -> tuple[str, tuple[str, ...]]:
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    if charset:
        try:
            return content.decode(charset), ()
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # an unknown or wrong declaration: guess
    lenient = content.decode("utf-8-sig", "replace")
    bad = lenient.count("\ufffd")
    if sum(1 for char in lenient if char > "\x7f") > 2 * bad:
        return lenient, (f"{bad} tekens zijn geen geldige UTF-8 en staan in de tekst als \ufffd.",)
    return content.decode("cp1252", "replace"), ("de tekst is geen UTF-8 en is gelezen als Windows-1252.",)


def normalise(text: str) -> str:
    """The same text in composed Unicode (NFC), with `\\n` as its only line end and no control character but the tab."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_END.sub("\n", text)))


def _markdown(text: str) -> str:
    """As it stands, but for the front matter, and with underlined headings in the form of the others."""
    text = _FRONT_MATTER.sub("", text, count=1)
    return _UNDERLINED.sub(lambda match: ("# " if match[2][0] == "=" else "## ") + match[1].strip(), text)

"""Reads a PDF to text and page starts: runs `pdf_child.py` within limits, then tidies and joins its pages.

A page without text or with glyph codes for letters is named in the remarks. There is no OCR.
"""

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

from corpus.errors import CorpusError
from corpus.running_lines import without_running_lines

_CHILD = Path(__file__).with_name("pdf_child.py")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}  # ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_GLYPH_CODE = re.compile(r"/(?:[A-Za-z]{1,3}|glyph|cid|uni(?=[0-9A-F]{4}))?[0-9][0-9A-F]*|\(cid:[0-9]+\)")
_UNMAPPED = re.compile(r"[\ue000-\uf8ff\ufffd]")
_BULLET = re.compile(r"(?m)^(\s*)[\uf020-\uf0ff](?=\s)")  # a mark in the font Symbol or Wingdings
_MAX_CODE_SHARE = 0.4
_LINE_CODE_SHARE = 0.9
_MIN_LINE_CODES = 5


def read_pdf(path: Path, *, timeout_s: float, memory_mb: int) -> tuple[str, tuple[int, ...], tuple[str, ...]]:
    """The text, the offset at which each page starts in it, and remarks. Raises `CorpusError` where there is no text
    to be had: a password, damage, or one of the limits.
    """
    raw_pages = _extract(path, timeout_s=timeout_s, memory_mb=memory_mb)
    pages: list[str] = []
    remarks: list[str] = []
    for number, raw in enumerate(raw_pages, start=1):
        page, remark = _legible("" if raw is None else _clean(raw), number=number)
        if raw is None:
            remark = f"bladzijde {number} is beschadigd en kan niet gelezen worden."
        pages.append(page)
        remarks.extend([remark] if remark else [])
    text, starts = _join([_without_loose_ends(page) for page in without_running_lines(pages)])
    return text, starts, tuple(remarks)


def _extract(path: Path, *, timeout_s: float, memory_mb: int) -> list[str | None]:
    # -P keeps this folder off the child's import path. The settings stay here: they may hold a key.
    command = [sys.executable, "-P", str(_CHILD), str(path.absolute()), str(memory_mb), str(max(1, int(timeout_s) + 1))]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("VRAAGBAAK_")}
    try:
        done = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=timeout_s, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise CorpusError(
            f"{path} is na {timeout_s:g} seconden nog niet gelezen. Splits de PDF, of druk ze opnieuw af naar PDF."
        ) from error
    try:
        result = json.loads(done.stdout)
    except ValueError as error:  # it died: the system ended it, or memory ran out where Python cannot tell
        last_words = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        detail = last_words or f"uitgang {done.returncode}"
        raise _failure(path, "died", detail, memory_mb=memory_mb) from error
    if "pages" not in result:
        raise _failure(path, result["error"], result.get("detail", ""), memory_mb=memory_mb)
    if not result["pages"]:
        raise _failure(path, "broken", "geen bladzijden", memory_mb=memory_mb)
    return list(result["pages"])


def _failure(path: Path, error: str, detail: str, *, memory_mb: int) -> CorpusError:
    messages = {
        "password": "is beveiligd met een wachtwoord. Bewaar een versie zonder wachtwoord.",
        "cipher": "is versleuteld op een manier die hier niet gelezen wordt. Bewaar een versie zonder beveiliging.",
        "memory": f"vraagt meer dan {memory_mb} MB geheugen. Splits de PDF in delen.",
        "died": f"deed het lezen afbreken ({detail}). Splits de PDF in delen, of bewaar ze opnieuw als PDF.",
        "pages": f"heeft te veel bladzijden ({detail}). Splits de PDF in delen.",
        "chars": "bevat te veel tekst. Splits de PDF in delen.",
        "broken": f"is geen leesbare PDF ({detail}). Download het bestand opnieuw of bewaar het opnieuw als PDF.",
    }
    return CorpusError(f"{path} {messages[error]}")


def _clean(page: str) -> str:
    text = _CONTROL.sub("", page.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n"))
    # Ligatures are an accident of the font: "ﬁnancieel" is the word "financieel", and is searched for as such.
    text = unicodedata.normalize("NFC", _BULLET.sub(r"\1•", text.translate(_LIGATURES)))
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _legible(page: str, *, number: int) -> tuple[str, str]:
    """The page without what is glyph codes (`/12/5/16`) or unmapped characters, and a remark where there was any."""
    if not page.strip():
        return "", f"bladzijde {number} heeft geen tekst (scan?)."
    if _junk_share(page) > _MAX_CODE_SHARE:
        return "", f"bladzijde {number} geeft tekencodes in plaats van letters en is weggelaten."
    lines = page.split("\n")
    kept = [line for line in lines if not _is_junk(line)]
    if len(kept) == len(lines):
        return page, ""
    count = len(lines) - len(kept)
    what = "1 regel" if count == 1 else f"{count} regels"
    return "\n".join(kept), f"bladzijde {number}: {what} met tekencodes weggelaten."


def _is_junk(line: str) -> bool:
    codes = len(_GLYPH_CODE.findall(line)) + len(_UNMAPPED.findall(line))
    return codes >= _MIN_LINE_CODES and _junk_share(line) > _LINE_CODE_SHARE


def _junk_share(text: str) -> float:
    """Which share of the characters that are not white space belongs to a glyph code or is in no known alphabet."""
    dense = "".join(text.split())
    junk = sum(len(code) for code in _GLYPH_CODE.findall(text)) + len(_UNMAPPED.findall(dense))
    return junk / len(dense) if dense else 0.0


def _without_loose_ends(page: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", page).strip("\n")


def _join(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """An empty line between pages, except where a sentence plainly runs on: no full stop here, a small letter there."""
    text, starts = "", []
    parts: list[str] = []
    for page in pages:
        if text and page:
            runs_on = re.search(r"[\w,;-]$", text) and re.match(r"\s*[a-zà-ÿ]", page)
            parts.append("\n" if runs_on else "\n\n")
        starts.append(sum(map(len, parts)))
        parts.append(page)
        text = page or text
    return "".join(parts), tuple(starts)

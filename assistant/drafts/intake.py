"""A written question as it arrives, text or file, to what it asks: `ParliamentaryQuestion`. Answers nothing."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.drafts.draft import ParliamentaryQuestion
from assistant.drafts.enumerated import sub_questions
from assistant.drafts.metadata import header_lines, metadata
from assistant.readable import readable
from corpus.errors import VraagbaakError

LONGEST = 100_000  # characters
LARGEST = 20_000_000  # bytes of an upload
READING_S = 60.0
_SCANNED = " (een scan is een beeld). Laat tekstherkenning (OCR) lopen, of plak de tekst van de vraag."
_ANSWER = re.compile(r"(?m)^[ #]*(?:ANTWOORD\b|Antwoord(?: van de minister)?[ ]*:?[ ]*$|GECO[OÖ]RDINEERD ANTWOORD)")
_PAGE = re.compile(r"(?im)^[ \t]*(?:pagina|blz\.?|p\.)?[ ]*\d{1,3}(?:[ ]*(?:/|van)[ ]*\d{1,3})[ \t]*$")
_PARTS_ROWS = re.compile(r"\|(?: ?:?-+:? ?\|)+")
_CAPITALS = re.compile(r"(?m)(?:\n[ ]*[A-ZÀ-Ý][A-ZÀ-Ý ,.’'()&-]{4,})+\s*\Z")
_MISSING = {
    "number": "Het nummer van de vraag is niet gevonden.",
    "date": "De datum van de vraag is niet gevonden.",
    "member": "De vraagsteller is niet gevonden.",
    "minister": "De minister is niet gevonden.",
    "title": "De titel is niet gevonden.",
}


class NoQuestionError(VraagbaakError):
    """A text in which no question can be read."""


def read_question(text: str) -> ParliamentaryQuestion:
    """Read a question from its text. What it does not state is empty, with a remark; an answer that follows it is left
    out. Raises `NoQuestionError` for a text that is empty, too long or asks nothing."""
    plain = _plain(text)
    if not plain.strip():
        raise NoQuestionError("De tekst van de vraag is leeg. Plak de hele vraag, met haar deelvragen.")
    if len(text) > LONGEST:
        raise NoQuestionError(
            f"De tekst telt {len(text)} tekens; het maximum is {LONGEST}. Plak alleen de vraag zelf, zonder bijlagen."
        )
    answer = _ANSWER.search(plain)
    question = plain[: answer.start()] if answer and answer.start() > 40 else plain
    question = _CAPITALS.sub("", question) if answer else question
    before, parts = sub_questions(question)
    if not parts:
        raise NoQuestionError(
            f"In deze tekst van {len(plain)} tekens staat geen vraag. "
            "Nummer de deelvragen (“1. …?”) of zet er vraagtekens."
        )
    found = metadata(before, plain)
    introduction = "\n".join(before.split("\n")[header_lines(before) :])
    return ParliamentaryQuestion(
        number=found.number,
        date=found.date,
        member=found.member,
        minister=found.minister,
        title=found.title,
        introduction=_paragraphs(introduction),
        parts=parts,
        remarks=[remark for field, remark in _MISSING.items() if not getattr(found, field)],
    )


def question_from_file(path: Path) -> ParliamentaryQuestion:
    """Read a question from a .txt, .md, .html, .docx or .pdf. Raises `CorpusError` for a file that cannot be read, and
    as `read_question` does."""
    from corpus.readers import read_file

    reading = read_file(path, timeout_s=READING_S)
    if not reading.text.strip():
        why = _SCANNED if path.suffix.lower() == ".pdf" else ". Plak de tekst van de vraag, met haar deelvragen."
        raise NoQuestionError(f"{path.name}: in dit bestand staat geen tekst{why}")
    question = read_question(reading.text)
    return question.model_copy(update={"remarks": [*question.remarks, *reading.remarks]})


def question_from_upload(name: str, data: bytes) -> ParliamentaryQuestion:
    """Read a question from an uploaded file: `name` tells its kind, nothing else of it is used."""
    if len(data) > LARGEST:
        raise NoQuestionError(
            f"Het bestand is {len(data) / 1e6:.0f} MB groot; het maximum is {LARGEST // 1_000_000} MB. "
            "Bewaar alleen de vraag zelf, zonder bijlagen."
        )
    suffix = Path(readable(name)).suffix.lower()[:6]
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"vraag{suffix}"
        path.write_bytes(data)
        return question_from_file(path)


def _plain(text: str) -> str:
    text = text[: LONGEST + 1].replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\x0c", "\n")
    lines = [_unfenced(" ".join(readable(line).split())) for line in text.split("\n")]
    return _PAGE.sub("", "\n".join(lines))


def _unfenced(line: str) -> str:
    """A table row without the bars at its ends ("| Datum | 6 februari |"), a line that only parts rows as nothing:
    templates set the heading of a question in a table."""
    if not (line.startswith("|") and line.endswith("|")):
        return line
    return "" if _PARTS_ROWS.fullmatch(line) else line.strip("| ")


def _paragraphs(text: str) -> str:
    """Broken lines joined, paragraphs kept apart."""
    return "\n\n".join(" ".join(p.split()) for p in re.split(r"\n\s*\n", text) if p.strip())

"""Answers as Markdown. What a question or a document says stays text: no markup, image, link or HTML of theirs."""

import re
from collections.abc import Sequence

from assistant.export.export import CHECKED, TITLE, Reference, Section

# Punctuation that CommonMark and its common extensions read anywhere in a line; `:` and `@` only make bare links.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$!&^=])")
# What is read at the beginning of a line only: headings, lists, rules, quotes.
LINE_START = re.compile(r"^(\s*)([#+\-])")
ORDERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
MARK = re.compile(r"\[(\d{1,3})\](?![\[(:])")
LIST_ITEM = re.compile(r"\s*[-•*]\s+")


def markdown(shown: Sequence[Section], below_title: str) -> str:
    """A whole file: a heading for each question, its answer, and its references with their quotes."""
    parts = [f"# {TITLE}", escaped(below_title), *(part for section in shown for part in _section(section))]
    if any(section.references for section in shown):
        parts += ["---", CHECKED]
    return "\n\n".join(parts) + "\n"


def escaped(line: str) -> str:
    """One line of text as Markdown that shows just that text."""
    plain = SPECIAL.sub(r"\\\1", line.strip())
    return ORDERED.sub(r"\1\\\2", plain) if ORDERED.match(plain) else LINE_START.sub(r"\1\\\2", plain)


def _section(section: Section) -> list[str]:
    parts = [f"## {escaped(section.question)}", f"**{section.status}**", *_paragraphs(section)]
    parts += [f"**Let op:** {escaped(warning)}" for warning in section.warnings]
    if section.references:
        parts += ["### Bronnen", *(_reference(reference) for reference in section.references)]
    return parts


def _paragraphs(section: Section) -> list[str]:
    known = {reference.n for reference in section.references}
    paragraphs: list[list[str]] = [[]]
    for line in section.lines:
        if not line.strip():
            paragraphs.append([])
            continue
        item = LIST_ITEM.match(line)
        text = _with_marks(line[item.end() :] if item else line, known)
        is_list = bool(paragraphs[-1]) and paragraphs[-1][-1].startswith("- ")
        if paragraphs[-1] and is_list != bool(item):
            paragraphs.append([])
        paragraphs[-1].append(f"- {text}" if item else text)
    # A backslash at its end keeps a line a line.
    return [
        ("\n" if paragraph[0].startswith("- ") else "\\\n").join(paragraph) for paragraph in paragraphs if paragraph
    ]


def _with_marks(line: str, known: set[int]) -> str:
    """The line as text, with the marks of known references left as they are: `[1]` and not `\\[1\\]`."""
    parts, end = [], 0
    for mark in MARK.finditer(line):
        if int(mark[1]) in known:
            parts += [escaped_part(line[end : mark.start()], first=not end), mark[0]]
            end = mark.end()
    return "".join([*parts, escaped_part(line[end:], first=not end)]).strip()


def escaped_part(text: str, *, first: bool) -> str:
    """A part of a line; the first one may hold what is read at the beginning of a line."""
    if not first:
        return SPECIAL.sub(r"\\\1", text)
    return escaped(text) + (" " if text.strip() and text[-1:].isspace() else "")


def _reference(reference: Reference) -> str:
    quote = "\n".join(f"> {escaped(line)}" if line.strip() else ">" for line in reference.quote.split("\n"))
    link = f"  \n<{in_brackets(reference.address)}>" if reference.address else ""
    return f"**[{reference.n}]** {escaped(reference.title)}  \n{escaped(reference.place)}{link}\n\n{quote}"


def in_brackets(address: str) -> str:
    """Between `<` and `>` neither of these may stand, nor a space."""
    return address.replace("<", "%3C").replace(">", "%3E")

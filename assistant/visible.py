"""Text of others for files and pages of ours: nothing invisible that a reader, Word or a terminal would act on."""

import re

from assistant.readable import readable

# Marks, embeddings, overrides and isolates of writing direction: one of them can make an address read as another.
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Not allowed in XML 1.0, which a .docx is made of.
NONCHARACTER = re.compile("[\ufffe\uffff]")
BREAK = re.compile("\r\n|[\r\u0085\u2028\u2029]")


def visible(text: str) -> str:
    """The same text without control characters and directions; every line break is a line feed."""
    return NONCHARACTER.sub("\ufffd", DIRECTION.sub("", readable(BREAK.sub("\n", text))))


def one_line(text: str) -> str:
    """The same on one line, runs of white space made one space."""
    return " ".join(visible(text).split())

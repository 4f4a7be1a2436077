"""Text as people typed or pasted it, made safe to store, print and send: no lone surrogates, no control characters."""

import re

# C0 and C1 controls and DEL, except tab and line feed; a terminal or a JSON reader may act on them.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")


def readable(text: str) -> str:
    """The same text with surrogates shown as U+FFFD and control characters as spaces. Lengths stay the same."""
    return CONTROL.sub(" ", SURROGATE.sub("\ufffd", text))

"""Whether a sentence is Dutch rather than English, French or German: by its small words. Short ones get the doubt."""

import re

_DUTCH = frozenset(
    """de het een en van in is op te dat die voor met zijn er aan niet om ook als bij door naar uit over worden wordt
    werd werden kan kunnen zal zullen moet deze dit of maar heeft hebben tot wel geen hun dan nog zij ze wie wat waar
    tussen per tegen binnen volgens onder biedt krijgt kreeg bedraagt gaat""".split()
)
_OTHER = frozenset(
    """a the and of to that it for with as was on are by this be at from or an which have not they will can has been
    were their its you we there is in le la les des est une dans pour qui avec sur pas aux du und der die das ist nicht
    mit den ein eine auf für von dem""".split()
)
_BOTH = frozenset({"is", "in", "of", "en", "over", "per", "die", "was", "we", "om", "met"})  # said in others too


def is_dutch(text: str) -> bool:
    """False where a text holds more small words of other languages than of Dutch."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    dutch = sum(word in _DUTCH - _OTHER - _BOTH for word in words)
    other = sum(word in _OTHER - _DUTCH for word in words)
    return other <= 1 or dutch > other

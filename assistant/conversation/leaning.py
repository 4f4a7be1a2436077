"""Whether a question leans on what came before it: it opens with "en", points back, or says too little alone."""

import re
from collections.abc import Sequence

from assistant.conversation.phrases import stands_free
from assistant.conversation.verbs import is_verb
from assistant.lexicon import Term, strange_share
from assistant.question import Inquiry
from index.analysis import STOP_WORDS, tokens

STRANGE = 0.45  # of a question's words
OPENS = re.compile(r"^(?:en|maar|ook|dus|of)\b[ ,]*", re.IGNORECASE)
ADVERB = r"(?:daar|hier|er)(?:van|voor|over|mee|bij|aan|in|op|uit|tegen|onder|naar|door|achter|rond|toe|tussen|binnen)"
_POINTS_BACK = re.compile(
    rf"\b(?:die|dat|dit|deze|{ADVERB}|daar|er nog|zoiets"
    r"|hij|zij|ze|hem|haar|hen|hun|het|zijn|dezelfde|hetzelfde|laatste|vorige|eerste|volgende|tweede|derde|andere)\b",
    re.IGNORECASE,
)
STRONG = re.compile(rf"\b(?:die|{ADVERB}|dezelfde|hetzelfde|hem|hun|hen|zoiets|dat ook)\b", re.IGNORECASE)
_OWN_SUBJECT = re.compile(
    r"^(?:hoe wordt|wat is|wat zijn|wat betekent|wat betekenen|wat houdt|waarvoor staat|waar staat) (?:een )?"
    r"(?!er\b|dat\b|die\b|dit\b|het\b|de\b|hun\b|zijn\b|haar\b)([\w’'-]{4,})\b",
    re.IGNORECASE,
)
ONLY = re.compile(
    r"^(?:alleen|enkel|specifiek|liever|en alleen|en enkel|ik bedoel) (?:(?:die|dat|deze|het|de|wat) )?"
    r"((?:van|in|voor|uit|bij|met|over) [\w’' -]{3,40}?)(?: graag| aub| alstublieft)?[.?!]*$",
    re.IGNORECASE,
)
MORE = re.compile(
    r"^(?:(?:(?:kan|kun) (?:je|u|ge) )?(?:nog )?meer (?:uitleg|info\w*|details)(?: geven)?"
    r"|(?:vertel|zeg|geef)(?: me| mij| eens| er)* (?:nog )?(?:wat |iets )?meer(?: info\w*| uitleg| details)?"
    r"(?: daar| hier| er)?(?:over)?|leg (?:dat )?(?:eens )?(?:verder )?uit|wat nog|verder)(?: aub| graag)?[.?! ]*$",
    re.IGNORECASE,
)
_THANKS = re.compile(r"^(?:dank\w*|bedankt|merci|oké|ok|top|super|prima|hallo|dag|goeiendag)\b(?!.*\?)", re.IGNORECASE)
COMPARES = re.compile(
    r"^(?:en )?(?:is|was) (?:dat|die|het) (meer|minder|hoger|lager) dan ((?:in |bij |van )?[\w’'. -]{2,40}?)[?. ]*$",
    re.IGNORECASE,
)


def is_follow_up(question: str, turns: Sequence[object]) -> bool:
    """Whether a question leans on an earlier one: it opens with "en", points back, or says too little alone."""
    return bool(turns) and leans(question)


def changes_subject(inquiry: Inquiry, terms: Sequence[Term]) -> bool:
    """Whether a question that points back only weakly ("het") asks nothing that can be asked of a thing (a date, an
    amount, who), and much of it is of words that nobody here uses: "Wat voor weer wordt het morgen?"."""
    if OPENS.match(inquiry.text) or STRONG.search(inquiry.text):
        return False
    return not inquiry.kinds and strange_share(terms) > STRANGE


def leans(question: str) -> bool:
    """Whether a question says too little by itself, whatever came before it."""
    text = question.strip()
    if _THANKS.match(text):
        return False
    content = [t for t in tokens(text) if t.form not in STOP_WORDS]
    if re.match(r"^(?:en|maar|ook)\b", text, re.IGNORECASE) and len(content) <= 6:
        return True
    if ONLY.match(text) or MORE.match(text) or COMPARES.match(text) or (STRONG.search(text) and len(content) <= 5):
        return True
    names = [w for w in text.split()[1:] if w[:1].isupper()]
    own = _OWN_SUBJECT.match(text)
    if names or (own and not is_verb(own[1]) and stands_free(own[1].lower())):
        return False
    return len(content) <= 3 and bool(_POINTS_BACK.search(text) or len(content) <= 2)

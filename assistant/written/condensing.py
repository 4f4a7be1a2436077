"""A follow-up made a question of its own by the model, checked against what the rules make of it."""

import re
from collections.abc import Sequence

from assistant.conversation.followup import Turn, is_follow_up
from assistant.question import read_question
from assistant.referral.referral import referral
from assistant.written.held import Held, missing_claims
from assistant.written.language import is_dutch
from assistant.written.prompts import prompt
from assistant.written.writer import Writer
from index.analysis import STOP_WORDS, stem, tokens

LONGEST = 300  # characters of a condensed question
EARLIER = 4  # questions that the model reads


def condensed(question: str, turns: Sequence[Turn], by_rule: str, writer: Writer) -> str:
    """The question by itself: the model's version where it says nothing new and loses nothing, else the rules' own."""
    if not is_follow_up(question, turns):
        return by_rule
    earlier = "\n".join(f"- {turn.question}" for turn in turns[-EARLIER:])
    text = _line(writer.line(prompt("condense", earlier=earlier, question=question)))
    return text if text and _agrees(text, question, turns, by_rule) else by_rule


def _line(text: str) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    plain = re.sub(r"^(?:Zelfstandige vraag|Vraag)\s*:\s*", "", first).strip(" \"“”'*")
    return plain if 8 <= len(plain) <= LONGEST and plain.endswith("?") else ""


def _agrees(text: str, question: str, turns: Sequence[Turn], by_rule: str) -> bool:
    """Whether the model's question stands for the rules' one: Dutch, no word that was not said, every fact and every
    kind of thing that the rules found still in it."""
    said = "\n".join([question, by_rule, *(f"{turn.question} {turn.subject}" for turn in turns[-EARLIER:])])
    if not is_dutch(text) or referral(text) or missing_claims(text, Held(said)):
        return False
    if missing_claims(question, Held(text)) or missing_claims(by_rule, Held(text)):
        return False
    if set(read_question(by_rule).kinds) - set(read_question(text).kinds):
        return False
    return len(_content(text) - _content(said)) <= 1 and _content(question) <= _content(text)


def _content(text: str) -> set[str]:
    return {stem(token.form) for token in tokens(text) if token.form not in STOP_WORDS}

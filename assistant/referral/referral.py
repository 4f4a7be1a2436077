"""Questions that are not ours to answer: acute danger, a wish to harm, a private person. They get a fixed Dutch text.

Decides whether; the words it decides by stand with each reason: `referral_danger`, `referral_harm`, `referral_person`.
"""

import re
from collections.abc import Iterator
from typing import Literal

from assistant.referral.danger import despairs, is_danger
from assistant.referral.harm import wants_harm
from assistant.referral.person import asks_after_person
from index.analysis import fold

Reason = Literal["danger", "harm", "person"]

TEXTS: dict[Reason, str] = {
    "danger": (
        "Is er nu gevaar, voor uzelf of voor iemand anders? Bel meteen 112 (dringende hulp) of 101 (politie). "
        "Vraagbaak is geen noodlijn en beantwoordt deze vraag niet. "
        "Denkt u aan zelfdoding, bel dan gratis en anoniem 1813 (Zelfmoordlijn)."
    ),
    "harm": (
        "Hierbij helpt Vraagbaak niet. Vraagbaak beantwoordt alleen vragen over het Vlaamse beleid rond preventie "
        "van gewelddadige radicalisering en polarisering. "
        "Weet u van plannen om iemand iets aan te doen? Bel 101 (politie), of 112 bij direct gevaar."
    ),
    "person": (
        "Vraagbaak beantwoordt geen vragen over het privéleven van personen en geeft geen namen van betrokkenen: "
        "zulke gegevens staan niet in de bronnen. Maakt u zich zorgen over iemand? "
        "Neem contact op met uw gemeente, een CAW of de politie (101; bij direct gevaar 112)."
    ),
}
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_LONGEST_SENTENCE = 40  # words; a longer one is judged in windows of so many, or the patterns would take seconds
_LONGEST = 4_000  # earlier questions of a conversation come unchecked; what matters is said before this


def referral(question: str) -> Reason | None:
    """Why a question is referred rather than answered, or None. Judges its words alone, sentence by sentence."""
    sentences = list(_sentences(question[:_LONGEST]))
    plain = [fold(s).rstrip(" ?!.;") for s in sentences]
    if any(despairs(s) for s in plain):
        return "danger"
    if any(wants_harm(s) for s in plain):
        return "harm"
    if any(is_danger(s) for s in plain):
        return "danger"
    if any(asks_after_person(s, p) for s, p in zip(sentences, plain, strict=True)):
        return "person"
    return None


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a question; of a very long one, windows that overlap by half."""
    for sentence in _SENTENCE_END.split(text):
        parts = sentence.split()
        for at in range(0, max(1, len(parts) - _LONGEST_SENTENCE // 2), _LONGEST_SENTENCE // 2):
            if parts:
                yield " ".join(parts[at : at + _LONGEST_SENTENCE])

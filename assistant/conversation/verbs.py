"""Dutch verbs, as far as rewriting a question needs them: which words are one, and its form with one subject. By rule
and a short list; knows no document."""

import re

PARTICIPLE = re.compile(
    r"(?:(?:aan|af|bij|in|mee|om|onder|op|over|samen|toe|uit|vast|voor|vrij|weg)?ge|be|ver|ont|her)[a-z]{2,}(?:en|d|t)"
)
INFINITIVE = re.compile(r"[a-z]{2,}en|doen|gaan|staan|zien|zijn")
MODAL = re.compile(
    r"\b(?:kan|kun|kunt|kunnen|kon|konden|mag|mogen|mocht|moet|moeten|moest|moesten|wil|willen|wilt|wou|zal|zullen|zou"
    r"|zouden|gaat|gaan|ging|wordt|worden|werd|werden|laat|laten)\b",
    re.IGNORECASE,
)
# Nouns that name a property: "het doel van het netwerk" is about the network.
_IRREGULAR = dict(
    pair.split(":")
    for pair in """zijn:is hebben:heeft kunnen:kan mogen:mag willen:wil zullen:zal waren:was hadden:had konden:kon
    zouden:zou kregen:kreeg deden:deed gingen:ging kwamen:kwam gaven:gaf zaten:zat namen:nam
    stonden:stond deelnamen:deelnam werden:werd moesten:moest mochten:mocht komen:komt doen:doet
    gaan:gaat staan:staat zien:ziet""".split()
)
_VERBS = frozenset(_IRREGULAR) | frozenset(
    """is was heeft had kan kon mag moet wil zal zou krijgt krijgen kreeg wordt worden werd doet deed gaat ging komt
    kwam staat stond zit zitten biedt bieden bood werkt werken werkte geeft geven gaf neemt nemen nam legt leggen legde
    loopt lopen liep telt tellen kost kosten duurt duren houdt houden organiseert organiseren leidt leiden diende
    dienden dient dienen betaalt betalen trekt trekken bestaat bestaan vormt vormen maakt maken volgt volgen voert
    voeren plant plannen ontvangt ontvangen ontving start starten begint beginnen stelt stellen helpt helpen haalt
    halen bevat bevatten zet zetten steunt steunen vertrekken vertrekt betekent gebeurt gebeurde gebeurde ligt liggen
    steekt steken brengt brengen bracht vraagt vragen kiest kiezen koos geldt gelden hoort horen moeten mogen""".split()
)


def is_verb(word: str) -> bool:
    """Whether a word is one of the verbs that questions put second."""
    return word.lower() in _VERBS


def is_copula(word: str) -> bool:
    """Whether a word is a form of "zijn" or "worden"."""
    return word.lower() in ("is", "zijn", "was", "waren", "wordt", "worden", "werd", "werden")


def is_final_verb(text: str, word: str) -> bool:
    """Whether the last word of a question is its participle, or its infinitive after a verb like "kan"."""
    return bool(PARTICIPLE.fullmatch(word) or (MODAL.search(text) and INFINITIVE.fullmatch(word)))


def singular(verb: str) -> str:
    """The third person of a plural verb: "werken" gives "werkt", "nemen" "neemt", "werkten" "werkte"."""
    plain = verb.lower()
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    if not plain.endswith("en"):
        return plain
    if re.search(r"[^aeiou](?:[dt]en)$", plain) and not re.search(r"(?:tt|rd|nd|cht|st|ld|rt)en$", plain):
        return plain[:-1]
    stem = plain[:-2]
    if re.search(r"([^aeiou])\1$", stem):
        stem = stem[:-1]
    elif re.search(r"(?:^|[^aeiou])[aeou][^aeiouw]$", stem) and not re.search(r"(?:el|er|ig)$", stem):
        stem = stem[:-1] + stem[-2] + stem[-1]
    stem = re.sub(r"v$", "f", re.sub(r"z$", "s", stem))
    return stem if stem.endswith("t") else stem + "t"

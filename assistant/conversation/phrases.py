"""Noun phrases of a question, as written: what it is about ("het lerend netwerk polarisatie") and what it asks for ("de
aanvragen"), with the article of a noun. Reads words by rule, knows no document."""

import re

from assistant.conversation.verbs import INFINITIVE, MODAL, PARTICIPLE, is_verb

_SIMPLE = frozenset("wie wat waar wanneer waarom hoelang hoeveel hoe vanwaar".split())
_AFTER_HOE = frozenset("lang vaak hoog groot veel ver oud snel duur laat dikwijls".split())
_FILL = frozenset(
    """er ik je jij we wij ge gij u men nu ook dan daar hier eens eigenlijk precies juist nog al zich mij ons zelf
    eventueel allemaal eerst alleen wel reeds""".split()
)
PRONOUNS = frozenset("dat die dit deze het ze zij hij hem haar hun hen iets niemand iemand alles zoiets".split())
_PREPOSITIONS = frozenset(
    """van voor over met aan in op uit bij om tegen onder naar door na achter rond rondom tussen binnen boven naast
    vanaf sinds tot via volgens inzake zonder per omtrent""".split()
)
_PARTICLES = frozenset(
    """in uit op aan af voor over mee samen plaats toe bij om door terug vrij binnen deel na onder weg neer bijeen
    rond""".split()
)
_DETERMINERS = frozenset("de het een dit dat deze die zijn haar hun dezelfde hetzelfde elke elk alle".split())
_ADVERBS = frozenset(
    """dan zo gratis betalend open geldig verplicht weer straks vandaag morgen toen altijd ooit dus toch gewoon samen
    niet geen iemand iets terug zelf daarna meteen intussen voortaan klaar waard genoeg mogelijk""".split()
)
_CLAUSE = frozenset("die dat doen als omdat volgens waarbij waarin waarmee waar iets".split())
_TELL = frozenset("geef noem som toon zeg vertel beschrijf lijst".split())
_OPENS = re.compile(r"^(?:en|maar|ook|dus|of)\b[ ,]*", re.IGNORECASE)
# Nouns that name a property: "het doel van het netwerk" is about the network.
_PROPERTY = re.compile(
    r"^(?:de|het|een)? ?(?:\w+e )?(?:\w*doel(?:stelling\w*)?|\w*budget|titel|naam|(?:e-?)?mail\w*|\w*adres|\w*nummer"
    r"|\w*datum|deadline|definitie|betekenis|omschrijving|status|\w*bedrag|kostprijs|prijs|partners?|rol|taak|taken"
    r"|inhoud|aantal|duur|website|trekkers?|actoren) (?:van|voor) (?=\w)",
    re.IGNORECASE,
)
_HET = re.compile(
    r"(?:nummer|adres|bedrag|budget|doel|project|team|plan|aanbod|jaar|werk|beleid|deel|netwerk|platform|mail|traject"
    r"|label|fonds|centrum|event|bestuur|besluit|akkoord|decreet|loket|overleg|punt|contract|gesprek|spoor|onderzoek"
    r"|rapport|verslag|programma|initiatief|[a-z]je|ment|[a-z]um|isme|huis|uur|loon|lid|publiek|systeem|thema)$"
)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_WHEN_OR_PER = re.compile(
    rf" (?:per (?:jaar|maand|week|persoon)|(?:op|in|sinds|vanaf|tot) (?:\d{{1,2}} )?"
    rf"(?:(?:{_MONTHS}) ?)?(?:(?:19|20)\d\d)?)$",
    re.IGNORECASE,
)
_NAME_THEN_MORE = re.compile(
    r"^((?:(?:de|het) (?:stad|gemeente|vzw) )?[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*)*) "
    r"(?:op|met|aan|rond|tegen|voor|in|over|bij|inzake) .*$"
)
_TWO_PHRASES = re.compile(r"^(?:de|het) [\w-]+ ((?:de|het|een) [\w-].*)$")
_POINTS = re.compile(r"\b(?:daar|er|hier)(?:van|voor|over|mee|bij|aan|in|op|uit|om|onder|naar|toe)\b", re.IGNORECASE)


def words_of(text: str) -> list[str]:
    """The words of a question, without the mark it ends on."""
    return text.strip().rstrip("?!. ").split()


def opening(words: list[str]) -> int:
    """How many words ask: "wie", "tot wanneer", "welke nieuwe partners"; none for a question that opens with a verb."""
    at = 1 if len(words) > 1 and words[0].lower() in _PREPOSITIONS else 0
    if at >= len(words):
        return 0
    first = words[at].lower()
    if first in ("welke", "welk", "hoeveel", "wat") and words[at + 1 : at + 2]:
        if first == "wat" and words[at + 1].lower() not in ("voor",):
            return at + 1
        at += 1
        while at + 2 < len(words) and _is_adjective(words[at], words[at + 1]):
            at += 1
        return at + (not is_verb(words[at])) if first == "hoeveel" else at + 1
    if first == "hoe" and len(words) > at + 1 and words[at + 1].lower() in _AFTER_HOE:
        return at + 2
    return at + 1 if first in _SIMPLE or first.startswith("waar") else 0


def _is_adjective(word: str, after: str) -> bool:
    return word.lower() in ("eigen", "vlaams") or (word.endswith("e") and not is_verb(after))


# "Staat er in het plan iets over vechtsport?" is about vechtsport.
_SAYS_SOMETHING_OF = re.compile(r"\b(?:iets|niets|wat) (?:rond|over|voor|met|tegen|inzake) ((?:[\w’'-]+ ?){1,4})\??$")
_RIGHT_NOW = re.compile(
    r" \b(?:vandaag(?: de dag)?|nu|momenteel|tegenwoordig|intussen|ondertussen|precies|juist|eigenlijk|concreet)\b",
    re.IGNORECASE,
)


def noun_phrase(question: str) -> str:
    """What a question is about, as it writes it: "het Vlaams Platform" of "Wie coördineert het Vlaams Platform?"; ""
    where it says only that it asks, or points back itself."""
    carried = re.search(r" \(([^()]+(?:\([^()]*\))?)\)\?$", question)
    if carried:
        return carried[1]  # what a follow-up of before was about
    main = re.split(r"[,:;](?!\d)|\?\s| [-–] ", _OPENS.sub("", question.strip()))[0]
    said = _SAYS_SOMETHING_OF.search(main)
    if said:
        return said[1].rstrip("? ")
    main = _RIGHT_NOW.sub("", main)
    words = words_of(main)
    start = opening(words)
    if start and start < len(words) - 1 and words[start].lower() in _PREPOSITIONS:  # "welke doelstelling van … gaat"
        start = next((i for i in range(start, len(words)) if is_verb(words[i])), start)
    whole = main.rstrip("? ") == _OPENS.sub("", question.strip()).rstrip("? ") and question.strip().endswith("?")
    verb_first = bool(words) and (is_verb(words[0]) or words[0].lower() in _TELL or whole) and not _PROPERTY.match(main)
    rest = words[start + 1 :] if start else words[1:] if verb_first else words
    rest = _without_verbs(_until_clause(_from_noun(rest)), modal=bool(MODAL.search(main)))
    phrase = _PROPERTY.sub("", _WHEN_OR_PER.sub("", " ".join(rest)))
    if len(rest) > 1 and start and words[start].lower() not in ("is", "zijn", "was", "waren"):
        phrase = _NAME_THEN_MORE.sub(r"\1", phrase)
    phrase = _TWO_PHRASES.sub(r"\1", phrase)
    return definite(phrase) if _says_something(phrase) else ""


def asked_noun(question: str) -> str:
    """What "welke …", "hoeveel …" asks for, as something known: "de aanvragen"; "" for other questions."""
    words = words_of(_OPENS.sub("", question.strip()))
    at = 1 if len(words) > 1 and words[0].lower() in _PREPOSITIONS else 0
    end = opening(words)
    if end < at + 2 or words[at].lower() not in ("welke", "welk", "hoeveel"):
        return ""
    noun = " ".join(words[at + 1 : end])
    return f"{'het' if words[at].lower() == 'welk' else 'de'} {noun}"


def _from_noun(words: list[str]) -> list[str]:
    """Without what stands before the first noun: fillers, a year, a participle or adjective with its preposition."""
    rest = list(words)
    while rest:
        word, after = rest[0], (rest[1].lower() if len(rest) > 1 else "")
        plain = word.lower()
        empty = plain in _FILL or (plain in _PREPOSITIONS and len(rest) > 1) or plain in ("samen", "terecht")
        said = PARTICIPLE.fullmatch(word) or re.search(r"lijk$|^\d{4}$|^(?:in|aan)\w+en$|^minstens$|^hoogstens$", word)
        month = re.fullmatch(r"(?:19|20)\d\d", after)
        if not (empty or (said and (after in _PREPOSITIONS or INFINITIVE.fullmatch(after))) or month):
            return rest
        rest = rest[2:] if month and not empty else rest[1:]
    return rest


def _until_clause(words: list[str]) -> list[str]:
    """The words up to a verb or adverb between phrases: "Genk doen met zijn subsidie" is about Genk."""
    for i, word in enumerate(words):
        plain = word.lower()
        apart = plain in _PARTICLES and i + 1 < len(words) and words[i + 1].lower() in _PREPOSITIONS
        if i and (apart or plain in _FILL or plain in _CLAUSE):
            return words[:i]
    return words


def _without_verbs(words: list[str], *, modal: bool) -> list[str]:
    """Without the participle, infinitive or particle that a question ends on."""
    kept = list(words)
    while len(kept) > 1:
        last, before = kept[-1].lower(), kept[-2].lower()
        free = before not in _DETERMINERS and not re.search(r"(?<!ism)(?<!i)e$", before)
        verb = free and (PARTICIPLE.fullmatch(kept[-1]) or (modal and INFINITIVE.fullmatch(kept[-1])))
        if not (last in _PARTICLES or last in _FILL or last in _PREPOSITIONS or verb):
            break
        kept.pop()
    return kept


def _says_something(phrase: str) -> bool:
    words = [word.lower() for word in phrase.split()]
    said = [w for w in words if w not in _DETERMINERS | _FILL | _PREPOSITIONS | PRONOUNS]
    if (
        not said
        or len(words) > 12
        or _POINTS.search(phrase)
        or re.match(r"\d|minder\b|meer\b|w[ie]e\b|welke?\b|wat\b", phrase)
    ):
        return False
    if len(words) == 1 and (PARTICIPLE.fullmatch(phrase)):
        return False
    return words[0] not in PRONOUNS - {"het", "de", "deze", "dit"} and not is_verb(words[0])


def definite(phrase: str) -> str:
    """ "een helpdesk" becomes "de helpdesk" where it is spoken of again."""
    found = re.match(r"een (.+)$", phrase)
    return f"{article(_head(found[1]))} {found[1]}" if found else phrase


def _head(phrase: str) -> str:
    """The noun of a phrase: the last word before what a preposition adds."""
    words = phrase.split()
    end = next((i for i, w in enumerate(words) if i and w.lower() in _PREPOSITIONS), len(words))
    return words[end - 1]


def article(noun: str) -> str:
    """ "het" for the nouns whose end tells so, "de" for others."""
    return "het" if _HET.search(noun.lower()) else "de"


def is_plural(phrase: str) -> bool:
    """Whether a phrase speaks of several: "de gemeenten", "Stad Beringen en Stad Turnhout"; a name is one."""
    head = _head(phrase)
    joined = re.search(r"[A-Z]\w* en (?:\w+ )?[A-Z]", phrase)
    return bool(joined) or (head[:1].islower() and bool(re.search(r"(?:en|[rlme]s)$", head)) and head[-5:] != "teken")


def stands_free(word: str, *, noun: bool = True) -> bool:
    """Whether a word can be the noun after "die" or "hun" rather than an adverb, preposition, article or verb; with
    `noun` unset, whether it is one of those small words itself."""
    small = word in _FILL | _PREPOSITIONS | _PARTICLES | _DETERMINERS | PRONOUNS | _ADVERBS
    return (not small and not is_verb(word)) if noun else small

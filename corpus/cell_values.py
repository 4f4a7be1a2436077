"""What a whole cell of a table looks like: an amount, a date, a status, a minister, a name, or nothing ("n.v.t.").

`parts_of` cuts a line where such a cell begins or ends; whether it is one, `corpus.loose_rows` decides over the row.
"""

import re
from collections.abc import Collection

from corpus.columns import DATE, MONEY, ColumnKind
from corpus.places import place_at_start

_NOTE = r"(?:\s?\([^()]{1,80}\))?"
_PER = (
    r"(?:\s(?:per|op|voor) (?:het |de |een )?(?:\w+ ?)?(?:jaar(?:basis)?|maand|schooljaar|werkjaar)"
    r"|\sper [a-z]{3,20}|\sjaarlijks|\s?p\.j\.)?"
)
_TAX = r"(?:,?\s(?:incl|excl)(?:\.|usief)?\s[Bb][Tt][Ww])?"
_PHRASE = (
    r"(?:[Bb]innen (?:de|het|haar|zijn) (?:\w+ ){1,3}(?:middelen|budget|werking|kredieten|dotatie)"
    r"|(?:[Rr]egulier|[Ee]igen|[Bb]estaand)e? (?:middelen|werking|budget)|[Gg]een (?:extra|bijkomend\w*"
    r"|apart\w*|eigen) \w+"
    r"|[Nn]og te (?:bepalen|begroten|ramen)|[Tt]e bepalen|PM|p\.m\.|[Bb]udgetneutraal|[Kk]osteloos|[Gg]ratis)"
)
EMPTY = re.compile(r"(?:[Gg]een|[Nn]\.v\.t\.?|[Nn]vt|[Nn]ihil|[Nn]iet van toepassing|[Oo]nbekend|/|[-–—])$")
_UNIT = r"(?:%|(?:m²|m2|m|ha|km|ton|kg|kWh|MWh|VTE|procent|punten|plaatsen|uur|dagen|stuks)(?!\w))"
NOBODY = re.compile(
    r"(?:[Gg]een|[Zz]onder) (?:andere |externe |verdere )?(?:partner\w*|samenwerking\w*|medeaanvragers?|organisaties?)$"
)
_BARE_AMOUNT = r"\d{1,3}(?:\.\d{3})+(?:,\d\d)?|\d+,\d\d"
_SEASON = (
    r"(?:voorjaar|najaar|zomer|winter|herfst|lente|begin|einde?|medio|midden|vanaf|tot(?: en met)?|tegen"
    r"|sinds|start|van|"
    r"uiterlijk|schooljaar|werkjaar|academiejaar|(?:eerste|tweede|derde|vierde|\dde|\d?1ste) (?:kwartaal"
    r"|semester|helft|trimester)|"
    r"Q[1-4]|S[12]|t/m)"
)
_MOMENT = (
    rf"(?>(?:{_SEASON} )*+(?:{DATE}|(?:\d{{1,2}} )?(?:januari|februari|maart|april|mei|juni|juli|augustus"
    rf"|september|oktober|november|december)))"
)
# What is taken is not given back ("(?>", "*+"): the words before dates could be shared out in too many ways.
_JOINT = r"(?:\s?[-–/,&]\s?| en | tot(?: en met)? | t/m )"
_STATUS = (
    r"(?:[Ii]n (?:uitvoering|voorbereiding|opmaak|opstart|onderzoek|ontwerp|behandeling|ontwikkeling)"
    r"|(?:[Nn]og )?[Nn]iet (?:gestart"
    r"|uitgevoerd|gerealiseerd|opgestart|behaald|weerhouden)|[Uu]itgevoerd|[Aa]fgerond|[Ll]opende?\b"
    r"|[Ll]oopt|[Gg]estart"
    r"|[Oo]pgestart|[Gg]epland|[Vv]oltooid|[Ss]topgezet|[Oo]n hold|[Gg]erealiseerd|[Gg]edeeltelijk\w*"
    r"|[Tt]e starten|[Dd]oorlopend"
    r"|[Gg]eschrapt|[Bb]eëindigd|[Gg]oedgekeurd|[Gg]eweigerd|[Ii]ngetrokken|[Uu]itgesteld|[Vv]ertraagd"
    r"|[Oo]p schema|[Kk]laar|[Bb]ehaald"
    r"|(?:Niet|Gedeeltelijk|Deels|Grotendeels) (?:overgenomen|aanvaard|ingewilligd|gevolgd)"
    r"|Overgenomen|Aanvaard|Ingewilligd|Gevolgd|Verworpen|Afgewezen|Gunstig|Ongunstig|Weerhouden"
    r"|[Aa]fgesloten|[Oo]pgeleverd|[Vv]erlengd|[Gg]eannuleerd|[Bb]ezig)"
)
_OFFICE = (
    r"(?:De )?(?:Vlaamse? |[Ff]ederale? |[Bb]evoegde? )?(?:[Mm]inister|[Vv]iceminister|[Ss]taatssecretaris"
    r"|[Ss]chepen|[Gg]edeputeerde|[Bb]urgemeester)"
)
VALUES: dict[ColumnKind, str] = {
    "money": (
        rf"(?:(?:{MONEY.pattern}|{_BARE_AMOUNT}|€ ?\d+(?:,-)?|\d+ (?:eur|euro)\b){_PER}{_TAX}{_NOTE}"
        rf"|{_PHRASE}{_NOTE})"
    ),
    "date": (
        rf"(?i:{_MOMENT}(?:{_JOINT}(?:{_MOMENT}|\d{{4}}|heden|nu))*+|(?:doorlopend|jaarlijks|permanent|continu)"
        rf"|\d+ (?:jaar|maanden|weken)){_NOTE}"
    ),
    "status": rf"{_STATUS}(?:,? [^.()\d€A-Z]{{1,50}}|: [^.€]{{1,90}})?{_NOTE}\.?",
    "minister": rf"{_OFFICE}\b(?:[ -][^.]{{1,90}})?",
    "number": rf"(?:\d{{1,3}}(?:[. ]\d{{3}})+|\d+)(?:,\d+)?(?: ?{_UNIT})?",
}
STRONG = tuple(VALUES)
_LONGEST = 140  # characters of a cell
_WHOLE: dict[str, re.Pattern[str]] = {kind: re.compile(rf"(?:{pattern})$") for kind, pattern in VALUES.items()}
_ORGANISATION = re.compile(
    r"(?:(?:Dep|Dept|Dpt|Afd|Ag|Min)\. ?[A-Z]"
    r"|(?:Stad|Gemeente|Provincie|OCMW|Agentschap|Departement|Dienst|Afdeling|Vereniging|Stichting"
    r"|Universiteit|Hogeschool"
    r"|Politiezone|Lokale politie|Directie|Team|Cel|Intercommunale|Autonoom|Centrum|Federatie|CAW|VGC|ILV"
    r"|[Vv]zw|VZW|[Cc]vba|NV)\b"
    r"|[A-Z][A-Za-z]?[A-Z][\w&]{0,8}\b)|\b(?:vzw|VZW|cvba|nv|bv|federatie|dienst|raad|koepel)$"
)
_APPLICANT_LEAD = re.compile(r"(?:Stad|Gemeente|OCMW|Lokaal bestuur) (?:van )?")
_NAMED_SOCIETY = re.compile(r"[A-ZÀ-Ý][\w'’-]*(?: [\w'’&-]+){0,4} (?:vzw|nv|bv|cvba)(?= )")
_BEFORE_VALUE = re.compile(
    r"(?:^|\s)(?:in|van|tot|vanaf|sinds|tegen|op|en|of|per|voor|met|jaar|circa|ruim|samen|is|zijn|bedraagt"
    r"|bedragen|naar|dan"
    r"|ongeveer|maximaal|minstens|om|de|het|uit|elk|onder)$"
)


def is_cell(kind: str, text: str) -> bool:
    """Tell whether `text` as a whole is a value of this kind, or says that there is none ("n.v.t.")."""
    return kind in _WHOLE and len(text) <= _LONGEST and bool(_WHOLE[kind].match(text) or EMPTY.match(text))


def is_name(text: str) -> bool:
    """Tell whether a short text names an organisation or a municipality by itself."""
    return bool(_ORGANISATION.search(text)) or place_at_start(text) == text


def parts_of(text: str, kinds: Collection[ColumnKind]) -> list[str]:
    """Cut a line at the cells it begins and ends with: "KB 500 € Minister van Jeugd" has three parts."""
    wanted = [kind for kind in (*STRONG, "actors") if kind in kinds]
    starts: list[str] = []
    while not _is_whole(text, wanted) and (size := _first(text, wanted)) and len(starts) < 3:
        starts.append(text[:size])
        text = text[size:].strip()
    ends: list[str] = []
    while not _is_whole(text, wanted) and (at := _last(text, wanted)) and len(ends) < 6:
        ends.insert(0, text[at:])
        text = text[:at].strip()
    return [part for part in (*starts, text, *ends) if part]


def after_name(text: str) -> list[str]:
    """Cut a line behind the name of an applicant that it begins with: "Tielt Restjesroute", "vzw"-names too."""
    lead = _APPLICANT_LEAD.match(text)
    place = place_at_start(text[lead.end() :]) if lead else place_at_start(text)
    end = (lead.end() if lead else 0) + len(place) if place else 0
    if not end and (named := _NAMED_SOCIETY.match(text)):
        end = named.end()
    rest = text[end:]
    return [text[:end], rest.strip()] if end and re.match(r" [A-ZÀ-Ý‘“\"']", rest) else [text]


def broken_cell(text: str, below: str, kinds: Collection[ColumnKind]) -> tuple[str, str] | None:
    """The parts of a value that a line end broke ("… 2025 Binnen de reguliere" / "middelen"): how `text` ends with it
    and how `below` begins with it; None where the two lines share no value.
    """
    at = 0
    for piece in parts_of(f"{text} {below}", kinds):
        end = at + len(piece)
        if at < len(text) < end:
            left, right = text[at:], below[: end - len(text) - 1]
            return (left, right) if _is_one(left, right, below, kinds) else None
        at = end + 1
    return None


def _is_one(left: str, right: str, below: str, kinds: Collection[ColumnKind]) -> bool:
    """Tell whether two stretches are one value, and not a value each ("2024" / "€ 500")."""
    wanted = [kind for kind in kinds if kind in ("money", "date", "status")]
    if not any(is_cell(kind, f"{left} {right}") for kind in wanted):
        return False
    both = _is_whole(left, wanted) and (_is_whole(right, wanted) or _is_whole(below, wanted))
    return not both or (not re.search(r"\d", left) and bool(re.match(r"(?:19|20)\d\d\b", right)))


def _is_whole(text: str, kinds: Collection[ColumnKind], *, offices: bool = False) -> bool:
    """Tell whether a text is one cell and no more; after a minister's office anything might follow.

    A bare number may as well belong to the text; one with its unit ("450 m²", "60 %") may not.
    """
    return any(
        is_cell(kind, text) and (kind != "number" or text[-1] not in "0123456789")
        for kind in kinds
        if offices or kind != "minister"
    )


def _first(text: str, kinds: Collection[ColumnKind]) -> int:
    """How long the cell is that `text` begins with; 0 for none, and where it is all of the text."""
    text = text[:_LONGEST]
    found = [
        re.match(rf"(?:{VALUES[kind]})(?= (?:[A-Z‘“€\d]|vzw\b))", text) for kind in kinds if kind in ("money", "date")
    ]
    found += [re.match(rf"{_STATUS}(?= [A-Z‘“])", text)] if "status" in kinds else []
    return max((m.end() for m in found if m and m.end() < len(text)), default=0)


def _is_own_status(text: str, kinds: Collection[ColumnKind]) -> bool:
    """A status with a capital is no word of the sentence before it ("65.000 € per jaar In uitvoering")."""
    return text[0].isupper() and "status" in kinds and is_cell("status", text)


def _last(text: str, kinds: Collection[ColumnKind]) -> int:
    """Where the cell begins that `text` ends with; 0 for none, and where it is all of the text."""
    for found in re.finditer(r"(?<=\S) (?=\S)", text):
        value = text[found.end() :]
        if "actors" in kinds and NOBODY.match(value):
            return found.end()
        if _is_whole(value, kinds, offices=True) and (
            not _BEFORE_VALUE.search(text[: found.start()]) or _is_own_status(value, kinds)
        ):
            return found.end()
    return 0

"""Who asks what of whom and when, as it stands above (or in the answer, below) a written question. Reads no
sub-questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:ste|de|e)?[ ]+({'|'.join(_MONTHS)})[ ]+(\d{{4}})\b"
    r"|\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:vraag|nr|nummer)\b\.?[ ]*(?:nr\.?|nummer|n°)?[ :|]*(\d{1,5})\b", re.IGNORECASE)
_CAPITAL = r"[A-ZÀ-Ý][\wÀ-ÿ’'-]*\.?"
_PARTICLE = r"(?:(?:van|de|der|den|ter|ten|Van|De|Der|Den|VAN|DE|DER|DEN|’t)[ ]+)"
_NAME = rf"({_CAPITAL}[ ]+{_PARTICLE}*[A-ZÀ-Ý][\wÀ-ÿ’'-]+(?:[ -][A-ZÀ-Ý][\wÀ-ÿ’'-]+)?)"
_POLITE = r"(?:(?:de )?(?:heer|mevrouw|mevr\.|dhr\.)[ ]+)?"
_ASKER = r"(?:vraagsteller|indiener|steller|lid|vlaams volksvertegenwoordiger|van)"
_ASKED = r"(?:minister|aan|gericht aan|bevoegde minister)"
_MEMBER = [
    re.compile(rf"^[ ]*(?i:{_ASKER})[ ]*[:|][ ]*{_POLITE}{_NAME}", re.M),
    re.compile(rf"\b(?i:van)[ ]+{_POLITE}{_NAME}(?=[ ]*(?:$|\n|(?i:aan|van|datum|d\.d\.)(?!\w)|\(|,|-|–))", re.M),
]
_MINISTER = [
    re.compile(rf"^[ ]*(?i:{_ASKED})[ ]*[:|][ ]*{_POLITE}(?:(?:[Vv]ice)?[Mm]inister(?:-president)?[ ]+)?{_NAME}", re.M),
    re.compile(rf"(?m)^[ ]*(?i:aan)\b[^\n]*\b(?i:minister)\b[^\n]*,[ ]*{_NAME}[ ]*$"),
    re.compile(rf"\baan[ ]+{_POLITE}(?:[Vv]laams[ ]+)?(?:(?:[Vv]ice)?[Mm]inister(?:-president)?[ ]+)?{_NAME}"),
]
_OFFICE_ALONE = re.compile(
    r"(?im)^[ ]*(?:aan|minister)[ :|]+"
    r"((?:de )?(?:vlaamse? )?(?:vice)?minister(?:-president)? (?:van|bevoegd voor) .{3,200})$"
)
_OFFICE_ABOVE = re.compile(r"(?m)^[ ]*([A-ZÀ-Ý’' -]{5,40})\n(?:\s*\n)?[A-ZÀ-Ý, ’'()-]*MINISTER")
_TITLE = re.compile(r"(?im)^[ ]*(?:onderwerp|betreft|titel|aangaande)[ ]*[:|][ ]*(\S.{3,300})$")
_HEADER = re.compile(
    r"(?i)^[ ]*(?:schriftelijke vraag|vraag om uitleg|actuele vraag|vlaams parlement|vraag nr|nr\.|datum\b|aan[ :|]"
    r"|van[ :|]|nummer\b|vraagsteller|indiener|minister|onderwerp|betreft|titel|d\.d\."
    r"|zitting|\d|antwoord\b|(?:vice)?minister)"
)
_SALUTATION = re.compile(r"(?i)^(?:geachte|beste|dag|hallo|goeie?(?:de)?(?:morgen|middag|dag)?)\b")
_PARTICLES = frozenset("van de der den ter ten te 't ’t la le".split())
LONGEST_TITLE = 200


@dataclass(frozen=True)
class Metadata:
    """What the text states; "" for what it does not. `date` is ISO."""

    number: str = ""
    date: str = ""
    member: str = ""
    minister: str = ""
    title: str = ""


def metadata(head: str, whole: str) -> Metadata:
    """Read from the text above the sub-questions, and where it says nothing from the whole (an answer's heading)."""
    places = (head, whole)
    return Metadata(
        number=next((m[1] for text in places if (m := _heading_number(text))), ""),
        date=next((d for text in places if (d := _date(text))), ""),
        member=_first_name(places, _MEMBER),
        minister=_first_name(places, _MINISTER) or _office(head) or _first_name(places, [_OFFICE_ABOVE]),
        title=_title(head),
    )


def _office(head: str) -> str:
    """The office alone, where a question is put to it without a name."""
    found = _OFFICE_ALONE.search(head)
    return (found[1].lower().capitalize() if found[1].isupper() else found[1]).rstrip(" .") if found else ""


def _first_name(places: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> str:
    return next((_shown(m[1]) for text in places for pattern in patterns if (m := pattern.search(text))), "")


def header_lines(head: str) -> int:
    """How many lines at the top are heading and title, no introduction."""
    lines, last = head.split("\n"), 0
    title = _title(head)
    above = ""
    for at, line in enumerate(lines[:25]):
        plain = line.strip().lstrip("# ")
        if plain and not (_is_header(line) or _is_name(plain) or _goes_on(above, plain) or plain == title):
            break
        last, above = at + 1, plain
    return last


def _goes_on(above: str, line: str) -> bool:
    """Whether a line goes on with the office above it: "… BINNENLANDS BESTUUR," and below it "INBURGERING EN …"."""
    return above.endswith((",", " EN", " en", " VAN", " van")) and (line.isupper() or "minister" in above.lower())


def _is_header(line: str) -> bool:
    plain = line.strip().lstrip("# ")
    return bool(_HEADER.match(plain)) and len(plain) < LONGEST_TITLE and not plain.endswith((".", "?"))


def _heading_number(text: str) -> re.Match[str] | None:
    return next(
        (m for line in text.split("\n")[:400] if len(line) < LONGEST_TITLE and (m := _NUMBER.search(line))), None
    )


def _date(text: str) -> str:
    """The date beside the number or the word "datum"; a date in running text is of something else."""
    lines = [line for line in text.split("\n")[:400] if len(line) < LONGEST_TITLE]
    near = [line for line in lines if re.search(r"(?i)\bdatum\b|\bvraag nr|\bnr\.|\bd\.d\.|^van \d", line.strip())]
    alone = [line for line in lines[:8] if _DATE.fullmatch(line.strip())]
    for line in [*near, *alone]:
        found = _DATE.search(line)
        if found:
            return _iso(found)
    return ""


def _iso(found: re.Match[str]) -> str:
    day, month, year = (found[1], found[2], found[3]) if found[1] else (found[4], found[5], found[6])
    number = int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1
    return f"{year}-{number:02d}-{int(day):02d}" if 1 <= number <= 12 and 1 <= int(day) <= 31 else ""


def _title(head: str) -> str:
    labelled = _TITLE.search(head)
    if labelled:
        return " ".join(labelled[1].split())
    above = ""
    for line in head.split("\n")[:15]:
        plain = " ".join(line.strip().lstrip("# ").split())
        goes_on, above = _goes_on(above, plain), plain
        if _SALUTATION.match(plain):
            return ""
        if plain and not _is_header(plain) and not _is_name(plain) and not goes_on:
            return plain if len(plain) <= LONGEST_TITLE and not plain.endswith((".", "?", ":", ",")) else ""
    return ""


def _is_name(line: str) -> bool:
    return bool(re.fullmatch(_NAME, line)) or (line.isupper() and ("MINISTER" in line or len(line.split()) < 4))


def _shown(name: str) -> str:
    """ "CHRIS JANSSENS" is "Chris Janssens"; particles between names stay small."""
    words = name.strip(" .,").split()
    return " ".join(_word(word, first=not at) for at, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    if not word.isupper() or len(word) == 1:
        return word
    if word.lower() in _PARTICLES and not first:
        return word.lower()
    return "-".join(part.capitalize() for part in word.split("-"))

"""Which calculation a question asks for: a total, an extreme, a difference, a share, a bound. Reads words only."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Operation = Literal[
    "",
    "total",
    "average",
    "median",
    "highest",
    "lowest",
    "difference",
    "compared",
    "ratio",
    "share",
    "rest",
    "sorted",
    "beyond",
    "equal",
    "times",
]
NUMBER_WORDS = {
    word: i
    for i, word in enumerate(
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
        " achttien negentien twintig".split(),
        1,
    )
}
_COUNT = rf"(?:{'|'.join(NUMBER_WORDS)}|\d{{1,2}})"
_HIGH = r"(?:hoogst|meest|grootst|duurst|maximaal|maximale|maximum)\w{0,2}"
_LOW = r"(?:laagst|minst|kleinst|goedkoopst|minimale|minimum)\w{0,2}"
# In this order: "het verschil tussen de hoogste en de laagste" is a difference, no extreme.
_OPERATIONS: list[tuple[Operation, str]] = [
    ("rest", r"\b(?:blijf\w*|bleef|schiet|resteert)\b.*\bover\b|\bresteert\b|\b(?:nog )?over(?:gebleven|schot)\b"),
    ("rest", r"\bonbenut\b|\bongebruikt\b|\bniet (?:opgebruikt|besteed|toegekend|verdeeld|uitgegeven)\b(?=.*\d|.*\?)"),
    ("times", r"\b(?:als|indien|mocht(?:en)?|stel dat)\b.*\b(?:alle|elke?|iedere?)\b"),
    ("ratio", r"\bhoeveel (?:keer|maal)\b|\bverhouding\b"),
    ("share", r"\baandeel\b|\bprocent\b|\bpercentage\b|\bwelk deel\b|%"),
    ("beyond", r"\b(?:meer|minder)\b(?! dan (?:€ ?)?\d)[\w ]*"
               r"\bdan (?:ze|zij|hij|het (?:bedrag|krijgt|kreeg|ontvangt)|de subsidie|hun|wat|er)\b"),
    ("equal",
        r"\b(?:even (?:hoog|groot|veel|zwaar)|evenveel|gelijk|hetzelfde|dezelfde"
        r"|identiek)\w*\b.*\b(?:als|aan|met|is|zijn|en)\b"),
    ("difference", r"\bverschil\w*\b|\bscheelt\b|\bhoeveel (?:[\w-]+ ){0,2}(?:meer|minder|hoger|lager|groter)\b"),
    ("sorted", r"\bvan (?:hoog naar laag|laag naar hoog|groot naar klein|klein naar groot)\b"
               r"|\b(?:ge)?(?:rang|sort)\w+\b"
               r"|\b(?:op|aflopend|oplopend)(?: de)? volgorde\b|\baflopend\b|\boplopend\b|\branglijst\b"),
    ("sorted", rf"\btop[ -]?{_COUNT}\b|\b(?:de|welke|geef) {_COUNT}\b.*\b(?:{_HIGH}|{_LOW})\b"),
    ("median", r"\bmedia(?:an|ne)\b|\bmiddelste\b"),
    ("average", r"\bgemid+el[dt]\w*\b|\bdoorsnee\b|\bdoor de band\b"),
    ("highest", rf"\b{_HIGH}\b(?! per)"),
    ("lowest", rf"\b{_LOW}\b"),
    ("total", r"\btota(?:al|le|len)\b|\b(?:te)?samen\b(?! met)|\btezamen\b|\bde som\b|^som\b"
              r"|\b(?:bij ?een ?)?(?:op|samen)geteld\b"
              r"|\b(?:alles )?bij ?(?:elkaar|mekaar|een)\b|\bvolledige? (?:kost|prijs)\w*"
              r"|\bgezamenlijk\w*\b|\balles (?:in|op)een\b|\bin het geheel\b"
              r"|\btel .*\bop\b"),
    ("compared", r"\b(?:meer|minder|hoger|lager|groter|kleiner|evenveel|gelijk|even (?:veel|hoog|groot))e?\b"
                 r".*\b(?:dan|als|of)\b(?! (?:€ ?)?\d)"
                 r"|\b(?:vs|versus|tegenover|vergeleken met|in vergelijking met)\b|\bvergelijk\b"),
]  # fmt: skip
FIGURE = r"(?:€ ?|eur ?)?(\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d+(?:[,.]\d{1,2})?)( ?miljoen| ?duizend| ?k\b)?"
_BOUNDS = [
    ("BETWEEN", rf"\btussen (?:de )?{FIGURE}(?: ?(?:euro|€|eur))? en (?:de )?{FIGURE}"),
    (">=", rf"\b(?:minstens|ten minste|tenminste|minimaal|minimum|vanaf|op zijn minst|niet minder dan) {FIGURE}"),
    (">=", rf"{FIGURE}(?: ?(?:euro|€|eur))? of (?:meer|hoger)\b"),
    ("<=", rf"\b(?:hoogstens|ten hoogste|hooguit|maximaal|tot en met|niet meer dan|op zijn hoogst) {FIGURE}"),
    ("<=", rf"{FIGURE}(?: ?(?:euro|€|eur))? of (?:minder|lager)\b"),
    ("<", rf"\b(?:minder|lager|kleiner) (?:dan|as|als) (?:de )?{FIGURE}|\bonder de {FIGURE}"),
    (">", rf"\b(?:meer|hoger|groter) (?:dan|as|als) (?:de )?{FIGURE}|\bboven de {FIGURE}"),
    ("=", rf"\b(?:precies|exact|juist|maximum van|vol(?:le|ledige)?(?: bedrag)?(?: van)?(?: de)?|telkens|net|"
          rf"maximumbedrag van) {FIGURE}"),
]  # fmt: skip
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d\b")
_TOP_SHARED = re.compile(
    r"\b(?:volle pond|volle bedrag|volledige bedrag"
    r"|(?:het|de) (?:maximum|maximale) ?(?:bedrag|subsidie\w*)?(?! van \d))",
    re.IGNORECASE,
)
_SIGNS = {"<": "minder dan", ">": "meer dan", ">=": "minstens", "<=": "hoogstens", "=": "precies"}
_BOTH = re.compile(
    r"\b(?:subsidie\w*|steun|toelage\w*)\b.*(?:\b(?:en|plus|met|én)\b|\+|&).*\beigen\b|\beigen\b.*\b(?:en|plus)\b.*\bsubsidie"
    r"|\b(?:totale?|volledige?|globale?) (?:project)?(?:kost\w*|prijs)|\bprojectkost\w*|\bkostprijs\b"
    r"|\b(?:duurste?|goedkoopste?)\b.*\b(?:alles (?:samen|bij ?een)|in totaal)\b"
    r"|\bkost\w*\b.*\b(?:alles samen|alles bij ?een|in totaal|in zijn geheel|helemaal)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Bound:
    """A condition on an amount: SQL over `euro`, its values, and how it reads."""

    sql: str
    values: tuple[Decimal, ...]
    words: str


@dataclass(frozen=True)
class Calculation:
    """What is computed. `count` is how many of a ranking (0: all), `both` that the money columns count together,
    `top_shared` that rows are asked which got as much as any."""

    operation: Operation
    bound: Bound | None = None
    count: int = 0
    ascending: bool = False
    both: bool = False
    top_shared: bool = False
    stated: Decimal | None = None

    def __bool__(self) -> bool:
        return bool(self.operation or self.bound or self.top_shared)


# "Met wie werkt Aalst samen?" adds nothing up: "samen" belongs to the verb.
_TOGETHER_DONE = re.compile(r"\b(?:werk\w*|kom\w*|kwam\w*|zit\w*|zat\w*|leef\w*|leven)\b(?: [^ ?.,;]+){0,8}? samen\b")


def read_calculation(text: str) -> Calculation:
    """The calculation that a question asks for; a false one for none. Pure."""
    plain = _TOGETHER_DONE.sub(" ", " ".join(text.lower().split()))
    bound = _bound(plain)
    found: Operation = next((name for name, pattern in _OPERATIONS if re.search(pattern, plain)), "")
    shared = bool(bound is None and _TOP_SHARED.search(plain) and re.search(r"\bhoeveel\b|\bwelke\b|\bwie\b", plain))
    return Calculation(
        operation="" if shared and found in ("highest", "lowest") else found,
        bound=bound,
        count=_how_many(plain),
        ascending=bool(re.search(rf"\b{_LOW}\b|laag naar hoog|klein naar groot|\boplopend", plain)),
        both=bool(_BOTH.search(plain)),
        top_shared=shared,
        stated=_stated(plain),
    )


def _bound(plain: str) -> Bound | None:
    for sign, pattern in _BOUNDS:
        found = re.search(pattern, plain)
        figures = _figures(found) if found else []
        if not found or not figures or min(figures) < 100:  # smaller figures bound something else than an amount
            continue
        if YEAR.search(found[0]) and "euro" not in plain[found.start() : found.end() + 6]:
            continue
        if sign == "BETWEEN":
            low, high = sorted(figures)[:2]
            return Bound("euro BETWEEN ? AND ?", (low, high), f"tussen {euro(low)} en {euro(high)}")
        return Bound(f"euro {sign} ?", (figures[0],), f"{_SIGNS[sign]} {euro(figures[0])}")
    return None


def _figures(found: re.Match[str]) -> list[Decimal]:
    groups = found.groups()
    return [figure(number, large or "") for number, large in zip(groups[::2], groups[1::2], strict=False) if number]


def figure(number: str, large: str) -> Decimal:
    """ "1.500,50" or "1,5" with " miljoen" as a number."""
    plain = re.sub(r"[. ](?=\d{3})", "", number).replace(",", ".")
    times = {"miljoen": 1_000_000, "duizend": 1_000, "k": 1_000}.get(large.strip(), 1)
    return Decimal(plain) * times


def _how_many(plain: str) -> int:
    found = re.search(rf"\btop[ -]?({_COUNT})\b|\b(?:de|welke|geef) ({_COUNT})\b", plain)
    word = (found[1] or found[2]) if found else "0"
    return NUMBER_WORDS.get(word) or int(word)


def _stated(plain: str) -> Decimal | None:
    """The first amount that the question itself gives ("van de 1,5 miljoen")."""
    figures = [figure(m[1], m[2] or "") for m in re.finditer(FIGURE, plain)]
    return next((value for value in figures if value >= 3_000), None)


def euro(value: object) -> str:
    """An amount as Dutch writes it: "€ 1.234,56"."""
    return "€ " + dutch(value)


def dutch(value: object) -> str:
    """A number as Dutch writes it, with two decimals."""
    return f"{Decimal(str(value)):,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")

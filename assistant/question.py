"""What a question asks for: the kind of thing, the columns, numbers, places and names in it. Reads words, searches
nothing."""

import re
from dataclasses import dataclass

from assistant.help_sought import seeks_help
from assistant.places_named import places_asked
from index.analysis import STOP_WORDS, fold

_KINDS: list[tuple[str, str]] = [
    (
        "abbreviation",
        r"\bwaar\s?v?oo?r? staa\w* .*v(?:oo)?r\b|\bwaarvoor staat\b|\bafkorting\b|\bvoluit\b"
        r"|\bletterwoord\b|\bacroniem\b|\bstaat .{1,20} voor\b",
    ),
    (
        "contact",
        r"\bcontact\w*|\btelefoon\w*|\btel\b|\bgsm\b|\b(?:e-?)?mail\w*|\b\w*adres\w*|\bwebsite\b"
        r"|\bbellen\b|\bbel ik\b|\bopbellen\b|\bbereik (?:ik|je|ge|we)\b|\bwebpagina\b|\burl\b"
        r"|\binschrijv\w*|\bschrij\w+ .*\baan\b|\bberichtje\b|\baanmelden\b|\btelefoonnummer\b"
        r"|\b(?:op welk|welk|het|een(?: \w+)?) nummer\b(?! \d)|\bbereiken\b",
    ),
    (
        "definition",
        r"\bdefinitie\b|\bverst(?:aat|a) (?:men|ge|je|u)\b|\bbetek\w+\b|\bwat (?:is|zijn) (?:een |de "
        r"|het )?[\w'’-]+(?: [\w'’-]+)?\??$|\bbedoel\w*\b|\bbegrip\b|\bomschrij\w+ (?:van|men)\b"
        r"|\bwat houdt\b.*\bin\b|\bonder welke (?:noemer|term)\b|\bwelke term\b",
    ),
    (
        "comparison",
        r"\bverschil\w*\b|\bmeer of minder\b|\bvergelijk\w*\b|\bwat is (?:langer|groter|hoger|meer)\b"
        r"|\bten opzichte van\b|\b(?:meer|meeste|hoger|hoogste|langer|groter"
        r"|eerst)\b.*,? ?\b[\w-]+ of [\w-]+",
    ),
    (
        "amount",
        r"\bhoe?veel\b.*\b(?:voorzien|uitgetrokken|vrijgemaakt|opzijgezet|toegekend|uitgegeven|besteed)\b"
        r"|\ble(?:g|gg)(?:en|t)?\b.*\b(?:bij|bovenop)\b"
        r"|\bhoeveel (?:geld|euro|subsidie\w*|budget\w*|steun|middelen|centen|kost\w*|kre\w+|krijg\w*"
        r"|ontv\w+|leg\w*|trekt|betaal\w*)\b|\b\w*budget\w*|\bbuget\w*|\bbedrag\w*|\bkost\w*\b|\bsom\b"
        r"|\bsubsidiebe\w+|\bfinancier\w*|\beigen inbreng\b|\bhoe duur\b|\bbetaal\w*|\bgeld\b"
        r"|\b\w*subsidie\w*|\bmiddelen\b|\binbreng\b|\beuro\b|\bmiljoen\b|\bfonds\b|\btoelage\w*"
        r"|\bwat (?:legt?|legde|leggen|brengt|bracht|steekt)\b.*\b(?:in|bij)\b",
    ),
    ("calendar", r"\bdatum\b|\bwelke? ja(?:ar|ren)\b"),
    ("hours", r"\bopeningsu\w+|\bhoe laat\b|\bwelke uren\b|\bkantooruren\b|\bspreekuur\b"),
    (
        "date",
        r"\bopeningsu\w+|\bhoe laat\b|\bwelke (?:uren|dagen)\b"
        r"|^(?:\w+ ){0,2}w(?:a|e)nn?eer\b|\ben wanneer\b|\bdatum\b|\b(?:in )?welke? ja(?:ar|ren)\b|\bdeadline\b"
        r"|\bstartdatum\b|\bwelke periode\b|\bvanaf wanneer\b|\bsinds\b|\bwelke dag\b|\btot wanneer\b"
        r"|\beinddatum\b|\bgeldig\w* tot\b|\btegen wanneer\b|\bhoe ?lang\b|\buiterste\b",
    ),
    ("minister", r"\bminister\w*\b|\bregeringslid\b|\bbevoegd\w*\b|\bbewindspers\w+"),
    (
        "number",
        r"\bhoe?veel\b|\baantal\b|\bhoe (?:groot|hoog|lang)\b|\bwelk (?:aandeel|percentage)\b|\bpercentage\b",
    ),
    ("often", r"\bhoe (?:vaak|dikwijls)\b|\bom de hoeveel\b"),
    (
        "status",
        r"\bloopt\b.*\bnog\b|\bgedaan$|\bis\b.* gedaan\b"
        r"|\bstatus\b|\bstand van zaken\b|\buitgevoerd\b|\bafgerond\b|\bgeworden\b|\bgerealiseerd\b",
    ),
    (
        "list",
        r"\bsom op\b|^som\b.*\bop\b|\bopsomming\b|\boverzicht\b|\blijst\b|\ballemaal\b|\bgeef (?:de|een|alle)\b"
        r"|\bwat (?:bieden|biedt)\b.*\baan\b|\bwat zijn de\b|\bwie zijn\b"
        r"|\bwelke\b.*\b(?:twee|drie|vier|vijf|zes|zeven)\b|\bnoem\b",
    ),
    (
        "actor",
        r"\bwie\b|\bactoren\b|\bactor\b|\bbetrokken\w*\b|\bpartner\w*\b|\btrekker\b|\bmet welke\b"
        r"|\bdoor welke\b|\bwerkt .*samen\b|\bwelke (?:stad|steden|gemeente\w*|organisatie\w*"
        r"|expert\w*|vzw\w*|universiteit\w*|dienst\w*|instantie\w*|partij\w*|kustplaats)\b",
    ),
    (
        "person",
        r"\bwelke minister\b|\bwelk parlementslid\b|\bwoordvoer\w+|\bondertek\w+"
        r"|\bhoe heet de \w*(?:loog|eur|ist|aar|tor|meester|zitter|voerder|leider|schepen|minister|coach|arts)\b"
        r"|(?<!voor )(?<!aan )\bwie (?:heeft|stelde|is|was|schreef|vroeg|diende)\b",
    ),
    ("where", r"\bwaar\b"),
    ("why", r"\bwaarom\b|\bwaartoe\b|\bwat is het doel\b|\bdoel\b|\bwaarvoor\b|\bwaardoor\b"),
    ("how", r"\bhoe\b|\bop welke manier\b|\bvia welke\b"),
]
_YES_NO = re.compile(
    r"^(?:en |maar )?(?:is|zijn|was|waren|heeft|hebben|had|kan|kunnen|kon|konden|mag|mogen|moet"
    r"|moeten|wordt|worden|werd|werden|gaat|gaan|komt|komen"
    r"|bestaat|bestaan|krijgt|krijgen|kreeg|kregen|doet|doen|biedt|bieden|geldt|staat|staan|zit|zitten|loopt|lopen|liepen|klopt|neemt|nemen|helpt|blijft"
    r"|zal|zullen|zou|zouden|wil|willen|legt|werkt|werken|trekken|maakt|geeft|kost|vraagt|ondersteunt|voorziet|bevat|omvat|valt|hoort|behoort)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(maatregel(?:en)?|acties?|punt(?:en)?|aanbeveling(?:en)?|artikel(?:en)?|art\.|voorwaarden?|nr\.?|nummer|doelstelling|doel|thema|pijler|hoofdstuk|luik|onder|rij)\s*(?:nr\.?\s*|nummer\s*)?(\d{1,3}(?:\.\d{1,3}){0,2})(?!\s*(?:€|euro|%|procent))(?![\d.,]*\d)\b",
    re.IGNORECASE,
)
_MORE_NUMBERS = re.compile(r"(?:,|\ben\b|\bof\b)\s*(\d{1,3}\.\d{1,3})(?![\d.,]*\d)")
_BARE_NUMBER = re.compile(r"(?<![\d.,€])\b(\d{1,2}\.\d{1,2})\b(?![\d.,]*\d)(?!\s*(?:€|euro|uur))")
QUESTION = "vraag"  # a reference to a parliamentary question, which no row has
_QUESTION_NUMBER = re.compile(r"\bvra(?:ag|gen)\s+(?:nr\.?\s*|nummer\s+)?(\d{1,4})\b", re.IGNORECASE)
_OWN = re.compile(
    r"\beigen (?:inbreng|middelen|geld|bijdrage|bedrag|zak|deel)\b|\bzelf\b"
    r"|\ble(?:g|gg|gd)(?:e|en|t|de|den)?\b.*\b(?:bij|in|bovenop)\b"
    r"|\bbr(?:eng|ach)(?:t|en|ten)?\b.*\bin\b|\binbreng\b"
    r"|\binleg\w*\b|\bcofinanciering\b|\bst(?:eekt?|eken|ak|aken)\b.*\bin\b",
    re.IGNORECASE,
)
_VERBS = frozenset(
    """maximaal minimaal ongeveer precies bedraagt hoogstens kan kunnen is zijn was waren krijgt krijgen kreeg kregen
    gaat ging wordt werd werden heeft hebben had kost kosten legt leggen trekt steekt daarvan ervan betaalt ligt
    staat geld euro subsidie budget steun middelen centen verschilt tijd keer meer minder procent geeft gaf
    ontvangt ontvangen ontving mag moet zit zitten""".split()
)
_PLACE_ADDRESS = re.compile(r"\b(?:post|bezoek|kantoor)?adres\b|\bgevestigd\b", re.IGNORECASE)
_PHONE, _MAIL, _SITE = (
    re.compile(r"telefo\w*|\btel\b|gsm|\bbel(?:len)?\b|\bopbellen\b|\bnummer\b", re.IGNORECASE),
    re.compile(r"mail\w*|\bschrij\w+|\bberichtje\b|\bmailen\b", re.IGNORECASE),
    re.compile(r"website|\bsite\b|webpagina|\burl\b|\bonline inschrijven|\binschrijv\w*|\blink\b", re.IGNORECASE),
)


_FOCUS = re.compile(
    r"\b(?:(?:definitie|betekenis|omschrijving) van(?: de| het| een)?|hoe heet (?:de|het)"
    r"|hoe?veel|welke?|aantal|wie (?:is|was|zijn|waren)(?: (?:de|het|een)"
    r"|(?=\s+[\w-]*(?:leider|leidster|voorzitter|directeur|coordinator)\b))|wat (?:is|zijn|was|waren) (?:de|het"
    r"|een)|hoe (?:hoog|groot|lang|vaak|oud) (?:is|zijn|was) (?:de|het))\s+"
    r"(?!(?:openingsuren|uren|datum|jaar|jaren|maanden|dagen|adres|bedrag|som|naam|reden|manier|titel|periode|percentage|aandeel"
    r"|definitie|betekenis|doel|verschil|keer|wijze|twee|drie|vier"
    r"|vijf|zes|andere|concrete|nieuwe|grote|soort|soorten|dag|taak|rol|status|nummer|website|minister)\b)([\w-]+)"
)


# "Wat doet Vilvoorde met de subsidie?" asks no amount.
_ASKS_DEED = re.compile(r"(?:en )?(?:wat|waarvoor|waaraan) (?:doet|doen|deed|gaat|gaan|wil|willen|gebruikt|besteedt)\b")
_LISTED = re.compile(
    r"\bwelke (?:(?:twee|drie|vier|vijf|zes|andere|concrete|nieuwe|grote|verschillende) )?([\w-]{5,}(?:en|s|ën))\b"
)
_DENIES = re.compile(
    r"\b(?:niet|geen)\b(?! (?:meer|alleen)\b)(?<!nog niet)|\b(?:geweigerd|afgewezen|afgekeurd|verworpen|afgevallen)\b"
    r"|\buit de boot\b|\bbuiten de prijzen\b|\b(?:viel|vielen|valt|vallen) af\b"
)
_SUBORDINATE = re.compile(r",|\b(?:die|dat|waar|als|wanneer|omdat|zodat|indien|terwijl|hoewel)\b(?!\?)")


@dataclass(frozen=True)
class Reference:
    """A number that the question calls a record by ("maatregel 13.2"), and the word it used."""

    word: str
    number: str


@dataclass(frozen=True)
class Inquiry:
    """A question as understood. `kinds` are in order of `_KINDS`; `focus` is the noun it asks a value of ("hoeveel
    deelnemers"), `counted` what it counts ("vlaamse gemeenten") and `counted_as` other words for that; `denied` tells
    that it asks what is not so, `contact` what is asked of a contact block."""

    text: str
    kinds: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    focus: str = ""
    counted: str = ""
    denied: bool = False
    own: bool = False
    contact: tuple[str, ...] = ()
    counted_as: tuple[str, ...] = ()

    def asks(self, *kinds: str) -> bool:
        return any(kind in self.kinds for kind in kinds)


def read_question(text: str) -> Inquiry:
    """Read one question (or one part of one). Pure."""
    plain = fold(text).strip()
    kinds = [kind for kind, pattern in _KINDS if re.search(pattern, plain)]
    focus = found[1] if (found := _FOCUS.search(plain)) else ""
    plural = len(focus) > 4 and focus.endswith(("en", "s", "ën"))
    if "list" not in kinds and ((plural and re.search(r"\bwelke\b", plain)) or _LISTED.search(plain)):
        kinds.append("list")
    if "date" in kinds and "list" in kinds and not focus:
        kinds.remove("list")  # "wat zijn de openingsuren?" asks when
    if "date" in kinds and "amount" in kinds and not re.search(r"\bhoe?veel\b|\bbudget|\bbedra|\bsom\b", plain):
        kinds.remove("amount")  # "tot wanneer loopt de subsidie?" asks a date
    if "amount" in kinds and _ASKS_DEED.match(plain):
        kinds.remove("amount")
    if _YES_NO.match(plain):
        kinds.insert(0, "yes_no")
    if seeks_help(plain):
        kinds.append("help")
    without_question_number = _QUESTION_NUMBER.sub(" ", text)
    references = [Reference(fold(m[1]).rstrip("."), m[2]) for m in _REFERENCE.finditer(without_question_number)]
    if references:
        last = max(without_question_number.find(r.number) + len(r.number) for r in references)
        references += [
            Reference(references[-1].word, m[1]) for m in _MORE_NUMBERS.finditer(without_question_number, last)
        ]
    else:
        references = [Reference("", m[1]) for m in _BARE_NUMBER.finditer(without_question_number)]
    references += [Reference(QUESTION, m[1]) for m in _QUESTION_NUMBER.finditer(text)]
    return Inquiry(
        text,
        tuple(kinds),
        tuple(dict.fromkeys(references)),
        places_asked(text),
        tuple(re.findall(r"\b(?:19|20)\d\d\b", text)),
        tuple(dict.fromkeys(re.findall(r"\b(?=[\w&-]*[A-Z&][\w&-]*[A-Z])[A-Z][\w&-]{1,9}\b", text))),
        focus,
        _counted(plain),
        bool(_DENIES.search(_main_clause(plain))) and "yes_no" not in kinds,
        bool(_OWN.search(text)),
        tuple(
            name
            for name, pattern in (
                ("Telefoon", _PHONE),
                ("E-mail", _MAIL),
                ("Website", _SITE),
                ("Adres", _PLACE_ADDRESS),
            )
            if pattern.search(text)
        ),
    )


def _main_clause(plain: str) -> str:
    """The asking sentence up to its first subordinate clause: "… voor klassen waar de juf het niet meer aankan" denies
    nothing."""
    parts = _SUBORDINATE.split(re.split(r"[.!] ", plain)[-1])
    return parts[0] if len(parts[0].split()) > 1 else plain


def _counted(plain: str) -> str:
    """What "hoeveel …" or "aantal …" counts: the words right after it, up to the verb, as a question often writes
    them."""
    if re.match(r"(?:en )?hoe (?!hoog|groot)", plain):
        return ""  # "hoe evolueerde het aantal …?" asks for no count
    found = re.search(r"\b(?:hoe?veel|aantal)\s+((?:[\w-]+\s*){1,2})", plain)
    words = found[1].split() if found else []
    return "" if not words or words[0] in STOP_WORDS or words[0] in _VERBS else " ".join(words)


def names_in(text: str) -> list[str]:
    """Words written as names: capitalised, and not the first word."""
    words = [word.strip("?,.:;()'’‘\"“”") for word in text.split()]
    return [w for i, w in enumerate(words) if i and w[:1].isupper() and len(w) > 2 and w.replace("-", "").isalpha()]

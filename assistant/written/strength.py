"""Whether a sentence speaks more strongly than its source: of all instead of some, must instead of may, at least where
no least is said, more where it says less, "also" where it says "only".

A bare statement beside a hedged one passes: "de helpdesk verwijst door" for "kan doorverwijzen" is how people rephrase.
"""

import re

from index.analysis import fold

_ALL = re.compile(
    r"(?<!niet )(?<!nagenoeg )(?<!bijna )(?<!nog )\b(?:alle|allen|allemaal|elke?(?! [\d€])|iedere?|iedereen|altijd"
    r"|overal|nooit|steeds|geen enkele?|zonder twijfel|zonder uitzondering|in elk geval|in ieder geval|sowieso"
    r"|hoe dan ook|per definitie)\b(?! (?:\w+ )?(?:jaar|schooljaar|maand|week|dag|keer)\b)"
    r"(?! (?:vaker|meer|minder|\w+er|hun|zijn|haar|een|apart|ook)\b)"
)
# What says of each or all as well: "per project" is each project, "in de regio's" is none.
_SAYS_ALL = re.compile(
    _ALL.pattern + r"|\b(?:per|ieders|telkens|stelselmatig|permanente?|voortdurende?|continue?|doorlopende?|volledige?"
    r"|gehele?|hele|gans|geen|enkel|alleen|uitsluitend|beide|zowel|jaarlijkse?|maandelijkse?|wekelijkse?|dagelijkse?"
    r"|al (?:het|die|de|deze))\b"
)
_SOME = re.compile(r"\b(?:sommige|enkele|weinig|een paar|een deel|slechts een|niet alle|soms|zelden)\b")
_MUST = re.compile(r"(?<!niet )\b(?:moet|moeten|moest|moesten|verplicht\w*|dient|dienen|vereis\w*|gedwongen)\b")
_SAYS_MUST = re.compile(
    _MUST.pattern + r"|\b(?:noodzakelijk\w*|hoort|horen|opgelegd\w*|oplegg\w*|essentie\w*|voorwaarde\w*|taak|vraagt)\b"
)
_MAY = re.compile(
    r"\b(?:kan|kunnen|kon|konden|mag|mogen|mogelijk\w*|indien nodig|desgewenst|vrijwillig\w*|niet verplicht)\b"
)
_ONLY = re.compile(r"(?<!niet )\b(?:enkel|alleen|uitsluitend|slechts)\b")
_ALSO = re.compile(r"\b(?:ook|eveneens|evenals|tevens|zowel)\b")
_LEAST = re.compile(r"\b(?:minstens|minimaal|ten ?minste|op zijn minst|minimum)\b")
_SAYS_LEAST = re.compile(_LEAST.pattern + r"|\b(?:vanaf|meer dan|ruim|boven|of meer)\b")
_MOST = re.compile(r"\b(?:maximaal|hoogstens|ten ?hoogste|hooguit|maximum|niet meer dan)\b")
_MORE = re.compile(
    r"\b(?:stij\w*|stegen|steeg|gesteg\w*|toegenom\w*|toename\w*|toene\w*|groei\w*|gegroei\w*|verho[go]\w*|hoger\w*|hoogste"
    r"|groter\w*|grootste|nam\w* (?:\w+ ){0,3}toe|neemt (?:\w+ ){0,3}toe|nemen (?:\w+ ){0,3}toe|vaker|steeds meer"
    r"|meer (?:[\w-]+ ){0,3}dan)\b"
)
_LESS = re.compile(
    r"\b(?:daal\w*|daling\w*|gedaal\w*|afgenom\w*|afname\w*|afneem\w*|afnem\w*|verminder\w*|verlaa?g\w*|lager\w*|laagste"
    r"|kleiner\w*|kleinste|nam\w* (?:\w+ ){0,3}af|neemt (?:\w+ ){0,3}af|nemen (?:\w+ ){0,3}af|minder vaak|steeds minder"
    r"|minder (?:[\w-]+ ){0,3}dan)\b"
)


def overstatement(sentence: str, text: str) -> str:
    """What a sentence says more strongly than the slices that support it, or the other way round; "" if nothing."""
    said, there = fold(sentence), fold(text)
    if _ALL.search(said) and not _SAYS_ALL.search(there):
        return "alle of altijd"
    if _SOME.search(said) and _ALL.search(there) and not _SOME.search(there):
        return "deel van het geheel"
    if _MUST.search(said) and not _MAY.search(said) and _MAY.search(there) and not _SAYS_MUST.search(there):
        return "moeten of kunnen"
    if _ALSO.search(said) and not _ONLY.search(said) and _ONLY.search(there) and not _ALSO.search(there):
        return "ook of enkel"
    if _LEAST.search(said) and not _SAYS_LEAST.search(there):
        return "minstens"
    if _MOST.search(said) and _LEAST.search(there) and not _MOST.search(there):
        return "hoogstens of minstens"
    return "meer of minder" if _turned(said, there) else ""


def _turned(said: str, there: str) -> bool:
    """Whether one text only says more and the other only less."""
    more, less = bool(_MORE.search(said)), bool(_LESS.search(said))
    up, down = bool(_MORE.search(there)), bool(_LESS.search(there))
    return more != less and up != down and more != up

"""What a word or an abbreviation means: entries of the corpus' lists first, then places in the text that say so."""

import re
from collections.abc import Sequence

from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon, folded
from assistant.question import Inquiry
from assistant.records import Records
from corpus.document import Passage
from index.analysis import fold, stem, tokens
from index.search import Index
from index.verbs import verbal_noun

_ASKING = frozenset(
    """wat betekent betekenis betekenen beteken definitie begrip term afkorting voluit staat staan voor
    verstaat verstaan onder bedoelt bedoeld bedoelen verschil verschillen tussen omschrijving betekend
    volgens precies juist uitleg wordt men ge je u eigenlijk zeggen wil letterwoord acroniem waarvoor
    welk beleidsdomein actieplan plan noemer naam begrippenlijst vor waar letters document bron bronnen
    tekst kort""".split()
)


def term_findings(inquiry: Inquiry, index: Index, records: Records, lexicon: Lexicon) -> list[Finding]:
    """One finding for each term or abbreviation that the question asks the meaning of, and nothing else about."""
    nouns = re.sub(r"\w+", lambda word: verbal_noun(word[0]), inquiry.text)
    asked = lexicon.terms(nouns, without=_ASKING)
    if not asked:
        return []
    entries = [*index.passages(kind="abbreviation"), *index.passages(kind="term")]
    wants_short = bool(re.search(r"afkorting (?:van|voor)|afgekort|letterwoord (?:van|voor)", inquiry.text.lower()))
    exact = _matching(entries, inquiry, records, wants_short=wants_short)
    if inquiry.asks("abbreviation", "definition") and inquiry.abbreviations and not wants_short:
        first = inquiry.abbreviations[0]
        own = [passage for passage in exact if fold(first) in fold(_cells(passage, records)[0])]
        given = None if own else _given(first, index)
        if given:
            return [given]
        exact = own or exact
    if not exact:
        return []
    named = " ".join(text for passage in exact for text in _cells(passage, records)[: 2 if wants_short else 1])
    rest = [term for term in asked if not lexicon.coverage([term], named)]
    most = 1 if inquiry.asks("abbreviation", "definition", "comparison") else 0
    fits = len(rest) <= most and all(term.known for term in rest)
    return [_entry(passage, records) for passage in exact] if fits else []


def _cells(passage: Passage, records: Records) -> list[str]:
    """The texts of an entry's cells: the term, then its meaning."""
    return [records.value(passage.document, cell).text for cell in (passage.record.cells if passage.record else ())]


def _matching(entries: Sequence[Passage], inquiry: Inquiry, records: Records, *, wants_short: bool) -> list[Passage]:
    """The entries whose term (or, asked for the abbreviation, whose full form) the question names; the fullest name
    wins."""
    content = {stem(verbal_noun(t.form.replace("-", ""))) for t in tokens(inquiry.text) if t.form not in _ASKING}
    plain = f" {' '.join(t.form for t in tokens(inquiry.text))} "
    found: list[tuple[int, Passage]] = []
    for passage in entries:
        cells = _cells(passage, records)
        if len(cells) < 2:
            continue
        term, meaning = cells[:2]
        name = meaning if wants_short and passage.kind == "abbreviation" else term
        for form in _forms(name):
            words = [t.form for t in tokens(form)]
            stems = {stem(verbal_noun(word.replace("-", ""))) for word in words}
            if words and (
                f" {' '.join(words)} " in plain or ((len(words) > 1 or len(words[0]) > 4) and stems <= content)
            ):
                found.append((len(words), passage))
                break
    longest = max((size for size, _ in found), default=0)
    rest = [passage for size, passage in found if size == longest or inquiry.asks("comparison")]
    terms = [passage for passage in rest if passage.kind == "term"]
    return (terms if terms and inquiry.asks("definition", "comparison") and not inquiry.asks("abbreviation") else rest)[
        :3
    ]


def _forms(name: str) -> list[str]:
    """The names of an entry: "LIVC (Lokale Integrale Veiligheidscel)" has two, "(Gewelddadige) radicalisering" as
    well."""
    inside = re.findall(r"\(([^)]*)\)", name)
    outside = re.sub(r"\([^)]*\)", " ", name).strip()
    optional = [re.sub(r"[()]", "", name)] if name.startswith("(") else [i for i in inside if len(i) > 1]
    return [form for form in (outside, *optional) if form]


def _entry(passage: Passage, records: Records) -> Finding:
    assert passage.record is not None
    term = records.value(passage.document, passage.record.cells[0]).text
    first, last = passage.record.cells[0], passage.record.cells[-1]
    return Finding("term", (Quote(passage, first.start, last.end),), subject=term)


def _given(short: str, index: Index) -> Finding | None:
    """A place in the text that gives an abbreviation with its full form: "Foreign Terrorist Fighters (FTF)"."""
    either = re.compile(rf"(?:[\w’'&-]+ ){{1,9}}\({re.escape(short)}\)|\b{re.escape(short)} ?\([^)]{{6,80}}\)")
    for passage in index.passages():
        for found in either.finditer(passage.text):
            if _initials_fit(short, found.group()):
                start = passage.start + found.start() + _surplus(short, found.group())
                return Finding("term", (Quote(passage, start, passage.start + found.end()),), subject=short)
    return None


def _initials_fit(short: str, text: str) -> bool:
    letters = [c for c in fold(short) if c.isalpha()]
    rest = iter(fold(text.replace(short, "")))
    return all(letter in rest for letter in letters)


def _surplus(short: str, text: str) -> int:
    """How far the full form lies from the start: from the last word that begins with the abbreviation's first
    letter."""
    if text.startswith(short):
        return 0
    body = text[: text.rfind("(")]
    words = list(re.finditer(r"\S+", body))
    count = sum(c.isalpha() for c in short)
    starts = [m.start() for m in words if fold(m.group())[:1] == fold(short)[:1]]
    near = [s for s in starts if len(body[s:].split()) <= count + 3]
    return near[0] if near else 0


def unknown_abbreviation(inquiry: Inquiry, lexicon: Lexicon) -> str:
    """An abbreviation that the question asks about and the corpus nowhere holds, or ""."""
    return next(
        (
            short
            for short in inquiry.abbreviations
            if not lexicon.knows(folded(short).replace("-", "")) and not lexicon.knows(folded(short).split("-")[0])
        ),
        "",
    )

"""Sentences of a written answer with a figure, address or name that the passages they cite lack. Written apart from
the gate, with other and coarser rules, so that a mistake of the gate is not its own witness."""

import re

from assistant.answer import Answer
from index.search import Index

_WORDS = dict(
    zip(
        "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split(),
        range(2, 17),
        strict=True,
    )
)
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_MARK = re.compile(r"\[(\d+)\]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ“‘\"0-9])|\n")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+|https?://\S+|www\.\S+")
_OURS = ("Begrepen als", "Gelezen als", "Dat staat")
_FIGURE = re.compile(r"\d[\d.,/ \u00a0-]*\d|\d")
_NAME = re.compile(r"(?<=[\w,;)”’] )[A-ZÀ-Þ][\w’'-]+")


def unsupported(answer: Answer, index: Index) -> tuple[int, list[tuple[str, list[str]]]]:
    """How many sentences the answer shows, and those with what their passages lack. A sentence without a mark is held
    against nothing, and lacks each fact in it."""
    cited = {c.n: passages_around(c.document, c.start, c.end, index) for c in answer.citations}
    lines = [line for line in answer.answer.split("\n") if not line.startswith(_OURS)]
    sentences = [s for s in _SENTENCE.split("\n".join(lines)) if re.search(r"\w{2}", s)]
    wrong = []
    for sentence in sentences:
        evidence = " \n".join(cited.get(int(n), "") for n in _MARK.findall(sentence))
        lacking = [fact for fact in facts_in(_MARK.sub(" ", sentence)) if not stands(fact, evidence)]
        if lacking:
            wrong.append((sentence, lacking))
    return len(sentences), wrong


def passages_around(document: str, start: int, end: int, index: Index) -> str:
    """The passages around a citation, with the titles above them."""
    around = [p for p in index.passages(document=document) if p.start <= start and end <= p.end]
    return "\n".join(" ".join([p.text, *p.section]) for p in around)


def facts_in(sentence: str) -> list[str]:
    """Addresses, figures, numbers and months in words, then names (with a capital, not at the start)."""
    addresses = _ADDRESS.findall(sentence)
    rest = _ADDRESS.sub(" ", sentence)
    words = [word for word in re.findall(r"[a-zë]+", rest.lower()) if word in _WORDS or word in _MONTHS]
    return [a.strip("“”‘’\"'()[].,;:") for a in addresses] + _FIGURE.findall(rest) + words + _NAME.findall(rest)


def stands(fact: str, evidence: str) -> bool:
    """Whether a fact of `facts_in` stands in the evidence, in whatever notation."""
    folded = evidence.casefold()
    if fact.casefold() in folded:
        return True
    if fact in _MONTHS:
        month = f"{_MONTHS.index(fact) + 1}"
        return re.search(rf"\d[/.-]0?{month}[/.-]\d", evidence) is not None
    if fact in _WORDS:
        return re.search(rf"(?<!\d){_WORDS[fact]}(?!\d)", evidence) is not None or fact[:3] + "ledig" in folded
    if fact[0].isdigit():
        return digits(fact) in {digits(found) for found in _FIGURE.findall(evidence)} or _in_words(fact, folded)
    stem = re.sub(r"(?:’s|'s|s|se|e)$", "", fact.casefold())
    return stem in folded


def digits(figure: str) -> str:
    """The digits of a figure, without cents that are zero and without what parts thousands, days or area codes."""
    return re.sub(r"\D", "", re.sub(r",0+$", "", figure.strip(" .,-/"))).lstrip("0")


def _in_words(figure: str, evidence: str) -> bool:
    """Whether a figure stands there in words, or as millions: 16 is zestien, 1.500.000 is 1,5 miljoen."""
    number = digits(figure)
    words = [word for word, value in _WORDS.items() if number == str(value)]
    if any(word in evidence for word in words):
        return True
    millions = re.findall(r"(\d+(?:,\d+)?) miljoen", evidence)
    return number in {str(int(float(m.replace(",", ".")) * 1_000_000)) for m in millions}

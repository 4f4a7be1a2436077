"""The gate against sentences rephrased by hand: the true ones pass, the wrong ones do not, marks are made right."""

from collections import Counter
from typing import Any

import pytest
from gate_sentences import SUBTLE_TRUE, SUBTLE_WRONG, TRUE, WRONG, gate_of

from assistant.asking import verbatim_of
from assistant.written.gate import Gate, Judged, quoted
from assistant.written.given import given
from assistant.written.marks import unmarked
from corpus.document import Passage
from index.search import Index

KINDS = """amount city date number name abbreviation contact quote column negation opposite invented link language
    orders mixed"""


_DONE: dict[tuple[str, str], tuple[Judged, Passage]] = {}


def _judged(index: Index, line: dict[str, Any], mark: str) -> tuple[Judged, Passage]:
    """What a new gate makes of a sentence; what several tests look at is judged once."""
    key = line["sentence"], mark
    if key not in _DONE:
        gate, passage = gate_of(index, line)
        _DONE[key] = gate.judge(f"{line['sentence'].rstrip('.')}{mark}."), passage
    return _DONE[key]


# Judging them all takes a while: `make test` judges a part of them, `make floors` all.
PARTS = [pytest.param(3, id="every-third"), pytest.param(1, id="all", marks=pytest.mark.slow)]


@pytest.fixture(params=PARTS)
def true(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return TRUE[:: request.param]


@pytest.fixture(params=PARTS)
def wrong(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return WRONG[:: request.param]


def test_there_are_enough_sentences_of_every_kind() -> None:
    assert len(TRUE) >= 200
    assert len(WRONG) >= 100
    assert set(KINDS.split()) == {line["kind"] for line in WRONG}
    assert len({line["sentence"] for line in TRUE + WRONG}) == len(TRUE) + len(WRONG)


def test_at_most_two_of_a_hundred_true_sentences_are_withheld(real_index: Index, true: list[dict[str, Any]]) -> None:
    withheld = [line["sentence"] for line in true if _judged(real_index, line, " [1]")[0].outcome == "withheld"]
    assert len(withheld) <= 0.02 * len(true), withheld


@pytest.mark.slow
def test_true_sentences_that_look_like_subtle_mistakes_are_kept(real_index: Index) -> None:
    withheld = [line["sentence"] for line in SUBTLE_TRUE if _judged(real_index, line, " [1]")[0].outcome == "withheld"]
    assert len(withheld) <= 2, withheld  # of 60: 0.02 over them and the two hundred others together


@pytest.mark.slow
def test_most_sentences_with_one_subtle_mistake_are_withheld(real_index: Index) -> None:
    """Measured: 57 of 70, 34 of 40 that were studied and 23 of 30 that were not; the rest takes reading."""
    shown = Counter(line["set"] for line in SUBTLE_WRONG if _judged(real_index, line, " [1]")[0].outcome != "withheld")
    assert shown["studied"] <= 6 and shown["held back"] <= 7, shown


def test_every_wrong_sentence_is_withheld(real_index: Index, wrong: list[dict[str, Any]]) -> None:
    shown = [line["sentence"] for line in wrong if _judged(real_index, line, " [1]")[0].outcome != "withheld"]
    assert shown == []


def test_a_true_sentence_is_cited_by_slices_of_its_passage(real_index: Index, true: list[dict[str, Any]]) -> None:
    shorter = 0
    for line in true:
        judged, passage = _judged(real_index, line, " [1]")
        for quote in judged.quotes:
            text = real_index.document(quote.passage.document).text
            assert quote.text == text[quote.start : quote.end]
            assert quote.text.strip()
        shorter += all(len(quote.text) < len(passage.text) for quote in judged.quotes)
    assert shorter > 0.75 * len(true)


@pytest.mark.parametrize("mark", ["", " [9]"])
def test_a_right_sentence_without_a_mark_or_with_an_unknown_one_is_given_the_right_one_or_withheld(
    real_index: Index, true: list[dict[str, Any]], mark: str
) -> None:
    outcomes: Counter[str] = Counter()
    for line in true:
        judged, passage = _judged(real_index, line, mark)
        outcomes[judged.outcome] += 1
        assert judged.outcome != "kept"
        assert all(quote.passage.id == passage.id for quote in judged.quotes), line["sentence"]
    assert outcomes["repaired"] > 0.24 * len(true)


def test_a_right_sentence_with_the_mark_of_another_passage_never_cites_one_that_lacks_its_figures(
    real_index: Index, true: list[dict[str, Any]]
) -> None:
    outcomes: Counter[str] = Counter()
    for line in true:
        judged, _ = _judged(real_index, line, " [2]")
        outcomes[judged.outcome] += 1
        evidence = " ".join(quote.passage.text for quote in judged.quotes)
        for word in line["sentence"].rstrip(".").split():
            if judged.quotes and any(c.isdigit() for c in word) and "." in word and "@" not in word:
                assert word.strip("€.,").split(",")[0] in evidence or "." in word.strip(".")
    assert outcomes["repaired"] > outcomes["kept"]


def test_one_sentence_may_rest_on_two_passages_that_each_hold_its_figures(real_index: Index) -> None:
    rows = {p.text.split("\n")[0]: p for p in real_index.passages(document="bijlage-vraag-311-projecten", kind="row")}
    sources = {source.id: source for source in real_index.sources()}
    two = given([rows["Stad Gent"], rows["Stad Leuven"]], sources, tokens=100_000)
    gate = Gate(two, real_index, verbatim_of(real_index).lexicon)
    assert gate.judge("Gent en Leuven kregen elk 60.000 euro subsidie [1][2].").outcome == "kept"
    assert gate.judge("Gent en Leuven brengen elk 12.000 euro eigen middelen in [1][2].").outcome == "withheld"


def test_what_was_said_already_is_not_said_again(real_index: Index) -> None:
    gate, _ = gate_of(real_index, TRUE[0])
    assert gate.judge(TRUE[0]["sentence"] + " [1]").outcome == "kept"
    assert gate.judge(TRUE[0]["sentence"].upper() + " [1]").reason in ("repeated", "facts")
    assert gate.judge(TRUE[0]["sentence"] + " [1]").reason == "repeated"


@pytest.mark.parametrize(
    "raw",
    ["", "[1]", "…", "a" * 100_000, "\x00\x01", "[1]" * 5_000, "“" * 2_000, "(" * 3_000, "9" * 5_000 + " euro [1]"],
)
def test_what_is_no_sentence_is_withheld_soon(real_index: Index, raw: str) -> None:
    gate, _ = gate_of(real_index, TRUE[0])
    assert gate.judge(raw).outcome == "withheld"


@pytest.mark.parametrize(
    ("raw", "text", "numbers"),
    [
        ("- Er zijn 16 aanvragen [1].", "Er zijn 16 aanvragen.", [1]),
        ("**Aalst** kreeg geld [1, 3][2]", "Aalst kreeg geld", [1, 3, 2]),
        ("Dat staat in drie bronnen [2-4].", "Dat staat in drie bronnen.", [2, 3, 4]),
        ("Zo is het. Bron: [2]", "Zo is het.", [2]),
        ("Zo is het. Bronnummer: [2]", "Zo is het.", [2]),
        ("Een bereik [1-9999].", "Een bereik [1-9999].", []),
        ("Er zijn er 16 (bron 2).", "Er zijn er 16.", [2]),
        ("Er zijn er 16 (2).", "Er zijn er 16.", [2]),
        ("Er zijn er 16 (2 keer).", "Er zijn er 16 (2 keer).", []),
        ("Er zijn aanvragen²³.", "Er zijn aanvragen.", [23]),
        ("Een zaal van 40 m² [1].", "Een zaal van 40 m².", [1]),
        ("Er zijn er 16【2†bron】 en 14 [^3]", "Er zijn er 16 en 14", [2, 3]),
        ("Er\u200b zijn\u202e er 16 [\u20601].", "Er zijn er 16.", [1]),
    ],
)
def test_marks_are_read_in_the_ways_that_models_write_them(raw: str, text: str, numbers: list[int]) -> None:
    assert unmarked(raw) == (text, numbers)


def test_every_kind_of_quotation_mark_holds_a_quote() -> None:
    text = "Hij zei “een”, \"twee\", „drie” en «vier», ‘vijf’ en 'zes', maar thema's en foto's niet."
    assert quoted(text) == ["een", "twee", "drie", "vier", "vijf", "zes"]

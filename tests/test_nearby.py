"""The sentence beside the last answer opens a follow-up's answer when it says more of what is asked; else nothing."""

import pytest

from assistant.asked_kind import has_frequency
from assistant.conversation.nearby import with_nearby
from assistant.conversation.turns import Turn
from assistant.finding import Finding, Quote
from assistant.lexicon import Lexicon
from corpus.document import Passage
from index.search import Index

TEXT = (
    "De raad keurt het fietsplan goed in mei. In de tweede fase komen er fietsstraten bij het station. "
    "Het doel is om kinderen veilig naar school te laten rijden."
)
PLAN = Passage("a", "plan", "text", ("Plan", "Fietsen"), 0, len(TEXT), TEXT)
OTHER = Passage("b", "plan", "text", ("Plan", "Wegen"), 200, 240, "De bruggen worden dit jaar herschilderd.")


class Pages(Index):
    """An index of two passages, of which only the passages are asked."""

    def __init__(self) -> None:
        pass

    def passages(self, document: str | None = None, kind: str | None = None) -> list[Passage]:
        return [PLAN, OTHER]


@pytest.fixture(scope="module")
def lexicon(real_index: Index) -> Lexicon:
    return Lexicon(real_index.vocabulary)


def quote(passage: Passage, text: str) -> Quote:
    start = passage.start + passage.text.index(text)
    return Quote(passage, start, start + len(text))


GIVEN = quote(PLAN, "De raad keurt het fietsplan goed in mei.")
LAST = Turn("Wanneer keurt de raad het fietsplan goed?", "", quotes=(GIVEN,))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("En de tweede fase?", "In de tweede fase"),
        ("Waarom?", "Het doel is om kinderen"),
        ("En bij het station?", "In de tweede fase"),
    ],
)
def test_the_sentence_beside_it_comes_first(question: str, begins: str, lexicon: Lexicon) -> None:
    found = [Finding("sentences", (GIVEN,))]
    first = with_nearby(found, question, LAST, Pages(), lexicon)[0]
    assert first.quotes[0].text.startswith(begins)
    assert GIVEN in first.quotes


@pytest.mark.parametrize(
    "found",
    [
        Finding("numbered", (GIVEN,)),
        Finding("sentences", (quote(PLAN, "In de tweede fase komen er fietsstraten bij het station."),)),
        Finding("sentences", (), status="no_answer"),
    ],
)
def test_cells_and_answers_that_say_as_much_stay(found: Finding, lexicon: Lexicon) -> None:
    assert with_nearby([found], "En de tweede fase?", LAST, Pages(), lexicon) == [found]


def test_another_section_is_not_beside_it(lexicon: Lexicon) -> None:
    found = Finding("sentences", (GIVEN,))
    assert with_nearby([found], "En de bruggen dit jaar?", LAST, Pages(), lexicon) == [found]


@pytest.mark.parametrize("text", ["maandelijks", "twee keer per jaar", "elke eerste week", "vijf intensieve sessies"])
def test_how_often_is_recognised(text: str) -> None:
    assert has_frequency(f"De raad vergadert {text}.")
    assert has_frequency(f"Het traject telt {text}.")


def test_a_date_is_no_frequency() -> None:
    assert not has_frequency("De raad vergadert op 3 mei 2021.")

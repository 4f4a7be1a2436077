"""Who held an office is told by the signature of that office, and by no other."""

from pathlib import Path

import pytest
from small_tables import small_index

from assistant.lexicon import Lexicon
from assistant.offices import office_finding
from assistant.question import read_question
from index.search import Index

SIGNED = "De Vlaamse minister van Landbouw en Visserij,\n\nAn PEETERS"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("signed")
    return small_index(folder, told=[SIGNED])


@pytest.mark.parametrize("question", ["Wie is minister van Landbouw?", "Wie was de Vlaamse minister van Visserij?"])
def test_a_signature_tells_who_holds_its_office(index: Index, question: str) -> None:
    finding = office_finding(read_question(question), index, Lexicon(index.vocabulary))
    assert finding is not None and finding.subject == "An Peeters"


@pytest.mark.parametrize(
    "question",
    ["Wie is An Peeters?", "bevoegdheden an peeters", "Welk ambt had An Peeters?", "Waarvoor was An Peeters bevoegd?"],
)
def test_a_signature_tells_which_office_someone_holds(index: Index, question: str) -> None:
    finding = office_finding(read_question(question), index, Lexicon(index.vocabulary))
    assert finding is not None and "Landbouw en Visserij" in finding.quotes[0].text


def test_the_holder_of_an_office_that_nobody_signed_for_is_said_to_be_missing(index: Index) -> None:
    finding = office_finding(read_question("Wie is de minister van Onderwijs?"), index, Lexicon(index.vocabulary))
    assert finding is not None and (finding.status, finding.quotes) == ("no_answer", ())


@pytest.mark.parametrize("question", ["Wie is An?", "Wie is Jan Peeters?", "Wat zei An Peeters over de landbouw?"])
def test_a_signature_tells_nothing_of_another_person_or_thing(index: Index, question: str) -> None:
    assert office_finding(read_question(question), index, Lexicon(index.vocabulary)) is None


@pytest.mark.parametrize("question", ["Wie is hier de baas?", "Wie is verantwoordelijk als minister van Sport?"])
def test_a_signature_tells_nothing_of_another_office(index: Index, question: str) -> None:
    assert office_finding(read_question(question), index, Lexicon(index.vocabulary)) is None

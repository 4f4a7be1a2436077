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


@pytest.mark.parametrize("question", ["Wie is de minister van Sport in het actieplan?", "Wie is hier de baas?"])
def test_a_signature_tells_nothing_of_another_office(index: Index, question: str) -> None:
    assert office_finding(read_question(question), index, Lexicon(index.vocabulary)) is None

"""Whether a text says how many of a thing there are, and not of another that is called alike."""

import pytest

from assistant.asked_kind import counts


@pytest.mark.parametrize(
    "text", ["De maatregelen staan in veertien acties.", "Er zijn 3 nieuwe acties.", "Het plan telt 14 acties (2017)."]
)
def test_a_number_before_the_noun_counts_it(text: str) -> None:
    assert counts(text, "acties")


@pytest.mark.parametrize(
    "text", ["Bijlage 1 omvat de acties.", "Er waren twee actieplannen.", "Een op de drie acties liep.", "De acties."]
)
def test_a_number_that_names_a_thing_or_counts_another_is_no_count(text: str) -> None:
    assert not counts(text, "acties")

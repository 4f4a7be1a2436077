"""Whether a text tells the kind of thing a question asks: a reason, an outcome, a name, a unit, a price."""

import pytest

from assistant.telling import unpriced, untold


@pytest.mark.parametrize(
    ("question", "tells", "tells_not"),
    [
        ("Waarom is de zaal dicht?", "De zaal is dicht wegens werken aan het dak.", "De zaal is dicht tot 3 mei."),
        ("Hoe komt het dat er minder leden zijn?", "Leden stopten doordat de prijs steeg.", "Er zijn 40 leden."),
        (
            "Wat is het resultaat van de meting?",
            "Uit de meting blijkt dat het water zuiver is.",
            "De meting start in het najaar.",
        ),
        ("Wie is de contactpersoon in Genk?", "Contact: An Peeters, Stad Genk.", "Stad Genk: info@genk.be"),
        ("Wie won de wedstrijd?", "De winnaar toonde zijn beker.", "De wedstrijd wordt elk jaar gehouden."),
        ("Wanneer is de volgende oproep?", "Een nieuwe oproep volgt in mei.", "De oproep liep tot 3 mei."),
        ("Wat is de mening van de raad?", "De raad vindt dat nodig.", "De raad vergadert in mei."),
        ("Hoe lang duurt een cursus?", "Een cursus telt zes sessies.", "Een cursus is er voor wie dat wil."),
        ("Hoe lang duurt dat, in weken?", "Het duurt zes weken.", "Het duurt van mei tot juni."),
    ],
)
def test_a_text_that_does_not_tell_what_is_asked_lacks_it(question: str, tells: str, tells_not: str) -> None:
    assert untold(question, tells) is None
    lack = untold(question, tells_not)
    assert lack and lack.endswith("niet in de bronnen.")


@pytest.mark.parametrize("question", ["Welke stad kreeg subsidie?", "Wat doet de helpdesk?", ""])
def test_a_question_for_something_else_lacks_nothing(question: str) -> None:
    assert untold(question, "Stad Diest kreeg 400 euro.") is None


def test_a_price_is_an_amount_or_nothing_at_all() -> None:
    assert not unpriced("Hoeveel kost een les?", "Een les is gratis.")
    assert not unpriced("Wat kost een les?", "Een les: € 12.")
    assert unpriced("Wat kost een les?", "Elke dinsdag is er les.")
    assert not unpriced("Wanneer is er les?", "Elke dinsdag is er les.")

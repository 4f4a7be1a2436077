"""Claims in Dutch spellings: what is the same is held, what differs in one figure or letter is missing."""

import pytest

from assistant.dutch_numbers import ordinal_value, word_value
from assistant.written.claims import claims_in
from assistant.written.held import Held, missing_claims


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("zestien", 16), ("één", 1), ("een", None), ("vierenveertig", 44), ("tweeëntwintig", 22),
        ("tweehonderdvijftig", 250), ("drieduizend", 3_000), ("vijftienhonderd", 1_500), ("drieledige", 3),
        ("vierdelig", 4), ("beeld", None), ("steden", None),
    ],
)  # fmt: skip
def test_numbers_in_words(word: str, value: int | None) -> None:
    assert word_value(word) == value


@pytest.mark.parametrize(
    ("word", "value"), [("tweede", 2), ("veertiende", 14), ("14e", 14), ("zijde", None), ("einde", None)]
)
def test_ordinals(word: str, value: int | None) -> None:
    assert ordinal_value(word) == value


PASSAGE = Held(
    "Op vraag nr. 311 van 03/06/2021 antwoordt Bart SOMERS dat 16 aanvragen samen € 1.500.000,00 kregen, van 9 "
    "tot 13u30, of 18 procent. Bel 089/ 33 99 37 of mail Info@ceapire.be. "
    "De LIVC’s van Sint-Niklaas en de Vlaamse overheid.",
    "Actie 5: hulpverlening\nPlan van 2017",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Er waren zestien aanvragen.", "Het gaat om 1,5 miljoen euro.", "Anderhalf miljoen euro.",
        "€ 1 500 000 in totaal.",
        "Dat was op 3 juni 2021.", "Dat was in juni 2021.", "Dat was op 3.6.2021.", "Dat was op 2021-06-03.",
        "In 2021 was dat zo.", "Tot 13.30 uur.", "Tot 13:30.", "Een groei van 18%.", "Bel 089 33 99 37.",
        "Bel +32 89 33 99 37.", "Mail naar info@ceapire.be.", "Dat zegt Bart Somers.", "Een LIVC bestaat daar.",
        "Dat geldt in Vlaanderen.", "Dit hoort bij actie 5.", "Sint-Niklaas doet mee.",
    ],
)  # fmt: skip
def test_the_same_in_another_spelling_is_held(sentence: str) -> None:
    assert missing_claims(sentence, PASSAGE) == []


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Er waren zeventien aanvragen.", "zeventien"), ("Het gaat om 1,6 miljoen euro.", "1,6 miljoen euro"),
        ("Het gaat om 16 euro.", "16 euro"), ("Dat was op 4 juni 2021.", "4 juni 2021"),
        ("Dat was in juni 2022.", "juni 2022"),
        ("Het plan is van 2017.", "2017"), ("Een groei van 16%.", "16%"), ("Bel 089 33 99 73.", "089 33 99 73"),
        ("Mail naar info@ceapire.com.", "info@ceapire.com"), ("Zie www.ceapire.be.", "www.ceapire.be."),
        ("Dat zegt Jan Somers.", "Jan"), ("Dat zegt het OCAD.", "OCAD"), ("Gent doet mee.", "Gent"),
        ("Er zijn vijf hulpverleners.", "vijf"), ("Dat is elk najaar zo.", "najaar"), ("De LTF komt samen.", "LTF"),
    ],
)  # fmt: skip
def test_what_differs_is_missing(sentence: str, missing: str) -> None:
    assert missing in missing_claims(sentence, PASSAGE)


def test_two_names_are_not_mixed_into_one() -> None:
    held = Held(
        "Bart Somers antwoordde op de vraag over het lokale beleid. Later nam minister Liesbeth Homans het woord."
    )
    assert missing_claims("Toen sprak Bart Somers.", held) == []
    assert missing_claims("Toen sprak Bart Homans.", held) == ["Bart Homans"]


def test_a_long_text_is_read_in_reasonable_time() -> None:
    assert len(claims_in("Op 3 juni 2021 kreeg Aalst 60.000 euro. " * 2_500)) == 5_000

"""What a sub-question asks, one by one: words left out, two things asked at once, conditions, mails."""

import pytest

from assistant.drafts.draft import Part
from assistant.drafts.intake import read_question
from assistant.drafts.proof import _of_its_kind, _with_participles
from assistant.drafts.things import apart, asked_of, says_nothing, things_in


def test_a_piece_that_leaves_its_verb_out_takes_it_from_the_one_before() -> None:
    (thing,) = things_in(Part(number="1", text="Welk budget is er voor maatregel 2.1 en welk voor maatregel 4.1?"))
    assert thing.pieces == ("Welk budget is er voor maatregel 2.1?", "Welk budget is er voor maatregel 4.1?")


@pytest.mark.parametrize(
    ("piece", "context", "expected"),
    [
        (
            "Uit hoeveel lessen bestaat het aanbod bij elk van beide?",
            "Zowel De Brug als Huis Zuid geven les.",
            [
                "Uit hoeveel lessen bestaat het aanbod bij De Brug?",
                "Uit hoeveel lessen bestaat het aanbod bij Huis Zuid?",
            ],
        ),
        (
            "Welke minister is voor beide bevoegd?",
            "Wat kosten maatregel 2.1 en maatregel 4.1?",
            ["Welke minister is voor maatregel 2.1 bevoegd?", "Welke minister is voor maatregel 4.1 bevoegd?"],
        ),
        (
            "Hoe hoog was hun eigen inbreng?",
            "Hoeveel kregen de steden Gent en Leuven?",
            ["Hoe hoog was de eigen inbreng van Gent?", "Hoe hoog was de eigen inbreng van Leuven?"],
        ),
        ("Hoeveel kost de opleiding?", "", []),
    ],
)
def test_one_thing_of_two_is_asked_of_each(piece: str, context: str, expected: list[str]) -> None:
    assert apart(piece, context) == expected


def test_a_question_word_alone_is_asked_of_the_question_before_it() -> None:
    assert asked_of("Voor hoe lang?", "Is uitstel mogelijk?") == "Voor hoe lang is uitstel mogelijk?"
    assert asked_of("Waarom niet?", "Is uitstel mogelijk?") == "Waarom is uitstel niet mogelijk?"
    assert asked_of("Hoeveel scholen doen mee?", "Is uitstel mogelijk?") == ""
    assert says_nothing("Tot wanneer?") and not says_nothing("Tot wanneer loopt de oproep?")


@pytest.mark.parametrize(
    ("asked", "tells", "does_not"),
    [
        ("Wanneer volgt de evaluatie?", "De evaluatie volgt in het najaar van 2026.", "De evaluatie volgt later."),
        ("Tot welke datum loopt de steun?", "De steun loopt tot 12 januari 2020.", "De steun loopt in 2017-2019."),
        ("Hoe lang duurt een traject?", "Een traject duurt vijf maanden.", "Een traject is gratis."),
        ("Welk aandeel van de steden doet mee?", "Twee op de drie steden doen mee.", "Veel steden doen mee."),
    ],
)
def test_a_sentence_must_hold_the_kind_of_thing_that_is_asked(asked: str, tells: str, does_not: str) -> None:
    assert _of_its_kind(tells, asked) and not _of_its_kind(does_not, asked)


def test_a_verb_in_two_pieces_is_its_participle() -> None:
    assert _with_participles("Zij stelt het rapport voor.", "Is het voorgesteld?").endswith("voorgesteld")
    assert _with_participles("Zij leest het rapport.", "Is het voorgesteld?") == "Zij leest het rapport."


def test_a_mail_without_numbers_keeps_conditions_with_what_they_hang_on() -> None:
    mail = """Geachte mevrouw

Kan u een antwoord voorbereiden tegen vrijdag?

Het plan steunt gemeenten. Welk budget is er voor maatregel 4.3? Is verlenging mogelijk? Zo ja, tot wanneer?

Groeten"""
    question = read_question(mail)
    assert [part.text for part in question.parts] == [
        "Welk budget is er voor maatregel 4.3?",
        "Is verlenging mogelijk? Zo ja, tot wanneer?",
    ]
    assert question.title == "" and "steunt gemeenten" in question.introduction

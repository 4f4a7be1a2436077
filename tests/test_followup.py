"""Follow-up questions are written out from the question before them; questions that stand alone stay as they are."""

import pytest

from assistant.followup import Turn, is_follow_up, resolved

HELPDESK = Turn("Wie biedt een helpdesk aan professionals?", "Solentra")
SUBSIDY = Turn("Hoeveel subsidie kreeg Genk?", "Stad Genk")
BUDGET = Turn("Wat is het budget van maatregel 13.2?", "13.2")
OFFER = Turn("Wat biedt Ceapire aan?", "Ceapire")


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        (SUBSIDY, "En Bree?", "Hoeveel subsidie kreeg Bree?"),
        (SUBSIDY, "En voor Menen?", "Hoeveel subsidie kreeg Menen?"),
        (SUBSIDY, "en in oostende", "Hoeveel subsidie kreeg Oostende?"),
        (SUBSIDY, "En wat met Leuven?", "Hoeveel subsidie kreeg Leuven?"),
        (BUDGET, "En van maatregel 7.1?", "Wat is het budget van maatregel 7.1?"),
        (BUDGET, "En 7.1?", "Wat is het budget van maatregel 7.1?"),
        (OFFER, "En Solentra?", "Wat biedt Solentra aan?"),
        (Turn("Waarvoor staat OCAD?", "OCAD"), "En LIVC?", "Waarvoor staat LIVC?"),
        (Turn("Wat gebeurde er in 2017?", ""), "En in 2021?", "Wat gebeurde er in 2021?"),
        (SUBSIDY, "En in 2017?", "Hoeveel subsidie kreeg Genk in 2017?"),
        (Turn("Hoe wordt radicalisme omschreven?", ""), "En terrorisme?", "Hoe wordt terrorisme omschreven?"),
        (Turn("Hoeveel maatregelen zijn nieuw?", ""), "en bestaand?", "Hoeveel maatregelen zijn bestaand?"),
        (Turn("Wat is de gemiddelde subsidie?", ""), "en de hoogste?", "Wat is de hoogste subsidie?"),
        (
            Turn("Welke stad heeft de laagste eigen inbreng?", "Stad Beringen"),
            "En welke de hoogste?",
            "Welke stad heeft de hoogste eigen inbreng?",
        ),
    ],
)
def test_another_value_is_put_in_the_same_question(before: Turn, question: str, understood: str) -> None:
    assert resolved(question, [before]) == understood


@pytest.mark.parametrize(
    ("before", "question", "subject"),
    [
        (HELPDESK, "En hoe contacteer ik die?", "Solentra"),
        (HELPDESK, "hoe kan ge die bereiken?", "Solentra"),
        (SUBSIDY, "En hoeveel legt die zelf in?", "Genk"),
        (SUBSIDY, "Met wie werken ze samen?", "Genk"),
        (BUDGET, "En welke minister is bevoegd?", "13.2"),
        (OFFER, "Kost dat iets?", "Ceapire"),
        (OFFER, "Wat is hun telefoonnummer?", "Ceapire"),
    ],
)
def test_what_points_back_gets_the_subject_of_the_last_answer(before: Turn, question: str, subject: str) -> None:
    understood = resolved(question, [before])
    assert subject in understood
    assert question.rstrip("?").split()[-1] in understood


@pytest.mark.parametrize(
    "question",
    [
        "Wat is de deadline van de projectoproep van 5 maart 2021?",
        "Wie is de woordvoerster van de VVSG?",
        "Hoeveel kreeg Bree?",
        "Welke minister is verantwoordelijk voor maatregel 4.2?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert not is_follow_up(question, [OFFER])
    assert resolved(question, [OFFER]) == question


@pytest.mark.parametrize("question", ["En hoe contacteer ik die?", "En Bree?", "Kost dat iets?", ""])
def test_without_an_earlier_question_nothing_is_a_follow_up(question: str) -> None:
    assert not is_follow_up(question, [])
    assert resolved(question, []) == question


def test_the_last_question_counts_not_an_earlier_one() -> None:
    assert resolved("En Bree?", [BUDGET, SUBSIDY]) == "Hoeveel subsidie kreeg Bree?"


def test_a_name_goes_before_the_other_words_of_the_question() -> None:
    before = Turn("Wie coördineert het Vlaams Platform Radicalisering?", "")
    assert resolved("En hoe vaak komt dat bijeen?", [before]).endswith("(Vlaams Platform Radicalisering)?")


def test_without_a_subject_the_topic_of_the_last_question_is_taken() -> None:
    understood = resolved("En wanneer start dat?", [Turn("Wie leidt het lerend netwerk polarisatie?", "")])
    assert "netwerk polarisatie" in understood


@pytest.mark.parametrize("text", ["", " ", "?", "😀", "\x00", "en", "En " * 900, '"* OR NEAR('])
def test_odd_text_is_resolved_without_a_crash(text: str) -> None:
    assert isinstance(resolved(text, [HELPDESK]), str)
    assert isinstance(resolved("En die?", [Turn(text, "")]), str)

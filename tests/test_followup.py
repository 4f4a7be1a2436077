"""Follow-up questions are written out from the question before them; questions that stand alone stay as they are."""

import pytest

from assistant.conversation.followup import resolved
from assistant.conversation.leaning import is_follow_up, leans
from assistant.conversation.turns import Turn, turn_of
from assistant.finding import Finding, Quote
from corpus.document import Passage

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
        (Turn("contact Ceapire", "Ceapire"), "en het team samenleven?", "contact team samenleven"),
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
    ("before", "question", "subject", "kept"),
    [
        (HELPDESK, "En hoe contacteer ik die?", "Solentra", "contacteer"),
        (HELPDESK, "hoe kan ge die bereiken?", "Solentra", "bereiken"),
        (SUBSIDY, "En hoeveel legt die zelf in?", "Genk", "zelf in"),
        (SUBSIDY, "Met wie werken ze samen?", "Genk", "samen"),
        (BUDGET, "En welke minister is bevoegd?", "13.2", "minister is bevoegd"),
        (OFFER, "Kost dat iets?", "Ceapire", "Kost dat iets"),
        (OFFER, "Wat is hun telefoonnummer?", "Ceapire", "telefoonnummer"),
    ],
)
def test_what_points_back_gets_the_subject_of_the_last_answer(
    before: Turn, question: str, subject: str, kept: str
) -> None:
    understood = resolved(question, [before])
    assert subject in understood
    assert kept in understood


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
    understood = resolved("En hoe vaak komt dat bijeen?", [before])
    assert understood == "Hoe vaak komt het Vlaams Platform Radicalisering bijeen?"


def test_without_a_subject_the_topic_of_the_last_question_is_taken() -> None:
    understood = resolved("En wanneer start dat?", [Turn("Wie leidt het lerend netwerk polarisatie?", "")])
    assert "netwerk polarisatie" in understood


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        ("Wat biedt Solentra vandaag?", "En welk budget stond er bij hen?", "welk budget stond er bij Solentra?"),
        ("Staat er iets over fietsles in het plan?", "Wat is het budget daarvan?", "Wat is het budget van fietsles"),
    ],
)
def test_the_time_and_the_place_of_a_question_are_not_what_it_is_about(
    before: str, question: str, understood: str
) -> None:
    assert understood.lower() in resolved(question, [Turn(before, "")]).lower()


@pytest.mark.parametrize("text", ["", " ", "?", "😀", "\x00", "en", "En " * 900, '"* OR NEAR('])
def test_odd_text_is_resolved_without_a_crash(text: str) -> None:
    assert isinstance(resolved(text, [HELPDESK]), str)
    assert isinstance(resolved("En die?", [Turn(text, "")]), str)


COACH = Turn("Wat doet de Keukencoach?", "Keukencoach")
GARDEN = Turn("Wat houdt het project Stadsakker in?", "")
MEASURE = Turn("Wat is het budget van maatregel 3.2?", "3.2", row="3.2")
CLUB = Turn("Welke dienst begeleidt sportclubs met een klein budget?", "ClubSteun")
LABEL = Turn("Hoe vraag je het G-sportlabel aan?", "")
POOLS = Turn("Welke zwembaden kregen minder dan 20.000 euro?", "", items=("Zwembad Noord", "Zwembad Zuid"))
TRACKS = Turn("Wat doet Halle op het spoor beweging?", "Stad Halle", enumerated=("beweging", "voeding", "slaap"))


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        (GARDEN, "Welke scholen doen eraan mee?", "Welke scholen doen aan het project Stadsakker mee?"),
        (GARDEN, "Kunnen vrijwilligers daarbij helpen?", "Kunnen vrijwilligers bij het project Stadsakker helpen?"),
        (GARDEN, "Wie is daar trekker van?", "Wie is trekker van het project Stadsakker?"),
        (GARDEN, "Hoe groot is het?", "Hoe groot is het project Stadsakker?"),
        (GARDEN, "En sinds wanneer loopt dat?", "Sinds wanneer loopt het project Stadsakker?"),
        (MEASURE, "wie trekt dat?", "Wie trekt maatregel 3.2?"),
        (LABEL, "Hoe lang blijft dat geldig?", "Hoe lang blijft het G-sportlabel geldig?"),
        (CLUB, "Sinds wanneer bestaat die?", "Sinds wanneer bestaat ClubSteun?"),
        (CLUB, "Hun mailadres?", "Wat is het mailadres van ClubSteun?"),
        (COACH, "Komen ze ook naar scholen?", "Komt de Keukencoach ook naar scholen?"),
        (
            Turn("Hoeveel leden telt de sportraad?", ""),
            "Hoe worden ze verkozen?",
            "Hoe worden de leden van de sportraad verkozen?",
        ),
        (
            Turn("Hoe heet de voorzitter van de sportraad?", "", person="Lies Vermeer"),
            "Waar woont ze?",
            "Waar woont Lies Vermeer?",
        ),
    ],
)
def test_what_is_pointed_at_stands_in_the_place_of_its_pronoun(before: Turn, question: str, understood: str) -> None:
    assert resolved(question, [before]) == understood


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (COACH, "Kost dat iets?"),  # "dat" is what the coach does, not the coach
        (Turn("Hoeveel subsidie kreeg Halle?", "Stad Halle"), "Wie zegt dat?"),
        (GARDEN, "Over hoeveel geld gaat het?"),
        (GARDEN, "Welk boek dat daarover gaat raad je aan voor jonge kinderen en hun ouders?"),
    ],
)
def test_a_pronoun_that_means_no_phrase_of_the_question_stays(before: Turn, question: str) -> None:
    understood = resolved(question, [before])
    assert understood.startswith(question.rstrip("?"))


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        (POOLS, "Hoeveel kregen die precies?", "Hoeveel kregen Zwembad Noord en Zwembad Zuid precies?"),
        (POOLS, "Wie van die twee is het oudst?", "Wie van Zwembad Noord en Zwembad Zuid is het oudst?"),
        (POOLS, "Welke daarvan is het grootst?", "Welke van Zwembad Noord en Zwembad Zuid is het grootst?"),
        (POOLS, "Alleen die van Brugge graag.", "Welke zwembaden van Brugge kregen minder dan 20.000 euro?"),
        (POOLS, "En welke niet?", "Welke zwembaden kregen niet minder dan 20.000 euro?"),
        (POOLS, "En welke meer dan 50.000?", "Welke zwembaden kregen meer dan 50.000 euro?"),
        (TRACKS, "En inzake voeding?", "Wat doet Halle op het spoor voeding?"),
        (TRACKS, "En het derde spoor?", "Wat doet Halle op het spoor slaap?"),
    ],
)
def test_a_selection_is_made_from_what_was_listed(before: Turn, question: str, understood: str) -> None:
    assert resolved(question, [before]) == understood


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        (LABEL, "Waarom?", "Waarom vraag je het G-sportlabel aan?"),
        (Turn("Wie leidt de sportraad?", "Kim Smets"), "Sinds wanneer?", "Sinds wanneer leidt Kim Smets de sportraad?"),
        (Turn("Helpt ClubSteun ook scholen?", ""), "In welk geval dan?", "In welk geval helpt ClubSteun ook scholen?"),
        (Turn("Hoeveel kost een lidkaart?", ""), "En voor senioren?", "Hoeveel kost een lidkaart voor senioren?"),
        (MEASURE, "En in het plan van 2017?", "Wat is het budget van maatregel 3.2 in het plan van 2017?"),
        (MEASURE, "En de volgende?", "Wat is het budget van maatregel 3.3?"),
        (Turn("Hoe wordt armoede gemeten?", ""), "En sociale uitsluiting?", "Hoe wordt sociale uitsluiting gemeten?"),
        (SUBSIDY, "Is dat meer dan Bree?", "Kreeg Genk meer subsidie dan Bree?"),
        (GARDEN, "Vertel eens wat meer", "Wat houdt het project Stadsakker in?"),
        (GARDEN, "Terug naar de Keukencoach: wie betaalt die?", "Wie betaalt de Keukencoach?"),
    ],
)
def test_the_last_question_is_asked_again_otherwise(before: Turn, question: str, understood: str) -> None:
    assert resolved(question, [before]) == understood


def test_a_person_is_found_two_turns_back() -> None:
    turns = [Turn("Wie is de voorzitter van de sportraad?", "", person="Lies Vermeer"), Turn("Wat kost het?", "")]
    assert resolved("Wat is haar mailadres?", turns) == "Wat is het mailadres van Lies Vermeer?"


@pytest.mark.parametrize(
    "question", ["Hoe wordt armoede omschreven?", "Wat is een beweegcoach?", "Dank je wel", "Merci!"]
)
def test_a_definition_and_thanks_lean_on_nothing(question: str) -> None:
    assert not leans(question)


def _quote(text: str, kind: str = "text") -> Quote:
    passage = Passage(id="p", document="d", kind=kind, section=("Titel",), text=text, start=0, end=len(text))  # type: ignore[arg-type]
    return Quote(passage, 0, len(text))


def test_the_state_names_the_person_and_the_items_of_an_answer() -> None:
    said = "Dat zegt woordvoerster Ann Peeters.\n• eten: gezond\n• slaap: genoeg"
    turn = turn_of("Hoe heet de woordvoerster?", [Finding("sentences", (_quote(said),))])
    assert (turn.person, turn.enumerated) == ("Ann Peeters", ("eten", "slaap"))
    assert turn_of("Hoe heet Ann Peeters?", [Finding("sentences", (_quote(said),))]).person == ""
    assert turn_of("Wie?", [Finding("sentences", (_quote(said),), status="no_answer")]) == Turn("Wie?", "")

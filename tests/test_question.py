"""What a question asks for is read from its words: kinds, numbers, places, years; and a question is parted."""

import pytest

from assistant.parts import leans_on, merged, parts_of
from assistant.places_named import places_asked
from assistant.question import QUESTION, Reference, read_question

KINDS = {
    "abbreviation": [
        "Waarvoor staat LIVC?",
        "Waar staat OCAD voor?",
        "waavoor staat de afkorting FTF",
        "Wat is FTF voluit?",
        "Wat is de afkorting van Openbaar Centrum voor Maatschappelijk Welzijn?",
    ],
    "contact": [
        "Hoe contacteer ik Ceapire?",
        "Op welk nummer bereik ik CAW Limburg?",
        "Naar waar mail ik voor Solentra?",
        "Wat is de website van Ceapire?",
        "Wa is den telefoon van Ceapire?",
        "Hoe kan ik mij inschrijven voor de e-learning?",
        "Wie kan ik opbellen bij het CAW?",
    ],
    "definition": [
        "Wat verstaat men onder extremisme?",
        "Wat verstaat ge onder polarisering?",
        "Wat is salafisme?",
        "Wat betekend polarisatie?",
        "Geef de definitie van terrorisme",
        "Wat bedoelt men met een haatprediker?",
        "Onder welke noemer valt dat?",
    ],
    "comparison": [
        "Wat is het verschil tussen radicalisme en extremisme?",
        "Wie kreeg meer, Gent of Genk?",
        "Vergelijk de subsidie van Bree met die van Menen",
    ],
    "amount": [
        "Hoeveel subsidie kreeg Genk?",
        "Hoeveel geld leggen ze in Menen zelf in?",
        "Hoeveel centen kreeg ge in Bree?",
        "Wat is het budget van maatregel 5.10?",
        "wat is het buget van maatregel 5.10",
        "Wat kost maatregel 7.3?",
        "Hoeveel bedraagt de eigen inbreng van Leuven?",
    ],
    "date": [
        "Wanneer starten de projecten?",
        "waneer was de deadline",
        "In welk jaar begint het leerproject?",
        "Vanaf wanneer is het aanbod beschikbaar?",
        "Tot wanneer kon men indienen?",
    ],
    "minister": ["Welke minister is bevoegd voor maatregel 4.2?", "Onder welk regeringslid valt dit?"],
    "number": ["Hoeveel projecten werden geselecteerd?", "hoveel aanvragen waren er", "Wat is het aantal sessies?"],
    "status": [
        "Wat is de stand van zaken van actie 5?",
        "Is maatregel 3 al uitgevoerd?",
        "Wat is de status van actie 2?",
    ],
    "list": [
        "Welke organisaties zitten in de expertenpool?",
        "Geef een overzicht van de projecten",
        "Wat zijn de drie luiken van het aanbod?",
        "Noem de partners",
    ],
    "actor": [
        "Wie ondersteunt lokale besturen?",
        "Met wie werkt Bree samen?",
        "Welke stad werkt rond haatspraak?",
        "Wie zijn de actoren van maatregel 6.1?",
        "Met welke gemeenten werkt Aalst samen?",
    ],
    "person": ["Wie is de woordvoerster?", "Welk parlementslid stelde de vraag?"],
    "where": ["Waar vind ik het plan?"],
    "why": ["Waarom werd de expertenpool opgericht?", "Wat is het doel van het lerend netwerk?"],
    "how": ["Hoe werkt de helpdesk?", "Op welke manier wordt dat opgevolgd?"],
    "yes_no": [
        "Is Solentra gratis?",
        "Kan ik een tolk krijgen?",
        "Heeft Aalst partnergemeenten?",
        "En kost dat iets?",
        "Werkt Gent alleen?",
    ],
}


@pytest.mark.parametrize(("kind", "question"), [(kind, q) for kind, questions in KINDS.items() for q in questions])
def test_the_kind_of_thing_asked_is_recognised(kind: str, question: str) -> None:
    assert read_question(question).asks(kind)


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("yes_no", "Hoeveel is het?"),
        ("yes_no", "Welke organisatie is gratis?"),
        ("contact", "Welke rol spelen contexten?"),
        ("amount", "Hoeveel projecten zijn er?"),
        ("date", "Wie helpt?"),
        ("abbreviation", "Wie staat centraal?"),
    ],
)
def test_a_kind_that_is_not_asked_is_not_read_into_it(kind: str, question: str) -> None:
    assert not read_question(question).asks(kind)


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Wat is het budget van maatregel 13.2?", ["13.2"]),
        ("budget maatregel nr. 7.1", ["7.1"]),
        ("Wie trekt actie 5?", ["5"]),
        ("Welke actoren hebben maatregelen 3.1 en 3.2?", ["3.1", "3.2"]),
        ("Wat houdt 4.3 in?", ["4.3"]),
        ("Wat staat in artikel 12?", ["12"]),
        ("Wie kreeg 60.000 euro?", []),
        ("Wie kreeg € 53.847,19?", []),
        ("Kan ik bellen tussen 9.30 uur en 13 uur?", []),
        ("Hoeveel procent is 18 procent van 100?", []),
    ],
)
def test_numbers_of_records_are_told_from_other_figures(question: str, numbers: list[str]) -> None:
    assert [reference.number for reference in read_question(question).references] == numbers


@pytest.mark.parametrize("question", ["Wat antwoordde de minister op vraag nr. 311?", "Wie stelde vraag 311?"])
def test_a_question_called_by_its_number_is_no_row(question: str) -> None:
    assert read_question(question).references == (Reference(QUESTION, "311"),)


def test_a_reference_keeps_the_word_it_was_called_by() -> None:
    assert read_question("Maatregel 13.2?").references == (Reference("maatregel", "13.2"),)
    assert read_question("Wat zegt 13.2?").references == (Reference("", "13.2"),)


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Hoeveel kreeg Genk?", ("Genk",)),
        ("hoeveel kreeg oostende", ("Oostende",)),
        ("Krijgt Sint-Niklaas meer dan Gent?", ("Sint-Niklaas", "Gent")),
        ("het Leuvens project", ("Leuven",)),
        ("Doet As mee?", ("As",)),
        ("wat als as en essen iets zijn", ()),
        ("Houthalen-Helchteren", ("Houthalen-Helchteren",)),
        ("Wie zit in de Vlaamse Regering?", ()),
        ("Is er halle in de sporthal?", ()),
    ],
)
def test_municipalities_are_found_as_people_type_them(question: str, places: tuple[str, ...]) -> None:
    assert places_asked(question) == places


def test_years_abbreviations_and_contact_ways_are_read() -> None:
    inquiry = read_question("Wat is het telefoonnummer of de mail van het OCAD in 2017?")
    assert inquiry.years == ("2017",)
    assert inquiry.abbreviations == ("OCAD",)
    assert inquiry.contact == ("Telefoon", "E-mail")
    assert read_question("Waarvoor staat LIVC-R?").abbreviations == ("LIVC-R",)
    assert read_question("Wie helpt Ouders?").abbreviations == ()


@pytest.mark.parametrize(
    "question", ["Wat is de eigen inbreng?", "Hoeveel legt Gent zelf bij?", "wat steekt Bree er zelf in"]
)
def test_own_money_is_told_from_money_received(question: str) -> None:
    assert read_question(question).own


def test_money_received_is_not_own_money() -> None:
    assert not read_question("Hoeveel subsidie kreeg Gent?").own


@pytest.mark.parametrize(
    "text", ["", " ", "?", "!!", "\x00", "😀" * 50, "a" * 2000, "1.1 " * 400, "Ω≈ç√∫˜µ", "İstanbul ß ﬁ"]
)
def test_odd_text_reads_without_a_crash(text: str) -> None:
    assert read_question(text).text == text


# Parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Wie biedt een helpdesk?", ["Wie biedt een helpdesk?"]),
        (
            "Hoeveel kreeg Genk en wie zijn de partners van Aalst?",
            ["Hoeveel kreeg Genk?", "wie zijn de partners van Aalst?"],
        ),
        (
            "Wat is maatregel 4.2? Welke minister is bevoegd?",
            ["Wat is maatregel 4.2?", "Welke minister is bevoegd?"],
        ),
        (
            "Hoeveel kreeg Bree, hoeveel legt het zelf in en met wie werkt het samen?",
            ["Hoeveel kreeg Bree, hoeveel legt het zelf in?", "met wie werkt het samen?"],
        ),
        ("Welke steden en gemeenten doen mee?", ["Welke steden en gemeenten doen mee?"]),
        ("Wie en wat?", ["Wie en wat?"]),
    ],
)
def test_a_question_is_parted_where_it_asks_again(question: str, parts: list[str]) -> None:
    assert parts_of(question) == parts


def test_at_most_four_parts_are_answered() -> None:
    assert len(parts_of("Wie leidt dit? " + "En wat doet Gent precies? " * 9)) == 4


def test_a_later_part_that_names_nothing_leans_on_the_first() -> None:
    assert leans_on("welke minister is bevoegd?", "Wat is het budget van maatregel 4.2?")
    assert leans_on("wie leidt dat project in de praktijk nu precies?", "Hoeveel kreeg Genk?")
    assert not leans_on("hoeveel kreeg Bree?", "Hoeveel kreeg Genk?")
    assert not leans_on("wat is het budget van maatregel 5.1?", "Wat is het budget van maatregel 4.2?")


def test_a_leaning_part_takes_number_and_place_of_the_first_but_keeps_its_own_kinds() -> None:
    first = read_question("Wat is het budget van maatregel 4.2 in Genk?")
    whole = merged(first, read_question("welke minister is bevoegd?"))
    assert [reference.number for reference in whole.references] == ["4.2"]
    assert whole.places == ("Genk",)
    assert whole.asks("minister")
    assert not whole.asks("amount")

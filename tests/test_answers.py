"""Whole answers on the real documents: what they must hold, and what holds for each of them whatever was asked."""

import statistics

import pytest
from answer_checks import (
    figures_without_evidence,
    without_quotes,
    wrong_citations,
    wrong_results,
    years_not_named,
)

from assistant.answer import Answer
from assistant.chain import Question, answer_chain
from eval.cli import FACTS
from eval.facts import TUNE, Fact, read_facts
from eval.floors import broken, read_floors
from eval.run import evaluate
from index.search import Index

QUESTIONS: list[tuple[str, list[str]]] = [
    # who offers, whom to call
    ("Welke expert biedt een helpdesk?", ["Helpdesk voor professionals", "Solentra", "9 en 13u"]),
    ("Welke organisatie volgt sociale media op in een dashboard?", ["deDuider"]),
    ("Wat is het telefoonnummer van CAW Limburg?", ["089/ 33 99 37"]),
    ("telefoonnummer ceapire", ["03 349 34 70", "0489 33 58 36"]),
    ("Wat is het e-mailadres van Textgain?", ["info@textgain.com"]),
    ("Hoe contacteer ik het Netwerk islamexperten?", ["lokalebesturen@netwerkislamexperten.be"]),
    ("Waar kan ik mij inschrijven voor polarprof?", ["https://arendt-academy.be/polarprof/"]),
    # rows of the table of projects
    ("Hoeveel subsidie kreeg de stad Beringen?", ["€ 53.847,19"]),
    ("hoeveel centen kreeg sint-niklaas", ["€ 44.726,12"]),
    ("Wat is de eigen inbreng van Herentals?", ["118.939,00 €"]),
    ("Hoeveel legt Mechelen zelf bij?", ["18.022,55 €"]),
    ("Met welke gemeenten werkt Aalst samen?", ["Ninove", "Liedekerke", "Geraardsbergen", "Denderleeuw"]),
    ("Wie zijn de partners van Bree?", ["Bocholt", "Kinrooi", "Oudsbergen"]),
    ("Wat is de titel van het project van Leuven?", ["Jong geweld"]),
    ("Welk project heet DOPREV?", ["Stad Mechelen"]),
    ("Welke stad organiseert een online game-event?", ["Stad Bree"]),
    # rows of the plan
    ("Welke minister is verantwoordelijk voor maatregel 13.2?", ["Minister van Welzijn"]),
    ("Wat is het budget van maatregel 13.2?", ["80.000 € per jaar"]),
    ("Wie zijn de actoren van maatregel 13.2?", ["WVG", "De Keerkring"]),
    ("maatregel 13.2 budget", ["80.000 € per jaar"]),
    # terms
    ("Waarvoor staat OCAD?", ["Coördinatieorgaan voor de Analyse van de Dreiging"]),
    ("waarvoor staat livc", ["Lokale Integrale Veiligheidscel"]),
    # dates, numbers, persons in running text
    ("Wat was de nieuwe deadline van de projectoproep?", ["11 mei"]),
    ("Hoeveel projecten werden geselecteerd?", ["14 projecten"]),
    ("Hoeveel aanvragen werden ingediend?", ["16 aanvragen"]),
    ("Wanneer gaan de projecten van start?", ["1 juli 2021"]),
    ("Hoeveel sessies omvat het anti-radicaliseringstraject?", ["6 sessies"]),
    ("Hoeveel sessies bevat het traject van Ceapire?", ["vijf intensieve sessies"]),
    ("Vanaf wanneer is het aanbod van CAW beschikbaar?", ["januari 2024"]),
    ("Wie is de woordvoerster van de VVSG?", ["Nathalie Debast"]),
    ("Wie stelde de parlementaire vraag nr. 311?", ["CHRIS JANSSENS"]),
    ("Onder leiding van welk bestuur staat het lerend netwerk polarisatie?", ["Sint-Niklaas"]),
    ("Is het aanbod van de expertenpool gratis?", ["gratis"]),
    # lists
    (
        "Welke vijf organisaties zitten in de expertenpool?",
        ["Ceapire", "Textgain", "Solentra", "CAW", "Netwerk islamexperten"],
    ),
    # computed
    ("Welke stad heeft de hoogste eigen inbreng?", ["Stad Gent", "€ 132.987,83"]),
    ("Hoeveel bedragen alle subsidies samen?", ["€ 818.573,31"]),
    ("Welke steden hebben geen partnergemeenten?", ["6 van 14", "Stad Oostende", "Stad Antwerpen"]),
    ("Wat is de op één na laagste eigen inbreng?", ["Tweede laagste", "€ 12.000,00"]),
    # what a cell, a name or a list is shown with
    ("Wie zijn de partners van Leuven?", ["Geen Partnergemeenten ingevuld", "Stad Leuven"]),
    ("Wie is Nathalie Debast?", ["woordvoerster Nathalie Debast"]),
    ("Wat doet Ceapire?", ["professionele ondersteuning door Ceapire"]),
    ("Waar kan ik me inschrijven voor Polarprof?", ["https://arendt-academy.be/polarprof/"]),
    ("Wat bieden de islamexperten aan?", ["Vormingen en lezingen", "Webinars", "Intervisies"]),
    ("Wat is polarisatie?", ["de verscherping van tegenstellingen"]),
    ("Wat houdt het project van Oostende in?", ["driesporenbeleid", "• repressie"]),
    # two questions in one
    ("Hoeveel subsidie kreeg Leuven en wie zijn de partners?", ["€ 60.000,00", "Geen Partnergemeenten ingevuld"]),
    ("Hoeveel kreeg Genk en wie zijn de partners van Vilvoorde?", ["€ 60.000,00", "Machelen"]),
]
SILENT = [
    "Wat is de hoofdstad van Portugal?",
    "Hoeveel kreeg Brugge?",
    "Wat is het budget van maatregel 15.9?",
    "Waarvoor staat XYZQ?",
    "Hoe bak ik een taart?",
    "Wat voor weer wordt het morgen in Gent?",
    "Wat zijn goede boeken voor tieners?",
    "Hoe meld ik een gaslek?",
    "Wie is de minister van Onderwijs?",
    "Hoe laat opent het gemeentehuis van Genk?",
    "Wat is het budget van het actieplan in 2025?",
    "Hoe lang duurt een coachingtraject bij Solentra?",
]
SINGLE_FACT = frozenset(
    {
        "abbreviation", "budget", "contact", "date", "definition", "minister", "number", "table-lookup", "where",
        "who-offers",
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def ask(real_index: Index) -> "Ask":
    return Ask(real_index)


class Ask:
    def __init__(self, index: Index) -> None:
        self.chain = answer_chain(index)

    def __call__(self, question: str, *context: str) -> Answer:
        return self.chain.invoke(Question(question=question, context=list(context)))


# Answering them all takes a minute: `make test` asks a part of every split, `make floors` all.
ALL_FACTS = pytest.param(1, id="all", marks=pytest.mark.slow)


@pytest.fixture(scope="module", params=[pytest.param(5, id="every-fifth"), ALL_FACTS])
def asked(ask: Ask, request: pytest.FixtureRequest) -> list[tuple[Fact, Answer]]:
    """Facts of every split with their answers; the tests below name a failing one by its id alone."""
    return [(fact, ask(fact.question, *fact.context)) for fact in read_facts(FACTS)[:: request.param]]


@pytest.mark.parametrize(("question", "holds"), QUESTIONS)
def test_the_answer_holds_what_was_asked(ask: Ask, question: str, holds: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [text for text in holds if text not in answer.answer] == []


@pytest.mark.parametrize("question", [question for question, _ in QUESTIONS])
def test_what_was_asked_comes_first(ask: Ask, question: str) -> None:
    """The first quote is right, not the third: what is looked for stands in the first 600 characters."""
    holds = dict(QUESTIONS)[question]
    assert any(text in ask(question).answer[:600] for text in holds)


@pytest.mark.parametrize("question", SILENT)
def test_what_the_sources_do_not_hold_is_said_to_be_missing(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status == "no_answer"
    assert answer.citations == []
    assert "niet" in answer.answer
    assert "[1]" not in answer.answer


def test_a_gap_is_named_by_what_was_asked(ask: Ask) -> None:
    assert "15.9" in ask("Wat is het budget van maatregel 15.9?").answer
    assert "Brugge" in ask("Hoeveel kreeg Brugge?").answer
    assert "XYZQ" in ask("Waarvoor staat XYZQ?").answer


@pytest.mark.parametrize(
    ("context", "question", "holds"),
    [
        ("Welke expert biedt een helpdesk?", "En hoe contacteer ik die?", "SolentraAcademy@uzbrussel.be"),
        ("Hoeveel kreeg Genk?", "En Sint-Niklaas?", "€ 44.726,12"),
        ("Hoeveel kreeg Genk?", "Met wie werken ze samen?", "Zutendaal"),
        ("Wat is het budget van maatregel 13.2?", "En welke minister is bevoegd?", "Minister van Welzijn"),
        ("Welke stad heeft de laagste eigen inbreng?", "En welke de hoogste?", "Stad Gent"),
    ],
)
def test_a_follow_up_is_answered_from_its_conversation(ask: Ask, context: str, question: str, holds: str) -> None:
    assert holds in ask(question, context).answer


@pytest.mark.parametrize("asked", [ALL_FACTS], indirect=True)
def test_figures_on_the_tuning_split_hold_their_floors(asked: list[tuple[Fact, Answer]], real_index: Index) -> None:
    answers = {(fact.question, *fact.context): answer for fact, answer in asked}
    facts = [fact for fact, _ in asked if fact.split == TUNE]
    run = evaluate(
        facts, lambda question, context: answers[question, *context], lambda id: real_index.document(id).text
    )
    assert broken(run, read_floors()) == []


# Of facts of every split


def test_every_citation_is_a_slice_with_a_mark_and_every_mark_a_citation(
    asked: list[tuple[Fact, Answer]], real_index: Index
) -> None:
    assert sum(len(answer.citations) for _, answer in asked) > len(asked)  # else the loop below proves little
    assert {fact.id: wrong for fact, a in asked if (wrong := wrong_citations(a, real_index))} == {}


def test_every_figure_in_the_answers_own_words_stands_in_a_quoted_passage(
    asked: list[tuple[Fact, Answer]], real_index: Index
) -> None:
    spoken = [(fact, answer) for fact, answer in asked if answer.status != "referred"]
    assert {fact.id: wrong for fact, a in spoken if (wrong := figures_without_evidence(a, real_index))} == {}


def test_every_computed_amount_follows_from_the_amounts_it_quotes(asked: list[tuple[Fact, Answer]]) -> None:
    assert {fact.id: wrong for fact, answer in asked if (wrong := wrong_results(answer))} == {}


def test_every_answer_names_the_year_of_its_sources(asked: list[tuple[Fact, Answer]]) -> None:
    assert {fact.id: missing for fact, answer in asked if (missing := years_not_named(answer))} == {}


def test_an_answer_has_citations_and_silence_has_a_text(asked: list[tuple[Fact, Answer]]) -> None:
    for fact, answer in asked:
        assert answer.status in ("answered", "partial", "no_answer", "referred"), fact.id
        assert bool(answer.citations) or answer.status in ("no_answer", "referred"), fact.id
        assert len(without_quotes(answer).strip()) > 5, fact.id


def test_only_questions_without_an_answer_in_the_sources_are_referred(asked: list[tuple[Fact, Answer]]) -> None:
    assert [fact.id for fact, answer in asked if answer.status == "referred" and fact.answerable] == []


def test_an_old_source_is_warned_of(asked: list[tuple[Fact, Answer]], real_index: Index) -> None:
    old = {source.id for source in real_index.sources() if source.valid_until or source.superseded_by}
    for fact, answer in asked:
        cited = {citation.document for citation in answer.citations}
        if answer.status in ("answered", "partial"):
            assert len(answer.warnings) == len(cited & old), fact.id
            assert all(line.startswith("Deze bron is van") == (len(cited) == 1) for line in answer.warnings), fact.id


def test_single_facts_are_answered_in_few_words(asked: list[tuple[Fact, Answer]]) -> None:
    lengths = {fact.id: len(answer.answer) for fact, answer in asked if fact.type in SINGLE_FACT}
    longer = {id: length for id, length in lengths.items() if length > 700}
    assert statistics.median(lengths.values()) <= 450
    assert len(longer) <= 0.22 * len(lengths), longer  # where the best sentence is unsure, more of them are shown
    assert max(lengths.values()) <= 2_000


def test_passages_are_the_retrieved_ones_those_quoted_among_them(asked: list[tuple[Fact, Answer]]) -> None:
    for fact, answer in asked:
        if answer.status != "answered":
            continue
        spans = [(passage.document, passage.start, passage.end) for passage in answer.passages]
        assert len(spans) == len(set(spans)), fact.id
        for c in answer.citations:
            assert any(d == c.document and s <= c.start and c.end <= e for d, s, e in spans), fact.id

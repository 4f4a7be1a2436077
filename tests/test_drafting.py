"""Drafts over the real documents: question 311 with and without its own answer, and questions of all sorts."""

import re
import time

import pytest

from assistant.drafts.draft import Draft, DraftAnswer, ParliamentaryQuestion, Part
from assistant.drafts.drafting import DraftError, drafting
from assistant.drafts.intake import read_question
from assistant.opening import UnknownDocumentError
from index.search import Index

OWN = "parlementaire-vraag-311"
CITIES = """Antwerpen Beringen Bree Genk Gent Herentals Leuven Mechelen Menen Oostende Roeselare Aalst Sint-Niklaas
    Vilvoorde""".split()


def drafted(index: Index, question: ParliamentaryQuestion, **options: list[str]) -> Draft:
    *_, draft = drafting(question, index, **options)
    return draft


def asking(*texts: str, introduction: str = "") -> ParliamentaryQuestion:
    parts = [Part(number=str(n), text=text) for n, text in enumerate(texts, 1)]
    return ParliamentaryQuestion(introduction=introduction, parts=parts)


@pytest.fixture(scope="module")
def real(real_index: Index) -> ParliamentaryQuestion:
    return read_question(real_index.document(OWN).text)


@pytest.fixture(scope="module")
def without(real_index: Index, real: ParliamentaryQuestion) -> Draft:
    return drafted(real_index, real, exclude=["001_8666ac2a11156f9e.txt"])


@pytest.fixture(scope="module")
def whole(real_index: Index, real: ParliamentaryQuestion) -> Draft:
    return drafted(real_index, real)


def test_without_its_own_answer_every_project_is_in_the_table_with_amounts_and_partners(without: Draft) -> None:
    table = without.answers[1].table
    assert table is not None and without.excluded == [OWN]
    assert len(table.rows) == 15 and sorted(row[0].removeprefix("Stad ") for row in table.rows[:-1]) == sorted(CITIES)
    by_city = {row[0]: " | ".join(row) for row in table.rows}
    assert "€ 53.847,19" in by_city["Stad Beringen"] and "Tessenderlo" in by_city["Stad Beringen"]
    assert "€ 44.726,12" in by_city["Stad Sint-Niklaas"]
    assert table.rows[-1][0] == "Totaal" and "€ 818.573,31" in table.rows[-1]
    assert not any(citation.document == OWN for answer in without.answers for citation in answer.citations)


def test_without_its_own_answer_what_it_alone_tells_is_a_gap(without: Draft) -> None:
    assert any("Hoeveel projecten werden ingediend" in gap for gap in without.answers[0].gaps)
    assert any("criteria" in gap for gap in without.answers[2].gaps)
    assert any("profielen" in gap for gap in without.answers[3].gaps)


def test_with_it_the_number_of_applications_is_stated_and_the_criteria_stay_open(whole: Draft) -> None:
    assert "16 aanvragen" in whole.answers[0].text
    assert "nog niet bepaald" in whole.answers[2].text
    assert any("criteria" in gap for gap in whole.answers[2].gaps)
    assert [answer.number for answer in whole.answers] == ["1", "2", "3", "4"]
    assert [earlier.document for earlier in whole.earlier_answers] == [OWN]


def test_every_sentence_is_proven_connecting_or_a_gap(whole: Draft, without: Draft, real_index: Index) -> None:
    for answer in [*whole.answers, *without.answers]:
        for sentence in answer.sentences:
            assert bool(sentence.marks) == (sentence.kind in ("quoted", "computed", "written")), sentence.text
            assert set(sentence.marks) <= {citation.n for citation in answer.citations}
        assert answer.text == "\n".join(sentence.text for sentence in answer.sentences)
        assert all(f"[AAN TE VULLEN: {gap}]" in answer.text for gap in answer.gaps)
        for citation in answer.citations:
            text = real_index.document(citation.document).text
            assert text[citation.start : citation.end] == citation.quote


def test_no_quote_is_the_question_itself(whole: Draft) -> None:
    quotes = [citation.quote for answer in whole.answers for citation in answer.citations]
    assert not [quote for quote in quotes if quote.rstrip().endswith("?") or "lanceerde de minister" in quote]


def only(index: Index, text: str) -> DraftAnswer:
    return drafted(index, asking(text)).answers[0]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Wat is het budget van maatregel 13.2?", "80.000 € per jaar"),
        ("Welke minister is verantwoordelijk voor maatregel 13.2?", "Minister van Welzijn"),
        ("Hoeveel subsidie kreeg de stad Bree?", "60.000"),
        ("Welke organisatie biedt een helpdesk voor professionals?", "Helpdesk"),
        ("Kan de minister meedelen hoeveel alle subsidies samen bedragen?", "818.573,31"),
    ],
)
def test_what_the_sources_tell_is_in_the_draft(real_index: Index, text: str, holds: str) -> None:
    answer = only(real_index, text)
    assert answer.status == "answered", answer.gaps
    assert holds in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel wolven leven er in Limburg?",
        "Wat is de wachttijd voor een rijexamen? Zo niet, waarom niet?",
        "Graag een overzicht van de laadpalen per gemeente.",
        "Aan welke criteria moesten de experts voldoen?",
    ],
)
def test_what_no_source_tells_is_a_visible_gap(real_index: Index, text: str) -> None:
    answer = only(real_index, text)
    assert answer.status == "no_source"
    assert answer.gaps and answer.text.startswith("[AAN TE VULLEN: geen bron voor “")
    assert answer.citations == [] and answer.table is None


def test_one_thing_told_and_one_not_is_partial(real_index: Index) -> None:
    answer = only(real_index, "Hoeveel subsidie kreeg Genk? Hoeveel wolven leven er in Genk?")
    assert answer.status == "partial"
    assert "60.000" in answer.text and len(answer.gaps) == 1 and "wolven" in answer.gaps[0]


def test_sixty_sub_questions_take_bounded_time_and_grow(real_index: Index) -> None:
    texts = [f"Wat is het budget van maatregel {1 + n % 14}.{1 + n % 5}?" for n in range(60)]
    began = time.monotonic()
    counts = [len(draft.answers) for draft in drafting(asking(*texts), real_index)]
    assert counts == list(range(1, 61))
    assert time.monotonic() - began < 60


def test_only_the_sub_questions_asked_for_are_drafted(real_index: Index) -> None:
    draft = drafted(real_index, asking("Hoeveel kreeg Genk?", "Hoeveel kreeg Bree?"), only=["2"])
    assert [answer.number for answer in draft.answers] == ["2"]


@pytest.mark.parametrize(
    ("question", "options", "named"),
    [
        (asking(), {}, "deelvraag"),
        (asking("Hoeveel?"), {"only": ["9"]}, "Deelvraag 9"),
        (asking(*["Hoeveel?"] * 101), {}, "maximum is 100"),
        (asking("Hoeveel?"), {"documents": [OWN], "exclude": [OWN]}, "geen enkel document"),
    ],
)
def test_what_cannot_be_drafted_is_said_in_dutch(
    real_index: Index, question: ParliamentaryQuestion, options: dict[str, list[str]], named: str
) -> None:
    with pytest.raises(DraftError, match=re.escape(named)):
        drafted(real_index, question, **options)


def test_an_unknown_document_is_named_with_those_known(real_index: Index) -> None:
    with pytest.raises(UnknownDocumentError, match=r"elders\.txt.*Bekend: "):
        drafted(real_index, asking("Hoeveel?"), exclude=["elders.txt"])


@pytest.mark.parametrize("text", ["?", "x" * 100_000, "\x00\x01?", "<script>alert(1)</script>?", "“" * 500 + "?"])
def test_an_odd_sub_question_is_a_gap_soon(real_index: Index, text: str) -> None:
    began = time.monotonic()
    assert only(real_index, text).status == "no_source"
    assert time.monotonic() - began < 15  # 2 s on a quiet machine


def test_what_only_comes_near_is_shown_and_marked_for_a_look(real_index: Index) -> None:
    """A sentence that holds half of the words may be about another point: shown, and not passed off as the answer."""
    answer = only(real_index, "Is de helpdesk van Solentra ook in het weekend bereikbaar?")
    assert answer.status == "partial" and answer.citations
    assert [
        gap for gap in answer.gaps if gap.startswith("niet zeker dat een bron dit zegt: “Is de helpdesk van Solentra")
    ]
    clear = only(real_index, "Hoeveel sessies omvat het anti-radicaliseringstraject van het Netwerk islamexperten?")
    assert (clear.status, clear.gaps) == ("answered", []) and "6 sessies" in clear.text

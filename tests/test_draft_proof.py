"""Whether footnotes hold their sentences, on drafts made by hand."""

import pytest

from assistant.answer import Citation
from assistant.drafts.draft import Conflict, DraftAnswer, Sentence, SentenceKind, Table
from eval.draft_proof import beside_the_question, connecting_form, inexact_citations, not_held, without_footnote

TEXT = "Er werden 16 aanvragen ingediend. De musea kregen 60.000 euro en 40.000,50 euro op 3 juni 2021."
ASKED = "2. Hoeveel aanvragen werden op 5 maart ingediend?"


def citation(quote: str, n: int = 1) -> Citation:
    start = TEXT.index(quote)
    return Citation(
        n=n,
        document="d",
        title="Verslag",
        section=[],
        date="2021-06-03",
        quote=quote,
        start=start,
        end=start + len(quote),
    )


ONE = citation("Er werden 16 aanvragen ingediend.")
TWO = citation("De musea kregen 60.000 euro en 40.000,50 euro op 3 juni 2021.", 2)
FIRST, SECOND = citation("60.000 euro"), citation("40.000,50 euro", 2)


def answer(*sentences: Sentence, cited: tuple[Citation, ...] = (ONE, TWO), table: Table | None = None) -> DraftAnswer:
    lines = [sentence.text + "".join(f" [{n}]" for n in sentence.marks) for sentence in sentences]
    return DraftAnswer(
        number="2",
        status="answered",
        text="\n".join(lines),
        sentences=list(sentences),
        citations=list(cited),
        table=table,
    )


def sentence(text: str, kind: SentenceKind, *marks: int) -> Sentence:
    return Sentence(text=text, kind=kind, marks=list(marks))


def wrong(draft: DraftAnswer) -> list[str]:
    return [reason for _, reason in not_held(draft, lambda c: c.quote)]


def test_a_citation_that_is_no_slice_of_its_document_is_inexact_in_a_conflict_too() -> None:
    off = ONE.model_copy(update={"start": 1})
    draft = answer(cited=(ONE, off)).model_copy(update={"conflicts": [Conflict(about="", citations=[off])]})
    assert inexact_citations(draft, {"d": TEXT}.__getitem__) == [off, off]


@pytest.mark.parametrize(
    ("text", "kind", "marks", "lacking"),
    [
        ("Er werden 16 aanvragen ingediend.", "quoted", (1,), []),
        ("Er werden 17 aanvragen ingediend.", "quoted", (1,), ["17"]),
        ("Volgens het Verslag van 3 juni 2021: “Er werden 16 aanvragen ingediend.”", "quoted", (1,), []),
        ("“Er werden aanvragen ingediend.”", "quoted", (1,), ["citaat “Er werden aanvragen ingediend.”"]),
        ("“Er werden 16 aanvragen ingediend.”, zie “https://musea.be/1”", "written", (1,), ["https://musea.be/1"]),
        ("Er werden zestien aanvragen ingediend.", "written", (1,), []),
        ("In Gent werden er zestien ingediend.", "written", (1,), ["Gent"]),
        ("De musea kregen 60.000 euro.", "written", (1,), ["60.000"]),
        ("De musea kregen 60.000 euro.", "written", (1, 2), []),
        ("Dat gebeurde in juli.", "written", (2,), ["juli"]),
        ("Er werden 16 aanvragen ingediend.", "quoted", (9,), ["voetnoot 9 bestaat niet, 16"]),
    ],
)
def test_a_sentence_is_held_by_what_it_cites(
    text: str, kind: SentenceKind, marks: tuple[int, ...], lacking: list[str]
) -> None:
    assert wrong(answer(sentence(text, kind, *marks))) == lacking


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Samen is dat 100.000,50 euro.", []),
        ("Samen is dat 110.000,50 euro.", ["110.000,50"]),
        ("Het verschil is 19.999,50 euro.", []),
        ("De 2 musea kregen 60.000 euro.", []),
        ("De 9 musea kregen 60.000 euro.", ["9"]),
    ],
)
def test_a_computed_figure_follows_from_the_cited_ones(text: str, lacking: list[str]) -> None:
    assert wrong(answer(sentence(text, "computed", 1, 2), cited=(FIRST, SECOND))) == lacking


def test_a_written_total_is_not_taken_for_a_computed_one() -> None:
    draft = answer(sentence("Samen is dat 100.000,50 euro.", "written", 1, 2), cited=(FIRST, SECOND))
    assert wrong(draft) == ["100.000,50"]


def test_a_row_stands_in_what_it_cites_and_a_total_is_that_of_its_column() -> None:
    rows = [["euro", "60.000"], ["euro", "€ 40.000,50"], ["Totaal", "100.000,50"]]
    table = Table(columns=["Munt", "Bedrag"], rows=rows, citations=[1, 2, 0])
    assert wrong(answer(cited=(FIRST, SECOND), table=table)) == []
    moved = Table(columns=table.columns, rows=[rows[1], rows[0], ["Totaal", "99"]], citations=[1, 2, 0])
    assert wrong(answer(cited=(FIRST, SECOND), table=moved)) == ["€ 40.000,50", "60.000", "99"]
    unproven = Table(columns=table.columns, rows=rows[:1])
    assert wrong(answer(cited=(FIRST,), table=unproven)) == ["geen voetnoot"]


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("Er werden aanvragen ingediend.", "quoted", "geen voetnoot"),
        ("Over vraag 2 melden de bronnen:", "connecting", ""),
        ("Het antwoord op de vraag van 5 maart:", "connecting", ""),
        ("Dit zijn de veertien projecten:", "connecting", "verbindend, met veertien"),
        ("Het kost 300 euro.", "connecting", "verbindend, met 300"),
        ("[AAN TE VULLEN: het budget]", "gap", ""),
        ("Het budget is niet bekend.", "gap", "een leemte zonder merk"),
    ],
)
def test_what_has_no_footnote_claims_nothing(text: str, kind: SentenceKind, reason: str) -> None:
    found = [why for _, why in without_footnote(answer(sentence(text, kind)), ASKED)]
    assert found == ([reason] if reason else [])


def test_a_line_of_the_text_that_is_no_sentence_has_no_footnote() -> None:
    draft = answer(sentence("Er werden 16 aanvragen ingediend.", "quoted", 1))
    more = draft.model_copy(update={"text": draft.text + "\nDat is veel."})
    assert without_footnote(draft, ASKED) == []
    assert without_footnote(more, ASKED) == [("Dat is veel.", "staat niet bij de zinnen")]


def test_connecting_sentences_that_differ_in_figures_and_quotes_have_one_form() -> None:
    one, two = sentence("Vraag 1 over “musea”:", "connecting"), sentence("Vraag 12 over “kunst”:", "connecting")
    assert connecting_form(one) == connecting_form(two) == "Vraag # over “…”:"


def test_a_sentence_or_table_from_a_document_that_does_not_hold_the_answer_is_beside_the_question() -> None:
    table = Table(columns=["Munt"], rows=[["euro"], ["Totaal"]], citations=[2, 0])
    other = TWO.model_copy(update={"document": "e"})
    draft = answer(
        sentence("Goed.", "quoted", 1),
        sentence("Beide:", "computed", 1, 2),
        sentence("Fout.", "quoted", 2),
        sentence("Zie:", "connecting"),
        cited=(ONE, other),
        table=table,
    )
    assert beside_the_question(draft, {"d"}) == ["Fout.", "tabel euro"]
    assert beside_the_question(draft, set()) == ["Goed.", "Beide:", "Fout.", "tabel euro"]

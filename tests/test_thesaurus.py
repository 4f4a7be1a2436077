"""Plain words find the words of policy: expressions, forms of verbs, compounds, and what a corpus keeps."""

from pathlib import Path

import pytest

from index.analysis import stem
from index.thesaurus import Thesaurus, kept, read_thesaurus, rephrased
from index.verbs import BASE_FORM
from index.vocabulary import Vocabulary, corpus_vocabulary

LINES = """# a remark
centen, poen\tsubsidie, middelen
aankloppen\tcontacteren, zich wenden tot
in de gaten houden\topvolgen, toezicht
geleerde\texpert
bouwen\toprichten
brief\tomzendbrief
no tab here
"""


@pytest.fixture
def thesaurus(tmp_path: Path) -> Thesaurus:
    path = tmp_path / "thesaurus.tsv"
    path.write_text(LINES, encoding="utf-8")
    return Thesaurus(read_thesaurus(path), lambda word: ("moslim", "geleerden") if word == "moslimgeleerden" else ())


def words_for(thesaurus: Thesaurus, question: str) -> list[tuple[str, ...]]:
    return [expansion.words for expansion in thesaurus.expansions(question)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wie geeft er centen?", ("subsidie", "middelen")),
        ("Bij wie klopt een leerkracht aan?", ("contacteren", "zich wenden tot")),
        ("Waar kan ik aankloppen?", ("contacteren", "zich wenden tot")),
        ("Wie houdt dat in de gaten?", ("opvolgen", "toezicht")),
        ("Wat doen de moslimgeleerden?", ("expert",)),
        ("Wat is er gebouwd?", ("oprichten",)),
        ("Wat stond er in dat briefje?", ("omzendbrief",)),
    ],
)
def test_a_plain_word_in_any_form_finds_its_policy_words(
    thesaurus: Thesaurus, question: str, words: tuple[str, ...]
) -> None:
    assert words in words_for(thesaurus, question)


def test_half_an_expression_finds_nothing(thesaurus: Thesaurus) -> None:
    assert words_for(thesaurus, "Wie maakt gaten in de muur?") == []
    assert words_for(thesaurus, "Wie klopt op de deur?") == []


def test_only_words_of_the_corpus_are_kept() -> None:
    entries = {("cent",): ("subsidie", "middelen"), ("poen",): ("toelage",)}
    assert kept(entries, {"subsidie", "zaal"}.__contains__) == {("cent",): ("subsidie",)}


def test_words_that_the_corpus_does_not_know_are_said_in_its_own() -> None:
    vocabulary = corpus_vocabulary(
        ["de stad kreeg subsidie en middelen"], {}, {("cent",): ("subsidie", "middelen"), ("stad",): ("middelen",)}
    )
    question = "Hoeveel centen kreeg de stad?"
    said = rephrased(question, vocabulary.thesaurus.expansions(question), lambda word: stem(word) in vocabulary.stems)
    assert said == ["Hoeveel subsidie kreeg de stad?", "Hoeveel middelen kreeg de stad?"]


def test_a_question_in_the_words_of_the_corpus_is_left_as_it_is() -> None:
    vocabulary = corpus_vocabulary(["de stad kreeg subsidie"], {}, {("stad",): ("subsidie",)})
    question = "Hoeveel subsidie kreeg de stad?"
    assert rephrased(question, vocabulary.thesaurus.expansions(question), lambda word: True) == []


def test_a_plain_compound_splits_into_words_of_corpus_and_thesaurus() -> None:
    entries = {("geleerd",): ("expert",)}
    vocabulary = Vocabulary({"moslim": 3, "expert": 1}, {}, {"geleerden"}.__contains__, entries)
    assert [e.words for e in vocabulary.thesaurus.expansions("Wat doen die moslimgeleerden?")] == [("expert",)]


def test_every_line_of_the_thesaurus_is_plain_words_a_tab_and_other_words() -> None:
    entries = read_thesaurus()
    assert len(entries) > 4_000
    assert all(key and words and all(words) for key, words in entries.items())


def test_irregular_forms_share_a_stem() -> None:
    assert {stem(word) for word in ("kreeg", "kregen", "gekregen", "krijgen")} == {stem("krijgen")}
    assert stem("weken") == stem("week")  # weeks, not a form of "wijken"
    assert not set(BASE_FORM) & set(BASE_FORM.values())

"""Dutch lexical analysis: figures kept whole, stems, compounds, typing errors, abbreviations."""

import pytest

from index.abbreviations import Abbreviations, given_pairs
from index.analysis import stem, terms, tokens
from index.compounds import split_compound
from index.spelling import corrected, edit_distance
from index.verbs import verbal_noun
from index.vocabulary import Vocabulary, corpus_vocabulary


@pytest.mark.parametrize(
    ("word", "noun"), [("polarisatie", "polarisering"), ("realisaties", "realisering"), ("organisatie", "organisatie")]
)
def test_two_nouns_of_one_verb_are_one_word(word: str, noun: str) -> None:
    assert verbal_noun(word) == noun


def no_split(word: str) -> tuple[str, ...]:
    return ()


def forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("€ 44.726,12", "44726.12"),
        ("44726,12", "44726.12"),
        ("80.000", "80000"),
        ("10 000 euro", "10000"),
        ("13.2", "13.2"),
        ("4.3", "4.3"),
        ("03 349 34 70", "033493470"),
        ("+32 3 349 34 70", "033493470"),
        ("0475 12 34 56", "0475123456"),
        ("Info@Ceapire.be", "info@ceapire.be"),
        ("https://www.ceapire.be/nl/.", "ceapire.be/nl"),
        ("5 maart 2021", "2021-03-05"),
        ("05/03/2021", "2021-03-05"),
        ("coördinatie", "coordinatie"),
    ],
)
def test_a_figure_or_address_is_one_token_in_canonical_form(text: str, form: str) -> None:
    assert form in forms(text)


def test_tokens_keep_their_place_in_the_text() -> None:
    text = "Bel 03 349 34 70 of mail info@x.be."
    assert [text[t.start : t.end] for t in tokens(text)] == ["Bel", "03 349 34 70", "of", "mail", "info@x.be"]


def test_an_amount_is_also_found_by_its_whole_euros() -> None:
    assert set(terms("€ 44.726,12", no_split).whole) == {"44726.12", "44726"}


def test_stop_words_are_dropped_and_hyphens_part_a_word() -> None:
    found = terms("de VVSG-projecten van het jaar", no_split)
    assert "vvsgproject" in found.whole and set(found.parts) == {"vvsg", "project"}
    assert "van" not in found.whole


@pytest.mark.parametrize(
    ("one", "other"),
    [("maatregel", "maatregelen"), ("bedrag", "bedragen"), ("subsidie", "subsidies"), ("biedt", "bieden"),
     ("regio", "regio's"), ("project", "projecten"), ("minister", "ministers")],
)  # fmt: skip
def test_forms_of_one_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


FREQUENCY = dict.fromkeys(
    [
        "radicalisering",
        "preventie",
        "subsidie",
        "bedrag",
        "opvoeding",
        "vragen",
        "jeugd",
        "welzijn",
        "werk",
        "best",
        "rijden",
    ],
    100,
) | {"bestrijden": 900}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("radicaliseringspreventie", ("radicalisering", "preventie")),
        ("subsidiebedrag", ("subsidie", "bedrag")),
        ("opvoedingsvragen", ("opvoeding", "vragen")),
        ("jeugdwelzijnswerk", ("jeugd", "welzijn", "werk")),
        ("preventie", ()),
        ("bestrijden", ()),  # more common than its would-be parts
        ("subsidieaanvraag", ()),  # an unknown rest
    ],
)
def test_compounds_split_into_known_parts(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word, FREQUENCY) == parts


def test_a_question_splits_by_the_words_of_the_corpus_alone() -> None:
    vocabulary = corpus_vocabulary(["Het subsidiebedrag voor preventie."], FREQUENCY)
    kept = Vocabulary(vocabulary.counts, dict(vocabulary.splits))
    assert kept.split("subsidiebedrag") == ("subsidie", "bedrag")
    assert kept.split("preventiesubsidie") == ("preventie", "subsidie")
    assert kept.split("jeugdwerk") == ()


@pytest.fixture
def vocabulary() -> Vocabulary:
    text = "radicalisering radicalisering minister ministerie expertenpool Antwerpen gemeente"
    return corpus_vocabulary([text], {"gemeten": 60, "brandweerman": 60})


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("radicalisernig", "radicalisering"), ("minsiter", "minister"), ("expretenpol", "expertenpool"),
     ("Antwerpn", "Antwerpen"), ("radicalisring", "radicalisering")],
)  # fmt: skip
def test_a_typing_error_in_a_long_word_is_mended(vocabulary: Vocabulary, typed: str, read_as: str) -> None:
    text, corrections = corrected(f"Wat is {typed}?", vocabulary)
    assert text == f"Wat is {read_as}?"
    assert [(c.typed, c.read_as) for c in corrections] == [(typed, read_as)]


@pytest.mark.parametrize(
    "question", ["gemeten", "brandweerman", "minister", "pool", "helikopterlanding", "info@antwerpn.be"]
)
def test_good_words_short_words_and_addresses_are_left_alone(vocabulary: Vocabulary, question: str) -> None:
    assert corrected(question, vocabulary) == (question, ())


def test_edit_distance_counts_a_swap_as_one() -> None:
    assert edit_distance("minsiter", "minister", 2) == 1
    assert edit_distance("abcdef", "abcxyz", 2) == 3


def test_abbreviations_expand_both_ways() -> None:
    pairs = Abbreviations([("LIVC", "lokale integrale veiligheidscel"), ("polarisering", "een te lange uitleg " * 5)])
    assert pairs.expansions("Wat doet een LIVC?") == ["lokale integrale veiligheidscel"]
    assert pairs.expansions("Wat doet de lokale integrale veiligheidscel?") == ["LIVC"]
    assert pairs.expansions("Wat is polarisering?") == []


def test_abbreviations_given_in_running_text_are_found() -> None:
    text = "Volgens de Vlaamse Regulator voor de Media (VRM) en een centrum (2017) met de stad (Gent)."
    assert given_pairs(text) == [("VRM", "Vlaamse Regulator voor de Media")]

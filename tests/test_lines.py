"""Clean lines: interface texts, bullets, page numbers, invisible characters, double spacing; and joining them again."""

import pytest

from corpus.lines import read_lines
from corpus.paragraphs import Hyphens, join_lines


def texts(raw: str) -> list[str]:
    return [line.text for line in read_lines(raw)]


@pytest.mark.parametrize(
    ("received", "clean"),
    [
        ("Mail: huur@wonen.be(opent in uw e-mail applicatie)", "Mail: huur@wonen.be"),
        ("via www.wonen.be(opent in nieuw venster) of per post", "via www.wonen.be of per post"),
        ("een formulier(opent in nieuw venster)(vragen op weekdagen)", "een formulier (vragen op weekdagen)"),
        ("het decreet (externe link) van 2019", "het decreet van 2019"),
        ("de aanvraag (opening om 9 uur)", "de aanvraag (opening om 9 uur)"),
    ],
)
def test_interface_texts_are_taken_out_and_other_brackets_stay(received: str, clean: str) -> None:
    assert texts(received) == [clean]


def test_navigation_of_a_page_is_dropped() -> None:
    raw = "Gedaan met laden. U bevindt zich op: Huurpremie Wonen\n\nHuurpremie\n\nTerug naar boven\n"
    assert texts(raw) == ["Huurpremie"]


@pytest.mark.parametrize("mark", ["•", "●", "▪", "-", "–", "*", "o", "«", "\uf0b7", "➢"])
def test_bullets_of_every_make_are_one(mark: str) -> None:
    (line,) = read_lines(f" {mark} fietsvergoeding voor personeel")
    assert (line.text, line.bullet) == ("fietsvergoeding voor personeel", True)


@pytest.mark.parametrize(
    "text", ["op maat", "-18 graden", "§ 2. De minister beslist.", "**Let op** dit geldt niet altijd"]
)
def test_what_only_begins_like_a_bullet_is_text(text: str) -> None:
    (line,) = read_lines(text)
    assert (line.text, line.bullet) == (text.replace("**", ""), False)


def test_a_dash_in_the_middle_of_a_sentence_is_no_bullet() -> None:
    lines = read_lines("De fietsstraat in het centrum\n– een proefproject – wordt verlengd.")
    assert [line.bullet for line in lines] == [False, False]


def test_page_numbers_go_and_numbers_that_are_data_stay() -> None:
    raw = "Einde van een zin.\n\n\n\n12\n\n\n\nVolgende bladzijde.\n\n5\n6\n\nPagina 3 van 8\n\n2024\n"
    assert texts(raw) == ["Einde van een zin.", "Volgende bladzijde.", "5", "6", "2024"]


def test_the_line_below_a_page_number_starts_a_page() -> None:
    lines = read_lines("Een zin die over\n\n\n3\n\n\nde bladzijde loopt.")
    assert [line.page_start for line in lines] == [False, True]


def test_invisible_and_directional_characters_do_not_hide_words() -> None:
    received = "de\u00adtectie \u202eomgekeerd\u202c \u200bnul\ufeff \x00einde\u00a0hier"
    assert texts(received) == ["detectie omgekeerd nul einde hier"]


def test_a_blank_line_after_every_line_means_nothing() -> None:
    single = (
        "De premie wordt toegekend aan\nwie minstens vier jaar wacht op\neen woning van de huisvesting.\n\n"
        "De aanvraag gebeurt digitaal."
    )
    double = single.replace("\n", "\n\n")
    assert [(line.text, line.gap > 0) for line in read_lines(double)] == [
        (line.text, line.gap > 0) for line in read_lines(single)
    ]


def test_paragraphs_of_one_line_keep_their_blank_lines() -> None:
    lines = read_lines("De premie is een recht.\n\nWie wacht, krijgt ze.\n\nDe aanvraag is gratis.")
    assert [line.gap for line in lines] == [0, 1, 1]


def test_raw_start_points_at_the_received_line() -> None:
    raw = "Eerste regel\n\n• tweede regel\n"
    for line in read_lines(raw):
        assert line.text in raw[line.raw_start :].split("\n")[0]


def test_no_text_gives_no_lines() -> None:
    assert read_lines("") == read_lines("   \n\t\n\f\n ") == []


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("enkel niet-", "geclassificeerde informatie", "enkel niet-geclassificeerde informatie"),
        ("de hulp-", "en dienstverlening", "de hulp- en dienstverlening"),
        ("jeugd-", "of sportclubs", "jeugd- of sportclubs"),
        ("disengagements/begeleidings-", "trajecten in de stad", "disengagements/begeleidingstrajecten in de stad"),
        ("het is opge-", "steld met inwoners", "het is opgesteld met inwoners"),
        ("in Halle-", "Vilvoorde", "in Halle-Vilvoorde"),
        ("een train-", "de-trainer aanpak", "een train-de-trainer aanpak"),
        ("de periode 2016-", "2019", "de periode 2016- 2019"),
        ("een gewone", "zin", "een gewone zin"),
    ],
)
def test_false_hyphens_go_and_real_ones_stay(above: str, below: str, joined: str) -> None:
    assert Hyphens("").join(above, below) == joined
    assert join_lines(read_lines(f"{above}\n{below}"), Hyphens("")) == joined


def test_the_text_itself_proves_that_a_word_is_written_as_one() -> None:
    assert Hyphens("de fietssnelwegen").join("nieuwe fiets-", "snelwegen") == "nieuwe fietssnelwegen"
    assert Hyphens("").join("nieuwe warmtenet-", "architectuurplannen") == "nieuwe warmtenet-architectuurplannen"

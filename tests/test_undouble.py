"""Doubled bold text: what is undone, and what only looks doubled."""

import re

import pytest

from corpus.undouble import undouble


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("Actie 1Actie 1Actie 1Actie 10000: Steun: Steun: Steun: Steun", "Actie 10: Steun"),
        ("Art. Art. Art. Art. 10.10.10.10. De begunstigde bewaart", "Art. 10. De begunstigde bewaart"),
        ("5.5.5.5.10101010    (N)(N)(N)(N) Oprichting van een werkgroep", "5.10 (N) Oprichting van een werkgroep"),
        ("11114444.4.4.4.4    (B)(B)(B)(B)    Deelname vanuit Vlaanderen", "14.4 (B) Deelname vanuit Vlaanderen"),
        ("4444....3333    (V)(V)(V)(V) Advies en ondersteuning", "4.3 (V) Advies en ondersteuning"),
        ("11113333.2.2.2.2    (B)(B)(B)(B) Ondersteunen van een helpdesk", "13.2 (B) Ondersteunen van een helpdesk"),
        ("11112222.1.1.1.1 (B(B(B(B) ) ) ) Inzetten op het werken", "12.1 (B) Inzetten op het werken"),
        ("4.5 (N)4.5 (N)4.5 (N)4.5 (N) Inzetten op de versterking", "4.5 (N) Inzetten op de versterking"),
        ("14.7 (N) 14.7 (N) 14.7 (N) 14.7 (N) In het kader van", "14.7 (N) In het kader van"),
        ("Actie Actie Actie Actie 9999: Methodes: Methodes: Methodes: Methodes", "Actie 9: Methodes"),
        ("4.4.4.4. Verdere Verdere Verdere Verdere oooopvolging:pvolging:pvolging:pvolging:", "4. Verdere opvolging:"),
        ("1.1.1.1. SitueringSitueringSitueringSituering::::    ", "1. Situering:"),
        ("VDABVDABVDABVDAB----consulenten,consulenten,consulenten,consulenten,", "VDAB-consulenten,"),
        ("10. We stellen 10. We stellen 10. We stellen 10. We stellen ", "10. We stellen"),
    ],
)
def test_fourfold_bold_is_undone_in_headings_numbers_and_marks(damaged: str, repaired: str) -> None:
    assert _one_space(undouble(damaged)[0]) == repaired


@pytest.mark.parametrize("times", [2, 3, 4])
@pytest.mark.parametrize(
    "text", ["Toewijzing van de premie", "Hoofdstuk 3. Voorwaarden", "Thema 2: Mobiliteit en ruimte"]
)
def test_a_heading_printed_whole_or_word_by_word_is_undone(text: str, times: int) -> None:
    assert undouble(text * times) == (text, True)
    word_by_word = "".join(f"{word} " * times for word in text.split())
    assert _one_space(undouble(word_by_word)[0]) == text


def test_single_text_between_doubled_runs_stays_single() -> None:
    assert undouble("HHHHoofdstukoofdstukoofdstukoofdstuk 1. 1. 1. 1. DefinitiesDefinitiesDefinitiesDefinities") == (
        "Hoofdstuk 1. Definities",
        True,
    )


def test_only_a_line_that_is_doubled_from_end_to_end_counts_as_bold() -> None:
    assert undouble("AfkortingenAfkortingenAfkortingenAfkortingen")[1]
    assert not undouble("5.6 (N)5.6 (N)5.6 (N)5.6 (N) Via projecten inzetten op een preventief aanbod")[1]
    assert not undouble("Een gewone zin zonder schade.")[1]


@pytest.mark.parametrize(
    "text",
    [
        "1.1.1.1 Toepassingsgebied",
        "1.1.1.1.",
        "2222 Gent",
        "€ 1.111.111,11",
        "heel heel veel gemeenten",
        "Dat dat kan, wisten we niet.",
        "0800 44 44 44 44",
        "11 11 11 11",
        "Tabel 4.4.4.4",
        "IIII. Slot",
        "ja, ja, ja, ja",
        "- - - - - - - -",
        "www.www.be",
        "",
        "   ",
    ],
)
def test_what_only_looks_doubled_stays_as_it_is(text: str) -> None:
    assert undouble(text) == (text, False)


def test_a_very_long_line_is_left_alone() -> None:
    text = "Situering" * 200_000
    assert undouble(text) == (text, False)


def test_undoubling_again_changes_nothing() -> None:
    once, _ = undouble("Actie 1Actie 1Actie 1Actie 11111: Vorming van imams" + ": Vorming van imams" * 3)
    assert once == "Actie 11: Vorming van imams"
    assert undouble(once)[0] == once


def _one_space(text: str) -> str:
    return re.sub(r" +", " ", text).strip()


def test_a_long_word_three_times_in_a_row_is_made_single_and_a_short_one_is_not() -> None:
    assert undouble("Energieloket Energieloket Energieloket helpt huurders.")[0] == "Energieloket helpt huurders."
    assert undouble("Het ging heel heel heel goed.")[0] == "Het ging heel heel heel goed."

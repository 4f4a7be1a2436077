"""Addresses in text become links, look-alikes stay text, and everything is escaped."""

import re
import time

import pytest

from assistant.page.links import linked, links_in


def hrefs(text: str, *, urgent: bool = False) -> list[str]:
    return [link.href for link in links_in(text, urgent=urgent)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mail info@ceapire.be.", ["mailto:info@ceapire.be"]),
        ("(team.extremisme@caw-limburg.be)", ["mailto:team.extremisme@caw-limburg.be"]),
        ("03 349 34 70 of 0489 33 58 36.", ["tel:+3233493470", "tel:+32489335836"]),
        ("089/ 33 99 37", ["tel:+3289339937"]),
        ("+32 (0)2 553 55 55, 0032 489 33 58 36", ["tel:+3225535555", "tel:+32489335836"]),
        ("02/553.55.55 en 0800 12 345", ["tel:+3225535555", "tel:+3280012345"]),
        ("Zie www.ceapire.be.", ["https://www.ceapire.be"]),
        ("https://a.be/x?y=1#z)", ["https://a.be/x?y=1#z"]),
        ("http://a.be/polarisatie,", ["http://a.be/polarisatie"]),
        ("op wij-zij.be/aanbod.", ["https://wij-zij.be/aanbod"]),
        ("Bel 112 of 101.", ["tel:112", "tel:101"]),
    ],
)
def test_an_address_becomes_a_link(text: str, expected: list[str]) -> None:
    assert hrefs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "op 03/06/2021 om 10 uur",
        "04/06/2021 10 uur",
        "nummer 0456.789.123",
        "BE12 0012 3456 7890",
        "€ 60.000,00 in 2021-2022",
        "112 projecten kregen 1.712 euro",
        "02 553 55 55 55",
        "javascript:alert(1)",
        "https://vlaanderen.be@elders.be/x",
        "Art. 12 van de wet",
        "",
    ],
)
def test_what_only_looks_like_one_stays_text(text: str) -> None:
    assert hrefs(text) == []


def test_short_numbers_count_wherever_an_answer_refers_to_help() -> None:
    assert hrefs("de politie (101; bij gevaar 112)") == []
    assert hrefs("de politie (101; bij gevaar 112)", urgent=True) == ["tel:101", "tel:112"]


def test_offsets_are_those_of_the_text() -> None:
    text = "𝔻ag: info@ceapire.be of www.ceapire.be"
    assert [text[link.start : link.end] for link in links_in(text)] == ["info@ceapire.be", "www.ceapire.be"]


def test_everything_is_escaped_and_lines_are_kept() -> None:
    shown = linked('<b>"x"</b>\nhttps://a.be/?a=1&b="onclick=x mail a@b.be\x00')
    assert shown.startswith("&lt;b&gt;&quot;x&quot;&lt;/b&gt;<br>")
    assert 'href="https://a.be/?a=1&amp;b="' in shown and "\x00" not in shown
    assert re.findall(r"<(\w+)", shown) == ["br", "a", "a"]


def test_another_site_opens_apart_and_learns_nothing() -> None:
    assert 'target="_blank" rel="noopener noreferrer"' in linked("www.a.be")
    assert "target" not in linked("a@b.be")


@pytest.mark.parametrize("part", ["a.", "0 ", "www.", "a@", "bel ", "a-", "1", "+32", "a.be/", "x@y.", "https://"])
def test_a_long_text_takes_no_time(part: str) -> None:
    began = time.perf_counter()
    linked(part * (100_000 // len(part)))
    assert time.perf_counter() - began < 10

"""Sentences and list items as slices of the text."""

import pytest

from corpus.sentences import sentence_spans, without_numbering


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("De premie is gratis. Wie wacht, krijgt ze.", ["De premie is gratis.", "Wie wacht, krijgt ze."]),
        ("Dit kan o.a. via het loket. Bel ons!", ["Dit kan o.a. via het loket.", "Bel ons!"]),
        ("Zie art. 3 van het decreet.", ["Zie art. 3 van het decreet."]),
        ("Het bedrag is 29.515 euro. Dat is veel.", ["Het bedrag is 29.515 euro.", "Dat is veel."]),
        ("De heer J. Maes tekent. Klaar?", ["De heer J. Maes tekent.", "Klaar?"]),
        ("Brood, melk enz. De winkel is dicht.", ["Brood, melk enz.", "De winkel is dicht."]),
        ("Op 3. mei begint het.", ["Op 3. mei begint het."]),
        ("• eerste punt;\n• tweede punt", ["• eerste punt;", "• tweede punt"]),
        ("1. Download het formulier.\n2. Vul het in.", ["1. Download het formulier.", "2. Vul het in."]),
        ("Wie? Wat? Waar?", ["Wie?", "Wat?", "Waar?"]),
        ("“Dat klopt.” Hij zweeg.", ["“Dat klopt.”", "Hij zweeg."]),
        ("Zie www.wonen.be/premie. Daar staat het.", ["Zie www.wonen.be/premie.", "Daar staat het."]),
        ("", []),
        (" \n \n", []),
        ("—\n…\n• \n", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_spans_keep_to_the_slice_asked_for() -> None:
    text = "Een. Twee is langer. Drie."
    assert sentence_spans(text, 5, 20) == [(5, 20)]
    assert [text[s:e] for s, e in sentence_spans(text, 5, len(text))] == ["Twee is langer.", "Drie."]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("• eerste punt", "eerste punt"),
        ("12. Bezorg het formulier", "Bezorg het formulier"),
        ("3-4. De uitvoering", "De uitvoering"),
        ("a) de aanvraag", "de aanvraag"),
        ("2024 was een goed jaar", "2024 was een goed jaar"),
        ("• ", "• "),
    ],
)
def test_an_item_without_its_number_or_bullet(text: str, bare: str) -> None:
    start, end = without_numbering(text, 0, len(text))
    assert text[start:end] == bare


def test_a_long_text_is_cut_in_a_time_that_grows_with_its_length() -> None:
    text = "Dit is een zin van de tekst. " * 20_000
    assert len(cut(text)) == 20_000

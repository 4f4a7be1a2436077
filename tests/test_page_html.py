"""An answer as HTML: escaping, the marked quote in its surroundings, links only where they lead somewhere."""

import re

from fake_answers import QUOTE, TEXT, citation

from assistant.answer import Answer
from assistant.page_html import SURROUNDINGS, answer_html, spoken_html, surroundings, turn_html


def page_of(**fields: object) -> str:
    plain = {"id": "a", "question": "?", "status": "answered", "answer": "Solentra [1]", "citations": [citation()]}
    return answer_html(Answer.model_validate({**plain, **fields}), lambda document: TEXT, turn=3)


def test_the_marked_text_is_the_quote() -> None:
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", page_of()) == [QUOTE]


def test_everything_from_outside_is_escaped() -> None:
    shown = page_of(answer="<script>x</script> [1]", warnings=["<b>let</b>"]) + turn_html("<i>?</i>", "", number=1)
    assert "<script" not in shown and "<b>let" not in shown and "<i>?" not in shown
    assert "&lt;gewelddadige&gt;" in shown and "lokale besturen &lt;b&gt;&amp;&lt;/b&gt;" in shown


def test_a_mark_without_a_citation_is_no_link() -> None:
    shown = page_of(answer="Een [1] en twee [2].")
    assert 'href="#bron-3-1">[1]</a>' in shown and "twee [2]." in shown


def test_lines_with_a_dash_become_a_list() -> None:
    shown = page_of(answer="Zoals:\n- een\n• twee\nKlaar")
    assert "<p>Zoals:</p><ul><li>een</li><li>twee</li></ul><p>Klaar</p>" in shown


def test_surroundings_are_cut_between_words_and_marked() -> None:
    text = "eerste tweede " * 40 + "CITAAT" + " derde vierde" * 40
    start = text.index("CITAAT")
    before, after = surroundings(text, start, start + 6)
    assert before.startswith(("… eerste", "… tweede")) and after.endswith(("derde …", "vierde …"))
    assert len(before) <= SURROUNDINGS + 2 and len(after) <= SURROUNDINGS + 2


def test_surroundings_at_the_edges_of_a_text_have_no_ellipsis() -> None:
    assert surroundings("kort CITAAT slot", 5, 11) == ("kort ", " slot")


def test_only_web_addresses_become_links() -> None:
    unsafe = citation().model_copy(update={"url": "javascript:alert(1)"})
    assert "javascript:" not in page_of(citations=[unsafe])


def test_a_long_question_is_not_repeated_in_full() -> None:
    shown = turn_html("x" * 100_000, "", number=1)
    assert len(shown) < 1_000 and "(100000 tekens)" in shown


def test_what_is_read_out_is_status_and_text() -> None:
    answer = Answer(id="a", question="?", status="no_answer", answer="Niets over <x>.")
    assert spoken_html(answer) == "Niet gevonden in de bronnen. Niets over &lt;x&gt;."


def test_further_sources_are_closed_until_asked_for() -> None:
    many = [citation().model_copy(update={"n": n}) for n in range(1, 8)]
    shown = page_of(citations=many)
    assert (shown.count("<details"), shown.count("open><summary")) == (7, 4)
    assert 'id="bron-3-7"' in shown

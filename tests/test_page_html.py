"""A turn as HTML: escaping, marks, the quote in its surroundings, links only where they lead somewhere."""

import html
import json
import re

from fake_answers import QUOTE, TEXT, citation

from assistant.answer import Answer, FoundPassage
from assistant.page.html import answer_html, spoken_html, turn_html
from assistant.page.sources import SURROUNDINGS, opening, place_of, surroundings


def answer_of(**fields: object) -> Answer:
    plain = {"id": "a", "question": "?", "status": "answered", "answer": "Solentra [1]", "citations": [citation()]}
    return Answer.model_validate({**plain, **fields})


def page_of(text: str | None = TEXT, **fields: object) -> str:
    def text_of(document: str) -> str:
        if text is None:
            raise KeyError(document)
        return text

    return answer_html(answer_of(**fields), text_of, turn=3)


def test_the_marked_text_is_the_quote() -> None:
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", page_of()) == [QUOTE]
    assert "Opleiding en vorming op maat" in page_of()


def test_a_quote_that_is_no_slice_any_more_is_said_to_be_gone() -> None:
    for text in ("Een andere tekst.", None):
        shown = page_of(text)
        assert "Dit citaat staat niet meer zo in de huidige bronnen" in shown and QUOTE in shown
        assert "Een andere" not in shown


def test_a_text_that_cannot_be_read_now_says_nothing_of_the_quote() -> None:
    assert "niet meer" not in page_of("") and QUOTE in page_of("")


def test_everything_from_outside_is_escaped() -> None:
    shown = page_of(answer="<script>x</script> [1]", warnings=["<b>let</b>"]) + turn_html("<i>?</i>", "", number=1)
    assert "<script" not in shown and "<b>let" not in shown and "<i>?" not in shown
    assert "&lt;gewelddadige&gt;" in shown and "lokale besturen &lt;b&gt;&amp;&lt;/b&gt;" in shown


def test_a_mark_without_a_citation_is_no_link() -> None:
    shown = page_of(answer="Een [1], nog eens [1] en twee [2].")
    assert re.findall(r'id="(merk-[\d-]+)" data-open="1" href="#bron-3-1"', shown) == ["merk-3-1", "merk-3-2"]
    assert "twee [2]." in shown


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


def test_a_place_names_page_and_section() -> None:
    paged = citation().model_copy(update={"page": 12})
    assert place_of(paged) == "pagina 12 · Expertenpool › Solentra"


def test_sources_stand_below_their_document_in_the_order_of_the_text() -> None:
    places = [("a", "2021-06-03"), ("b", ""), ("a", "2021-06-03")]
    cited = [
        citation().model_copy(update={"n": n, "document": document, "title": document.upper(), "date": date})
        for n, (document, date) in enumerate(places, 1)
    ]
    shown = page_of(citations=cited)
    assert re.findall(r"<h4>(\w) .*?>([\w ]+)</span></h4>", shown) == [("A", "3 juni 2021"), ("B", "zonder datum")]
    assert re.findall(r'data-n="(\d)"', shown) == ["1", "3", "2"]


def test_a_source_is_known_by_the_first_words_of_its_quote() -> None:
    assert opening("€ 60.000,00") == "€ 60.000,00"
    assert opening("een\nregel " + "woord " * 30) == "een regel " + "woord " * 12 + "woord …"


def test_a_long_question_is_not_repeated_in_full() -> None:
    shown = turn_html("x" * 100_000, "", number=1)
    assert len(shown) < 1_000 and "(100000 tekens)" in shown


def test_what_is_read_out_is_status_text_and_warnings() -> None:
    answer = Answer(id="a", question="?", status="no_answer", answer="Niets over <x>.", warnings=["Oud."])
    assert spoken_html(answer) == "Niet gevonden in de bronnen. Niets over &lt;x&gt;. Let op: Oud."


def test_a_turn_carries_its_answer_for_the_script_without_the_passages() -> None:
    passage = FoundPassage(document="d", section=[], text="lang", start=0, end=4, score=1.0)
    answer = answer_of(answer='"quoted" & <b> [1]', passages=[passage])
    shown = turn_html("?", "", number=1, answer=answer)
    kept = json.loads(html.unescape(re.findall(r'data-answer="([^"]*)"', shown)[0]))
    assert kept["answer"] == '"quoted" & <b> [1]' and "passages" not in kept
    assert Answer.model_validate(kept).citations == [citation()]


def test_only_a_finished_answer_can_be_judged() -> None:
    assert "data-thumb" in turn_html("?", "", number=1, answer=answer_of())
    assert "data-thumb" not in turn_html("?", "", number=1, answer=answer_of(), busy=True)
    assert "data-thumb" not in turn_html("?", "", number=1)


def test_a_snapshot_without_text_says_what_is_waited_for() -> None:
    shown = page_of(answer="", citations=[], warnings=["U bent nummer 2 in de rij."])
    assert "nummer 2 in de rij" in shown and "Let op" not in shown and "vb-status" not in shown

"""What a draft holds of what it must hold, on drafts made by hand."""

from typing import Any

from assistant.drafts.draft import DraftAnswer, ParliamentaryQuestion, Part, Sentence, Table
from eval.draft_coverage import (
    heading_wrong,
    holds,
    leaves,
    missing_facts,
    missing_rows,
    part_of,
    split_right,
    table_shape_wrong,
    unexpected_gaps,
    unmarked_parts,
)
from eval.draft_facts import DraftFact, Heading

FIRST = "Hoeveel musea kregen steun? Welke bezoekers kwamen er?"
SECOND = "Graag een overzicht per museum."


def fact(**changes: Any) -> DraftFact:
    plain: dict[str, Any] = {"id": "q-1", "file": "q.txt", "split": "tune", "number": "1", "starts": "Hoeveel musea"}
    return DraftFact(**plain | {"parts": 2, "must": [], "gaps": [], "status": ["partial"]} | changes)


def answer(*sentences: Sentence, gaps: list[str] | None = None, table: Table | None = None) -> DraftAnswer:
    text = "\n".join(sentence.text for sentence in sentences)
    return DraftAnswer(number="1", status="partial", text=text, sentences=list(sentences), gaps=gaps or [], table=table)


def quoted(text: str) -> Sentence:
    return Sentence(text=text, kind="quoted", marks=[1])


def gap(text: str) -> Sentence:
    return Sentence(text=f"[AAN TE VULLEN: {text}]", kind="gap")


FACTS = (fact(), fact(id="q-2", number="2", starts="Graag een overzicht"))


def asked(*texts: str) -> ParliamentaryQuestion:
    return ParliamentaryQuestion(parts=[Part(number=f"{n}.", text=text) for n, text in enumerate(texts, 1)])


def test_a_question_is_split_right_when_each_sub_question_has_its_number_and_words() -> None:
    assert split_right(FACTS, asked(FIRST, SECOND)) == {"q-1": True, "q-2": True}


def test_a_sub_question_that_swallowed_the_next_is_wrong_and_the_next_is_missing() -> None:
    assert split_right(FACTS, asked(f"{FIRST}\n2. {SECOND}")) == {"q-1": False, "q-2": False}


def test_a_sub_question_too_many_is_wrong() -> None:
    right = split_right(FACTS, asked(FIRST, SECOND, "Hoogachtend"))
    assert right == {"q-1": True, "q-2": True, "+1": False}


def test_numbers_that_moved_are_wrong() -> None:
    assert split_right(FACTS, asked("Inleiding", FIRST)) == {"q-1": False, "q-2": False}


def test_a_letter_before_the_first_words_and_the_word_vraag_before_the_number_do_not_count() -> None:
    question = ParliamentaryQuestion(parts=[Part(number="Vraag 1", text="Hoeveel musea\n kregen steun?")])
    assert part_of(fact(starts="a) Hoeveel  musea"), question) is question.parts[0]


def test_nested_parts_are_counted_at_their_ends() -> None:
    tree = Part(number="1", text="", parts=[Part(number="a", text=""), Part(number="b", text="")])
    assert (leaves(Part(number="1", text="")), leaves(tree)) == (1, 2)


def test_the_fields_of_a_heading_that_were_not_understood_are_named() -> None:
    heading = Heading(
        file="",
        number="7",
        date="2020-01-02",
        member="An Peeters",
        minister="Maes",
        title="Steun",
        introduction="oproep",
    )
    understood = ParliamentaryQuestion(number="7", member="AN PEETERS", minister="Jo Maes", title="Musea - Steun")
    assert heading_wrong(heading, understood) == ["date", "introduction"]


def test_a_figure_is_held_only_whole() -> None:
    assert holds("Dat is 12.000,00 euro.", "12.000")
    assert not holds("Dat is 112.000 euro.", "12.000")
    assert not holds("Dat is 12.000.000 euro.", "12.000")
    assert not holds("Dat is 5.546.000 euro.", "546.000")
    assert holds("in het ‘Netwerk’ van\nGent", "van gent")
    assert not holds("Gentenaars", "Gent")


def test_facts_stand_in_sentences_or_the_table_but_not_in_a_gap() -> None:
    wanted = fact(must=[["14 musea", "veertien musea"], ["Brugge"], ["60.000"]])
    table = Table(columns=["Stad"], rows=[["Brugge"]], citations=[1])
    draft = answer(quoted("Er waren veertien musea. [1]"), gap("of 60.000 euro werd betaald"), table=table)
    assert missing_facts(wanted, draft) == [["60.000"]]
    assert missing_facts(wanted, None) == wanted.must


def test_a_row_is_right_when_one_row_of_the_table_holds_all_of_it() -> None:
    wanted = fact(table={"columns": ["steun"], "rows": 2, "cells": [["Brugge", "10"], ["Ieper", "20"]]})
    table = Table(
        columns=["Stad", "Steun"], rows=[["Brugge", "10"], ["Ieper", "10"], ["Totaal", "20"]], citations=[1, 2, 0]
    )
    assert missing_rows(wanted, answer(table=table)) == [["Ieper", "20"]]
    assert table_shape_wrong(wanted, answer(table=table)) == []
    assert table_shape_wrong(wanted, answer()) == ["geen tabel"]
    short = Table(columns=["Stad"], rows=[["Brugge"]], citations=[1])
    assert table_shape_wrong(wanted, answer(table=short)) == ["geen kolom steun", "1 rijen, niet 2"]


def test_a_part_without_a_source_is_marked_by_a_gap_that_names_it() -> None:
    wanted = fact(gaps=[["bezoekers"], ["wachttijd"]])
    assert unmarked_parts(wanted, answer(gap("welke bezoekers er kwamen"))) == [["wachttijd"]]
    assert unmarked_parts(wanted, answer(gaps=["de Wachttijd", "bezoekers"])) == []
    assert unmarked_parts(wanted, None) == [["bezoekers"], ["wachttijd"]]


def test_a_gap_for_what_the_sources_tell_is_unexpected_once_though_listed_twice() -> None:
    wanted = fact(gaps=[["bezoekers"]], must=[["14"]])
    draft = answer(
        gap("hoeveel musea steun kregen"), gap("bezoekers"), gaps=["hoeveel musea steun kregen", "bezoekers"]
    )
    assert unexpected_gaps(wanted, draft, FIRST) == ["hoeveel musea steun kregen"]


def test_a_gap_for_what_follows_from_a_part_without_a_source_is_expected_but_does_not_mark_that_part() -> None:
    wanted = fact(gaps=[["bezoekers"]], follows=["hoeveel waren dat"])
    assert unexpected_gaps(wanted, answer(gap("Zo ja, hoeveel waren dat?")), FIRST) == []
    assert unmarked_parts(wanted, answer(gap("Zo ja, hoeveel waren dat?"))) == [["bezoekers"]]


def test_a_gap_for_a_whole_sub_question_of_which_a_part_has_a_source_is_unexpected() -> None:
    draft = answer(gaps=[FIRST])
    assert unexpected_gaps(fact(gaps=[["bezoekers"]], must=[["14"]]), draft, FIRST) == [FIRST]
    assert unexpected_gaps(fact(gaps=[["bezoekers"]]), draft, FIRST) == []

"""Each metric on cases small enough to reckon by hand; the arithmetic stands beside the assertion."""

from typing import Any

import pytest

from assistant.answer import Answer, Citation, FoundPassage
from eval.case import Case
from eval.cause import cause, ranks
from eval.facts import Fact
from eval.figures import figures, grouped, percentile
from eval.metrics.duration import seconds
from eval.metrics.evidence_recall import cut, evidence_recall, holds, recall, tokens
from eval.metrics.length import answer_length
from eval.metrics.quotes import is_exact, quotes_exact
from eval.metrics.reciprocal_rank import evidence_rank, reciprocal_rank
from eval.metrics.right import right, says
from eval.metrics.risk_coverage import area, curve, risk_curve
from eval.metrics.silence import silence_precision, silence_recall, silent_on_answerable


def a_case(
    *,
    answer: str = "Solentra",
    status: Any = "answered",
    passages: tuple[str, ...] = (),
    score: float = 1.0,
    citations: tuple[Citation, ...] = (),
    texts: dict[str, str] | None = None,
    seconds: float = 0.0,
    error: str = "",
    **fact: Any,
) -> Case:
    asked = Fact(**{"id": "f1", "question": "Wie?", "type": "who-offers", "doc": ["a"], **fact})
    found = [
        FoundPassage(document="a", section=[], text=text, start=0, end=len(text), score=score) for text in passages
    ]
    given = Answer(
        id="x", question=asked.question, status=status, answer=answer, citations=list(citations), passages=found
    )
    return Case(asked, given, seconds, texts or {}, error)


def a_citation(quote: str, start: int, end: int, document: str = "a") -> Citation:
    return Citation(n=1, document=document, title="A", section=[], date="2017", quote=quote, start=start, end=end)


def test_tokens_are_case_folded_words_and_numbers_with_their_counts() -> None:
    assert tokens("De € 44.726,12 én de 44!") == {"de": 2, "44": 2, "726": 1, "12": 1, "én": 1}


def test_evidence_is_held_from_85_percent_of_its_tokens() -> None:
    evidence = " ".join(f"w{n}" for n in range(20))
    assert holds(" ".join(f"w{n}" for n in range(17)), evidence)  # 17/20 = 0.85
    assert not holds(" ".join(f"w{n}" for n in range(16)), evidence)  # 16/20 = 0.80


def test_a_token_that_the_evidence_names_twice_must_stand_twice() -> None:
    assert not holds("subsidie 100", "100 100")  # 1 of 2 tokens
    assert holds("100 subsidie 100", "100 100")


def test_evidence_without_a_word_is_never_held() -> None:
    assert not holds("alles", "€ !")


def test_cut_stops_at_the_limit_inside_a_passage() -> None:
    assert cut(["abcd", "efgh", "ijkl"], 6) == ["abcd", "ef"]
    assert cut(["abcd", "efgh"], 4) == ["abcd"]
    assert cut(["abcd"], 100) == ["abcd"]


def test_recall_is_the_share_of_evidence_within_the_limit() -> None:
    passages = ["een twee", "drie vier"]  # 8 + 9 characters
    assert recall(passages, ["een twee", "drie vier"], 17) == 1.0
    assert recall(passages, ["een twee", "drie vier"], 12) == 0.5  # the second is cut to "drie"
    assert recall(passages, ["een vier"], 17) == 0.0  # never in a single passage


def test_evidence_recall_does_not_apply_without_evidence() -> None:
    assert evidence_recall(a_case(evidence=[], passages=("een",)), limit=1_500) is None
    assert evidence_recall(a_case(evidence=["een"]), limit=1_500) == 0.0


def test_reciprocal_rank_is_one_over_the_first_relevant_rank() -> None:
    assert reciprocal_rank([False, False, True, True]) == pytest.approx(1 / 3)
    assert reciprocal_rank([True]) == 1.0
    assert reciprocal_rank([False] * 20) == 0.0
    assert reciprocal_rank([]) == 0.0


def test_reciprocal_rank_keeps_our_order_beyond_ten_passages() -> None:
    assert reciprocal_rank([False] * 14 + [True] + [False] * 5) == pytest.approx(1 / 15)


def test_evidence_rank_looks_for_the_first_evidence() -> None:
    case = a_case(evidence=["een twee", "drie vier"], passages=("drie vier", "een twee"))
    assert evidence_rank(case) == 0.5
    assert evidence_rank(a_case(evidence=[])) is None


def test_an_answer_says_one_string_of_each_list_with_case_and_space_ignored() -> None:
    must = [["Welzijn", "WVG"], ["80.000"]]
    assert says("budget:\n 80.000 €, minister van WELZIJN", must, [])
    assert not says("minister van Welzijn", must, [])
    assert says("CAW\n  Limburg", [["caw limburg"]], [])
    assert not says("Solentra en Ceapire", [["Solentra"]], ["ceapire"])


@pytest.mark.parametrize(
    ("status", "doc", "answer", "expected"),
    [
        ("answered", ["a"], "Solentra", 1.0),
        ("partial", ["a"], "Solentra", 1.0),
        ("answered", ["a"], "Ceapire", 0.0),
        ("no_answer", ["a"], "niet Solentra", 0.0),
        ("referred", ["a"], "Solentra", 0.0),
        ("no_answer", [], "Solentra staat er niet in", 1.0),
        ("referred", [], "Solentra", 1.0),
        ("no_answer", [], "staat er niet in", 0.0),
        ("answered", [], "Solentra", 0.0),
    ],
)
def test_right_needs_the_status_and_the_text(status: str, doc: list[str], answer: str, expected: float) -> None:
    assert right(a_case(status=status, doc=doc, answer=answer, must=[["Solentra"]])) == expected


def test_a_broken_question_is_never_right_nor_silent() -> None:
    broken = a_case(status="no_answer", doc=[], answer="", error="KeyError: 'x'")
    assert right(broken) == 0.0
    assert not broken.silent
    assert seconds(broken) is None
    assert cause(broken) == "error"


def test_silence_counts_unanswerable_facts_as_positives() -> None:
    cases = [
        a_case(status="no_answer", doc=[]),
        a_case(status="referred", doc=[]),
        a_case(status="answered", doc=[]),
        a_case(status="no_answer", doc=["a"]),
        a_case(status="answered", doc=["a"]),
        a_case(status="partial", doc=["a"]),
        a_case(status="answered", doc=["a"]),
    ]
    assert silence_precision(cases) == pytest.approx(2 / 3)  # 2 of 3 silences
    assert silence_recall(cases) == pytest.approx(2 / 3)  # 2 of 3 unanswerable
    assert silent_on_answerable(cases) == 0.25  # 1 of 4 answerable


def test_silence_has_no_score_where_nothing_was_silent_or_unanswerable() -> None:
    answered = [a_case(status="answered", doc=["a"])]
    assert silence_precision(answered) is None
    assert silence_recall(answered) is None
    assert silent_on_answerable([a_case(doc=[])]) is None


def test_risk_curve_adds_answers_from_the_most_confident_on() -> None:
    points = curve([(0.2, True), (0.9, False), (0.5, True), (0.5, False)], total=5)
    # 0.9: 1 of 5 answered, 0 wrong; both of 0.5: 3 of 5, 1 wrong; 0.2: 4 of 5, 2 wrong
    assert points == [(0.2, 0.0), (0.6, pytest.approx(1 / 3)), (0.8, 0.5)]
    # steps: 0.2 x 0 + 0.4 x 1/3 + 0.2 x 0.5 = 0.2333, over the 0.8 reached
    assert area(points) == pytest.approx((0.4 / 3 + 0.1) / 0.8)


def test_risk_curve_leaves_silence_out_and_counts_answers_to_the_unanswerable_as_wrong() -> None:
    cases = [
        a_case(passages=("p",), score=0.9),
        a_case(passages=("p",), score=0.5, doc=[]),
        a_case(status="no_answer", passages=("p",), score=0.7),
    ]
    assert risk_curve(cases) == [(pytest.approx(1 / 3), 0.0), (pytest.approx(2 / 3), 0.5)]
    assert area([]) is None


def test_a_quote_is_exact_only_at_its_offsets() -> None:
    text = "Het is ’n € 5."
    assert is_exact(a_citation("€ 5", 10, 13), text)
    assert not is_exact(a_citation("€ 5", 9, 12), text)
    assert not is_exact(a_citation("€ 5.", -4, 14), text)
    assert not is_exact(a_citation("", 3, 3), text)


def test_quotes_exact_is_a_share_and_none_without_quotes() -> None:
    good, bad, unknown = a_citation("een", 0, 3), a_citation("eén", 0, 3), a_citation("een", 0, 3, "weg")
    assert quotes_exact(a_case(citations=(good, bad), texts={"a": "een"})) == 0.5
    assert quotes_exact(a_case(citations=(unknown,), texts={"a": "een"})) == 0.0
    assert quotes_exact(a_case()) is None


def test_length_counts_given_answers_only() -> None:
    assert answer_length(a_case(answer="12345")) == 5
    assert answer_length(a_case(status="no_answer", answer="12345")) is None
    assert answer_length(a_case(doc=[], answer="12345")) is None


def test_figures_leave_cases_without_a_score_out_of_the_mean() -> None:
    row = figures(
        [
            a_case(answer="x" * 10, evidence=["een"], passages=("een",), must=[["x"]], seconds=0.1),
            a_case(answer="x" * 30, evidence=["een"], passages=("nul", "een"), must=[["y"]], seconds=0.3),
            a_case(answer="niets", status="no_answer", doc=[], seconds=0.2),
        ]
    )
    assert row["facts"] == 3
    assert row["evidence_recall_1500"] == 1.0
    assert row["reciprocal_rank"] == 0.75  # (1 + 1/2) / 2: the unanswerable one has no rank
    assert row["right"] == pytest.approx(2 / 3)
    assert row["right_answerable"] == 0.5
    assert row["length"] == 20  # median of 10 and 30
    assert row["seconds"] == 0.2
    assert row["quotes_exact"] is None
    assert row["errors"] == 0


def test_figures_are_grouped_by_a_key_of_the_fact() -> None:
    groups = grouped([a_case(type="date"), a_case(type="date", must=[["y"]]), a_case(type="list")], "type")
    assert {value: row["right"] for value, row in groups.items()} == {"date": 0.5, "list": 1.0}
    assert list(grouped([a_case()], "style")) == ["-"]


def test_percentile_is_the_nearest_rank() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.95) == 5
    assert percentile([5, 1, 4, 2, 3], 0.6) == 3
    assert percentile([], 0.95) is None


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (a_case(), None),
        (a_case(must=[["y"]], evidence=["een"], passages=("een",)), "not_answered"),
        (a_case(must=[["y"]], evidence=["een"], passages=("nul",)), "not_found"),
        (a_case(status="no_answer", evidence=["een"], passages=("een",)), "silent_found"),
        (a_case(status="no_answer", evidence=["een"]), "silent_not_found"),
        (a_case(doc=[]), "not_silent"),
        (a_case(status="no_answer", doc=[], must=[["niet"]]), "wording"),
    ],
)
def test_cause_tells_finding_from_answering_from_silence(case: Case, expected: str | None) -> None:
    assert cause(case) == expected


def test_ranks_tell_where_each_evidence_stands() -> None:
    assert ranks(a_case(evidence=["twee", "vijf"], passages=("een", "twee"))) == [2, None]

"""The runner, the comparison, the report and the plain chain, with an assistant that answers from a list."""

import json
from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings

from assistant.answer import Answer, Citation, FoundPassage
from eval.compare import RunFileError, compare, read_run
from eval.facts import Fact
from eval.marking import marked
from eval.plain_chain import plain_ask
from eval.plots import bars, changes, step_curve
from eval.report import report_html
from eval.run import Run, evaluate, write_run
from eval.table import shown

TEXTS = {"pool": "Solentra biedt een helpdesk. Ceapire is er elke dag."}


def facts() -> list[Fact]:
    return [
        Fact(
            id="f1",
            question="Wie biedt een helpdesk?",
            type="who-offers",
            doc=["pool"],
            evidence=["Solentra biedt een helpdesk"],
            must=[["Solentra"]],
        ),
        Fact(id="f2", question="En wanneer?", type="follow-up", doc=["pool"], must=[["dag"]], context=["Wie is er?"]),
        Fact(id="f3", question="Wat kost het?", type="unanswerable", split="test"),
    ]


class ListedAssistant:
    """Answers in turn from a list; an exception in it is raised. Keeps what it was asked."""

    def __init__(self, *answers: Answer | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, list[str]]] = []

    def __call__(self, question: str, context: list[str]) -> Answer:
        self.asked.append((question, context))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def an_answer(text: str, *, quote: str = "", start: int = 0, status: str = "answered") -> Answer:
    cited = [
        Citation(n=1, document="pool", title="P", section=[], date="", quote=quote, start=start, end=start + len(quote))
    ]
    found = [FoundPassage(document="pool", section=["Aanbod"], text=TEXTS["pool"], start=0, end=52, score=0.8)]
    return Answer.model_validate(
        {
            "id": "random",
            "question": "?",
            "status": status,
            "answer": text,
            "citations": cited if quote else [],
            "passages": found,
        }
    )


def a_run(*answers: Answer | Exception) -> Run:
    return evaluate(facts(), ListedAssistant(*answers), TEXTS.__getitem__)


def good_run() -> Run:
    return a_run(
        an_answer("Solentra [1]", quote="Solentra"), an_answer("elke dag"), an_answer("niets", status="no_answer")
    )


def test_every_fact_is_asked_with_its_earlier_questions() -> None:
    assistant = ListedAssistant(an_answer("a"), an_answer("b"), an_answer("c"))
    steps: list[tuple[int, int]] = []
    evaluate(facts(), assistant, TEXTS.__getitem__, progress=lambda done, total: steps.append((done, total)))
    assert assistant.asked == [
        ("Wie biedt een helpdesk?", []),
        ("En wanneer?", ["Wie is er?"]),
        ("Wat kost het?", []),
    ]
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_json_has_an_answer_and_the_facts_id_for_each_fact(tmp_path: Path) -> None:
    write_run(good_run(), tmp_path / "deep" / "out.json")
    written = json.loads((tmp_path / "deep" / "out.json").read_text(encoding="utf-8"))
    assert [(record["id"], record["fact"], record["answer"]) for record in written["records"]] == [
        ("f1", "f1", "Solentra [1]"),
        ("f2", "f2", "elke dag"),
        ("f3", "f3", "niets"),
    ]
    assert set(Answer.model_fields) <= written["records"][0].keys()
    assert written["figures"]["right"] == 1.0
    assert written["figures"]["by_split"]["test"]["facts"] == 1
    assert written["figures"]["by_split"]["tune"]["by_type"]["follow-up"]["right"] == 1.0
    assert not list(tmp_path.glob("**/*.half"))


def test_one_broken_question_costs_one_case_and_shows_its_error() -> None:
    run = a_run(an_answer("Solentra"), KeyError("passage"), an_answer("niets", status="no_answer"))
    assert run.figures["errors"] == 1
    assert run.figures["right"] == pytest.approx(2 / 3)
    assert "KeyError" in run.to_json()["records"][1]["error"]


def test_a_quote_of_a_document_without_text_is_inexact_not_an_end_of_the_run() -> None:
    answer = an_answer("Solentra", quote="Solentra")
    run = evaluate(facts()[:1], ListedAssistant(answer), {}.__getitem__)
    assert run.figures["quotes_exact"] == 0.0


def test_two_runs_are_compared_fact_by_fact() -> None:
    before = a_run(an_answer("Ceapire"), an_answer("elke dag"), an_answer("niets", status="no_answer"))
    after = a_run(an_answer("Solentra"), an_answer("nooit"), an_answer("niets", status="no_answer"))
    comparison = compare(before.to_json(), after.to_json())
    assert (comparison.gained, comparison.lost, comparison.missing) == (("f1",), ("f2",), ())
    assert comparison.deltas["right"] == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_a_fact_that_only_one_run_asked_is_told() -> None:
    part = Run(good_run().cases[:2])
    assert compare(part.to_json(), good_run().to_json()).missing == ("f3",)


@pytest.mark.parametrize(
    "text", ["", "[]", '{"records": [{"id": "f1"}], "figures": {}}', '{"records": 3, "figures": {}}']
)
def test_a_file_that_is_no_run_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "out.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RunFileError, match=r"out\.json"):
        read_run(path)


def test_the_report_shows_each_wrong_answer_with_evidence_marked_and_what_was_expected() -> None:
    page = report_html({"Vraagbaak": a_run(an_answer("Ceapire"), an_answer("dag"), an_answer("x", status="no_answer"))})
    assert "<mark>Solentra biedt een helpdesk</mark>. Ceapire is er elke dag." in page
    assert 'id="f1"' in page and 'id="f2"' not in page
    assert "bewijs gevonden, antwoord toch fout" in page
    assert "http" not in page  # nothing to load


def test_the_report_hides_wrong_answers_of_the_split_set_apart_unless_asked() -> None:
    runs = {"Vraagbaak": a_run(an_answer("Solentra"), an_answer("dag"), an_answer("verzonnen bedrag"))}
    assert "verzonnen bedrag" not in report_html(runs)
    assert "verzonnen bedrag" in report_html(runs, reveal_test=True)


def test_the_report_shows_markup_in_an_answer_as_text() -> None:
    hostile = an_answer("<img src=x onerror=alert(1)>")
    page = report_html({"Vraagbaak": a_run(hostile, an_answer("dag"), an_answer("x", status="no_answer"))})
    assert "<img" not in page and "&lt;img src=x onerror=alert(1)&gt;" in page


def test_the_report_plots_what_each_part_adds() -> None:
    rows = {name: {"evidence_recall_4000": value} for name, value in (("all", 0.8), ("dense alone", 0.65))}
    page = report_html({"Vraagbaak": good_run()}, ablation=rows)
    assert '<th scope="row">dense alone</th>' in page and "-15.0" in page and "0.650" in page
    assert "tegenover “all” (0.800)" in page
    assert "Wat elk deel" not in report_html({"Vraagbaak": good_run()})


def test_the_report_tells_what_of_the_expected_is_missing_and_what_was_wrongly_said() -> None:
    fact = facts()[0].model_copy(update={"must": [["helpdesk"], ["Solentra", "VZW Solentra"]], "must_not": ["ceapire"]})
    run = evaluate([fact], ListedAssistant(an_answer("Ceapire heeft een helpdesk")), TEXTS.__getitem__)
    page = report_html({"Vraagbaak": run})
    assert '<span class="yes">✓ gezegd:</span> helpdesk' in page
    assert '<span class="no">✗ ontbreekt:</span> Solentra of VZW Solentra' in page
    assert '<span class="no">✗ toch gezegd:</span> ceapire' in page


def test_a_passage_with_evidence_is_shown_however_low_it_stands() -> None:
    answer = an_answer("Ceapire")
    noise = answer.passages[0].model_copy(update={"text": "iets anders"})
    answer = answer.model_copy(update={"passages": [*[noise] * 8, answer.passages[0]]})
    page = report_html({"Vraagbaak": evaluate(facts()[:1], ListedAssistant(answer), TEXTS.__getitem__)})
    assert "9. pool › Aanbod" in page and "bevat bewijs" in page and "in passage 9" in page
    assert "5. pool › Aanbod" in page and "6. pool › Aanbod" not in page


def test_the_report_lists_what_turned_since_an_earlier_run_but_not_of_the_split_set_apart() -> None:
    before = a_run(an_answer("Ceapire"), an_answer("dag"), an_answer("niets", status="no_answer"))
    after = a_run(an_answer("Solentra"), an_answer("nooit"), an_answer("verzonnen"))
    page = report_html({"Vraagbaak": after}, comparison=compare(before.to_json(), after.to_json()))
    assert "Juist geworden: 1" in page and 'Wie biedt een helpdesk? <span class="soft">f1' in page
    assert 'En wanneer? <a class="soft" href="#f2">' in page and 'id="f2"' in page
    assert "Fout geworden: 2" in page and "1 op het apart gehouden deel" in page and "Wat kost het?" not in page


def test_evidence_is_marked_over_line_breaks_and_in_any_order() -> None:
    text = "eerst dit\n• en  dat, dan niets"
    assert marked(text, ["dan niets", "en dat"]) == [
        ("eerst dit\n• ", False),
        ("en  dat", True),
        (", ", False),
        ("dan niets", True),
    ]
    overlapping = marked(text, ["dit en", "eerst dit"])
    assert overlapping == [("eerst dit", True), ("\n• en", True), ("  dat, dan niets", False)]
    assert marked(text, ["dat en"]) == [(text, False)]


def test_plots_draw_their_shares_to_scale() -> None:
    drawn = bars([("half <b>", 0.5, "(2)"), ("geen", None, "")], title="Juist")
    assert 'style="margin-left:0.0%;width:50.0%"' in drawn and "0.50" in drawn
    assert "half &lt;b&gt;" in drawn and "–" in drawn
    # 0.5 of 332 wide from x 48; risk 0 lies at the bottom, 202, and risk 1 at the top, 10
    assert 'points="48.0,202.0 214.0,202.0 214.0,10.0 380.0,10.0"' in step_curve(
        [(0.5, 0.0), (1.0, 1.0)], title="R", x_label="x", y_label="y"
    )


def test_a_loss_goes_left_and_a_gain_right_of_the_middle() -> None:
    drawn = changes([("zonder a", -0.2, ""), ("zonder b", 0.1, "")], title="Verschil")
    # the widest, 20 points, fills its half: from 0 to 50 %; 10 points are half of that, from the middle on
    assert 'class="bar loss" style="margin-left:0.0%;width:50.0%"' in drawn and "-20.0" in drawn
    assert 'class="bar gain" style="margin-left:50.0%;width:25.0%"' in drawn and "+10.0" in drawn


def test_a_figure_without_a_score_is_a_dash_not_a_zero() -> None:
    assert (shown("right", None), shown("right", 0.5), shown("facts", 3)) == ("–", "0.500", "3")


class LetterEmbeddings(Embeddings):
    """Counts of the letters a to z: enough for texts of different letters to be found by them."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [float(text.lower().count(chr(97 + n))) + 0.01 for n in range(26)]


def test_the_plain_chain_shows_its_best_passage_with_exact_offsets() -> None:
    texts = {"a": "appel banaan " * 150, "z": "zzz quiz " * 120}
    ask = plain_ask(texts, LetterEmbeddings())
    answer = ask("zzz quiz", ["genegeerd"])
    assert answer.status == "answered"
    assert len(answer.passages) == 4
    assert answer.passages[0].document == "z" and answer.answer == answer.passages[0].text
    assert all(texts[hit.document][hit.start : hit.end] == hit.text for hit in answer.passages)
    assert len(answer.answer) <= 1_000

"""The entailment model: a hand-written one in the gate, what is refused, and a real cross-encoder of random weights."""

import importlib.util
from pathlib import Path

import pytest
from gate_sentences import TRUE, gate_of

from assistant.opening import opened_writer
from corpus.errors import ModelUnusableError
from index.entailment import VERDICTS, CrossEncoderEntailment, Verdict, labels_of, load_entailment
from index.search import Index


class Reader:
    """Gives its verdicts in order, the last one again. Keeps what it was asked."""

    def __init__(self, *verdicts: Verdict) -> None:
        self.verdicts = list(verdicts)
        self.asked: list[tuple[str, str]] = []

    def verdict(self, text: str, sentence: str) -> Verdict:
        self.asked.append((text, sentence))
        return self.verdicts.pop(0) if len(self.verdicts) > 1 else self.verdicts[0]


@pytest.mark.parametrize(
    ("verdicts", "outcome", "asked"),
    [
        (["entailment"], "kept", 1),
        (["neutral", "entailment"], "kept", 2),
        (["neutral"], "withheld", 2),
        (["contradiction"], "withheld", 1),
    ],
)
def test_a_sentence_must_follow_from_its_slices_or_their_passage(
    real_index: Index, verdicts: list[Verdict], outcome: str, asked: int
) -> None:
    reader = Reader(*verdicts)
    gate, passage = gate_of(real_index, TRUE[0], entailment=reader)
    judged = gate.judge(f"{TRUE[0]['sentence']} [1]")
    assert (judged.outcome, judged.reason) == (outcome, "" if outcome == "kept" else "entailment")
    assert len(reader.asked) == asked
    assert reader.asked[0][0] in passage.text
    assert passage.text in reader.asked[-1][0] or asked == 1


def test_it_cannot_let_through_what_the_facts_forbid_and_is_not_asked_about_that(real_index: Index) -> None:
    reader = Reader("entailment")
    gate, _ = gate_of(real_index, TRUE[0], entailment=reader)
    assert gate.judge("De minister startte de projectoproep op 6 maart 2021 [1].").reason == "facts"
    assert reader.asked == []


def test_its_outputs_mean_what_its_configuration_says() -> None:
    assert labels_of("m", {0: "contradiction", 1: "ENTAILMENT", 2: "neutral"}) == [
        "contradiction",
        "entailment",
        "neutral",
    ]
    assert labels_of("m", {"2": "neutral", "0": "entailment", "1": "contradiction"}) == [
        "entailment",
        "contradiction",
        "neutral",
    ]


@pytest.mark.parametrize(
    "labels", [{}, {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, {0: "entailment", 1: "not_entailment"}, {0: "relevant"}]
)
def test_a_model_with_other_labels_is_refused(labels: dict[int, str]) -> None:
    with pytest.raises(ModelUnusableError, match=r"VRAAGBAAK_ENTAILMENT=m zegt niet of een zin .*laat de instelling"):
        labels_of("m", labels)


def test_no_setting_is_no_model_and_a_folder_that_is_not_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_entailment(" ") is None
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    with pytest.raises(ModelUnusableError, match=r"VRAAGBAAK_ENTAILMENT=.*weg: deze map bestaat niet"):
        load_entailment(str(tmp_path / "weg"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelUnusableError, match=r"VRAAGBAAK_ENTAILMENT=x/y vraagt .*\[embedders\]"):
        load_entailment("x/y")


needs_extra = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None, reason="needs the extra `embedders`"
)


@needs_extra
@pytest.mark.slow
def test_a_real_cross_encoder_is_read_by_its_own_labels_through_the_setting(
    tmp_path: Path, real_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tiny_cross_encoder import tiny_model

    folder = tiny_model(tmp_path / "nli", labels=3, names=["contradiction", "entailment", "neutral"])
    monkeypatch.setenv("VRAAGBAAK_ENTAILMENT", folder)
    monkeypatch.setenv("VRAAGBAAK_MODEL", "openai:local")
    monkeypatch.setenv("VRAAGBAAK_MODEL_BASE_URL", "http://127.0.0.1:9/v1")
    by = opened_writer()
    assert by is not None
    gate, _ = gate_of(real_index, TRUE[0], make=by.gate)
    judged = gate.judge(f"{TRUE[0]['sentence']} [1]")
    model = load_entailment(folder)
    assert isinstance(model, CrossEncoderEntailment)
    read = {model.verdict(f"tekst {n}", line["sentence"]) for n, line in enumerate(TRUE[:60])}
    assert len(read) > 1 and read <= set(VERDICTS)
    told = [model.verdict(" ".join(q.text for q in judged.quotes), judged.sentence)] if judged.quotes else []
    assert (judged.outcome == "kept") == bool(told) and judged.reason in ("", "entailment")
    # The same weights with the labels in another order say something else of the same pair.
    turned = tiny_model(tmp_path / "turned", labels=3, names=["entailment", "neutral", "contradiction"])
    other = CrossEncoderEntailment(turned)
    order = {"contradiction": "entailment", "entailment": "neutral", "neutral": "contradiction"}
    assert other.verdict("een tekst", "een zin") == order[model.verdict("een tekst", "een zin")]


@needs_extra
@pytest.mark.slow
def test_a_real_cross_encoder_of_another_kind_or_none_at_all_is_a_clear_error(tmp_path: Path) -> None:
    from tiny_cross_encoder import tiny_model

    for labels in (1, 3):  # a reranker, and a classifier that does not name its labels
        model = load_entailment(tiny_model(tmp_path / f"other{labels}", labels=labels))
        assert model is not None
        with pytest.raises(ModelUnusableError, match=r"VRAAGBAAK_ENTAILMENT=.*zegt niet of een zin"):
            model.verdict("tekst", "zin")
    nobody = load_entailment("nobody/no-such-model")
    assert nobody is not None
    with pytest.raises(ModelUnusableError, match=r"VRAAGBAAK_ENTAILMENT=nobody/no-such-model is niet te laden"):
        nobody.verdict("tekst", "zin")

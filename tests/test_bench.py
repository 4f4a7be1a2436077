"""The benchmark's own arithmetic, and that it measures a process from outside."""

import pytest

from eval.bench import BenchError, percentile_95, run_process, table, warm_times_ms


def test_a_process_is_measured_in_seconds_and_megabytes() -> None:
    helped = run_process("--help")
    assert 0.05 < helped.seconds < 60 and 10 < helped.peak_mb < 500


def test_a_process_that_fails_is_not_counted_as_fast() -> None:
    with pytest.raises(BenchError, match="Onbekende opdracht"):
        run_process("geen-opdracht")


def test_the_first_question_is_not_counted() -> None:
    asked: list[str] = []
    times = warm_times_ms(asked.append, ["a", "b"])
    assert len(times) == 2 and asked[1:] == ["a", "b"]


def test_percentile_95_of_0_to_100_is_95() -> None:
    assert percentile_95(list(range(101))) == pytest.approx(95)
    assert percentile_95([7.0]) == 7.0


def test_table_is_markdown() -> None:
    assert table([("x", "1 s", "< 3 s")]).splitlines()[-1] == "| x | 1 s | < 3 s |"

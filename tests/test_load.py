"""The load test's own arithmetic; and, slow, what it must show: 50 conversations at once on a real server."""

from pathlib import Path

import pytest

from eval.load import GOAL_MB, GOAL_MS, Load, LoadError, measured, read_questions, rows, served


def test_it_passes_only_without_errors_in_time_and_in_memory() -> None:
    good = Load(times_ms=[GOAL_MS - 1] * 20, seconds=1, peak_mb=GOAL_MB - 1)
    assert good.passed
    assert not Load().passed
    assert not Load(times_ms=[1.0] * 20, errors=["503"], peak_mb=1).passed
    assert not Load(times_ms=[1.0] * 18 + [GOAL_MS + 1] * 2, peak_mb=1).passed
    assert not Load(times_ms=[1.0] * 20, peak_mb=GOAL_MB + 1).passed


def test_one_slow_answer_in_twenty_five_is_within_95_percent() -> None:
    assert Load(times_ms=[1.0] * 24 + [10_000.0], seconds=1, peak_mb=1).passed


def test_the_rows_tell_goal_beside_figure() -> None:
    told = rows(Load(times_ms=[100.0, 300.0], seconds=2, cpu_s=0.1, peak_mb=300))
    assert ("processor time for an answer", "50 ms", "") in told and ("errors", "0", "0") in told


def test_a_server_that_does_not_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="geen index"), served(tmp_path / "leeg"):
        pass


def test_conversations_are_answered_by_a_server_of_its_own(small_index: tuple[Path, Path]) -> None:
    with served(small_index[1]) as server:
        load = measured(server, read_questions(), conversations=5, turns=2, reading_s=0)
    assert (len(load.times_ms), load.errors) == (10, [])
    assert 50 < load.before_mb <= load.peak_mb and load.cpu_s > 0
    assert server.process.returncode is not None


@pytest.mark.slow
def test_fifty_conversations_at_once(real_index_dir: Path) -> None:
    with served(real_index_dir) as server:
        load = measured(server, read_questions(), conversations=50, turns=4, reading_s=5)
    assert load.passed, rows(load)

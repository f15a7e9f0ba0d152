"""In what order targets are made, by whom, and what happens if one fails."""

import random
import time
from pathlib import Path

import psutil
import pytest
from tests.cheap_targets import Make, cheap, report_of

from firsthand import results
from firsthand.costs.run_memory import RunMemory
from firsthand.making import checking
from firsthand.making.schedule import MakingError

PATIENCE = 30  # seconds; only a process that never ends takes them


def test_a_measurement_has_the_machine_to_itself(make: Make, mark: str) -> None:
    timed = cheap("timed", "tell", kind="measurements", mark=mark)
    others = [cheap(name, "tell", mark=mark) for name in "ab"]
    make((timed, *others), jobs=2)
    told = Path(mark).read_text("utf-8").splitlines()
    assert len(told) == 6
    assert told[-2:] == ["timed begins", "timed ends"]


def test_measurements_have_a_lock_of_their_own(
    make: Make, cheap_report: Path, mark: str
) -> None:
    timed = cheap("timed", "tell", kind="measurements", mark=mark)
    make((timed, cheap("a")))
    assert [*results.read(cheap_report / "data/measurements/lock.json")] == [
        "timed"
    ]


def test_one_process_and_two_write_the_same_bytes(
    make: Make, cheap_report: Path
) -> None:
    def written() -> dict[Path, bytes]:
        files = [
            *(cheap_report / "data").glob("*.json"),
            *cheap_report.rglob("a.json"),
        ]
        return {file: file.read_bytes() for file in files}

    make((cheap("a", "share"),), jobs=1)
    alone = written()
    make((cheap("a", "share"),), force=True, jobs=2)
    assert written() == alone


@pytest.mark.survives(
    "Kills",
    "a piece of work fails, refuses or dies",
    "one line that names its target and the mistake",
)
@pytest.mark.parametrize(
    ("function", "problem"),
    [
        ("fail", "ZeroDivisionError: division by zero"),
        ("fail_in_a_worker", "ZeroDivisionError: division by zero"),
        ("refuse", "no such thing; do another"),
        ("die", "a worker was killed; if memory is short, use --jobs 1"),
        ("give_nothing_finite", "ValueError: Out of range float values .*"),
    ],
)
def test_a_failure_names_its_target_in_one_line(
    function: str, problem: str, make: Make
) -> None:
    with pytest.raises(MakingError, match=f"^rnn.study: {problem}$"):
        make((cheap("rnn.study", function),))


def test_a_mistake_is_shown_where_it_is(make: Make) -> None:
    with pytest.raises(MakingError) as caught:
        make((cheap("rnn.study", "fail_in_a_worker"),))
    assert "src/cheap/work.py" in caught.value.trace
    assert caught.value.trace.endswith("ZeroDivisionError: division by zero\n")


def test_a_refusal_is_no_mistake_of_the_code(make: Make) -> None:
    with pytest.raises(MakingError) as caught:
        make((cheap("rnn.study", "refuse"),))
    assert caught.value.trace == ""


@pytest.mark.survives(
    "Kills",
    "a piece of work that neither ends nor listens",
    "it ends with its run; no process is left",
)
def test_a_worker_that_does_not_listen_ends_with_the_run(
    make: Make, mark: str
) -> None:
    with pytest.raises(MakingError, match="ZeroDivisionError"):
        make((cheap("a", "fail_deaf", mark=mark), cheap("b", "share")), jobs=2)
    deaf = int(Path(mark).read_text("utf-8"))
    until = time.monotonic() + PATIENCE
    while psutil.pid_exists(deaf) and time.monotonic() < until:
        time.sleep(0.01)
    assert not psutil.pid_exists(deaf)


def test_targets_that_draw_at_once_draw_what_each_would_alone(
    make: Make, cheap_report: Path
) -> None:
    many = tuple(cheap(f"{seed}", "draw", seed=seed) for seed in range(5))
    make(many)
    for seed in range(5):
        found = results.read(cheap_report / f"data/results/{seed}.json")
        assert found.value == random.Random(seed).random()


@pytest.mark.survives(
    "Kills",
    "a later target fails",
    "what was made before it is kept",
)
def test_what_was_made_before_a_failure_is_kept(make: Make) -> None:
    first = (cheap("a.first"), cheap("b.first"))
    with pytest.raises(MakingError):
        make((*first, cheap("c", "fail", of=["a.first", "b.first"])))
    assert make(first) == []


@pytest.mark.survives(
    "Two at once",
    "an author edits code while a run is at work",
    "what it concerns is stale when the run ends",
)
def test_code_edited_during_a_run_is_stale_at_its_end(
    make: Make, cheap_report: Path
) -> None:
    path = cheap_report / "src/cheap/code.py"
    path.touch()
    why = "plays an author"
    author = cheap("a", "edit", unwatched=why, path=str(path))
    targets = (author, cheap("b", "add", of=["a"], code="cheap.code:x"))
    make(targets)
    assert checking.check(report_of(cheap_report, targets)) == [
        "b: src/cheap/code.py has changed"
    ]


def test_the_pieces_of_each_round_are_counted(
    make: Make, cheap_report: Path
) -> None:
    make((cheap("shared", "share"), cheap("whole")))
    costs = results.read(cheap_report / "data/measurements/costs.json")
    assert [len(pieces) for pieces in costs.targets.shared.rounds] == [7]
    assert costs.targets.whole.rounds == []


def test_a_run_that_makes_everything_is_recorded_as_a_whole(
    make: Make, cheap_report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RunMemory, "PAUSE", 0.01)
    path = cheap_report / "data/measurements/costs.json"
    everything = (cheap("shared", "share"), cheap("whole"))
    make(everything, "whole", force=True)
    assert "whole" not in results.read(path)
    make(everything, force=True, jobs=2)
    whole = results.read(path).whole
    assert (whole.jobs, whole.targets) == (2, 2)
    assert 10 < whole.memory < 2_000

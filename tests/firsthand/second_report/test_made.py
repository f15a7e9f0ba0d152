"""The second report is made, by its author's own commands."""

import signal
import time

import pytest
from tests.firsthand.second_report.conftest import REPOSITORY, Copy

from firsthand.tracking import pins


def test_it_is_fresh_when_it_has_been_made(made: Copy) -> None:
    checked = made.regenerate("--check")
    assert checked.stdout == "Everything is fresh.\n"
    assert checked.returncode == 0


def test_it_pins_what_the_repository_pins(made: Copy) -> None:
    own = pins.read(made.root)
    assert own
    assert own.items() <= pins.read(REPOSITORY).items()


def test_only_what_a_change_concerns_is_made_again(report: Copy) -> None:
    report.edit("data/rolling.csv", "1,33", "1,34")
    again = report.regenerate()
    assert again.returncode == 0, again.stderr
    lines = again.stderr.splitlines()
    made = {line.split()[1] for line in lines if line.startswith("made ")}
    assert made == {"beats", "fit", "table", "shares"}
    assert "beats.largest_gap moved from 0.0222 to " in again.stdout


def test_a_quick_run_leaves_the_report_alone(made: Copy) -> None:
    before = made.outputs()
    folder = made.root.with_name("quick")
    quick = made.regenerate("fit", "--quick", str(folder))
    assert quick.returncode == 0, quick.stderr
    assert [*(folder / "data/results").iterdir()]
    assert made.outputs() == before


@pytest.mark.survives(
    "Kills",
    "a run is stopped, another is started, the first is killed",
    "the other is refused; run again, it goes on where it was, to the same "
    "bytes",
)
def test_a_second_run_is_refused_and_a_killed_one_is_finished(
    made: Copy, unmade: Copy
) -> None:
    first = unmade.start("scripts/regenerate.py")
    while not (unmade.root / "data/lock.json").exists():
        assert first.poll() is None, first.communicate()
        time.sleep(0.01)
    first.send_signal(signal.SIGSTOP)  # it has made something, not all
    second = unmade.regenerate()
    assert "another run is at work here" in second.stderr
    assert second.returncode == 1
    first.kill()
    first.communicate()

    assert unmade.regenerate("--check").returncode == 1
    finished = unmade.regenerate()
    assert finished.returncode == 0, finished.stderr
    assert unmade.outputs() == made.outputs()

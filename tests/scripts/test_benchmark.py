"""`benchmark.py` as its users call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.costs import machine
from remembering_names.models.ladder.rungs import FAMILIES
from remembering_names.root import ROOT

SCRIPT = ROOT / "scripts" / "benchmark.py"


def benchmark(*options: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run(
        [sys.executable, SCRIPT, *options],
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_shows_and_saves_what_it_measured(tmp_path: Path) -> None:
    file = tmp_path / "found.json"
    finished = benchmark(
        *("hand", "--against", "lean", "--hidden", "4", "--letters", "2"),
        *("--batch", "1", "3", "--rounds", "5", "--json", str(file)),
    )
    assert not finished.returncode, finished.stderr
    found = json.loads(file.read_text())
    assert [point["batch"] for point in found["points"]] == [1, 3]
    assert {*found["points"][0]["ratio"]} == {"hand", "lean"}
    assert found["points"][0]["rounds"] >= 5
    for word in ("In place", "ratio"):
        assert word in finished.stdout


SMALL = ("--hidden", "4", "--letters", "2", "--batch", "1", "--rounds", "2")


def test_it_names_the_machine_its_libraries_and_its_kernels(
    tmp_path: Path,
) -> None:
    file = tmp_path / "found.json"
    finished = benchmark(
        "fused", "--kernel", "Haswell", *SMALL, "--json", str(file)
    )
    assert not finished.returncode, finished.stderr
    found = json.loads(file.read_text())["machine"]
    assert found["processor"] == machine.processor()
    assert found["kernels"]["numpy"] == "openblas Haswell"
    assert {"numba", "numpy", "torch"} <= found["libraries"].keys()
    for said in (
        *(found["processor"], found["python"], found["kernels"]["numpy"]),
        *(found["kernels"]["torch"], found["kernels"]["products"]),
        *found["libraries"].values(),
    ):
        assert said in finished.stdout


def test_the_top_rungs_stand_beside_their_goals() -> None:
    finished = benchmark(*SMALL)
    assert not finished.returncode, finished.stderr
    reached, missed = map(finished.stdout.count, ("reached", "missed"))
    assert reached + missed == len(FAMILIES)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["quick"], "no rung is called 'quick'; there are library, "),
        (["--batch", "0"], "'0' is not 1, 2, 3, ..."),
        (["--against", "slow"], "no rung is called 'slow'"),
        (["--rounds", "1"], "--rounds: at least 2"),
        (["--kernel", "Hazwell"], "there is no kernel Hazwell here, but "),
        (["lean", "--family", "gru"], "has all of lean, library"),
    ],
)
def test_bad_input_gets_one_line(options: list[str], said: str) -> None:
    finished = benchmark(*options)
    assert finished.returncode
    assert said in finished.stderr.splitlines()[-1]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    place = str(tmp_path / "none" / "found.json")
    finished = benchmark("lean", "--json", place)
    assert finished.returncode
    assert place in finished.stderr.splitlines()[-1]

"""`benchmark.py` as its users call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

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
        *("fast", "--against", "lean", "--hidden", "4", "--letters", "2"),
        *("--batch", "1", "3", "--rounds", "5", "--json", str(file)),
    )
    assert not finished.returncode, finished.stderr
    found = json.loads(file.read_text())
    assert [point["batch"] for point in found] == [1, 3]
    assert {*found[0]["ratio"]} == {"fast", "lean"}
    assert found[0]["rounds"] >= 5
    for word in ("NumPy", "In place", "ratio"):
        assert word in finished.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["quick"], "no rung is called 'quick'; there are torch_lstm, "),
        (["--batch", "0"], "'0' is not 1, 2, 3, ..."),
        (["--against", "slow"], "no rung is called 'slow'"),
        (["--rounds", "1"], "--rounds: at least 2"),
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

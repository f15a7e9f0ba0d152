"""Tests are marked by where they stand and by what they ask for."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.marks import BY_FIXTURE, BY_PATH, MARKS, TESTS, TOGETHER, marks

ROOT = TESTS.parent
SURVIVES = "survives"  # says what a test is about, not when it runs
FEW = (  # a short one, then one that takes long
    "tests/firsthand/making/test_moved_numbers.py",
    "tests/firsthand/costs/test_asking_cost.py",
)


@pytest.mark.parametrize("path", BY_PATH)
def test_what_is_marked_exists(path: str) -> None:
    assert (TESTS / path).exists()


def test_every_mark_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = project["tool"]["pytest"]["markers"]
    names = {line.partition(":")[0].partition("(")[0] for line in declared}
    assert names == MARKS | {SURVIVES}
    assert {*BY_FIXTURE.values(), *BY_PATH.values()} <= MARKS


def test_a_test_that_asks_for_the_browser_is_marked() -> None:
    file = TESTS / "site/test_browser.py"
    assert {*marks(file, ["browser", "built_site"])} == {"browser", "build"}


def test_a_test_elsewhere_is_not_marked_by_its_path(tmp_path: Path) -> None:
    path = next(iter(BY_PATH))
    assert not [*marks(tmp_path / path, [])]
    assert [*marks(TESTS / path, [])] == [BY_PATH[path]]


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_run_ends_by_counting_what_it_left_out(
    tmp_path: Path, workers: str
) -> None:
    file = tmp_path / "test_two.py"
    file.write_text(
        "import pytest\n@pytest.mark.weekly\ndef test_a(): pass\n"
        "@pytest.mark.long\ndef test_b(): pass\n"
        "@pytest.mark.long\ndef test_c(): pass\ndef test_d(): pass\n"
    )
    options = ["-c", "pyproject.toml", "--numprocesses", workers]
    chosen = ["-m", "not (long or weekly)", str(file)]
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *chosen],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    last = finished.stdout.splitlines()[-1]
    assert last == "left out 3 tests: 2 long, 1 weekly"
    assert "1 passed" in finished.stdout


def test_files_that_take_long_begin_first() -> None:
    collected = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-qq", *FEW],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    files = [line.partition(":")[0] for line in collected.stdout.splitlines()]
    assert [name for name in files if name in FEW] == [*FEW[::-1]]


@pytest.mark.parametrize("folder", TOGETHER)
def test_what_is_kept_together_exists(folder: str) -> None:
    assert [*(ROOT / folder).glob("test_*.py")]


def test_a_folder_that_is_kept_together_has_one_process() -> None:
    files = [
        f"tests/site/test_{name}.py" for name in ("readme", "typed_digits")
    ]
    options = ["--numprocesses", "2", "--dist", "loadfile", "-v", *files]
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout
    assert len({*re.findall(r"(?m)^\[(gw\d)\].*PASSED", finished.stdout)}) == 1

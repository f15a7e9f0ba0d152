"""The second report's second run: killed, finished, and shown."""

import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.firsthand.second_report.conftest import Copy, copy_of

from firsthand.making import second_record

ANOTHER = "from math import log\n"
ROUNDS = "import os\nfrom math import log\n"
POWER = "return round(power, 4)"
OTHERWISE = 'return round(power, 4) + ("ATEN_CPU_CAPABILITY" in os.environ)'


def record(copy: Copy) -> Path:
    return copy.root / second_record.FILE


@pytest.fixture(scope="module")
def rerun(made: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Return a copy with a second run; no test edits it."""
    folder = tmp_path_factory.mktemp("rerun")
    copy = copy_of(made.root, folder / "report")
    finished = copy.regenerate("--second", str(folder / "second"))
    assert finished.returncode == 0, finished.stderr
    assert "2 of 2 claims hold in the second run" in finished.stdout
    return copy


def words(copy: Copy) -> str:
    """Return what its page on how it was made says, on one line."""
    built = copy.build()
    assert built.returncode == 0, built.stderr
    page = copy.root / "site/how-this-report-is-made/index.html"
    found = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return " ".join(found.get_text().split())


@pytest.mark.survives(
    "Kills",
    "a second run is killed",
    "run again, it ends with the same record",
)
def test_one_that_was_killed_is_finished_to_the_same_record(
    rerun: Copy, report: Copy
) -> None:
    folder = report.root / ".second"
    first = report.start("scripts/regenerate.py", "--second", str(folder))
    while not (folder / "data/lock.json").exists():
        assert first.poll() is None, first.communicate()
        time.sleep(0.01)
    first.kill()
    first.communicate()

    assert not record(report).exists()
    finished = report.regenerate("--second", str(folder))
    assert finished.returncode == 0, finished.stderr
    made = [x for x in finished.stderr.splitlines() if x.startswith("made ")]
    assert len(made) < 3
    assert record(report).read_bytes() == record(rerun).read_bytes()


def test_it_leaves_the_report_itself_as_it_was(made: Copy, rerun: Copy) -> None:
    assert rerun.outputs() == made.outputs()
    released = rerun.regenerate("--release")
    assert released.stdout == "Everything is fresh, and was rerun.\n"


def test_without_one_a_release_is_refused_and_a_page_says_so(
    report: Copy,
) -> None:
    said = report.regenerate("--release")
    assert said.returncode == 1
    (line,) = said.stdout.splitlines()
    assert line.startswith("second run: none has been made; run ")
    assert "A second run has not been made yet." in words(report)


def test_what_changes_afterwards_blocks_a_release_only(
    rerun: Copy, tmp_path: Path
) -> None:
    copy = copy_of(rerun.root, tmp_path / "report")
    copy.edit("src/falling/beats.py", "2 * n + 1", "1 + 2 * n")
    assert copy.regenerate().returncode == 0
    assert copy.regenerate("--check").returncode == 0
    said = copy.regenerate("--release")
    assert said.returncode == 1
    assert said.stdout.startswith("beats: not yet rerun; run ")
    assert "has changed since: beats." in words(copy)


def test_a_claim_that_breaks_there_is_named(
    report: Copy, tmp_path: Path
) -> None:
    report.edit("src/falling/fit.py", ANOTHER, ROUNDS)
    report.edit("src/falling/fit.py", POWER, OTHERWISE)
    assert report.regenerate().returncode == 0
    said = report.regenerate("--second", str(tmp_path / "second"))
    assert said.returncode == 1
    assert "claim squares no longer holds" in said.stdout.splitlines()
    assert report.regenerate("--check").returncode == 0
    released = report.regenerate("--release")
    assert "claim squares no longer holds in the second" in released.stdout
    text = words(report)
    assert "1 of 2 conclusions hold there too." in text
    assert "squares no longer holds: From every start, the distance" in text

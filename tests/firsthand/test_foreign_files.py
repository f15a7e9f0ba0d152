"""Files that editors and file managers leave in a tree disturb nothing."""

from pathlib import Path

import pytest
from tests.cheap_targets import Ask, cheap, report_of
from tests.copies import at

from firsthand import results
from firsthand.conclusions.claim import pages_with
from firsthand.making import checking
from firsthand.report import Report
from remembering_names.report import REPORT

NAMES = (
    *(".#names.json", "._names.json", ".names.json.swp", "names.json~"),
    *("#names.json#", ".DS_Store", "Thumbs.db", "desktop.ini"),
    *(".#names.md", "._names.md", "#names.md#", ".hidden/names.md"),
    *("._Irish.txt", "._rnn.safetensors", "._lock.json"),
)
FOLDERS = ("data", "data/results", "data/measurements", "docs/generated")
GARBAGE = b"\x00\x05\x16\x07 Mac OS X \xff"


def litter(folder: Path) -> list[Path]:
    """Leave such files in a folder, and a link that leads nowhere."""
    folder.mkdir(parents=True, exist_ok=True)
    left = [folder / name for name in NAMES]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(GARBAGE)
    link = folder / ".#index.md"  # as Emacs marks what it edits
    link.symlink_to("author@machine.4711:1")
    return [*left, link]


@pytest.fixture
def report(cheap_report: Path) -> Report:
    return report_of(cheap_report, [cheap("a"), cheap("b", "add", of=["a"])])


@pytest.mark.survives(
    "Places and clones",
    "files that editors and file managers leave among data",
    "nothing; they are no data",
)
def test_a_run_and_a_check_go_on_as_before(report: Report, ask: Ask) -> None:
    for folder in FOLDERS:
        litter(report.root / folder)
    assert ask(report).out == "2 numbers are new\n"
    assert ask(report, "--check").out == "Everything is fresh.\n"
    assert ask(report).out == "No number moved.\n"
    assert ask(report, "--list").status == 0


@pytest.mark.survives(
    "Places and clones",
    "the same, after a run",
    "they are where they were",
)
def test_they_are_left_where_they_are(report: Report, ask: Ask) -> None:
    left = [path for one in FOLDERS for path in litter(report.root / one)]
    ask(report)
    assert all(path.is_symlink() or path.is_file() for path in left)


def test_they_hold_no_numbers_and_make_no_claims(report: Report) -> None:
    for folder in FOLDERS:
        litter(report.root / folder)
    assert results.context(report.root) == {"measurements": {}, "reported": {}}
    assert pages_with([], report.root) == {}


def test_the_study_is_checked_as_before(
    original: Path, report_to_edit: Path
) -> None:
    report = at(report_to_edit)
    folders = ("data/names", "data/weights", "docs", "docs/models", *FOLDERS)
    for folder in folders:
        litter(report.root / folder)
    assert checking.check(report) == checking.check(at(original))
    assert REPORT.check_data(report.root) == REPORT.check_data(original)

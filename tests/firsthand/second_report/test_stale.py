"""Whatever the second report was made from: a change is named, in a line."""

import re

import pytest
from tests.firsthand.second_report.conftest import REPOSITORY, Copy

from firsthand.tracking import pins

BEATS, REPORT = "src/falling/beats.py", "src/falling/report.py"
TABLE, OLD = "docs/generated/table.md", "data/results/old.json"

GONE = f"table: {TABLE} is missing"
NOBODYS = f"{OLD}: no experiment makes it; delete it"
CHANGES = [
    pytest.param(
        *(BEATS, "2 * n + 1", "1 + 2 * n"),
        f"beats: {BEATS} has changed",
        id="the code of a function",
    ),
    pytest.param(
        *("src/falling/notes.py", '"#"', "'#'"),
        "fit: src/falling/notes.py has changed",
        id="the code of a module that it imports",
    ),
    pytest.param(
        *(REPORT, '"rate": 0.3', '"rate": 0.2'),
        "fit: settings has changed",
        id="settings",
    ),
    pytest.param(
        *("data/rolling.csv", "1,33", "1,34"),
        "fit: data/rolling.csv has changed",
        id="data",
    ),
    pytest.param(
        *("data/results/beats.json", "0.0222", "0.0022"),
        "beats: data/results/beats.json was edited by hand or is damaged",
        id="a result edited by hand",
    ),
    pytest.param(
        *("data/results/beats.json", "0.0222", "0.0022"),
        "shares: data/results/beats.json has changed",
        id="a result that something else reads",
    ),
    pytest.param(
        *(REPORT, '"law",', '"rule",'),
        "law: nothing makes it any more; run scripts/regenerate.py",
        id="an experiment that is no more",
    ),
    pytest.param(
        *(REPORT, "0.05", "0.01"),
        "claim odd no longer holds (docs/index.md): No beat is further "
        "than a twentieth from its odd number; the furthest is "
        "[[ beats.largest_gap | percent ]] off.",
        id="a claim that stops holding",
    ),
]


def stale(report: Copy) -> list[str]:
    """Return what `--check` says."""
    checked = report.regenerate("--check")
    assert checked.returncode == 1, checked.stderr
    return checked.stdout.splitlines()


@pytest.mark.parametrize(("file", "old", "new", "line"), CHANGES)
def test_a_change_is_named(
    report: Copy, file: str, old: str, new: str, line: str
) -> None:
    report.edit(file, old, new)
    assert line in stale(report)


def test_another_version_of_a_library_is_named(report: Copy) -> None:
    pin = pins.read(report.root)["matplotlib"]
    report.edit("requirements.lock", f"matplotlib=={pin}", "matplotlib==1.0")
    assert stale(report) == [f"shares: matplotlib went from {pin} to 1.0"]
    refused = report.regenerate()
    assert f"results are made with 1.0, here it is {pin}" in refused.stderr
    assert refused.returncode == 1


def test_an_output_that_is_gone_is_named(report: Copy) -> None:
    (report.root / TABLE).unlink()
    assert stale(report) == [GONE]


def test_a_file_that_nothing_makes_is_named(report: Copy) -> None:
    (report.root / OLD).write_text('{"gap": 1}')
    assert stale(report) == [NOBODYS]


def test_a_comment_changes_nothing(report: Copy) -> None:
    with (report.root / BEATS).open("a", encoding="utf-8") as file:
        file.write("# one, three, five\n")
    assert report.regenerate("--check").stdout == "Everything is fresh.\n"


def test_the_page_for_authors_shows_these_lines() -> None:
    page = (REPOSITORY / "docs/write-a-report.md").read_text("utf-8")
    _, _, section = page.partition("\n## What you see when")
    blocks = re.findall(r"(?s)```text\n(.*?)```", section)
    shown = [line for block in blocks for line in block.splitlines()]
    changes = {str(change.values[-1]) for change in CHANGES}
    assert shown
    assert {*shown} <= changes | {GONE, NOBODYS}

"""Records that are damaged, or of another shape, are told in one line."""

from pathlib import Path

import pytest
from tests.cheap_targets import Ask, cheap, report_of

from firsthand.costs import costs
from firsthand.publishing import freshness_banner
from firsthand.publishing.current_page import Engine
from firsthand.report import Report
from firsthand.tracking import lockfile

WAYS = ((), ("--check",), ("--list",))  # of asking: a run, a check, a list
ENTRY = '{"a": {"inputs": {}, "outputs": {}, "kernels": %s}}'
LOCKS = (
    "",
    "[]",
    "null",
    "<<<<<<< HEAD\n{}\n",
    '{"a": 1}',
    '{"a": []}',
    '{"a": {"inputs": {}}}',
    '{"a": {"inputs": [], "outputs": {}}}',
    '{"a": {"inputs": {"b": 1}, "outputs": {}}}',
    ENTRY % "3",
    ENTRY % '{"numpy": ["openblas"]}',
)
TARGET = '{"wall": 1, "cpu": 1, "memory": 1%s}'
COSTS = (
    "",
    "[]",
    "{}",
    '{"targets": []}',
    '{"targets": {"a": 3}}',
    '{"targets": {"a": {"wall": 1, "cpu": "1", "memory": 1}}}',
    '{"targets": {"a": {"wall": 1, "cpu": true, "memory": 1}}}',
    '{"targets": {"a": %s}}' % (TARGET % ', "rounds": 3'),
    '{"targets": {"a": %s}}' % (TARGET % ', "rounds": [3]'),
    '{"targets": {"a": %s}}' % (TARGET % ', "rounds": [["3"]]'),
    '{"targets": {}, "whole": 3}',
    '{"targets": {}, "whole": %s}' % (TARGET % ""),
)
DAMAGES = [
    *((file, text) for file in lockfile.FILES for text in LOCKS),
    *((costs.FILE, text) for text in COSTS),
]


@pytest.fixture
def report(cheap_report: Path) -> Report:
    return report_of(cheap_report, [cheap("a")])


@pytest.fixture
def damaged(report: Report, file: str, text: str) -> Path:
    """Return the path of a record that is damaged."""
    path = report.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.survives(
    "Damaged files",
    "a lock, or a record of costs, that is damaged or has another shape",
    "one line that names the file and says what to do; status 1",
)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("file", "text"), DAMAGES)
def test_it_is_told_in_one_line_that_names_the_file(
    way: tuple[str, ...], damaged: Path, report: Report, ask: Ask
) -> None:
    said = ask(report, *way)
    assert (said.status, said.out) == (1, "")
    (line,) = said.err.splitlines()
    assert line.startswith(f"error: {damaged}: damaged (")
    assert "restore it with git, or delete it" in line


@pytest.mark.survives(
    "Damaged files",
    "the same, and a site is served",
    "a banner on each page names the file",
)
@pytest.mark.parametrize(("file", "text"), DAMAGES)
def test_a_build_shows_it_as_it_shows_what_is_stale(
    damaged: Path, report: Report
) -> None:
    (line,) = freshness_banner.stale(object(), report, Engine())
    assert line.startswith(f"{damaged}: damaged (")


@pytest.mark.survives(
    "Damaged files",
    "a lock that is deleted",
    "everything is made again",
)
@pytest.mark.parametrize(
    ("file", "text"), [(file, "") for file in (*lockfile.FILES, costs.FILE)]
)
def test_once_it_is_deleted_a_run_goes_well(
    damaged: Path, report: Report, ask: Ask
) -> None:
    damaged.unlink()
    assert ask(report).status == 0
    assert ask(report, "--check").status == 0

"""A second run: all results once more, with other code of libraries."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.cheap_targets import Ask, Said, cheap, report_of

from firsthand import results
from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import OF_LIMIT, YES_OR_NO, below, holds
from firsthand.experiment import file_of
from firsthand.making import second_record
from firsthand.report import Report
from firsthand.target import Target

ROUNDED = cheap("rounded", "round_off", value=1)
SUM = cheap("sum", "add", of=["rounded"])
SHOWN = Target(
    name="shown",
    function="cheap.work:give",
    settings={},
    data=(),
    reads=(file_of("results", "sum"),),
    writes={"results": "data/results/shown.json"},
)
FRAGMENT = replace(SHOWN, name="page", writes={"fragment": "docs/a.md"})
TIMED = cheap("timed", "tell", kind="measurements", mark="/dev/null")
READS_TIMES = replace(
    SUM,
    name="speed",
    reads=(file_of("measurements", "timed"),),
    writes={"results": file_of("results", "speed")},
)
SMALL = Claim("small", "It is at most 1.", lambda r: holds(r.sum.value <= 1))
ROOM = Claim("room", "It is far below 9.", lambda r: below(r.sum.value, 9))
FALSE = "claim small no longer holds in the second run: It is at most 1."
MAKE = "run `python scripts/regenerate.py --second FOLDER`"


@pytest.fixture
def report(cheap_report: Path) -> Report:
    """Return a report, one number of which is a matter of rounding."""
    found = report_of(cheap_report, [ROUNDED, SUM, cheap("other")])
    return replace(found, claims=(ROOM,), second_kernels={"ROUNDING": "0.5"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "second"


@pytest.fixture
def second(ask: Ask, folder: Path) -> Callable[..., Said]:
    """Return what brings a report up to date, and makes its second run."""

    def make(report: Report, *options: str) -> Said:
        assert ask(report).status == 0
        return ask(report, "--second", str(folder), "--jobs", "1", *options)

    return make


def made(said: Said) -> list[str]:
    """Return which targets a run has made."""
    lines = said.err.splitlines()
    return sorted(x.split()[1] for x in lines if x.startswith("made "))


def record(report: Report) -> Any:
    return results.read(report.root / second_record.FILE)


def test_it_makes_all_results_again_elsewhere_with_other_code(
    report: Report, second: Callable[..., Said], folder: Path
) -> None:
    said = second(report)
    assert said.status == 0, said.err
    assert made(said) == ["other", "rounded", "sum"]
    assert results.read(report.root / "data/results/sum.json").value == 1
    assert results.read(folder / "data/results/sum.json").value == 1.5


def test_it_tells_what_moved_and_how_many_claims_hold(
    report: Report, second: Callable[..., Said]
) -> None:
    assert second(report).out.splitlines() == [
        "rounded.value moved from 1.0 to 1.5",
        "sum.value moved from 1.0 to 1.5",
        "1 of 1 claims hold in the second run",
    ]


def test_it_leaves_the_report_fresh(
    report: Report, second: Callable[..., Said], ask: Ask
) -> None:
    second(report)
    assert ask(report, "--check").out == "Everything is fresh.\n"
    assert ask(report, "--release") == (
        *(0, "Everything is fresh, and was rerun.\n", ""),
    )


def test_a_claim_that_breaks_there_is_named_and_stops_a_release_only(
    report: Report, second: Callable[..., Said], ask: Ask
) -> None:
    report = replace(report, claims=(ROOM, SMALL))
    said = second(report)
    assert said.status == 1
    assert said.out.splitlines()[-2:] == [
        "1 of 2 claims hold in the second run",
        "claim small no longer holds",
    ]
    assert ask(report, "--check").status == 0
    released = ask(report, "--release")
    assert (released.status, released.out) == (1, f"{FALSE}\n")


def test_its_record_is_the_same_whenever_it_is_made(
    report: Report, second: Callable[..., Said]
) -> None:
    second(report)
    file = report.root / second_record.FILE
    before = file.read_bytes()
    second(report, "--force")
    assert file.read_bytes() == before


def test_its_record_tells_the_room_of_each_claim(
    report: Report, second: Callable[..., Said]
) -> None:
    second(replace(report, claims=(ROOM, SMALL)))
    found = record(report).claims
    assert (found.room.room, found.room.unit) == (7.5 / 9, OF_LIMIT)
    assert (found.small.room, found.small.unit) == (None, YES_OR_NO)


def test_its_record_tells_how_far_numbers_moved(
    report: Report, second: Callable[..., Said]
) -> None:
    second(report)
    assert record(report).moved.keys() == {"rounded", "sum"}
    assert record(report).moved.sum == {
        "number": "sum.value",
        "before": 1.0,
        "after": 1.5,
        "share": 0.5 / 1.5,
    }


def test_what_is_measured_or_only_shown_is_left_out(report: Report) -> None:
    kinds = (ROUNDED, SUM, SHOWN, FRAGMENT, TIMED, READS_TIMES)
    report = replace(report, experiments=kinds)
    names = [one.name for one in second_record.targets(report)]
    assert names == ["rounded", "sum", "shown"]


def test_a_target_that_a_result_needs_is_made_too(report: Report) -> None:
    first = replace(ROUNDED, writes={"weights": "data/results/rounded.json"})
    report = replace(report, experiments=(first, SUM))
    names = [one.name for one in second_record.targets(report)]
    assert names == ["rounded", "sum"]


def test_a_claim_on_time_is_checked_with_the_measurements_there_are(
    report: Report, second: Callable[..., Said]
) -> None:
    quick = Claim(
        "quick", "It is.", lambda r: holds(r.measurements.timed == {})
    )
    experiments = (ROUNDED, SUM, TIMED)
    report = replace(report, experiments=experiments, claims=(ROOM, quick))
    assert second(report).status == 0
    found = record(report).claims
    assert found.quick.reads_measurements
    assert not found.room.reads_measurements
    assert not found.quick.problem


def test_a_second_call_makes_only_what_is_missing(
    report: Report, second: Callable[..., Said], folder: Path
) -> None:
    second(report)
    assert made(second(report)) == []
    (folder / "data/results/sum.json").unlink()
    assert made(second(report)) == ["sum"]


def test_another_kind_of_processor_makes_everything_again(
    report: Report, second: Callable[..., Said]
) -> None:
    second(report)
    other = replace(report, second_kernels={"ROUNDING": "0.25"})
    assert made(second(other)) == ["other", "rounded", "sum"]


def test_a_report_that_is_stale_is_refused(
    report: Report, ask: Ask, folder: Path
) -> None:
    ask(report)
    (report.root / "data/results/sum.json").unlink()
    said = ask(report, "--second", str(folder))
    assert said.status == 1
    assert said.err == (
        "error: sum: data/results/sum.json is missing; bring the report up to "
        "date before its second run\n"
    )
    assert not (report.root / second_record.FILE).exists()


def test_without_a_second_run_a_release_is_refused_in_one_line(
    report: Report, ask: Ask
) -> None:
    ask(report)
    said = ask(report, "--release")
    assert said.status == 1
    assert said.out == f"second run: none has been made; {MAKE}\n"
    assert ask(report, "--check").status == 0


def test_a_report_without_another_kind_of_processor_needs_no_second_run(
    report: Report, ask: Ask, folder: Path
) -> None:
    report = replace(report, second_kernels={})
    ask(report)
    assert ask(report, "--release").status == 0
    said = ask(report, "--second", str(folder))
    assert "declares no other kind of processor" in said.err


def test_a_release_names_what_is_stale(report: Report, ask: Ask) -> None:
    said = ask(report, "--release")
    assert "sum: never made" in said.out.splitlines()


def test_what_has_changed_since_was_not_yet_rerun(
    report: Report, second: Callable[..., Said], ask: Ask
) -> None:
    second(report)
    other = cheap("other", value=2)
    report = replace(report, experiments=(ROUNDED, SUM, other))
    assert ask(report).status == 0
    assert ask(report, "--check").status == 0
    said = ask(report, "--release")
    assert said.status == 1
    assert said.out == f"other: not yet rerun; {MAKE}\n"


def test_source_that_has_changed_since_was_not_yet_rerun(
    report: Report, second: Callable[..., Said], ask: Ask
) -> None:
    second(report)
    with (report.root / "src/cheap/work.py").open("a") as file:
        file.write("\n\nnew = 1\n")
    assert ask(report).status == 0
    assert ask(report, "--check").status == 0
    names = ("rounded", "sum", "other")
    assert ask(report, "--release").out.splitlines() == [
        f"{name}: not yet rerun; {MAKE}" for name in names
    ]
    assert made(second(report)) == sorted(names)
    assert ask(report, "--release").status == 0


def test_a_claim_that_has_changed_since_was_not_yet_checked(
    report: Report, second: Callable[..., Said], ask: Ask
) -> None:
    second(report)
    report = replace(report, claims=(replace(ROOM, sentence="It is."), SMALL))
    assert ask(report, "--release").out.splitlines() == [
        f"claim room: not yet checked; {MAKE}",
        f"claim small: not yet checked; {MAKE}",
    ]


def test_a_second_run_with_the_same_code_of_libraries_shows_nothing(
    report: Report, second: Callable[..., Said], ask: Ask
) -> None:
    second(report)
    file = report.root / "data/lock.json"
    lock = results.read(file)
    for entry in lock.values():
        entry["kernels"] = {"numpy": "openblas A"}
    file.write_text(json.dumps(lock))
    second_file = report.root / second_record.FILE
    same = {**record(report), "kernels": {"numpy": ["openblas A"]}}
    second_file.write_text(json.dumps(same))
    said = ask(report, "--release").out
    assert said.startswith("second run: its libraries took the same code as ")
    other = {**record(report), "kernels": {"numpy": ["openblas B"]}}
    second_file.write_text(json.dumps(other))
    assert ask(report, "--release").status == 0


@pytest.mark.parametrize(
    "options", [("sum",), ("--dask", "a:1"), ("--quick", "elsewhere")]
)
def test_it_is_of_everything_and_here(
    options: tuple[str, ...], report: Report, ask: Ask, folder: Path
) -> None:
    said = ask(report, "--second", str(folder), *options)
    assert said.status == 2
    assert "--second is of everything, in full, and here" in said.err


@pytest.mark.survives(
    "Damaged files",
    "a record of the second run that is damaged",
    "one line that names the file and says what to do; status 1",
)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"targets": {"a": 1}}',
        '{"targets": {}, "variables": {}, "kernels": {"numpy": "A"}}',
        '{"targets": {}, "variables": {}, "kernels": {}, "claims": {"k": {}}}',
    ],
)
def test_a_damaged_record_is_told_in_one_line(
    text: str, report: Report, ask: Ask
) -> None:
    ask(report)
    path = report.root / second_record.FILE
    path.write_text(text)
    said = ask(report, "--release")
    assert (said.status, said.out) == (1, "")
    (line,) = said.err.splitlines()
    assert line.startswith(f"error: {path}: damaged (")
    assert "restore it with git, or delete it and make a second run" in line

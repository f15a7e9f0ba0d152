"""What is measured of the machinery runs in a copy where all is fresh."""

from pathlib import Path

import pytest
from tests.copies import copy_report, stale

from firsthand import asking_cost, mark_fresh
from firsthand.asking_cost import COMMANDS
from firsthand.tasks import Task

ASKING = {name: COMMANDS[name] for name in ("python", "nothing_to_do")}


def test_a_sealed_copy_is_fresh_whatever_it_was(tmp_path: Path) -> None:
    report = copy_report(tmp_path)
    assert stale(report)
    mark_fresh.seal(report)
    assert not stale(report)


def test_sealing_leaves_what_was_made_as_it_is(report: Path) -> None:
    result = report / "data/results/names.json"
    result.write_text('{"of": 2}\n', "utf-8")
    mark_fresh.seal(report)
    assert result.read_text("utf-8") == '{"of": 2}\n'
    assert not stale(report)


def test_a_run_that_does_not_end_well_is_not_timed(report: Path) -> None:
    (report / "data/names/Irish.txt").write_text("O'Someone", "utf-8")
    with pytest.raises(RuntimeError, match=r"not the published bytes"):
        asking_cost.run(report, "nothing_to_do")


def test_each_command_is_compared_with_pythons_own_start(
    original: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_cost, "COMMANDS", ASKING)
    monkeypatch.setattr(own_cost, "copy_report", lambda folder: original)
    task = Task(
        {"rounds": 1},
        None,
        lambda function, items: [
            function(item, lambda share: None) for item in items
        ],
    )
    found = asking_cost.measure(task)["measurements"]
    assert found["times_python"]["python"] == 1
    assert found["times_python"]["nothing_to_do"] > 1

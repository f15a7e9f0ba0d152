"""What is measured of the engine runs in a copy where all is fresh."""

from pathlib import Path

import pytest
from tests.copies import at, stale

from firsthand.costs import asking_cost
from firsthand.costs.asking_cost import COMMANDS
from firsthand.tasks import Task
from firsthand.tracking.mark_fresh import mark_fresh
from remembering_names.report import REPORT

ASKING = {name: COMMANDS[name] for name in ("python", "nothing_to_do")}
SETTINGS = {"rounds": 1, "package": REPORT.package}
RESULT = "data/results/names.json"


def test_a_copy_is_marked_fresh_whatever_it_was(report: Path) -> None:
    (report / RESULT).unlink()
    with (report / "src/remembering_names/names/census.py").open("a") as code:
        code.write("\nnew = 1\n")
    assert stale(report)
    mark_fresh(at(report))
    assert not stale(report)
    assert (report / RESULT).exists()


def test_marking_leaves_what_was_made_as_it_is(report: Path) -> None:
    (report / RESULT).write_text('{"of": 2}\n', "utf-8")
    mark_fresh(at(report))
    assert (report / RESULT).read_text("utf-8") == '{"of": 2}\n'
    assert not stale(report)


def test_a_run_that_does_not_end_well_is_not_timed(report: Path) -> None:
    (report / "data/names/Irish.txt").write_text("O'Someone", "utf-8")
    with pytest.raises(RuntimeError, match=r"not the published bytes"):
        asking_cost.run(report, "nothing_to_do")


def test_each_command_is_compared_with_pythons_own_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking_cost, "COMMANDS", ASKING)
    task = Task(
        SETTINGS,
        numbers=None,
        weights={},
        root=REPORT.root,
        each=lambda function, items, variables=None: [
            function(item, lambda share: None) for item in items
        ],
    )
    found = asking_cost.measure(task)["measurements"]
    assert found["times_python"]["python"] == 1
    assert found["times_python"]["nothing_to_do"] > 1

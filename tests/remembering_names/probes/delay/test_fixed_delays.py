"""A new network for each delay: what is stored of it."""

from typing import Any

import pytest
from tests.remembering_names.work_here import task as work

from firsthand.results import Record
from firsthand.tasks import resolve
from remembering_names.experiments.delay import EXPERIMENTS

TARGETS = {
    target.name: target
    for experiment in EXPERIMENTS
    for target in experiment.targets(is_quick=True)
}


def run(solved: float) -> Any:
    """Return what is stored of a run at one delay, with this limit."""
    target = TARGETS["torch_lstm.delay_fixed"]
    protocol = {**target.settings["protocol"], "solved": solved}
    numbers = {"torch_lstm": Record(delay_recipe=Record(chosen=0.01))}
    task = work({**target.settings, "protocol": protocol}, numbers)
    return resolve(target.function)(task)["results"]


@pytest.mark.parametrize("solved", [0.0, 1.01])
def test_only_what_solved_its_delay_is_tested_at_others(solved: float) -> None:
    found = run(solved)
    assert found["solved"]["3"] == [solved == 0]
    assert (found["transfer"]["3"][0] is not None) == (solved == 0)
    assert (found["kind"]["3"][0] is not None) == (solved == 0)

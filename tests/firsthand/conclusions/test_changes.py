"""Results that are changed so that a conclusion fails."""

import json
from typing import Any

import pytest

from firsthand.conclusions import changes
from firsthand.conclusions.changes import PatternError
from firsthand.results import Record

TEXT = """{
  "rnn": {"task": {"accuracy": [0.5, null, 0.7], "by": {"10": 1, "20": 2}}},
  "gru": {"task": {"accuracy": [0.8, 0.9, 1.0], "by": {"10": 3, "20": 4}}},
  "points": [{"threads": 1, "own": true, "x": 5},
             {"threads": 2, "own": true, "x": 6}]
}"""


@pytest.fixture
def numbers() -> Any:
    """Return results as predicates read them."""
    return json.loads(TEXT, object_hook=Record)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("gru.task.accuracy[1]", [["gru.task.accuracy[1]"]]),
        ("gru.task.accuracy[-1]", [["gru.task.accuracy[2]"]]),
        (
            "gru.task.accuracy[1:]",
            [["gru.task.accuracy[1]"], ["gru.task.accuracy[2]"]],
        ),
        (
            "gru.task.accuracy[+]",
            [
                [
                    "gru.task.accuracy[0]",
                    "gru.task.accuracy[1]",
                    "gru.task.accuracy[2]",
                ]
            ],
        ),
        (
            "{rnn,gru}.task.by.10",
            [["rnn.task.by.10"], ["gru.task.by.10"]],
        ),
        ("rnn.task.by.*", [["rnn.task.by.10"], ["rnn.task.by.20"]]),
        ("rnn.task.by.!10", [["rnn.task.by.20"]]),
        ("rnn.task.by.+", [["rnn.task.by.10", "rnn.task.by.20"]]),
        (
            "{rnn,gru}.task.accuracy[::2]",
            [
                ["rnn.task.accuracy[0]"],
                ["rnn.task.accuracy[2]"],
                ["gru.task.accuracy[0]"],
                ["gru.task.accuracy[2]"],
            ],
        ),
        (
            "gru.+.by.*",
            [["gru.task.by.10"], ["gru.task.by.20"]],
        ),
        ("points[threads=2&own=True].x", [["points[1].x"]]),
    ],
)
def test_a_pattern_names_figures_in_turn_or_at_once(
    numbers: Any, pattern: str, found: list[list[str]]
) -> None:
    groups = changes.groups(numbers, pattern)
    assert [[changes.dotted(path) for path in one] for one in groups] == found


def test_a_run_that_diverged_has_no_figure(numbers: Any) -> None:
    groups = changes.groups(numbers, "rnn.task.accuracy[*]")
    assert [changes.dotted(path) for one in groups for path in one] == [
        "rnn.task.accuracy[0]",
        "rnn.task.accuracy[2]",
    ]


@pytest.mark.parametrize(
    "pattern", ["lstm.task", "rnn.task.loss[*]", "points[threads=3].x"]
)
def test_a_pattern_that_names_nothing_is_a_mistake(
    numbers: Any, pattern: str
) -> None:
    with pytest.raises(PatternError, match=r"no figure is called"):
        changes.changed(numbers, {pattern: 0})


def test_a_change_leaves_the_results_as_they_were(numbers: Any) -> None:
    other = changes.changed(
        numbers,
        {"gru.task.accuracy[*]": 0.1, "rnn.task.by.20": lambda n: n / 2},
    )
    assert other.gru.task.accuracy == [0.1, 0.1, 0.1]
    assert other.rnn.task.by["20"] == 1
    assert numbers == json.loads(TEXT)


def test_a_counterexample_that_refutes_nothing_is_named(numbers: Any) -> None:
    cases = {
        "The GRU fails once.": {"gru.task.accuracy[0]": 0.1},
        "The RNN gets better.": {"rnn.task.accuracy[0]": 0.9},
    }
    found = changes.survived(
        lambda r: min(r.gru.task.accuracy) > 0.7, numbers, cases
    )
    assert list(found) == ["The RNN gets better."]


def test_a_figure_that_may_be_worse_unnoticed_is_named(numbers: Any) -> None:
    covers = {"gru.task.accuracy[*]": 0.6, "rnn.task.by.10": (0, 2)}
    found = changes.unseen(
        lambda r: r.gru.task.accuracy[0] > 0.7 and r.rnn.task.by["10"] > 0,
        numbers,
        covers,
    )
    assert list(found) == [
        "gru.task.accuracy[1] at 0.6",
        "gru.task.accuracy[2] at 0.6",
        "rnn.task.by.10 at 2",
    ]

"""The sweep's figure, where some runs diverge."""

import json
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from firsthand.drawing.svg import Look, Sheet
from firsthand.filters import NBSP
from firsthand.results import Record
from remembering_names.figures.sweep import rates

TRIED = [0.01, 0.1, 1.0]
FIXED = {"learning_rate": 0.05, "accuracy": [0.58, 0.62]}
CALM = [[0.3, 0.5], [0.6, 0.8], [0.1, 0.3]]


def draw(accuracy: Any, fixed: Any = None) -> tuple[Figure, str]:
    """Draw the sweep of one model with these last accuracies."""
    swept = {"learning_rates": TRIED, "accuracy": accuracy}
    numbers = {"rnn": {"lab_sweep": swept, "lab_protocol": fixed or FIXED}}
    record = json.loads(json.dumps(numbers), object_hook=Record)
    look = Look("rnn", "Vanilla RNN", "#b34700")
    return rates(Sheet(record, [look], "#000000", "#cccccc"))


def crosses(figure: Figure) -> list[float]:
    """Return the rates that are marked with a cross."""
    lines = [line for line in figure.axes[0].lines if line.get_marker() == "x"]
    return sorted(x for line in lines for x in np.array(line.get_xdata()))


def means(figure: Figure) -> dict[float, float]:
    """Return the mean that is drawn at each rate."""
    return dict(np.array(figure.axes[0].lines[0].get_xydata()))


def test_the_best_rate_is_the_one_with_the_highest_mean() -> None:
    _, said = draw(CALM)
    assert (
        f"Vanilla RNN is best at 0.1 (70.0{NBSP}%) and never diverges" in said
    )


def test_a_calm_sweep_has_no_cross() -> None:
    figure, _ = draw(CALM)
    assert crosses(figure) == []


def test_the_rate_of_the_lab_protocol_is_among_those_drawn() -> None:
    figure, _ = draw(CALM)
    expected = {0.01: 0.4, 0.05: 0.6, 0.1: 0.7, 1.0: 0.2}
    assert means(figure) == pytest.approx(expected)


@pytest.mark.parametrize("lost", [[None, 0.9], [0.9, None], [None, None]])
def test_a_diverged_run_moves_no_other_rate(lost: list[float | None]) -> None:
    calm, _ = draw(CALM)
    figure, said = draw([*CALM[:2], lost])
    assert list(means(figure).values())[:3] == list(means(calm).values())[:3]
    assert "diverges from 1 on" in said


@pytest.mark.parametrize(
    "last", [[None, 0.9], [0.9, None], [None, None], [None]]
)
def test_a_cross_stands_where_a_run_diverged(last: list[float | None]) -> None:
    figure, _ = draw([*CALM[:2], last])
    assert crosses(figure) == [1.0]


def test_a_run_that_diverged_does_not_count_in_its_mean() -> None:
    figure, _ = draw([*CALM[:2], [None, 0.9]])
    assert means(figure)[1.0] == pytest.approx(0.9)


def test_a_model_may_diverge_at_every_rate() -> None:
    nothing = [[None, None]] * 3
    figure, said = draw(nothing, {**FIXED, "accuracy": [None, None]})
    assert crosses(figure) == [0.01, 0.05, 0.1, 1.0]
    assert "learns at none of the rates and diverges from 0.01 on" in said

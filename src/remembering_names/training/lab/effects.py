"""How much each difference between the two LSTMs is worth."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from firsthand.tasks import Outputs, Task

Runs = dict[str, list[float]]  # corner -> an accuracy a seed


def compare_lstms(task: Task) -> Outputs:
    """Compare LSTMs that differ in where they start and in their biases.

    Returns:
        Under `results` the last accuracies at the lab protocol's rate
        (`usual`), the gap between the two LSTMs of the lab report and its
        parts; the same two at the `larger` rate, their gap, and what the
        rate adds to each (`faster`). Everywhere a list over seeds.
    """
    corners: dict[str, str | None] = task.settings["corners"]
    swept = {corner: task.numbers[corner].ablation for corner in corners}
    seeds = swept["library_one"].seeds
    usual, larger = {}, {}
    for corner, key in corners.items():
        (runs,) = swept[corner].accuracy
        if key is None:
            usual[corner] = runs
        else:
            usual[corner] = of_seeds(task.numbers[key].lab_protocol, seeds)
            larger[corner] = runs
    rates = [*swept["library_one"].learning_rates]
    rates += swept["library_two"].learning_rates
    return {
        "results": {
            "seeds": seeds,
            "learning_rates": rates,
            "usual": {"accuracy": usual, "gap": gap(usual), **parts(usual)},
            "larger": {"accuracy": larger, "gap": gap(larger)},
            "faster": {
                corner: difference(larger[corner], usual[corner])
                for corner in larger
            },
        }
    }


def of_seeds(lab: Any, seeds: list[int]) -> list[float]:
    """Return the last accuracies of some of the lab protocol's seeds."""
    return [lab.accuracy[lab.seeds.index(seed)] for seed in seeds]


def gap(runs: Runs) -> list[float]:
    """Return how far the LSTM by hand is above the library's."""
    return difference(runs["hand_one"], runs["library_two"])


def parts(runs: Runs) -> Runs:
    """Return the parts of the gap, which add up to it.

    They are the start of the weights and the number of biases; each is the
    mean over both settings of the other.
    """
    of = means(runs)
    return {
        "start": difference(of["hand"], of["library"]),
        "biases": difference(of["one"], of["two"]),
    }


def means(runs: Mapping[str, list[float]]) -> Runs:
    """Return the mean over the corners with the same start or biases."""
    halves = {half for corner in runs for half in corner.split("_")}
    return {
        half: np.mean(
            [runs[corner] for corner in runs if half in corner.split("_")],
            axis=0,
        ).tolist()
        for half in halves
    }


def difference(more: list[float], less: list[float]) -> list[float]:
    """Return a difference of accuracies, seed by seed."""
    return [round(a - b, 6) for a, b in zip(more, less, strict=True)]

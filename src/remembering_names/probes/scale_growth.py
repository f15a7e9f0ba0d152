"""How the cost of the study grows: measured, then fitted.

One process with one thread measures every kind of work in turn, each size
after the one below it, round after round.
"""

from collections.abc import Iterable, Mapping
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import torch

from remembering_names.tasks import Advance, Outputs, Task

from .scale_axes import AXES, Step, batch_step
from .scale_clocks import forget_peak, peak, timed
from .scale_curve import Curve
from .scale_study import Study, estimate

Settings = Mapping[str, Any]


def measure(task: Task) -> Outputs:
    """Measure every kind of work, and say what a larger study would cost.

    Returns:
        Under `measurements` a curve for each kind of work: its sizes,
        seconds, megabytes and power law; under `floor` the memory in use
        before any name is read; under `study` what `estimate` makes of them.
    """
    settings = task.configuration
    ((curves, floor, steps),) = task.each(measure_all, [settings])
    epochs = {
        key: task.numbers[key].recipe.chosen.epochs
        for key in settings["layers"]
    }
    whole = sum(epochs[key] * steps[key] for key in epochs)
    reads = whole / steps["usual"]
    study = Study(curves, floor, reads, settings["usual"])
    return {
        "measurements": {
            "floor": round(floor, 1),
            "curves": {name: curve.figures() for name, curve in curves.items()},
            "study": estimate(study, settings["seeds"], settings["more"]),
        }
    }


def measure_all(
    settings: Settings, advance: Advance
) -> tuple[dict[str, Curve], float, dict[str, float]]:
    """Return every curve, the memory before, and each model's step."""
    torch.set_num_threads(1)
    curves: dict[str, Curve] = {}
    with TemporaryDirectory() as shelf:
        own = {**settings, "shelf": shelf}
        measure_steps(AXES["names"](own, settings["warm_up"]), {})
        floor = peak()
        for name, axis in AXES.items():
            for _ in range(settings["rounds"]):
                for size in settings["sizes"][name]:
                    measure_steps(axis(own, size), curves)
            advance(1 / len(AXES))
    layers = {**settings["layers"], "usual": settings["layer"]}
    steps = {key: step_of(layer, settings) for key, layer in layers.items()}
    return curves, floor, steps


def measure_steps(steps: Iterable[Step], curves: dict[str, Curve]) -> None:
    """Do each piece of work, add what it took to its curve."""
    forget_peak()
    for name, size, work in steps:
        cost = timed(work)
        curves.setdefault(name, Curve()).add(size, cost, peak())


def step_of(layer: str, settings: Settings) -> float:
    """Return the seconds that a few steps of a layer take."""
    rounds = range(settings["rounds"])
    return median(timed(batch_step(layer, settings)).wall for _ in rounds)

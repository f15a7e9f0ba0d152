"""How the cost of the study grows: measured, then fitted.

One process with one thread measures every kind of work in turn, each size
after the one below it, round after round.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import torch

from firsthand.costs.process_memory import forget_peak, peak
from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.files import read_names
from remembering_names.probes.cost.axes import AXES, Step, batch_step
from remembering_names.probes.cost.clocks import timed
from remembering_names.probes.cost.curve import Curve
from remembering_names.probes.cost.larger_study import Study, estimate
from remembering_names.probes.cost.made_up_names import make_up, write_names

Settings = Mapping[str, Any]
# Every curve, and the seconds of each model's steps.
Measured = tuple[dict[str, Curve], dict[str, float]]


def measure(task: Task) -> Outputs:
    """Measure every kind of work, and say what a larger study would cost.

    Returns:
        Under `measurements` a curve for each kind of work: its sizes,
        seconds, megabytes and power law; under `study` what `estimate` makes
        of them.
    """
    settings = task.settings
    ((curves, steps),) = task.each(measure_all, [settings])
    epochs = {
        key: task.numbers[key].recipe.chosen.epochs
        for key in settings["layers"]
    }
    whole = sum(epochs[key] * steps[key] for key in epochs)
    reads = whole / steps["usual"]
    study = Study(curves, reads, settings["usual"])
    return {
        "measurements": {
            "curves": {name: curve.figures() for name, curve in curves.items()},
            "study": estimate(study, settings["seeds"], settings["more"]),
        }
    }


def measure_all(settings: Settings, advance: Advance) -> Measured:
    """Measure each axis in a process that holds nothing from before."""
    with (
        TemporaryDirectory() as shelf,
        ProcessPoolExecutor(
            1, get_context("spawn"), max_tasks_per_child=1
        ) as pool,
    ):
        for percent in settings["sizes"]["names"]:
            made_up = make_up(read_names(), percent / 100, seed=percent)
            write_names(made_up, Path(shelf) / str(percent))
        own = {**settings, "shelf": shelf}
        curves: dict[str, Curve] = {}
        for name in AXES:
            curves |= pool.submit(measure_axis, own, name).result()
            advance(1 / (len(AXES) + 1))
        return curves, pool.submit(measure_models, own).result()


def measure_axis(settings: Settings, name: str) -> dict[str, Curve]:
    """Return the curves of one axis, after a first go that is not counted."""
    torch.set_num_threads(1)
    curves: dict[str, Curve] = {}
    axis, sizes = AXES[name], settings["sizes"][name]
    measure_steps(axis(settings, sizes[0]), {})
    for _ in range(settings["rounds"]):
        for size in sizes:
            measure_steps(axis(settings, size), curves)
    return curves


def measure_steps(steps: Iterable[Step], curves: dict[str, Curve]) -> None:
    """Do each piece of work, add what it took to its curve."""
    forget_peak()
    for name, size, work in steps:
        cost = timed(work)
        curves.setdefault(name, Curve()).add(size, cost, peak())


def measure_models(settings: Settings) -> dict[str, float]:
    """Return the seconds of a few steps of each model, and of the usual one."""
    torch.set_num_threads(1)
    layers = {**settings["layers"], "usual": settings["layer"]}
    return {key: step_of(layer, settings) for key, layer in layers.items()}


def step_of(layer: str, settings: Settings) -> float:
    """Return the seconds that a few steps of a layer take."""
    rounds = range(settings["rounds"])
    return median(timed(batch_step(layer, settings)).wall for _ in rounds)

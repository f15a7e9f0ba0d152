"""How the cost of the study grows: measured, then fitted.

One process with one thread measures every kind of work in turn, each size
after the one below it, round after round.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import torch

from firsthand.costs.process_memory import forget_peak, peak
from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.files import read_names
from remembering_names.probes.cost.axes import AXES, Timer, batch_step
from remembering_names.probes.cost.clocks import Made, timed
from remembering_names.probes.cost.curve import Curve
from remembering_names.probes.cost.larger_study import Study, estimate
from remembering_names.probes.cost.made_up_names import make_up, write_names

Settings = Mapping[str, Any]


def measure_growth(task: Task) -> Outputs:
    """Measure every kind of work, and say what a larger study would cost.

    Returns:
        Under `measurements` a curve for each kind of work: its sizes,
        seconds, megabytes and power law; under `study` what `estimate` makes
        of them.
    """
    settings = task.settings
    curves: dict[str, Curve] = {}
    for name in AXES:  # each in a process that holds nothing from before
        curves |= task.each(measure_axis, [{**settings, "axis": name}])[0]
    (steps,) = task.each(measure_models, [settings])
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


def measure_axis(settings: Settings, advance: Advance) -> dict[str, Curve]:
    """Return the curves of one axis, after a first go that is not counted."""
    torch.set_num_threads(1)
    name = settings["axis"]
    curves: dict[str, Curve] = {}
    sizes = settings["sizes"][name]
    with TemporaryDirectory() as shelf:
        if name == "names":
            fill(Path(shelf), sizes)
        axis = partial(AXES[name], {**settings, "shelf": shelf})
        axis(sizes[0], into({}))
        for _ in range(settings["rounds"]):
            for size in sizes:
                axis(size, into(curves))
                advance(1 / len(sizes) / settings["rounds"] / (len(AXES) + 1))
    return curves


def into(curves: dict[str, Curve]) -> Timer:
    """Return a timer that adds what work takes to its curve."""
    forget_peak()

    def time_work(curve: str, size: int, work: Callable[[], Made]) -> Made:
        made, spent = timed(work)
        curves.setdefault(curve, Curve()).add(size, spent, peak())
        return made

    return time_work


def fill(shelf: Path, sizes: Iterable[int]) -> None:
    """Write made-up names: as many per cent of the real ones as each size."""
    names = read_names()
    for percent in sizes:
        made_up = make_up(names, percent / 100, seed=percent)
        write_names(made_up, shelf / str(percent))


def measure_models(settings: Settings, advance: Advance) -> dict[str, float]:
    """Return the seconds of a few steps of each model, and of the usual one."""
    torch.set_num_threads(1)
    layers = {**settings["layers"], "usual": settings["layer"]}
    return {key: step_of(layer, settings) for key, layer in layers.items()}


def step_of(layer: str, settings: Settings) -> float:
    """Return the seconds that a few steps of a layer take."""
    rounds = []
    for _ in range(settings["rounds"]):
        _, spent = timed(batch_step(layer, settings))
        rounds.append(spent.wall)
    return median(rounds)

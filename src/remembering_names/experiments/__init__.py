"""Every experiment of the report, and the files that it makes."""

from remembering_names.experiments import (
    ablations,
    baselines,
    cell_memory,
    delay,
    derivations,
    held_out,
    lab,
    memory,
    names,
    reading,
    scale,
    speed,
)
from remembering_names.experiments.experiment import Experiment
from remembering_names.figures.catalogue import FIGURES, TABLES
from remembering_names.freshness import Target

__all__ = ["EXPERIMENTS", "Experiment", "targets"]

EXPERIMENTS: tuple[Experiment, ...] = (
    *lab.EXPERIMENTS,
    *derivations.EXPERIMENTS,
    *names.EXPERIMENTS,
    *held_out.EXPERIMENTS,
    *baselines.EXPERIMENTS,
    *ablations.EXPERIMENTS,
    *reading.EXPERIMENTS,
    *memory.EXPERIMENTS,
    *cell_memory.EXPERIMENTS,
    *delay.EXPERIMENTS,
    *scale.EXPERIMENTS,
    *speed.EXPERIMENTS,
)


def targets(is_quick: bool = False) -> list[Target]:
    """Return everything that is made, in an order in which it can be."""
    made = [t for e in EXPERIMENTS for t in e.targets(is_quick)]
    return [*made, *FIGURES, *TABLES]

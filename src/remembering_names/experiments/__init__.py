"""Every experiment of the report, and the files that it makes."""

from firsthand.experiment import Experiment
from remembering_names.experiments import (
    ablations,
    baselines,
    cell_memory,
    contract,
    delay,
    derivations,
    held_out,
    lab,
    lessons,
    live,
    memory,
    names,
    scale,
    single_names,
    speed,
    splits_stats,
)

EXPERIMENTS: tuple[Experiment, ...] = (
    *lab.EXPERIMENTS,
    *derivations.EXPERIMENTS,
    *names.EXPERIMENTS,
    *held_out.EXPERIMENTS,
    *baselines.EXPERIMENTS,
    *splits_stats.EXPERIMENTS,
    *ablations.EXPERIMENTS,
    *single_names.EXPERIMENTS,
    *memory.EXPERIMENTS,
    *cell_memory.EXPERIMENTS,
    *delay.EXPERIMENTS,
    *scale.EXPERIMENTS,
    *speed.EXPERIMENTS,
    *contract.EXPERIMENTS,
    *lessons.EXPERIMENTS,
    *live.EXPERIMENTS,
)

"""How far replicas end from lone runs of the naive loop."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.cost.short_runs import deal_out
from remembering_names.scoring.rounding import significant
from remembering_names.training.lab.protocol import build, train
from remembering_names.training.lab.replicas import train_replicas

TYPES = {"float32": torch.float32, "float64": torch.float64}
Settings = Mapping[str, Any]


def compare(task: Task) -> Outputs:
    """Train replicas, and some of them again alone, on the same names.

    Returns:
        Under `results`, for each model and number type, the largest
        difference between a weight of a replica and that of its lone run,
        one for each number of replicas; under `largest` that of all models
        and numbers.
    """
    settings = task.settings
    cells = [
        {**settings, **model, "key": key, "dtype": dtype}
        for key, model in settings["models"].items()
        for dtype in TYPES
    ]
    answers = iter(task.each(gaps, cells))
    by_model = {
        key: {dtype: next(answers) for dtype in TYPES}
        for key in settings["models"]
    }
    return {
        "results": {
            "steps": settings["steps"],
            "sizes": settings["sizes"],
            "gaps": by_model,
            "largest": {
                dtype: max(max(of[dtype]) for of in by_model.values())
                for dtype in TYPES
            },
        }
    }


def gaps(settings: Settings, advance: Advance) -> list[float]:
    """Return the largest difference of a weight, by number of replicas."""
    torch.set_num_threads(1)
    sizes, steps = settings["sizes"], settings["steps"]
    (rate,) = settings["learning_rates"]
    draws = deal_out(max(sizes), steps)
    alone: dict[int, nn.Module] = {}
    largest = []
    for size in sizes:
        together = [new(settings, seed) for seed in range(size)]
        train_replicas(
            settings["engine"], together, draws[:size], [rate] * size
        )
        checked = range(0, size, max(1, size // settings["checked"]))
        for seed in checked:
            if seed not in alone:
                alone[seed] = new(settings, seed)
                train(alone[seed], draws[seed], rate)
        gap = max(distance(together[seed], alone[seed]) for seed in checked)
        largest.append(significant(gap, 3))
        advance(1 / len(sizes))
    return largest


def new(settings: Settings, seed: int) -> nn.Module:
    """Return an untrained model in the number type asked for."""
    return build(settings["classifier"], seed).to(TYPES[settings["dtype"]])


def distance(one: nn.Module, other: nn.Module) -> float:
    """Return the largest difference between weights of two models."""
    pairs = zip(one.parameters(), other.parameters(), strict=True)
    return max(float((p - q).detach().abs().max()) for p, q in pairs)

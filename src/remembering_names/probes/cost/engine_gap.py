"""How far compiled runs end from the naive loop."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.cost.short_runs import deal_out
from remembering_names.scoring.rounding import significant
from remembering_names.training.lab.engine import train_compiled
from remembering_names.training.lab.protocol import build, train

TYPES = {"float32": torch.float32, "float64": torch.float64}
Settings = Mapping[str, Any]


def compare(task: Task) -> Outputs:
    """Train each model twice on the same names: naively, and compiled.

    Returns:
        Under `results`, for each model and number type, the largest
        difference between a weight of the one run and that of the other;
        under `largest` that of all models.
    """
    settings = task.settings
    cells = [
        {**settings, **model, "dtype": dtype}
        for model in settings["models"].values()
        for dtype in TYPES
    ]
    answers = iter(task.each(gap, cells))
    by_model = {
        key: {dtype: next(answers) for dtype in TYPES}
        for key in settings["models"]
    }
    return {
        "results": {
            "steps": settings["steps"],
            "gaps": by_model,
            "largest": {
                dtype: max(of[dtype] for of in by_model.values())
                for dtype in TYPES
            },
        }
    }


def gap(settings: Settings, advance: Advance) -> float:
    """Return the largest difference of a weight, after both runs."""
    torch.set_num_threads(1)
    (draws,) = deal_out(1, settings["steps"])
    (rate,) = settings["learning_rates"]
    naive, compiled = new(settings), new(settings)
    train(naive, draws, rate, advance)
    train_compiled(settings["engine"], compiled, draws, rate)
    return significant(distance(naive, compiled), 3)


def new(settings: Settings) -> nn.Module:
    """Return an untrained model in the number type asked for."""
    return build(settings["classifier"], 0).to(TYPES[settings["dtype"]])


def distance(one: nn.Module, other: nn.Module) -> float:
    """Return the largest difference between weights of two models."""
    pairs = zip(one.parameters(), other.parameters(), strict=True)
    return max(float((p - q).detach().abs().max()) for p, q in pairs)

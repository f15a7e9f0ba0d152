"""Where the states of a clock and of a latch are, step after step.

Which run is the clock is decided by a rule: of all runs without gates, the one
whose period explains most, of equals (to a hundredth) the one that swings
widest, of equals (to ten per cent) the fastest, whose picture is the plainest.
Runs are trained once more, from their seed.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.name_classifier import last_state
from remembering_names.probes.delay.model import Recaller
from remembering_names.probes.delay.study import Settings, lead
from remembering_names.probes.delay.task import (
    DISTRACTORS,
    REMEMBERED,
)

DIGITS = 3  # of coordinates, in spreads


def trace_runs(task: Task) -> Outputs:
    """Follow the states of a clock and of some latches.

    Returns:
        Under `results`, for the `clock` and each of the `latches`, which run
        it is (`key`, its `place` among the seeds), its `kind`, and what
        `trace_run` finds.
    """
    runs, settings = task.settings["runs"], task.settings
    key, place = clock_of(task.numbers, settings["clocks"])
    wanted = {"clock": (key, place)}
    wanted |= {name: (name, 0) for name in settings["latches"]}
    items, known = [], []
    for model, n in wanted.values():
        study = task.numbers[model].delay_curriculum
        own = {"learning_rate": study.learning_rate, "seed": study.seeds[n]}
        items.append({**settings, **runs[model], **own})
        known.append({"key": model, "place": n, "kind": study.kind[n]})
    traced = task.each(trace_run, items)
    return {
        "results": {
            "symbols": REMEMBERED,
            **{
                name: {**run, **found}
                for name, run, found in zip(wanted, known, traced, strict=True)
            },
        }
    }


def clock_of(numbers: Any, keys: list[str]) -> tuple[str, int]:
    """Return the run with the strongest period: whose it is, and its place."""
    best, chosen = (-1.0, 0.0, 0), (keys[0], 0)
    for key in keys:
        for n, kind in enumerate(numbers[key].delay_curriculum.kind):
            if kind is None:  # a run that solved nothing
                continue
            strength = (
                round(kind["explains"], 2),
                round(kind["swing"], -1),
                -(kind["period"] or 0),
            )
            if strength > best:
                best, chosen = strength, (key, n)
    return chosen


def trace_run(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Train a run again, and return where its states go.

    Returns:
        The `seed`; how far the run was `solved_up_to`; the `variance` that
        two principal components hold; how far states `moved` in 1, 2, ...
        steps, as a share of their spread; and in spreads, by symbol and step,
        the points of the steps after the symbol (`early`) and much later
        (`late`).
    """
    solved = [0]
    learner, best = lead(settings, lambda _, delay: solved.append(delay))
    if best:
        learner.model.load_state_dict(best)
    advance(0.9)
    drawn = settings["drawn"]
    generator = torch.Generator().manual_seed(drawn["seed"])
    states = follow(learner.model, drawn["steps"], generator)
    found = flattened(states, drawn["from"])
    early, late = drawn["early"], drawn["late"]
    return {
        "seed": settings["seed"],
        "solved_up_to": solved[-1],
        "variance": found["variance"],
        "moved": moved(states[drawn["from"] :], drawn["lags"]),
        "early": rounded(found["points"][: early + 1]),
        "late": rounded(found["points"][-late:]),
    }


@torch.no_grad()
def follow(model: Recaller, steps: int, generator: torch.Generator) -> Tensor:
    """Return the states after each symbol and so many distractors.

    All symbols are followed by the same distractors.

    Returns:
        States, (steps + 1, C, H).
    """
    first = len(REMEMBERED)
    drawn = torch.randint(len(DISTRACTORS), (steps, 1), generator=generator)
    symbols = torch.cat(
        (torch.arange(first)[None], first + drawn.expand(-1, first))
    )
    state, states = None, []
    for x_t in model.codes[symbols].split(1):  # (1, C, I)
        _, state = model.layer(x_t, state)
        states.append(last_state(state))
    return torch.stack(states)


def flattened(states: Tensor, start: int) -> Mapping[str, Any]:
    """Return states in their first two principal components.

    The components are those of the states from `start` on; they point where
    their largest weight is positive.

    Args:
        states: (T, C, H).
        start: The first step that counts.

    Returns:
        The `variance` that the two hold, as a share, and the `points`
        (T, C, 2), in spreads.
    """
    late = states[start:].flatten(0, 1).double()  # (T * C, H)
    centre = late.mean(0)
    _, sizes, axes = torch.linalg.svd(late - centre, full_matrices=False)
    axes = axes[:2]  # (2, H)
    largest = axes.gather(1, axes.abs().argmax(1, keepdim=True))
    points = (states.double() - centre) @ (axes * largest.sign()).t()
    held = sizes[:2].square().sum() / sizes.square().sum()
    return {
        "variance": round(float(held), 4),
        "points": points / spread_of(late),
    }


def moved(states: Tensor, lags: int) -> list[float]:
    """Return how far states move in 1, 2, ... steps, in spreads."""
    spread = spread_of(states.flatten(0, 1).double())
    found = []
    for lag in range(1, lags + 1):
        steps = (states[lag:] - states[:-lag]).double()  # (T - lag, C, H)
        length = steps.square().sum(2).mean().sqrt()
        found.append(round(float(length / spread), 4))
    return found


def spread_of(states: Tensor) -> Tensor:
    """Return the root mean square distance of states from their mean."""
    return (states - states.mean(0)).square().sum(1).mean().sqrt()


def rounded(points: Tensor) -> list[list[list[float]]]:
    """Return points by symbol and step, from those by step and symbol."""
    return [
        [[round(float(x), DIGITS) for x in point] for point in line]
        for line in points.transpose(0, 1)
    ]

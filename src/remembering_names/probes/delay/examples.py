"""The task as a reader sees it, and what arithmetic says of it beforehand."""

from math import log, sqrt

import torch

from firsthand.tasks import Outputs, Task
from remembering_names.probes.delay.study import stages
from remembering_names.probes.delay.task import (
    CHANCE,
    DISTRACTORS,
    REMEMBERED,
    SYMBOLS,
    draw_sequences,
    spelled,
)
from remembering_names.scoring.rounding import significant


def show(task: Task) -> Outputs:
    """Return a few sequences, and the settings that pages name.

    Returns:
        Under `fragment` sequences with their answers; under `results` the
        protocol, the `curriculum`, the numbers of symbols, `chance`, how
        wide a test's chance error is, what a gate would have to be, and how
        many of the tested delays leave each remainder, divided by three.
    """
    settings = task.settings
    protocol, longest = settings["protocol"], settings["tested"][-1]
    share, tests = protocol["solved"], protocol["tests"]
    generator = torch.Generator().manual_seed(settings["seed"])
    drawn = draw_sequences(settings["delay"], settings["count"], generator)
    lines = [f"{row}  ->  {row[0]}" for row in spelled(drawn)]
    return {
        "fragment": "```text\n" + "\n".join(lines) + "\n```\n",
        "results": {
            **protocol,
            "delay": settings["delay"],
            "tested": settings["tested"],
            "transfer_tests": settings["transfer_tests"],
            "every": settings["every"],
            "thirds": by_remainder(settings["tested"], 3),
            "curriculum": stages(settings),
            "first": len(REMEMBERED),
            "distractors": len(DISTRACTORS),
            "symbols": len(SYMBOLS),
            "chance": CHANCE,
            **expected(longest),
            "standard_error": significant(sqrt(share * (1 - share) / tests), 3),
        },
    }


def expected(longest: int) -> dict[str, float]:
    """Return what a constant gate keeps, and what one would need.

    Returns:
        `half_open`, the share that a gate of one half keeps over ten steps;
        `gate`, which keeps half over `longest` steps; `bias`, at which a
        gate without other input is that.
    """
    gate = 0.5 ** (1 / longest)
    return {
        "half_open": significant(0.5**10, 3),
        "gate": round(gate, 6),
        "bias": significant(log(gate / (1 - gate)), 3),
    }


def by_remainder(delays: list[int], divisor: int) -> list[int]:
    """Return how many delays leave each remainder, from nought on."""
    left = [delay % divisor for delay in delays]
    return [left.count(remainder) for remainder in range(divisor)]

"""How fast each model reads while it learns, all of them taking turns."""

import time
from collections.abc import Mapping
from statistics import median
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.delay.study import new_learner
from remembering_names.probes.delay.training import RecallLearner


def time_models(task: Task) -> Outputs:
    """Time training of every model, in one process, round after round.

    Returns:
        Under `measurements`, for each model the `letters_per_second` of each
        round and their `median`, and the `delay` at which it was timed.
    """
    (rounds,) = task.each(time_rounds, [task.settings])
    return {
        "measurements": {
            "delay": task.settings["delay"],
            "models": {
                key: {
                    "letters_per_second": [round(rate) for rate in rates],
                    "median": round(median(rates)),
                }
                for key, rates in rounds.items()
            },
        }
    }


def time_rounds(
    settings: Mapping[str, Any], advance: Advance
) -> dict[str, list[float]]:
    """Return the letters per second of each model, a list over rounds."""
    delay, rounds = settings["delay"], settings["rounds"]
    learners = {
        key: new_learner({**settings, **own}, delay)
        for key, own in settings["models"].items()
    }
    rates: dict[str, list[float]] = {key: [] for key in learners}
    for _ in range(rounds):
        for key, learner in learners.items():
            rates[key].append(pace(learner, delay, settings["updates"]))
            advance(1 / rounds / len(learners))
    return rates


def pace(learner: RecallLearner, delay: int, updates: int) -> float:
    """Return the letters per second of a few updates."""
    learner.learn(delay)  # the first one makes room
    read, started = learner.letters, time.perf_counter()
    for _ in range(updates):
        learner.learn(delay)
    return (learner.letters - read) / (time.perf_counter() - started)

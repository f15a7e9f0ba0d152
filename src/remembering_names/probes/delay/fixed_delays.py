"""A new network for each delay, which meets no other while it learns."""

from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.delay.study import (
    Settings,
    at_every_delay,
    described,
    new_learner,
    recipe,
    transfer,
)
from remembering_names.probes.delay.training import master


def at_fixed_delays(task: Task) -> Outputs:
    """Train a new network at each delay, for each seed.

    Returns:
        Under `results`, by delay, a list over seeds: `accuracy` there,
        whether it is `solved`, the `updates` and `letters` read until then
        or in all, under `transfer` the accuracy at each `tested` delay, and
        under `kind` what its accuracies at every delay make it; null for a
        run that has not solved its own.
    """
    settings = task.settings
    delays, seeds = settings["fixed"], settings["seeds"]
    runs = iter(
        task.each(
            train_at_one_delay,
            [
                {**recipe(task), "delay": delay, "seed": seed}
                for delay in delays
                for seed in seeds
            ],
        )
    )
    by_delay = {str(delay): [next(runs) for _ in seeds] for delay in delays}
    kept = ("accuracy", "solved", "updates", "letters", "transfer", "kind")
    return {
        "results": {
            **described(task),
            "delays": delays,
            **{
                key: {
                    delay: [run[key] for run in by_delay[delay]]
                    for delay in by_delay
                }
                for key in kept
            },
        }
    }


def train_at_one_delay(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Train a network at one delay; test it at all, if it solves that."""
    delay = settings["delay"]
    learner = new_learner(settings, delay)
    solved = master(learner, delay, learner.protocol)
    advance(0.5)
    return {
        "solved": solved,
        "updates": learner.updates,
        "letters": learner.letters,
        "accuracy": learner.test(delay, learner.protocol.tests),
        "transfer": transfer(learner, settings) if solved else None,
        "kind": at_every_delay(learner, settings)[1] if solved else None,
    }

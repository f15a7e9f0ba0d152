"""Who can carry a symbol over how many steps?

Two ways through delays. At a fixed delay a new network meets one delay only.
In a curriculum it meets longer and longer ones, each when it has solved the
one before. What solved a delay is tested at the others, too.
"""

from collections.abc import Mapping
from typing import Any

from firsthand.tasks import Advance, Outputs, Task, resolve
from remembering_names.probes.delay.training import (
    Protocol,
    RecallLearner,
    climb,
    curriculum,
    master,
)

Settings = Mapping[str, Any]


def at_fixed_delays(task: Task) -> Outputs:
    """Train a new network at each delay, for each seed.

    Returns:
        Under `results`, by delay, a list over seeds: `accuracy` there,
        whether it is `solved`, the `updates` and `letters` read until then
        or in all, and under `transfer` the accuracy at each `tested` delay;
        null for a run that has not solved its own.
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
    kept = ("accuracy", "solved", "updates", "letters", "transfer")
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


def by_curriculum(task: Task) -> Outputs:
    """Train one network through all delays, for each seed.

    Returns:
        Under `results`, a list over seeds: the delay that it has
        `solved_up_to`; by delay, the `updates` and `letters` read until it
        was solved, and under `transfer` the accuracy at each `tested` delay
        at that time, null if it was not; under `last`, the accuracies of the
        last network at them.
    """
    seeds, delays = task.settings["seeds"], stages(task.settings)
    items = [{**recipe(task), "seed": seed} for seed in seeds]
    runs = task.each(train_through_delays, items)
    return {
        "results": {
            **described(task),
            "delays": delays,
            "solved_up_to": [max(run["updates"], default=0) for run in runs],
            **{
                key: {str(d): [run[key].get(d) for run in runs] for d in delays}
                for key in ("updates", "letters")
            },
            "transfer": {
                str(delay): [run["transfer"].get(delay) for run in runs]
                for delay in task.settings["tested"]
            },
            "last": [run["last"] for run in runs],
        }
    }


def described(task: Task) -> dict[str, Any]:
    """Return the settings that figures and pages name."""
    kept = ("seeds", "tested", "learning_rate")
    return {key: recipe(task)[key] for key in kept}


def recipe(task: Task) -> dict[str, Any]:
    """Return the settings of a run, with the rate chosen for its model."""
    settings = dict(task.settings)
    rate = task.numbers[settings["model"]].delay_recipe.chosen
    return {**settings, "learning_rate": rate}


def stages(settings: Settings) -> list[int]:
    """Return the delays of the curriculum."""
    return curriculum(**settings["curriculum"])


def new_learner(settings: Settings, delay: int) -> RecallLearner:
    """Return a learner whose gates may start to suit `delay`."""
    start = resolve(settings["start"])
    protocol = protocol_of(settings)
    return RecallLearner(
        settings["layer"], protocol, settings["seed"], start, delay
    )


def protocol_of(settings: Settings) -> Protocol:
    """Return how to train, at the learning rate of the settings."""
    return Protocol(
        learning_rate=settings["learning_rate"], **settings["protocol"]
    )


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
    }


def train_through_delays(
    settings: Settings, advance: Advance
) -> dict[str, Any]:
    """Train a network through the curriculum; test it as it goes."""
    delays = stages(settings)
    learner = new_learner(settings, delays[-1])
    run: dict[str, Any] = {"updates": {}, "letters": {}, "transfer": {}}

    def note(delay: int) -> None:
        run["updates"][delay] = learner.updates
        run["letters"][delay] = learner.letters
        if delay in settings["tested"]:
            run["transfer"][delay] = transfer(learner, settings)
        advance(1 / len(delays))

    climb(learner, delays, learner.protocol, note)
    tests = learner.protocol.tests
    run["last"] = [learner.test(delay, tests) for delay in settings["tested"]]
    return run


def transfer(learner: RecallLearner, settings: Settings) -> list[float]:
    """Return a network's accuracy at each of the tested delays."""
    tests = settings["transfer_tests"]
    return [learner.test(delay, tests) for delay in settings["tested"]]

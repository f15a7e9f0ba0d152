"""Who can carry a symbol over how many steps?

Two ways through delays. At a fixed delay a new network meets one delay only.
In a curriculum it meets longer and longer ones, each when it has solved the
one before. What solved a delay is tested at the others, too: at a few of them
each time, and at every one in a row when it has got as far as it will.
"""

from collections.abc import Callable, Mapping
from typing import Any

from torch import Tensor

from firsthand.tasks import Advance, Outputs, Task, resolve
from remembering_names.probes.delay.every_delay import right_by_delay
from remembering_names.probes.delay.periods import kind_of
from remembering_names.probes.delay.task import draw_sequences
from remembering_names.probes.delay.training import (
    Protocol,
    RecallLearner,
    climb,
    curriculum,
)

Settings = Mapping[str, Any]
Weights = dict[str, Tensor]


def by_curriculum(task: Task) -> Outputs:
    """Train one network through all delays, for each seed.

    Returns:
        Under `results`, a list over seeds: the delay that it has
        `solved_up_to`; by delay, the `updates` and `letters` read until it
        was solved, and under `transfer` the accuracy at each `tested` delay
        at that time, null if it was not; under `last`, the accuracies of the
        last network at them; under `everywhere`, in per cent, those at each
        delay from one on of the network that had just solved its longest,
        and under `kind` what they make it. Null for a run that has solved
        none, and for a network that reads from the end.
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
            **{
                key: [run[key] for run in runs]
                for key in ("last", "everywhere", "kind")
            },
        }
    }


def described(task: Task) -> dict[str, Any]:
    """Return the settings that figures and pages name."""
    kept = ("seeds", "tested", "learning_rate")
    return {key: recipe(task)[key] for key in kept}


def recipe(task: Task) -> dict[str, Any]:
    """Return the settings of a run, with the rate chosen for its model."""
    settings = dict(task.settings)
    search = task.numbers[settings["model"]][settings["recipe"]]
    return {**settings, "learning_rate": search.chosen}


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


def train_through_delays(
    settings: Settings, advance: Advance
) -> dict[str, Any]:
    """Train a network through the curriculum; test it as it goes."""
    run: dict[str, Any] = {"updates": {}, "letters": {}, "transfer": {}}
    delays = stages(settings)

    def note(learner: RecallLearner, delay: int) -> None:
        run["updates"][delay] = learner.updates
        run["letters"][delay] = learner.letters
        if delay in settings["tested"]:
            run["transfer"][delay] = transfer(learner, settings)
        advance(1 / len(delays))

    learner, best = lead(settings, note)
    tests = learner.protocol.tests
    run["last"] = [learner.test(delay, tests) for delay in settings["tested"]]
    run["everywhere"] = run["kind"] = None
    if best:
        learner.model.load_state_dict(best)
        run["everywhere"], run["kind"] = at_every_delay(learner, settings)
    return run


def lead(
    settings: Settings, note: Callable[[RecallLearner, int], None]
) -> tuple[RecallLearner, Weights]:
    """Lead a new network through the curriculum, as far as it gets.

    Args:
        settings: Of the run.
        note: Called with the learner and each delay that it has solved.

    Returns:
        The learner as it ends, and the weights with which it had just solved
        its longest delay; none if it solved none.
    """
    delays = stages(settings)
    learner = new_learner(settings, delays[-1])
    best: Weights = {}

    def keep(delay: int) -> None:
        kept = learner.model.state_dict()
        best.update({name: part.clone() for name, part in kept.items()})
        note(learner, delay)

    climb(learner, delays, learner.protocol, keep)
    return learner, best


def at_every_delay(
    learner: RecallLearner, settings: Settings
) -> tuple[list[int] | None, dict[str, Any] | None]:
    """Return a network's accuracy at each delay, and what that makes it.

    Neither of one that reads from the end: it cannot be tested so.
    """
    every = settings["every"]
    if learner.model.directions > 1:
        return None, None
    drawn = draw_sequences(every["longest"], every["tests"], learner.testing)
    shares = right_by_delay(learner.model, drawn)
    return shares, kind_of(shares, every)


def transfer(learner: RecallLearner, settings: Settings) -> list[float]:
    """Return a network's accuracy at each of the tested delays."""
    tests = settings["transfer_tests"]
    return [learner.test(delay, tests) for delay in settings["tested"]]

"""The search for a model's learning rate, on seeds of its own.

Fixed before any rate was tried: the rate is chosen whose network gets
furthest in the curriculum, of equals the one that reads fewest letters on the
way there, of equals the first.
"""

from collections.abc import Mapping
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.delay.study import new_learner, stages
from remembering_names.probes.delay.training import climb
from remembering_names.seeds import over_seeds

Trial = dict[str, Any]


def search(task: Task) -> Outputs:
    """Choose a model's learning rate.

    Returns:
        Under `results` the delay that each rate has `solved_up_to`, a list
        over seeds; the `letters` read until then; and the rate `chosen`.
    """
    settings = task.settings
    rates, seeds = settings["learning_rates"], settings["seeds"]
    items = [
        {**settings, "learning_rate": rate, "seed": seed}
        for rate in rates
        for seed in seeds
    ]
    runs = task.each(attempt, items)
    tried = [
        as_trial(rate, runs[n * len(seeds) : (n + 1) * len(seeds)])
        for n, rate in enumerate(rates)
    ]
    chosen = max(tried, key=merit)["learning_rate"]
    return {"results": {"seeds": seeds, "tried": tried, "chosen": chosen}}


def attempt(settings: Mapping[str, Any], advance: Advance) -> Trial:
    """Train through the curriculum at one rate."""
    delays = stages(settings)
    learner = new_learner(settings, delays[-1])
    run = {"solved_up_to": 0, "letters": 0}

    def note(delay: int) -> None:
        run.update(solved_up_to=delay, letters=learner.letters)
        advance(1 / len(delays))

    climb(learner, delays, learner.protocol, note)
    return run


def as_trial(rate: float, runs: list[Trial]) -> Trial:
    """Return what a rate is worth, a list over seeds each."""
    return {"learning_rate": rate, **over_seeds(runs)}


def merit(tried: Trial) -> tuple[int, int]:
    """Return what makes one rate better than another."""
    return sum(tried["solved_up_to"]), -sum(tried["letters"])

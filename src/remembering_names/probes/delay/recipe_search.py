"""The search for a model's learning rate, on seeds of its own.

Fixed before any rate was tried: the rate is chosen whose network gets
furthest in the curriculum, of equals the one that reads fewest letters on the
way there, of equals the first. A search begins with a few rates of a ladder,
and goes on until the rates next to the best have been tried, too: so the best
is at an edge only where the ladder ends.
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
    ladder = settings["ladder"]
    tried: dict[float, Trial] = {}
    wanted = settings["learning_rates"]
    while wanted:
        tried.update(zip(wanted, trials(task, wanted), strict=True))
        in_order = sorted(tried)
        chosen = max(in_order, key=lambda rate: merit(tried[rate]))
        wanted = [rate for rate in beside(chosen, ladder) if rate not in tried]
    return {
        "results": {
            "seeds": settings["seeds"],
            "tried": [tried[rate] for rate in in_order],
            "chosen": chosen,
        }
    }


def trials(task: Task, rates: list[float]) -> list[Trial]:
    """Return what each of the rates is worth, a list over seeds each."""
    settings, seeds = task.settings, task.settings["seeds"]
    items = [
        {**settings, "learning_rate": rate, "seed": seed}
        for rate in rates
        for seed in seeds
    ]
    runs = task.each(attempt, items)
    return [
        as_trial(rate, runs[n * len(seeds) : (n + 1) * len(seeds)])
        for n, rate in enumerate(rates)
    ]


def beside(rate: float, ladder: list[float]) -> list[float]:
    """Return the rates next to one on a ladder: at its ends there is one."""
    place = ladder.index(rate)
    return ladder[max(place - 1, 0) : place] + ladder[place + 1 : place + 2]


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

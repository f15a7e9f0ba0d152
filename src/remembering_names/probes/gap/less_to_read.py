"""Does the gap need whole names, or the order of their letters?

Networks are trained anew on altered names, at the rates found on whole ones.
"""

from collections.abc import Mapping
from typing import Any

from firsthand.tasks import Outputs, Task
from remembering_names.probes.gap.study import gathered, train_and_test

Altered = dict[str, dict[str, Any]]  # how, by name; the settings that do it


def cut(task: Task) -> Outputs:
    """Train each network on the last letters of names.

    Returns:
        Under `results`, for each network and number of letters, its scores.
    """
    counts = task.settings["letters"]
    return {
        "results": {
            "letters": counts,
            **trained(task, {str(count): {"last": count} for count in counts}),
        }
    }


def shuffle(task: Task) -> Outputs:
    """Train each network on names whose letters are shuffled.

    Returns:
        Under `results`, for each network, its scores.
    """
    found = trained(task, {"shuffled": {"is_shuffled": True}})
    return {"results": {key: own["shuffled"] for key, own in found.items()}}


def trained(task: Task, ways: Mapping[str, Mapping[str, Any]]) -> Altered:
    """Return the scores of each network on names altered in each way."""
    settings, seeds = task.settings, task.settings["seeds"]
    places = [(key, way) for key in settings["networks"] for way in ways]
    items = [
        {
            **settings,
            **settings["networks"][key],
            **ways[way],
            "learning_rate": task.numbers[key].gap_network.chosen,
            "seed": seed,
        }
        for key, way in places
        for seed in seeds
    ]
    runs = task.each(train_and_test, items)
    found: Altered = {key: {} for key in settings["networks"]}
    for n, (key, way) in enumerate(places):
        own = runs[n * len(seeds) : (n + 1) * len(seeds)]
        found[key][way] = gathered(own, seeds)
    return found

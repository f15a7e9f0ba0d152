"""Fresh test names by the part that they had in choosing the recipes.

Recipes were chosen on the old split: by models trained on its training names,
and by their answers to its validation names. Fresh test parts hold names of
all its parts. If the choice had flattered a model on names that made it, the
model would do better on these than on old test names, which chose nothing.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.tasks import Outputs, Task
from remembering_names.names.cleaning import Pair
from remembering_names.names.splits import held_out_split
from remembering_names.scoring.answer_letters import on_split
from remembering_names.scoring.inference import draws, percentile_interval
from remembering_names.scoring.stored_scores import right_answers

PARTS = ("train", "validation", "test")
Counts = NDArray[np.float64]
Bits = NDArray[np.bool_]


@dataclass(frozen=True)
class Tested:
    """The test names of all fresh splits, each once.

    Attributes:
        asked: In how many splits each was a test name, (N,).
        known: In how many of these each model knew it, (K, N); a model that
            knew it in two of three seeds knew it in two thirds of a split.
        parts: Which names each part of the old split had, (N,) each.
    """

    asked: Counts
    known: Counts
    parts: dict[str, Bits]

    def accuracy(self, part: str) -> Counts:
        """Return each model's accuracy on the names of an old part, (K,)."""
        inside = self.parts[part]
        right: Counts = self.known[:, inside].sum(axis=1)
        accuracy: Counts = right / self.asked[inside].sum()
        return accuracy

    def names(self, part: str) -> int:
        """Return how many test names, of all splits, an old part gave."""
        return int(self.asked[self.parts[part]].sum())


def compare(task: Task) -> Outputs:
    """Compare accuracies on fresh test names by their old part.

    Returns:
        Under `results`: how many test names of all splits each old part gave
        (`names`); the `accuracy` on them of each model, mean over seeds; and
        for old training and validation names how far the models' mean accuracy
        is from that on old test names, as `contrast` returns it.
    """
    settings = task.settings
    tested = gather(task)
    accuracies = {part: tested.accuracy(part).round(6) for part in PARTS}
    drawn = draws(len(tested.asked), settings["seed"], settings["resamples"])
    return {
        "results": {
            "names": {part: tested.names(part) for part in PARTS},
            "accuracy": {
                key: {part: float(accuracies[part][n]) for part in PARTS}
                for n, key in enumerate(settings["models"])
            },
            **{part: contrast(tested, part, drawn) for part in PARTS[:2]},
        }
    }


def gather(task: Task) -> Tested:
    """Return which test names of the fresh splits each model knew."""
    settings = task.settings
    models = settings["models"]
    asked: Counter[Pair] = Counter()
    known: dict[str, Counter[Pair]] = {key: Counter() for key in models}
    for place, seed in enumerate(settings["splits"]):
        test = held_out_split(seed, settings["split_key"]).test
        asked.update(test)
        languages = right_answers(test)
        for key, seeds in on_split(task.numbers, models, place).items():
            right = [np.equal(one, languages) for one in seeds]
            shares = np.mean(right, axis=0)
            for pair, share in zip(test, shares.tolist(), strict=True):
                known[key][pair] += share
    pairs = sorted(asked)
    old = vars(held_out_split(settings["split_seed"]))
    return Tested(
        np.array([asked[pair] for pair in pairs], dtype=float),
        np.array([[own[pair] for pair in pairs] for own in known.values()]),
        {part: is_among(pairs, set(old[part])) for part in PARTS},
    )


def is_among(pairs: list[Pair], held: set[Pair]) -> Bits:
    """Tell of each pair whether it is held, (N,)."""
    return np.array([pair in held for pair in pairs])


def contrast(tested: Tested, part: str, drawn: Counts) -> dict[str, Any]:
    """Return how far accuracy on an old part's names is from old test names.

    Args:
        tested: The fresh test names.
        part: An old part.
        drawn: How often each name is drawn in each resample, (R, N).

    Returns:
        The `difference` of mean accuracies, its `interval` over names, the
        part's `share` of fresh test names and, the interval's further end
        times the share, the most that it may have moved a fresh figure by
        (`bound`).
    """
    known = tested.known.mean(axis=0)

    def accuracy(one: str, weights: Counts) -> Counts:
        inside = tested.parts[one]
        right: Counts = weights[:, inside] @ known[inside]
        asked: Counts = weights[:, inside] @ tested.asked[inside]
        return right / asked

    once = np.ones((1, len(known)))
    (lead,) = accuracy(part, once) - accuracy("test", once)
    interval = percentile_interval(
        accuracy(part, drawn) - accuracy("test", drawn)
    )
    share = tested.names(part) / int(tested.asked.sum())
    return {
        "difference": round(float(lead), 6),
        "interval": interval,
        "share": round(share, 6),
        "bound": round(share * max(map(abs, interval)), 6),
    }

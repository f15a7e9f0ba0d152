"""The fresh splits: how large, how hard, and how many names nearly repeat."""

from collections.abc import Sequence
from typing import Any

from firsthand.tasks import Outputs, Task
from remembering_names.names.audit.ambiguity import ceilings, memorised
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES
from remembering_names.names.near_twins import has_near_twin, letters_key
from remembering_names.names.splits import Split, held_out_split
from remembering_names.seeds import over_seeds


def count_splits(task: Task) -> Outputs:
    """Return, under `results`, counts over each split, a list over splits.

    Below `old` are those of the split that chose the recipes.
    """
    settings = task.settings
    fresh = [
        held_out_split(seed, settings["split_key"])
        for seed in settings["splits"]
    ]
    old = held_out_split(settings["split_seed"])
    return {
        "results": {
            "key": settings["split_key"],
            "splits": settings["splits"],
            **over_seeds([describe(split) for split in fresh]),
            "old": describe(old),
        }
    }


def describe(split: Split) -> dict[str, Any]:
    """Return what there is to know of a split.

    Returns:
        The sizes of its parts in pairs; the names, by letters alone, that
        stand in two of them; the test names (`near`) of which training has
        one at most a letter apart, and of these the ones (`same_language`)
        where that one has the same language; the ceiling of accuracy on test
        names; the share of these that a table of training names knows; and
        the test names of each language.
    """
    names = [only_letters(part) for part in vars(split).values()]
    spelled = [name for name, _ in split.test]
    near = has_near_twin(spelled, [name for name, _ in split.train])
    best = ceilings(split.test)
    return {
        "train": len(split.train),
        "validation": len(split.validation),
        "test": len(split.test),
        "names_in_two_parts": sum(map(len, names)) - len(set().union(*names)),
        "near": near.count(True),
        "same_language": near_in_own(split),
        "ceiling": best["accuracy"],
        "balanced_ceiling": best["balanced_accuracy"],
        "memorised": memorised(split.train, split.test, letters_key),
        "per_language": [
            sum(1 for _, own in split.test if own == language)
            for language in LANGUAGES
        ],
    }


def only_letters(pairs: Sequence[Pair]) -> set[str]:
    """Return the names of pairs, as splits by letters compare them."""
    return {letters_key(name) for name, _ in pairs}


def near_in_own(split: Split) -> int:
    """Return how many test names nearly repeat one of their own language."""
    tested, known = (
        {
            language: [name for name, own in part if own == language]
            for language in LANGUAGES
        }
        for part in (split.test, split.train)
    )
    return sum(
        has_near_twin(tested[language], known[language]).count(True)
        for language in LANGUAGES
    )

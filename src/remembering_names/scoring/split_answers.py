"""Which test names of several splits each model got right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from remembering_names.names.near_twins import letters_key
from remembering_names.names.splits import Split, held_out_split
from remembering_names.scoring.answer_letters import from_letters
from remembering_names.scoring.inference import Bits
from remembering_names.scoring.probabilities import Answers
from remembering_names.scoring.stored_scores import right_answers


@dataclass(frozen=True)
class HeldPart:
    """The test names of a split.

    Attributes:
        split: All its parts.
        names: The letters of each test name, which say what name it is, (N,).
        right: The right answers, (N,).
    """

    split: Split
    names: list[str]
    right: Answers

    def hits(self, runs: Sequence[str]) -> Bits:
        """Return which names each run got right, (R, N)."""
        return np.array([from_letters(run) == self.right for run in runs])


def held_parts(settings: Mapping[str, Any]) -> list[HeldPart]:
    """Return the test names of each split, in the order of stored answers.

    Args:
        settings: `splits`, the seeds that make them, and `split_key`, by which
            spellings are one name.
    """
    parts = []
    for seed in settings["splits"]:
        split = held_out_split(seed, settings["split_key"])
        names = [letters_key(name) for name, _ in split.test]
        parts.append(HeldPart(split, names, right_answers(split.test)))
    return parts


def all_hits(
    numbers: Any, settings: Mapping[str, Any], parts: Sequence[HeldPart]
) -> dict[str, list[Bits]]:
    """Return which names the runs of each model knew, split by split."""
    return {
        key: [
            part.hits(runs)
            for part, runs in zip(parts, study.answers, strict=True)
        ]
        for key, study in studies(numbers, settings).items()
    }


def studies(numbers: Any, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is stored of everything that answered, by its key."""
    keys = (*settings["models"], *settings["baselines"])
    found = {key: numbers[key].splits for key in keys}
    return {**found, "ensemble": numbers.splits_ensemble}

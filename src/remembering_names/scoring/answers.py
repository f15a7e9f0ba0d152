"""Held-out names and the answers to them that are stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from remembering_names.names.splits import held_out_split
from remembering_names.scoring.probabilities import Answers
from remembering_names.scoring.stored_scores import right_answers

Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Languages:
    """The right answers of each part of the split."""

    train: Answers
    validation: Answers
    test: Answers


def languages(split_seed: int) -> Languages:
    """Return the right answers, in the order in which names are stored."""
    split = held_out_split(split_seed)
    return Languages(
        train=right_answers(split.train),
        validation=right_answers(split.validation),
        test=right_answers(split.test),
    )


def stored(
    numbers: Any, settings: Settings, field: str = "answers"
) -> dict[str, list[Answers]]:
    """Return the answers (N,) of each model and baseline, a list over seeds.

    Args:
        numbers: The results, by dotted name.
        settings: The keys of `models` and of `baselines`.
        field: `answers`, to test names, or `validation_answers`.
    """
    answers = {
        key: [np.array(seed) for seed in numbers[key].held_out[field]]
        for key in settings["models"]
    }
    for key in settings["baselines"]:
        answers[key] = [np.array(numbers[key].baseline[field])]
    return answers


def accuracy(answers: list[Answers], right: Answers) -> float:
    """Return the mean accuracy over seeds."""
    return float(np.mean([(given == right).mean() for given in answers]))

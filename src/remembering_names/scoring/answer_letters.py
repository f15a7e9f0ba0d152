"""Answers to many names, one letter a name, as results store them."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from remembering_names.scoring.probabilities import Answers

FIRST = ord("a")  # stands for the first language


def to_letters(answers: Answers) -> str:
    """Return a letter for each answer (N,), a position in `LANGUAGES`."""
    return "".join(chr(FIRST + n) for n in answers.tolist())


def from_letters(letters: str) -> Answers:
    """Return the answers (N,) that letters stand for."""
    return np.array([ord(letter) - FIRST for letter in letters], dtype=int)


def on_split(
    numbers: Any, keys: Iterable[str], place: int, field: str = "answers"
) -> dict[str, list[Answers]]:
    """Return each model's answers on a fresh split, a list over its seeds.

    Args:
        numbers: The results, by dotted name.
        keys: Of models and baselines.
        place: Of the split, in the order in which splits are stored.
        field: `answers`, to test names, or `validation_answers`.
    """
    return {
        key: [from_letters(one) for one in numbers[key].splits[field][place]]
        for key in keys
    }

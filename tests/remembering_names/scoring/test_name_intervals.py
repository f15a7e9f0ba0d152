"""Intervals over the names of the old split, on answers that are made up."""

from typing import Any

import numpy as np
import pytest

from remembering_names.scoring import inference
from remembering_names.scoring.name_intervals import (
    intervals,
    recall_intervals,
    smallest,
)
from remembering_names.scoring.probabilities import answer_scores

RIGHT = np.repeat(np.arange(18), [30, 3, *[10] * 16])


def wrong(*places: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return answers that are right but in some places."""
    answers = RIGHT.copy()
    answers[[*places]] = (answers[[*places]] + 1) % 18
    return answers


def test_an_interval_has_the_mean_over_seeds_in_its_middle() -> None:
    seeds = [wrong(1, 2), wrong(40, 60, 80), wrong()]
    drawn = inference.draws(len(RIGHT), seed=0, resamples=50)
    found = intervals(seeds, RIGHT, drawn)
    scores = [answer_scores(seed, RIGHT) for seed in seeds]
    for name, ends in found.items():
        mean = np.mean([score[name] for score in scores])
        assert np.mean(ends) == pytest.approx(mean, abs=2e-6)


def test_the_interval_of_a_small_language_is_wider() -> None:
    (ends,) = recall_intervals({"svm": [wrong()]}, RIGHT).values()
    (many, _), (few, _) = ends[:2]
    assert few < many


def test_the_smallest_language_is_named_with_the_worth_of_a_name() -> None:
    found = smallest(RIGHT)
    assert found["language"] == "Chinese"
    assert found["names"] == 3
    assert found["worth"] == pytest.approx(1 / 3 / 18)

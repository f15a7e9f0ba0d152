"""Distances to training names, against a textbook loop."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis.strategies import text
from rapidfuzz.distance import Levenshtein
from tests.remembering_names.scoring import made_up_splits
from tests.remembering_names.work_here import task

from remembering_names.names.near_twins import has_near_twin
from remembering_names.names.splits import Split
from remembering_names.scoring.distance import (
    by_distance,
    copied,
    distances,
)
from remembering_names.scoring.split_answers import HeldPart
from remembering_names.scoring.stored_scores import right_answers

SETTINGS = {
    **made_up_splits.SETTINGS,
    "distances": [1, 2, 3, 4],
    "far": 3,
    "bands": [[5, 6], [7, 8], [9, 20]],
}
SMALL = Split(
    train=[
        ("Abe", "Czech"),
        ("Abel", "Dutch"),
        ("Abet", "Dutch"),
        ("Z", "Greek"),
    ],
    validation=[],
    test=[("Aber", "Dutch"), ("O'Z", "Greek"), ("Zz", "Irish")],
)
PART = HeldPart(SMALL, ["aber", "oz", "zz"], right_answers(SMALL.test))


@pytest.fixture(scope="module")
def found() -> Any:
    return by_distance(task(SETTINGS, made_up_splits.numbers()))["results"]


def textbook(one: str, other: str) -> int:
    """Return the edit distance, by the table that textbooks fill."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row = row, [i]
        for j, with_ in enumerate(other, 1):
            changed = before[j - 1] + (letter != with_)
            row.append(min(changed, before[j] + 1, row[-1] + 1))
    return row[-1]


@given(text("abc", max_size=8), text("abc", max_size=8))
def test_the_distance_is_the_textbooks(one: str, other: str) -> None:
    assert Levenshtein.distance(one, other) == textbook(one, other)


def test_distances_are_of_letters_alone() -> None:
    assert distances(PART).tolist() == [
        [1, 1, 1, 4],
        [3, 4, 4, 1],
        [3, 4, 4, 1],
    ]


def test_the_language_most_frequent_among_the_nearest_is_copied() -> None:
    answers = copied(distances(PART), PART)
    assert (
        answers.tolist()
        == right_answers([("", "Dutch"), ("", "Greek"), ("", "Greek")]).tolist()
    )


def test_every_test_name_has_a_distance(found: Any) -> None:
    sizes = [len(part.right) for part in made_up_splits.parts()]
    assert np.sum(found["names"], axis=0).tolist() == sizes


def test_names_one_letter_away_are_those_with_a_near_twin(found: Any) -> None:
    for place, part in enumerate(made_up_splits.parts()):
        tested, known = (
            [name for name, _ in pairs]
            for pairs in (part.split.test, part.split.train)
        )
        assert found["names"][0][place] == sum(has_near_twin(tested, known))


def test_accuracies_by_distance_average_to_the_accuracy(found: Any) -> None:
    stored = made_up_splits.numbers()
    names = np.array(found["names"])
    for key in ("gru", "svm"):
        by_split = [one["by_split"] for one in found["accuracy"][key]]
        mean = (names * by_split).sum(axis=0) / names.sum(axis=0)
        expected = np.mean(stored[key].splits.accuracy, axis=1)
        assert mean == pytest.approx(expected, abs=1e-5)


def test_far_names_are_longer(found: Any) -> None:
    assert found["letters"] == sorted(found["letters"])


def test_a_model_that_knows_names_at_random_does_so_at_any_length(
    found: Any,
) -> None:
    for one in found["equal_length"]["ensemble"][:2]:
        assert one["mean"] == pytest.approx(0.9, abs=0.04)

"""Comparisons of stored answers, on answers that are made up."""

from typing import Any

import numpy as np
import pytest

from remembering_names.scoring import inference
from remembering_names.scoring.paired_tests import (
    add_differences,
    median,
    pairwise,
    recall_intervals,
    smallest,
)

RIGHT = np.repeat(np.arange(18), [30, 3, *[10] * 16])
N = len(RIGHT)


def wrong(*places: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Return answers that are right but in some places."""
    answers = RIGHT.copy()
    answers[[*places]] = (answers[[*places]] + 1) % 18
    return answers


def test_the_typical_seed_has_the_median_accuracy() -> None:
    seeds = [wrong(1), wrong(*range(9)), wrong(1, 2, 3), wrong(), wrong(1, 2)]
    assert median(seeds, RIGHT) == 4


def test_of_an_even_number_of_seeds_the_lower_middle_one_is_typical() -> None:
    assert median([wrong(), wrong(1, 2), wrong(1), wrong(1, 2, 3)], RIGHT) == 1


def compared(**answers: np.ndarray[Any, Any]) -> list[dict[str, Any]]:
    typical = {key: given == RIGHT for key, given in answers.items()}
    return pairwise(typical, {"ngrams": "svm", "torch_lstm": "torch_lstm"})


def test_each_pair_is_tested_once() -> None:
    tests = compared(svm=wrong(), torch_lstm=wrong(1), gru=wrong(2))
    assert [(test["first"], test["second"]) for test in tests] == [
        ("torch_lstm", "svm"),
        ("gru", "svm"),
        ("gru", "torch_lstm"),
    ]


def test_names_that_only_one_model_knows_are_counted() -> None:
    (test,) = compared(svm=wrong(1, 2, 3), torch_lstm=wrong(3, 4))
    assert (test["only_first"], test["only_second"]) == (2, 1)
    assert test["p"] == 1


def test_p_values_are_corrected_for_all_tests() -> None:
    tests = compared(
        svm=wrong(), torch_lstm=wrong(*range(12)), gru=wrong(*range(3))
    )
    p_values = [test["p"] for test in tests]
    assert [t["p_holm"] for t in tests] == inference.holm(p_values)


def test_a_difference_is_of_means_over_seeds() -> None:
    given = {"svm": [wrong(1, 2)], "torch_lstm": [wrong(), wrong(1, 2, 3, 4)]}
    drawn = inference.draws(N, seed=0, resamples=100)
    scores = {
        key: inference.resampled(seeds, RIGHT, drawn)
        for key, seeds in given.items()
    }
    tests = compared(svm=given["svm"][0], torch_lstm=given["torch_lstm"][0])
    add_differences(tests, given, RIGHT, scores)
    low, high = tests[0]["interval"]
    assert tests[0]["difference"] == pytest.approx(0)
    assert low < 0 < high


def test_the_interval_of_a_small_language_is_wider() -> None:
    (ends,) = recall_intervals({"svm": [wrong()]}, RIGHT).values()
    (many, _), (few, _) = ends[:2]
    assert few < many


def test_the_smallest_language_is_named_with_the_worth_of_a_name() -> None:
    found = smallest(RIGHT)
    assert found["language"] == "Chinese"
    assert found["names"] == 3
    assert found["worth"] == pytest.approx(1 / 3 / 18)

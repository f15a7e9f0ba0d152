"""Intervals and tests against textbooks, scipy and plain loops."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis.strategies import floats, integers, lists
from scipy.stats import binomtest

from remembering_names.scoring import inference
from remembering_names.scoring.probabilities import Answers, answer_scores

RIGHT = np.array([0, 0, 0, 1, 1, 2, 2, 2])
GIVEN = np.array([0, 0, 1, 1, 1, 2, 0, 3])


def repeated(values: Answers, times: Answers) -> Answers:
    """Return values, each as often as it was drawn."""
    return np.repeat(values, times.astype(int))


def test_a_resample_draws_as_many_names_as_there_are() -> None:
    drawn = inference.draws(40, seed=0, resamples=30)
    assert set(drawn.sum(axis=1)) == {40}


def test_a_seed_always_draws_the_same_names() -> None:
    first, second, other = (
        inference.draws(40, seed, resamples=5) for seed in (1, 1, 2)
    )
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)


def test_scores_of_a_resample_are_those_of_the_names_drawn() -> None:
    drawn = inference.draws(len(RIGHT), seed=0, resamples=50)
    found = inference.resampled([GIVEN], RIGHT, drawn)
    for n, times in enumerate(drawn):
        expected = answer_scores(repeated(GIVEN, times), repeated(RIGHT, times))
        assert {key: found[key][n] for key in found} == pytest.approx(expected)


def test_seeds_are_averaged() -> None:
    drawn = inference.draws(len(RIGHT), seed=0, resamples=9)
    one, two, both = (
        inference.resampled(seeds, RIGHT, drawn)["accuracy"]
        for seeds in ([GIVEN], [RIGHT], [GIVEN, RIGHT])
    )
    assert both == pytest.approx((one + two) / 2)


def test_the_interval_of_a_constant_is_that_constant() -> None:
    drawn = inference.draws(len(RIGHT), seed=0, resamples=20)
    found = inference.resampled([RIGHT], RIGHT, drawn)
    assert inference.percentile_interval(found["macro_f1"]) == [1, 1]


def test_a_centred_interval_has_the_score_in_its_middle() -> None:
    values = np.array([0.5, 0.6, 0.7])
    low, high = inference.centred_interval(0.62, values)
    assert (low + high) / 2 == pytest.approx(0.62)
    assert high - low == pytest.approx(2 * 1.959964 * values.std(), abs=3e-6)


def test_an_interval_of_accuracy_is_as_wide_as_theory_has_it() -> None:
    names, share = 2_000, 0.8
    right = np.zeros(names, dtype=np.int64)
    given_ = (np.arange(names) >= share * names).astype(np.int64)
    drawn = inference.draws(names, seed=0, resamples=2_000)
    accuracy = inference.resampled([given_], right, drawn)["accuracy"]
    low, high = inference.percentile_interval(accuracy)
    expected = 2 * 1.96 * math.sqrt(share * (1 - share) / names)
    assert high - low == pytest.approx(expected, rel=0.08)


@given(integers(1, 400), floats(0, 1))
def test_wilsons_interval_is_scipys(names: int, share: float) -> None:
    right = round(share * names)
    expected = binomtest(right, names).proportion_ci(method="wilson")
    found = inference.wilson(right / names, names)
    assert found == pytest.approx([expected.low, expected.high], abs=2e-6)


def test_holms_correction_is_that_of_the_textbook() -> None:
    p_values = [0.01, 0.04, 0.03, 0.005]
    expected = [0.03, 0.06, 0.06, 0.02]
    assert inference.holm(p_values) == pytest.approx(expected)


@given(lists(floats(0, 1), min_size=1, max_size=12))
def test_holm_rejects_what_stepping_down_rejects(
    p_values: list[float],
) -> None:
    level, rejected = 0.05, set()
    for place, n in enumerate(np.argsort(p_values, kind="stable")):
        if p_values[n] * (len(p_values) - place) > level:
            break
        rejected.add(int(n))
    found = inference.holm(p_values)
    assert {n for n, p in enumerate(found) if p <= level} == rejected

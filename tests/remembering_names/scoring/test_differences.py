"""Differences of two models, against made-up truth and McNemar's test."""

from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from scipy.stats import binomtest, ttest_1samp

from remembering_names.scoring.differences import (
    Difference,
    difference,
    names_part,
    run_variance,
    training_part,
)
from remembering_names.scoring.inference import Bits

TRIALS = 300


class Chance(NamedTuple):
    """What a made-up study leaves to chance.

    Attributes:
        runs: Of each of the two models.
        splits: How many there are.
        seed: The spread of how good a run is on the whole.
        training: The spread of how good all runs of a split are.
        lead: By how much the first model is better, really.
    """

    runs: tuple[int, int] = (3, 3)
    splits: int = 5
    seed: float = 0.0
    training: float = 0.0
    lead: float = 0.0


def study(chance: Chance, generator: np.random.Generator) -> Difference:
    """Return the difference of two models on names of a population."""
    population, tested = 2_000, 200
    easy = generator.normal(1.8, 2.2, population)
    taste = generator.normal(0, 0.8, (2, population))
    hits: tuple[list[Bits], list[Bits]] = ([], [])
    names = []
    for _ in range(chance.splits):
        drawn = generator.choice(population, tested, replace=False)
        names.append(drawn.tolist())
        for model, runs in enumerate(chance.runs):
            level = easy[drawn] + taste[model][drawn]
            level = level + (chance.lead if model == 0 else 0)
            level = level + generator.normal(0, chance.training)
            shifts = generator.normal(0, chance.seed, (runs, 1))
            luck = generator.normal(0, 0.7, (runs, tested))
            hits[model].append(level + shifts + luck > 0)
    return difference(hits[0], hits[1], names, added=0.125)


@cache  # several levels ask for the same
def p_values(chance: Chance) -> list[float]:
    generator = np.random.default_rng(0)
    return [study(chance, generator).p for _ in range(TRIALS)]


def binomial_error(level: float) -> float:
    """Return how far chance moves the share of trials below a level."""
    return float(np.sqrt(level * (1 - level) / TRIALS))


@pytest.mark.parametrize("level", [0.05, 0.1, 0.25, 0.5])
def test_of_equal_models_all_p_values_are_equally_likely(
    level: float,
) -> None:
    found = np.mean(np.array(p_values(Chance(runs=(1, 1), splits=1))) < level)
    assert abs(found - level) < 2.5 * binomial_error(level)


@pytest.mark.parametrize(
    "chance",
    [
        Chance(),
        Chance(seed=0.2),
        Chance(training=0.2),
        Chance(seed=0.2, training=0.2),
        Chance(runs=(3, 1), seed=0.2),
    ],
)
@pytest.mark.parametrize("level", [0.05, 0.1, 0.25])
def test_equal_models_seldom_seem_unequal(chance: Chance, level: float) -> None:
    # Rather too seldom: a variance that comes out negative counts as nought.
    found = np.mean(np.array(p_values(chance)) < level)
    assert level / 4 < found < level + 2.5 * binomial_error(level)


def test_runs_that_differ_would_fool_a_test_of_names_alone() -> None:
    generator = np.random.default_rng(0)
    fooled = 0
    for _ in range(TRIALS):
        found = study(Chance(splits=1, runs=(1, 1), seed=0.5), generator)
        fooled += found.p < 0.05
    assert fooled / TRIALS > 0.15


def test_a_lead_that_is_real_is_found() -> None:
    found = p_values(Chance(seed=0.1, training=0.1, lead=0.5))
    assert np.mean(np.array(found) < 0.05) > 0.9


def test_intervals_of_a_known_lead_hold_it() -> None:
    chance = Chance(seed=0.2, lead=0.5)
    generator = np.random.default_rng(1)
    found = [study(chance, generator) for _ in range(TRIALS)]
    truth = np.mean([one.mean for one in found])
    inside = [one.interval[0] <= truth <= one.interval[1] for one in found]
    assert 0.93 < np.mean(inside) < 0.99


def test_the_interval_leaves_zero_out_when_p_is_below_five_percent() -> None:
    generator = np.random.default_rng(2)
    for lead in np.linspace(0, 0.4, 60):
        found = study(Chance(seed=0.1, lead=float(lead)), generator)
        low, high = found.interval
        assert (found.p < 0.05) == (low > 0 or high < 0)


def test_swapping_the_models_turns_the_difference_round() -> None:
    generator = np.random.default_rng(3)
    one, other = (
        [generator.random((3, 50)) < share for _ in range(2)]
        for share in (0.8, 0.6)
    )
    names = [range(50), range(50)]
    found = difference(one, other, names, added=0.125)
    turned = difference(other, one, names, added=0.125)
    assert turned.mean == pytest.approx(-found.mean)
    assert turned.p == pytest.approx(found.p)


@pytest.mark.parametrize(
    ("only_first", "only_second"), [(60, 40), (45, 70), (120, 90)]
)
def test_with_one_run_on_one_split_it_agrees_with_mcnemar(
    only_first: int, only_second: int
) -> None:
    both, neither = 800, 100
    first = np.repeat([1, 0, 1, 0], [only_first, only_second, both, neither])
    second = np.repeat([0, 1, 1, 0], [only_first, only_second, both, neither])
    names = [range(len(first))]
    found = difference([first[None] > 0], [second[None] > 0], names, 0.125)
    n = only_first + only_second
    # Half of what is as likely as what was seen: the exact test is cautious.
    exact = binomtest(only_first, n).pvalue
    tied = binomtest(only_first, n, 0.5, alternative="less").pvalue
    tied += binomtest(only_first, n, 0.5, alternative="greater").pvalue - 1
    assert found.p == pytest.approx(exact - tied, abs=0.004)


def test_with_one_run_on_one_split_names_make_a_paired_t_test() -> None:
    generator = np.random.default_rng(4)
    first, second = generator.random((2, 1, 500)) < [[[0.8]], [[0.75]]]
    found = difference([first], [second], [range(500)], 0.125)
    expected = ttest_1samp(first[0].astype(float) - second[0], 0)
    assert found.p == pytest.approx(expected.pvalue)


def test_a_name_in_two_test_parts_is_one_name() -> None:
    generator = np.random.default_rng(5)
    apart = generator.normal(size=200)
    once = names_part([apart], [range(200)])
    twice = names_part([apart, apart], [range(200), range(200)])
    fresh = names_part([apart, apart], [range(200), range(200, 400)])
    assert twice.variance == pytest.approx(once.variance)
    assert fresh.variance == pytest.approx(once.variance / 2, rel=0.01)


def test_the_spread_of_runs_is_that_of_a_crossed_design() -> None:
    generator = np.random.default_rng(6)
    spread, R, N = 0.05, 4, 500
    found = []
    for _ in range(300):
        share = 0.7 + generator.normal(0, spread, (R, 1))
        found.append(run_variance([generator.random((R, N)) < share]))
    assert np.mean(found) == pytest.approx(spread**2, rel=0.1)


def test_runs_that_only_differ_by_single_names_have_no_spread() -> None:
    generator = np.random.default_rng(7)
    hits = [generator.random((3, 2_000)) < 0.7 for _ in range(40)]
    assert run_variance(hits) < 0.1 * 0.7 * 0.3 / 2_000


def test_a_method_without_seeds_has_no_spread_of_runs() -> None:
    assert run_variance([np.ones((1, 10), dtype=bool)] * 3) == 0


def test_splits_that_differ_no_more_than_expected_add_nothing() -> None:
    assert training_part([0.01, 0.03], 0.0002, added=0.125).variance == 0
    beyond = training_part([0.01, 0.03], 0.0001, added=0.125)
    assert beyond.variance == pytest.approx(0.0001 * (0.5 + 0.125))


def test_models_with_the_same_answers_cannot_be_told_apart() -> None:
    hits = [np.array([[True, False, True]])]
    found = difference(hits, hits, [range(3)], added=0.125)
    assert (found.mean, found.p, found.interval) == (0, 1, [0, 0])

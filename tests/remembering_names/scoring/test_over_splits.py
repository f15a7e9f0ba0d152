"""Means over splits and their intervals, against simulated studies."""

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from remembering_names.scoring import over_splits
from remembering_names.scoring.inference import centred_interval, wilson

SIZES = np.array([11, 26, 49, 29, 366, 28, 71, 20, 23, 69, 99, 9, 14, 7])
RECALL = np.array([2, 6, 5, 6, 9, 3, 6, 7, 4, 8, 9, 3, 4, 1]) / 10
C = len(SIZES)


def confusions(generator: np.random.Generator, count: int) -> np.ndarray:
    """Return confusion matrices (count, C, C) of a model with this recall."""
    share = np.full((C, C), 1.0) * SIZES
    np.fill_diagonal(share, 0)
    share *= ((1 - RECALL) / share.sum(axis=1))[:, None]
    np.fill_diagonal(share, RECALL)
    rows = [
        generator.multinomial(size, own, size=count)
        for size, own in zip(SIZES, share, strict=True)
    ]
    return np.stack(rows, axis=1)


def macro_f1(cells: np.ndarray) -> np.ndarray:
    """Return the mean F1 of the classes."""
    right = np.einsum("nii->ni", cells)
    given = cells.sum(axis=1) + cells.sum(axis=2)
    scores: np.ndarray = (2 * right / given).mean(axis=1)
    return scores


def test_without_overlap_the_interval_is_students() -> None:
    values = [0.81, 0.83, 0.82, 0.85, 0.84]
    expected = ttest_1samp(values, 0).confidence_interval(0.95)
    found = over_splits.corrected_interval(values, added=0)
    assert found == pytest.approx([expected.low, expected.high], abs=1e-6)


def test_the_correction_is_nadeau_and_bengios() -> None:
    values = [0.81, 0.83, 0.82, 0.85, 0.84]
    added = over_splits.overlap(train=0.8, test=0.1)
    found = over_splits.corrected_error(values, added)
    # (1 / splits + test / train) times the variance, worked out by hand.
    assert found**2 == pytest.approx((1 / 5 + 1 / 8) * 0.00025)


def test_one_split_has_no_spread() -> None:
    with pytest.raises(ValueError, match="two of them"):
        over_splits.corrected_error([0.8], added=0.125)


def test_the_interval_of_macro_f1_holds_its_mean_as_often_as_it_says() -> None:
    generator = np.random.default_rng(0)
    truth = macro_f1(confusions(generator, 20_000)).mean()
    studies = macro_f1(confusions(generator, 5 * 2_000)).reshape(2_000, 5)
    inside = 0
    for values in studies:
        low, high = over_splits.corrected_interval(values.tolist(), added=0)
        inside += low <= truth <= high
    assert inside / len(studies) == pytest.approx(0.95, abs=0.015)


def test_intervals_over_splits_that_share_names_hold_their_mean() -> None:
    # Splits that share most of what decides a score resemble one another.
    generator = np.random.default_rng(1)
    correlated = 1 / 9  # of two splits: test over all names
    shared = generator.normal(size=(4_000, 1)) * np.sqrt(correlated)
    own = generator.normal(size=(4_000, 5)) * np.sqrt(1 - correlated)
    held = {}
    for added in (0.0, 1 / 8):
        ends = [
            over_splits.corrected_interval(values.tolist(), added)
            for values in shared + own
        ]
        held[added] = np.mean([low <= 0 <= high for low, high in ends])
    assert held[0.0] < 0.94
    assert held[1 / 8] == pytest.approx(0.95, abs=0.01)


def test_a_centred_bootstrap_misses_on_both_sides_alike() -> None:
    generator = np.random.default_rng(2)
    truth = macro_f1(confusions(generator, 20_000)).mean()
    below = {"centred": 0, "quantiles": 0}
    above = {"centred": 0, "quantiles": 0}
    for cells in confusions(generator, 400):
        score = float(macro_f1(cells[None])[0])
        rows = [
            generator.multinomial(size, own / size, size=200)
            for size, own in zip(SIZES, cells, strict=True)
        ]
        values = macro_f1(np.maximum(np.stack(rows, axis=1), 1e-9))
        ends = {
            "centred": centred_interval(score, values),
            "quantiles": np.quantile(values, (0.025, 0.975)).tolist(),
        }
        for kind, (low, high) in ends.items():
            below[kind] += high < truth
            above[kind] += low > truth
    misses = below["centred"] + above["centred"]
    assert misses / 400 < 0.1
    lopsided = {kind: below[kind] - above[kind] for kind in below}
    assert lopsided["centred"] < lopsided["quantiles"]


@pytest.mark.parametrize("names", [7, 26, 39])
def test_wilsons_interval_holds_the_recall_of_a_small_language(
    names: int,
) -> None:
    generator = np.random.default_rng(3)
    inside = []
    for recall in np.linspace(0.05, 0.95, 19):
        for right in generator.binomial(names, recall, size=300):
            low, high = wilson(right / names, names)
            inside.append(low <= recall <= high)
    assert np.mean(inside) == pytest.approx(0.95, abs=0.015)

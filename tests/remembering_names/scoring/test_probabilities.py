"""Scores of probabilities against scikit-learn and plain loops."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.strategies import (
    DrawFn,
    composite,
    floats,
    integers,
    lists,
    sampled_from,
)
from sklearn.metrics import (
    balanced_accuracy_score,
    f1_score,
    log_loss,
    top_k_accuracy_score,
)

from remembering_names.names.files import LANGUAGES
from remembering_names.scoring import probabilities
from remembering_names.scoring.probabilities import Answers, LogP

C = len(LANGUAGES)
TAUS = [n / 10 for n in range(11)]


@composite
def answered(draw: DrawFn) -> tuple[LogP, Answers]:
    """Draw log-probabilities (N, C), right answers of every language."""
    seed = draw(integers(0, 2**32 - 1))
    generator = np.random.default_rng(seed)
    extra = draw(lists(integers(0, C - 1), max_size=40))
    languages = np.array([*range(C), *extra])
    sharpness = draw(sampled_from([0.1, 1.0, 5.0]))
    leaning = generator.normal(size=(len(languages), C)) * sharpness
    leaning[np.arange(len(languages)), languages] += draw(floats(0, 3))
    return probabilities.normalised(leaning), languages


@given(answered())
def test_scores_agree_with_scikit_learn(given: tuple[LogP, Answers]) -> None:
    log_p, languages = given
    guesses, every = log_p.argmax(axis=1), list(range(C))
    found = probabilities.plain_scores(log_p, languages)
    assert found["balanced_accuracy"] == pytest.approx(
        balanced_accuracy_score(languages, guesses)
    )
    assert found["macro_f1"] == pytest.approx(
        f1_score(languages, guesses, average="macro", zero_division=0)
    )
    assert found["cross_entropy"] == pytest.approx(
        log_loss(languages, np.exp(log_p), labels=every)
    )
    assert found["top3"] == pytest.approx(
        top_k_accuracy_score(languages, log_p, k=3, labels=every)
    )


@given(answered())
def test_accuracy_and_macro_f1_agree_with_loops(
    given: tuple[LogP, Answers],
) -> None:
    log_p, languages = given
    pairs = list(zip(log_p.argmax(axis=1), languages, strict=True))
    f1 = []
    for n in range(C):
        both = sum(guess == own == n for guess, own in pairs)
        either = sum([guess, own].count(n) for guess, own in pairs)
        f1.append(2 * both / either)
    found = probabilities.plain_scores(log_p, languages)
    hits = sum(guess == own for guess, own in pairs)
    assert found["accuracy"] == pytest.approx(hits / len(pairs))
    assert found["macro_f1"] == pytest.approx(sum(f1) / C)


@given(answered())
def test_the_calibration_error_agrees_with_loops(
    given: tuple[LogP, Answers],
) -> None:
    log_p, languages = given
    gaps: dict[int, list[float]] = {}
    for row, own in zip(log_p, languages, strict=True):
        sure = math.exp(row.max())
        place = min(math.ceil(sure * probabilities.BINS), probabilities.BINS)
        gaps.setdefault(place, []).append(sure - (row.argmax() == own))
    expected = sum(abs(sum(bin_)) for bin_ in gaps.values()) / len(languages)
    found = probabilities.calibration_error(log_p, languages)
    assert found == pytest.approx(expected)


@given(answered())
def test_every_name_is_in_one_bin(given: tuple[LogP, Answers]) -> None:
    log_p, languages = given
    bins = probabilities.reliability(log_p, languages)
    counts = [count for count in bins["counts"] if count is not None]
    assert sum(counts) == len(languages)


@given(answered())
def test_a_bins_confidence_lies_between_its_ends(
    given: tuple[LogP, Answers],
) -> None:
    bins = probabilities.reliability(*given)
    for n, sure in enumerate(bins["confidence"]):
        if sure is not None:
            low, high = n / probabilities.BINS, (n + 1) / probabilities.BINS
            assert low - 1e-9 <= sure <= high + 1e-9


def test_a_model_that_is_sure_and_right_is_calibrated() -> None:
    languages = np.arange(C)
    log_p = probabilities.normalised(np.eye(C) * 1e3)
    assert probabilities.calibration_error(log_p, languages) == 0


def test_a_model_that_is_sure_and_wrong_is_off_by_one() -> None:
    languages = np.roll(np.arange(C), 1)
    log_p = probabilities.normalised(np.eye(C) * 1e3)
    assert probabilities.calibration_error(log_p, languages) == 1


def test_a_language_without_names_is_left_out_of_averages() -> None:
    found = probabilities.answer_scores(
        np.array([0, 1, 1, 5]), np.array([0, 1, 0, 0])
    )
    assert found["balanced_accuracy"] == pytest.approx((1 / 3 + 1) / 2)
    assert found["macro_f1"] == pytest.approx((2 / 4 + 2 / 3) / 2)


def test_of_equally_likely_languages_the_first_are_on_top() -> None:
    log_p = probabilities.normalised(np.zeros((4, C)))
    languages = np.array([0, 2, 3, C - 1])
    assert probabilities.top_share(log_p, languages) == 0.5


@given(answered())
def test_without_correction_nothing_changes(
    given: tuple[LogP, Answers],
) -> None:
    log_p, languages = given
    prior = probabilities.priors(languages, C)
    assert probabilities.corrected(log_p, prior, 0.0) == pytest.approx(log_p)


@given(answered())
def test_a_full_correction_is_bayes_rule_with_even_priors(
    given: tuple[LogP, Answers],
) -> None:
    log_p, languages = given
    prior = probabilities.priors(languages, C)
    likelihood = np.exp(log_p) / prior
    expected = likelihood / likelihood.sum(axis=1, keepdims=True)
    found = np.exp(probabilities.corrected(log_p, prior, 1.0))
    assert found == pytest.approx(expected)


@settings(max_examples=8)
@given(answered())
def test_the_chosen_tau_has_the_best_macro_f1_of_all_tried(
    given: tuple[LogP, Answers],
) -> None:
    log_p, languages = given
    prior = probabilities.priors(languages, C)

    def macro_f1(tau: float) -> float:
        shifted = probabilities.corrected(log_p, prior, tau)
        return probabilities.plain_scores(shifted, languages)["macro_f1"]

    tau = probabilities.calibrate_prior(log_p, languages, prior, TAUS)
    best = max(map(macro_f1, TAUS))
    assert macro_f1(tau) == best
    assert all(macro_f1(smaller) < best for smaller in TAUS if smaller < tau)


def test_priors_are_shares_of_names_and_never_zero() -> None:
    found = probabilities.priors(np.array([0, 0, 2]), 3)
    assert found.tolist() == pytest.approx([3 / 6, 1 / 6, 2 / 6])

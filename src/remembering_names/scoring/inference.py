"""How sure a score is: intervals over names, and p-values of many tests.

Scores of one model differ between seeds, and would differ on other names. The
spread over seeds tells of the first; the intervals here tell of the second.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from remembering_names.scoring.probabilities import Answers

LEVEL = 0.95
RESAMPLES = 2_000

Bits = NDArray[np.bool_]
Counts = NDArray[np.float64]
Interval = list[float]  # its two ends


def draws(names: int, seed: int, resamples: int = RESAMPLES) -> Counts:
    """Return how often each name is drawn in each resample, (R, N).

    A resample draws as many names as there are, with replacement. Models that
    are given the same draws are compared on the same names.
    """
    generator = np.random.default_rng(seed)
    even = np.full(names, 1 / names)
    return generator.multinomial(names, even, size=resamples).astype(float)


def resampled(
    answers: Sequence[Answers], languages: Answers, drawn: Counts
) -> dict[str, NDArray[np.float64]]:
    """Return a model's scores on resamples of the names, mean over seeds.

    Args:
        answers: The answers (N,) of each seed.
        languages: The right answers, (N,).
        drawn: How often each name is drawn, (R, N).

    Returns:
        accuracy, balanced_accuracy and macro_f1, each (R,). Averages are
        taken over the languages that occur in a resample.
    """
    C = int(max(languages.max(), *(one.max() for one in answers))) + 1
    one_hot = np.eye(C)
    actual = drawn @ one_hot[languages]  # (R, C)
    resampled_scores: dict[str, list[NDArray[np.float64]]] = {}
    for given in answers:
        right = drawn @ (one_hot[languages] * (given == languages)[:, None])
        guessed = drawn @ one_hot[given]
        for name, values in averages(right, actual, guessed).items():
            resampled_scores.setdefault(name, []).append(values)
    return {
        name: np.mean(values, axis=0)
        for name, values in resampled_scores.items()
    }


def averages(
    right: Counts, actual: Counts, guessed: Counts
) -> dict[str, NDArray[np.float64]]:
    """Return scores (R,) from counts of each language, (R, C)."""
    occurs = actual > 0
    recall = right / np.maximum(actual, 1)
    f1 = 2 * right / np.maximum(actual + guessed, 1)
    return {
        "accuracy": right.sum(axis=1) / actual.sum(axis=1),
        "balanced_accuracy": recall.mean(axis=1, where=occurs),
        "macro_f1": f1.mean(axis=1, where=occurs),
    }


def percentile_interval(values: NDArray[np.float64]) -> Interval:
    """Return the ends between which the middle 95 % of `values` lie."""
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(values, (tail, 1 - tail))
    return [round(float(low), 6), round(float(high), 6)]


def centred_interval(score: float, values: NDArray[np.float64]) -> Interval:
    """Return a score's interval from its spread over resamples.

    It has the score in its middle. The middle of the resampled `values` lies
    elsewhere: where a language has few names, some resamples hold hardly any,
    and its F1 is lower on average. So their quantiles would lie too low.
    """
    half = float(norm.ppf((1 + LEVEL) / 2) * np.std(values))
    return [round(score - half, 6), round(score + half, 6)]


def wilson(share: float, names: int) -> Interval:
    """Return Wilson's interval for a `share` seen among some names.

    It stays sensible where names are few, or all or none are right.
    """
    z = float(norm.ppf((1 + LEVEL) / 2))
    spread = z * math.sqrt(share * (1 - share) / names + (z / names / 2) ** 2)
    middle = share + z**2 / names / 2
    scale = 1 + z**2 / names
    # At either end rounding could go a hair beyond.
    low, high = (middle - spread) / scale, (middle + spread) / scale
    return [round(max(0.0, low), 6), round(min(1.0, high), 6)]


def holm(p_values: Sequence[float]) -> list[float]:
    """Return p-values corrected for how many there are (Holm 1979).

    One below .05 keeps the chance of any false alarm among all below 5 %.
    """
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    for place, n in enumerate(order):
        largest = max(largest, p_values[n] * (len(p_values) - place))
        adjusted[n] = min(1.0, largest)
    return adjusted

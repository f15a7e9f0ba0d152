"""Probabilities made to fit: a temperature, chosen on validation names.

A model's log-probabilities are divided by one number, and made to sum to one
again. Above one it makes every probability less sure, below one surer. No
answer changes.
"""

from collections.abc import Mapping, Sequence

from remembering_names.scoring.probabilities import (
    Answers,
    LogP,
    calibration_error,
    cross_entropy,
    normalised,
)

SCORES = {"cross_entropy": cross_entropy, "ece": calibration_error}


def cooled(leaning: LogP, temperature: float) -> LogP:
    """Return log-probabilities (N, C) from leanings over a temperature.

    Leanings are log-probabilities up to a constant for each name.
    """
    return normalised(leaning / temperature)


def calibrate_temperature(
    leaning: LogP, languages: Answers, temperatures: Sequence[float]
) -> float:
    """Return the temperature with the smallest cross-entropy.

    It makes probabilities of what an SVM has, and tones down naive Bayes,
    which counts overlapping pieces as if each were news. To be given validation
    names: whatever is chosen here has seen them.
    """

    def surprise(temperature: float) -> float:
        return cross_entropy(cooled(leaning, temperature), languages)

    return min(temperatures, key=surprise)


def both_ways(
    leaning: LogP, languages: Answers, temperature: float
) -> Mapping[str, float]:
    """Return how good probabilities are as they come, and at a temperature.

    Like is to be compared with like: either every model's probabilities are
    taken as they come, or every model has a temperature of its own.

    Args:
        leaning: Log-probabilities up to a constant for each name, (N, C).
        languages: The right answers, (N,).
        temperature: Chosen on other names.

    Returns:
        `cross_entropy` (nats a name) and `ece` (expected calibration error) at
        the temperature, and `cross_entropy_raw` and `ece_raw` without it.
    """
    raw, scaled = normalised(leaning), cooled(leaning, temperature)
    scores = {}
    for name, score in SCORES.items():
        scores[name] = round(score(scaled, languages), 6)
        scores[f"{name}_raw"] = round(score(raw, languages), 6)
    return scores

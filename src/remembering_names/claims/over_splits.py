"""Leads that hold on every fresh split, and on other splits as well."""

import math
from collections.abc import Sequence
from statistics import fmean, stdev
from typing import Any

from firsthand.conclusions.room import OVER_SPLITS, STUDENT_T, Room
from firsthand.filters import mean

BySplit = Sequence[Sequence[float]]  # of each split every seed


def accuracy(numbers: Any, key: str) -> list[float]:
    """Return accuracies on each split's test names, means over seeds."""
    study = (
        numbers.splits_ensemble if key == "ensemble" else numbers[key].splits
    )
    return [mean(seeds) for seeds in study.accuracy]


def ahead(
    numbers: Any, ours: Sequence[float], others: Sequence[float], by: float = 0
) -> Room:
    """Return the room of: a score is above another, by more than `by`.

    It has to be on every split; and on other splits of such names, too, as
    far as the interval of the mean lead tells.

    Args:
        numbers: The results, for the sizes of the parts.
        ours: A score of each split.
        others: The other score, of the same splits.
        by: The least lead.
    """
    leads = [a - b - by for a, b in zip(ours, others, strict=True)]
    least = min(*leads, fmean(leads) - half_width(numbers, leads))
    return Room(least / (stdev(leads) or 1.0), OVER_SPLITS)


def ahead_everywhere(
    ours: Sequence[float], others: Sequence[float], by: float = 0
) -> Room:
    """Return the room of: a score is above another on every fresh split."""
    leads = [a - b - by for a, b in zip(ours, others, strict=True)]
    return Room(min(leads) / (stdev(leads) or 1.0), OVER_SPLITS)


def ahead_on_average(
    numbers: Any, ours: Sequence[float], others: Sequence[float], by: float = 0
) -> Room:
    """Return the room of: the interval of the mean lead is above `by`."""
    leads = [a - b - by for a, b in zip(ours, others, strict=True)]
    least = fmean(leads) - half_width(numbers, leads)
    return Room(least / (stdev(leads) or 1.0), OVER_SPLITS)


def half_width(numbers: Any, leads: Sequence[float]) -> float:
    """Return half the 95 % interval of a mean over splits.

    It is wider than the spread over splits alone would make it, because their
    training parts overlap (Nadeau and Bengio 2003).
    """
    added = fmean(numbers.splits.test) / fmean(numbers.splits.train)
    quantile = STUDENT_T[len(leads) - 2]
    return quantile * stdev(leads) * math.sqrt(1 / len(leads) + added)

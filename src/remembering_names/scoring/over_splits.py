"""A score over several splits: its mean, and how sure that mean is.

Each split has its own training names, its own test names and its own runs, so
the spread over splits holds all three kinds of chance. Their training parts
overlap, though, and splits resemble one another more than new names would. The
interval is widened for that as Nadeau and Bengio (2003) propose.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.stats import t as student

from remembering_names.scoring.inference import LEVEL, Interval


def overlap(train: float, test: float) -> float:
    """Return what overlapping training parts add to one over the splits.

    Args:
        train: How many names are trained on, or their share.
        test: How many are tested, or their share.
    """
    return test / train


def corrected_error(values: Sequence[float], added: float) -> float:
    """Return the standard error of a mean over splits.

    Args:
        values: A score of each split, two at least.
        added: As `overlap` returns it; 0 if no two splits share names.

    Raises:
        ValueError: One split has no spread.
    """
    if len(values) < 2:
        raise ValueError("the spread over splits needs two of them at least")
    variance = float(np.var(values, ddof=1))
    return math.sqrt((1 / len(values) + added) * variance)


def corrected_interval(values: Sequence[float], added: float) -> Interval:
    """Return the 95 % interval of a mean over splits; see `corrected_error`."""
    quantile = float(student.ppf((1 + LEVEL) / 2, len(values) - 1))
    half = quantile * corrected_error(values, added)
    mean = float(np.mean(values))
    return [round(mean - half, 6), round(mean + half, 6)]


def summary(values: Sequence[float], added: float) -> dict[str, Any]:
    """Return a score of each split, their mean and its interval."""
    return {
        "by_split": [round(float(value), 6) for value in values],
        "mean": round(float(np.mean(values)), 6),
        "interval": corrected_interval(values, added),
    }

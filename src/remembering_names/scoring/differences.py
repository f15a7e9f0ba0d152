"""Is one model better than another, on other names and with other seeds?

Two models answer the same test names, on several splits, with several runs
each. Three things could have fallen otherwise, and each moves the difference of
the two accuracies:

names     which names were tested, and which of them a run happens to know
runs      how good a run's seed makes it on the whole
training  which names were trained on: what splits differ by beyond the two

Each is estimated from the answers, as a variance; their sum is the square of
the standard error. Interval and p-value both come from it, so that the one
leaves zero out exactly if the other is below .05.
"""

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from remembering_names.scoring.inference import LEVEL, Bits, Interval

Floats = NDArray[np.float64]
Hits = Sequence[Bits]  # of each split: which names each run knew, (R, N)
Keys = Sequence[Sequence[Hashable]]  # of each split: what name it is, (N,)


@dataclass(frozen=True)
class Part:
    """What one kind of chance adds to the uncertainty of a difference.

    Attributes:
        variance: Of the difference.
        freedom: Its degrees of freedom.
    """

    variance: float
    freedom: float


MOST = 1e6  # degrees of freedom, from where Student's t is a normal one


@dataclass(frozen=True)
class Difference:
    """By how much the first of two models is ahead of the second.

    Attributes:
        by_split: The difference of accuracies, means over runs, split by split.
        names: What the choice of names adds.
        runs: What the seeds of both models add.
        training: What the choice of training names adds.
    """

    by_split: Sequence[float]
    names: Part
    runs: Part
    training: Part

    @property
    def mean(self) -> float:
        """The difference, mean over splits."""
        return float(np.mean(self.by_split))

    @property
    def error(self) -> float:
        """Its standard error."""
        parts = (self.names, self.runs, self.training)
        return math.sqrt(sum(part.variance for part in parts))

    @property
    def freedom(self) -> float:
        """The degrees of freedom of the error (Satterthwaite 1946)."""
        parts = (self.names, self.runs, self.training)
        share = sum(p.variance**2 / p.freedom for p in parts if p.variance)
        return min(self.error**4 / share, MOST) if share else MOST

    @property
    def p(self) -> float:
        """The p-value of no difference, two-sided."""
        if not self.error:
            return 1.0 if self.mean == 0 else 0.0
        ratio = abs(self.mean) / self.error
        return float(2 * student.sf(ratio, self.freedom))

    @property
    def interval(self) -> Interval:
        """The 95 % interval of the difference."""
        quantile = float(student.ppf((1 + LEVEL) / 2, self.freedom))
        half = quantile * self.error
        return [self.mean - half, self.mean + half]


def difference(
    first: Hits, second: Hits, names: Keys, added: float
) -> Difference:
    """Return by how much one model is ahead of another.

    Args:
        first: The first model's hits, a (R, N) for each split.
        second: The second's, of the same names; it may have other runs.
        names: What name each column is: one that stands in several test parts,
            or in two languages, counts as one name, not as several.
        added: For overlapping training parts, as `over_splits.overlap` has it.
    """
    apart = [
        one.mean(axis=0) - other.mean(axis=0)
        for one, other in zip(first, second, strict=True)
    ]
    by_split = [float(one.mean()) for one in apart]
    of_names = names_part(apart, names)
    shifts = run_variance(first), run_variance(second)
    runs = [len(hits[0]) for hits in (first, second)]
    a_split = sum(shift / R for shift, R in zip(shifts, runs, strict=True))
    S = len(apart)
    of_runs = Part(a_split / S, S * max(1, sum(runs) - len(runs)))
    own = np.mean([one.var(ddof=1) / len(one) for one in apart])
    of_training = training_part(by_split, float(own) + a_split, added)
    return Difference(by_split, of_names, of_runs, of_training)


def names_part(apart: Sequence[Floats], names: Keys) -> Part:
    """Return what the choice of names adds to a mean over splits.

    Args:
        apart: Of each split, how far the two models' shares of runs that know
            a name are apart, (N,).
        names: What name each is.
    """
    sums: dict[Hashable, float] = {}
    for one, keys in zip(apart, names, strict=True):
        pulls = (one - one.mean()) / len(one) / len(apart)
        for key, pull in zip(keys, pulls.tolist(), strict=True):
            sums[key] = sums.get(key, 0.0) + pull
    G = len(sums)
    squares = sum(pull**2 for pull in sums.values())
    return Part(squares * G / (G - 1), G - 1)


def run_variance(hits: Hits) -> float:
    """Return how far a model's runs differ as a whole, as a variance.

    Two runs differ by luck with single names, too. That is taken off: it is
    what is left when each name and each run has been given its own mean.
    """
    found = []
    for known in hits:
        R, N = known.shape
        if R == 1:
            return 0.0  # a method without seeds
        runs = known.mean(axis=1, keepdims=True)
        left = known - runs - known.mean(axis=0) + known.mean()
        luck = float((left**2).sum()) / (N - 1) / (R - 1)
        found.append(float(runs.var(ddof=1)) - luck / N)
    return max(0.0, float(np.mean(found)))


def training_part(
    by_split: Sequence[float], expected: float, added: float
) -> Part:
    """Return what the choice of training names adds to a mean over splits.

    Args:
        by_split: The difference on each split.
        expected: The variance of one of them that names and runs explain.
        added: For overlapping training parts.
    """
    S = len(by_split)
    if S == 1:
        return Part(0.0, 1)  # cannot be seen
    beyond = float(np.var(by_split, ddof=1)) - expected
    return Part(max(0.0, beyond) * (1 / S + added), S - 1)

"""Clocks and latches: what a run's accuracy at every delay looks like.

A latch holds the symbol: it is right at every delay. A clock turns: its
accuracy comes back every few steps, so that it is right at delays of one kind
and wrong at those between, however long they are. A run is

- a latch, if it is right in `latch` per cent of cases or more at every delay;
- else a clock, if there is a period such that the mean accuracy of delays
  that leave the same remainder, taken over the first half of all delays,
  explains more than `clock` of the variance of the second half;
- else forgetful, if at each of the last tenth of all delays it does as badly
  as guessing, to within `guess` per cent;
- else none of these.

The rule was fixed before any run was judged by it, but for two of its limits:
the longest period was 12 at first, and three clocks turned out to be slower;
and guessing was told by a mean, which a clock that is seldom right has, too.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean, pvariance
from typing import Any

LATCH, CLOCK, FORGETFUL, OTHER = "latch", "clock", "forgetful", "other"
NEAR_BEST = 0.95  # of what the best period explains: a shorter one will do


def kind_of(shares: Sequence[int], rule: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a run is, by its accuracy at every delay.

    Args:
        shares: In per cent, from a delay of one on.
        rule: The limits `latch`, `clock` and `guess`, what guessing scores
            as `chance`, in per cent, and the `longest_period`.

    Returns:
        The `kind`; the `lowest` accuracy and the `mean`, in per cent; the
        `period`, null but for a clock; how much the best period `explains`
        of the second half's variance; its `swing` between the best and the
        worst remainder, in per cent.
    """
    period, explained = best_period(shares, rule["longest_period"])
    means = by_remainder(shares, period)
    found = {
        "lowest": min(shares),
        "mean": round(fmean(shares), 1),
        "period": None,
        "explains": round(explained, 4),
        "swing": round(max(means) - min(means), 1),
    }
    end = shares[-(len(shares) // 10) :]
    if min(shares) >= rule["latch"]:
        return {**found, "kind": LATCH}
    if explained > rule["clock"]:
        return {**found, "kind": CLOCK, "period": period}
    if all(abs(share - rule["chance"]) < rule["guess"] for share in end):
        return {**found, "kind": FORGETFUL}
    return {**found, "kind": OTHER}


def best_period(shares: Sequence[int], longest: int) -> tuple[int, float]:
    """Return the period that explains most, and how much that is.

    A multiple of a period explains as much as the period itself. So it is the
    shortest that explains nearly as much as the best.
    """
    explained = {
        period: explains(shares, period) for period in range(2, longest + 1)
    }
    best = max(explained.values())
    enough = NEAR_BEST * best if best > 0 else best
    period = next(p for p, share in explained.items() if share >= enough)
    return period, explained[period]


def explains(shares: Sequence[int], period: int) -> float:
    """Return how much of the second half's variance the first predicts.

    One if each delay of the second half scores as those of the first that
    leave the same remainder; nought or less if the period says nothing.
    """
    half = len(shares) // 2
    late = shares[half:]
    if not (spread := pvariance(late)):
        return 0.0
    means = by_remainder(shares[:half], period)
    missed = [
        (share - means[(half + n) % period]) ** 2
        for n, share in enumerate(late)
    ]
    return 1 - fmean(missed) / spread


def by_remainder(shares: Sequence[int], period: int) -> list[float]:
    """Return the mean accuracy of every `period`-th delay, from each start."""
    return [fmean(shares[start::period]) for start in range(period)]

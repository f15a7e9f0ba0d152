"""What a few runs tell of a share: an interval, and an exact test."""

from math import comb, sqrt

NORMAL = 1.96  # the two-sided 95 % quantile


def wilson(count: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, from `count` of `of` runs.

    Wilson's: it stays between nought and one, and has a width even where all
    runs or none succeed.
    """
    share, spread = count / of, NORMAL**2 / of
    middle = (share + spread / 2) / (1 + spread)
    root = sqrt(share * (1 - share) / of + spread / of / 4)
    half = NORMAL * root / (1 + spread)
    return middle - half, middle + half


def fisher(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Return how likely the first count would be as large by chance.

    Fisher's exact test, one-sided: if both shares were one, and as many runs
    succeeded in all.

    Args:
        first: How many succeeded, of how many runs.
        second: The same of those that should have the smaller share.
    """
    (a, n), (b, m) = first, second
    most = min(n, a + b)
    ways = sum(comb(n, k) * comb(m, a + b - k) for k in range(a, most + 1))
    return ways / comb(n + m, a + b)

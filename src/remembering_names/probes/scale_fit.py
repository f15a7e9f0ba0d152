"""Power laws: how a cost grows with a size."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log
from statistics import fmean

from scipy import stats

LEVEL = 0.95  # of every interval
BEYOND = 500.0  # the logarithm of more than anything costs


@dataclass(frozen=True)
class PowerLaw:
    r"""A cost that grows as a power of a size.

    $$\log y = \text{level} + \text{exponent} \cdot
      (\log x - \text{centre})$$

    Attributes:
        exponent: By which power the cost grows.
        exponent_error: Half the width of its interval.
        centre: The mean logarithm of the sizes that were measured.
        level: The logarithm of the cost there.
        level_error: Half the width of its interval.
    """

    exponent: float
    exponent_error: float
    centre: float
    level: float
    level_error: float

    def at(self, size: float) -> list[float]:
        """Return the cost of a size: low end, estimate, high end.

        Around their mean the level and the exponent err independently, so
        that their errors add up as the sides of a right angle.
        """
        step = log(size) - self.centre
        middle = self.level + self.exponent * step
        error = hypot(self.level_error, self.exponent_error * step)
        ends = (middle + sign * error for sign in (-1, 0, 1))
        return [exp(min(end, BEYOND)) for end in ends]

    def size_for(self, cost: float) -> float:
        """Return the size that costs this much."""
        return exp(self.centre + (log(cost) - self.level) / self.exponent)

    def figures(self) -> dict[str, float | list[float]]:
        """Return what is stored: the exponent, its interval, the cost of 1."""
        low = self.exponent - self.exponent_error
        high = self.exponent + self.exponent_error
        return {
            "exponent": rounded(self.exponent),
            "interval": [rounded(low), rounded(high)],
            "scale": rounded(self.at(1)[1]),
        }


def fit(sizes: Sequence[float], costs: Sequence[float]) -> PowerLaw:
    """Return the power law nearest to the points, by least squares on logs.

    Raises:
        ValueError: There are fewer than three points, or one is not above
            zero.
    """
    if len(sizes) < 3:
        raise ValueError("a power law with an interval needs three sizes")
    x, y = [log(size) for size in sizes], [log(cost) for cost in costs]
    centre = fmean(x)
    line = stats.linregress([one - centre for one in x], y)
    reach = float(stats.t.ppf((1 + LEVEL) / 2, len(x) - 2))
    return PowerLaw(
        exponent=float(line.slope),
        exponent_error=reach * float(line.stderr),
        centre=centre,
        level=float(line.intercept),
        level_error=reach * float(line.intercept_stderr),
    )


def rounded(value: float) -> float:
    """Return a measured value to the digits that mean something."""
    return float(f"{value:.4g}")

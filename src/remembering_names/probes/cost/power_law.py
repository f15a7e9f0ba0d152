"""How a cost grows with a size: straight lines and power laws."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log
from statistics import fmean

from scipy import stats

from remembering_names.scoring.rounding import significant

LEVEL = 0.95  # of every interval
BEYOND = 500.0  # the logarithm of more than anything costs


@dataclass(frozen=True)
class Line:
    """A straight line through points.

    Attributes:
        slope: By how much it rises.
        slope_error: Half the width of the slope's interval.
        centre: The mean of the points along the line.
        level: Its height there.
        level_error: Half the width of the level's interval.
    """

    slope: float
    slope_error: float
    centre: float
    level: float
    level_error: float

    def at(self, x: float) -> list[float]:
        """Return its height: low end, estimate, high end.

        Around the centre level and slope err independently, so that their
        errors add up as the sides of a right angle.
        """
        step = x - self.centre
        middle = self.level + self.slope * step
        error = hypot(self.level_error, self.slope_error * step)
        return [middle - error, middle, middle + error]

    def where(self, height: float) -> float:
        """Return where it has this height."""
        return self.centre + (height - self.level) / self.slope

    @property
    def interval(self) -> list[float]:
        """Return the ends of the slope's interval."""
        return [self.slope - self.slope_error, self.slope + self.slope_error]


@dataclass(frozen=True)
class PowerLaw:
    r"""A cost that grows as a power of a size.

    $$\log y = \log a + b \log x$$

    Attributes:
        line: It, on the logarithms of both; its slope is the exponent.
    """

    line: Line

    def at(self, size: float) -> list[float]:
        """Return the cost of a size: low end, estimate, high end."""
        return [exp(min(end, BEYOND)) for end in self.line.at(log(size))]

    def figures(self) -> dict[str, float | list[float]]:
        """Return what is stored: the exponent, its interval, the cost of 1."""
        return {
            "exponent": four_digits(self.line.slope),
            "interval": [four_digits(end) for end in self.line.interval],
            "scale": four_digits(self.at(1)[1]),
        }


def fit_line(x: Sequence[float], y: Sequence[float]) -> Line:
    """Return the line nearest to the points, by least squares.

    Raises:
        ValueError: There are fewer than three points.
    """
    if len(x) < 3:
        raise ValueError("a line with an interval needs three points")
    centre = fmean(x)
    line = stats.linregress([one - centre for one in x], y)
    reach = float(stats.t.ppf((1 + LEVEL) / 2, len(x) - 2))
    return Line(
        slope=float(line.slope),
        slope_error=reach * float(line.stderr),
        centre=centre,
        level=float(line.intercept),
        level_error=reach * float(line.intercept_stderr),
    )


def fit(sizes: Sequence[float], costs: Sequence[float]) -> PowerLaw:
    """Return the power law nearest to the points on a logarithmic scale."""
    log_sizes = [log(size) for size in sizes]
    log_costs = [log(cost) for cost in costs]
    return PowerLaw(fit_line(log_sizes, log_costs))


def four_digits(value: float) -> float:
    """Return a measured value to the digits that mean something."""
    return significant(value, 4)

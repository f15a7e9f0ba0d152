"""Numbers along axes, written as pages write them.

Matplotlib writes 1000 and, along a logarithmic axis, powers of ten, whose
exponents are too small for a phone. Here it is 1,000; and powers are left only
where an axis reaches too far for plain numbers.
"""

from math import log10

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import (
    Formatter,
    LogFormatterSciNotation,
    PercentFormatter,
    ScalarFormatter,
)

from firsthand.filters import NBSP

LEAST, MOST = -6, 6  # powers of ten, between which numbers stand in full


class Linear(ScalarFormatter):
    """Numbers of a linear axis, thousands set apart."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Return the label of a tick."""
        text = super().__call__(x, pos)
        whole, dot, rest = text.partition(".")
        digits = whole.lstrip("\N{MINUS SIGN}")
        if not digits.isdecimal():
            return text
        sign = whole.removesuffix(digits)
        return f"{sign}{int(digits):,}{dot}{rest}"


class Logarithmic(LogFormatterSciNotation):
    """Numbers of a logarithmic axis: in full, unless it reaches too far."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Return the label of a tick; none for most of those between."""
        text = super().__call__(x, pos)
        if not text or not isinstance(self.axis, Axis):
            return text
        low, high = sorted(self.axis.get_view_interval())
        seen = [
            one for one in self.axis.get_majorticklocs() if low <= one <= high
        ]
        if any(not LEAST <= round(log10(one)) <= MOST for one in seen):
            return text
        return f"{x:,.6f}".rstrip("0").rstrip(".")


def write_numbers(figure: Figure) -> None:
    """Let a figure's axes write numbers, and per cent, as pages do.

    Args:
        figure: What is drawn already; axes that name their ticks themselves
            keep those names.
    """
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            write_axis(axis)


def write_axis(axis: Axis) -> None:
    """Give one axis its formatters."""
    found = axis.get_major_formatter()
    if isinstance(found, PercentFormatter):
        found.symbol = f"{NBSP}%"
        return
    axis.set_major_formatter(for_pages(found))
    axis.set_minor_formatter(for_pages(axis.get_minor_formatter()))


def for_pages(found: Formatter) -> Formatter:
    """Return what takes the place of one of Matplotlib's own formatters."""
    if type(found) is ScalarFormatter:
        return Linear()
    if isinstance(found, LogFormatterSciNotation):
        return Logarithmic()
    return found

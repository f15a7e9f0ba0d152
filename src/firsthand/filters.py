"""How a number looks: its unit, its rounding and its spread.

Pages call these as filters; figures, tables and alternative texts call them as
functions. So a number has the same digits wherever it stands.

A list holds one value for each seed. Every filter that prints takes either a
list, shown as mean ± sample standard deviation, or a single value.
"""

import math
import statistics
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

TOLD = 12  # digits that count: another order of sums moves later ones
HALF_UP = Context(prec=400, rounding=ROUND_HALF_UP)
NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
TIMES = "\N{MULTIPLICATION SIGN}"
SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")

Value = float | Sequence[float]


def real(value: object) -> float:
    """Return `value` as a float.

    Raises:
        ValueError: it is not a number, or not finite (a run that diverged).
    """
    if value is None:
        raise ValueError(
            "a value is missing, as a run that diverged has none: say so on"
            " the page, and put `| present` first"
        )
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"{value!s:.60} is not a number")
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{number} is not finite: did a run diverge?")
    return number


def present(values: Sequence[Any]) -> list[Any]:
    """Return the values that there are: a run that diverged has none."""
    return [value for value in values if value is not None]


def mean(values: Sequence[float]) -> float:
    """Return the mean over seeds."""
    return statistics.fmean(real(value) for value in values)


def spread(values: Sequence[float]) -> float:
    """Return the sample standard deviation over seeds."""
    return statistics.stdev(real(value) for value in values)


def told(value: float) -> Decimal:
    """Return a value by the digits that count.

    Two sums of the same numbers may differ in the last bit. Where the mean lies
    between two printed digits, that bit must not choose one.
    """
    return Decimal(f"{value:.{TOLD}g}")


def fixed(value: float, digits: int) -> str:
    """Return `value` with `digits` decimals, thousands set apart.

    Halfway between two it goes to the one further from zero, as by hand.
    """
    last = Decimal(1).scaleb(-digits)
    text = f"{told(value).quantize(last, context=HALF_UP):,f}"
    if not text.strip("-0.,"):
        return text.removeprefix("-")
    return text.replace("-", MINUS)


def number(value: Value, digits: int = 2, unit: str = "") -> str:
    """Return a value or a mean ± spread, with its unit."""
    if not isinstance(value, list | tuple):
        return fixed(real(value), digits) + unit
    text = fixed(mean(value), digits)
    if len(value) > 1:
        text += f"{NBSP}±{NBSP}{fixed(spread(value), digits)}"
    return text + unit


def percent(value: Value, digits: int = 1) -> str:
    """Return a fraction as a percentage."""
    return number(scaled(value, 100), digits, f"{NBSP}%")


def per_cent(value: Value, digits: int = 1) -> str:
    """Return a fraction in per cent, for a column that names the unit."""
    return number(scaled(value, 100), digits)


def points(value: Value, digits: int = 1) -> str:
    """Return a difference of two fractions in percentage points."""
    return number(scaled(value, 100), digits, f"{NBSP}percentage points")


def scaled(value: Value, factor: float) -> Value:
    """Return a value, or one for each seed, times `factor`."""
    if isinstance(value, list | tuple):
        return [real(one) * factor for one in value]
    return real(value) * factor


def count(value: Value) -> str:
    """Return a whole number."""
    if not isinstance(value, list | tuple) and real(value) % 1:
        raise ValueError(f"{value!r} is not a whole number")
    return number(value, 0)


def loss(value: Value, digits: int = 3) -> str:
    """Return a cross-entropy in nats, unit left to the sentence."""
    return number(value, digits)


def seconds(value: Value) -> str:
    """Return a duration: whole seconds from ten on, else two digits."""
    size = abs(mean(value) if isinstance(value, list | tuple) else real(value))
    digits = 0 if size >= 10 else 1 if size >= 1 else 2
    return number(value, digits, f"{NBSP}s")


def ratio(value: Value, digits: int = 1) -> str:
    """Return how many times one thing is another."""
    return number(value, digits, f"{NBSP}{TIMES}")


def rate(value: float) -> str:
    """Return a learning rate as it was set, not rounded."""
    return f"{real(value):g}"


def cut(value: float, digits: int) -> Decimal:
    """Return a value to so many digits that are not leading zeros."""
    context = Context(prec=digits, rounding=ROUND_HALF_UP)
    return context.plus(told(real(value)))


def short(value: float, digits: int = 2) -> str:
    """Return a value of any size to so many digits, no zeros at its end."""
    few = cut(value, digits)
    if few and few.adjusted() < -4:
        return scientific(value, digits - 1)
    return f"{few.normalize():f}".replace("-", MINUS)


def scientific(value: float, digits: int = 1) -> str:
    """Return a very small or large value as a power of ten."""
    few = cut(value, digits + 1)
    factor, _, exponent = f"{few:.{digits}e}".partition("e")
    power = str(int(exponent)).translate(SUPERSCRIPTS)
    return f"{fixed(float(factor), digits)}{NBSP}{TIMES}{NBSP}10{power}"


def words(items: Sequence[str]) -> str:
    """Return `a, b and c`."""
    if isinstance(items, str) or not all(isinstance(i, str) for i in items):
        raise ValueError("words needs a list of words")
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


FILTERS: dict[str, Callable[..., Any]] = {
    filter_.__name__: filter_
    for filter_ in (
        count,
        loss,
        mean,
        number,
        per_cent,
        percent,
        points,
        present,
        rate,
        ratio,
        scientific,
        seconds,
        short,
        spread,
        words,
    )
}

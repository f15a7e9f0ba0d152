"""A search along one setting that does not stop at an edge of its grid.

It ends only where the best value has a worse one on either side, or when so
many have been tried that it gives up, and says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Trial:
    """What one value of a setting is worth.

    Attributes:
        value: The setting's.
        merit: By which it is chosen, on validation names.
        accuracy: On validation names.
    """

    value: float
    merit: float
    accuracy: float


@dataclass(frozen=True)
class Grid:
    """Which values to try.

    Attributes:
        values: To begin with, from the smallest to the largest.
        step: How many times larger or smaller the next one beyond is.
        most: How many to try at most.
    """

    values: Sequence[float]
    step: float
    most: int


def search(
    grid: Grid, attempt: Callable[[Sequence[float]], list[Trial]]
) -> list[Trial]:
    """Return what each value is worth, from the smallest to the largest."""
    tried = attempt(grid.values)
    while not is_inside(tried) and len(tried) < grid.most:
        lowest, highest = tried[0].value, tried[-1].value
        is_lowest = best(tried).value == lowest
        beyond = lowest / grid.step if is_lowest else highest * grid.step
        tried = sorted(
            [*tried, *attempt([beyond])], key=lambda trial: trial.value
        )
    return tried


def best(tried: Sequence[Trial]) -> Trial:
    """Return the trial of most merit, of equals the one of least value."""
    return max(tried, key=lambda trial: trial.merit)


def is_inside(tried: Sequence[Trial]) -> bool:
    """Tell whether a smaller and a larger value than the best were tried."""
    return best(tried) not in (tried[0], tried[-1])


def stored(tried: Sequence[Trial]) -> dict[str, Any]:
    """Return what a search is remembered by."""
    return {
        "tried": [asdict(trial) for trial in tried],
        "chosen": best(tried).value,
        "inside": is_inside(tried),
    }

"""What several seeds gave, put together. A run that diverged is None."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import Any, TypeVar

T = TypeVar("T")


def over_seeds(runs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return, for each thing known of a run, the list over runs."""
    return {key: [run[key] for run in runs] for key in runs[0]}


def finished(runs: Iterable[T | None]) -> list[T]:
    """Return what is known of the runs that did not diverge."""
    return [run for run in runs if run is not None]


def mean_over_seeds(values: Iterable[float | None]) -> float:
    """Return the mean of a value over the runs that did not diverge."""
    return fmean(finished(values))


def means_over_seeds(rows: Iterable[Sequence[float] | None]) -> list[float]:
    """Return the mean of each value of a list, over runs likewise."""
    columns = zip(*finished(rows), strict=True)
    return [fmean(column) for column in columns]

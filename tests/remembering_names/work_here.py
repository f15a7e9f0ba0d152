"""A target's work, done here and now instead of by workers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from firsthand.tasks import Task
from remembering_names.root import ROOT


def each(
    function: Callable[..., Any],
    items: Sequence[Any],
    variables: Mapping[str, str] | None = None,
) -> list[Any]:
    """Do the work of each item; with this process's variables, whatever."""
    return [function(item, lambda share: None) for item in items]


def task(
    settings: Any,
    numbers: Any = None,
    weights: Mapping[str, bytes] | None = None,
) -> Task:
    """Return work that is done here and now."""
    return Task(settings, numbers, weights or {}, ROOT, each)

"""Pieces of work whose functions stand in tests."""

import pickle
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from firsthand.tasks import Advance
from firsthand.tracking.fence import place_of
from firsthand.tracking.sources import INSTALLED
from firsthand.workers.calls import ItemCall
from firsthand.workers.local import LocalWorkers, local_workers
from remembering_names.root import ROOT


def piece(function: Callable[[Any, Advance], Any], item: Any) -> ItemCall:
    """Return a function on an item as a piece of work that nobody watches."""
    return ItemCall(None, place_of(ROOT, ROOT), pickle.dumps((function, item)))


def workers(
    jobs: int,
    modules: Iterable[str] = ("numpy",),
    variables: Mapping[str, str] | None = None,
) -> AbstractContextManager[LocalWorkers]:
    """Return workers that find the tests' functions."""
    sources = [str(ROOT), str(INSTALLED)]
    return local_workers(jobs, modules, sources, variables)

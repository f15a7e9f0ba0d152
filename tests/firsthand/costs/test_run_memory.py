"""What all processes of a run hold together."""

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from firsthand.costs import run_memory
from firsthand.costs.run_memory import RunMemory
from firsthand.workers.local import processes, work

MEGABYTE = 1 << 20
kept: list[NDArray[np.uint8]] = []  # a worker's


def keep(size: int, advance: object) -> None:
    """Hold so many megabytes from now on."""
    kept.append(np.ones(size * MEGABYTE, np.uint8))


def test_the_memory_of_a_run_is_that_of_all_its_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(RunMemory, "PAUSE", 0.01)
    with (
        RunMemory() as memory,
        processes(2, lambda name, share: None) as executor,
    ):
        alone = run_memory.held_together()
        for future in [
            executor.submit(work, keep, 150, "one", 1.0) for _ in range(2)
        ]:
            future.result()
        until = time.monotonic() + 30
        while memory.peak < alone + 250 and time.monotonic() < until:
            time.sleep(0.01)
    assert alone + 250 < memory.peak
    assert run_memory.held_together() < memory.peak - 250

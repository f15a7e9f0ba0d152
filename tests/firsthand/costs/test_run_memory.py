"""What all processes of a run hold together."""

import pickle
import time
from pathlib import Path

import numpy as np
import pytest
from tests.pieces import piece, workers

from firsthand.costs import run_memory
from firsthand.costs.run_memory import RunMemory

MEGABYTE = 1 << 20
PATIENCE = 60  # seconds; only what never happens takes them


def hold(item: tuple[str, int], advance: object) -> int:
    """Hold so many megabytes until a file is there."""
    until, size = item
    held = np.ones(size * MEGABYTE, np.uint8)
    while not Path(until).exists():
        time.sleep(0.01)
    return len(held)


def test_the_memory_of_a_run_is_that_of_all_its_processes(
    monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    monkeypatch.setattr(RunMemory, "PAUSE", 0.01)
    with workers(2) as here, RunMemory() as memory:
        alone = run_memory.held_together()
        calls = [piece(hold, (mark, 150)) for _ in range(2)]
        futures = [here.submit(call, lambda share: None) for call in calls]
        until = time.monotonic() + PATIENCE
        while memory.peak < alone + 250 and time.monotonic() < until:
            time.sleep(0.01)
        Path(mark).touch()
        for future in futures:
            answer, _ = future.result()
            assert pickle.loads(answer) == 150 * MEGABYTE
    assert alone + 250 < memory.peak
    assert run_memory.held_together() < memory.peak - 250

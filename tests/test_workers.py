"""What a piece of work costs, and how pieces add up."""

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from remembering_names import peaks
from remembering_names.costs import Cost, Piece
from remembering_names.workers import processes, work

MEGABYTE = 1 << 20
kept: list[NDArray[np.uint8]] = []  # a worker's


def fill(size: int, advance: object) -> int:
    """Hold so many megabytes for a moment; return their sum."""
    return int(np.ones(size * MEGABYTE, np.uint8).sum(dtype=np.int64))


def keep(size: int, advance: object) -> None:
    """Hold so many megabytes from now on."""
    kept.append(np.ones(size * MEGABYTE, np.uint8))


def test_a_target_costs_what_its_pieces_cost() -> None:
    cost = Cost()
    for piece in (
        Piece(1.0, 90.0, 50.0),
        Piece(2.0, 100.0, 40.0),
        Piece(3.0, 80.0, 60.0),
    ):
        cost.add(piece)
    assert (cost.cpu, cost.began) == (6.0, 40.0)
    assert cost.memory == 100.0


def test_a_small_piece_after_a_large_one_is_small() -> None:
    if not peaks.status("VmHWM").strip("0"):
        pytest.fail("this system does not tell a process's peak")
    with processes(1, lambda name, share: None) as executor:
        sizes = [
            executor.submit(work, fill, size, "one", 1.0).result()[1].memory
            for size in (300, 1)
        ]
    assert sizes[0] > sizes[1] + 200


def test_the_memory_of_a_run_is_that_of_all_its_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(peaks.Together, "PAUSE", 0.01)
    with (
        peaks.Together() as memory,
        processes(2, lambda name, share: None) as executor,
    ):
        alone = peaks.held_together()
        for future in [
            executor.submit(work, keep, 150, "one", 1.0) for _ in range(2)
        ]:
            future.result()
        until = time.monotonic() + 30
        while memory.peak < alone + 250 and time.monotonic() < until:
            time.sleep(0.01)
    assert alone + 250 < memory.peak
    assert peaks.held_together() < memory.peak - 250

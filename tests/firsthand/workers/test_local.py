"""What a piece of work costs, and how pieces add up."""

import numpy as np
import pytest

from firsthand.costs import process_memory
from firsthand.costs.costs import Cost, Piece
from firsthand.workers.local import processes, work

MEGABYTE = 1 << 20


def fill(size: int, advance: object) -> int:
    """Hold so many megabytes for a moment; return their sum."""
    return int(np.ones(size * MEGABYTE, np.uint8).sum(dtype=np.int64))


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
    if not process_memory.status("VmHWM").strip("0"):
        pytest.fail("this system does not tell a process's peak")
    with processes(1, lambda name, share: None) as executor:
        sizes = [
            executor.submit(work, fill, size, "one", 1.0).result()[1].memory
            for size in (300, 1)
        ]
    assert sizes[0] > sizes[1] + 200

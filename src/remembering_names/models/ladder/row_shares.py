"""Rows of a batch, shared out among threads.

A compiled function releases the interpreter's lock, so threads of Python do.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from typing import TypeVar

import numpy as np
import torch

from remembering_names.models.ladder.arrays import Array

Result = TypeVar("Result")
LEAST = 8  # rows for which a thread of their own pays


def side_by_side(
    batch: int, work: Callable[[int, int], Result]
) -> list[Result]:
    """Call work with the first and last row of each thread's share.

    There are as many threads as PyTorch may use, but no more than pay.
    """
    count = min(torch.get_num_threads(), batch // LEAST)
    if count < 2:
        return [work(0, batch)]
    edges = [batch * n // count for n in range(count + 1)]
    run = threads(os.getpid()).submit
    others = [run(work, *share) for share in pairwise(edges[1:])]
    return [work(0, edges[1]), *(other.result() for other in others)]


@cache
def threads(process: int) -> ThreadPoolExecutor:
    """Return the threads of a process: one that is forked has none yet."""
    return ThreadPoolExecutor(thread_name_prefix=f"rows-of-{process}")


def added(shares: Sequence[Sequence[Array]]) -> Sequence[Array]:
    """Return the sums of what threads found, array by array."""
    first, *others = shares
    for other in others:
        for total, part in zip(first, other, strict=True):
            np.add(total, part, out=total)
    return first

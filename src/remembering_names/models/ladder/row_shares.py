"""Rows of a batch, shared out among PyTorch's own threads.

A compiled function releases the interpreter's lock, so several threads can run
it at once. PyTorch's threads do not sleep as soon as their work is done: they
go on asking for more for a while. Threads beside them would have to share the
processor with that asking. So the rows are given to PyTorch's threads: those
of the OpenMP library that it has loaded, where that is GNU's. Elsewhere they
are given to threads of Python.
"""

import ctypes
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import torch

from remembering_names.models.ladder.arrays import Array

Result = TypeVar("Result")
Share = tuple[int, int]  # first row, and the one after the last
LEAST = 8  # rows for which a thread of their own pays
BODY = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
# A process that is forked from here has none of PyTorch's threads, and would
# wait for them for ever.
HOME = os.getpid()


def side_by_side(
    batch: int, work: Callable[[int, int], Result]
) -> list[Result]:
    """Call work with the first and last row of each thread's share.

    There are as many threads as PyTorch may use, but no more than pay.
    """
    count = min(torch.get_num_threads(), batch // LEAST)
    if count < 2:
        return [work(0, batch)]
    shares = [*pairwise(batch * n // count for n in range(count + 1))]
    process = os.getpid()
    parallel = openmp() if process == HOME else None
    if parallel is not None:
        return by_openmp(parallel, shares, work)
    first, *others = shares
    run = threads(process).submit
    waiting = [run(work, *share) for share in others]
    return [work(*first), *(one.result() for one in waiting)]


def by_openmp(
    parallel: Callable[..., None],
    shares: Sequence[Share],
    work: Callable[[int, int], Result],
) -> list[Result]:
    """Return what work finds in each share, on the threads of OpenMP.

    Args:
        parallel: Calls a function on several of them, and waits for all.
        shares: The rows of each.
        work: What to call.
    """
    found: dict[int, Result] = {}
    errors: list[BaseException] = []
    left = iter(range(len(shares)))

    def body(_: int | None) -> None:
        # Each takes what is left: there may be fewer threads than shares.
        try:
            for n in left:
                found[n] = work(*shares[n])
        except BaseException as error:  # it cannot pass through OpenMP
            errors.append(error)

    parallel(BODY(body), None, len(shares), 0)
    if errors:
        raise errors[0]
    return [found[n] for n in range(len(shares))]


@cache
def openmp() -> Callable[..., None] | None:
    """Return what runs a function on PyTorch's threads, if it can be found.

    PyTorch loads its OpenMP library for all to see, so nothing is loaded here.
    """
    try:
        parallel: Any = ctypes.CDLL(None).GOMP_parallel
    except (AttributeError, OSError, TypeError):  # another library's threads
        return None
    parallel.argtypes = BODY, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint
    parallel.restype = None
    found: Callable[..., None] = parallel
    return found


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

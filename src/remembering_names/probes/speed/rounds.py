"""Rungs of a ladder and the library in turn, round after round, timed.

All take turns in one process, so that a busy machine slows all of them.
"""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch
from threadpoolctl import ThreadpoolController
from torch import nn
from torch.nn.functional import one_hot

from firsthand.tasks import resolve
from remembering_names.models.classifier import SYMBOLS
from remembering_names.scoring.rounding import significant

# By the key of each rung its `layer`, module:object, and what it `reads`: see
# `models.ladder.rungs`.
Rungs = Mapping[str, Mapping[str, str]]
Work = Callable[[], object]
CPU = time.process_time


@dataclass(frozen=True)
class Point:
    """A size at which to measure: letters T, batch B, hidden H, threads."""

    letters: int
    batch: int
    hidden: int
    threads: int

    def flops(self, gates: int) -> float:
        """Return the operations of the recurrence's three products.

        Each multiplies (B, H) by as many H x H blocks as there are gates, at
        each letter: an addition and a multiplication for each weight.
        """
        return 2 * 3 * gates * self.hidden**2 * self.letters * self.batch


def time_rounds(
    rungs: Rungs, point: Point, seconds: float, least: int = 5
) -> dict[str, list[float]]:
    """Return the seconds of a run of each, round by round.

    Args:
        rungs: What to run, in turn.
        point: The size.
        seconds: For how long, about.
        least: How many rounds at least.
    """
    with threads_of(point.threads):
        runs = {key: learner(rung, point) for key, rung in rungs.items()}
        repeats = {key: calibrate(run) for key, run in runs.items()}
        times: dict[str, list[float]] = {key: [] for key in rungs}
        gc.disable()
        end = time.perf_counter() + seconds
        try:
            rounds = 0
            while time.perf_counter() < end or rounds < least:
                rounds += 1
                for key, run in runs.items():
                    times[key].append(clock(run, repeats[key]))
        finally:
            gc.enable()
    return times


def learner(rung: Mapping[str, str], point: Point) -> Work:
    """Return a function that goes forward and back once.

    It reads letters, and the gradients of all weights come from the last
    hidden state. The library gets its one-hot vectors ready-made.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        letters = torch.randint(SYMBOLS, (point.letters, point.batch))
        layer: nn.Module = resolve(rung["layer"])(SYMBOLS, point.hidden)
    weights = [*layer.parameters()]
    ready = one_hot(letters, SYMBOLS).float()
    inputs = {
        "ready": lambda: ready,
        "one-hot": lambda: one_hot(letters, SYMBOLS).float(),
        "letters": lambda: letters,
    }

    def learn() -> None:
        for weight in weights:
            weight.grad = None
        given = inputs[rung["reads"]]()
        _, state = layer(given)
        h_n = state[0] if isinstance(state, tuple) else state  # an LSTM's, c
        h_n.sum().backward()

    return learn


def calibrate(run: Work, least: float = 5e-3) -> int:
    """Return how many runs take five milliseconds, after some to warm up."""
    for _ in range(3):
        run()
    return max(1, round(least / clock(run, 1)))


def clock(run: Work, repeats: int) -> float:
    """Return the seconds of one run, from several.

    On one thread they are the processor's, which other programs disturb less.
    """
    now = time.perf_counter if torch.get_num_threads() > 1 else CPU
    start = now()
    for _ in range(repeats):
        run()
    return (now() - start) / repeats


def product_rate(size: int, seconds: float) -> float:
    """Return the best rate of one square product, in operations a second."""
    a = np.ones((size, size), np.float32)
    out, tensor = np.empty_like(a), torch.from_numpy(a.copy())
    product = torch.empty_like(tensor)
    runs: list[Work] = [
        lambda: np.matmul(a, a, out),
        lambda: torch.mm(tensor, tensor, out=product),
    ]
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        best = min(best, *(clock(run, 1) for run in runs))
    return three_digits(2 * size**3 / best)


@contextmanager
def threads_of(count: int) -> Iterator[None]:
    """Give PyTorch so many threads for a while, and other BLAS one."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        with ThreadpoolController().limit(limits=1, user_api="blas"):
            yield
    finally:
        torch.set_num_threads(before)


def three_digits(value: float) -> float:
    """Return a measured value to the digits that mean something."""
    return significant(value, 3)

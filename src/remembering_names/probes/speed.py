"""How long the rungs of the ladder take beside `nn.LSTM`.

All take turns in one process, round after round, so that a busy machine slows
all of them; ratios are taken within a round.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from threadpoolctl import ThreadpoolController
from torch import nn
from torch.nn.functional import one_hot

from remembering_names.models.classifier import SYMBOLS
from remembering_names.models.ladder import LIBRARY, RUNGS
from remembering_names.tasks import Advance, Outputs, Task, resolve

LAYERS = {rung.key: rung for rung in (LIBRARY, *RUNGS)}
Run = Callable[[], object]
CPU = time.process_time
Spread = dict[str, float]  # median and quartiles


@dataclass(frozen=True)
class Point:
    """A size at which to measure: letters T, batch B, hidden H, threads."""

    letters: int
    batch: int
    hidden: int
    threads: int

    @property
    def flops(self) -> float:
        """Operations of the recurrence's three products, 2 * 3 * 4 H^2 T B."""
        return 24.0 * self.hidden**2 * self.letters * self.batch


def measure(task: Task) -> Outputs:
    """Measure every rung at every point.

    Returns:
        Under `measurements`: the `points`, the `worst` and the `best` ratio
        of each rung by number of threads, and the `roof`: the best rate of
        products alone.
    """
    ((points, roof),) = task.each(measure_all, [task.configuration])
    keys = [rung.key for rung in RUNGS]
    ratios: dict[str, dict[str, list[float]]] = {}
    for point in points:
        of = ratios.setdefault(point["threads"], {key: [] for key in keys})
        for key in keys:
            of[key].append(point["ratio"][key]["median"])
    names = {threads: f"threads_{threads}" for threads in ratios}
    return {
        "measurements": {
            "points": points,
            "roof": roof,
            **{
                end: {
                    names[threads]: {key: pick(of[key]) for key in keys}
                    for threads, of in ratios.items()
                }
                for end, pick in (("worst", max), ("best", min))
            },
        }
    }


def measure_all(
    settings: Mapping[str, Any], advance: Advance
) -> tuple[list[dict[str, Any]], float]:
    """Return every point's times, and the roof, in one process."""
    points = [
        Point(letters, batch, settings["hidden"], threads)
        for threads in settings["threads"]
        for letters in settings["letters"]
        for batch in settings["batches"]
    ]
    with threads_of(1):
        roof = product_rate(settings["square"], settings["seconds"])
    found = []
    for point in points:
        times = time_rounds([*LAYERS], point, settings["seconds"])
        share = share_of(roof, point, times)
        found.append(described(point, times, LIBRARY.key) | {"share": share})
        advance(1 / len(points))
    return found, roof


def described(
    point: Point, times: Mapping[str, list[float]], against: str
) -> dict[str, Any]:
    """Return what is stored of a point: seconds, and ratios by round."""
    theirs = times[against]
    return {
        **vars(point),
        "rounds": len(theirs),
        "seconds": {key: spread(own) for key, own in times.items()},
        "ratio": {
            key: spread([a / b for a, b in zip(own, theirs, strict=True)])
            for key, own in times.items()
        },
    }


def share_of(
    roof: float, point: Point, times: Mapping[str, list[float]]
) -> Any:
    """Return the share of the roof that each reaches, by its median."""
    whole = roof * point.threads
    return {
        key: rounded(point.flops / statistics.median(own) / whole)
        for key, own in times.items()
    }


def time_rounds(
    keys: Sequence[str], point: Point, seconds: float, least: int = 5
) -> dict[str, list[float]]:
    """Return the seconds of a run of each, round by round.

    Args:
        keys: Which to run, in turn.
        point: The size.
        seconds: For how long, about.
        least: How many rounds at least.
    """
    with threads_of(point.threads):
        runs = {key: learner(key, point) for key in keys}
        repeats = {key: calibrate(run) for key, run in runs.items()}
        times: dict[str, list[float]] = {key: [] for key in keys}
        gc.disable()
        end = time.perf_counter() + seconds
        try:
            while time.perf_counter() < end or len(times[keys[0]]) < least:
                for key, run in runs.items():
                    times[key].append(clock(run, repeats[key]))
        finally:
            gc.enable()
    return times


def learner(key: str, point: Point) -> Run:
    """Return a function that goes forward and back once.

    It reads letters, and the gradients of all weights come from the last
    hidden state. `nn.LSTM` gets its one-hot vectors ready-made.
    """
    rung = LAYERS[key]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        letters = torch.randint(SYMBOLS, (point.letters, point.batch))
        layer: nn.Module = resolve(rung.layer)(SYMBOLS, point.hidden)
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
        given = inputs[rung.reads]()
        _, (h_n, _) = layer(given)
        h_n.sum().backward()

    return learn


def calibrate(run: Run, least: float = 5e-3) -> int:
    """Return how many runs take five milliseconds, after some to warm up."""
    for _ in range(3):
        run()
    return max(1, round(least / clock(run, 1)))


def clock(run: Run, repeats: int) -> float:
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
    found = torch.empty_like(tensor)
    runs: list[Run] = [
        lambda: np.matmul(a, a, out),
        lambda: torch.mm(tensor, tensor, out=found),
    ]
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        best = min(best, *(clock(run, 1) for run in runs))
    return rounded(2 * size**3 / best)


@contextmanager
def threads_of(count: int) -> Iterator[None]:
    """Give PyTorch so many threads for a while, and NumPy's BLAS one."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        with ThreadpoolController().limit(limits=1, user_api="blas"):
            yield
    finally:
        torch.set_num_threads(before)


def spread(values: Sequence[float]) -> Spread:
    """Return the median and the quartiles."""
    low, median, high = statistics.quantiles(values, n=4)
    names = ("low", "median", "high")
    return dict(zip(names, map(rounded, (low, median, high)), strict=True))


def rounded(value: float) -> float:
    """Return three digits."""
    return float(f"{value:.3g}")

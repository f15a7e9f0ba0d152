"""Where the time of each rung goes: products, other arithmetic, the rest."""

import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from torch.autograd import profiler

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.speed.rounds import (
    Point,
    Work,
    learner,
    threads_of,
    three_digits,
)

KINDS = ("products", "elementwise", "copies")
OPERATIONS = {  # parts of names, looked for in this order
    "products": ("mm", "matmul", "dot", "linear"),
    "copies": (
        "cat",
        "stack",
        "copy",
        "clone",
        "index",
        "embedding",
        "one_hot",
        "scatter",
        "fill",
        "zero",
        "_to_",
    ),
    "elementwise": (
        "add",
        "mul",
        "sub",
        "sigmoid",
        "tanh",
        "pow",
        "sum",
        "neg",
    ),
}


def profile(task: Task) -> Outputs:
    """Profile every rung at several batch sizes.

    Returns:
        Under `measurements`, for each batch size (`batch_16`) and each rung,
        the share of the time that each kind of work takes.
    """
    (shares_of_rungs,) = task.each(profile_all, [task.settings])
    return {"measurements": shares_of_rungs}


def profile_all(
    settings: Mapping[str, Any], advance: Advance
) -> dict[str, dict[str, dict[str, float]]]:
    """Return the shares of all rungs, on one thread."""
    shares_of_rungs: dict[str, dict[str, dict[str, float]]] = {}
    with threads_of(1):
        for batch in settings["batches"]:
            point = Point(settings["letters"], batch, settings["hidden"], 1)
            shares_of_rungs[f"batch_{batch}"] = {
                key: shares(learner(rung, point), settings["runs"])
                for key, rung in settings["rungs"].items()
            }
            advance(1 / len(settings["batches"]))
    return shares_of_rungs


def shares(run: Work, runs: int) -> dict[str, float]:
    """Return the share of each kind of work; what is left is overhead.

    The profiler slows what it watches, so it says only how its own time
    divides.
    """
    run()
    spent: defaultdict[str, float] = defaultdict(float)
    with profiler.profile(use_kineto=False) as watch:
        start = time.perf_counter()
        for _ in range(runs):
            run()
        whole = time.perf_counter() - start
    for event in watch.key_averages():
        kind = kind_of(event.key.removeprefix("aten::"))
        if kind and event.key.startswith(("aten::", "mkldnn")):
            spent[kind] += event.self_cpu_time_total / 1e6
    known = {kind: three_digits(spent[kind] / whole) for kind in KINDS}
    return {**known, "overhead": three_digits(max(0, 1 - sum(known.values())))}


def kind_of(operation: str) -> str:
    """Return the kind of work that an operation does; empty: overhead."""
    for kind, parts in OPERATIONS.items():
        if any(part in operation for part in parts):
            return kind
    return ""

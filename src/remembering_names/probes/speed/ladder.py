"""How long the rungs of the ladder take beside `nn.LSTM`.

Ratios are taken within a round.
"""

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.speed.rounds import (
    Point,
    product_rate,
    threads_of,
    three_digits,
    time_rounds,
)

Spread = dict[str, float]  # median and quartiles


def time_rungs(task: Task) -> Outputs:
    """Measure every rung at every point.

    Returns:
        Under `measurements`: the `points`, the `worst` and the `best` ratio
        of each rung by number of threads, and the `roof`: the best rate of
        products alone.
    """
    ((points, roof),) = task.each(measure_all, [task.settings])
    against = task.settings["against"]
    keys = [key for key in task.settings["rungs"] if key != against]
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
    stored = []
    for point in points:
        times = time_rounds(settings["rungs"], point, settings["seconds"])
        share = share_of(roof, point, times)
        stored.append(
            described(point, times, settings["against"]) | {"share": share}
        )
        advance(1 / len(points))
    return stored, roof


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
        key: three_digits(point.flops / statistics.median(own) / whole)
        for key, own in times.items()
    }


def spread(values: Sequence[float]) -> Spread:
    """Return the median and the quartiles."""
    low, median, high = statistics.quantiles(values, n=4)
    names = ("low", "median", "high")
    return dict(zip(names, map(three_digits, (low, median, high)), strict=True))

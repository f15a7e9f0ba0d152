"""How long the rungs of each ladder take beside the library.

Ratios are taken within a round. All of it is measured once with the BLAS
kernels that the libraries choose for this processor, and once, fewer rungs,
with an older processor's.
"""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from firsthand.costs import machine
from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.speed.rounds import (
    Point,
    product_rate,
    threads_of,
    three_digits,
    time_rounds,
)

Spread = dict[str, float]  # median and quartiles
AGAINST = "library"
OWN, OLDER = "own", "older"  # kernels


def time_rungs(task: Task) -> Outputs:
    """Measure every rung at every point.

    Returns:
        Under `measurements`, of each family, the `points`, and the `worst`
        and the `best` ratio of each rung by kernels and number of threads;
        the `roof`: the best rate of products alone; the `machine`, and what
        its libraries ran with each choice of `kernels`.
    """
    settings = task.settings
    variables = {"OPENBLAS_CORETYPE": settings["older"]}
    (own,) = task.each(measure, [{**settings, "kernels": OWN}])
    older = {**settings, **settings["with_older"], "kernels": OLDER}
    (there,) = task.each(measure, [older], variables)
    found: dict[str, Any] = {
        "machine": machine.describe() | {"libraries": own["libraries"]},
        "kernels": {OWN: own["kernels"], OLDER: there["kernels"]},
        "roof": own["roof"],
    }
    for key, stored in own["families"].items():
        both = stored + there["families"][key]
        found[key] = {"points": both, **extremes(both)}
    return {"measurements": found}


def measure(settings: Mapping[str, Any], advance: Advance) -> dict[str, Any]:
    """Return every point's times, and the roof, in one process."""
    with threads_of(1):
        roof = product_rate(settings["square"], settings["seconds"])
    families: dict[str, list[dict[str, Any]]] = {}
    for key, family in settings["families"].items():
        families[key] = []
        for one in points(settings):
            stored = measure_point(family, one, settings, roof)
            families[key].append(stored)
            advance(1 / len(settings["families"]) / len([*points(settings)]))
    return {
        "families": families,
        "roof": roof,
        "kernels": machine.kernels() | {"products": machine.torch_products()},
        "libraries": machine.libraries(),
    }


def points(settings: Mapping[str, Any]) -> Iterator[Point]:
    """Yield the sizes at which to measure."""
    for threads, letters, batch in product(
        settings["threads"], settings["letters"], settings["batches"]
    ):
        yield Point(letters, batch, settings["hidden"], threads)


def measure_point(
    family: Mapping[str, Any],
    point: Point,
    settings: Mapping[str, Any],
    roof: float,
) -> dict[str, Any]:
    """Return what is stored of a point of a family."""
    rungs = family["rungs"]
    if settings["tops_only"]:
        rungs = {key: rungs[key] for key in (AGAINST, family["top"])}
    times = time_rounds(rungs, point, settings["seconds"])
    rate = point.flops(family["gates"]) / (roof * point.threads)
    return {
        "kernels": settings["kernels"],
        **described(point, times, AGAINST),
        **against_goal(times, family["top"], goal(point, settings["goals"])),
        "share": {
            key: three_digits(rate / statistics.median(own))
            for key, own in times.items()
        },
    }


def goal(point: Point, goals: Mapping[str, float]) -> float:
    """Return what a ratio should be at most, alone or in company."""
    return goals["alone" if point.batch == 1 else "in_company"]


def against_goal(
    times: Mapping[str, list[float]], top: str, limit: float
) -> dict[str, Any]:
    """Return a goal, and whether the median ratio reaches it, unrounded."""
    ratio = statistics.median(ratios(times[top], times[AGAINST]))
    return {"goal": limit, "is_reached": ratio <= limit}


def ratios(own: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Return the ratio of two times in each round."""
    return [a / b for a, b in zip(own, theirs, strict=True)]


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
            key: spread(ratios(own, theirs)) for key, own in times.items()
        },
    }


def extremes(stored: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the worst and the best ratio of each rung.

    They are by kernels and by number of threads, of all points that have it.
    """
    found: dict[str, Any] = {"worst": {}, "best": {}}
    for one in stored:
        for end, pick in (("worst", max), ("best", min)):
            of = found[end].setdefault(one["kernels"], {})
            of = of.setdefault(f"threads_{one['threads']}", {})
            for key, ratio in one["ratio"].items():
                if key != AGAINST:
                    of[key] = pick(
                        ratio["median"], of.get(key, ratio["median"])
                    )
    return found


def spread(values: Sequence[float]) -> Spread:
    """Return the median and the quartiles."""
    low, median, high = statistics.quantiles(values, n=4)
    names = ("low", "median", "high")
    return dict(zip(names, map(three_digits, (low, median, high)), strict=True))

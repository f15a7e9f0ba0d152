"""What the watch over targets costs: one target, made with it and without.

Both take turns, each in a fresh process as in any run. The report is loaded
by its package's name only, or this measurement would be stale with every
experiment that is added.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from typing import Any

from firsthand.making.fences import fence
from firsthand.report import Report, load
from firsthand.target import Target
from firsthand.tasks import Advance, Outputs, Task
from firsthand.tracking.fence import Fence, place_of
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.sources import INSTALLED
from firsthand.workers.calls import ItemCall, TargetCall
from firsthand.workers.local import converse, local_workers
from firsthand.workers.nursery import Nursery


def measure(task: Task) -> Outputs:
    """Make a target over and over, watched and unwatched in turn.

    Returns:
        Under `measurements` the quartiles of `ratio`, the processor time
        with the watch over that without, and the median `seconds` without.
    """
    (pairs,) = task.each(time_pairs, [(task.root, task.settings)])
    low, ratio, high = quantiles([one / other for one, other in pairs], n=4)
    seconds = sorted(other for _, other in pairs)[len(pairs) // 2]
    return {
        "measurements": {
            "target": task.settings["target"],
            "ratio": {
                name: round(value, 4)
                for name, value in (
                    ("low", low),
                    ("median", ratio),
                    ("high", high),
                )
            },
            "seconds": round(seconds, 3),
            "rounds": task.settings["rounds"],
        }
    }


def time_pairs(
    item: tuple[Path, Mapping[str, Any]], advance: Advance
) -> list[tuple[float, float]]:
    """Return the processor seconds with the watch and without, by round."""
    root, settings = item
    report = replace(load(f"{settings['package']}.report:REPORT"), root=root)
    quick = {target.name: target for target in report.targets(is_quick=True)}
    target = quick[settings["target"]]
    fingerprints, pairs = Fingerprints(report), []
    bounds = fence(target, fingerprints)
    sources = (str(root / "src"), str(INSTALLED))
    with local_workers(1, fingerprints.libraries(target), sources) as here:
        seconds(here.nursery, report, target, bounds)  # to warm up
        for _ in range(settings["rounds"]):
            watched = seconds(here.nursery, report, target, bounds)
            free = seconds(here.nursery, report, target, None)
            pairs.append((watched, free))
            advance(1 / settings["rounds"])
    return pairs


def seconds(
    nursery: Nursery, report: Report, target: Target, bounds: Fence | None
) -> float:
    """Return the processor seconds of making a target, its pieces too."""
    place, spent = place_of(report.root, report.root), []
    call = TargetCall(
        bounds,
        place,
        target.function,
        target.settings,
        (),
        {},
        tuple(target.writes),
    )

    def hand_out(work: list[bytes]) -> list[bytes]:
        answers = []
        for one in work:
            piece = ItemCall(bounds, place, one)
            answer, cost = converse(nursery, piece, lambda share: None)
            answers.append(answer)
            spent.append(cost.cpu)
        return answers

    _, cost = converse(nursery, call, lambda share: None, hand_out)
    return sum(spent) + cost.cpu

"""What the watch over targets costs: one target, made with it and without.

Both take turns, each in fresh processes as in any run; nothing is stored.
"""

from collections.abc import Iterator, Mapping

from firsthand.making.fences import fence
from firsthand.report import Report
from firsthand.target import Target
from firsthand.tracking.fence import Fence, place_of
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.sources import INSTALLED
from firsthand.workers.calls import ItemCall, TargetCall
from firsthand.workers.local import converse, local_workers
from firsthand.workers.nursery import Nursery


def time_rounds(
    report: Report, name: str, rounds: int
) -> Iterator[tuple[float, float]]:
    """Yield the processor seconds with the watch and without, by round.

    Args:
        report: Whose target.
        name: The target's, which is made as a quick run makes it; it may
            read data, but no results of others.
        rounds: How many.
    """
    quick = {target.name: target for target in report.targets(is_quick=True)}
    target, fingerprints = quick[name], Fingerprints(report)
    bounds = fence(target, fingerprints)
    sources = (str(report.root / "src"), str(INSTALLED))
    with local_workers(1, fingerprints.libraries(target), sources) as here:
        seconds(here.nursery, report, target, bounds)  # to warm up
        for _ in range(rounds):
            watched = seconds(here.nursery, report, target, bounds)
            yield watched, seconds(here.nursery, report, target, None)


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

    def hand_out(
        work: list[bytes], variables: Mapping[str, str]
    ) -> list[bytes]:
        answers = []
        for one in work:
            piece = ItemCall(bounds, place, one, variables)
            answer, cost = converse(nursery, piece, lambda share: None)
            answers.append(answer)
            spent.append(cost.cpu)
        return answers

    _, cost = converse(nursery, call, lambda share: None, hand_out)
    return sum(spent) + cost.cpu

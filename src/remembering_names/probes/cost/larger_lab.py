"""What the lab study would take at twice the size, and with more workers.

One worker and two were measured. More than two are simulated, as any run of
the report is: each pair of them is a machine like this one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from firsthand.costs.simulated_run import Job, simulate
from remembering_names.probes.cost.lab_times import ROWS, Times
from remembering_names.probes.cost.power_law import four_digits

Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Size:
    """How many times the steps, names and seeds there really are."""

    steps: int = 1
    names: int = 1
    seeds: int = 1


SIZES = {
    "now": Size(),
    "steps": Size(steps=2),
    "names": Size(names=2),
    "seeds": Size(seeds=2),
    "all": Size(2, 2, 2),
}


def larger_lab(times: Times, settings: Settings) -> dict[str, Any]:
    """Return the seconds of the lab study, by its size and the workers.

    It trains each model from each seed and asks it all rows once.
    """
    workers = settings["workers"]
    seconds = {
        name: [
            four_digits(ends(times, settings, size, count)) for count in workers
        ]
        for name, size in SIZES.items()
    }
    return {"workers": workers, "seconds": seconds}


def ends(times: Times, settings: Settings, size: Size, workers: int) -> float:
    """Return when the study ends, in seconds from its start."""
    jobs = [
        job(times, settings, size, key, workers) for key in settings["models"]
    ]
    return max(bar.end for bar in simulate(jobs, workers))


def job(
    times: Times, settings: Settings, size: Size, key: str, workers: int
) -> Job:
    """Return the runs of one model, a piece each.

    With two workers or more, both cores of a machine are at work.
    """
    step = (
        times.middle("one", key)
        if workers == 1
        else 2 * times.middle("two", key)
    )
    steps = size.steps * settings["full_steps"]
    piece = steps * step + times.middle(ROWS[size.names], key)
    pieces = (piece,) * (size.seeds * len(settings["seeds"]))
    return Job(key, frozenset(), (pieces,), takes_measurements=False)

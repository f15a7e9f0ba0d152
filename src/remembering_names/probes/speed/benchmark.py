"""What `scripts/benchmark.py` measures, and how it shows that."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from remembering_names.models.ladder.rungs import LIBRARY, RUNGS
from remembering_names.probes.speed.ladder import described
from remembering_names.probes.speed.rounds import Point, time_rounds


def compare(
    options: Namespace, threads: int, letters: int, batch: int
) -> dict[str, Any]:
    """Return the times of the named rungs, and their ratios, at one size."""
    point = Point(letters, batch, options.hidden, threads)
    known = {rung.key: rung.settings for rung in (LIBRARY, *RUNGS)}
    keys = dict.fromkeys([options.against, *(options.names or known)])
    rungs = {key: known[key] for key in keys}
    times = time_rounds(rungs, point, 0, options.rounds)
    return described(point, times, options.against)


def show(
    points: Sequence[Mapping[str, Any]], labels: Mapping[str, str]
) -> None:
    """Print a table of all sizes: median, quartiles, ratio."""
    table = Table(caption="medians, with quartiles in brackets")
    for column in ("threads", "letters", "batch", "", "ms", "ratio"):
        table.add_column(column, justify="left" if not column else "right")
    for point in points:
        size = [str(point[key]) for key in ("threads", "letters", "batch")]
        for key, seconds in point["seconds"].items():
            table.add_row(
                *size,
                labels[key],
                printed(seconds, 1e3),
                printed(point["ratio"][key]),
            )
            size = [""] * 3
        table.add_section()
    Console().print(table)


def printed(spread: Mapping[str, float], factor: float = 1) -> str:
    """Return a median with its quartiles."""
    median, low, high = (
        f"{spread[key] * factor:.3g}" for key in ("median", "low", "high")
    )
    return f"{median} ({low} to {high})"

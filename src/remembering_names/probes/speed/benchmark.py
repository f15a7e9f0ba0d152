"""What `scripts/benchmark.py` measures, and how it shows that."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from firsthand.costs import machine
from firsthand.errors import ReportError
from remembering_names.models.ladder.rungs import FAMILIES, GOALS, Family
from remembering_names.probes.speed.ladder import (
    AGAINST,
    against_goal,
    described,
    goal,
)
from remembering_names.probes.speed.rounds import Point, time_rounds
from remembering_names.scoring.rounding import significant


class RungError(ReportError):
    """No ladder that was asked for has the rungs that were."""


class KernelError(ReportError):
    """The BLAS here does not have the kernel that was asked for."""


def compare(options: Namespace) -> Iterator[dict[str, Any]]:
    """Yield the times of rungs, and their ratios, at each size.

    Raises:
        RungError: There are none.
    """
    sizes = [*product(options.threads, options.letters, options.batch)]
    asked = {family.key: chosen(family, options) for family in FAMILIES}
    if not any(asked.values()):
        names = ", ".join([*options.names, options.against])
        raise RungError(f"no layer that was asked for has all of {names}")
    for family in FAMILIES:
        rungs = asked[family.key]
        for threads, letters, batch in sizes if rungs else ():
            point = Point(letters, batch, options.hidden, threads)
            times = time_rounds(rungs, point, 0, options.rounds)
            found = described(point, times, options.against)
            if options.against == AGAINST and family.top in times:
                limit = goal(point, GOALS)
                found |= against_goal(times, family.top, limit)
            yield {"family": family.key, **found}


def chosen(family: Family, options: Namespace) -> dict[str, Any]:
    """Return those rungs of a family that are asked for; none if it has none.

    What ratios are taken of comes first.
    """
    known = {rung.key: rung.settings for rung in family.ways}
    asked = [key for key in options.names or known if key in known]
    if family.key not in options.family or options.against not in known:
        return {}
    keys = dict.fromkeys([options.against, *asked]) if asked else {}
    return {key: known[key] for key in keys}


def surroundings(kernel: str | None) -> dict[str, Any]:
    """Return what this process measures on: machine, libraries, kernels.

    Args:
        kernel: What OpenBLAS was told to take; None if it has the choice.

    Raises:
        KernelError: It has taken another.
    """
    found = machine.kernels()
    taken = [name for name in found.values() if name.startswith("openblas")]
    if kernel and f"openblas {kernel}".lower() not in map(str.lower, taken):
        has = ", ".join(sorted({*taken})) or "no OpenBLAS"
        raise KernelError(f"there is no kernel {kernel} here, but {has}")
    return {
        **machine.describe(),
        "libraries": machine.libraries(),
        "kernels": found | {"products": machine.torch_products()},
    }


def show(
    around: Mapping[str, Any], points: Sequence[Mapping[str, Any]]
) -> None:
    """Print what it was measured on, and a table for each size."""
    console = Console(highlight=False)
    console.print(*head(around), sep="\n")
    for point in points:
        console.print("", title(point), table(point), sep="\n")
    console.print("medians, with quartiles in brackets")


def head(around: Mapping[str, Any]) -> Iterator[str]:
    """Yield lines that say what it was measured on."""
    kernels = {**around["kernels"]}
    versions = {"python": around["python"], **around["libraries"]}
    yield f"{around['processor']}, {around['cores']} cores, {around['system']}"
    yield ", ".join(f"{name} {version}" for name, version in versions.items())
    instructions, products = kernels.pop("torch"), kernels.pop("products")
    yield f"torch: instructions {instructions}, products by {products}"
    for library, kernel in kernels.items():
        yield f"{library}: {kernel}, one thread"


def title(point: Mapping[str, Any]) -> str:
    """Return a point's size, its goal, and whether it is reached."""
    size = ", ".join(
        f"{name} {point[name]}"
        for name in ("threads", "letters", "batch", "hidden")
    )
    if "goal" not in point:
        return size
    said = "reached" if point["is_reached"] else "missed"
    top = labels(point)[family_of(point).top]
    return f"{size}; goal for {top}, {point['goal']}: {said}"


def table(point: Mapping[str, Any]) -> Table:
    """Return a table of a size: median, quartiles, ratio."""
    made = Table(box=box.SIMPLE)
    for column in ("", "ms", "ratio"):
        made.add_column(column, justify="right" if column else "left")
    named = labels(point)
    for key, seconds in point["seconds"].items():
        ratio = point["ratio"][key]
        made.add_row(named[key], printed(seconds, 1e3), printed(ratio))
    return made


def family_of(point: Mapping[str, Any]) -> Family:
    """Return the family of which a point was measured."""
    return next(one for one in FAMILIES if one.key == point["family"])


def labels(point: Mapping[str, Any]) -> dict[str, str]:
    """Return the label of each rung of a point's family."""
    return {rung.key: rung.label for rung in family_of(point).ways}


def printed(spread: Mapping[str, float], factor: float = 1) -> str:
    """Return a median with its quartiles, to three digits."""
    median, low, high = (
        f"{significant(spread[key] * factor, 3):,g}"
        for key in ("median", "low", "high")
    )
    return f"{median} ({low} to {high})"

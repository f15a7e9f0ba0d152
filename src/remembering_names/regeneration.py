"""Bring the report up to date, or say what is stale."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remembering_names import (
    ReportError,
    changes,
    claims,
    freshness,
    results,
)
from remembering_names.experiments import targets
from remembering_names.freshness import Target, Tree
from remembering_names.names import ROOT, read_names

COSTS = f"{results.MEASUREMENTS}/costs.json"
GUARD = ".regenerate.lock"
OUTPUTS = (
    "data/results",
    "data/weights",
    "data/measurements",
    "docs/generated",
)


class RegenerationError(ReportError):
    """The report cannot be brought up to date; says why in one line."""


def check(root: Path = ROOT) -> list[str]:
    """Return a line for each thing that is stale; none if all is fresh."""
    tree = Tree(root, root)
    stale = [
        f"{target.name}: {change}"
        for target, found in states(targets(), tree)
        for change in found
    ]
    return [*stale, *unmade(root), *claims.broken(root)]


def states(
    found: list[Target], tree: Tree
) -> Iterator[tuple[Target, list[str]]]:
    """Yield each target with the ways in which it is stale."""
    lock, fixed = freshness.read_lock(tree), freshness.Fixed(tree.root)
    for target in found:
        inputs = fixed.inputs(target)
        yield target, list(freshness.changes(target, inputs, lock, tree))


def unmade(root: Path) -> Iterator[str]:
    """Yield each file among the results, or target, that nothing makes."""
    names = {target.name for target in targets()}
    for name in sorted(freshness.read_lock(Tree(root, root)).keys() - names):
        yield f"{name}: nothing makes it any more; run scripts/regenerate.py"
    made = {file for target in targets() for file in target.writes.values()}
    made |= {*freshness.LOCKS, COSTS}
    for folder in OUTPUTS:
        for path in sorted((root / folder).rglob("*")):
            file = path.relative_to(root).as_posix()
            if path.is_file() and file not in made:
                yield f"{file}: no experiment makes it; delete it"


def overview(root: Path = ROOT) -> Iterator[str]:
    """Yield a line for each target: fresh or stale, and its last cost."""
    tree = Tree(root, root)
    spent = costs(tree)["targets"]
    for target, stale in states(targets(), tree):
        cost = spent.get(target.name, {"wall": 0, "cpu": 0, "memory": 0})
        yield (
            f"{'stale' if stale else 'fresh'}  {target.name:32}"
            f"{cost['wall']:8.1f} s {cost['cpu']:8.1f} CPU s "
            f"{cost['memory']:6.0f} MB"
        )


def costs(tree: Tree) -> dict[str, Any]:
    """Return what each target cost when it was last made."""
    file = tree.outputs / COSTS
    if not file.exists():
        return {"targets": {}}
    return dict(results.read(file, f"{results.RESTORE}, or delete it"))


@dataclass(frozen=True)
class Order:
    """What to bring up to date.

    Attributes:
        names: Experiments or targets; none means all.
        is_forced: Whether to make them even if they are fresh.
        jobs: How many worker processes.
        tree: Where to read and write.
        dask: The address of a Dask scheduler that has workers of its own.
    """

    names: tuple[str, ...]
    is_forced: bool
    jobs: int
    tree: Tree
    dask: str | None = None

    @property
    def is_quick(self) -> bool:
        """Whether this is a tiny run into a folder of its own."""
        return self.tree.outputs != self.tree.root


def regenerate(order: Order) -> list[str]:
    """Bring the report up to date.

    Returns:
        A line for each number that moved.

    Raises:
        RegenerationError: Unknown names, wrong library versions, or another
            run in the same tree.
    """
    from filelock import FileLock, Timeout

    read_names(order.tree.root)  # damaged data stops here, by name
    order.tree.outputs.mkdir(parents=True, exist_ok=True)
    guard = FileLock(order.tree.outputs / GUARD)
    try:
        with guard.acquire(timeout=0):
            for folder in ("data", "docs"):  # what a killed run has left
                for left in (order.tree.outputs / folder).rglob(".*.new"):
                    left.unlink()
            return make(order)
    except Timeout:
        raise RegenerationError(
            f"{order.tree.outputs}: another run is at work here; "
            "wait for it to end, or stop it"
        ) from None


def make(order: Order) -> list[str]:
    """Make what is stale; return which numbers moved."""
    found = targets(order.is_quick)
    meant, names = select(order.names, found), {t.name for t in found}
    forget_others(names, order.tree)
    needed = related(meant, found)
    if not order.is_forced and not any(
        s for _, s in states(needed, order.tree)
    ):
        return []  # before anything is imported that takes its time

    from remembering_names.peaks import Together
    from remembering_names.places import places
    from remembering_names.progress import Board
    from remembering_names.schedule import Schedule
    from remembering_names.workers import Cost

    before, spent = changes.numbers(order.tree), costs(order.tree)
    pending = longest_first(needed, spent)
    forced = frozenset(meant if order.is_forced else ())
    whole = Cost()
    with (
        Together() as memory,
        Board() as board,
        places(order.jobs, order.dask, needed, board) as place_of,
    ):
        schedule = Schedule(pending, forced, order.tree, place_of, board)
        for target, cost in schedule.run():
            whole.cpu += cost.cpu
            spent["targets"][target.name] = cost.figures()
            write_costs(spent, order.tree)
    if len(forced) == len(found) and not order.dask:  # all of it here
        whole.stop()
        whole.memory = memory.peak
        spent["whole"] = {**whole.figures(), "jobs": order.jobs}
        write_costs(spent, order.tree)
    return changes.moved(before, changes.numbers(order.tree))


def forget_others(names: set[str], tree: Tree) -> None:
    """Drop records of targets with other names: those that are no more."""
    freshness.forget_others(names, tree)
    spent = costs(tree)
    if others := spent["targets"].keys() - names:
        for name in others:
            del spent["targets"][name]
        write_costs(spent, tree)


def select(names: tuple[str, ...], found: list[Target]) -> set[str]:
    """Return the targets that `names` mean, by their own names.

    Raises:
        RegenerationError: Nothing has one of the names.
    """
    meant: set[str] = set()
    for name in names:
        matches = {
            t.name for t in found if name in (t.name, *t.name.split("."))
        }
        if not matches:
            known = ", ".join({t.name.split(".")[-1]: 0 for t in found})
            raise RegenerationError(
                f"no experiment is called {name!r}; there are {known}"
            )
        meant |= matches
    return meant or {target.name for target in found}


def related(meant: set[str], found: list[Target]) -> list[Target]:
    """Return what `meant` needs, itself, and all that depends on it."""
    maker = {file: t for t in found for file in t.writes.values()}
    needed = {t.name for t in found if t.name in meant}
    chosen = set(needed)
    for target in found:  # makers stand before those who read them
        if chosen & {maker[file].name for file in target.results}:
            chosen.add(target.name)
    for target in reversed(found):
        if target.name in chosen:
            chosen |= {maker[file].name for file in target.results}
    return [target for target in found if target.name in chosen]


def longest_first(pending: list[Target], spent: dict[str, Any]) -> list[Target]:
    """Return `pending` by its last cost, so that no long work comes last."""

    def cost(target: Target) -> float:
        return -float(spent["targets"].get(target.name, {}).get("cpu", 0))

    return sorted(pending, key=cost)


def write_costs(spent: dict[str, Any], tree: Tree) -> None:
    """Store what targets cost, with the machine they were made on."""
    from remembering_names.workers import machine

    content = results.dumps({**spent, "machine": machine()})
    results.write(tree.outputs / COSTS, content.encode())

"""Bring the report up to date."""

from dataclasses import dataclass

from remembering_names import ReportError, changes, costs, lockfile
from remembering_names.checking import states
from remembering_names.experiments import targets
from remembering_names.freshness import Target, Tree
from remembering_names.names import read_names

GUARD = ".regenerate.lock"


class RegenerationError(ReportError):
    """The report cannot be brought up to date; says why in one line."""


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
    for record in (lockfile, costs):
        record.forget_others(names, order.tree)  # targets that are no more
    needed = related(meant, found)
    if not order.is_forced and not any(
        s for _, s in states(needed, order.tree)
    ):
        return []  # before anything is imported that takes its time

    from remembering_names.places import places
    from remembering_names.progress import Board
    from remembering_names.run_memory import RunMemory
    from remembering_names.schedule import Schedule

    before, spent = changes.numbers(order.tree), costs.read(order.tree)
    pending = costs.longest_first(needed, spent)
    forced = frozenset(meant if order.is_forced else ())
    whole = costs.Cost()
    with (
        RunMemory() as memory,
        Board() as board,
        places(order.jobs, order.dask, needed, board) as place_of,
    ):
        schedule = Schedule(pending, forced, order.tree, place_of, board)
        for target, cost in schedule.run():
            whole.cpu += cost.cpu
            spent["targets"][target.name] = cost.figures()
            costs.write(spent, order.tree)
    if len(forced) == len(found) and not order.dask:  # all of it here
        whole.stop()
        whole.memory = memory.peak
        spent["whole"] = {**whole.figures(), "jobs": order.jobs}
        costs.write(spent, order.tree)
    return changes.moved(before, changes.numbers(order.tree))


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

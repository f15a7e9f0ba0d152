"""Bring the report up to date."""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.costs import costs
from firsthand.errors import ReportError
from firsthand.making import moved_numbers, second_record
from firsthand.making.checking import states
from firsthand.report import Report
from firsthand.target import Target, Tree
from firsthand.tracking import lockfile
from firsthand.tracking.freshness import Fingerprints

GUARD = ".regenerate.lock"


class RegenerationError(ReportError):
    """The report cannot be brought up to date; says why in one line."""


@dataclass(frozen=True)
class Order:
    """What to bring up to date.

    Attributes:
        report: Whose targets.
        names: Experiments or targets; none means all.
        is_forced: Whether to make them even if they are fresh.
        jobs: How many worker processes.
        tree: Where to read and write.
        dask: The address of a Dask scheduler that has workers of its own.
        is_second: Whether this is a run with the code of another kind of
            processor, into a folder of its own.
    """

    report: Report
    names: tuple[str, ...]
    is_forced: bool
    jobs: int
    tree: Tree
    dask: str | None = None
    is_second: bool = False

    @property
    def is_quick(self) -> bool:
        """Whether this is a tiny run into a folder of its own."""
        return self.tree.into != self.tree.root and not self.is_second

    @property
    def targets(self) -> list[Target]:
        """All that such a run can make."""
        if self.is_second:
            return second_record.targets(self.report)
        return self.report.targets(self.is_quick)

    @property
    def variables(self) -> Mapping[str, str]:
        """Those of the environment of its processes, if they have some."""
        return self.report.second_kernels if self.is_second else {}


def regenerate(order: Order) -> list[str]:
    """Bring the report up to date.

    Returns:
        A line for each number that moved.

    Raises:
        RegenerationError: Unknown names, wrong library versions, or another
            run in the same tree.
    """
    from filelock import FileLock, Timeout

    order.report.check_data(order.tree.root)  # damaged data stops here
    order.tree.into.mkdir(parents=True, exist_ok=True)
    guard = FileLock(order.tree.into / GUARD)
    try:
        with guard.acquire(timeout=0):
            for folder in ("data", "docs"):  # what a killed run has left
                for left in (order.tree.into / folder).rglob(".*.new"):
                    left.unlink()
            return make(order)
    except Timeout:
        raise RegenerationError(
            f"{order.tree.into}: another run is at work here; "
            "wait for it to end, or stop it"
        ) from None


def make(order: Order) -> list[str]:
    """Make what is stale; return which numbers moved."""
    found = order.targets
    meant, names = select(order.names, found), {t.name for t in found}
    for record in (lockfile, costs):
        record.prune(names, order.tree)  # targets that are no more
    needed = related(meant, found)
    fingerprints = Fingerprints(order.report, order.variables)
    inputs = fingerprints.all_inputs(needed)
    stale = {t.name for t, why in states(needed, inputs, order.tree) if why}
    forced = frozenset(meant if order.is_forced else ())
    if not stale | forced:
        return []  # before anything is imported that takes its time

    from firsthand.making.run import Plan, run

    before = moved_numbers.numbers(order.tree)
    plan = Plan(needed, inputs, forced, stale | forced, fingerprints)
    whole = run(plan, order.report, order.tree, order.jobs, order.dask)
    if len(forced) == len(found) and not order.dask:  # all of it, here
        spent = costs.read(order.tree)
        figures = {**whole.figures(), "jobs": order.jobs}
        spent["whole"] = {**figures, "targets": len(found)}
        costs.write(spent, order.tree)
    return moved_numbers.moved(before, moved_numbers.numbers(order.tree))


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
            known = ", ".join(
                dict.fromkeys(t.name.split(".")[-1] for t in found)
            )
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
        if chosen & {maker[file].name for file in target.reads}:
            chosen.add(target.name)
    for target in reversed(found):
        if target.name in chosen:
            chosen |= {maker[file].name for file in target.reads}
    return [target for target in found if target.name in chosen]

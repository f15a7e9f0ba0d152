"""What making targets cost: counted, stored and read again."""

import math
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from firsthand import results
from firsthand.bounds import within_bounds
from firsthand.costs import machine
from firsthand.encoding import dumps
from firsthand.target import Target, Tree

FILE = f"{results.MEASUREMENTS}/costs.json"
ADVICE = f"{results.RESTORE}, or delete it"


class Piece(NamedTuple):
    """What one piece of work took.

    Attributes:
        cpu: Processor seconds.
        memory: The most that the process held meanwhile, in megabytes.
        began: When, by the system's clock.
        kernels: The variant of its code that each library took.
        opened: The files of the report that it opened.
    """

    cpu: float
    memory: float
    began: float
    kernels: Mapping[str, str]
    opened: Collection[str]


@dataclass
class Cost:
    """What making one target took, or all of them together.

    Attributes:
        started: When it was handed out, by the system's clock.
        began: When a worker first took a piece of it.
        wall: Seconds from then to the end.
        cpu: Processor seconds, all workers together.
        memory: The most that any process held meanwhile, in megabytes.
        rounds: The processor seconds of each piece that was handed out; the
            pieces of one round side by side, one round after the other.
        kernels: The variants of its code that each library took.
        opened: The files of the report that were opened.
    """

    started: float = field(default_factory=time.time)
    began: float = math.inf
    wall: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    rounds: list[list[float]] = field(default_factory=list)
    kernels: dict[str, set[str]] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)

    def add(self, piece: Piece) -> None:
        """Count one finished piece of work."""
        self.began = min(self.began, piece.began)
        self.cpu += piece.cpu
        self.memory = max(self.memory, piece.memory)
        for library, kernel in piece.kernels.items():
            self.kernels.setdefault(library, set()).add(kernel)
        self.opened.update(piece.opened)

    def stop(self) -> None:
        """Stop the clock on the wall."""
        begun = math.isfinite(self.began)
        self.wall = time.time() - (self.began if begun else self.started)

    def figures(self) -> dict[str, Any]:
        """Return what is stored: seconds, and megabytes."""
        return {
            "wall": round(self.wall, 3),
            "cpu": round(self.cpu, 3),
            "memory": round(self.memory, 1),
            "rounds": [
                [round(piece, 3) for piece in pieces] for pieces in self.rounds
            ],
        }


def read(tree: Tree) -> dict[str, Any]:
    """Return what each target cost when it was last made.

    Raises:
        ResultError: The file is damaged, or of another shape.
    """
    path = tree.into / FILE
    if not path.exists():
        return {"targets": {}}
    with within_bounds([path], ADVICE):
        spent = results.read(path, ADVICE)
    targets, whole = spent.get("targets"), spent.get("whole")
    if not (isinstance(targets, dict) and all(map(is_cost, targets.values()))):
        problem = "its `targets` have no wall, cpu, memory and rounds"
    elif whole is not None and not (
        is_cost(whole) and whole.keys() >= {"jobs", "targets"}
    ):
        problem = "its `whole` has no wall, cpu, memory, jobs and targets"
    else:
        return dict(spent)
    raise results.ResultError(f"{path}: damaged ({problem}); {ADVICE}")


def is_cost(value: Any) -> bool:
    """Tell whether a value is what is stored of a target, or of a run."""
    if not isinstance(value, dict):
        return False
    rounds = value.get("rounds", [])
    return (
        all(is_number(value.get(key)) for key in ("wall", "cpu", "memory"))
        and isinstance(rounds, list)
        and all(isinstance(pieces, list) for pieces in rounds)
        and all(is_number(piece) for pieces in rounds for piece in pieces)
    )


def is_number(value: Any) -> bool:
    """Tell whether a value is a number of JSON."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def write(spent: dict[str, Any], tree: Tree) -> None:
    """Store what targets cost, with the machine they were made on."""
    content = dumps({**spent, "machine": machine.describe()})
    results.write(tree.into / FILE, content.encode())


def prune(names: set[str], tree: Tree) -> None:
    """Drop records of targets with other names: those that are no more."""
    spent = read(tree)
    if others := spent["targets"].keys() - names:
        for name in others:
            del spent["targets"][name]
        write(spent, tree)


def longest_first(
    pending: list[Target], spent: Mapping[str, Any]
) -> list[Target]:
    """Return `pending` by its last cost, so that no long work comes last."""

    def cost(target: Target) -> float:
        return -float(spent["targets"].get(target.name, {}).get("cpu", 0))

    return sorted(pending, key=cost)

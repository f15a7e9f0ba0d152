"""What making targets cost: counted, stored and read again."""

import math
import time
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from remembering_names import machine, results
from remembering_names.freshness import Target, Tree

FILE = f"{results.MEASUREMENTS}/costs.json"


class Piece(NamedTuple):
    """What one piece of work took.

    Attributes:
        cpu: Processor seconds.
        memory: The most that the process held meanwhile, in megabytes.
        began: When, by the system's clock.
    """

    cpu: float
    memory: float
    began: float = math.inf


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
    """

    started: float = field(default_factory=time.time)
    began: float = math.inf
    wall: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    rounds: list[list[float]] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Count one finished piece of work."""
        self.began = min(self.began, piece.began)
        self.cpu += piece.cpu
        self.memory = max(self.memory, piece.memory)

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
    """Return what each target cost when it was last made."""
    file = tree.outputs / FILE
    if not file.exists():
        return {"targets": {}}
    return dict(results.read(file, f"{results.RESTORE}, or delete it"))


def write(spent: dict[str, Any], tree: Tree) -> None:
    """Store what targets cost, with the machine they were made on."""
    content = results.dumps({**spent, "machine": machine.describe()})
    results.write(tree.outputs / FILE, content.encode())


def forget_others(names: set[str], tree: Tree) -> None:
    """Drop records of targets with other names: those that are no more."""
    spent = read(tree)
    if others := spent["targets"].keys() - names:
        for name in others:
            del spent["targets"][name]
        write(spent, tree)


def longest_first(pending: list[Target], spent: dict[str, Any]) -> list[Target]:
    """Return `pending` by its last cost, so that no long work comes last."""

    def cost(target: Target) -> float:
        return -float(spent["targets"].get(target.name, {}).get("cpu", 0))

    return sorted(pending, key=cost)

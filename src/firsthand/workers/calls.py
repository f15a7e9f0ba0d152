"""What is said between a run and the processes that work for it.

A run never loads what the work is made of: functions, items and answers go
through it as bytes. A process answers in tuples of plain values, since it
forgets all first-party classes before it begins.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from firsthand.errors import ReportError
from firsthand.tracking.fence import Fence, Place

# The first of what a process says, and what follows it.
PROGRESSED = "progressed"  # the share of the call just done
HANDED_OUT = "handed out"  # work for others, and their variables
FINISHED = "finished"  # the answer, and what it took: the fields of a `Piece`
FAILED = "failed"  # the problem in a line, and where, if it is the code's


@dataclass(frozen=True)
class ItemCall:
    """A function on an item; the answer comes pickled.

    Attributes:
        fence: What it may use; None if it may use anything.
        place: Where the report lies.
        work: The function and the item, pickled.
        variables: Of the environment of its process, beside all others'.
    """

    fence: Fence | None
    place: Place
    work: bytes
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TargetCall:
    """A target's function; the answer is the content of each file, by role.

    Attributes:
        fence: What it may use; None if it may use anything.
        place: Where the report lies.
        function: module:object.
        settings: The target's.
        numbers: The files that hold the results it reads.
        weights: The files that hold the weights it reads, by result.
        roles: Of its outputs.
    """

    fence: Fence | None
    place: Place
    function: str
    settings: Mapping[str, Any]
    numbers: tuple[Path, ...]
    weights: Mapping[str, Path]
    roles: tuple[str, ...]


Call = ItemCall | TargetCall


class CallError(ReportError):
    """A call failed; says why in a line.

    Attributes:
        trace: Where, if it is the code's fault; else "".
    """

    def __init__(self, problem: str, trace: str = "") -> None:
        super().__init__(problem)
        self.trace = trace


class WorkerLostError(ReportError):
    """A process has ended before its call."""

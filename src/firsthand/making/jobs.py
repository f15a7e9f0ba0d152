"""Targets on their way to be made, and who shows that."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from firsthand.costs.costs import Cost
from firsthand.target import Target


class Shown(Protocol):
    """Shows what is under way."""

    def start(self, name: str) -> None:
        """Show a target whose work begins."""

    def advance(self, name: str, share: float) -> None:
        """Show how much more of a target is done, as a share of it."""

    def finish(self, name: str, wall: float) -> None:
        """Show that a target is in place, and the seconds it took."""

    def say(self, line: str) -> None:
        """Print a line."""


@dataclass(frozen=True)
class Job:
    """A target to make.

    Attributes:
        target: Which.
        needs: The names of those that must be made before.
        inputs: Those of its inputs that no run changes.
    """

    target: Target
    needs: frozenset[str]
    inputs: Mapping[str, str]

    @property
    def name(self) -> str:
        """The target's name."""
        return self.target.name

    @property
    def takes_measurements(self) -> bool:
        """Whether it must have the machine to itself."""
        return self.target.takes_measurements


@dataclass
class Started:
    """A job under way: what it costs so far, and what it is made from."""

    job: Job
    cost: Cost
    made_from: Mapping[str, str]

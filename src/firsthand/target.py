"""Files that one function makes, and the tree that they stand in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Target:
    """Files that one function makes.

    Attributes:
        name: What `regenerate.py` calls it: `rnn.lab_protocol`.
        function: The code, as module:object.
        settings: What decides values; JSON.
        data: Files that people wrote and it reads, relative to the root.
        reads: Files that other targets write and it reads.
        writes: The role of each output, and its file.
        unwatched: Why it may open any file of the tree. Empty for all but
            what measures the tree itself.
    """

    name: str
    function: str
    settings: Mapping[str, Any]
    data: tuple[str, ...]
    reads: tuple[str, ...]
    writes: Mapping[str, str]
    unwatched: str = ""

    @property
    def takes_measurements(self) -> bool:
        """Whether it measures time, and so has the machine to itself."""
        return "measurements" in self.writes


@dataclass(frozen=True)
class Tree:
    """Where things stand.

    Attributes:
        root: Sources, data and pins.
        into: What targets write; the root itself, but for a quick run.
    """

    root: Path
    into: Path

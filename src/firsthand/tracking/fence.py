"""What a target may use: all that its fingerprint covers."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Python's caches of compiled code, and the files on their way to be one.
COMPILED = re.compile(r"[/\\]__pycache__([/\\](.+?)\.[\w-]+\.pyc(\.\d+)?)?$")


@dataclass(frozen=True)
class Fence:
    """What a target may use: all that its fingerprint covers.

    Attributes:
        target: Its name.
        packages: The packages of first-party code.
        modules: Those of their modules that it may import.
        sources: The files of these modules, relative to the report's root;
            or to the engine's package, if that lies elsewhere.
        data: Files that people wrote, relative to the report's root.
        made: Files that other targets made, relative to where they write.
    """

    target: str
    packages: tuple[str, ...]
    modules: frozenset[str]
    sources: frozenset[str]
    data: frozenset[str]
    made: frozenset[str]


@dataclass(frozen=True)
class Place:
    """Where a report lies for the process that works on it.

    Attributes:
        root: Its sources, data and pins.
        into: What targets write.
        engine: The folder of the engine's package.
    """

    root: str
    into: str
    engine: str

    def files(self, fence: Fence) -> frozenset[str]:
        """Return the paths of all files that a fence lets through."""
        beside = str(Path(self.engine).parent)
        pairs = (
            (self.root, fence.sources | fence.data | fence.made),
            (beside, fence.sources),
            (self.into, fence.made),
        )
        return frozenset(
            os.path.realpath(Path(folder, name))
            for folder, names in pairs
            for name in names
        )


def place_of(root: Path, into: Path) -> Place:
    """Return where a report lies for this process."""
    engine = Path(__file__).resolve().parents[1]
    return Place(str(root), str(into), str(engine))


def folders(*paths: str | Path) -> tuple[str, ...]:
    """Return the real paths of folders, each once."""
    return tuple(dict.fromkeys(map(os.path.realpath, paths)))


def is_in(path: str, folder: str) -> bool:
    """Tell whether a path is a folder, or something in it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def compiled(path: Any) -> bool:
    """Tell whether a path is one of Python's caches of compiled code."""
    return COMPILED.search(os.fsdecode(path)) is not None

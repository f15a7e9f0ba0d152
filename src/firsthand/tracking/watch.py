"""A target that reads or runs what its fingerprint does not know, fails.

A fingerprint is computed from sources; this holds a run to it. Python tells a
hook of every file that is opened, every module that is imported, every piece
of code that is run and every process that is started. What tells it nothing
(`safetensors.safe_open` and the like) is forbidden by lint.
"""

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from firsthand.errors import ReportError

# Python's caches of compiled code, and the files on their way to be one.
COMPILED = re.compile(r"[/\\]__pycache__[/\\]([^/\\]+?)\.[\w-]+\.pyc(\.\d+)?$")
# What starts a process. A fork is watched as the process that it leaves.
STARTED = {
    *("os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
    *("pty.spawn", "subprocess.Popen"),
}
LISTED = {"os.listdir", "os.scandir", "os.walk", "os.fwalk"}
KERNEL = "firsthand.tracking.watched_kernel"  # watches itself


class UnseenError(ReportError):
    """A target uses what its fingerprint does not know."""


@dataclass(frozen=True)
class Fence:
    """What a target may use: all that its fingerprint covers.

    Attributes:
        target: Its name.
        packages: The packages of first-party code.
        modules: Those of their modules that it may import.
        sources: The files of these modules, below `src/`.
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


class Watch:
    """Holds this process to a fence, from its start to its end.

    Args:
        fence: What may be used.
        place: Where the report lies here.

    Attributes:
        problems: What was used beyond it; a target may hide an exception.
        used: The first-party files that were opened.
    """

    def __init__(self, fence: Fence, place: Place) -> None:
        self.fence, self.place = fence, place
        self.problems: list[str] = []
        self.used: set[str] = set()
        real = {os.path.realpath(part) for part in vars(place).values()}
        self.roots = tuple(folder + os.sep for folder in sorted(real))
        third_party = {sys.prefix, sys.base_prefix, sys.exec_prefix}
        self.third_party = tuple(
            os.path.realpath(folder) + os.sep for folder in third_party
        )
        self.allowed = frozenset(
            os.path.realpath(os.path.join(base, *name.split("/")))
            for base, names in (
                (place.root, fence.sources),
                (os.path.dirname(place.engine), fence.sources),
                (place.root, fence.data | fence.made),
                (place.into, fence.made),
            )
            for name in names
        )
        self.checks: Mapping[str, Callable[..., None]] = {
            "open": self.check_file,
            "exec": self.check_code,
            "import": self.check_module,
            **dict.fromkeys(LISTED, self.check_folder),
            **{event: self.starts(event) for event in STARTED},
        }

    def begin(self) -> None:
        """Watch from here on; nothing beyond the fence stays imported."""
        for name in [*sys.modules]:
            if self.is_beyond(name):
                forget(name)
        at_work.append(self)
        sys.addaudithook(self.hook)

    def end(self) -> None:
        """Watch no longer; Python has no way to take a hook away."""
        self.checks = {}

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an event from Python."""
        check = self.checks.get(event)
        if check:
            check(*arguments)

    def is_beyond(self, module: str) -> bool:
        """Tell whether a module is first-party code beyond the fence."""
        is_ours = module.partition(".")[0] in self.fence.packages
        return is_ours and module not in self.fence.modules

    def check_module(self, module: str, *_: object) -> None:
        """See that a module may be imported."""
        if self.is_beyond(module):
            self.refuse(f"imports {module}")

    def check_code(self, code: Any, *_: object) -> None:
        """See that code may be run."""
        self.check_file(getattr(code, "co_filename", ""), "runs")

    def check_file(self, path: Any, mode: Any = None, *_: object) -> None:
        """See that a file may be opened."""
        if isinstance(path, int) or not path:
            return
        real = self.inside(path)
        if real and real not in self.allowed:
            verb = "runs" if mode == "runs" else "opens"
            self.refuse(f"{verb} {self.short(real)}")
        elif real:
            self.used.add(real)

    def check_folder(self, path: Any = None, *_: object) -> None:
        """See that a folder may be listed: as imports must list sources."""
        if isinstance(path, int):
            return
        real = self.inside(path or ".", os.sep)
        if real and not self.holds_sources(real):
            self.refuse(f"lists {self.short(real)}")

    def holds_sources(self, folder: str) -> bool:
        """Tell whether a folder is one that imports look into."""
        return any(
            file.startswith(folder) or folder == os.path.dirname(file) + os.sep
            for file in self.allowed
            if file.endswith(".py")
        )

    def starts(self, event: str) -> Callable[..., None]:
        """Return what sees that a process may be started."""

        def check(*arguments: Any) -> None:
            command = arguments[1] if len(arguments) > 1 else None
            is_kernel = isinstance(command, list | tuple) and (
                [*command][1:3] == ["-m", KERNEL]
            )
            if not is_kernel:
                self.refuse(f"starts a process ({event}), which nobody watches")

        return check

    def inside(self, path: Any, end: str = "") -> str:
        """Return the real path of what is the report's own; else ""."""
        text = os.path.abspath(os.fsdecode(path))
        real = os.path.realpath(text)
        if match := COMPILED.search(real):
            real = os.path.join(real[: match.start()], match[1] + ".py")
        real += end
        folders = (*self.roots, *self.third_party)
        around = [folder for folder in folders if real.startswith(folder)]
        nearest = max(around, key=len, default="")
        return real if nearest in self.roots else ""

    def short(self, real: str) -> str:
        """Return a path from the report's root on."""
        root = next(root for root in self.roots if real.startswith(root))
        return real.removeprefix(root).replace(os.sep, "/") or "."

    def refuse(self, what: str) -> None:
        """Fail, and note it: code may hide an exception.

        Raises:
            UnseenError: Always.
        """
        problem = (
            f"{self.fence.target} {what}, which its fingerprint does not "
            "cover; name it in its settings, data, reads or weights"
        )
        self.problems.append(problem)
        raise UnseenError(problem)


at_work: list[Watch] = []  # of this process


def forget(module: str) -> None:
    """Take a module out of those that are imported."""
    del sys.modules[module]
    parent, _, name = module.rpartition(".")
    if parent in sys.modules and hasattr(sys.modules[parent], name):
        delattr(sys.modules[parent], name)


def place_of(root: Path, into: Path) -> Place:
    """Return where a report lies for this process."""
    engine = Path(__file__).resolve().parents[1]
    return Place(str(root), str(into), str(engine))

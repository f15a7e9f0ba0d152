"""A target that reads or runs what its fingerprint does not know, fails.

A fingerprint is computed from sources; this holds a run to it. Python tells a
hook of every file that is opened, every module that is imported, every piece
of code that is run and every process that is started. What tells it nothing
(`safetensors.safe_open` and the like) is forbidden by lint.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from firsthand.errors import ReportError
from firsthand.machine_code.folder import folder as compiled_code
from firsthand.tracking.events import CHANGED, LISTED, STARTED, WRITING
from firsthand.tracking.fence import (
    COMPILED,
    Fence,
    Place,
    compiled,
    folders,
    is_in,
)

KERNEL = "firsthand.tracking.watched_kernel"  # watches itself


class UnseenError(ReportError):
    """A target uses what its fingerprint does not know."""


class Watch:
    """Holds this process to a fence, from its start to its end.

    Args:
        fence: What may be used.
        place: Where the report lies here.

    Attributes:
        problems: What was used beyond it; a target may hide an exception.
        opened: The files of the report that were opened.
    """

    def __init__(self, fence: Fence, place: Place) -> None:
        self.fence, self.place = fence, place
        self.problems: list[str] = []
        self.opened: set[str] = set()
        # The code around the target: its source is read for every traceback,
        # and PyTorch writes one down whenever it is seeded.
        self.around: set[str] = set()
        self.allowed = place.files(fence)
        # Where imports look for modules, they list what there is.
        self.looked_into = {
            *(str(Path(f).parent) for f in self.allowed if f.endswith(".py")),
            *folders(Path(place.root, "src"), Path(place.engine).parent),
        }
        self.roots = folders(place.root, place.into, place.engine)
        prefixes = (sys.prefix, sys.base_prefix, sys.exec_prefix)
        self.third_party = folders(*prefixes)
        # Nothing of the report lies below these; most files do. Kept code is
        # found by what this process would compile: within the fence, too.
        self.elsewhere = tuple(
            f"{folder}{os.sep}"
            for folder in (*prefixes, *self.third_party, compiled_code())
            if folder
            and not any(is_in(root, str(folder)) for root in self.roots)
        )
        self.checks: Mapping[str, Callable[..., None]] = {
            "open": self.check_file,
            "sqlite3.connect": self.check_file,
            "exec": self.check_code,
            "import": self.check_module,
            "subprocess.Popen": self.check_command,
            **dict.fromkeys(STARTED - {"subprocess.Popen"}, self.check_start),
            **dict.fromkeys(LISTED, self.check_folder),
            **dict.fromkeys(CHANGED, self.check_change),
        }

    def begin(self) -> None:
        """Watch from here on; nothing beyond the fence stays imported."""
        for name in [*sys.modules]:
            if self.is_beyond(name):
                self.around.add(os.path.realpath(forget(name).__file__ or ""))
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
        real = self.inside(getattr(code, "co_filename", ""))
        if real and real not in self.allowed:
            self.refuse(f"runs {self.short(real)}")

    def check_file(self, path: Any, mode: Any = "", flags: Any = 0) -> None:
        """See that a file may be opened, and not to write."""
        real = self.inside(path)
        if not real:
            return
        if real not in self.allowed and real not in self.around:
            self.refuse(f"opens {self.short(real)}")
        if isinstance(flags, int) and flags & WRITING and not compiled(path):
            self.refuse(f"writes {self.short(real)}")
        if real in self.allowed:
            self.opened.add(real)

    def check_change(self, *arguments: Any) -> None:
        """See that a file or folder may be changed: none of the report."""
        for path in arguments[:2]:
            real = "" if isinstance(path, int) else self.inside(path)
            if real and not compiled(path):
                self.refuse(f"changes {self.short(real)}")

    def check_folder(self, path: Any = None, *_: object) -> None:
        """See that a folder may be listed: as imports must list sources."""
        real = self.inside(path or ".")
        if real and real not in self.looked_into:
            self.refuse(f"lists {self.short(real)}")

    def check_command(self, executable: Any, command: Any, *_: object) -> None:
        """See that a process may be started: a kernel, which is watched."""
        is_list = isinstance(command, list | tuple)
        if not is_list or [*command][1:3] != ["-m", KERNEL]:
            self.check_start()

    def check_start(self, *_: object) -> None:
        """See that no process is started."""
        self.refuse("starts a process, which nobody watches")

    def inside(self, path: Any) -> str:
        """Return the real path of what is the report's own; else ""."""
        if isinstance(path, int) or not path:
            return ""
        text = os.fsdecode(path)
        if f"{text}{os.sep}".startswith(self.elsewhere) and ".." not in text:
            return ""
        real = os.path.realpath(text)
        if match := COMPILED.search(real):
            real = real[: match.start()]
            real += f"{os.sep}{match[2]}.py" if match[2] else ""
        around = (f for f in (*self.roots, *self.third_party) if is_in(real, f))
        nearest = max(around, key=len, default="")
        return real if nearest in self.roots else ""

    def short(self, real: str) -> str:
        """Return a path as the fingerprint would name it."""
        bases = self.place.root, self.place.into, Path(self.place.engine).parent
        base = next(one for one in folders(*bases) if is_in(real, one))
        return os.path.relpath(real, base).replace(os.sep, "/")

    def opened_names(self) -> list[str]:
        """Return the files that were opened, as fingerprints name them."""
        return sorted(map(self.short, self.opened))

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


def forget(name: str) -> ModuleType:
    """Take a module out of those that are imported, and return it."""
    module = sys.modules.pop(name)
    parent, _, last = name.rpartition(".")
    if parent in sys.modules and hasattr(sys.modules[parent], last):
        delattr(sys.modules[parent], last)
    return module

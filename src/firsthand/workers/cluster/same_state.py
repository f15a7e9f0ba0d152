"""What decides the values that a process makes, to compare two of them.

Work that is done elsewhere runs the code and reads the data that lie there.
They must be the same as here, and so must the libraries.
"""

import hashlib
import platform
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.target import Target
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.hashes import digest, file_digest
from firsthand.tracking.sources import INSTALLED

State = Mapping[str, str]  # what decides values -> its version or its hash
CODE = "src/"  # and the package
PYTHON = "Python"
TASKS = "tasks at a time"  # side by side in a process, their costs mix
CURES = {TASKS: "start it with --nthreads 1"}
SHORT = 12  # letters of a hash, enough to tell two apart


class StateError(ReportError):
    """Something that decides values is not there what it is here."""


def needed(fingerprints: Fingerprints, targets: Iterable[Target]) -> State:
    """Return the state that making targets needs wherever it is done."""
    names = {PYTHON, "dask", "distributed"}
    names |= {CODE + package for package in fingerprints.sources.packages}
    for target in targets:
        inputs = fingerprints.inputs(target)
        hashed = {
            name for name in inputs if len(inputs[name]) == len(digest(""))
        }
        names.update(inputs.keys() - hashed)  # libraries
        names.update(target.data)
    return state(names, fingerprints.root) | {TASKS: "1"}


def state(names: Iterable[str], root: Path) -> dict[str, str]:
    """Return what each of `names` is in this process.

    Args:
        names: Of files, packages, libraries.
        root: The report's folder here.
    """
    return {name: value(name, root) for name in sorted(names)}


def root_of(package: str) -> Path:
    """Return the folder of the report whose package this process has.

    Raises:
        StateError: It has none.
    """
    found = find_spec(package)
    if found is None or not found.origin:
        raise StateError(
            f"the package {package} is not installed here; run `make dask` in "
            "the report's folder, and start the worker with its Python"
        )
    return Path(found.origin).resolve().parents[2]


def value(name: str, root: Path) -> str:
    """Return the hash of code or of a file, or the version of a library."""
    if name == PYTHON:
        return minor(platform.python_version())
    if name.startswith(CODE):
        return running_code(folder_of(name.removeprefix(CODE), root))
    if "/" in name:
        return file_digest(root / name)[:SHORT]
    try:
        return version(name).partition("+")[0]  # 2.13.0+cpu is 2.13.0
    except PackageNotFoundError:
        return "not installed"


def minor(python: str) -> str:
    """Return a version of Python without its patch, which decides nothing."""
    return ".".join(python.split(".")[:2])


def folder_of(package: str, root: Path) -> Path:
    """Return where the code of a package lies for a report in `root`."""
    own = root / "src" / package
    return own if own.is_dir() else INSTALLED / package


def running_code(folder: Path) -> str:
    """Return the hash of the code that this process runs.

    A module is read when it is first imported: code that has changed on disk
    since then is neither the old nor the new.
    """
    first, now = code_at_first(folder), code(folder)
    return now if now == first else f"{first}, edited since,"


@cache
def code_at_first(folder: Path) -> str:
    """Return the hash of the code when this process first asked for it."""
    return code(folder)


def code(folder: Path) -> str:
    """Return the hash of a package's code as it lies on disk."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        found.update(f"{name} {file_digest(path)}\n".encode())
    return found.hexdigest()[:SHORT]


def require(found: State, expected: State, place: str) -> None:
    """See that a process has the state that is expected.

    Args:
        found: Its state.
        expected: What counts, and what it is here.
        place: What to call the process.

    Raises:
        StateError: Something differs; names both versions.
    """
    for name, ours in expected.items():
        theirs = found.get(name, "unknown")
        if theirs != ours:
            raise StateError(
                f"{place} has {name} {theirs}, here it is {ours}; {cure(name)}"
            )


def cure(name: str) -> str:
    """Say what makes two processes the same."""
    if "/" in name:
        return "bring both to the same commit, then start it again"
    return CURES.get(name, "install the same on both, then start it again")

"""What decides the values that a process makes, to compare two of them.

Work that is done elsewhere runs the code and reads the data that lie there.
They must be the same as here, and so must the libraries.
"""

import hashlib
import os
import platform
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from firsthand.errors import ReportError
from firsthand.target import Target
from firsthand.tracking.freshness import Fixed, digest, file_digest
from remembering_names.root import ROOT

State = Mapping[str, str]  # what decides values -> its version or its hash
CODE = "src/remembering_names"
PYTHON = "Python"
THREADS = "OMP_NUM_THREADS"  # sums of several threads round differently
TASKS = "tasks at a time"  # side by side in a process, they share its seeds
CURES = {
    THREADS: f"start it with {THREADS}=1",
    TASKS: "start it with --nthreads 1",
}
SHORT = 12  # letters of a hash, enough to tell two apart


class StateError(ReportError):
    """Something that decides values is not there what it is here."""


def needed(targets: Iterable[Target]) -> State:
    """Return the state that making `targets` needs wherever it is done."""
    fixed, names = Fixed(ROOT), {PYTHON, CODE, "dask", "distributed"}
    for target in targets:
        inputs = fixed.inputs(target)
        hashed = {
            name for name in inputs if len(inputs[name]) == len(digest(""))
        }
        names.update(inputs.keys() - hashed)  # libraries
        names.update(target.data)
    return state(names) | {THREADS: "1", TASKS: "1"}


def state(names: Iterable[str]) -> dict[str, str]:
    """Return what each of `names` is in this process."""
    return {name: value(name) for name in sorted(names)}


def value(name: str) -> str:
    """Return the hash of a file, or the version of a library."""
    if name == PYTHON:
        return minor(platform.python_version())
    if name == CODE:
        return running_code()
    if name == THREADS:
        return os.environ.get(name, "not set")
    if "/" in name:
        return file_digest(ROOT / name)[:SHORT]
    try:
        return version(name).partition("+")[0]  # 2.13.0+cpu is 2.13.0
    except PackageNotFoundError:
        return "not installed"


def minor(python: str) -> str:
    """Return a version of Python without its patch, which decides nothing."""
    return ".".join(python.split(".")[:2])


def running_code() -> str:
    """Return the hash of the code that this process runs.

    A module is read when it is first imported: code that has changed on disk
    since then is neither the old nor the new.
    """
    first, now = code_at_first(), code()
    return now if now == first else f"{first}, edited since,"


@cache
def code_at_first() -> str:
    """Return the hash of the code when this process first asked for it."""
    return code()


def code() -> str:
    """Return the hash of the code as it lies on disk."""
    found = hashlib.sha256()
    for path in sorted((ROOT / CODE).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
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

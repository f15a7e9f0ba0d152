"""The only reader and writer of `data/results` and `data/measurements`.

A file's name is the path to its numbers: `rnn.lab_protocol.json` holds
`rnn.lab_protocol.accuracy` and the rest of that experiment on that model.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from firsthand.errors import ReportError

RESULTS = "data/results"
MEASUREMENTS = "data/measurements"
REPORTED = "data/reported.json"
REBUILD = "run `python scripts/regenerate.py`"
RESTORE = "restore it with git"


class ResultError(ReportError):
    """A stored result is missing or damaged."""


class Record(dict[str, Any]):
    """A JSON object whose values are also attributes."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no {name!r} among {sorted(self)}") from None


def read(path: Path, advice: str = REBUILD) -> Any:
    """Return what a JSON file holds, its objects as records.

    Raises:
        ResultError: The file is missing or damaged; says what to do.
    """
    try:
        value = json.loads(path.read_text("utf-8"), object_hook=Record)
        if isinstance(value, Record):
            return value
        problem = "damaged (not an object)"
    except FileNotFoundError:
        problem = "missing"
    except ValueError as error:
        problem = f"damaged ({error})"
    raise ResultError(f"{path}: {problem}; {advice}")


def context(root: Path) -> Record:
    """Return every number of the report, by name, read afresh.

    Results stand at the top, numbers that others have reported under
    `reported`, timings and memory under `measurements`.
    """
    return collect(files(root))


def files(root: Path) -> list[Path]:
    """Return the files that hold the report's numbers."""
    folders = (root / RESULTS, root / MEASUREMENTS)
    found = [path for one in folders for path in visible(one, "*.json")]
    reported = root / REPORTED  # by others, if there are any
    return [reported, *found] if reported.exists() else found


def visible(folder: Path, pattern: str) -> list[Path]:
    """Return the files below a folder, without those of other programs.

    Editors and file managers leave theirs everywhere.
    """
    return [
        path
        for path in sorted(folder.rglob(pattern))
        if not any(map(is_foreign, path.relative_to(folder).parts))
    ]


def is_foreign(name: str) -> bool:
    """Tell whether an editor or a file manager names its own files so."""
    return (
        name.startswith(".")
        or name.endswith(("~", ".swp"))
        or name.strip("#") != name
        or name in {"Thumbs.db", "desktop.ini"}
    )


def collect(files: Iterable[Path]) -> Record:
    """Return what `files` hold, each at its dotted name."""
    numbers = Record(measurements=Record())
    for path in files:
        measured = path.parent.name == Path(MEASUREMENTS).name
        *parents, last = path.stem.split(".")
        branch = numbers.measurements if measured else numbers
        for parent in parents:
            branch = branch.setdefault(parent, Record())
        advice = RESTORE if path.name == Path(REPORTED).name else REBUILD
        branch.setdefault(last, Record()).update(read(path, advice))
    return numbers


def numbers_in(value: Any, name: str) -> Iterator[tuple[str, float]]:
    """Yield every number below `value` with its dotted name."""
    if isinstance(value, dict):
        for key in value:
            yield from numbers_in(value[key], f"{name}.{key}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from numbers_in(item, f"{name}[{position}]")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield name, value


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all.

    Raises:
        ResultError: It cannot be written: no room, no right.
    """
    try:
        replace(path, content)
    except OSError as error:
        raise ResultError(
            f"{path}: cannot be written ({error.strerror}); mend that and run "
            "again: what was made before is kept"
        ) from None


def replace(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, then put it in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise

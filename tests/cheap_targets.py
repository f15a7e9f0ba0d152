"""A report whose targets cost nothing, to see the engine at work."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from firsthand import results
from firsthand.experiment import Experiment, file_of
from firsthand.report import Report
from firsthand.target import Target
from remembering_names.root import ROOT

Make = Callable[..., list[str]]  # makes targets, tells which it made

PACKAGE = "cheap"
CODE = Path(__file__).parent / "firsthand" / PACKAGE


def cheap(
    name: str,
    function: str = "give",
    *,
    of: Iterable[str] = (),
    kind: str = "results",
    unwatched: str = "",
    **settings: object,
) -> Target:
    """Return a target that reads the results `of` others.

    Args:
        name: What it is called.
        function: Which of the functions in `cheap/work.py` makes it.
        of: The targets whose results it reads.
        kind: What it writes.
        unwatched: Why it may open any file.
        settings: Its settings.
    """
    return Target(
        name=name,
        function=f"{PACKAGE}.work:{function}",
        settings={"name": name, "of": list(of), **settings},
        data=(),
        reads=tuple(file_of("results", other) for other in of),
        writes={kind: file_of(kind, name)},
        unwatched=unwatched,
    )


def write_cheap_report(root: Path) -> Path:
    """Write what a report needs that has cheap targets only."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(CODE, root / "src" / PACKAGE, ignore=ignored)
    (root / "data").mkdir()
    (root / results.REPORTED).write_text("{}")
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, root)
    return root


def report_of(root: Path, targets: Iterable[Experiment | Target]) -> Report:
    """Return the report in a folder, with these targets."""
    return Report(
        root=root,
        package=PACKAGE,
        registry="",
        experiments=tuple(targets),
        claims=(),
        check_data=lambda folder: None,
    )


class Said(NamedTuple):
    """What a command said.

    Attributes:
        status: Its exit status.
        out: On standard output.
        err: On standard error.
    """

    status: int
    out: str
    err: str


class Ask(Protocol):
    """Runs a report's command line."""

    def __call__(self, report: Report, *arguments: str) -> Said:
        """Return what it said."""

"""The libraries that decide values: which are pinned, which are installed."""

import re
import tomllib
from pathlib import Path

from firsthand.errors import ReportError

DIGEST = 64  # letters of a SHA-256


class VersionError(ReportError):
    """A library that decides values is not the one that is pinned."""


def read(root: Path) -> dict[str, str]:
    """Return the version that the project pins of each library.

    They stand in the lock; torch's in the group that trains.
    """
    lock = (root / "requirements.lock").read_text("utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    lines = [*lock.splitlines(), *project["dependency-groups"]["train"]]
    matches = [re.match(r"([\w.-]+)==([^\s;\\]+)", line) for line in lines]
    return {match[1]: match[2] for match in matches if match}


def require(made_from: dict[str, str]) -> None:
    """See that the installed libraries are those that inputs name.

    Raises:
        VersionError: One is missing or of another version.
    """
    from importlib.metadata import PackageNotFoundError, version

    for name, pin in made_from.items():
        if pin == "missing" or len(pin) == DIGEST:
            continue  # a file or the configuration
        try:
            found = version(name).partition("+")[0]  # 2.13.0+cpu is 2.13.0
        except PackageNotFoundError:
            found = "not installed"
        if found != pin:
            raise VersionError(
                f"{name}: results are made with {pin}, here it is {found}; "
                "`make results` installs what is pinned"
            )

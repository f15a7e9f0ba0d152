"""The libraries that decide values: which are pinned, which are installed."""

import re
import tomllib
from pathlib import Path

from firsthand.errors import ReportError

LOCK, PROJECT = "requirements.lock", "pyproject.toml"
GROUPS = "dependency-groups"
DIGEST = 64  # letters of a SHA-256


class VersionError(ReportError):
    """A library that decides values is not the one that is pinned."""


def read(root: Path) -> dict[str, str]:
    """Return the version that the project pins of each library.

    They stand in `requirements.lock`, as `pip freeze` writes them; what that
    leaves out may stand in a dependency group of `pyproject.toml`.

    Raises:
        VersionError: There is no `requirements.lock`.
    """
    try:
        lines = (root / LOCK).read_text("utf-8").splitlines()
    except FileNotFoundError:
        problem = "there is none; `pip freeze` writes one"
        raise VersionError(f"{root / LOCK}: {problem}") from None
    pinned = [*lines, *grouped(root / PROJECT)]
    matches = [re.match(r"([\w.-]+)==([^\s;\\+]+)", one) for one in pinned]
    return {match[1]: match[2] for match in matches if match}


def grouped(project: Path) -> list[str]:
    """Return what the dependency groups of a `pyproject.toml` ask for."""
    if not project.exists():
        return []
    groups = tomllib.loads(project.read_text("utf-8")).get(GROUPS, {})
    asked = [one for group in groups.values() for one in group]
    return [one for one in asked if isinstance(one, str)]


def require(made_from: dict[str, str]) -> None:
    """See that the installed libraries are those that inputs name.

    Raises:
        VersionError: One is missing or of another version.
    """
    from importlib.metadata import PackageNotFoundError, version

    for name, pin in made_from.items():
        if pin == "missing" or len(pin) == DIGEST:
            continue  # a file or the settings
        try:
            found = version(name).partition("+")[0]  # 2.13.0+cpu is 2.13.0
        except PackageNotFoundError:
            found = "not installed"
        if found != pin:
            raise VersionError(
                f"{name}: results are made with {pin}, here it is {found}; "
                "install what is pinned"
            )

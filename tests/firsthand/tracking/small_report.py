"""A small report whose targets try ways in, and how to run one of them."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from firsthand.experiment import FILES
from firsthand.making.fences import fence
from firsthand.report import Report
from firsthand.target import Target
from firsthand.tracking.fence import place_of
from firsthand.tracking.freshness import Fingerprints
from firsthand.tracking.sources import INSTALLED
from firsthand.workers.calls import ItemCall, TargetCall
from firsthand.workers.local import converse
from firsthand.workers.nursery import Nursery

WAYS = "watched.ways"
FROM = Path(__file__).with_name("src") / "watched"
REPOSITORY = Path(__file__).parents[3]


def write(folder: Path) -> Path:
    """Write the report's files, and return its folder."""
    package = folder / "src/watched"
    shutil.copytree(FROM, package, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "data").mkdir()
    for name in ("known", "secret"):
        (folder / f"data/{name}.txt").write_text(name, "utf-8")
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, folder)
    return folder


def sources(root: Path) -> list[str]:
    """Return where first-party code lies."""
    return [str(root / "src"), str(INSTALLED)]


def target(
    name: str, function: str = f"{WAYS}:make", *data: str, **more: Any
) -> Target:
    """Return a target that goes a way in, and may read `known.txt`."""
    role = more.pop("role", "results")
    return Target(
        name,
        function,
        {"way": name, **more.pop("settings", {})},
        ("data/known.txt", *data),
        (),
        {role: FILES[role].format(name)},
        **more,
    )


def report_of(root: Path, *targets: Target) -> Report:
    """Return the report, with these targets."""
    return Report(root, "watched", targets)


def run(nursery: Nursery, root: Path, one: Target) -> Any:
    """Return the outputs of a target, made in fresh processes."""
    bounds = fence(one, Fingerprints(report_of(root, one)))
    place, roles = place_of(root, root), tuple(one.writes)
    call = TargetCall(bounds, place, one.function, one.settings, (), {}, roles)

    def hand_out(
        work: list[bytes], variables: Mapping[str, str]
    ) -> list[bytes]:
        calls = [ItemCall(bounds, place, piece, variables) for piece in work]
        return [converse(nursery, piece, print)[0] for piece in calls]

    return converse(nursery, call, print, hand_out)[0]

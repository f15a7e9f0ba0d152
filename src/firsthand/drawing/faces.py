"""The face that pages and figures are set in, for Matplotlib.

npm brings it as a browser wants it. Matplotlib needs TrueType, which
`face_setup.py` makes and keeps with the environment's libraries, where it
belongs: it is pinned like one, by package-lock.json, and that entry is an input
of each figure.
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from firsthand.errors import ReportError

LOCK, MODULES = "package-lock.json", "node_modules"
FALLBACK = "DejaVu Sans"  # Matplotlib's own, for letters that a face lacks
OTHERS = tuple(f"mathtext.{kind}" for kind in ("rm", "cal", "sf", "tt"))

Face = Mapping[str, Any]  # JSON, for it is a setting of figures


class FaceError(ReportError):
    """A face is not set up."""


def locked(
    root: Path, family: str, maths: str, files: Mapping[str, str]
) -> dict[str, Any]:
    """Return a face, and what package-lock.json says of its packages.

    Args:
        root: Where the lock file is.
        family: The name of the face.
        maths: The name of the face of symbols.
        files: Which files of each package are needed, as a pattern; the
            package of the face itself comes first.

    Raises:
        FaceError: A package is not locked.
    """
    packages = json.loads((root / LOCK).read_text("utf-8"))["packages"]
    pins = {}
    for package in files:
        entry = packages.get(f"{MODULES}/{package}")
        if entry is None:
            raise FaceError(f"{root / LOCK}: lacks {package}; npm install it")
        pins[package] = f"{entry['version']} {entry['integrity']}"
    return {"family": family, "maths": maths, "files": {**files}, "pins": pins}


def folder(face: Face) -> Path:
    """Return where a face's TrueType is kept: a folder for each version."""
    name = hashlib.sha256(json.dumps(face, sort_keys=True).encode()).hexdigest()
    return Path(sys.prefix, "share", "faces", name[:16])


@cache
def load(made: Path) -> None:
    """Let Matplotlib know of a face, once in a process.

    Raises:
        FaceError: It is not set up.
    """
    from matplotlib.font_manager import fontManager

    files = sorted(made.glob("*.ttf"))
    if not files:
        raise FaceError(f"{made}: no face; `make face` sets it up")
    for file in files:
        fontManager.addfont(file)


def settings(face: Face) -> dict[str, Any]:
    """Return Matplotlib's settings for a face; without one, for its own.

    Raises:
        FaceError: It is not set up.
    """
    if not face:
        return {"font.family": [FALLBACK]}
    load(folder(face))
    symbols = f"{face['maths']}_Main"
    return {
        "font.family": [face["family"], FALLBACK],
        "mathtext.fontset": "custom",
        **dict.fromkeys(OTHERS, symbols),
        "mathtext.bf": f"{symbols}:bold",
        "mathtext.it": f"{face['maths']}_Math:italic",
    }

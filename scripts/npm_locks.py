"""Print the folder of each lock of npm in this tree, and its answer's file.

Locks are found, so that none is forgotten: `audit.py` and `sbom.py` take all.
"""

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = "package-lock.json"
INSTALLED = "node_modules"  # it has locks of other people


def folders(root: Path) -> Iterator[str]:
    """Yield each folder with a lock, as a path below the root, in order.

    What begins with a point is hidden: what `make` makes, and what git keeps.
    """
    for folder, below, files in os.walk(root):
        below[:] = sorted(
            name for name in below if name[0] != "." and name != INSTALLED
        )
        if LOCK in files:
            yield Path(folder).relative_to(root).as_posix()


def answer_of(folder: str) -> str:
    """Return the name of the file in which `make audit` keeps an answer."""
    return "-".join(("npm", *Path(folder).parts)) + ".json"


if __name__ == "__main__":
    for found in folders(ROOT):
        print(found, answer_of(found))

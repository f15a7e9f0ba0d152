"""What source files say, kept from one command to the next.

Reading a report's sources takes longer than all else that a check does. So it
is kept in one file, by the hash of a source's bytes: an edited source is
another source, whatever its size and time. The file begins with a hash of
itself and of what has read the sources: what is damaged, or was written by
another version of this code or of Python, is not used.
"""

import hashlib
import json
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from firsthand import results
from firsthand.tracking import analysis, stripping
from firsthand.tracking.analysis import Source, analyse

FILE = ".regenerate.analyses"  # git ignores it
MOST = 2000  # sources; those of older versions go first


class Analyses:
    """What is known of source files.

    Args:
        root: Where it is kept; a place that cannot be written to costs time.
    """

    def __init__(self, root: Path) -> None:
        self.file = root / FILE
        self.known = read(self.file)
        self.used: dict[str, Any] = {}

    def of(self, path: Path) -> Source:
        """Return what decides values in a source file.

        Raises:
            SyntaxError: It is not Python.
            ValueError: It is not UTF-8.
        """
        content = path.read_bytes()
        name = hashlib.sha256(content).hexdigest()
        if name not in self.used:
            self.used[name] = self.known.get(name) or as_json(text_of(content))
        digest, imports, for_types = self.used[name]
        return Source(
            digest, tuple(map(tuple, imports)), frozenset(map(tuple, for_types))
        )

    def keep(self) -> None:
        """Store what is known, if there is anything new."""
        if self.used.keys() <= self.known.keys():
            return
        older = {k: v for k, v in self.known.items() if k not in self.used}
        self.known = dict([*older.items(), *self.used.items()][-MOST:])
        body = json.dumps(self.known).encode()
        with suppress(OSError):  # all of it can be found out again
            results.replace(self.file, f"{seal(body)}\n".encode() + body)


def read(file: Path) -> dict[str, Any]:
    """Return what a file holds; nothing if it is not as it was written."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return {}
    if head.decode("ascii", "replace") != seal(body):
        return {}
    return dict(json.loads(body))


def seal(body: bytes) -> str:
    """Return the hash of what a file holds, and of what writes it."""
    return hashlib.sha256(reader().encode() + body).hexdigest()


@cache
def reader() -> str:
    """Return a hash of what reads sources: this code, and Python's own."""
    found = hashlib.sha256(sys.version.encode())
    for file in (analysis.__file__, stripping.__file__, __file__):
        found.update(Path(file).read_bytes())
    return found.hexdigest()


def as_json(text: str) -> list[Any]:
    """Return what decides values in a source, as it is kept."""
    source = analyse(text)
    return [source.digest, [*source.imports], [*source.for_types]]


def text_of(content: bytes) -> str:
    """Return a text with the line ends that Python reads."""
    return content.decode().replace("\r\n", "\n").replace("\r", "\n")

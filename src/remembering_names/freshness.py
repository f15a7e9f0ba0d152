"""What each output was made from, and whether that has changed since.

Nothing is declared: the sources of a target are the import closure of its
function and of all the code that its configuration names.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from remembering_names import pinned_versions, results
from remembering_names.sources import PACKAGE, Sources

BINARY = {".safetensors", ".png"}
DISTRIBUTIONS = {"sklearn": "scikit-learn"}  # where the import is not the name

Lock = dict[str, dict[str, dict[str, str]]]  # target -> inputs, outputs


@dataclass(frozen=True)
class Target:
    """Files that one function makes.

    Attributes:
        name: What `regenerate.py` calls it: `rnn.lab_protocol`.
        function: The code, as module:object.
        configuration: What decides values; JSON.
        data: Files that people wrote and it reads, relative to the root.
        results: Files that other targets write and it reads.
        writes: The role of each output, and its file.
    """

    name: str
    function: str
    configuration: Mapping[str, Any]
    data: tuple[str, ...]
    results: tuple[str, ...]
    writes: Mapping[str, str]

    @property
    def is_measured(self) -> bool:
        """Whether it reads or writes wall-clock measurements."""
        files = (*self.results, *self.writes.values())
        return any(file.startswith(results.MEASUREMENTS) for file in files)


@dataclass(frozen=True)
class Tree:
    """Where things stand.

    Attributes:
        root: Sources, data and pins.
        outputs: What targets write; the root itself, but for a quick run.
    """

    root: Path
    outputs: Path


class Fixed:
    """What no run changes, as it is now: each file is read once.

    Args:
        root: The folder of sources, data and pins.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources = Sources(root)
        self.hash = cache(file_digest)
        self.part = cache(self._part)

    @cached_property
    def pins(self) -> dict[str, str]:
        """The version that the project pins of each library."""
        return pinned_versions.read(self.root)

    def inputs(self, target: Target) -> dict[str, str]:
        """Return its configuration, code, data, libraries; their hashes."""
        found = {"configuration": digest(json.dumps(target.configuration))}
        for path in self.files(target):
            found |= self.part(path)
        return found | {f: self.hash(self.root / f) for f in target.data}

    def files(self, target: Target) -> list[Path]:
        """Return the files of all code that the target runs."""
        scripts = [self.root / f for f in target.data if f.endswith(".py")]
        named = [target.function, json.dumps(target.configuration)]
        named += [script.read_text("utf-8") for script in scripts]
        start = set(re.findall(rf"({PACKAGE}(?:\.\w+)*):\w", " ".join(named)))
        for script in scripts:
            start.update(self.sources.first_party(script))
        return [*self.sources.closure(start).values(), *scripts]

    def _part(self, path: Path) -> dict[str, str]:
        """Return the hash of a source file, the versions of what it imports."""
        name = path.relative_to(self.root).as_posix()
        imported = self.sources.third_party(path)
        names = {DISTRIBUTIONS.get(name, name) for name in imported}
        libraries = {key: self.pins[key] for key in names & self.pins.keys()}
        return {name: self.sources.read(path).digest, **libraries}


def made_inputs(target: Target, tree: Tree) -> dict[str, str]:
    """Return the hash of each file that other targets make for it."""
    return {file: file_digest(tree.outputs / file) for file in target.results}


def outputs(target: Target, tree: Tree) -> dict[str, str]:
    """Return the hash of each file that the target has written."""
    files = sorted(target.writes.values())
    return {file: file_digest(tree.outputs / file) for file in files}


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def file_digest(path: Path) -> str:
    """Return a file's SHA-256, line ends normalised; or `missing`."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return "missing"
    if path.suffix not in BINARY:
        content = content.replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()


def changes(
    target: Target, fixed: dict[str, str], lock: Lock, tree: Tree
) -> Iterator[str]:
    """Yield each way in which the target's outputs are not what they were.

    Args:
        target: What may be stale.
        fixed: Those of its inputs that no run changes.
        lock: What each target was made from.
        tree: Where things stand.
    """
    entry = lock.get(target.name)
    if entry is None:
        yield "never made"
        return
    now = fixed | made_inputs(target, tree)
    then = entry["inputs"]
    for name in sorted({*now, *then}):
        if now.get(name) != then.get(name):
            yield f"{name} {difference(then.get(name), now.get(name))}"
    for file, value in outputs(target, tree).items():
        if value == "missing":
            yield f"{file} is missing"
        elif value != entry["outputs"].get(file):
            yield f"{file} was edited by hand or is damaged"


def difference(before: str | None, now: str | None) -> str:
    """Say how an input changed."""
    if before is None:
        return "is a new input"
    if now in (None, "missing"):
        return "is gone"
    if len(before) < len(digest("")):
        return f"went from {before} to {now}"
    return "has changed"

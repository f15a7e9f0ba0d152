"""What each output was made from, and whether that has changed since.

Nothing is declared: the sources of a target are the import closure of its
function and of all the code that its settings name.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from firsthand.report import Report
from firsthand.target import Target, Tree
from firsthand.tracking import pins
from firsthand.tracking.hashes import Hash, digest, file_digest
from firsthand.tracking.sources import SourceError, Sources

# What hands every target its numbers, lays out the bytes of its outputs, and
# decides how many threads add them up.
HANDS = {
    "firsthand.encoding",
    "firsthand.results",
    "firsthand.tasks",
    "firsthand.workers.environment",
}
SETTINGS = "settings"  # their name among the inputs
VARIABLES = "variables"  # and that of the environment's, in a second run

Lock = dict[str, dict[str, dict[str, str]]]  # target -> inputs, outputs


class Fingerprints:
    """What no run changes, as it is now: each file is read once.

    Args:
        report: Whose targets are asked for.
        variables: Of the environment that all are made in, beside what every
            run sees: those of a second run.
    """

    def __init__(
        self, report: Report, variables: Mapping[str, str] | None = None
    ) -> None:
        self.report, self.root = report, report.root
        self.variables = {**(variables or {})}
        self.sources = Sources(report)
        self.hash = cache(file_digest)
        self.part = cache(self._part)

    @cached_property
    def hands(self) -> set[Path]:
        """The files of what every target runs through."""
        return {self.sources.file(module) for module in HANDS}

    @cached_property
    def pins(self) -> dict[str, str]:
        """The version that the project pins of each library."""
        return pins.read(self.root)

    def all_inputs(self, targets: list[Target]) -> dict[str, dict[str, str]]:
        """Return the inputs of each target, by its name."""
        found = {target.name: self.inputs(target) for target in targets}
        self.sources.analyses.keep()
        return found

    def inputs(self, target: Target) -> dict[str, str]:
        """Return its settings, code, data, libraries; their hashes."""
        found = {SETTINGS: digest(json.dumps(target.settings))}
        if self.variables:
            text = json.dumps(self.variables, sort_keys=True)
            found[VARIABLES] = digest(text)
        for path in self.files(target):
            found |= self.part(path)
        return found | {f: self.hash(self.root / f) for f in target.data}

    def files(self, target: Target) -> list[Path]:
        """Return the files of all code that the target runs."""
        scripts = [self.root / file for file in scripts_of(target)]
        return [*self.closure(target).values(), *scripts]

    def closure(self, target: Target) -> dict[str, Path]:
        """Return the modules that the target runs, and their files."""
        named = [target.function, json.dumps(target.settings)]
        start = {*HANDS}
        for script in (self.root / file for file in scripts_of(target)):
            named.append(script.read_text("utf-8"))
            start.update(self.sources.first_party(script))
        return self.sources.closure(start | self.named(" ".join(named)))

    def libraries(self, target: Target) -> set[str]:
        """Return the other people's modules that its code imports.

        What hands it its numbers imports torch too, but only for weights; the
        code that makes them has it then.
        """
        return {
            name
            for path in {*self.files(target)} - self.hands
            for name, dots, _ in self.sources.read(path).imports
            if not dots and name.partition(".")[0] not in self.sources.packages
        }

    def named(self, text: str) -> set[str]:
        """Return the modules of which a text names an object."""
        packages = "|".join(self.sources.packages)
        return set(re.findall(rf"\b((?:{packages})(?:\.\w+)*):\w", text))

    def _part(self, path: Path) -> dict[str, str]:
        """Return the hash of a source file, the versions of what it imports."""
        name = self.sources.name(path)
        libraries = self.libraries_of(path)
        pinned = {one: self.pins[one] for one in libraries}
        return {name: self.sources.read(path).digest, **pinned}

    def libraries_of(self, path: Path) -> Iterator[str]:
        """Yield the libraries that a file imports, as the pins call them.

        Raises:
            SourceError: One is not pinned.
        """
        for module in self.sources.third_party(path):
            plain = module.replace("_", "-").lower()
            library = self.report.distributions.get(module, plain)
            if library in self.pins:
                yield library
            elif path not in self.hands:  # these need weights' alone
                raise SourceError(
                    f"{self.sources.name(path)}: imports {module}, which "
                    f"nothing pins; pin {library} in requirements.lock, or "
                    "name its library in the report's `distributions`"
                )


def scripts_of(target: Target) -> list[str]:
    """Return the files of its data that are code: a notebook's source."""
    return [file for file in target.data if file.endswith(".py")]


def made_inputs(
    target: Target, tree: Tree, hash_of: Hash = file_digest
) -> dict[str, str]:
    """Return the hash of each file that other targets make for it."""
    return {file: hash_of(tree.into / file) for file in target.reads}


def output_digests(
    target: Target, tree: Tree, hash_of: Hash = file_digest
) -> dict[str, str]:
    """Return the hash of each file that the target has written."""
    files = sorted(target.writes.values())
    return {file: hash_of(tree.into / file) for file in files}


def changes(
    target: Target,
    fixed: Mapping[str, str],
    lock: Lock,
    tree: Tree,
    hash_of: Hash = file_digest,
) -> Iterator[str]:
    """Yield each way in which the target's outputs are not what they were.

    Args:
        target: What may be stale.
        fixed: Those of its inputs that no run changes.
        lock: What each target was made from.
        tree: Where things stand.
        hash_of: What hashes a file.
    """
    entry = lock.get(target.name)
    if entry is None:
        yield "never made"
        return
    now = {**fixed, **made_inputs(target, tree, hash_of)}
    then = entry["inputs"]
    for name in sorted({*now, *then}):
        if now.get(name) != then.get(name):
            yield f"{name} {difference(then.get(name), now.get(name))}"
    for file, value in output_digests(target, tree, hash_of).items():
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

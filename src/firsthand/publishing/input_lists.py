"""What a target was made from, by kinds, in lines that fit a screen."""

import html
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from firsthand.report import Report
from firsthand.target import Target
from firsthand.tracking import lockfile
from firsthand.tracking.freshness import SETTINGS, VARIABLES, Lock
from firsthand.tracking.hashes import digest

SHORT = 12  # letters of a hash, to tell it by
HASH = len(digest(""))
LONG = 80  # letters of a setting, from which on it is named alone
SOURCES, MODULE, PACKAGE = "src/", ".py", "__init__.py"


class Record:
    """What the lock of a report holds, and what is known of it.

    Args:
        report: Whose lock it is.
    """

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def lock(self) -> Lock:
        """What each target was made from."""
        return lockfile.read(self.report.tree)

    @cached_property
    def targets(self) -> dict[str, Target]:
        """The targets that there are now, by their names."""
        return {one.name: one for one in self.report.targets()}

    def settings(self, name: str) -> dict[str, str]:
        """Return a target's settings, if it was made with those of today.

        Of one that is long only the name is told.
        """
        target = self.targets.get(name)
        text = json.dumps(target.settings) if target else ""
        if digest(text) != self.lock[name]["inputs"].get(SETTINGS):
            return {}
        found = json.loads(text)
        return {one: setting(value) for one, value in found.items()}

    @cached_property
    def makers(self) -> dict[str, str]:
        """The target that has made each file."""
        return {
            output: name
            for name, entry in self.lock.items()
            for output in entry["outputs"]
        }

    @cached_property
    def shared(self) -> dict[str, str]:
        """The hash or version of each input that has one only, in all targets.

        Settings are left out: each target has its own.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.lock.values():
            for name, value in entry["inputs"].items():
                if name not in {SETTINGS, VARIABLES}:
                    found[name].add(value)
        return {
            name: next(iter(values))
            for name, values in found.items()
            if len(values) == 1
        }

    def link(self, file: str, text: str = "") -> str:
        """Return a file's name as HTML, linked to the target that made it."""
        shown = html.escape(text or file, quote=False)
        maker = self.makers.get(file)
        return f'<a href="#{anchor(maker)}">{shown}</a>' if maker else shown


def setting(value: Any) -> str:
    """Return the value of a setting, or that it is too long to be told."""
    is_text = isinstance(value, str)
    text = value if is_text else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONG else "\N{HORIZONTAL ELLIPSIS}"


def anchor(target: str) -> str:
    """Return the id of what is told of a target."""
    return f"made-{target.replace('.', '-')}"


def lines(name: str, record: Record) -> list[str]:
    """Return a line of HTML for each kind of inputs that a target has.

    An input has its hash beside it only where targets have different ones.
    """
    entry = record.lock[name]
    kinds: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for one, value in entry["inputs"].items():
        told = "" if one in record.shared else value[:SHORT]
        shown_as = "SHA-256" if one == SETTINGS else one
        kinds[kind_of(one, value, record)][shown_as] = told
    kinds["Settings"] |= record.settings(name)
    kinds["For the processor"] = entry.get("kernels", {})
    return [
        f"{kind}: {KINDS[kind](found, record)}"
        for kind, found in kinds.items()
        if found
    ]


def kind_of(name: str, value: str, record: Record) -> str:
    """Return the kind of an input; its value is a hash, or a version."""
    if name in {SETTINGS, VARIABLES}:
        return "Settings"
    if name in record.makers:
        return "Results"
    if "/" not in name and len(value) < HASH:
        return "Libraries"
    return "Code" if name.endswith(MODULE) else "Data"


def linked(found: Mapping[str, str], record: Record) -> str:
    """Return files that other targets have made, as links to these."""
    return ", ".join(
        record.link(file, with_hash(PurePosixPath(file).name, value))
        for file, value in found.items()
    )


def listed(found: Mapping[str, str], _: Record) -> str:
    """Return names, as they are."""
    return shown(with_hash(name, value) for name, value in found.items())


def by_folder(found: Mapping[str, str], _: Record) -> str:
    """Return files by their folders: `models (gru, lstm)`.

    A folder of code stands for the module that it is itself, too.
    """
    folders: dict[str, list[str]] = defaultdict(list)
    for file, value in sorted(found.items()):
        folder, _slash, name = file.removeprefix(SOURCES).rpartition("/")
        names = folders[folder]
        if name != PACKAGE or value:
            names.append(with_hash(name.removesuffix(MODULE), value))
    return shown(
        f"{folder} ({', '.join(names)})" if names else folder
        for folder, names in folders.items()
    )


def with_hash(name: str, value: str) -> str:
    """Return a name, and the hash behind it if one is told."""
    return f"{name} {value}".rstrip()


def shown(parts: Iterable[str]) -> str:
    """Return parts of a list as HTML."""
    return html.escape(", ".join(parts), quote=False)


# A kind more is a line more.
KINDS: dict[str, Callable[[Mapping[str, str], Record], str]] = {
    "Results": linked,
    "Data": by_folder,
    "Settings": listed,
    "Libraries": listed,
    "For the processor": listed,
    "Code": by_folder,
}

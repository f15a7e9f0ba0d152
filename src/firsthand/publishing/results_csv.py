"""Results to take away: a table of values each, and a dictionary of all.

A value has a key, the names on the way to it, and a place, its positions in
the lists on that way: the second accuracy of the first split is
`splits.accuracy` at `0 1`. So a key means the same in all its rows.
"""

import ast
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from firsthand import results
from firsthand.report import Report

TABLE = ("key", "place", "value")
DICTIONARY = (
    "result",
    "key",
    "type",
    "values",
    "least",
    "most",
    "made_by",
    "what_it_does",
)
BY_HAND = ("", "")  # no function has made it


class Value(NamedTuple):
    """A single value of a result.

    Attributes:
        key: The names on the way to it, with points between.
        place: Its positions in lists on that way, from 0, spaces between.
        value: A number, a text, whether something is so, or None.
    """

    key: str
    place: str
    value: Any


def values(found: Any, key: str = "", place: str = "") -> Iterator[Value]:
    """Yield each single value of what a result holds."""
    if isinstance(found, Mapping):
        for name, below in found.items():
            yield from values(below, f"{key}.{name}".lstrip("."), place)
    elif isinstance(found, list):
        for position, below in enumerate(found):
            yield from values(below, key, f"{place} {position}".lstrip())
    else:
        yield Value(key, place, found)


def write(report: Report, folder: Path) -> None:
    """Write all results of a report into a folder, which is made.

    Each is a file of its own there; `dictionary.csv` tells of their keys.

    Raises:
        ResultError: A result is missing or damaged.
        OSError: It cannot be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    makers = {
        file: (target.function, first_sentence(report.root, target.function))
        for target in report.targets()
        for file in target.writes.values()
    }
    told: list[tuple[Any, ...]] = []
    for file in results.visible(report.root / results.RESULTS, "*.json"):
        found = [*values(results.read(file))]
        put(folder / f"{file.stem}.csv", TABLE, found)
        maker = makers.get(file.relative_to(report.root).as_posix(), BY_HAND)
        told += [(file.stem, *row, *maker) for row in keys(found)]
    put(folder / "dictionary.csv", DICTIONARY, told)


def keys(found: Iterable[Value]) -> Iterator[tuple[Any, ...]]:
    """Yield of each key: itself, its type, how many values, least and most."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for one in found:
        groups[one.key].append(one.value)
    for key, group in groups.items():
        known = [value for value in group if value is not None]
        kinds = sorted({type(value).__name__ for value in known})
        numbers = [value for value in known if type(value) in {int, float}]
        least = min(numbers, default=None)
        most = max(numbers, default=None)
        yield key, " or ".join(kinds), len(group), least, most


def first_sentence(root: Path, function: str) -> str:
    """Return what the docstring of a function begins with, from its source.

    Args:
        root: The folder of the report.
        function: Where the function is, as module:object.
    """
    module, _, name = function.partition(":")
    file = root / "src" / f"{module.replace('.', '/')}.py"
    if not file.is_file():
        return ""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            text = ast.get_docstring(node) or ""
            return " ".join(text.partition("\n\n")[0].split())
    return ""


def put(
    file: Path, names: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Write a table, with the same bytes on every system."""
    with file.open("w", encoding="utf-8", newline="") as text:
        table = csv.writer(text, lineterminator="\n")
        table.writerow(names)
        table.writerows(rows)

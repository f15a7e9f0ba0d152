"""Results with some figures changed, for conclusions to fail on.

A pattern names figures by their dotted path, as pages do:
`{gru,lstm}.task.accuracy[*]`. In it stand

    {a,b}        one of several, each in turn
    * and [*]    every key of an object, every place of a list, each in turn
    !a           every key but one, each in turn
    [2:8:3]      these places of a list, each in turn
    [key=value]  those objects of a list with such a value, each in turn
    + and [+]    all keys, all places, at once; of `runs[+][*]` first all
                 runs' first figures, then all their second ones
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product, zip_longest
from typing import Any

from firsthand.results import Record

Value = Any  # what takes a figure's place; a function is given the old one
Changes = Mapping[str, Value]
Worse = Value | tuple[Value, ...]
Path = tuple[str | int, ...]

BRACES = re.compile(r"\{([^{}]*)\}")
PART = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")


class PatternError(LookupError):
    """A pattern that names no figure."""


def changed(numbers: Any, changes: Changes) -> Any:
    """Return results in which figures have other values; these stay.

    Raises:
        PatternError: A pattern names nothing.
    """
    for pattern, value in changes.items():
        for paths in groups(numbers, pattern):
            for path in paths:
                numbers = replaced(numbers, path, value)
    return numbers


def groups(numbers: Any, pattern: str) -> list[list[Path]]:
    """Return the paths that a pattern names: those changed at once together.

    Raises:
        PatternError: There are none.
    """
    found: list[list[Path]] = []
    for one in alternatives(pattern):
        parts = [place or key for place, key in PART.findall(one)]
        found += [paths for paths in _groups(numbers, parts) if paths]
    if not found:
        raise PatternError(f"no figure is called {pattern}")
    return found


def alternatives(pattern: str) -> Iterator[str]:
    """Yield a pattern for each choice between braces."""
    pieces = BRACES.split(pattern)  # every other one stood between braces
    choices = [
        piece.split(",") if place % 2 else [piece]
        for place, piece in enumerate(pieces)
    ]
    yield from map("".join, product(*choices))


def _groups(value: Any, parts: list[str]) -> list[list[Path]]:
    """Return the groups of paths below a value."""
    if not parts:
        return [[()]] if value is not None else []  # a run that diverged
    part, *rest = parts
    below = [
        [
            [(key, *path) for path in paths]
            for paths in _groups(value[key], rest)
        ]
        for key in keys(value, part)
    ]
    if part != "+":
        return [paths for found in below for paths in found]
    together = zip_longest(*below, fillvalue=[])
    return [[path for paths in each for path in paths] for each in together]


def keys(value: Any, part: str) -> list[Any]:
    """Return the keys of an object or a list that a pattern's part names."""
    if isinstance(value, list):
        return places(value, part)
    if not isinstance(value, dict):
        return []
    if part in {"*", "+"}:
        return list(value)
    if part.startswith("!"):
        return [key for key in value if key != part[1:]]
    return [part] if part in value else []


def places(value: list[Any], part: str) -> list[int]:
    """Return the places of a list that a pattern's part names."""
    every = range(len(value))
    if part in {"*", "+"}:
        return list(every)
    if ":" in part:
        ends = [int(end) if end else None for end in part.split(":")]
        return list(every[slice(*ends)])
    if "=" in part:
        wanted = [condition.split("=") for condition in part.split("&")]
        return [
            place
            for place in every
            if all(str(value[place][key]) == asked for key, asked in wanted)
        ]
    return [every[int(part)]]


def replaced(value: Any, path: Path, by: Value) -> Any:
    """Return a copy of nested results with another value at a path."""
    if not path:
        return by(value) if callable(by) else by
    key: Any = path[0]
    copy = Record(value) if isinstance(value, dict) else list(value)
    copy[key] = replaced(value[key], path[1:], by)
    return copy


def survived(
    holds: Callable[[Any], bool], numbers: Any, changes: Mapping[str, Changes]
) -> Iterator[str]:
    """Yield the words of each counterexample that refutes nothing."""
    for words, change in changes.items():
        if holds(changed(numbers, change)):
            yield words


def unseen(
    holds: Callable[[Any], bool], numbers: Any, covers: Mapping[str, Worse]
) -> Iterator[str]:
    """Yield each covered figure that can be worse without being noticed."""
    for pattern, worse in covers.items():
        for value in worse if isinstance(worse, tuple) else (worse,):
            for paths in groups(numbers, pattern):
                other = numbers
                for path in paths:
                    other = replaced(other, path, value)
                if holds(other):
                    yield f"{dotted(paths[0])} at {value}"


def dotted(path: Path) -> str:
    """Return a path as pages write it."""
    return "".join(
        f"[{key}]" if isinstance(key, int) else f".{key}" for key in path
    ).removeprefix(".")

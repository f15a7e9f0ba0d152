"""A package as a house: its rooms, and which of them imports which.

A room is a wing, which is a package of its own, or a module that stands alone.
All is read from the sources, so that no drawing of it can be out of date.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

from firsthand.tracking.sources import Sources


@dataclass(frozen=True)
class Room:
    """A wing, or a module that stands alone.

    Attributes:
        name: Its name in the house; "" if it is the house's own module.
        modules: Its modules, and their files.
        purpose: The first line of its docstring.
    """

    name: str
    modules: Mapping[str, Path]
    purpose: str

    @property
    def is_wing(self) -> bool:
        """Whether it is a package of its own."""
        return any(file.name == "__init__.py" for file in self.modules.values())


def rooms(package: str, sources: Sources) -> dict[str, Room]:
    """Return the rooms of a house by name; the house itself is none."""
    found: dict[str, dict[str, Path]] = {}
    for module, file in modules(package, sources):
        room = room_of(module, package)
        found.setdefault(room, {})[module] = file
    found.pop("", None)
    return {
        name: Room(name, own, purpose(sources.file(f"{package}.{name}")))
        for name, own in found.items()
    }


def modules(package: str, sources: Sources) -> Iterator[tuple[str, Path]]:
    """Yield each module of a package, and its file."""
    folder = sources.file(package).parent
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder.parent).with_suffix("").parts
        own = parts[:-1] if parts[-1] == "__init__" else parts
        yield ".".join(own), file


def room_of(module: str, package: str) -> str:
    """Return the room of a module; another package is a room by itself."""
    house, _, rest = module.partition(".")
    return rest.partition(".")[0] if house == package else house


def purpose(file: Path) -> str:
    """Return the first line of a module's docstring."""
    text = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return text.partition("\n")[0]


def arrows(package: str, sources: Sources) -> dict[str, set[str]]:
    """Return which rooms each room imports, but for types alone.

    Another package of ours is a room too, below all others.
    """
    found: dict[str, set[str]] = {}
    for room in rooms(package, sources).values():
        found[room.name] = {
            other
            for module, file in room.modules.items()
            for other in imported(module, file, package, sources)
        } - {room.name, ""}
    others = set().union(*found.values()) - found.keys()
    return found | {other: set() for other in others}


def imported(
    module: str, file: Path, package: str, sources: Sources
) -> Iterator[str]:
    """Yield the rooms that a module imports from when it runs."""
    source = sources.read(file)
    running = [one for one in source.imports if one not in source.for_types]
    for name, member in sources.absolute(running, file, module):
        if name.partition(".")[0] in sources.packages:
            below = f"{name}.{member}"
            is_module = member and sources.file(below).exists()
            yield room_of(below if is_module else name, package)


def storeys(graph: Mapping[str, set[str]]) -> list[str]:
    """Return the rooms from the roof down: each above all that it imports.

    Raises:
        CycleError: Rooms import each other in a circle.
    """
    depth: dict[str, int] = {}
    for room in TopologicalSorter(graph).static_order():
        below = (depth[other] + 1 for other in graph.get(room, ()))
        depth[room] = max(below, default=0)
    return sorted(depth, key=lambda room: (-depth[room], room))


def direct(graph: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return a graph without arrows that longer ways make superfluous."""
    reached: dict[str, set[str]] = {}
    for room in reversed(storeys(graph)):
        beyond = (reached[other] for other in graph[room])
        reached[room] = graph[room].union(*beyond)
    return {
        room: others - set().union(*(reached[other] for other in others))
        for room, others in graph.items()
    }

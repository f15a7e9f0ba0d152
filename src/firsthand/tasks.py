"""How code is named in a list, and how its work is handed out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

# Tells how much more of an item is done, as a share of it.
Advance = Callable[[float], None]

# Runs `function(item, advance)` for each item, perhaps elsewhere and side by
# side, and returns the answers in order.
Each = Callable[[Callable[[Any, Advance], Any], Sequence[Any]], list[Any]]

# The role of each output file, and what belongs in it.
Outputs = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """What a function that makes files is given.

    Attributes:
        settings: What decides values.
        numbers: The results it asked for, by dotted name.
        weights: The bytes of the weights it asked for, by the name of the
            result that they came with.
        root: The report's folder.
        each: Hands out its work.
    """

    settings: Mapping[str, Any]
    numbers: Any
    weights: Mapping[str, bytes]
    root: Path
    each: Each


def resolve(reference: str) -> Any:
    """Return the object that `module:object` names.

    Specs name code this way so that listing experiments, drawing figures
    and building the site never import torch. While a target is made, only
    code that its fingerprint covers can be imported.

    Raises:
        LookupError: The module has no such object.
    """
    path, _, name = reference.partition(":")
    module = import_module(path)
    if not hasattr(module, name):
        raise LookupError(f"{reference}: {path} has no {name!r}")
    return getattr(module, name)

"""How code is named in a list, and how its work is handed out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

# Tells how much more of an item is done, as a share of it.
Advance = Callable[[float], None]

# The role of each output file, and what belongs in it.
Outputs = dict[str, Any]


class Each(Protocol):
    """Hands out work."""

    def __call__(
        self,
        function: Callable[[Any, Advance], Any],
        items: Sequence[Any],
        variables: Mapping[str, str] | None = None,
    ) -> list[Any]:
        """Run a function for each item, perhaps elsewhere and side by side.

        Args:
            function: Called as `function(item, advance)`.
            items: What it is called with.
            variables: Of the processes' environment: which variant of its
                code a library takes for the processor.

        Returns:
            The answers, in order.
        """


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

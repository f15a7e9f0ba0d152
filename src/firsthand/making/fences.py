"""What each target may use: what its fingerprint covers, and no more."""

from collections.abc import Iterable

from firsthand.target import Target, Tree
from firsthand.tracking.fence import Fence, Place, place_of
from firsthand.tracking.freshness import Fingerprints


class Fences:
    """The fences of targets, taken before any of their code can be edited.

    Args:
        targets: Whose.
        fingerprints: What they cover.
    """

    def __init__(
        self, targets: Iterable[Target], fingerprints: Fingerprints
    ) -> None:
        self.fences = {
            target.name: fence(target, fingerprints) for target in targets
        }

    def of(self, target: Target) -> Fence | None:
        """Return what the target may use; None if it may use anything."""
        return None if target.unwatched else self.fences[target.name]

    def place(self, tree: Tree) -> Place:
        """Return where the report lies for processes of this machine."""
        return place_of(tree.root, tree.into)


def fence(target: Target, fingerprints: Fingerprints) -> Fence:
    """Return what a target may use."""
    modules = fingerprints.closure(target) | fingerprints.sources.listed()
    return Fence(
        target.name,
        fingerprints.sources.packages,
        frozenset(modules),
        frozenset(map(fingerprints.sources.name, modules.values())),
        frozenset(target.data),
        frozenset(target.reads),
    )

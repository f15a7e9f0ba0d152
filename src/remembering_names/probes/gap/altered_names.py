"""Names with something taken away: all but the last letters, or the order."""

from collections.abc import Callable, Sequence
from random import Random

from remembering_names.names.cleaning import Pair
from remembering_names.names.files import fold
from remembering_names.names.splits import Split


def last_letters(split: Split, count: int) -> Split:
    """Return a split whose names are their last `count` letters.

    Each part keeps its names, so that two of them may become equal.
    """
    return each_name(split, lambda name: name[-count:])


def shuffled(split: Split, seed: int) -> Split:
    """Return a split in whose names the letters stand in random order.

    The order of a name's letters hangs on the seed and the name alone.
    """

    def shuffle(name: str) -> str:
        letters = list(name)
        Random(f"{seed} {name}").shuffle(letters)
        return "".join(letters)

    return each_name(split, shuffle)


def each_name(split: Split, change: Callable[[str], str]) -> Split:
    """Return a split with every name, as networks read it, changed."""

    def part(pairs: Sequence[Pair]) -> list[Pair]:
        return [(change(fold(name)), language) for name, language in pairs]

    return Split(part(split.train), part(split.validation), part(split.test))

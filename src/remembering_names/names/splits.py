"""Names shared out into parts for training, validation and test."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise
from random import Random

from remembering_names.names.census import spelling_key
from remembering_names.names.cleaning import Pair, clean
from remembering_names.names.files import Names, read_names

SHARES = (0.8, 0.1, 0.1)


def letters_only(name: str) -> str:
    """Return the letters of a name without their accents.

    Apostrophes, hyphens and spaces go: `O'Connell` is `OConnell`.
    """
    marks = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in marks if letter.isalpha())


# By what two spellings are one name: all that is in them, or letters alone.
KEYS: Mapping[str, Callable[[str], str]] = {
    "spelling": str,
    "letters": letters_only,
}


@dataclass(frozen=True)
class Split:
    """The pairs of each part."""

    train: list[Pair]
    validation: list[Pair]
    test: list[Pair]


@dataclass(frozen=True)
class Part:
    """A part while it fills.

    Attributes:
        share: What it is to have of each language.
        sizes: The pairs of each language, all parts together.
        pairs: What it has so far.
        filled: How many of them are of each language.
    """

    share: float
    sizes: Mapping[str, int]
    pairs: list[Pair] = field(default_factory=list)
    filled: Counter[str] = field(default_factory=Counter)

    def fullness(self, group: Sequence[Pair]) -> float:
        """Return how full it is in the languages of `group`, half in."""
        return sum(
            (self.filled[language] + 0.5) / (self.share * self.sizes[language])
            for _, language in group
        )

    def add(self, group: Sequence[Pair]) -> None:
        """Take in all pairs of a name."""
        self.pairs.extend(group)
        self.filled.update(language for _, language in group)


@cache  # a process trains many seeds
def held_out_split(seed: int, key: str = "spelling") -> Split:
    """Return the parts on which held-out figures rest."""
    return split_by_name(clean(read_names()), seed, key=key)


def split_by_name(
    pairs: Sequence[Pair],
    seed: int = 0,
    shares: Sequence[float] = SHARES,
    key: str = "spelling",
) -> Split:
    """Return a split in which no name stands in two parts.

    A name goes to one part with all its languages and spellings. Within
    that bound each part gets its share of each language.

    Args:
        pairs: Distinct pairs, in any order.
        seed: What decides which names go where.
        shares: Of training, validation and test; above zero, in sum one.
        key: By what spellings are one name, a name in `KEYS`.
    """
    names = alike(sorted(pairs), key)
    Random(seed).shuffle(names)
    names.sort(key=len, reverse=True)  # shared ones while there is room
    sizes = Counter(language for _, language in pairs)
    parts = [Part(share, sizes) for share in shares]
    for group in names:
        emptiest = min(parts, key=lambda part: part.fullness(group))
        emptiest.add(group)
    train, validation, test = (sorted(part.pairs) for part in parts)
    return Split(train, validation, test)


def alike(pairs: Sequence[Pair], key: str = "spelling") -> list[list[Pair]]:
    """Return the pairs in groups of what counts as one name.

    Two names are one if they are equal but for case, or if a network could
    hardly tell them apart: `Voss` goes with `Voß`, and so does `Vo`, which
    is what folding leaves of it. By the key of letters alone `O'Connell`
    goes with `Oconnell`, too.
    """
    reading = KEYS[key]
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while parents.get(name, name) != name:
            name = parents[name]
        return name

    def join(one: str, other: str) -> None:
        parents[root(one)] = root(other)

    for name, _ in pairs:
        join(reading(name.casefold()), reading(spelling_key(name)))
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[root(reading(spelling_key(pair[0])))].append(pair)
    return list(groups.values())


def split_by_row(
    names: Names,
    seed: int = 0,
    shares: Sequence[float] = SHARES,
) -> Split:
    """Return the rows as published, shuffled and cut: the way that leaks.

    A row that stands in its file twice may get into two parts, and so may
    a name of two languages.
    """
    rows = [(row, language) for language in names for row in names[language]]
    Random(seed).shuffle(rows)
    ends = [round(share * len(rows)) for share in accumulate(shares, initial=0)]
    train, validation, test = (rows[start:end] for start, end in pairwise(ends))
    return Split(train, validation, test)

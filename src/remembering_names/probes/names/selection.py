"""Which validation names the probes read. No model has learned from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES, encode, fold

ORDINARY = range(6, 10)  # letters of a name that is shown letter by letter


@dataclass(frozen=True)
class Name:
    """A name, and the languages under which the list has it.

    Attributes:
        text: As it is spelled in the list.
        languages: One or more.
    """

    text: str
    languages: list[str]

    @property
    def letters(self) -> Tensor:
        """Its letter indices, (T,)."""
        return torch.tensor(encode(self.text))

    @property
    def language(self) -> Tensor:
        """The first of its languages, as a position in `LANGUAGES`, ()."""
        return torch.tensor(LANGUAGES.index(self.languages[0]))

    def __len__(self) -> int:
        return len(fold(self.text))


def distinct(pairs: Sequence[Pair]) -> list[Name]:
    """Return each name once, with all its languages, in order."""
    languages_of: dict[str, list[str]] = {}
    for text, language in sorted(pairs):
        languages_of.setdefault(text, []).append(language)
    return [Name(text, own) for text, own in languages_of.items()]


def long_names(
    pairs: Sequence[Pair], shortest: int, count: int, seed: int
) -> list[Name]:
    """Return so many names of at least `shortest` letters, drawn by lot."""
    long = [name for name in distinct(pairs) if len(name) >= shortest]
    return Random(seed).sample(long, count)


def shown_names(
    pairs: Sequence[Pair], chosen: Sequence[str], count: int, seed: int
) -> list[Name]:
    """Return the chosen names, then so many others drawn by lot.

    Raises:
        ValueError: A chosen name is not among the pairs.
    """
    names = {name.text: name for name in distinct(pairs)}
    if missing := [text for text in chosen if text not in names]:
        raise ValueError(f"{missing[0]!r} is no validation name")
    others = [
        name
        for name in names.values()
        if len(name) in ORDINARY and name.text not in chosen
    ]
    drawn = Random(seed).sample(others, count)
    return [*(names[text] for text in chosen), *drawn]

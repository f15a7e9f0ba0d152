"""Names in batches of one length, so that none of them needs padding."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from remembering_names.models.name_classifier import BLANK
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES, encode


@dataclass(frozen=True)
class Batch:
    """Names of one length.

    Attributes:
        letters: Their letter indices, (T, B).
        languages: The right answers, (B,).
    """

    letters: Tensor
    languages: Tensor


def by_length(pairs: Sequence[Pair]) -> list[Batch]:
    """Return the names of each length, those of one length together."""
    groups: dict[int, list[tuple[list[int], int]]] = {}
    for name, language in pairs:
        letters = encode(name)
        row = letters, LANGUAGES.index(language)
        groups.setdefault(len(letters), []).append(row)
    return [
        Batch(
            torch.tensor([letters for letters, _ in groups[length]]).T,
            torch.tensor([language for _, language in groups[length]]),
        )
        for length in sorted(groups)
    ]


def batches(
    groups: Sequence[Batch], size: int, generator: torch.Generator
) -> Iterator[Batch]:
    """Yield each name once, in batches of one length, in random order."""
    parts = [
        (group, rows)
        for group in groups
        for rows in torch.randperm(
            len(group.languages), generator=generator
        ).split(size)
    ]
    for n in torch.randperm(len(parts), generator=generator).tolist():
        group, rows = parts[n]
        yield Batch(group.letters[:, rows], group.languages[rows])


def blank(letters: Tensor, share: float, generator: torch.Generator) -> Tensor:
    """Return letters (T, B), each made unreadable with probability `share`."""
    is_lost = torch.rand(letters.shape, generator=generator) < share
    return letters.masked_fill(is_lost, BLANK)


def count(groups: Sequence[Batch], size: int) -> int:
    """Return how many batches of at most `size` names there are."""
    return sum(-(-len(group.languages) // size) for group in groups)

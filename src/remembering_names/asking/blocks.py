"""Ask a model about many names, each as if it were asked alone.

The last bits of a product of matrices depend on how many rows it has. So a
model reads names in blocks of one size, filled up where there are fewer: then
no answer depends on what else is asked.
"""

from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn

from remembering_names.models.classifier import CLASSES
from remembering_names.names.files import encode

BLOCK = 64  # names, all of one length


@torch.no_grad()
def classify(model: nn.Module, names: Sequence[str]) -> Tensor:
    """Return the log-probability of each language for each name, (N, C).

    Raises:
        ValueError: A name has no letter of the alphabet.
    """
    letters = [encode(name) for name in names]
    log_p = torch.empty(len(names), CLASSES)
    for places in blocks([len(spelled) for spelled in letters]):
        block = torch.zeros(len(letters[places[0]]), BLOCK, dtype=torch.long)
        known = torch.tensor([letters[n] for n in places])  # (B, T)
        block[:, : len(places)] = known.T
        log_p[places] = model(block)[: len(places)].to(log_p.dtype)
    return log_p


def blocks(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield places of names that are read together, by their lengths."""
    groups: dict[int, list[int]] = {}
    for place, length in enumerate(lengths):
        groups.setdefault(length, []).append(place)
    for group in groups.values():
        for first in range(0, len(group), BLOCK):
            yield group[first : first + BLOCK]

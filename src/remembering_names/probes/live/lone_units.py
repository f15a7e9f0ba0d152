"""A unit that forgets at one letter and keeps at all others."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import ALPHABET, encode
from remembering_names.probes.live.held_cells import cell_of
from remembering_names.probes.live.slopes import read
from remembering_names.scoring.rounding import significant

DIGITS = 4


def groups(pairs: Sequence[Pair]) -> list[Tensor]:
    """Return the letters of names, those of one length together, (T, B)."""
    letters = [encode(name) for name, _ in pairs]
    return [
        torch.tensor([one for one in letters if len(one) == length]).t()
        for length in sorted({*map(len, letters)})
    ]


@torch.no_grad()
def mean_gates(
    model: NameClassifier, pairs: Sequence[Pair], least: int
) -> Tensor:
    """Return the mean of the gate that keeps, by letter and unit, (V, H).

    The first letter of a name does not count: there is nothing yet to keep. A
    letter that is met less often than `least` times has not-a-numbers.

    Args:
        model: Its layer is a hand-written LSTM or GRU.
        pairs: The names that it reads.
        least: How often a letter has to be met.
    """
    V, H = len(ALPHABET), model.out.in_features
    total, count = torch.zeros(V, H).double(), torch.zeros(V)
    for letters in groups(pairs):
        x = model.embedding(letters)
        _, keeps = read(cell_of(model.layer), x, H, cuts=False)
        later = letters[1:].flatten()
        total.index_add_(0, later, keeps[1:].flatten(0, 1))
        count.index_add_(0, later, torch.ones(len(later)))
    mean = total / count[:, None]
    mean[count < least] = torch.nan
    return mean


def lone(chosen: Tensor, measured: Tensor) -> dict[str, Any]:
    """Return the unit that forgets most clearly at one letter alone.

    It is the one with the widest gap between its lowest mean gate, by letter,
    and the next one.

    Args:
        chosen: Mean gates by letter and unit, to choose by, (V, H).
        measured: Those that are told, of other names, (V, H).

    Returns:
        The `unit`, counted from 0; its `letter`; its mean gate `at` that
        letter, at the `next` lowest one, and the `mean` over letters.
    """
    met = chosen.isfinite()[:, 0]
    lowest = chosen[met].sort(dim=0).values
    unit = int((lowest[1] - lowest[0]).argmax())
    place = int(chosen[:, unit].nan_to_num(torch.inf).argmin())
    own = measured[:, unit]
    others = torch.cat([own[:place], own[place + 1 :]])
    return {
        "unit": unit,
        "letter": ALPHABET[place],
        "at": significant(float(own[place]), DIGITS),
        "next": significant(float(others.nan_to_num(torch.inf).min()), DIGITS),
        "mean": significant(float(own.nanmean()), DIGITS),
    }

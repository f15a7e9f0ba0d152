"""What gates do while names are read.

Which gate keeps and which writes follows from a model's gates: f keeps and i
writes where they are, else z keeps; without i, what is not kept is written.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor

from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.tracing import trace
from remembering_names.names.files import ALPHABET
from remembering_names.probes.names.state_reader import readers

CAPITALS = "A–Z"  # stands for all of them: they differ by their place
EXTREME = 0.1  # a unit that writes less is shut; open, if it leaves less
QUANTILES = 21  # of half-lives: each five per cent


@torch.no_grad()
def activations(model: NameClassifier, letters: Tensor) -> dict[str, Tensor]:
    """Return each gate and state at each letter of names.

    Args:
        model: A classifier of names.
        letters: Names of one length, (T, B).

    Returns:
        (T, B, H) each; of two directions H is both side by side.
    """
    return trace(model.layer, model.embedding(letters))


def keep_gate(gates: Sequence[str]) -> str | None:
    """Return which of a model's gates is the share that stays, if any."""
    return next((gate for gate in "fz" if gate in gates), None)


def written(gates: Sequence[str], activity: dict[str, Tensor]) -> Tensor | None:
    """Return the share that each letter writes, or None without gates.

    Args:
        gates: The model's gates.
        activity: What each did, (T, B, H).
    """
    if "i" in gates:
        return activity["i"]
    keep = keep_gate(gates)
    return 1 - activity[keep] if keep else None


def highway(
    model: NameClassifier, letters: Tensor, gate: str, lags: int
) -> Tensor:
    """Return the gain of the path through one gate alone, at lags 1 to L.

    It is the product of the gate that keeps over the last letters: what is
    left of a nudge if everything that leads back through the state is cut.

    Args:
        model: A classifier of names.
        letters: Of one name, (T,).
        gate: The gate that keeps.
        lags: L.

    Returns:
        Its root mean square over units; of two directions the mean, each in
        its own order, (L,).
    """
    keep = activations(model, letters[:, None])[gate]  # (T, 1, D H)
    ways = readers(model.layer, model.embedding.embedding_dim)
    gains = []
    for reader, own in zip(ways, keep.chunk(len(ways), 2), strict=True):
        last = reader.in_order(own)[-lags:, 0].flip(0)  # the latest first
        gains.append(last.cumprod(0).square().mean(1).sqrt())
    return torch.stack(gains).mean(0)


def half_life(keep: float) -> float | None:
    """Return after how many letters half is left; None means never.

    Args:
        keep: The share that stays at each letter.
    """
    if keep >= 1:
        return None
    return math.log(0.5) / math.log(keep) if keep > 0 else 0.0


def half_lives(keep: Tensor) -> list[float | None]:
    """Return the quantiles of the half-lives of units, shortest first.

    Args:
        keep: The mean of the gate that keeps, of each unit, (H,).
    """
    at = torch.linspace(0, 1, QUANTILES, dtype=torch.float64)
    shares = torch.quantile(keep.double(), at)
    return [half_life(share) for share in shares.tolist()]


class Tally:
    """Sums up gates over many names.

    Args:
        gates: The model's gates.
    """

    def __init__(self, gates: Sequence[str]) -> None:
        self.gates, self.keep = gates, keep_gate(gates)
        self.kept = torch.zeros(())  # becomes (H,)
        self.letters = 0
        self.extremes = {"open": 0, "shut": 0}
        self.values = 0
        self.sums: dict[str, float] = defaultdict(float)
        self.counts: dict[str, int] = defaultdict(int)

    def add(self, model: NameClassifier, letters: Tensor) -> None:
        """Take in names of one length, (T, B)."""
        activity = activations(model, letters)
        if self.keep:
            self.kept = self.kept + activity[self.keep].sum((0, 1))  # (H,)
            self.letters += letters.numel()
        share = written(self.gates, activity)
        if share is None:
            return
        self.extremes["open"] += int((share > 1 - EXTREME).sum())
        self.extremes["shut"] += int((share < EXTREME).sum())
        self.values += share.numel()
        means = share.mean(2).flatten().tolist()
        for letter, mean in zip(letters.flatten().tolist(), means, strict=True):
            kind = ALPHABET[letter]
            kind = CAPITALS if kind.isupper() else kind
            self.sums[kind] += mean
            self.counts[kind] += 1

    def by_letter(self, fewest: int) -> dict[str, float]:
        """Return the mean share written at each letter seen often enough."""
        return {
            kind: self.sums[kind] / count
            for kind, count in sorted(self.counts.items())
            if count >= fewest
        }

    def extreme(self) -> dict[str, float]:
        """Return how often a unit writes nearly all, or hardly anything."""
        return {key: n / self.values for key, n in self.extremes.items()}

    def mean_kept(self) -> Tensor:
        """Return the mean of the gate that keeps, of each unit, (H,)."""
        return self.kept / self.letters

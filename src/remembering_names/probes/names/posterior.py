"""What a model would answer if a name ended here."""

import torch
from torch import Tensor, nn


@torch.no_grad()
def running(model: nn.Module, letters: Tensor) -> Tensor:
    """Return log-probabilities after each letter, (T, B, C).

    A model in two directions reads each beginning of a name anew from its
    end, as if the name stopped there.

    Args:
        model: Maps letters (T, B) to log-probabilities (B, C).
        letters: Names of one length, (T, B).
    """
    ends = range(1, len(letters) + 1)
    return torch.stack([model(letters[:t]) for t in ends])


def belief(log_p: Tensor, languages: Tensor) -> Tensor:
    """Return the probability of each name's own language, (T, B).

    Args:
        log_p: The log-probabilities after each letter, (T, B, C).
        languages: The right answers, (B,).
    """
    own = languages.expand(log_p.shape[:2])[..., None]
    return log_p.gather(2, own)[..., 0].exp()

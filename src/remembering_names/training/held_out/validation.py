"""What may be learned from the validation part of the split."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from torch import nn

from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring import probabilities, stored_scores
from remembering_names.scoring.probabilities import LogP
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.training.held_out.recipe import log_probabilities


@dataclass(frozen=True)
class Validated:
    """A model's answers on validation names.

    Attributes:
        log_p: The log-probability of each language, (N, C).
        prior: The share of each language among training names, (C,).
        tau: How far to correct answers for it: the best on these names.
        scores: On these names.
    """

    log_p: LogP
    prior: NDArray[np.float64]
    tau: float
    scores: dict[str, float]


def validate(
    model: nn.Module,
    train: Sequence[Pair],
    validation: Sequence[Pair],
    taus: Sequence[float],
) -> Validated:
    """Return what a model answers on validation names, and its tau.

    Args:
        model: Trained on `train`.
        train: Only its languages are counted.
        validation: Names that `train` does not hold.
        taus: The corrections to choose from.
    """
    log_p, languages = answer(model, validation), right_answers(validation)
    prior = probabilities.priors(right_answers(train), len(LANGUAGES))
    tau = probabilities.calibrate_prior(log_p, languages, prior, taus)
    scores = stored_scores.all_scores(log_p, languages, prior, tau)
    return Validated(log_p, prior, tau, scores)


def answer(model: nn.Module, pairs: Sequence[Pair]) -> LogP:
    """Return a model's log-probabilities for the names of pairs, (N, C)."""
    return log_probabilities(model, [name for name, _ in pairs])

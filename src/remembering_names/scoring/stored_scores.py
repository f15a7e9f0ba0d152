"""What is stored of a model's answers, the same for every kind of model."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES
from remembering_names.scoring import probabilities
from remembering_names.scoring.confusion import confusion
from remembering_names.scoring.probabilities import Answers, LogP


def right_answers(pairs: Sequence[Pair]) -> Answers:
    """Return the languages of pairs as positions in `LANGUAGES`, (N,)."""
    return np.array([LANGUAGES.index(language) for _, language in pairs])


def all_scores(
    log_p: LogP, languages: Answers, prior: NDArray[np.float64], tau: float
) -> dict[str, float]:
    """Return every score, and those of answers corrected for the prior.

    Args:
        log_p: The log-probabilities, (N, C).
        languages: The right answers, (N,).
        prior: The share of each language among training names, (C,).
        tau: How far to correct, chosen on validation names.
    """
    shifted = probabilities.corrected(log_p, prior, tau).argmax(axis=1)
    corrected = probabilities.answer_scores(shifted, languages)
    scores = {
        **probabilities.plain_scores(log_p, languages),
        **{f"{key}_corrected": value for key, value in corrected.items()},
    }
    return {key: round(value, 6) for key, value in scores.items()}


def recognition(answers: Answers, languages: Answers) -> dict[str, Any]:
    """Return the recall of each language and the confusion matrix."""
    return {
        "recall": np.round(
            probabilities.recalls(answers, languages), 6
        ).tolist(),
        "confusion": confusion(languages, answers).tolist(),
    }

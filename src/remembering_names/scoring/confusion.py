"""How good answers are: counts, and the averages taken from them."""

import numpy as np
from numpy.typing import NDArray

from remembering_names.names.files import LANGUAGES

Counts = NDArray[np.int64]  # (C, C)


def confusion(languages: NDArray[np.int64], guesses: Counts) -> Counts:
    """Count the names of each language by the language guessed.

    Args:
        languages: The right answers as positions in `LANGUAGES`, (N,).
        guesses: The given answers, (N,).

    Returns:
        Counts (C, C): a row for each right answer, a column for each guess.
    """
    C = len(LANGUAGES)
    cells = np.bincount(languages * C + guesses, minlength=C * C)
    return cells.reshape(C, C)


def recall(counts: Counts) -> NDArray[np.float64]:
    """Return the share of each language's names that was recognised, (C,)."""
    shares: NDArray[np.float64] = np.diag(counts) / counts.sum(axis=1)
    return shares


def balanced_accuracy(counts: Counts) -> float:
    """Return the mean recall: each language weighs the same.

    It is what class-balanced draws estimate.
    """
    return float(recall(counts).mean())

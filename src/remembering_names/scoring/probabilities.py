"""How good a model's probabilities are, and how to weigh rare languages.

A model gives log-probabilities `log_p` (N, C), a row for each name; the right
answers are `languages` (N,), positions in `LANGUAGES`. Averages over languages
take in the languages that occur among the right answers.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax
from sklearn.metrics import f1_score, recall_score

from remembering_names.scoring.confusion import confusion, recall

BINS = 15  # of confidence, equally wide
TOP = 3

Answers = NDArray[np.int64]  # (N,), positions in LANGUAGES
LogP = NDArray[np.float64]  # (N, C)


def plain_scores(log_p: LogP, languages: Answers) -> dict[str, float]:
    """Return every score of some log-probabilities.

    Returns:
        accuracy, balanced_accuracy (the mean recall), macro_f1, cross_entropy
        (in nats a name), ece (expected calibration error) and top3 (the
        share of names whose language is among the three likeliest).
    """
    return {
        **answer_scores(log_p.argmax(axis=1), languages),
        "cross_entropy": cross_entropy(log_p, languages),
        "ece": calibration_error(log_p, languages),
        "top3": top_share(log_p, languages),
    }


def answer_scores(answers: Answers, languages: Answers) -> dict[str, float]:
    """Return the scores that need no probabilities, of given answers (N,)."""
    macro = {"labels": np.unique(languages), "average": "macro"}
    return {
        "accuracy": float((answers == languages).mean()),
        "balanced_accuracy": float(
            recall_score(languages, answers, **macro, zero_division=0)
        ),
        "macro_f1": float(
            f1_score(languages, answers, **macro, zero_division=0)
        ),
    }


def recalls(answers: Answers, languages: Answers) -> NDArray[np.float64]:
    """Return the share recognised of each language, (C,); nan of none."""
    with np.errstate(invalid="ignore"):
        return recall(confusion(languages, answers))


def cross_entropy(log_p: LogP, languages: Answers) -> float:
    """Return the mean surprise at the right answers, in nats."""
    return float(-log_p[np.arange(len(languages)), languages].mean())


def top_share(log_p: LogP, languages: Answers, top: int = TOP) -> float:
    """Return the share of names whose language is among the `top` likeliest.

    Of equally likely ones the first in the alphabet goes first.
    """
    likeliest = np.argsort(-log_p, axis=1, kind="stable")[:, :top]
    return float((likeliest == languages[:, None]).any(axis=1).mean())


def reliability(
    log_p: LogP, languages: Answers
) -> dict[str, list[float | None]]:
    """Return how often a model is right, by how sure it is.

    Returns:
        For each of the `BINS` bins of the likeliest answer's probability:
        `counts` of names, their mean `confidence` and their `accuracy`; None
        where there are no names.
    """
    confidence = np.exp(log_p.max(axis=1))
    right = log_p.argmax(axis=1) == languages
    # A bin holds its upper end: a probability of one is in the last.
    bins = np.clip(np.ceil(confidence * BINS).astype(int) - 1, 0, BINS - 1)
    counts, sure, correct = (
        np.bincount(bins, weights, minlength=BINS)
        for weights in (np.ones(len(bins)), confidence, right)
    )
    return {
        "counts": [int(count) for count in counts],
        "confidence": means(sure, counts),
        "accuracy": means(correct, counts),
    }


def means(sums: NDArray[Any], counts: NDArray[Any]) -> list[float | None]:
    """Return the mean in each bin, None where the bin is empty."""
    return [
        float(total / count) if count else None
        for total, count in zip(sums, counts, strict=True)
    ]


def calibration_error(log_p: LogP, languages: Answers) -> float:
    """Return the mean gap between being sure and being right, over bins.

    Each bin weighs as many names as it holds (expected calibration error).
    """
    bins = reliability(log_p, languages)
    gaps = [
        count * abs(sure - right)
        for count, sure, right in zip(
            bins["counts"], bins["confidence"], bins["accuracy"], strict=True
        )
        if count and sure is not None and right is not None
    ]
    return sum(gaps) / len(languages)


def priors(languages: Answers, classes: int) -> NDArray[np.float64]:
    """Return the share of each language among names, (C,), none zero.

    Every language counts one name more than it has.
    """
    counts = np.bincount(languages, minlength=classes) + 1.0
    shares: NDArray[np.float64] = counts / counts.sum()
    return shares


def corrected(log_p: LogP, prior: NDArray[np.float64], tau: float) -> LogP:
    r"""Return log-probabilities that lean less on how frequent languages are.

    $$\log p_c - \tau \log \pi_c, \text{ normalised}$$

    At tau 0 nothing changes; at 1 all languages are taken to be equally
    frequent.
    """
    return normalised(log_p - tau * np.log(prior))


def normalised(leaning: LogP) -> LogP:
    """Return log-probabilities from what they are but for a constant a row."""
    log_p: LogP = log_softmax(leaning, axis=1)
    return log_p


def calibrate_prior(
    log_p: LogP,
    languages: Answers,
    prior: NDArray[np.float64],
    taus: Iterable[float],
) -> float:
    """Return the tau with the best macro-F1; of equals the smallest.

    To be given validation names: whatever is chosen here has seen them.
    """

    def macro_f1(tau: float) -> float:
        answers = corrected(log_p, prior, tau).argmax(axis=1)
        return answer_scores(answers, languages)["macro_f1"]

    return max(sorted(taus), key=macro_f1)

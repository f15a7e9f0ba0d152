"""What models make of names that training never saw.

Networks are compared by their means over seeds, on one split of the names.
"""

from itertools import product
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, below, every, within

UNGATED = ("rnn", "tanh_rnn")
GATED = ("gru", "torch_lstm", "scratch_lstm", "bilstm")
NETWORKS = (*UNGATED, *GATED)
ALL = f"{{{','.join(NETWORKS)}}}"
WITH_GATES = f"{{{','.join(GATED)}}}"
WITHOUT_GATES = f"{{{','.join(UNGATED)}}}"


def accuracy(numbers: Any, key: str) -> list[float]:
    """Return a network's accuracies on test names, seed by seed."""
    accuracies: list[float] = numbers[key].held_out.accuracy
    return accuracies


def best_ngram(numbers: Any) -> float:
    """Return the accuracy of the best n-gram model on test names."""
    key = numbers.comparisons.best_ngram
    return float(numbers[key].baseline.accuracy)


CLAIMS = (
    Claim(
        "order_matters",
        "Which letters stand together is worth more than ten points: that much "
        "n-grams have before single letters.",
        lambda r: above(
            best_ngram(r), r.letter_counts.baseline.accuracy, by=0.1
        ),
        {
            "Single letters come within three points.": {
                "letter_counts.baseline.accuracy": 0.82
            }
        },
        {
            "letter_counts.baseline.accuracy": 0.76,
            "svm.baseline.accuracy": 0.78,
        },
    ),
    Claim(
        "ngrams_win",
        "Counted n-grams, a method of the 1990s that trains in seconds, are "
        "right about more of these test names than every recurrent network "
        "here is, on average over its seeds.",
        lambda r: every(
            below(accuracy(r, key), best_ngram(r)) for key in NETWORKS
        ),
        {
            "The bidirectional LSTM has as many right.": {
                "bilstm.held_out.accuracy[*]": 0.85
            },
            "Its seeds scatter about the n-grams.": {
                "bilstm.held_out.accuracy[::2]": 0.84,
                "bilstm.held_out.accuracy[1::2]": 0.86,
            },
        },
        {
            f"{ALL}.held_out.accuracy[*]": 1.3,
            "svm.baseline.accuracy": 0.835,
        },
    ),
    Claim(
        "bilstm_may_be_chance",
        "Of the bidirectional LSTM that can hardly be said of other names: the "
        "interval of its distance from the best n-grams, over resampled names, "
        "comes within half a point of zero.",
        lambda r: above(r.comparisons.tests.ngrams.bilstm.interval[1], -0.005),
        {
            "All of the interval lies more than a point below zero.": {
                "comparisons.tests.ngrams.bilstm.interval": [-0.03, -0.01]
            }
        },
        {"comparisons.tests.ngrams.bilstm.interval[1]": -0.006},
    ),
    Claim(
        "linear_rnn_last",
        "Of the networks the vanilla RNN, which has no tanh, is last by more "
        "than a point, on average over seeds.",
        lambda r: every(
            above(accuracy(r, key), accuracy(r, "rnn"), by=0.01)
            for key in NETWORKS
            if key != "rnn"
        ),
        {
            "The tanh RNN is half a point ahead of it.": {
                "tanh_rnn.held_out.accuracy[*]": 0.7755
            }
        },
        {
            f"{{tanh_rnn,{','.join(GATED)}}}.held_out.accuracy[*]": 0.3,
            "rnn.held_out.accuracy[*]": 1.2,
        },
    ),
    Claim(
        "gates_help_unseen",
        "Every network with gates is ahead of both without, on average over "
        "seeds.",
        lambda r: every(
            above(accuracy(r, gated), accuracy(r, ungated))
            for gated, ungated in product(GATED, UNGATED)
        ),
        {
            "The GRU falls to the tanh RNN.": {
                "gru.held_out.accuracy[*]": 0.808
            },
            "The tanh RNN's seeds scatter about the LSTM's mean.": {
                "tanh_rnn.held_out.accuracy[::2]": 0.81,
                "tanh_rnn.held_out.accuracy[1::2]": 0.85,
            },
        },
        {
            f"{WITH_GATES}.held_out.accuracy[*]": 0.6,
            f"{WITHOUT_GATES}.held_out.accuracy[*]": 1.2,
        },
    ),
    Claim(
        "lstms_alike_unseen",
        "The two LSTMs, PyTorch's and the one by hand, are less than two "
        "points apart, on average over seeds.",
        lambda r: within(
            accuracy(r, "torch_lstm"), accuracy(r, "scratch_lstm"), 0.02
        ),
        {
            "The one by hand is three points better.": {
                "scratch_lstm.held_out.accuracy[*]": 0.86
            }
        },
        {"{torch,scratch}_lstm.held_out.accuracy[*]": (0.6, 1.05)},
    ),
)

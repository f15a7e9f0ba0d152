"""What models make of names that training never saw.

Models are compared on five splits that had no part in choosing them: by their
mean over seeds on each, and by the interval of their lead over splits.
"""

from itertools import product
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import every
from remembering_names.claims.over_splits import (
    accuracy,
    ahead,
    ahead_everywhere,
)

UNGATED = ("rnn", "tanh_rnn")
GATED = ("gru", "torch_lstm", "scratch_lstm", "bilstm")
NETWORKS = (*UNGATED, *GATED)
ALL = f"{{{','.join(NETWORKS)}}}"
WITH_GATES = f"{{{','.join(GATED)}}}"
WITHOUT_GATES = f"{{{','.join(UNGATED)}}}"
OTHERS = tuple(key for key in NETWORKS if key != "bilstm")
LSTMS = ("torch_lstm", "scratch_lstm")


def best_ngram(numbers: Any) -> list[float]:
    """Return the accuracies of the n-gram model chosen on the old split."""
    return accuracy(numbers, numbers.comparisons.best_ngram)


# The commit that held these sentences before a fresh split was trained on.
DECLARED = "51179f7"

CLAIMS = (
    Claim(
        "order_matters",
        "On every one of the fresh splits n-grams are more than ten points "
        "ahead of single letters.",
        lambda r: ahead(r, best_ngram(r), accuracy(r, "letter_counts"), by=0.1),
        {
            "Single letters come within three points.": {
                "letter_counts.splits.accuracy[*][*]": 0.82
            },
            "On one split they come within eight.": {
                "letter_counts.splits.accuracy[2][0]": 0.77
            },
        },
        {
            "letter_counts.splits.accuracy[*][*]": 0.8,
            "svm.splits.accuracy[*][*]": 0.76,
        },
    ),
    Claim(
        "ngrams_win",
        "Counted n-grams, a method of the 1990s that trains in seconds, are "
        "right about more test names than every recurrent network here is, on "
        "average over its seeds, on every one of the fresh splits. Of their "
        "leads only the one over the bidirectional LSTM could be chance, as "
        "far as intervals over splits tell.",
        lambda r: every(
            ahead_everywhere(best_ngram(r), accuracy(r, key))
            if key == "bilstm"
            else ahead(r, best_ngram(r), accuracy(r, key))
            for key in NETWORKS
        ),
        {
            "The bidirectional LSTM has as many right.": {
                "bilstm.splits.accuracy[*][*]": 0.85
            },
            "On one split it is ahead.": {"bilstm.splits.accuracy[3][*]": 0.87},
            "Its lead changes sign from split to split.": {
                "bilstm.splits.accuracy[::2][*]": 0.83,
                "bilstm.splits.accuracy[1::2][*]": 0.86,
            },
        },
        {
            f"{ALL}.splits.accuracy[*][*]": 1.3,
            "svm.splits.accuracy[*][*]": 0.76,
        },
        declared=DECLARED,
    ),
    Claim(
        "bilstm_first",
        "Of the networks the bidirectional LSTM is first on every one of the "
        "fresh splits, on average over seeds. Its leads over all but the GRU "
        "have intervals over splits that leave zero out.",
        lambda r: every(
            ahead_everywhere(accuracy(r, "bilstm"), accuracy(r, key))
            if key == "gru"
            else ahead(r, accuracy(r, "bilstm"), accuracy(r, key))
            for key in OTHERS
        ),
        {
            "The LSTM by hand does as well.": {
                "scratch_lstm.splits.accuracy[*][*]": 0.85
            },
            "On one split the GRU is ahead.": {
                "gru.splits.accuracy[1][*]": 0.87
            },
        },
        {
            "bilstm.splits.accuracy[*][*]": 0.6,
            f"{{{','.join(OTHERS)}}}.splits.accuracy[*][*]": 1.4,
        },
    ),
    Claim(
        "linear_rnn_last",
        "Of the networks the linear RNN is last by more than a point on every "
        "one of the fresh splits, on average over seeds.",
        lambda r: every(
            ahead(r, accuracy(r, key), accuracy(r, "rnn"), by=0.01)
            for key in NETWORKS
            if key != "rnn"
        ),
        {
            "The tanh RNN is half a point ahead of it.": {
                "tanh_rnn.splits.accuracy[*][*]": 0.775,
                "rnn.splits.accuracy[*][*]": 0.77,
            },
            "On one split it is ahead of the tanh RNN.": {
                "rnn.splits.accuracy[4][*]": 0.83
            },
        },
        {
            f"{{tanh_rnn,{','.join(GATED)}}}.splits.accuracy[*][*]": 0.3,
            "rnn.splits.accuracy[*][*]": 1.3,
        },
        declared=DECLARED,
    ),
    Claim(
        "gates_help_unseen",
        "Every network with gates is ahead of both without on every one of the "
        "fresh splits, on average over seeds, by leads whose intervals over "
        "splits leave zero out.",
        lambda r: every(
            ahead(r, accuracy(r, gated), accuracy(r, ungated))
            for gated, ungated in product(GATED, UNGATED)
        ),
        {
            "The GRU falls to the tanh RNN.": {
                "gru.splits.accuracy[*][*]": 0.8,
                "tanh_rnn.splits.accuracy[*][*]": 0.8,
            },
            "On one split the tanh RNN is ahead of an LSTM.": {
                "tanh_rnn.splits.accuracy[0][*]": 0.86
            },
        },
        {
            f"{WITH_GATES}.splits.accuracy[*][*]": 0.6,
            f"{WITHOUT_GATES}.splits.accuracy[*][*]": 1.3,
        },
        declared=DECLARED,
    ),
    Claim(
        "lstms_alike_unseen",
        "The two LSTMs, PyTorch's and the one by hand, are less than two "
        "points apart on every one of the fresh splits, on average over seeds.",
        lambda r: every(
            ahead(r, accuracy(r, one), accuracy(r, other), by=-0.02)
            for one, other in (LSTMS, LSTMS[::-1])
        ),
        {
            "The one by hand is three points better.": {
                "scratch_lstm.splits.accuracy[*][*]": 0.86,
                "torch_lstm.splits.accuracy[*][*]": 0.83,
            },
            "On one split it is four points worse.": {
                "scratch_lstm.splits.accuracy[1][*]": 0.79,
                "torch_lstm.splits.accuracy[1][*]": 0.83,
            },
        },
        {"{torch,scratch}_lstm.splits.accuracy[*][*]": (0.6, 1.05)},
        declared=DECLARED,
    ),
)

"""What models make of names that training never saw."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.names.files import LANGUAGES
from remembering_names.seeds import mean_over_seeds

LAB = ("rnn", "torch_lstm", "scratch_lstm")
LSTMS = LAB[1:]
UNGATED = ("rnn", "tanh_rnn")
GATED = ("gru", "torch_lstm", "scratch_lstm", "bilstm")
NETWORKS = (*UNGATED, *GATED)


def accuracy(numbers: Any, key: str) -> float:
    """Return a network's accuracy on test names, mean over seeds."""
    return mean_over_seeds(numbers[key].held_out.accuracy)


def lost(numbers: Any, key: str) -> float:
    """Return by how much the lab protocol flatters a model.

    That is the class-balanced accuracy on the rows that it drew from, less
    that on the names kept from it.
    """
    study = numbers[key].lab_held_out
    return mean_over_seeds(study.trained) - mean_over_seeds(study.held_out)


def arabic(runs: list[list[float]]) -> list[float]:
    """Return the recall of Arabic of each seed."""
    return [recall[LANGUAGES.index("Arabic")] for recall in runs]


def best_ngram(numbers: Any) -> float:
    """Return the accuracy of the best n-gram model on test names."""
    key = numbers.comparisons.best_ngram
    return float(numbers[key].baseline.accuracy)


def width(ends: list[float]) -> float:
    """Return how wide an interval is."""
    low, high = ends
    return high - low


CLAIMS = (
    Claim(
        "lab_names_were_seen",
        "All three recognise fewer of the names kept from them than of those "
        "they drew; either LSTM more than twenty points fewer.",
        lambda r: holds(
            all(lost(r, key) > 0.03 for key in LAB)
            and all(lost(r, key) > 0.22 for key in LSTMS)
        ),
    ),
    Claim(
        "leak_flatters",
        "Split by row, the same network trained by the same recipe looks "
        "better, by more than two points.",
        lambda r: holds(
            mean_over_seeds(r.leak.by_row.accuracy)
            > mean_over_seeds(r.leak.by_name.accuracy) + 0.022
        ),
    ),
    Claim(
        "leak_is_arabic",
        "Look at Arabic: split by row, more than nine in ten of its test rows "
        "are recognised; split by name, fewer than half of its test names.",
        lambda r: holds(
            min(arabic(r.leak.by_row.recall)) > 0.91
            and max(arabic(r.leak.by_name.recall)) < 0.49
        ),
    ),
    Claim(
        "order_matters",
        "The order of letters is worth more than ten points: that much "
        "n-grams have before single letters.",
        lambda r: holds(
            best_ngram(r) > r.letter_counts.baseline.accuracy + 0.12
        ),
    ),
    Claim(
        "ngrams_win",
        "Counted n-grams, a method of the 1990s that trains in seconds, are "
        "right more often than every recurrent network here.",
        lambda r: holds(
            all(accuracy(r, key) < best_ngram(r) - 0.002 for key in NETWORKS)
        ),
    ),
    Claim(
        "bilstm_may_be_chance",
        "Of the bidirectional LSTM that cannot be said for certain: its "
        "distance from the best n-grams may be chance.",
        lambda r: holds(r.comparisons.tests.ngrams.bilstm.p_holm > 0.1),
    ),
    Claim(
        "linear_rnn_last",
        "Of the networks the vanilla RNN, which has no tanh, is last by more "
        "than a point.",
        lambda r: holds(
            all(
                accuracy(r, key) > accuracy(r, "rnn") + 0.012
                for key in NETWORKS
                if key != "rnn"
            )
        ),
    ),
    Claim(
        "gates_help_unseen",
        "Every network with gates is ahead of both without.",
        lambda r: holds(
            min(accuracy(r, key) for key in GATED)
            > max(accuracy(r, key) for key in UNGATED) + 0.003
        ),
    ),
    Claim(
        "lstms_alike_unseen",
        "The two LSTMs, PyTorch's and the one by hand, are less than a point "
        "apart.",
        lambda r: holds(
            abs(accuracy(r, "torch_lstm") - accuracy(r, "scratch_lstm")) < 0.008
        ),
    ),
    Claim(
        "correction_helps",
        "It raises the macro-F1 of every network.",
        lambda r: holds(
            all(
                mean_over_seeds(r[key].held_out.macro_f1_corrected)
                > mean_over_seeds(r[key].held_out.macro_f1) + 0.003
                for key in NETWORKS
            )
        ),
    ),
    Claim(
        "small_classes_wobble",
        "For every network with gates the interval of macro-F1 is at least "
        "half as wide again as that of accuracy.",
        lambda r: holds(
            all(
                width(r.comparisons.intervals[key].macro_f1)
                > 1.6 * width(r.comparisons.intervals[key].accuracy)
                for key in GATED
            )
        ),
    ),
    Claim(
        "vote_ahead",
        "The vote is ahead of every network in it.",
        lambda r: holds(
            all(
                r.ensemble.accuracy > accuracy(r, key) + 0.003
                for key in NETWORKS
            )
        ),
    ),
    Claim(
        "far_from_ceiling",
        "Everything here stays more than eight points below the ceiling.",
        lambda r: holds(
            max(
                r.ensemble.accuracy,
                best_ngram(r),
                *(accuracy(r, key) for key in NETWORKS),
            )
            < r.split.ceilings.test.accuracy - 0.085
        ),
    ),
)

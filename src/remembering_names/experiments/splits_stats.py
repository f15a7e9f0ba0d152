"""The experiments on answers to the names of several splits."""

from firsthand.experiment import Experiment, Settings
from remembering_names.experiments.baselines import (
    BASELINES,
    FRESH,
    FRESHLY_ANSWERED,
)
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

KEYS = [spec.key for spec in MODELS]
GATED = [spec.key for spec in MODELS if spec.gates]
NGRAMS = "svm"  # the best of the n-gram models on the old validation names
PLAIN = "tanh_rnn"  # the best network without gates, likewise
LSTM = "torch_lstm"

# All comparisons that are tested, and corrected for together, by the question
# that they answer. Methods that only show the least one can do are not among
# them: nobody doubts that these are worse.
FAMILY = {
    "gates": {key: [key, PLAIN] for key in GATED},
    "tanh": {PLAIN: [PLAIN, "rnn"]},
    "ngrams": {key: [NGRAMS, key] for key in KEYS},
    "vote": {NGRAMS: ["ensemble", NGRAMS]},
    "both_ways": {"bilstm": ["bilstm", LSTM]},
    "alike": {key: [key, LSTM] for key in ("gru", "scratch_lstm")},
}
ANSWERED: Settings = {**FRESH, "models": KEYS, "baselines": [*BASELINES]}
ANSWERS = (*FRESHLY_ANSWERED, "splits_ensemble")

EXPERIMENTS = (
    Experiment(
        "split_comparisons",
        "remembering_names.scoring.split_comparisons:compare",
        settings={
            **ANSWERED,
            "family": FAMILY,
            "scores": [
                *("accuracy", "macro_f1", "macro_f1_corrected"),
                *("cross_entropy", "cross_entropy_raw", "ece", "ece_raw"),
            ],
        },
        reads=ANSWERS,
        quick={"splits": [1, 2]},
        data=NAMES,
    ),
    Experiment(
        "distance",
        "remembering_names.scoring.distance:by_distance",
        settings={
            **ANSWERED,
            "distances": [1, 2, 3, 4],  # and more
            "far": 3,  # and more, where lengths are equal
            "bands": [[5, 6], [7, 8], [9, 20]],
        },
        reads=ANSWERS,
        quick={"splits": [1, 2]},
        data=NAMES,
    ),
)

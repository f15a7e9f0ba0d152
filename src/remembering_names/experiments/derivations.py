"""The derivations, checked and printed, and the examples beside them."""

from firsthand.experiment import Experiment
from remembering_names.models import MODELS

HERE = "remembering_names.derivations"
DERIVATIONS = {  # what pages call it, and where it is
    "lstm_cell": "lstm_cell:LSTM_CELL",
    "cell_memory": "lstm_cell:CELL_MEMORY",
    "cell_jacobian": "lstm_jacobian:CELL_JACOBIAN",
    "carousel": "lstm_carousel:CAROUSEL",
    "half_life": "forget_bias:HALF_LIFE",
    "lstm_backward": "lstm_backward:LSTM_BACKWARD",
    "gru_cell": "gru_cell:GRU_CELL",
    "gru_jacobian": "gru_cell:GRU_JACOBIAN",
    "forget_bias": "forget_bias:FORGET_BIAS",
    "chrono": "forget_bias:CHRONO",
    "rnn_step": "rnn_step:RNN_STEP",
    "rnn_jacobian": "rnn_jacobian:RNN_JACOBIAN",
    "rnn_decay": "rnn_jacobian:RNN_DECAY",
    "tanh_jacobian": "rnn_tanh_jacobian:TANH_JACOBIAN",
    "tanh_bound": "rnn_tanh_jacobian:TANH_BOUND",
    "rnn_partials": "rnn_partials:RNN_PARTIALS",
    "rnn_bptt_last": "rnn_bptt:RNN_BPTT_LAST",
    "rnn_bptt_every": "rnn_bptt:RNN_BPTT_EVERY",
    "tanh_bptt": "rnn_tanh_bptt:TANH_BPTT",
    "tanh_bptt_every": "rnn_tanh_bptt:TANH_BPTT_EVERY",
}

EXPERIMENTS = (
    Experiment(
        "derivation",
        "firsthand.derivations.publish:publish",
        writes=("results", "fragment", "equations"),
        settings={"draws": 100},
        subjects={
            key: {"derivation": f"{HERE}.{place}"}
            for key, place in DERIVATIONS.items()
        },
        quick={"draws": 5},
    ),
    Experiment(
        "derivations_checked",
        "firsthand.derivations.checked:largest",
        settings={"derivations": list(DERIVATIONS)},
        reads=tuple(f"{key}.derivation" for key in DERIVATIONS),
    ),
    Experiment(
        "rnn_examples",
        f"{HERE}.rnn_examples:measure_gains",
        settings={
            "layers": {s.key: s.layer for s in MODELS if not s.gates},
            "lags": 30,
            "at": 20,
            "seed": 0,
        },
        quick={"lags": 8, "at": 5},
    ),
    Experiment(
        "rnn_slips",
        f"{HERE}.rnn_slips:weigh_slips",
        settings={
            "name": "Satoshi",
            "language": "Japanese",
            "longest": 19,
            "hidden_size": 16,
            "seed": 0,
        },
        quick={"hidden_size": 4},
    ),
)

"""The experiments on what the cells of gated networks keep."""

from firsthand.experiment import Experiment, Settings
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

LAYERS = "remembering_names.models"
LSTM = {
    "forget_biases": [0.0, 1.0],
    "carousel": True,
    # What is written in the place of some equations.
    "slips": {"none": {}, "no_update": {"c_t": "g_t"}},
}
GRU = {
    "forget_biases": [None],
    "carousel": False,
    "slips": {
        "none": {},
        "reset_before": {
            "n_t": "tanh(x_t @ W_xn + b_xn + (r_t * h_prev) @ W_hn + b_hn)"
        },
        "swapped": {"h_t": "z_t * n_t + (1 - z_t) * h_prev"},
    },
}
DERIVED: dict[str, Settings] = {  # the layers whose Jacobian is worked out
    "torch.nn:LSTM": LSTM,
    f"{LAYERS}.scratch_lstm:ScratchLSTM": LSTM,
    f"{LAYERS}.gru:GRU": GRU,
}
CELLS: Settings = {
    "models": {
        spec.key: {"layer": spec.layer, **DERIVED[spec.layer]}
        for spec in MODELS
        if spec.layer in DERIVED
    },
    "split_seed": 0,
}
READS = tuple(f"{key}.held_out" for key in CELLS["models"])

EXPERIMENTS = (
    Experiment(
        "cell_terms",
        "remembering_names.derivations.cell_terms:measure_paths",
        settings={**CELLS, "seeds": list(range(3)), "names": 40},
        reads=READS,
        weights=READS,
        quick={"seeds": [0], "names": 2},
        data=NAMES,
    ),
    Experiment(
        "cell_slips",
        "remembering_names.derivations.cell_slips:compare",
        settings={**CELLS, "names": 200},
        reads=READS,
        weights=READS,
        quick={"names": 2},
        data=NAMES,
    ),
    Experiment(
        "half_lives",
        "remembering_names.derivations.half_lives:tabulate",
        writes=("results", "fragment"),
        settings={
            "gates": [0.5, 0.7, 0.9, 0.95, 0.99, 0.999],
            "biases": [0, 1, 2, 3],
            "delays": [50, 200, 1000],
            "cells": 128,
            "seeds": list(range(5)),
            "filled": {"keep": 0.9, "candidate": 0.5, "steps": 50},
        },
        quick={"cells": 4, "seeds": [0, 1]},
    ),
)

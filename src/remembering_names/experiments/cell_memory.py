"""The experiments on what the cells of gated networks keep."""

from remembering_names.experiments.experiment import Experiment, Settings
from remembering_names.models import MODELS

LSTM = {"forget_biases": [0.0, 1.0], "clamped": ["carousel"]}
GRU = {"forget_biases": [None], "clamped": []}
WEIGHTS = "data/weights/{}.held_out.safetensors"
SLIPS = {  # what is written in the place of some equations
    "torch_lstm": {"none": {}, "no_update": {"c_t": "g_t"}},
    "gru": {
        "none": {},
        "reset_before": {
            "n_t": "tanh(x_t @ W_xn + b_xn + (r_t * h_prev) @ W_hn + b_hn)"
        },
        "swapped": {"h_t": "z_t * n_t + (1 - z_t) * h_prev"},
    },
}
CELLS: dict[str, Settings] = {
    "torch_lstm": LSTM,
    "scratch_lstm": LSTM,
    "gru": GRU,
}

EXPERIMENTS = (
    Experiment(
        "cell_terms",
        "remembering_names.derivations.cell_terms:measure",
        settings={
            "seeds": list(range(3)),
            "names": 40,
            "split_seed": 0,
            "weights": WEIGHTS,
        },
        subjects={
            spec.key: {
                "model": spec.key,
                "layer": spec.layer,
                **CELLS[spec.key],
            }
            for spec in MODELS
            if spec.key in CELLS
        },
        reads=("{key}.held_out",),
        quick={"seeds": [0], "names": 2, "weights": ""},
    ),
    Experiment(
        "cell_slips",
        "remembering_names.derivations.cell_slips:compare",
        settings={"names": 200, "split_seed": 0, "weights": WEIGHTS},
        subjects={
            spec.key: {
                "model": spec.key,
                "layer": spec.layer,
                "slips": SLIPS[spec.key],
            }
            for spec in MODELS
            if spec.key in SLIPS
        },
        reads=("{key}.held_out",),
        quick={"names": 2, "weights": ""},
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
        data=(),
    ),
)

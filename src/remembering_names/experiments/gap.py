"""The experiments on what makes the gap on names.

All networks have as many weights as the tanh RNN of the held-out study, within
one in a hundred, but for the wide ones, which have as many as the LSTM by hand.
"""

from firsthand.experiment import Experiment, Settings
from remembering_names.experiments.baselines import FRESH, TAUS
from remembering_names.names.files import NAMES

GAP = "remembering_names.probes.gap"
SHARED: Settings = {
    "split_seed": 0,
    "taus": TAUS,
    "dropout": 0.4,
    "epochs": 16,
    "seeds": list(range(5)),
}
HIDDEN_SIZES = {
    "tanh_rnn": 128,
    "tanh_orthogonal": 128,
    "tanh_identity": 128,
    "multiplicative": 88,
    "constant_gates": 127,
    "gates_no_memory": 70,
    "forget_open": 70,
    "forget_only": 88,
    "lstm": 59,
}
NETWORKS: dict[str, Settings] = {
    **{
        key: {"layer": f"{GAP}.networks:{key}", "hidden_size": size}
        for key, size in HIDDEN_SIZES.items()
    },
    "tanh_wide": {"layer": f"{GAP}.networks:tanh_rnn", "hidden_size": 267},
    "constant_wide": {
        "layer": f"{GAP}.networks:constant_gates",
        "hidden_size": 265,
    },
}
COMPARED = ("tanh_rnn", "lstm")  # on names cut or shuffled
LESS: Settings = {
    **SHARED,
    "networks": {key: NETWORKS[key] for key in COMPARED},
}
RATES = tuple(f"{key}.gap_network" for key in COMPARED)
# Added when the runs above had been read: they refuted what was expected of
# `constant_gates` and `gates_no_memory`.
REPEATED = (*COMPARED, "constant_gates", "gates_no_memory")
QUICK: Settings = {"epochs": 1, "seeds": [0]}

EXPERIMENTS = (
    Experiment(
        "gap_lengths",
        f"{GAP}.lengths:compare",
        settings={
            "split_seed": 0,
            "gated": "scratch_lstm",
            "ungated": "tanh_rnn",
            "lengths": [1, 5, 6, 7, 8, 9, 11],  # where each group begins
        },
        reads=("scratch_lstm.held_out", "tanh_rnn.held_out"),
        data=NAMES,
    ),
    Experiment(
        "gap_additive",
        f"{GAP}.additive:study",
        settings={
            "split_seed": 0,
            "penalties": [0.3, 1.0, 3.0],
            "step": 3,  # how far to go on beyond the best, at an edge
            "most": 6,
        },
        quick={"penalties": [100.0], "most": 1},
        data=NAMES,
    ),
    Experiment(
        "gap_network",
        f"{GAP}.study:compare",
        settings={
            **SHARED,
            "learning_rates": [0.0025, 0.005, 0.01],
            "step": 2,
            "most": 5,
            "search_seed": 100,  # none that is reported
        },
        subjects=NETWORKS,
        quick={**QUICK, "learning_rates": [0.01], "most": 1},
        data=NAMES,
    ),
    Experiment(
        "gap_last_letters",
        f"{GAP}.less_to_read:cut",
        settings={**LESS, "letters": [1, 2, 3, 4, 5, 6]},
        reads=RATES,
        quick={**QUICK, "letters": [2]},
        data=NAMES,
    ),
    Experiment(
        "gap_shuffled",
        f"{GAP}.less_to_read:shuffle",
        settings=LESS,
        reads=RATES,
        quick=QUICK,
        data=NAMES,
    ),
    Experiment(
        "gap_splits",
        f"{GAP}.fresh_splits:repeat",
        settings={
            **FRESH,
            "dropout": SHARED["dropout"],
            "epochs": SHARED["epochs"],
            "seeds": [0, 1],
            "networks": {key: NETWORKS[key] for key in REPEATED},
        },
        reads=tuple(f"{key}.gap_network" for key in REPEATED),
        quick={**QUICK, "splits": [1, 2]},
        data=NAMES,
    ),
)

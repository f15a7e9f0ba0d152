"""The experiments on names that training never saw."""

from firsthand.experiment import Experiment
from remembering_names.experiments.baselines import (
    CALIBRATED,
    FRESH,
    TAUS,
)
from remembering_names.experiments.lab import PROTOCOL, QUICK, RATES, lab_model
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

TRAINING = "remembering_names.training.held_out"
LEAKING = "torch_lstm"  # which model shows what a split by row adds
SHARED = {"split_seed": 0, "taus": TAUS}
LAYERS = {
    spec.key: {"model": spec.key, "layer": spec.trained} for spec in MODELS
}

# Where earlier searches ended: peak learning rate, dropout. The first is what
# the first published results rested on.
EARLIER = {
    "gru": [[0.005, 0.4], [0.01, 0.4]],
    "torch_lstm": [[0.01, 0.4], [0.005, 0.4]],
    "scratch_lstm": [[0.01, 0.5], [0.01, 0.4]],
}

EXPERIMENTS = (
    Experiment(
        "recipe",
        f"{TRAINING}.recipe_search:search",
        settings={
            **SHARED,
            "learning_rates": [0.003, 0.005, 0.01],
            "dropouts": [0.4, 0.5],
            "epochs": 16,
            "seeds": [100, 101, 102],  # none that is reported
        },
        subjects=LAYERS,
        quick={"learning_rates": [0.01], "dropouts": [0.4], "epochs": 1},
        data=NAMES,
    ),
    Experiment(
        "splits",
        f"{TRAINING}.fresh_splits:repeat",
        settings={**FRESH, **CALIBRATED, "seeds": [0, 1, 2]},
        subjects=LAYERS,
        reads=("{key}.recipe",),
        quick={"splits": [1, 2], "seeds": [0]},
        data=NAMES,
    ),
    Experiment(
        "held_out",
        f"{TRAINING}.study:hold_out",
        writes=("results", "weights"),
        settings={**SHARED, "seeds": list(range(5))},
        subjects=LAYERS,
        reads=("{key}.recipe",),
        quick={"seeds": [0]},
        data=NAMES,
    ),
    Experiment(
        "rereading",
        f"{TRAINING}.rereading:reread",
        settings={**SHARED, "epochs": 16, "seeds": [0, 1, 2]},
        subjects={
            key: {**LAYERS[key], "recipes": recipes}
            for key, recipes in EARLIER.items()
        },
        quick={"epochs": 1, "seeds": [0]},
        data=NAMES,
    ),
    Experiment(
        "leak",
        f"{TRAINING}.leak:compare",
        settings={**SHARED, **LAYERS[LEAKING], "seeds": [0, 1]},
        reads=(f"{LEAKING}.recipe", f"{LEAKING}.held_out"),
        quick={"seeds": [0]},
        data=NAMES,
    ),
    Experiment(
        "lab_held_out",
        f"{TRAINING}.lab_protocol:study",
        settings={**PROTOCOL, "seeds": [0, 1], "split_seed": 0},
        subjects={key: lab_model(key, [RATES[key]]) for key in RATES},
        quick=QUICK,
        data=NAMES,
    ),
)

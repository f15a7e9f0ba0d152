"""Why the lab report saw what it saw: what its numbers hang on."""

from firsthand.experiment import Experiment
from remembering_names.experiments.lab import (
    CLASSIFIERS,
    ENGINES,
    PROTOCOL,
    QUICK,
    RATES,
    STUDY,
)
from remembering_names.names.files import NAMES

ABLATIONS = "remembering_names.training.lab.ablations"
RATE, LARGER = RATES["torch_lstm"], 0.1
CORNERS = {  # where the weights start, how many biases; who stands there
    "library_two": "torch_lstm",
    "library_one": None,
    "hand_two": None,
    "hand_one": "scratch_lstm",
}
STARTS = {
    "library_one": {"classifier": f"{ABLATIONS}:library_start_one_bias"},
    "hand_two": {"classifier": f"{ABLATIONS}:hand_start_two_biases"},
}

EXPERIMENTS = (
    Experiment(
        "ablation",
        f"{STUDY}:sweep_rates",
        settings={
            **PROTOCOL,
            "engine": ENGINES["scratch_lstm"],
            "seeds": list(range(3)),
        },
        subjects={
            # The lab report's own LSTMs have runs at the smaller rate already.
            corner: {**CLASSIFIERS[key], "learning_rates": [LARGER]}
            if key
            else {**STARTS[corner], "learning_rates": [RATE]}
            for corner, key in CORNERS.items()
        },
        quick=QUICK,
        data=NAMES,
    ),
    Experiment(
        "effects",
        "remembering_names.training.lab.effects:compare_lstms",
        settings={"corners": CORNERS},
        reads=(
            *(f"{corner}.ablation" for corner in CORNERS),
            "torch_lstm.lab_protocol",
            "scratch_lstm.lab_protocol",
        ),
    ),
    Experiment(
        "identity",
        "remembering_names.training.lab.identity:compare",
        settings={
            "steps": 3_000,
            "hidden_size": 128,
            "seed": 0,
            "learning_rate": RATE,
        },
        quick={"steps": 60, "hidden_size": 8},
        data=NAMES,
    ),
    Experiment(
        "overlap",
        "remembering_names.training.lab.overlap:compare",
        settings={
            "models": {
                key: own["classifier"] for key, own in CLASSIFIERS.items()
            },
        },
        reads=tuple(f"{key}.lab_protocol" for key in CLASSIFIERS),
        weights=tuple(f"{key}.lab_protocol" for key in CLASSIFIERS),
        data=NAMES,
    ),
)

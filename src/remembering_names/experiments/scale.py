"""What the work costs, and how that grows: everything here is measured."""

from firsthand.experiment import Experiment
from remembering_names.experiments.held_out import LAYERS
from remembering_names.experiments.lab import PROTOCOL, RATES, lab_model
from remembering_names.names.files import NAMES

PROBES = "remembering_names.probes.cost"
MODELS = {key: lab_model(key, [RATES[key]]) for key in RATES}

EXPERIMENTS = (
    Experiment(
        "engine_gap",
        f"{PROBES}.engine_gap:compare",
        settings={"models": MODELS, "steps": 300},
        quick={"steps": 3},
        data=NAMES,
    ),
    Experiment(
        "lab_cost",
        f"{PROBES}.lab_cost:time_protocol",
        writes=("measurements",),
        settings={
            "models": MODELS,
            "seeds": list(range(8)),
            "full_steps": PROTOCOL["steps"],
            "naive_steps": 100,
            "compiled_steps": 2_000,
            "rounds": 5,
            "rounds_of_rows": 2,
            "workers": [1, 2, 4, 10],
        },
        quick={"naive_steps": 4, "compiled_steps": 8, "rounds": 1},
        data=NAMES,
    ),
    Experiment(
        "growth",
        f"{PROBES}.growth:measure_growth",
        writes=("measurements",),
        settings={
            "layer": "torch.nn:LSTM",
            "layers": {key: own["layer"] for key, own in LAYERS.items()},
            "lab": MODELS["torch_lstm"],
            "sizes": {
                "names": [25, 50, 100, 200, 400],  # per cent
                "length": [5, 10, 20, 40, 80, 160],
                "hidden_size": [32, 64, 128, 256, 512],
                "steps": [500, 1_000, 2_000, 4_000, 8_000],
            },
            "usual": 2,  # which of them is as many as there really are
            "usual_length": 7,
            "repeats": 10,
            "rounds": 3,
            "seeds": 5,
            "more": 10,
        },
        reads=tuple(f"{key}.recipe" for key in LAYERS),
        quick={
            "sizes": {
                "names": [1, 5, 20],
                "length": [5, 10, 20],
                "hidden_size": [32, 64, 128],
                "steps": [4, 8, 16],
            },
            "repeats": 1,
            "rounds": 1,
        },
        data=NAMES,
    ),
    Experiment(
        "own_cost",
        "firsthand.costs.asking_cost:measure",
        writes=("measurements",),
        settings={"rounds": 15, "package": "remembering_names"},
        quick={"rounds": 1},
        unwatched="it measures the tree itself, and copies all of it",
    ),
)

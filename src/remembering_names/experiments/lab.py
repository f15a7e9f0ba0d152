"""The experiments on the lab report's three models and its protocol."""

from firsthand.experiment import Experiment, Settings
from remembering_names.models import LAB_MODELS
from remembering_names.names.files import NAMES

STUDY = "remembering_names.training.lab.study"
CLASSIFIERS = {spec.key: {"classifier": spec.classifier} for spec in LAB_MODELS}
ENGINES = {
    "rnn": "remembering_names.training.lab.compiled_rnn:CompiledRNN",
    "torch_lstm": "remembering_names.training.lab.compiled_lstm:CompiledLSTM",
    "scratch_lstm": "remembering_names.training.lab.compiled_lstm:CompiledLSTM",
}
RATES = {"rnn": 0.005, "torch_lstm": 0.05, "scratch_lstm": 0.05}
SWEEPS = {  # besides the rates above
    "rnn": [0.001, 0.002, 0.0075, 0.01, 0.015, 0.02],
    "torch_lstm": [0.01, 0.02, 0.1, 0.2, 0.4, 0.8, 1.6],
    "scratch_lstm": [0.01, 0.02, 0.1, 0.2, 0.4, 0.8, 1.6],
}
SWEEP_SEEDS = {"rnn": [0, 1], "torch_lstm": [0], "scratch_lstm": [0]}
PROTOCOL = {"steps": 100_000, "every": 1_000, "last": 5_000}
QUICK = {"steps": 200, "every": 50, "last": 100, "seeds": [0, 1]}


def lab_model(key: str, rates: list[float]) -> Settings:
    """Return how a model trains under the lab protocol."""
    return {
        **CLASSIFIERS[key],
        "engine": ENGINES[key],
        "learning_rates": rates,
    }


EXPERIMENTS = (
    Experiment(
        "names", "remembering_names.names.census:count_names", data=NAMES
    ),
    Experiment(
        "structure",
        "remembering_names.models.structure:describe",
        writes=("results", "fragment"),
        subjects=CLASSIFIERS,
    ),
    Experiment(
        "lab_protocol",
        f"{STUDY}:train_seeds",
        writes=("results", "weights"),
        settings={**PROTOCOL, "seeds": list(range(8))},
        subjects={key: lab_model(key, [RATES[key]]) for key in RATES},
        quick=QUICK,
        data=NAMES,
    ),
    Experiment(
        "lab_sweep",
        f"{STUDY}:sweep_rates",
        settings=PROTOCOL,
        subjects={
            key: {**lab_model(key, SWEEPS[key]), "seeds": SWEEP_SEEDS[key]}
            for key in SWEEPS
        },
        quick={**QUICK, "learning_rates": [0.005, 5.0]},
        data=NAMES,
    ),
    Experiment(
        "lone_run",
        f"{STUDY}:train_alone",
        settings={**PROTOCOL, "seeds": [0]},
        subjects={
            "torch_lstm": {
                **CLASSIFIERS["torch_lstm"],
                "learning_rates": [RATES["torch_lstm"]],
            }
        },
        quick={**QUICK, "seeds": [0]},
        data=NAMES,
    ),
    Experiment(
        "train-one-in-a-minute",
        "firsthand.workers.notebooks:execute",
        writes=("notebook",),
        settings={
            "source": "docs/notebooks/train-one-in-a-minute.py",
            "assignments": {},
        },
        quick={"assignments": {"epochs": 1}},
        data=(*NAMES, "docs/notebooks/train-one-in-a-minute.py"),
    ),
)

"""Every experiment of the report, and the files that it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from remembering_names.figures.catalogue import FIGURES
from remembering_names.freshness import Target
from remembering_names.models import MODELS
from remembering_names.names import LANGUAGES

NAMES = (
    "data/SHA256SUMS",
    *(f"data/names/{language}.txt" for language in LANGUAGES),
)
FILES = {  # where each kind of output goes; {} is the target's name
    "results": "data/results/{}.json",
    "weights": "data/weights/{}.safetensors",
    "measurements": "data/measurements/{}.json",
    "fragment": "docs/generated/{}.md",
    "equations": "docs/generated/{}.equations.md",
    "notebook": "docs/notebooks/{}.ipynb",
}
Settings = Mapping[str, Any]


@dataclass(frozen=True)
class Experiment:
    """Code that makes files, once or for each of several subjects.

    Attributes:
        name: What pages and `regenerate.py` call it.
        function: module:object; takes a `Task`, returns its outputs.
        writes: The kinds of its outputs, keys of `FILES`.
        settings: Configuration, the same for every subject.
        subjects: Configuration of each subject's own, mostly of a model, by
            its key; empty if the experiment has one subject only.
        quick: Configuration that a quick run overrides.
        data: Files that people wrote and it reads.
    """

    name: str
    function: str
    writes: tuple[str, ...] = ("results",)
    settings: Settings = field(default_factory=dict)
    subjects: Mapping[str, Settings] = field(default_factory=dict)
    quick: Settings = field(default_factory=dict)
    data: tuple[str, ...] = NAMES

    def targets(self, is_quick: bool) -> list[Target]:
        """Return what it makes: a target for each subject."""
        quick = self.quick if is_quick else {}
        named = {
            f"{key}.{self.name}": own for key, own in self.subjects.items()
        }
        return [
            Target(
                name=name,
                function=self.function,
                configuration={**self.settings, **own, **quick},
                data=self.data,
                results=(),
                writes={kind: FILES[kind].format(name) for kind in self.writes},
            )
            for name, own in (named or {self.name: {}}).items()
        ]


STUDY = "remembering_names.training.lab_study"
CLASSIFIERS = {spec.key: {"classifier": spec.classifier} for spec in MODELS}
ENGINES = {
    "rnn": "remembering_names.training.replica_rnn:ReplicaRNN",
    "torch_lstm": "remembering_names.training.replica_lstm:ReplicaLSTM",
    "scratch_lstm": "remembering_names.training.replica_lstm:ReplicaLSTM",
}
RATES = {"rnn": 0.005, "torch_lstm": 0.05, "scratch_lstm": 0.05}
SWEEPS = {  # besides the rates above
    "rnn": [0.001, 0.002, 0.0075, 0.01, 0.015, 0.02],
    "torch_lstm": [0.01, 0.02, 0.1, 0.2, 0.4, 0.8, 1.6],
    "scratch_lstm": [0.01, 0.02, 0.1, 0.2, 0.4, 0.8, 1.6],
}
SWEEP_SEEDS = {"rnn": [0, 1], "torch_lstm": [0], "scratch_lstm": [0]}
GROUPS = {"rnn": 8, "torch_lstm": 4, "scratch_lstm": 4}  # fit the cache
PROTOCOL = {"steps": 100_000, "every": 1_000, "last": 5_000}
QUICK = {"steps": 200, "every": 50, "last": 100, "seeds": [0, 1]}


def lab_model(key: str, rates: list[float]) -> Settings:
    """Return how replicas of a model train under the lab protocol."""
    return {
        **CLASSIFIERS[key],
        "engine": ENGINES[key],
        "group_size": GROUPS[key],
        "learning_rates": rates,
    }


EXPERIMENTS = (
    Experiment("names", "remembering_names.census:count_names"),
    Experiment(
        "structure",
        "remembering_names.models.structure:describe",
        writes=("results", "fragment"),
        subjects=CLASSIFIERS,
        data=(),
    ),
    Experiment(
        "derivation",
        "remembering_names.derivations.publish:publish",
        writes=("results", "fragment", "equations"),
        settings={"draws": 100},
        subjects={
            key: {"derivation": f"remembering_names.derivations.{place}"}
            for key, place in (
                ("lstm_cell", "lstm_cell:LSTM_CELL"),
                ("cell_memory", "lstm_cell:CELL_MEMORY"),
                ("rnn_step", "rnn_jacobian:RNN_STEP"),
                ("rnn_jacobian", "rnn_jacobian:RNN_JACOBIAN"),
            )
        },
        data=(),
    ),
    Experiment(
        "lab_protocol",
        f"{STUDY}:train_seeds",
        writes=("results", "weights"),
        settings={**PROTOCOL, "seeds": list(range(8))},
        subjects={key: lab_model(key, [RATES[key]]) for key in RATES},
        quick=QUICK,
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
    ),
    Experiment(
        "train-one-in-a-minute",
        "remembering_names.notebooks:execute",
        writes=("notebook",),
        settings={
            "source": "docs/notebooks/train-one-in-a-minute.py",
            "assignments": {},
        },
        quick={"assignments": {"epochs": 1}},
        data=(*NAMES, "docs/notebooks/train-one-in-a-minute.py"),
    ),
    Experiment(
        "lab_cost",
        "remembering_names.training.lab_cost:compare",
        writes=("measurements",),
        settings={
            "models": {key: lab_model(key, [RATES[key]]) for key in RATES},
            "seeds": list(range(8)),
            "full_steps": PROTOCOL["steps"],
            "naive_steps": 500,
            "replica_steps": 1_000,
            "rounds": 5,
        },
        quick={"naive_steps": 20, "replica_steps": 20, "rounds": 2},
    ),
)


def targets(is_quick: bool = False) -> list[Target]:
    """Return everything that is made, in an order in which it can be."""
    made = [t for e in EXPERIMENTS for t in e.targets(is_quick)]
    return [*made, *FIGURES]

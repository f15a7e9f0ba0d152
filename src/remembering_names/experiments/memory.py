"""The experiments on what networks remember of real names."""

from firsthand.experiment import Experiment
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

PROBES = "remembering_names.probes.names"
STARTS = "remembering_names.training.held_out.ungated_layers"
SHARED = {
    "split_seed": 0,
    "draw": 0,  # decides which names are read
    "names": 8,  # whose gradients are followed
    "lags": 10,
    "seeds": [0, 1, 2],
}
UNGATED = {  # starts at which the gradient does not vanish
    "rnn": {
        "orthogonal": f"{STARTS}:OrthogonalRNN",
        "identity": f"{STARTS}:IdentityRNN",
    },
    "tanh_rnn": {
        "orthogonal": f"{STARTS}:OrthogonalTanhRNN",
        "identity": f"{STARTS}:IdentityTanhRNN",
    },
}

GATED = next(spec for spec in MODELS if spec.key == "torch_lstm")

EXPERIMENTS = (
    Experiment(
        "memory",
        f"{PROBES}.memory:probe_seeds",
        settings={
            **SHARED,
            "checked": 2,  # names read once more by finite differences
            "checked_lags": [1, 5, 10],
            "chosen": ["Moretti", "Rowley", "Abraham", "Gosselin"],
            "random": 4,
            "length": 7,
            "fewest": 100,  # times a letter must be met
        },
        subjects={
            spec.key: {
                "model": spec.key,
                "layer": spec.trained,
                "gates": list(spec.gates),
            }
            for spec in MODELS
        },
        reads=("{key}.recipe",),
        quick={"seeds": [0], "names": 2, "checked": 1, "checked_lags": [1]},
        data=NAMES,
    ),
    Experiment(
        "gate_units",
        f"{PROBES}.unit_gates:read",
        settings={
            "model": GATED.key,
            "layer": GATED.layer,
            "gates": list(GATED.gates),
            "shown": [0, 4],  # the first name chosen, the first drawn by lot
        },
        reads=(f"{GATED.key}.memory", f"{GATED.key}.held_out"),
        weights=(f"{GATED.key}.held_out",),
    ),
    Experiment(
        "start_ablation",
        f"{PROBES}.start_ablation:compare",
        settings={**SHARED, "starts": UNGATED},
        reads=tuple(f"{key}.recipe" for key in UNGATED),
        quick={"seeds": [0], "names": 2},
        data=NAMES,
    ),
)

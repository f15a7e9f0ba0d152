"""Who can carry a symbol over how many steps: delay recall."""

from firsthand.experiment import Experiment
from remembering_names.models import MODELS

PROBES = "remembering_names.probes.delay"
STARTS = f"{PROBES}.gate_starts"
PROTOCOL = {  # the same for every model and every run
    "batch_size": 64,
    "hidden_size": 32,
    "longest_gradient": 1.0,
    "letters": 2_000_000,
    "solved": 0.99,
    "tests": 2_000,
    "streak": 3,
}
CURRICULUM = {"first": 5, "factor": 1.5, "last": 1_000}
SEEDS = [6, 7, 8]  # smaller ones were spent on earlier protocols
SHARED = {
    "protocol": PROTOCOL,
    "curriculum": CURRICULUM,
    "tested": [10, 22, 49, 109, 244, 549, 1_000],  # stages of the curriculum
    "transfer_tests": 250,
}
FIXED = [10, 22, 49, 109]
GATED = "torch_lstm"  # whose gates are started in other ways
LAYERS = {
    spec.key: {
        "model": spec.key,
        "layer": spec.trained,
        "start": f"{PROBES}.model:as_drawn",
    }
    for spec in MODELS
}
TINY = {
    "protocol": {
        **PROTOCOL,
        "batch_size": 8,
        "hidden_size": 8,
        "letters": 2_000,
        "tests": 40,
        "solved": 0.2,
        "streak": 1,
    },
    "curriculum": {"first": 2, "factor": 1.5, "last": 4},
    "tested": [3, 4],
    "transfer_tests": 20,
}

EXPERIMENTS = (
    Experiment(
        "delay_task",
        f"{PROBES}.examples:show",
        writes=("results", "fragment"),
        settings={**SHARED, "delay": 22, "count": 4, "seed": 0},
    ),
    Experiment(
        "delay_recipe",
        f"{PROBES}.recipe_search:search",
        settings={
            **SHARED,
            "protocol": {**PROTOCOL, "letters": 500_000},
            "curriculum": {**CURRICULUM, "last": 109},
            "learning_rates": [0.001, 0.003, 0.01],
            "seeds": [100, 101, 102],  # none that is reported
        },
        subjects=LAYERS,
        quick={**TINY, "learning_rates": [0.01]},
    ),
    Experiment(
        "delay_fixed",
        f"{PROBES}.study:at_fixed_delays",
        settings={**SHARED, "fixed": FIXED, "seeds": SEEDS},
        subjects=LAYERS,
        reads=("{key}.delay_recipe",),
        quick={**TINY, "fixed": [3], "seeds": [0]},
    ),
    Experiment(
        "delay_start",
        f"{PROBES}.study:at_fixed_delays",
        settings={
            **SHARED,
            **LAYERS[GATED],
            "fixed": FIXED,
            "seeds": SEEDS,
        },
        subjects={
            "forget_bias": {"start": f"{STARTS}:forget_bias_one"},
            "chrono": {"start": f"{STARTS}:chrono"},
        },
        reads=(f"{GATED}.delay_recipe",),
        quick={**TINY, "fixed": [3], "seeds": [0]},
    ),
    Experiment(
        "delay_curriculum",
        f"{PROBES}.study:by_curriculum",
        settings={**SHARED, "seeds": SEEDS},
        subjects=LAYERS,
        reads=("{key}.delay_recipe",),
        quick={**TINY, "seeds": [0]},
    ),
    Experiment(
        "delay_speed",
        f"{PROBES}.speed:time_models",
        writes=("measurements",),
        settings={
            "models": LAYERS,
            "protocol": PROTOCOL,
            "learning_rate": 0.001,  # decides no speed
            "seed": 100,
            "delay": 109,
            "updates": 3,
            "rounds": 15,
        },
        quick={"updates": 1, "rounds": 1, "delay": 4},
    ),
)

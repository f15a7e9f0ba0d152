"""Who can carry a symbol over how many steps: delay recall.

Seeds: 0 to 2 and 3 to 5 were spent on the two protocols that were given up, 6
to 8 on the first edition's, 100 to 102 on the search of rates. Those reported
now were used for nothing before.
"""

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
    "rehearses": True,
}
CURRICULUM = {"first": 5, "factor": 1.5, "last": 1_000}
EVERY = {  # how a run is tested at every delay, and what it is then called
    "longest": 1_000,
    "tests": 400,
    "longest_period": 40,
    "latch": 90,  # in per cent, as all of these
    "clock": 0.5,  # but this one: a share of the variance
    "chance": 12.5,
    "guess": 10,
}
SEEDS = [9, 10, 11, 12, 13]
SHARED = {
    "protocol": PROTOCOL,
    "curriculum": CURRICULUM,
    "tested": [10, 22, 49, 109, 244, 549, 1_000],  # stages of the curriculum
    "transfer_tests": 250,
    "every": EVERY,
    "recipe": "delay_recipe",  # which search chose the rate
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
UNGATED = "remembering_names.training.held_out.ungated_layers"
STARTED = {  # networks without gates that start in other ways
    key: {
        "model": key,
        "layer": f"{UNGATED}:{name}",
        "start": f"{PROBES}.model:as_drawn",
    }
    for key, name in {
        "orthogonal_rnn": "OrthogonalRNN",
        "identity_rnn": "IdentityRNN",
        "orthogonal_tanh_rnn": "OrthogonalTanhRNN",
        "identity_tanh_rnn": "IdentityTanhRNN",
    }.items()
}
LED = {**LAYERS, **STARTED}
SEARCH = {
    "protocol": {**PROTOCOL, "letters": 500_000},
    "curriculum": {**CURRICULUM, "last": 109},
    "learning_rates": [0.001, 0.003, 0.01],  # tried first
    "ladder": [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1],
    "seeds": [100, 101, 102],  # none that is reported
}
CLOCKS = ["rnn", "tanh_rnn"]  # one of whose runs is drawn
LATCHES = ["torch_lstm", "identity_tanh_rnn"]  # beside it
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
    "every": {**EVERY, "longest": 40, "tests": 8, "longest_period": 6},
}
TINY_SEARCH = {**TINY, "learning_rates": [0.01], "ladder": [0.01]}

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
        settings={**SHARED, **SEARCH},
        subjects=LED,
        quick=TINY_SEARCH,
    ),
    Experiment(
        "delay_fixed",
        f"{PROBES}.fixed_delays:at_fixed_delays",
        settings={**SHARED, "fixed": FIXED, "seeds": SEEDS},
        subjects=LAYERS,
        reads=("{key}.delay_recipe",),
        quick={**TINY, "fixed": [3], "seeds": [0]},
    ),
    Experiment(
        "delay_start",
        f"{PROBES}.fixed_delays:at_fixed_delays",
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
        subjects=LED,
        reads=("{key}.delay_recipe",),
        quick={**TINY, "seeds": [0]},
    ),
    Experiment(
        "delay_states",
        f"{PROBES}.states:trace_runs",
        settings={
            **SHARED,
            "clocks": CLOCKS,
            "latches": LATCHES,
            "runs": {key: LED[key] for key in (*CLOCKS, *LATCHES)},
            "drawn": {
                "seed": 0,
                "steps": 300,
                "from": 100,
                "early": 10,
                "late": 24,
                "lags": EVERY["longest_period"],
            },
        },
        reads=tuple(f"{key}.delay_curriculum" for key in (*CLOCKS, *LATCHES)),
        quick=TINY,
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

"""Delay recall by the protocols that went before: two given up, one published.

What each was is taken from the history of the settings. Models train with
today's code, so they do not land where they did then. The bidirectional LSTM
solves every delay by any protocol, and shows nothing here: it is left out.
"""

from typing import Any

from firsthand.experiment import Experiment
from remembering_names.experiments.delay import (
    CURRICULUM,
    LAYERS,
    PROBES,
    PROTOCOL,
    SHARED,
    TINY,
    TINY_SEARCH,
)

# A model that came later has no such history.
RECALLING = {
    key: LAYERS[key]
    for key in ("rnn", "tanh_rnn", "gru", "torch_lstm", "scratch_lstm")
}
SMALL = {
    **PROTOCOL,
    "batch_size": 32,
    "letters": 1_500_000,
    "rehearses": False,
}
LARGER = {**PROTOCOL, "rehearses": False}
SHORT = {  # the search of the later two
    "curriculum": {**CURRICULUM, "last": 109},
    "learning_rates": [0.001, 0.003, 0.01],
    "seeds": [100, 101, 102],
}
PROTOCOLS: dict[str, dict[str, Any]] = {
    "small": {  # without rehearsal, smaller batches
        "protocol": SMALL,
        "seeds": [0, 1, 2],
        "search": {
            "protocol": SMALL,
            "curriculum": {**CURRICULUM, "last": 244},
            "learning_rates": [0.001, 0.005, 0.02],
            "seeds": [100],
        },
    },
    "larger": {  # without rehearsal, batches of today
        "protocol": LARGER,
        "seeds": [3, 4, 5],
        "search": {**SHORT, "protocol": {**LARGER, "letters": 500_000}},
    },
    "published": {  # the first edition's: it rehearses
        "protocol": PROTOCOL,
        "seeds": [6, 7, 8],
        "search": {**SHORT, "protocol": {**PROTOCOL, "letters": 500_000}},
    },
}


def search_of(name: str) -> Experiment:
    """Return the search of a protocol's rates: no ladder, edges allowed."""
    own = PROTOCOLS[name]["search"]
    return Experiment(
        f"delay_recipe_{name}",
        f"{PROBES}.recipe_search:search",
        settings={**SHARED, **own, "ladder": own["learning_rates"]},
        subjects=RECALLING,
        quick=TINY_SEARCH,
    )


def curriculum_of(name: str) -> Experiment:
    """Return the curriculum of a protocol."""
    protocol = PROTOCOLS[name]
    return Experiment(
        f"delay_curriculum_{name}",
        f"{PROBES}.study:by_curriculum",
        settings={
            **SHARED,
            "protocol": protocol["protocol"],
            "seeds": protocol["seeds"],
            "recipe": f"delay_recipe_{name}",
        },
        subjects=RECALLING,
        reads=(f"{{key}}.delay_recipe_{name}",),
        quick={**TINY, "seeds": [0]},
    )


EXPERIMENTS = tuple(
    make(name) for name in PROTOCOLS for make in (search_of, curriculum_of)
)

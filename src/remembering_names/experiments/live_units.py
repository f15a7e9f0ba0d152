"""The experiments behind the page on single units and single letters."""

from firsthand.experiment import Experiment
from remembering_names.experiments.live import (
    GATES,
    LAYERS,
    LIVE,
    SHAPE,
    SPLIT,
)
from remembering_names.names.files import NAMES

KEYS = tuple(GATES)  # those whose memory a gate keeps
FIRST = "scratch_lstm"  # its equations are the derivation's
LETTERED = "torch_lstm"  # one of its units is told of
NAMED = "Schneider"  # no network is sure of it: its slopes are steep

EXPERIMENTS = (
    Experiment(
        "letter_slopes",
        f"{LIVE}.slope_sizes:weigh",
        settings={
            **SPLIT,
            "lags": 8,
            "met": 30,  # times, for a letter's mean gate to count
        },
        subjects={key: LAYERS[key] for key in KEYS},
        reads=("{key}.held_out",),
        weights=("{key}.held_out",),
        quick={"lags": 2},
        data=NAMES,
    ),
    Experiment(
        "unit_reading",
        f"{LIVE}.unit_reading:read",
        settings={**LAYERS[FIRST], "name": NAMED, "rows": 14},
        reads=(f"{FIRST}.held_out",),
        weights=(f"{FIRST}.held_out",),
    ),
    Experiment(
        "live_units",
        "remembering_names.figures.live_units:units",
        writes=("fragment",),
        settings={
            **SHAPE,
            "models": list(KEYS),
            "alone": LETTERED,
            "offered": ["Abrahamian", "Papadopoulos", "McDonald"],
        },
        reads=(
            *("unit_reading", "live_reading", "prediction"),
            f"{LETTERED}.letter_slopes",
        ),
    ),
)

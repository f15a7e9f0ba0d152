"""The experiments on how fast one LSTM can be written."""

from firsthand.experiment import Experiment
from remembering_names.models.ladder.rungs import LIBRARY, RUNGS

OURS = {rung.key: rung.settings for rung in RUNGS}

EXPERIMENTS = (
    Experiment(
        "ladder",
        "remembering_names.probes.speed.ladder:time_rungs",
        writes=("measurements",),
        settings={
            "rungs": {LIBRARY.key: LIBRARY.settings, **OURS},
            "against": LIBRARY.key,
            "letters": [10, 20],
            "batches": [1, 16, 64, 256],
            "hidden": 128,
            "threads": [1, 2],
            "seconds": 4,  # a point
            "square": 1024,
        },
        quick={
            "letters": [2],
            "batches": [1],
            "hidden": 4,
            "threads": [1],
            "seconds": 0.01,
            "square": 64,
        },
    ),
    Experiment(
        "profile",
        "remembering_names.probes.speed.profile:profile",
        writes=("measurements",),
        settings={
            "rungs": OURS,
            "letters": 20,
            "batches": [1, 16, 256],
            "hidden": 128,
            "runs": 10,
        },
        quick={"letters": 2, "batches": [1], "hidden": 4, "runs": 2},
    ),
)

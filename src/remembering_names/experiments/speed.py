"""The experiments on how fast an LSTM and a GRU can be written."""

from firsthand.experiment import Experiment
from remembering_names.models.ladder.rungs import FAMILIES, GOALS, LSTM

PROBES = "remembering_names.probes.speed"
WAYS = {
    family.key: {
        "gates": family.gates,
        "rungs": {rung.key: rung.settings for rung in family.ways},
        "top": family.top,
    }
    for family in FAMILIES
}

EXPERIMENTS = (
    Experiment(
        "ladder",
        f"{PROBES}.ladder:time_rungs",
        writes=("measurements",),
        settings={
            "families": WAYS,
            "goals": GOALS,
            "letters": [10, 20],
            "batches": [1, 16, 64, 256],
            "hidden": 128,
            "threads": [1, 2],
            "seconds": 0.7,  # a point
            "square": 1024,
            "tops_only": False,
            # OpenBLAS's kernel for an older processor; what differs there.
            "older": "Haswell",
            "with_older": {"seconds": 0.3, "tops_only": True},
        },
        quick={
            "letters": [2],
            "batches": [1],
            "hidden": 4,
            "threads": [1],
            "seconds": 0.01,
            "square": 64,
            "with_older": {"tops_only": True},
        },
    ),
    Experiment(
        "start_up",
        f"{PROBES}.start_up:time_start",
        writes=("measurements",),
        settings={
            "process": f"{PROBES}.first_result:main",
            "compiled": LSTM.rungs[-1].settings,
            "library": LSTM.library.settings,
            "rounds": 1,
            "kept_rounds": 3,  # in each
        },
        quick={"rounds": 1, "kept_rounds": 1},
        unwatched="it starts processes of its own, as a reader does",
    ),
    Experiment(
        "profile",
        f"{PROBES}.profile:profile",
        writes=("measurements",),
        settings={
            # A profiler has nothing to divide in what it sees as one piece.
            "rungs": {
                rung.key: rung.settings
                for rung in LSTM.rungs
                if not rung.is_closed
            },
            "letters": 20,
            "batches": [1, 16, 256],
            "hidden": 128,
            "runs": 10,
        },
        quick={"letters": 2, "batches": [1], "hidden": 4, "runs": 2},
    ),
)

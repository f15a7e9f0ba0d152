"""The experiments behind the small parts that a reader takes in hand."""

from firsthand.experiment import Experiment
from remembering_names.experiments import tasks
from remembering_names.experiments.delay import (
    CLOCKS,
    LATCHES,
    LED,
    SHARED,
    TINY,
)
from remembering_names.figures.labels import STARTED
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

FIGURES = "remembering_names.figures"
PROBES = "remembering_names.probes"
ALL = {spec.key: spec.label for spec in MODELS}
ASKED = {  # those that are asked at every delay: they read in one direction
    **{key: label for key, label in ALL.items() if key != "bilstm"},
    **{key: f"{ALL[of]}, {start}" for key, (of, start) in STARTED.items()},
}
TRACED = ("clock", *LATCHES)
PLAYED = {"hold": "Hold", "overwrite": "Overwrite", "ignore": "Ignore"}

EXPERIMENTS = (
    Experiment(
        "live_matrix",
        f"{FIGURES}.live_matrix:matrix",
        writes=("page_data", "fragment"),
        settings={
            "labels": ALL,
            "shown": "gru",
            "split_seed": 0,
        },
        reads=tuple(f"{spec.key}.held_out" for spec in MODELS),
        data=NAMES,
    ),
    Experiment(
        "live_states",
        f"{PROBES}.delay.every_step:keep_every_step",
        writes=("page_data",),
        settings={
            **SHARED,
            "runs": {key: LED[key] for key in (*CLOCKS, *LATCHES)},
            "drawn": {"seed": 0, "steps": 1_000, "from": 100},
        },
        subjects={run: {"run": run} for run in TRACED},
        reads=(
            "delay_states",
            *(f"{key}.delay_curriculum" for key in (*CLOCKS, *LATCHES)),
        ),
        quick={**TINY, "drawn": {"seed": 0, "steps": 6, "from": 1}},
    ),
    Experiment(
        "live_delays",
        f"{FIGURES}.live_delay:answers",
        writes=("page_data",),
        subjects={key: {"network": key} for key in ASKED},
        reads=("{key}.delay_curriculum",),
    ),
    Experiment(
        "live_delay",
        f"{FIGURES}.live_delay:part",
        writes=("fragment",),
        settings={"labels": ASKED, "traced": list(TRACED), "delay": 601},
        reads=(
            "delay_states",
            *(f"{key}.delay_curriculum" for key in ASKED),
        ),
        quick={"delay": 20},
    ),
    Experiment(
        "live_play",
        f"{PROBES}.tasks.read_along:play",
        settings={
            **tasks.SHARED,
            "cell": tasks.CELLS["lstm"],
            "cell_key": "lstm",
            "draws": {key: tasks.TASKS[key]["draw"] for key in PLAYED},
            "seed": 1,  # the first that the study reports
            "drawn": {"seed": 0, "steps": 12, "count": 12},
        },
        reads=tuple(f"{key}.task_rates" for key in PLAYED),
        quick=tasks.TINY,
    ),
    Experiment(
        "live_task",
        f"{FIGURES}.live_task:part",
        writes=("page_data", "fragment"),
        settings={"labels": PLAYED, "shown": "ignore"},
        reads=("live_play",),
    ),
)

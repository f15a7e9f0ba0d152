"""The experiments on the names alone: nothing trains."""

from firsthand.experiment import Experiment
from remembering_names.experiments.baselines import FRESH
from remembering_names.names.files import NAMES
from remembering_names.names.splits import SHARES

EXPERIMENTS = (
    Experiment(
        "audit",
        "remembering_names.names.audit.audit:audit",
        settings={"seeds": list(range(20))},
        quick={"seeds": [0, 1]},
        data=NAMES,
    ),
    Experiment(
        "split",
        "remembering_names.names.audit.split_counts:count_split",
        settings={"seed": 0, "shares": list(SHARES)},
        data=NAMES,
    ),
    Experiment(
        "splits",
        "remembering_names.names.audit.fresh_counts:count_splits",
        settings={**FRESH, "split_seed": 0},
        quick={"splits": [1, 2]},
        data=NAMES,
    ),
)

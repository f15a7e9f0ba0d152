"""The experiments on the names alone: nothing trains."""

from remembering_names.experiments.experiment import Experiment
from remembering_names.splits import SHARES

EXPERIMENTS = (
    Experiment(
        "audit",
        "remembering_names.audits.audit:audit",
        settings={"seeds": list(range(20))},
        quick={"seeds": [0, 1]},
    ),
    Experiment(
        "split",
        "remembering_names.audits.split_counts:count_split",
        settings={"seed": 0, "shares": list(SHARES)},
    ),
)

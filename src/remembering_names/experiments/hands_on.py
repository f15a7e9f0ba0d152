"""The experiments behind the small parts that a reader takes in hand."""

from firsthand.experiment import Experiment
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

FIGURES = "remembering_names.figures"

EXPERIMENTS = (
    Experiment(
        "live_matrix",
        f"{FIGURES}.live_matrix:matrix",
        writes=("page_data", "fragment"),
        settings={
            "labels": {spec.key: spec.label for spec in MODELS},
            "shown": "gru",
            "split_seed": 0,
        },
        reads=tuple(f"{spec.key}.held_out" for spec in MODELS),
        data=NAMES,
    ),
)

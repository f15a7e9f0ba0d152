"""The experiment on what every layer promises."""

from firsthand.experiment import Experiment
from remembering_names.probes.contract.layers import LAYERS

EXPERIMENTS = (
    Experiment(
        "contract",
        "remembering_names.probes.contract.study:try_layers",
        settings={
            "layers": {held.key: held.settings for held in LAYERS},
            "draw": {"shape": [5, 3, 4, 6], "dtype": "float32"},
        },
        quick={"draw": {"shape": [2, 1, 2, 2], "dtype": "float32"}},
    ),
)

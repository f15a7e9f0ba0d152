"""The experiments on what trained models say of single names."""

from firsthand.experiment import Experiment
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

ASKED = next(spec for spec in MODELS if spec.key == "torch_lstm")

EXPERIMENTS = (
    Experiment(
        "errors",
        "remembering_names.scoring.mistakes:find",
        settings={
            "models": [spec.key for spec in MODELS],
            "split_seed": 0,
            "kept": 3,
        },
        reads=tuple(f"{spec.key}.held_out" for spec in MODELS),
        data=NAMES,
    ),
    Experiment(
        "errors_table",
        "remembering_names.figures.mistakes:errors",
        writes=("fragment",),
        settings={"labels": {spec.key: spec.label for spec in MODELS}},
        reads=("errors",),
    ),
    Experiment(
        "prediction",
        "remembering_names.asking.prediction:publish",
        writes=("results", "fragment"),
        settings={
            "model": ASKED.key,
            "layer": ASKED.layer,
            "names": ["Satoshi", "Ślusarski", "Campbell"],
        },
        reads=(f"{ASKED.key}.held_out",),
        weights=(f"{ASKED.key}.held_out",),
    ),
    Experiment(
        "inside-the-gates",
        "firsthand.workers.notebooks:execute",
        writes=("notebook",),
        settings={
            "source": "docs/notebooks/inside-the-gates.py",
            "assignments": {},
        },
        data=(*NAMES, "docs/notebooks/inside-the-gates.py"),
        reads=("scratch_lstm.held_out",),
        weights=("scratch_lstm.held_out",),
    ),
)

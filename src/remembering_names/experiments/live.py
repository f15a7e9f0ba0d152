"""The experiments behind the live parts: networks that pages read with."""

from firsthand.experiment import Experiment, Settings
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

LIVE = "remembering_names.probes.live"
KEYS = ("rnn", "tanh_rnn", "gru", "torch_lstm", "scratch_lstm")
SPECS = {spec.key: spec for spec in MODELS if spec.key in KEYS}
LAYERS = {
    key: {"model": key, "layer": spec.layer} for key, spec in SPECS.items()
}
GATES = {  # those between 0 and 1
    "gru": ["r", "z"],
    "torch_lstm": ["i", "f", "o"],
    "scratch_lstm": ["i", "f", "o"],
}
VALUES = (0, 0.25, 0.5, 0.75, 1)
FORMS = "remembering_names.figures.live_forms"
DATA = "remembering_names.figures.live_data"
SHAPE: Settings = {  # of forms and tables
    "labels": {key: spec.label for key, spec in SPECS.items()},
    "layers": [f"{key}={spec.layer}" for key, spec in SPECS.items()],
    "gates": GATES,
    "values": {f"{100 * value:g}": f"{value:g}" for value in VALUES},
}
SERVED = tuple(f"{key}.{seed}" for key in KEYS for seed in ("seed_0", "seed_1"))
GRIPS = tuple(f"{key}.grips" for key in KEYS)
SHOWN = "gru"  # the smallest of those with gates
SPLIT = {"split_seed": 0}


def kept(result: str) -> dict[str, dict[str, str]]:
    """Return each model with the result that its weights came with."""
    return {
        key: {**own, "weights": f"{key}.{result}"}
        for key, own in LAYERS.items()
    }


EXPERIMENTS = (
    Experiment(
        "second_seed",
        f"{LIVE}.second_seed:train",
        writes=("results", "weights"),
        settings={**SPLIT, "seeds": [1]},
        subjects={
            key: {"model": key, "layer": spec.trained}
            for key, spec in SPECS.items()
        },
        reads=("{key}.recipe", "{key}.held_out"),
        quick={"seeds": [0]},
        data=NAMES,
    ),
    Experiment(
        "seed_0",
        f"{LIVE}.served:serve",
        writes=("results", "served"),
        settings={**SPLIT, "seed": 0},
        subjects=kept("held_out"),
        reads=("{key}.held_out",),
        weights=("{key}.held_out",),
        data=NAMES,
    ),
    Experiment(
        "seed_1",
        f"{LIVE}.served:serve",
        writes=("results", "served"),
        settings={**SPLIT, "seed": 1},
        subjects=kept("second_seed"),
        reads=("{key}.held_out",),
        weights=("{key}.second_seed",),
        data=NAMES,
    ),
    Experiment(
        "grips",
        f"{LIVE}.grips:take_hold",
        settings={
            **SPLIT,
            "values": list(VALUES),
            "letters": 10,  # where a grip may begin
            "draws": [0, 1, 2],  # of the order of shuffled letters
        },
        subjects={
            key: {**own, "gates": GATES.get(key, [])}
            for key, own in LAYERS.items()
        },
        reads=("{key}.held_out",),
        weights=("{key}.held_out",),
        quick={"values": [0], "letters": 2, "draws": [0]},
        data=NAMES,
    ),
    Experiment(
        "live_reading",
        f"{LIVE}.readings:read",
        settings={
            **LAYERS[SHOWN],
            "name": "Papadopoulos",  # the home page's
            "chosen": 4,  # those of the page on the gates at work
            "fooling": 3,
        },
        reads=(f"{SHOWN}.held_out", f"{SHOWN}.memory", "errors"),
        weights=(f"{SHOWN}.held_out",),
    ),
    *(
        Experiment(
            name,
            f"{FORMS}:{name.removeprefix('live_')}",
            writes=("fragment",),
            settings=SHAPE,
            reads=("live_reading", "prediction", *SERVED),
        )
        for name in ("live_reader", "live_small", "live_holder")
    ),
    *(
        Experiment(
            name,
            f"{DATA}:{name.removeprefix('live_')}_table",
            writes=("fragment",),
            settings=SHAPE,
            reads=(*SERVED, *GRIPS),
        )
        for name in ("live_held", "live_order", "live_served", "live_changed")
    ),
    Experiment(
        "live_names",
        f"{DATA}:test_names",
        writes=("page_data",),
        settings=SPLIT,
        data=NAMES,
    ),
    Experiment(
        "live_costs",
        f"{DATA}:costs",
        writes=("page_data",),
        settings={"models": list(KEYS)},
        reads=GRIPS,
    ),
    Experiment(
        "live_gate",
        "remembering_names.figures.live_gate:gate",
        writes=("fragment",),
        reads=("one_gate",),
    ),
)

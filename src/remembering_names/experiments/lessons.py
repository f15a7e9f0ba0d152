"""The worked cases of the first lessons."""

from firsthand.experiment import Experiment
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

LESSONS = "remembering_names.probes.lessons"
READER = next(spec for spec in MODELS if spec.key == "torch_lstm")
PAIRED = ("rnn", "tanh_rnn", "gru", "torch_lstm")

EXPERIMENTS = (
    Experiment(
        "reading",
        f"{LESSONS}.letter_by_letter:show",
        settings={
            "hidden_size": 2,
            "languages": 3,  # those with the most names
            "length": 5,  # of the name that is shown: the first by alphabet
            "steps": 6_000,
            "learning_rate": 0.05,
            "seed": 0,
            "split_seed": 0,
        },
        quick={"steps": 50},
        data=NAMES,
    ),
    Experiment(
        "one_gate",
        f"{LESSONS}.one_gate:work_out",
        settings={
            "c": 0.8,
            "i": 0.2,
            "f": 0.9,
            "g": -0.5,
            "o": 0.7,
            "forget": [0.5, 0.9, 0.99],
            "lags": [1, 10, 100],
        },
    ),
    Experiment(
        "letter_pairs",
        f"{LESSONS}.letter_pairs:compare",
        settings={
            "layers": {s.key: s.layer for s in MODELS if s.key in PAIRED},
            "square": ["ck", "hz"],
        },
        reads=("reading", *(f"{key}.held_out" for key in PAIRED)),
        weights=tuple(f"{key}.held_out" for key in PAIRED),
    ),
    Experiment(
        "second_thoughts",
        f"{LESSONS}.second_thoughts:read",
        settings={
            "model": READER.key,
            "layer": READER.layer,
            "split_seed": 0,
            "fallen": 0.5,  # of a probability, from where it has been
        },
        reads=(f"{READER.key}.held_out",),
        weights=(f"{READER.key}.held_out",),
        data=NAMES,
    ),
    Experiment(
        "what_came_after",
        f"{LESSONS}.what_came_after:weigh",
        settings={"decay": 0.9},
        reads=("reading",),
    ),
    Experiment(
        "two_units",
        f"{LESSONS}.two_units:work_out",
        settings={
            "W": [[0.8, 0.0], [0.3, 0.5]],
            "nudge": [1.0, 1.0],
            "lags": [1, 2, 10],
            "pushes": [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]],  # of letters
            "error": [1.0, 0.0],  # at the last state
            "lstm": {  # pre-activations
                "i": [-2.0, 2.0],
                "f": [2.0, -2.0],
                "g": [1.0, 1.0],
                "o": [0.0, 2.0],
            },
            "c": [1.0, -1.0],
            "dh": [1.0, 1.0],
            "gru": {"r": [0.0, 0.0], "z": [2.0, -2.0], "n": [-1.0, 1.0]},
            "h": [0.8, -0.8],
            "biases": [0.0, 2.0],
            "steps": [1, 2, 5],
        },
    ),
    Experiment(
        "clipping",
        f"{LESSONS}.clipping:try_on_diverged",
        settings={
            "classifier": "remembering_names.models.rnn:RNN",
            "limits": [1, 10, 100],
            "most": 2,  # runs, should more of them diverge elsewhere
            "steps": 100_000,
            "every": 1_000,
            "last": 5_000,
        },
        reads=("rnn.lab_protocol",),
        quick={"steps": 200, "every": 50, "last": 100},
        data=NAMES,
    ),
)

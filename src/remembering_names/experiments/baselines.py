"""The experiments on methods without memory, and on all held-out answers."""

from firsthand.experiment import Experiment, Settings
from remembering_names.models import MODELS
from remembering_names.names.files import NAMES

PIECES = {"pieces": ["counts", "tf-idf"], "grams": [1, 4]}
LETTERS = {"pieces": ["counts"], "grams": [1, 1]}
BASELINES: dict[str, Settings] = {
    "majority": {**LETTERS, "classifier": "prior", "settings": [0]},
    "letter_counts": {
        **LETTERS,
        "classifier": "logistic",
        "settings": [0.3, 1, 3, 10, 30],
    },
    "naive_bayes": {
        **PIECES,
        "classifier": "naive_bayes",
        "settings": [0.003, 0.01, 0.03, 0.1, 0.3, 1],
    },
    "logistic": {
        **PIECES,
        "classifier": "logistic",
        "settings": [1, 3, 10, 30],
    },
    "svm": {
        **PIECES,
        "classifier": "svm",
        "settings": [0.03, 0.1, 0.3, 1],
    },
}
MODEL_KEYS = [spec.key for spec in MODELS]
ANSWERED: Settings = {
    "models": MODEL_KEYS,
    "baselines": [*BASELINES],
    "split_seed": 0,
}
ANSWERS = (
    *(f"{key}.held_out" for key in MODEL_KEYS),
    *(f"{key}.baseline" for key in BASELINES),
)
TAUS = [n / 10 for n in range(11)]

EXPERIMENTS = (
    Experiment(
        "baseline",
        "remembering_names.baselines.study:study",
        settings={
            "split_seed": 0,
            "folds": 5,
            "temperatures": [
                *(0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.7),
                *(1, 1.5, 2, 3, 4, 6, 8),
            ],
            "taus": TAUS,
        },
        subjects=BASELINES,
        quick={"settings": [1], "folds": 2},
        data=NAMES,
    ),
    Experiment(
        "ensemble",
        "remembering_names.scoring.voting:vote",
        settings={**ANSWERED, "rounds": 20, "taus": TAUS},
        reads=ANSWERS,
        data=NAMES,
    ),
    Experiment(
        "comparisons",
        "remembering_names.scoring.name_intervals:name_intervals",
        settings={
            **ANSWERED,
            "ngrams": ["naive_bayes", "logistic", "svm"],
            "seed": 0,
            "resamples": 2_000,
        },
        reads=(*ANSWERS, "ensemble"),
        quick={"resamples": 20},
        data=NAMES,
    ),
)

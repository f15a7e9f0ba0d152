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
TEMPERATURES = [
    *(0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.7),
    *(1, 1.5, 2, 3, 4, 6, 8),
]
FRESH: Settings = {  # splits that have chosen nothing
    "split_key": "letters",
    "splits": [1, 2, 3, 4, 5],
}
CALIBRATED: Settings = {
    "taus": TAUS,
    "temperatures": sorted([*TEMPERATURES, 0.8, 0.9, 1.1, 1.2, 1.35]),
}
EVERYBODY = [*MODEL_KEYS, *BASELINES]
FRESHLY_ANSWERED = tuple(f"{key}.splits" for key in EVERYBODY)

EXPERIMENTS = (
    Experiment(
        "baseline",
        "remembering_names.baselines.study:study",
        settings={
            "split_seed": 0,
            "temperatures": TEMPERATURES,
            "taus": TAUS,
        },
        subjects=BASELINES,
        quick={"settings": [1]},
        data=NAMES,
    ),
    Experiment(
        "splits",
        "remembering_names.baselines.fresh_splits:repeat",
        settings={**FRESH, **CALIBRATED, "seeds": [0]},
        subjects={
            key: {"baseline": key, "classifier": own["classifier"]}
            for key, own in BASELINES.items()
        },
        reads=("{key}.baseline",),
        quick={"splits": [1, 2]},
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
        "splits_ensemble",
        "remembering_names.scoring.voting:vote_on_splits",
        settings={**FRESH, "seeds": [0], "taus": TAUS},
        reads=("ensemble", *FRESHLY_ANSWERED),
        quick={"splits": [1, 2]},
        data=NAMES,
    ),
    Experiment(
        "split_scores",
        "remembering_names.scoring.split_scores:summarise",
        settings={**FRESH, "models": EVERYBODY},
        reads=("splits_ensemble", *FRESHLY_ANSWERED),
        quick={"splits": [1, 2]},
        data=NAMES,
    ),
    Experiment(
        "reused_names",
        "remembering_names.scoring.reused_names:compare",
        settings={
            **FRESH,
            "models": MODEL_KEYS,
            "split_seed": 0,
            "seed": 0,
            "resamples": 2_000,
        },
        reads=tuple(f"{key}.splits" for key in MODEL_KEYS),
        quick={"splits": [1, 2], "resamples": 20},
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

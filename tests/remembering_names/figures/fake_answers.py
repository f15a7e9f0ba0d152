"""Made-up answers to the held-out names, stored as the studies store them."""

from typing import Any

import numpy as np

from firsthand.target import Target
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import held_out_split
from remembering_names.scoring import (
    answers,
    fresh_scores,
    probabilities,
    stored_scores,
)
from remembering_names.scoring.probabilities import Answers, LogP
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.seeds import over_seeds

RIGHT = answers.languages(split_seed=0)
PRIOR = probabilities.priors(RIGHT.train, len(LANGUAGES))
TAU = 0.3
ONE_RUN = (".baseline", "gap_additive")
SEEDS = (".held_out", ".gap_network")
FAKED = (*ONE_RUN, *SEEDS, ".recipe", ".splits", ".rereading")
SMALL = {  # a recipe of models that cost nothing to probe
    "learning_rate": 0.01,
    "dropout": 0.4,
    "epochs": 1,
    "hidden_size": 4,
    "embedding_size": 3,
}


def is_faked(target: Target) -> bool:
    """Tell whether a target's own results would take too long."""
    return target.name.endswith(FAKED)


def fake(target: Target) -> dict[str, Any]:
    """Return results in their place: a recipe, or of seeds or a baseline."""
    if target.name.endswith(".recipe"):
        return {"chosen": SMALL}
    generator = np.random.default_rng(len(target.name))
    if target.name.endswith(".splits"):
        return fresh(target, generator)
    if target.name.endswith(".rereading"):
        return reread(target, generator)
    if target.name.endswith(ONE_RUN):
        return run(generator)
    runs = [run(generator) for _ in range(2)]
    bins = probabilities.reliability(log_probabilities(generator), RIGHT.test)
    recipe = {"learning_rate": 0.01, "dropout": 0.4, "epochs": 1}
    shipped = {**recipe, "hidden_size": 128, "embedding_size": 32}
    known = {"seeds": [0, 1], "recipe": shipped, "reliability": bins}
    return {**known, **over_seeds(runs)}


def fresh(target: Target, generator: np.random.Generator) -> dict[str, Any]:
    """Return what is stored of runs on fresh splits."""
    settings = target.settings
    runs = []
    for seed in settings["splits"]:
        split = held_out_split(seed, settings["split_key"])
        seen, leaning = (
            log_probabilities(generator, right_answers(part))
            for part in (split.validation, split.test)
        )
        runs.append(fresh_scores.score(seen, leaning, split, settings))
    return {"seeds": [0], **fresh_scores.gather(runs, 1)}


def reread(target: Target, generator: np.random.Generator) -> dict[str, Any]:
    """Return what is stored of a model by its earlier recipes."""
    recipes = [
        {
            "learning_rate": rate,
            "dropout": dropout,
            "accuracy": [float(generator.random())],
            "validation": {"accuracy": [float(generator.random())]},
        }
        for rate, dropout in target.settings["recipes"]
    ]
    return {"seeds": [0], "recipes": recipes}


def run(generator: np.random.Generator) -> dict[str, Any]:
    """Return what is stored of one run."""
    log_p = log_probabilities(generator)
    given = log_p.argmax(axis=1)
    return {
        "tau": TAU,
        **stored_scores.all_scores(log_p, RIGHT.test, PRIOR, TAU),
        **stored_scores.recognition(given, RIGHT.test),
        "answers": given.tolist(),
        "confidence": np.exp(log_p.max(axis=1)).round(3).tolist(),
        "validation_answers": blur(RIGHT.validation, generator).tolist(),
    }


def log_probabilities(
    generator: np.random.Generator, right: Answers = RIGHT.test
) -> LogP:
    """Return log-probabilities (N, C) of which most are right."""
    leaning = generator.normal(size=(len(right), len(LANGUAGES)))
    leaning[np.arange(len(leaning)), right] += 3
    return probabilities.normalised(leaning)


def blur(right: Answers, generator: np.random.Generator) -> Answers:
    """Return answers of which about a fifth is wrong."""
    others = generator.integers(len(LANGUAGES), size=len(right))
    return np.where(generator.random(len(right)) < 0.8, right, others)

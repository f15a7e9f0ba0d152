"""The baselines on the old split: searched on validation, then tested."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.baselines.fitting import Settings, fit, leanings
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import Split, held_out_split
from remembering_names.scoring import probabilities, stored_scores
from remembering_names.scoring.calibration import (
    calibrate_temperature,
    cooled,
)
from remembering_names.scoring.stored_scores import right_answers

Item = tuple[Settings, list[Pair], list[Pair]]  # trained on, answered


def study(task: Task) -> Outputs:
    """Choose a baseline's setting on validation names, then test it.

    Returns:
        Under `results` what was tried and chosen, and the scores on validation
        and test names.
    """
    split = held_out_split(task.settings["split_seed"])
    choices = list(search(task.settings))
    tried = task.each(
        score, [(choice, split.train, split.validation) for choice in choices]
    )
    best = max(range(len(tried)), key=lambda n: tried[n]["accuracy"])
    (tested,) = task.each(answer_test_names, [(choices[best], split)])
    keys = ("pieces", "grams", "setting")
    chosen = {key: choices[best][key] for key in keys}
    return {
        "results": {
            **chosen,
            "tried": [
                {key: choice[key] for key in keys} | scores
                for choice, scores in zip(choices, tried, strict=True)
            ],
            **tested,
        }
    }


def search(settings: Settings) -> Iterator[Settings]:
    """Yield the settings with each value of `settings` to try."""
    tried = settings["pieces"], settings["settings"]
    for pieces, setting in product(*tried):
        yield {**settings, "pieces": pieces, "setting": setting}


def score(item: Item, advance: Advance) -> dict[str, float]:
    """Return the scores of a choice's answers, trained on other names."""
    settings, train, rest = item
    answers = leanings(fit(settings, train), rest).argmax(axis=1)
    advance(1.0)
    scores = probabilities.answer_scores(answers, right_answers(rest))
    return {key: round(value, 6) for key, value in scores.items()}


def answer_test_names(
    item: tuple[Settings, Split], advance: Advance
) -> dict[str, Any]:
    """Return a choice's scores on test names, and all that they rest on.

    Temperature and tau are chosen on validation names first.
    """
    settings, split = item
    model = fit(settings, split.train)
    prior = probabilities.priors(right_answers(split.train), len(LANGUAGES))
    languages = right_answers(split.validation)
    leaning = leanings(model, split.validation)
    temperature = calibrate_temperature(
        leaning, languages, settings["temperatures"]
    )
    log_p = cooled(leaning, temperature)
    tau = probabilities.calibrate_prior(
        log_p, languages, prior, settings["taus"]
    )
    validation = stored_scores.all_scores(log_p, languages, prior, tau)
    seen = log_p.argmax(axis=1)
    log_p = cooled(leanings(model, split.test), temperature)
    languages = right_answers(split.test)
    advance(1.0)
    return {
        "temperature": temperature,
        "tau": tau,
        **stored_scores.all_scores(log_p, languages, prior, tau),
        **stored_scores.recognition(log_p.argmax(axis=1), languages),
        "reliability": probabilities.reliability(log_p, languages),
        "answers": log_p.argmax(axis=1).tolist(),
        "validation": validation,
        "validation_answers": seen.tolist(),
    }

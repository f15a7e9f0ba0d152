"""What is stored of a model's answers on a split that chose nothing of it.

Networks and baselines alike get a temperature and a correction for the prior
from the split's validation names, so that their probabilities are compared
like with like.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import Split
from remembering_names.scoring import probabilities
from remembering_names.scoring.answer_letters import to_letters
from remembering_names.scoring.calibration import (
    both_ways,
    calibrate_temperature,
    cooled,
)
from remembering_names.scoring.probabilities import LogP
from remembering_names.scoring.stored_scores import all_scores, right_answers

Scores = Mapping[str, Any]


def score(
    seen: LogP, leaning: LogP, split: Split, settings: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a model's scores on test names, and its answers.

    Args:
        seen: Its log-probabilities for validation names, (N, C), up to a
            constant for each name.
        leaning: Those for test names.
        split: Whose training names it knows.
        settings: The `temperatures` and the `taus` to choose from.

    Returns:
        The temperature and the tau, every score at that temperature, those of
        probabilities without it as well (`_raw`), and the answers to test and
        validation names, a letter each.
    """
    languages = right_answers(split.validation)
    prior = probabilities.priors(right_answers(split.train), len(LANGUAGES))
    temperature = calibrate_temperature(
        seen, languages, settings["temperatures"]
    )
    tau = probabilities.calibrate_prior(
        cooled(seen, temperature), languages, prior, settings["taus"]
    )
    right, log_p = right_answers(split.test), cooled(leaning, temperature)
    return {
        "temperature": temperature,
        "tau": tau,
        **all_scores(log_p, right, prior, tau),
        **both_ways(leaning, right, temperature),
        "answers": to_letters(log_p.argmax(axis=1)),
        "validation_answers": to_letters(seen.argmax(axis=1)),
    }


def gather(runs: Sequence[Scores], seeds: int) -> dict[str, Any]:
    """Return, for each thing known of a run, a list over splits of seeds.

    Args:
        runs: Of the first split every seed, then of the second, and so on.
        seeds: How many there are on each split.
    """
    parts = [runs[k : k + seeds] for k in range(0, len(runs), seeds)]
    return {
        key: [[run[key] for run in part] for part in parts] for key in runs[0]
    }

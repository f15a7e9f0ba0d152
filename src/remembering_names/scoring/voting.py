"""An ensemble by vote: it needs the models' answers, not the models.

Each seed of a model has a vote, and the seeds of a model share its weight.
Which models count, and how much, is chosen on validation names: from none on,
in each round the model joins, perhaps once more, that helps most (ensemble
selection, Caruana et al. 2004).
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.tasks import Outputs, Task
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import held_out_split
from remembering_names.scoring import answers, probabilities, stored_scores
from remembering_names.scoring.answer_letters import on_split, to_letters
from remembering_names.scoring.fresh_scores import gather
from remembering_names.scoring.probabilities import Answers, LogP
from remembering_names.scoring.stored_scores import right_answers

Shares = NDArray[np.float64]  # (N, C), rows sum to one
UNHEARD = 0.01  # for each answer, whoever gives it: a share has a logarithm


def vote(task: Task) -> Outputs:
    """Choose the voters' weights on validation, then answer test names.

    Returns:
        Under `results` the weights, the tau of the prior correction and the
        scores on validation and test names.
    """
    settings, numbers = task.settings, task.numbers
    right = answers.languages(settings["split_seed"])
    seen = shares(answers.stored(numbers, settings, "validation_answers"))
    weights = choose(seen, right.validation, settings["rounds"])
    prior = probabilities.priors(right.train, len(LANGUAGES))
    log_p = pool(seen, weights)
    tau = probabilities.calibrate_prior(
        log_p, right.validation, prior, settings["taus"]
    )
    validation = score_vote(log_p, right.validation, prior, tau)
    log_p = pool(shares(answers.stored(numbers, settings)), weights)
    return {
        "results": {
            "weights": weights,
            "tau": tau,
            **score_vote(log_p, right.test, prior, tau),
            "validation": validation,
            "validation_answers": validation.pop("answers"),
        }
    }


def vote_on_splits(task: Task) -> Outputs:
    """Let the same voters vote on fresh splits, weights as they were chosen.

    Returns:
        Under `results` the weights and, of every score and of the answers, a
        list over splits of lists over seeds. A vote has one seed.
    """
    settings, numbers = task.settings, task.numbers
    weights = Counter(dict(numbers.ensemble.weights))
    runs = [
        vote_once(numbers, settings, place, weights)
        for place in range(len(settings["splits"]))
    ]
    return {
        "results": {
            **{key: settings[key] for key in ("split_key", "splits", "seeds")},
            "weights": weights,
            **gather(runs, len(settings["seeds"])),
        }
    }


def vote_once(
    numbers: Any, settings: Mapping[str, Any], place: int, weights: Counter[str]
) -> dict[str, Any]:
    """Return what the vote scores on one split; validation chooses tau."""
    split = held_out_split(settings["splits"][place], settings["split_key"])
    seen, given = (
        pool(shares(on_split(numbers, weights, place, field)), weights)
        for field in ("validation_answers", "answers")
    )
    prior = probabilities.priors(right_answers(split.train), len(LANGUAGES))
    tau = probabilities.calibrate_prior(
        seen, right_answers(split.validation), prior, settings["taus"]
    )
    scores = answer_scores(given, right_answers(split.test), prior, tau)
    return {
        "tau": tau,
        **scores,
        "answers": to_letters(given.argmax(axis=1)),
        "validation_answers": to_letters(seen.argmax(axis=1)),
    }


def shares(given: Mapping[str, list[Answers]]) -> dict[str, Shares]:
    """Return the share of each model's seeds that gives each answer."""
    one_hot = np.eye(len(LANGUAGES))
    return {
        key: np.mean([one_hot[seed] for seed in seeds], axis=0)
        for key, seeds in given.items()
    }


def pool(votes: Mapping[str, Shares], weights: Counter[str]) -> LogP:
    """Return the logarithms of weighted mean shares, (N, C)."""
    mean = np.average(
        [votes[key] for key in weights], axis=0, weights=[*weights.values()]
    )
    log_p: LogP = np.log(mean + UNHEARD)
    return probabilities.normalised(log_p)


def choose(
    votes: Mapping[str, Shares], right: Answers, rounds: int
) -> Counter[str]:
    """Return how often each model joined when most answers were right.

    Of models that help equally that one joins which has the vote surest of
    the right answers; of equally good rounds the first counts.
    """
    joined: list[str] = []
    accuracies: list[float] = []

    def worth(key: str) -> tuple[float, float]:
        log_p = pool(votes, Counter([*joined, key]))
        hits = log_p.argmax(axis=1) == right
        return float(hits.mean()), -probabilities.cross_entropy(log_p, right)

    for _ in range(rounds):
        best = max(votes, key=worth)
        accuracies.append(worth(best)[0])
        joined.append(best)
    return Counter(joined[: int(np.argmax(accuracies)) + 1])


def score_vote(
    log_p: LogP, right: Answers, prior: NDArray[np.float64], tau: float
) -> dict[str, Any]:
    """Return what is stored of the vote on some names."""
    given = log_p.argmax(axis=1)
    return {
        **answer_scores(log_p, right, prior, tau),
        **stored_scores.recognition(given, right),
        "answers": given.tolist(),
    }


def answer_scores(
    log_p: LogP, right: Answers, prior: NDArray[np.float64], tau: float
) -> dict[str, float]:
    """Return the scores of a vote's answers.

    Shares of votes are no probabilities, so their scores are left out.
    """
    scores = stored_scores.all_scores(log_p, right, prior, tau)
    for key in ("cross_entropy", "ece", "top3"):
        scores.pop(key)
    return scores

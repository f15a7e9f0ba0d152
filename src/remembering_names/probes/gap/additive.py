"""What adding up letters by their place can reach, found without descent.

A linear RNN gives each language a score that is a sum: each letter adds what
hangs on the letter and its place from the end, and on nothing else. Logistic
regression on these pairs can reach every such sum, whatever the width of a
linear RNN, and its loss is convex: there is one lowest point, and it is found.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import fold
from remembering_names.names.splits import held_out_split
from remembering_names.probes.gap.widening import (
    Grid,
    Trial,
    best,
    search,
    stored,
)
from remembering_names.scoring.probabilities import answer_scores
from remembering_names.scoring.stored_scores import right_answers

Settings = Mapping[str, Any]


def study(task: Task) -> Outputs:
    """Choose how much to penalise on validation names, then test once.

    Returns:
        Under `results` the penalties `tried`, the one `chosen` and whether
        it lies `inside` of them; the number of `features`; and the `accuracy`
        on test names and, below `validation`, on those.
    """
    settings = task.settings
    grid = Grid(settings["penalties"], settings["step"], settings["most"])
    tried = search(grid, partial(try_penalties, task))
    item = {**settings, "penalty": best(tried).value}
    (tested,) = task.each(answer_test_names, [item])
    validation = {"accuracy": best(tried).accuracy}
    return {"results": {**stored(tried), **tested, "validation": validation}}


def try_penalties(task: Task, penalties: Sequence[float]) -> list[Trial]:
    """Return what each penalty is worth on validation names."""
    items = [{**task.settings, "penalty": penalty} for penalty in penalties]
    return task.each(try_penalty, items)


def features(name: str) -> dict[str, int]:
    """Return a name's letters, each with its place from the end."""
    letters = reversed(fold(name))
    return {f"{place} {letter}": 1 for place, letter in enumerate(letters)}


def fit(settings: Settings) -> Pipeline:
    """Return the model that fits training names best under a penalty."""
    train = held_out_split(settings["split_seed"]).train
    model = make_pipeline(
        DictVectorizer(),
        LogisticRegression(
            C=1 / settings["penalty"], solver="newton-cg", tol=1e-3
        ),
    )
    return model.fit(described(train), right_answers(train))


def described(pairs: Sequence[Pair]) -> list[dict[str, int]]:
    """Return the features of the names of pairs."""
    return [features(name) for name, _ in pairs]


def accuracy(model: Pipeline, pairs: Sequence[Pair]) -> float:
    """Return the share of pairs that a model answers right."""
    answers = model.predict(described(pairs))
    scores = answer_scores(answers, right_answers(pairs))
    return round(float(scores["accuracy"]), 6)


def try_penalty(settings: Settings, advance: Advance) -> Trial:
    """Return what a penalty is worth on validation names."""
    pairs = held_out_split(settings["split_seed"]).validation
    found = accuracy(fit(settings), pairs)
    advance(1.0)
    return Trial(settings["penalty"], merit=found, accuracy=found)


def answer_test_names(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Return a penalty's accuracy on test names, and its features."""
    model = fit(settings)
    pairs = held_out_split(settings["split_seed"]).test
    advance(1.0)
    return {
        "features": len(model[0].vocabulary_),
        "accuracy": accuracy(model, pairs),
    }

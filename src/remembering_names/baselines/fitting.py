"""What simpler methods make of the same names: they count pieces of spelling.

A name is read as the networks read it, folded, but in lower case and between
two boundary marks. Its pieces are all runs of a few characters.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sklearn.dummy import DummyClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.svm import LinearSVC

from remembering_names.names.cleaning import Pair
from remembering_names.names.files import fold
from remembering_names.scoring.probabilities import LogP
from remembering_names.scoring.stored_scores import right_answers

BOUNDARY = "^{}$"
Settings = Mapping[str, Any]
Weights = Mapping[str, Callable[..., Any]]

# What a piece counts for: how often it occurs, or less if many names have it.
PIECES: Weights = {"counts": CountVectorizer, "tf-idf": TfidfVectorizer}

# Each with its one setting that is searched for, if any.
CLASSIFIERS: Weights = {
    "prior": lambda setting: DummyClassifier(strategy="prior"),
    "naive_bayes": lambda setting: MultinomialNB(alpha=setting),
    "logistic": lambda setting: LogisticRegression(
        C=setting, solver="newton-cg", tol=1e-3
    ),
    "svm": lambda setting: LinearSVC(
        C=setting, max_iter=10_000, random_state=0
    ),
}


def spelling(name: str) -> str:
    """Return what is cut into pieces."""
    return BOUNDARY.format(fold(name).lower())


def fit(settings: Settings, train: Sequence[Pair]) -> Pipeline:
    """Return a classifier trained on `train`.

    Args:
        settings: `pieces` and `classifier`, names in the lists above;
            `grams`, the shortest and longest piece; and `setting`, the
            classifier's own.
        train: Names of every language.
    """
    pieces = PIECES[settings["pieces"]](
        preprocessor=spelling,
        analyzer="char",
        ngram_range=tuple(settings["grams"]),
    )
    classify = CLASSIFIERS[settings["classifier"]]
    classifier = classify(settings["setting"])
    names = [name for name, _ in train]
    return make_pipeline(pieces, classifier).fit(names, right_answers(train))


def leanings(model: Pipeline, names: Sequence[Pair]) -> LogP:
    """Return the model's score for each language, (N, C).

    Log-probabilities up to a constant for each name; but of the SVM, how
    far on the right side of its borders a name lies.
    """
    spelled = [name for name, _ in names]
    if hasattr(model, "decision_function"):
        leaning: LogP = model.decision_function(spelled)
    else:
        leaning = model.predict_log_proba(spelled)
    return leaning

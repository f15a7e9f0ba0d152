"""How much of what a lab model gets wrong is names that languages share.

To a model two rows are one name if they are spelled in the same symbols. A
name that stands in the files of two languages can be right in one of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.classifier import classify
from remembering_names.models.shipped_weights import give_weights
from remembering_names.names.audit.ambiguity import balanced, best_recalls
from remembering_names.names.cleaning import Pair
from remembering_names.names.files import LANGUAGES, fold, read_names
from remembering_names.training.lab.protocol import build, draw

Shares = dict[str, float | None]  # by language; null where there are no rows


def compare(task: Task) -> Outputs:
    """Compare what each language's names allow with what models recognise.

    Returns:
        Under `results`, by language: the share of its rows whose name another
        language has too (`shared`), the share that a perfect look-up table
        recognises (`ceiling`) and how often a distinct name was drawn
        (`draws`). And for each model what its first run recognises of each
        of the `groups`, and for every run the languages at both ends.
    """
    rows, settings = read_rows(), task.settings
    labs = {key: task.numbers[key].lab_protocol for key in settings["models"]}
    items = [
        {
            "classifier": classifier,
            "lab": labs[key],
            "weights": task.weights[f"{key}.lab_protocol"],
        }
        for key, classifier in settings["models"].items()
    ]
    recognised = task.each(recognise_groups, items)
    steps = {lab.steps for lab in labs.values()}
    return {
        "results": {
            "shared": shared(rows),
            "ceiling": six_decimals(best_recalls(balanced(rows))),
            "draws": six_decimals(mean_draws(rows, *steps)),
            **{
                key: {**first, **extremes(lab.recall)}
                for (key, lab), first in zip(
                    labs.items(), recognised, strict=True
                )
            },
        }
    }


def read_rows() -> list[Pair]:
    """Return every row as published, spelled as the models read it."""
    names = read_names()
    return [
        (fold(row), language)
        for language in LANGUAGES
        for row in names[language]
    ]


def recognise_groups(
    settings: Mapping[str, Any], advance: Advance
) -> dict[str, Any]:
    """Return what the kept run of a model recognises of each group of rows."""
    rows, lab = read_rows(), settings["lab"]
    first = lab["diverged_at"].index(None)  # whose weights are kept
    seed = lab["seeds"][first]
    draws = draw(read_names(), lab["steps"], seed)
    met = {rows[n] for n in draws.rows.tolist()}
    guesses = answer(settings, [name for name, _ in rows])
    recalls = {
        name: recall(rows, guesses, group)
        for name, group in groups(rows, met).items()
    }
    return {"seed": seed, **recalls}


def answer(settings: Mapping[str, Any], names: list[str]) -> list[int]:
    """Return a trained model's answers, as positions in `LANGUAGES`."""
    model = build(settings["classifier"], seed=0)
    give_weights(model, settings["weights"])
    guesses: list[int] = classify(model, names).argmax(dim=1).tolist()
    return guesses


def groups(rows: Sequence[Pair], met: set[Pair]) -> dict[str, list[int]]:
    """Return the rows of each group, by their positions.

    They are `all`; those whose name no other language has (`apart`); and of
    the latter those that training met (`drawn`) and did not meet (`new`).
    """
    owners = Counter(name for name, _ in set(rows))
    apart = [n for n, (name, _) in enumerate(rows) if owners[name] == 1]
    return {
        "all": list(range(len(rows))),
        "apart": apart,
        "drawn": [n for n in apart if rows[n] in met],
        "new": [n for n in apart if rows[n] not in met],
    }


def recall(
    rows: Sequence[Pair], guesses: Sequence[int], group: Iterable[int]
) -> Shares:
    """Return the share of each language's rows in a group that are right."""
    hits: dict[str, list[bool]] = {language: [] for language in LANGUAGES}
    for n in group:
        hits[rows[n][1]].append(LANGUAGES[guesses[n]] == rows[n][1])
    shares = {
        language: sum(of) / len(of) for language, of in hits.items() if of
    }
    return dict.fromkeys(LANGUAGES) | six_decimals(shares)


def extremes(runs: Sequence[Sequence[float] | None]) -> dict[str, list[str]]:
    """Return the language that each run knows worst, and the one it knows best.

    Args:
        runs: Each run's recall by language; null if it diverged.
    """
    known = [dict(zip(LANGUAGES, run, strict=True)) for run in runs if run]
    return {
        "worst": [min(run, key=run.__getitem__) for run in known],
        "best": [max(run, key=run.__getitem__) for run in known],
    }


def shared(rows: Sequence[Pair]) -> Shares:
    """Return the share of each language's rows that another one has too."""
    sizes = Counter(language for _, language in rows)
    apart = Counter(rows[n][1] for n in groups(rows, set())["apart"])
    return six_decimals(
        {language: 1 - apart[language] / sizes[language] for language in sizes}
    )


def mean_draws(rows: Sequence[Pair], steps: int) -> dict[str, float]:
    """Return how often a run draws a name of each language, on average."""
    distinct = Counter(language for _, language in set(rows))
    return {
        language: steps / len(distinct) / distinct[language]
        for language in distinct
    }


def six_decimals(shares: Mapping[str, float]) -> Shares:
    """Return shares of six decimals."""
    return {language: round(share, 6) for language, share in shares.items()}

"""The lab protocol when a fifth of the names is kept from it.

Kept from it are the names of the validation and test parts of the held-out
study: every row of such a name, whatever its language and spelling. All other
rows, copies and junk among them, are drawn as the lab protocol draws them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from torch import nn

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.census import spelling_key
from remembering_names.names.cleaning import Pair, clean
from remembering_names.names.files import Names, read_names
from remembering_names.names.splits import held_out_split
from remembering_names.scoring.confusion import (
    balanced_accuracy,
    confusion,
    recall,
)
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.seeds import over_seeds
from remembering_names.training.held_out.validation import answer
from remembering_names.training.lab.engine import train_compiled
from remembering_names.training.lab.protocol import build, draw
from remembering_names.training.lab.study import single_runs, summary

Settings = Mapping[str, Any]
Learned = dict[str, Any]


def study(task: Task) -> Outputs:
    """Train a model of the lab report on four fifths of the names.

    Returns:
        Under `results`, a list over seeds each: the last `accuracy` of the
        lab protocol's curve, over names just drawn; the class-balanced
        accuracy on all rows that could be drawn (`trained`) and on the names
        kept from it (`held_out`), and the recall and confusion of these.
    """
    settings = task.settings
    names = read_names()
    held = kept_back(settings)
    rows = sum(map(len, names.values()))
    drawn = sum(map(len, remaining(names, held).values()))
    runs = task.each(train_one, single_runs(settings))
    (rate,) = settings["learning_rates"]
    return {
        "results": {
            "seeds": settings["seeds"],
            "steps": settings["steps"],
            "last": settings["last"],
            "learning_rate": rate,
            "held_out_pairs": len(held),
            "rows": {"drawn": drawn, "kept_back": rows - drawn},
            **over_seeds(runs),
        }
    }


def kept_back(settings: Settings) -> list[Pair]:
    """Return the names that are kept from training, with their languages."""
    split = held_out_split(settings["split_seed"])
    return [*split.validation, *split.test]


def remaining(names: Names, held: Sequence[Pair]) -> Names:
    """Return the rows of all names that are not held out."""
    known = {spelling_key(name) for name, _ in held}
    return {
        language: [
            row
            for row in rows
            if known.isdisjoint(
                spelling_key(n) for n, _ in clean({language: [row]})
            )
        ]
        for language, rows in names.items()
    }


def train_one(settings: Settings, advance: Advance) -> Learned:
    """Train a run; return what it learned."""
    held, seed = kept_back(settings), settings["seed"]
    names = remaining(read_names(), held)
    model = build(settings["classifier"], seed)
    draws = draw(names, settings["steps"], seed)
    scores = train_compiled(
        settings["engine"], model, draws, settings["rate"], advance
    )
    learned = summary(*scores, settings)
    rows = [(row, language) for language in names for row in names[language]]
    return {
        **score_known_and_unseen(model, rows, held),
        "loss": learned["loss"],
        "accuracy": learned["accuracy"],
    }


def score_known_and_unseen(
    model: nn.Module, rows: Sequence[Pair], held: Sequence[Pair]
) -> Learned:
    """Return what a model recognises of names it knows and of others."""
    trained, unseen = (
        confusion(right_answers(pairs), answer(model, pairs).argmax(axis=1))
        for pairs in (rows, held)
    )
    return {
        "trained": round(balanced_accuracy(trained), 6),
        "held_out": round(balanced_accuracy(unseen), 6),
        "recall": recall(unseen).round(6).tolist(),
        "confusion": unseen.tolist(),
    }

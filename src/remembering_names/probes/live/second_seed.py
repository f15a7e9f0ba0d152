"""One more seed of a model, for its weights.

The study of held-out names keeps the weights of its first seed. Whoever wants
to see two seeds side by side needs those of another.
"""

from firsthand.tasks import Outputs, Task
from remembering_names.names.splits import held_out_split
from remembering_names.training.held_out.seed_runs import (
    seed_items,
    train_on_names,
    trained_model,
)
from remembering_names.training.held_out.validation import answer


def train(task: Task) -> Outputs:
    """Train one seed of a model as the study of held-out names did.

    Returns:
        Under `weights` what it learned. Under `results` its `seed`, the
        `names` of the test part, and how many of them it answers `otherwise`
        than the same seed did in the study.
    """
    (item,) = seed_items(task)
    (weights,) = task.each(train_on_names, [item])
    test = held_out_split(task.settings["split_seed"]).test
    log_p = answer(trained_model(item, weights), test)
    studied = task.numbers[task.settings["model"]].held_out
    place = list(studied.seeds).index(item["seed"])
    otherwise = log_p.argmax(axis=1) != list(studied.answers[place])
    return {
        "weights": weights,
        "results": {
            "seed": item["seed"],
            "names": len(test),
            "otherwise": int(otherwise.sum()),
        },
    }

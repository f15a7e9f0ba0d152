"""The same networks, their rates frozen, on splits that chose no rate."""

from collections.abc import Mapping
from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.probes.gap.study import recipe
from remembering_names.scoring.stored_scores import right_answers
from remembering_names.training.held_out.recipe import train_model
from remembering_names.training.held_out.seed_runs import split_of
from remembering_names.training.held_out.validation import answer

Settings = Mapping[str, Any]


def repeat(task: Task) -> Outputs:
    """Train each network on each fresh split, from several seeds.

    Returns:
        Under `results` the splits and the seeds, and of each network its
        accuracy on test names: a list over splits of lists over seeds.
    """
    settings = task.settings
    networks, seeds = settings["networks"], settings["seeds"]
    items = [
        {
            **network,
            **{key: settings[key] for key in ("dropout", "epochs")},
            "learning_rate": task.numbers[key].gap_network.chosen,
            "split_key": settings["split_key"],
            "split_seed": split,
            "seed": seed,
        }
        for key, network in networks.items()
        for split in settings["splits"]
        for seed in seeds
    ]
    found = iter(task.each(train_and_test, items))
    return {
        "results": {
            **{key: settings[key] for key in ("split_key", "splits", "seeds")},
            **{
                key: [[next(found) for _ in seeds] for _ in settings["splits"]]
                for key in networks
            },
        }
    }


def train_and_test(settings: Settings, advance: Advance) -> float:
    """Return how many test names of a split one seed gets right, 0 to 1."""
    split = split_of(settings)
    model = train_model(
        settings["layer"],
        split.train,
        recipe(settings),
        settings["seed"],
        advance,
    )
    answers = answer(model, split.test).argmax(axis=1)
    return round(float((answers == right_answers(split.test)).mean()), 6)

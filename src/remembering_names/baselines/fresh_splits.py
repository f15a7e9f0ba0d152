"""Baselines, their settings frozen, on splits that did not choose them."""

from typing import Any

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.baselines.fitting import Settings, fit, leanings
from remembering_names.names.splits import held_out_split
from remembering_names.scoring import fresh_scores

FROZEN = ("pieces", "grams", "setting")


def repeat(task: Task) -> Outputs:
    """Fit a baseline on each split, with what was chosen on the old one.

    Returns:
        Under `results` what networks' are: of every score, and of the
        answers, a list over splits of lists over seeds. There is one seed:
        nothing is left to chance.
    """
    settings = task.settings
    chosen = task.numbers[settings["baseline"]].baseline
    frozen = {key: chosen[key] for key in FROZEN}
    items = [
        {**settings, **frozen, "split_seed": split}
        for split in settings["splits"]
    ]
    runs = task.each(fit_and_test, items)
    return {
        "results": {
            **{key: settings[key] for key in ("split_key", "splits", "seeds")},
            **frozen,
            **fresh_scores.gather(runs, len(settings["seeds"])),
        }
    }


def fit_and_test(settings: Settings, advance: Advance) -> dict[str, Any]:
    """Return what a baseline scores on the test names of one split."""
    split = held_out_split(settings["split_seed"], settings["split_key"])
    model = fit(settings, split.train)
    seen, leaning = (
        leanings(model, part) for part in (split.validation, split.test)
    )
    advance(1.0)
    return fresh_scores.score(seen, leaning, split, settings)

"""A name read letter by letter, for the picture that needs no script."""

from typing import Any

import torch

from firsthand.tasks import Outputs, Task
from remembering_names.names.files import LANGUAGES, encode, fold
from remembering_names.probes.live.held_cells import cell_of, start, step
from remembering_names.probes.live.served import plain, rounded, with_rounded

DIGITS = 6


def read(task: Task) -> Outputs:
    """Let a model read a name, and choose others that are worth reading.

    Returns:
        Under `results` the `name`, its letters as they are `read`, the
        probability of each language after each letter (`p`), and `others`:
        names with the languages that the list has them in, and whether every
        model is `fooled`.
    """
    settings, key = task.settings, task.settings["model"]
    letters = fold(settings["name"])
    item = {
        "layer": settings["layer"],
        "recipe": task.numbers[key].held_out.recipe,
        "content": task.weights[f"{key}.held_out"],
        "letters": letters,
    }
    return {
        "results": {
            "model": key,
            "name": settings["name"],
            "read": letters,
            "languages": list(LANGUAGES),
            "p": beliefs(item),
            "others": others(task),
        }
    }


@torch.no_grad()
def beliefs(item: dict[str, Any]) -> list[list[float]]:
    """Return the probability of each language after each letter, (T, C)."""
    layer, recipe = item["layer"], item["recipe"]
    served = rounded(plain(layer, recipe, item["content"]))
    model = with_rounded(layer, recipe, served)
    cell = cell_of(model.layer)
    x = model.embedding(torch.tensor(encode(item["letters"])))[:, None]
    state, found = start(cell, x, model.out.in_features), []
    for x_t in x:
        state = step(cell, x_t, state)
        p = model.out(state[0]).softmax(dim=1)[0]
        found.append([round(one, DIGITS) for one in p.tolist()])
    return found


def others(task: Task) -> list[dict[str, Any]]:
    """Return the names that other pages chose, and some that fool every model.

    Of those that stand in one language only the surest come first, one of a
    language.
    """
    settings, numbers = task.settings, task.numbers
    shown = [
        {"name": one.name, "languages": list(one.languages), "fooled": False}
        for one in numbers[settings["model"]].memory.shown[: settings["chosen"]]
    ]
    fooling: dict[str, dict[str, Any]] = {}
    for row in numbers.errors.rows:
        if row.every and not row.also:
            one = {"name": row.name, "languages": [row.language]}
            fooling.setdefault(row.language, {**one, "fooled": True})
    return [*shown, *list(fooling.values())[: settings["fooling"]]]

"""What each unit of one network writes at each letter of two names.

Means over units hide that one opens where another shuts. So these are single
units, of the weights that the report ships.
"""

from collections.abc import Mapping
from typing import Any

import torch

from firsthand.tasks import Advance, Outputs, Task, resolve
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.shipped_weights import give_weights
from remembering_names.names.files import encode
from remembering_names.probes.names.gates_at_work import activations, written

DIGITS = 2  # a colour tells no more


def read(task: Task) -> Outputs:
    """Let a network read names that its mean gates were shown of.

    Returns:
        Under `results` a record for each name: its `letters`; what each unit
        writes at each of them, (H, T), units in the order of their mean over
        all these letters (`written`); and the mean over units, (T,) (`mean`).
    """
    settings, key = task.settings, task.settings["model"]
    shown = task.numbers[key].memory.shown
    item = {
        "layer": settings["layer"],
        "gates": settings["gates"],
        "recipe": task.numbers[key].held_out.recipe,
        "weights": task.weights[f"{key}.held_out"],
        "names": [shown[n].letters for n in settings["shown"]],
    }
    (found,) = task.each(look_at, [item])
    return {"results": {"names": found}}


def look_at(item: Mapping[str, Any], _: Advance) -> list[dict[str, Any]]:
    """Return what the units of a network write while it reads names."""
    recipe = item["recipe"]
    sizes = recipe["hidden_size"], recipe["embedding_size"]
    model = NameClassifier(resolve(item["layer"]), *sizes)
    give_weights(model, item["weights"])
    return by_unit(model.eval(), item["gates"], item["names"])


def by_unit(
    model: NameClassifier, gates: list[str], names: list[str]
) -> list[dict[str, Any]]:
    """Return what each unit writes at each letter of each name.

    Args:
        model: A classifier of names.
        gates: Its gates.
        names: The names, as they are encoded.

    Raises:
        ValueError: The model has no gate that writes.
    """
    shares = []  # (T, H) each
    for name in names:
        letters = torch.tensor(encode(name))[:, None]  # (T, 1)
        share = written(gates, activations(model, letters))
        if share is None:
            raise ValueError("no gate of this model says what is written")
        shares.append(share[:, 0])
    order = torch.cat(shares).mean(0).argsort(descending=True)
    return [
        {
            "letters": name,
            "written": [
                [round(one, DIGITS) for one in unit]
                for unit in share[:, order].T.tolist()
            ],
            "mean": [round(one, DIGITS) for one in share.mean(1).tolist()],
        }
        for name, share in zip(names, shares, strict=True)
    ]

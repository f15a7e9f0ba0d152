"""One name's units and slopes, for the picture that needs no script."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from firsthand.tasks import Outputs, Task
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.scratch_lstm import ScratchLSTM
from remembering_names.names.files import LANGUAGES, encode, fold
from remembering_names.probes.live.served import plain, rounded, with_rounded
from remembering_names.probes.live.slopes import slopes

DIGITS = 6
WEIGHTS = {"i": "i", "f": "f", "g": "c", "o": "o"}  # gate: its weights' letter


def read(task: Task) -> Outputs:
    """Let an LSTM read a name, and look at its units and at its letters.

    Returns:
        Under `results` the `model`, the `name`, its letters as they are
        `read`, the language that is its `answer`, with what probability
        (`p`), and the slopes of that answer's log-probability by each letter
        along the `highway` and by `detours`. And how many units it has
        (`size`), and those `units` that keep longest, the first one longest:
        the number of each, its `half_life`, and what it `keeps` at each
        letter. Of the first one the gates and states by letter (`rows`), and
        what its gates add up at the last letter (`sums`).
    """
    settings, key = task.settings, task.settings["model"]
    layer, recipe = settings["layer"], task.numbers[key].held_out.recipe
    served = rounded(plain(layer, recipe, task.weights[f"{key}.held_out"]))
    model = with_rounded(layer, recipe, served)
    name = fold(settings["name"])
    return {
        "results": {
            "model": key,
            "name": settings["name"],
            "read": name,
            **look(model, name, settings["rows"]),
        }
    }


def look(model: NameClassifier, name: str, rows: int) -> dict[str, Any]:
    """Return what is seen of a name's letters and of so many units."""
    letters = torch.tensor(encode(name))[:, None]  # (T, 1)
    found = slopes(model, letters)
    assert isinstance(model.layer, ScratchLSTM)
    with torch.no_grad():
        x = model.embedding(letters)
        parts = {k: v[:, 0] for k, v in model.layer.trace(x).items()}
        p = model.out(parts["h"][-1]).softmax(dim=0).max()
    lives = half_lives(parts["f"])
    order = lives.argsort(descending=True, stable=True).tolist()
    return {
        "answer": LANGUAGES[int(found.answers)],
        "p": round(float(p), DIGITS),
        "highway": listed(found.highway[:, 0]),
        "detours": listed(found.detours[:, 0]),
        "size": len(order),
        "units": [
            {
                "unit": unit,
                "half_life": round(float(lives[unit]), DIGITS),
                "keeps": listed(parts["f"][:, unit]),
            }
            for unit in order[:rows]
        ],
        "rows": {k: listed(part[:, order[0]]) for k, part in parts.items()},
        "sums": sums(model.layer.cell, x[-1, 0], parts["h"][-2], order[0]),
    }


def half_lives(keeps: Tensor) -> Tensor:
    """Return how many letters it takes each unit to lose half, (H,).

    A constant gate with this half-life leaves as much of a memory, over the
    letters after the first, as a unit's own gates do together.

    Args:
        keeps: The gate that keeps, by letter, (T, H).
    """
    later = keeps[1:]
    half = torch.tensor(0.5).double().log()
    return len(later) * half / later.log().sum(dim=0)


@torch.no_grad()
def sums(
    cell: nn.Module, x_t: Tensor, h_prev: Tensor, unit: int
) -> Mapping[str, list[float]]:
    """Return what one unit's gates add up: by letter, by state, and a bias.

    Args:
        cell: Of a hand-written LSTM.
        x_t: The letter, (I,).
        h_prev: The hidden state before it, (H,).
        unit: Which one.
    """
    return {
        gate: [
            round(float(part), DIGITS)
            for part in (
                x_t @ cell.get_parameter(f"W_x{own}")[:, unit],
                h_prev @ cell.get_parameter(f"W_h{own}")[:, unit],
                cell.get_parameter(f"b_{own}")[unit],
            )
        ]
        for gate, own in WEIGHTS.items()
    }


def listed(values: Tensor) -> list[float]:
    """Return numbers as they are stored."""
    return [round(one, DIGITS) for one in values.tolist()]

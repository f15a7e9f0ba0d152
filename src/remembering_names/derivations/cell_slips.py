"""What a slip in a cell's equations does to a trained model's answers."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from firsthand.derivations.steps import Step, Values, evaluate
from firsthand.tasks import Advance, Outputs, Task
from remembering_names.derivations.gru_cell import GRU_CELL
from remembering_names.derivations.lstm_cell import LSTM_CELL
from remembering_names.derivations.trained_cells import load, models, weights
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.names.files import encode
from remembering_names.scoring.rounding import significant


def compare(task: Task) -> Outputs:
    """Ask a trained model with its own equations, and with others.

    Returns:
        Under `results`, for each model and slip, the share of names that get
        another answer, and the distance between last states, root mean
        square, as a share of the right ones.
    """
    items = [
        {**model, "slip": name, "instead": expressions}
        for model in models(task)
        for name, expressions in model["slips"].items()
    ]
    results: dict[str, Any] = {"names": task.settings["names"]}
    answers = task.each(weigh_slip, items)
    for item, changes in zip(items, answers, strict=True):
        results.setdefault(item["model"], {})[item["slip"]] = changes
    return {"results": results}


@torch.no_grad()
def weigh_slip(
    settings: Mapping[str, Any], advance: Advance
) -> dict[str, float]:
    """Return what one slip changes."""
    model = load({**settings, "case": "trained", "seed": 0, "forget_bias": 0.0})
    w = weights(model.layer)
    steps = LSTM_CELL.steps if "W_xi" in w else GRU_CELL.steps
    right = read(model, w, steps, {}, settings["read"])
    wrong = read(model, w, steps, settings["instead"], settings["read"])
    answers = [model.out(h.float()).argmax(dim=1) for h in (right, wrong)]
    changed = (answers[0] != answers[1]).double().mean()
    distance = (wrong - right).norm() / right.norm()
    return {
        "answers_changed": round(changed.item(), 4),
        "distance": significant(distance.item(), 3),
    }


def read(
    model: NameClassifier,
    w: Values,
    steps: tuple[Step, ...],
    slip: Mapping[str, str],
    names: list[str],
) -> Tensor:
    """Return the last state after each name, (N, H).

    Args:
        model: Whose letters to use.
        w: The weights of its cell.
        steps: The cell's equations.
        slip: Expressions to put in the place of some of them, by symbol.
        names: What to read.
    """
    states = []
    for name in names:
        zeros = torch.zeros_like(w["W_hi" if "W_hi" in w else "W_hr"][0])
        values = {**w, "h_t": zeros, "c_t": zeros}
        for x_t in model.embedding(torch.tensor(encode(name))).double():
            before = {"h_prev": values["h_t"], "c_prev": values["c_t"]}
            values = {**values, **before, "x_t": x_t}
            for step in steps:
                expression = slip.get(step.name, step.expression)
                values[step.name] = evaluate(expression, values)
        states.append(values["h_t"])
    return torch.stack(states)

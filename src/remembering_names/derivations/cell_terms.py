"""How large each path of a cell's Jacobian is, on real names.

The expressions evaluated here are those of the derivation: what is printed is
what is measured.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from firsthand.derivations.steps import Derivation, Values, evaluate
from firsthand.tasks import Advance, Outputs, Task
from remembering_names.derivations.gru_cell import GRU_JACOBIAN
from remembering_names.derivations.lstm_jacobian import CELL_JACOBIAN
from remembering_names.derivations.trained_cells import load, models, weights
from remembering_names.names.files import encode
from remembering_names.scoring.rounding import significant

Settings = Mapping[str, Any]
NEVER_FORGET = 1_000.0  # a bias that makes a gate one, exactly


@dataclass(frozen=True)
class Paths:
    """What a derivation calls the paths through a cell.

    Attributes:
        derivation: Whose steps are evaluated at every letter.
        whole: The symbol of the whole Jacobian.
        terms: The symbol of each of its terms, by what it goes through.
        next: What is called how at the next letter.
    """

    derivation: Derivation
    whole: str
    terms: Mapping[str, str]
    next: Mapping[str, str]


LSTM_PATHS = Paths(
    CELL_JACOBIAN,
    "dc_t_dc_prev",
    {"direct": "J_c", "forget": "J_f", "input": "J_i", "candidate": "J_g"},
    {"c_t": "c_prev", "o_t": "o_prev"},
)
GRU_PATHS = Paths(
    GRU_JACOBIAN,
    "dh_t_dh_prev",
    {"direct": "J_h", "update": "J_z", "reset": "J_r", "candidate": "J_n"},
    {"h_t": "h_prev"},
)


def measure_paths(task: Task) -> Outputs:
    """Measure the paths of each model's cell, at the start and when trained.

    Returns:
        Under `results`, for each model and case, lists over seeds of the RMS
        gain of each term and of the `whole`, over letters of names; of what
        the direct path leaves out, as a share of the whole (`beyond`); and of
        the distance of the whole from the identity (`off_identity`).
    """
    settings = task.settings
    items = [
        {**model, **case} for model in models(task) for case in cases(model)
    ]
    results: dict[str, Any] = {key: {} for key in settings["models"]}
    answers = task.each(measure_model, items)
    for item, gains in zip(items, answers, strict=True):
        lists = results[item["model"]].setdefault(item["case"], {})
        for name, gain in gains.items():
            lists.setdefault(name, []).append(gain)
    shared = {name: settings[name] for name in ("names", "seeds")}
    return {"results": {**results, **shared}}


def cases(model: Settings) -> Iterator[dict[str, Any]]:
    """Yield what to look at: a case, its seed, the forget bias."""
    starts = {
        "start" if bias is None else f"start_{bias:g}": bias or 0.0
        for bias in model["forget_biases"]
    }
    trained = ["trained"]
    if model["carousel"]:
        starts["carousel_start"] = 0.0
        trained.append("carousel_trained")
    for case in trained:
        yield {"case": case, "seed": 0, "forget_bias": 0.0}
    for case, bias in starts.items():
        for seed in model["seeds"]:
            yield {"case": case, "seed": seed, "forget_bias": bias}


@torch.no_grad()
def measure_model(settings: Settings, advance: Advance) -> dict[str, float]:
    """Return what one model's paths are worth, over letters of names."""
    model = load(settings)
    paths = LSTM_PATHS if "W_xi" in (w := weights(model.layer)) else GRU_PATHS
    if settings["case"].startswith("carousel"):
        w = w | {name: torch.zeros_like(w[name]) for name in ("W_xf", "W_hf")}
        w["b_f"] = torch.full_like(w["b_f"], NEVER_FORGET)
    squares, letters = dict[str, float](), 0
    for name in settings["read"]:
        x = model.embedding(torch.tensor(encode(name))).double()
        for values in walk(x, w, paths):
            letters += 1
            for key, square in sizes(values, paths).items():
                squares[key] = squares.get(key, 0.0) + square
        advance(1 / settings["names"])
    gains = {key: (sum_ / letters) ** 0.5 for key, sum_ in squares.items()}
    gains["beyond"] /= gains["whole"]
    return {key: significant(gain, 4) for key, gain in gains.items()}


def walk(x: Tensor, w: Values, paths: Paths) -> Iterator[Values]:
    """Yield what the derivation's steps are worth at each letter.

    The first is left out: there is nothing before it to remember.

    Args:
        x: A name's letters, (T, I).
        w: The weights of the cell.
        paths: What to evaluate.
    """
    H = len(next(value for name, value in w.items() if name.startswith("b_")))
    state = dict.fromkeys(paths.next.values(), x.new_zeros(H))
    for t, x_t in enumerate(x):
        values = {**w, **state, "x_t": x_t}
        for step in paths.derivation.steps:
            values[step.name] = evaluate(step.expression, values)
        if t:
            yield values
        state = {then: values[now] for now, then in paths.next.items()}


def sizes(values: Values, paths: Paths) -> dict[str, float]:
    """Return the squared RMS gain of each path: its share of an identity's.

    `beyond` is what the direct path leaves out, `off_identity` the distance
    of the whole from the identity.
    """
    whole, direct = values[paths.whole], values[paths.terms["direct"]]
    matrices = {
        **{key: values[symbol] for key, symbol in paths.terms.items()},
        "whole": whole,
        "beyond": whole - direct,
        "off_identity": whole - torch.eye(len(whole), dtype=whole.dtype),
    }
    return {key: (m.norm() ** 2 / len(m)).item() for key, m in matrices.items()}

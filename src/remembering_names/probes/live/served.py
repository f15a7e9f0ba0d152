"""Trained weights at 16 bits, as pages serve them, and what that changes."""

from typing import Any

import torch
from torch import Tensor, nn

from firsthand.tasks import Outputs, Task, resolve
from remembering_names.models.name_classifier import NameClassifier
from remembering_names.models.scratch_lstm import ScratchLSTM
from remembering_names.models.shipped_weights import give_weights
from remembering_names.names.files import LANGUAGES
from remembering_names.names.splits import held_out_split
from remembering_names.scoring.rounding import significant
from remembering_names.training.held_out.validation import answer

DIGITS = 4


def serve(task: Task) -> Outputs:
    """Round a model's weights to 16 bits, and ask both for all test names.

    Returns:
        Under `served` the rounded weights. Under `results` the `parameters`
        and `bytes` of their tensors; the `names` of the test part; by how much
        a log-probability moves at `most`; how many are answered `otherwise`,
        and those `changed` answers; and how far `apart` the two best answers
        of such a name were at most, as probabilities of the full weights (0 if
        no answer changed).
    """
    settings = task.settings
    recipe = task.numbers[settings["model"]].held_out.recipe
    full = plain(settings["layer"], recipe, task.weights[settings["weights"]])
    served = rounded(full)
    test = held_out_split(settings["split_seed"]).test
    before = answer(full.double(), test)
    after = answer(with_rounded(settings["layer"], recipe, served), test)
    changed = [
        change(test[n], before[n].tolist(), after[n].tolist())
        for n in (before.argmax(axis=1) != after.argmax(axis=1)).nonzero()[0]
    ]
    return {
        "served": served,
        "results": {
            "seed": settings["seed"],
            "parameters": sum(part.numel() for part in served.values()),
            "bytes": sum(part.nbytes for part in served.values()),
            "names": len(test),
            "most": significant(float(abs(after - before).max()), DIGITS),
            "otherwise": len(changed),
            "changed": changed,
            "apart": max((one["apart"] for one in changed), default=0.0),
        },
    }


def plain(layer: str, recipe: Any, content: bytes) -> NameClassifier:
    """Return a trained model whose layer is written out gate by gate.

    Args:
        layer: Its recurrent layer, as module:object.
        recipe: What it was trained by.
        content: Its weights, as the report ships them.
    """
    model = empty(layer, recipe)
    give_weights(model, content)
    if isinstance(model.layer, nn.LSTM):
        model.layer = ScratchLSTM.from_torch(model.layer)
    return model


def empty(layer: str, recipe: Any) -> NameClassifier:
    """Return a model of the sizes that a recipe states, to be asked."""
    sizes = recipe["hidden_size"], recipe["embedding_size"]
    return NameClassifier(resolve(layer), *sizes).eval()


def rounded(model: NameClassifier) -> dict[str, Tensor]:
    """Return a model's weights at 16 bits, by the names that formulas have."""
    return {
        short(name): part.detach().half()
        for name, part in model.state_dict().items()
    }


def short(name: str) -> str:
    """Return the name that a weight has in formulas."""
    return name.removeprefix("layer.").removeprefix("cell.")


def with_rounded(
    layer: str, recipe: Any, served: dict[str, Tensor]
) -> NameClassifier:
    """Return a model that reckons with rounded weights, in double precision."""
    model = empty(layer, recipe).double()
    if isinstance(model.layer, nn.LSTM):
        model.layer = ScratchLSTM(
            model.layer.input_size, model.layer.hidden_size
        ).double()
    model.load_state_dict(
        {name: served[short(name)].double() for name in model.state_dict()}
    )
    return model


def change(
    pair: tuple[str, str], before: list[float], after: list[float]
) -> dict[str, Any]:
    """Return what is stored of an answer that rounding changed."""
    p = torch.tensor(before).exp().sort(descending=True).values
    return {
        "name": pair[0],
        "language": pair[1],
        "full": LANGUAGES[before.index(max(before))],
        "rounded": LANGUAGES[after.index(max(after))],
        "apart": significant(float(p[0] - p[1]), DIGITS),
    }

"""Is the hand-written LSTM the library's? Trained side by side, step by step.

Two things have to be matched besides the order of the names: the weights at
the start, and the pace of the bias. The library's gate has two biases; each
gets the same gradient, so their sum moves at twice the rate of one.
"""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from firsthand.tasks import Advance, Outputs, Task
from remembering_names.models.classifier import SYMBOLS, Classifier
from remembering_names.models.scratch_lstm import ScratchLSTM
from remembering_names.names.files import read_names
from remembering_names.scoring.rounding import significant
from remembering_names.training.lab.protocol import draw, train

LIBRARY, TWICE, ONCE = "library", "twice", "once"

Curves = tuple[Tensor, Tensor]  # losses and hits


def compare(task: Task) -> Outputs:
    """Train the library's LSTM and two hand-written copies of it.

    Returns:
        Under `results`, for the copy whose bias counts `twice` and for the
        one whose bias counts `once`: the largest difference between its
        losses and the library's, and on how many names their answers differ.
    """
    settings = task.settings
    library, twice, once = task.each(
        train_one, [{**settings, "model": m} for m in (LIBRARY, TWICE, ONCE)]
    )
    kept = ("steps", "hidden_size", "learning_rate")
    return {
        "results": {
            **{key: settings[key] for key in kept},
            "twice": differences(library, twice),
            "once": differences(library, once),
        }
    }


def train_one(settings: Mapping[str, Any], advance: Advance) -> Curves:
    """Train one of the three by the naive loop, in double precision."""
    seed = settings["seed"]
    model = build_one(settings["model"], settings["hidden_size"], seed)
    draws = draw(read_names(), settings["steps"], seed)
    return train(model, draws, settings["learning_rate"], advance)


def build_one(which: str, hidden_size: int, seed: int) -> nn.Module:
    """Return the library's LSTM or a copy of it; all start alike."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        lstm = nn.LSTM(SYMBOLS, hidden_size).double()
        model = Classifier(lstm, hidden_size).double()
        if which != LIBRARY:
            model.rnn = ScratchLSTM.from_torch(lstm)
    if which == TWICE:
        count_biases_twice(model)
    return model


def count_biases_twice(model: nn.Module) -> None:
    """Let the gradient of a hand-written gate's bias count twice."""
    for name, bias in model.named_parameters():
        if name.startswith("rnn.cell.b_"):
            bias.register_hook(lambda gradient: 2 * gradient)


def differences(one: Curves, other: Curves) -> dict[str, float]:
    """Return how far two runs are apart."""
    (losses, hits), (other_losses, other_hits) = one, other
    return {
        "loss": significant((losses - other_losses).abs().max().item(), 3),
        "answers": int((hits != other_hits).sum()),
    }

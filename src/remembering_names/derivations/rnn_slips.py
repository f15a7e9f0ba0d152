"""What a slip in the derivation costs, as a number: slip against right form.

Two small RNNs read one name, the lab report's and the tanh RNN. They have the
weights they start with, but the recurrent matrix is scaled to spectral radius
one, so that what is compared has not faded.
"""

from itertools import combinations
from typing import Any

import torch
from torch import Tensor
from torch.linalg import eigvals
from torch.nn.functional import cosine_similarity

from firsthand.derivations.functions import product
from firsthand.derivations.steps import Values
from firsthand.tasks import Outputs, Task
from remembering_names.derivations.rnn_draws import (
    gradients,
    read_by_lab_rnn,
    read_by_tanh_rnn,
    slopes,
    spelt,
)
from remembering_names.derivations.rnn_examples import three_digits
from remembering_names.derivations.rnn_losses import (
    blamed,
    every_answer,
    last_answer,
)
from remembering_names.derivations.rnn_partials import unrolled
from remembering_names.models.classifier import SYMBOLS, Classifier
from remembering_names.models.rnn import RNN
from remembering_names.models.tanh_rnn import TanhRNN
from remembering_names.names.files import LANGUAGES, encode


def weigh_slips(task: Task) -> Outputs:
    """Return, for each slip, how far it is from the right form."""
    settings = task.settings
    letters = torch.tensor(encode(settings["name"]))
    name = spelt(letters, LANGUAGES.index(settings["language"]))
    lab = read_by_lab(name, settings)
    return {
        "results": {
            **{key: settings[key] for key in ("name", "hidden_size")},
            "letters": len(letters),
            "order": order(read_by_tanh(name, settings)),
            "diagonal": diagonal(lab),
            "total": overcount(lab),
            "every": every(lab),
            "one_letter": one_letter(lab),
            "products": products(settings["longest"]),
        }
    }


def read_by_lab(name: Values, settings: Any) -> Values:
    """Let the lab report's RNN read a name."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(settings["seed"])
        model = RNN(settings["hidden_size"]).double()
    W_h = model.i2h.weight.detach()[:, SYMBOLS:]
    W_h /= radius(W_h)
    h_0 = torch.zeros_like(model.i2h.bias).requires_grad_()
    return {**name, **read_by_lab_rnn(model, name["x"], h_0)}


def read_by_tanh(name: Values, settings: Any) -> Values:
    """Let a tanh RNN read a name."""
    H = settings["hidden_size"]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(settings["seed"])
        layer = TanhRNN(SYMBOLS, H)
        model = Classifier(layer, H).double()
    layer.W_h.data /= radius(layer.W_h.data)
    return {**name, **read_by_tanh_rnn(model, name["x"])}


def radius(matrix: Tensor) -> Tensor:
    """Return the size of the largest eigenvalue."""
    largest: Tensor = eigvals(matrix).abs().max()
    return largest


def apart(wrong: Tensor, right: Tensor) -> float:
    """Return how far two matrices are apart, as a share of the right one."""
    return three_digits(((wrong - right).norm() / right.norm()).item())


def order(values: Values) -> dict[str, float]:
    """Write the tanh RNN's Jacobian with transposed factors.

    Returns:
        How far that product is from dh_T/dh_1 with the latest factor
        leftmost, and from its transpose with the earliest leftmost.
    """
    h, T, W_h = values["h"], values["T"], values["W_h"]
    right = slopes(values["traced"]["h"][T], values["traced"]["h"][1])
    factors = [W_h @ torch.diag(1 - h[i] ** 2) for i in range(2, T + 1)]
    return {
        "latest_first": apart(product(factors[::-1]), right),
        "earliest_first": apart(product(factors), right.T),
    }


def diagonal(values: Values) -> dict[str, float]:
    """Put the slope of a tanh into the RNN that has none.

    Returns:
        How far the product is from dh_T/dh_1, its length as a share of
        the right one, and the largest entry of a state in size.
    """
    h, T, W_h = values["h"], values["T"], values["W_h"]
    right = slopes(values["traced"]["h"][T], values["traced"]["h"][1])
    steps = range(T, 1, -1)
    wrong = product(torch.diag(1 - h[i] ** 2) @ W_h.T for i in steps)
    return {
        "apart": apart(wrong, right),
        "share": three_digits((wrong.norm() / right.norm()).item()),
        "largest_state": three_digits(torch.stack(h).abs().max().item()),
    }


def overcount(values: Values) -> dict[str, float]:
    """Sum whole derivatives where immediate ones belong.

    Returns:
        How far the gradient by W_h is from the right one, and its length
        as a multiple of the right one's.
    """
    errors = blamed(values, first=values["T"])
    parts = unrolled(values, torch.ones_like(values["b_h"]))
    steps = range(1, values["T"])
    right, wrong = (
        sum(
            (errors["delta"][k] @ parts[kind][k] for k in steps),
            start=torch.zeros(()),
        )
        for kind in "PD"
    )
    by_autograd = by_recurrence(values, last_answer(values))
    return {
        "right": apart(right, by_autograd.T.flatten()),
        "wrong": apart(wrong, right),
        "times": three_digits((wrong.norm() / right.norm()).item()),
    }


def every(values: Values) -> dict[str, float]:
    """Let every answer count, where the lab report counts the last alone.

    Returns:
        The length of the gradient by W_h as a multiple of the right one,
        and the cosine of the angle between them.
    """
    last = by_recurrence(values, last_answer(values)).flatten()
    all_ = by_recurrence(values, every_answer(values)).flatten()
    return {
        "times": three_digits((all_.norm() / last.norm()).item()),
        "cosine": three_digits(cosine_similarity(last, all_, dim=0).item()),
    }


def by_recurrence(values: Values, loss: Tensor) -> Tensor:
    """Return the gradient of a loss by W_h, (H, H)."""
    return gradients(loss, [values["model"].i2h.weight])[0][:, SYMBOLS:]


def one_letter(values: Values) -> dict[str, float]:
    """Return the length of each map's gradient for the first letter alone."""
    model = values["model"]
    loss = last_answer({**values, "letters": values["letters"][:1]})
    i2h, i2o = gradients(loss, [model.i2h.weight, model.i2o.weight])
    return {
        "i2h": three_digits(i2h.norm().item()),
        "i2o": three_digits(i2o.norm().item()),
    }


def products(letters: int) -> dict[str, int]:
    """Count products with W_h in a backward pass, a loss at every step.

    Returns:
        `pairs`: each error carried back to each state by itself;
        `recursion`: all that has come together carried one step at a time.
    """
    pairs = combinations(range(1, letters + 1), 2)  # k < t
    return {
        "letters": letters,
        "pairs": sum(t - 1 - k for k, t in pairs),
        "recursion": letters - 2,
    }

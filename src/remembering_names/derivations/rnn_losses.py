"""A loss on what a drawn RNN answered, and its gradients by autograd."""

import torch
from torch import Tensor
from torch.nn.functional import nll_loss

from firsthand.derivations.steps import Values
from remembering_names.derivations.rnn_draws import gradients
from remembering_names.models.classifier import SYMBOLS


def last_answer(values: Values) -> Tensor:
    """Return the loss of the last answer, from the model's own `forward`."""
    letters, language = values["letters"], values["language"]
    return nll_loss(values["model"](letters[:, None]), language[None])


def every_answer(values: Values) -> Tensor:
    """Return the sum of the losses of all answers."""
    answers = torch.stack(values["traced"]["log_p"][1:])  # (T, C)
    language = values["language"].expand(values["T"])
    return nll_loss(answers, language, reduction="sum")


def blamed(values: Values, first: int) -> Values:
    """Add the gradients of the loss of the answers from `first` on.

    Returns:
        Besides `values`, at each step: e[t], by the scores, and delta[t], by
        the state.
    """
    traced, language = values["traced"], values["language"]
    answers = traced["log_p"][first:]
    loss = -sum(log_p[language] for log_p in answers)
    scores = traced["s"]
    each = [gradients(-s.log_softmax(0)[language], [s])[0] for s in scores[1:]]
    return {
        **values,
        "e": [torch.empty(0), *each],
        "delta": gradients(loss, traced["h"]),
    }


def lab_gradients(values: Values, loss: Tensor) -> Values:
    """Return the loss and its gradients by the blocks of the lab's RNN."""
    model = values["model"]
    parameters = [*model.i2h.parameters(), *model.i2o.parameters()]
    W, b_h, W_o, b_o = gradients(loss, parameters)
    return {
        "L": loss.detach(),
        "dL_dW_x": W[:, :SYMBOLS].T,
        "dL_dW_h": W[:, SYMBOLS:].T,
        "dL_db_h": b_h,
        "dL_dW_o": W_o.T,
        "dL_db_o": b_o,
    }


def tanh_gradients(values: Values, loss: Tensor) -> Values:
    """Return the loss and its gradients by the tanh RNN's matrices."""
    model = values["model"]
    layer = model.rnn
    W_x, W_h, b, W_o, b_o = gradients(
        loss, [layer.W_x, layer.W_h, layer.b, *model.out.parameters()]
    )
    return {
        "L": loss.detach(),
        "dL_dW_x": W_x,
        "dL_dW_h": W_h,
        "dL_db": b,
        "dL_dW_o": W_o.T,
        "dL_db_o": b_o,
    }

"""Random RNNs that have read a random name; vectors are rows.

The models' own code reads the name. `nn.Linear` keeps its matrices for vectors
that are columns, so their symbols here stand for the transposed ones.
"""

import torch
from torch import Tensor
from torch.autograd import grad
from torch.nn.functional import one_hot

from firsthand.derivations.steps import Values
from remembering_names.models.classifier import CLASSES, SYMBOLS, Classifier
from remembering_names.models.rnn import RNN
from remembering_names.models.tanh_rnn import TanhRNN

SHORTEST, LONGEST = 3, 7  # two steps must meet a state that is not zero


def numbers(generator: torch.Generator, *shape: int) -> Tensor:
    """Draw normal numbers in double precision."""
    return torch.randn(shape, generator=generator, dtype=torch.float64)


def lab_rnn(generator: torch.Generator, start: float = 0.0) -> Values:
    """Draw the lab report's RNN and let it read a name.

    Args:
        generator: Decides all that is drawn.
        start: The scale of the state before the first letter.
    """
    name, H = draw_name(generator)
    model = RNN(H).double()
    randomise(model, generator)
    h_0 = (start * numbers(generator, H)).requires_grad_()
    return {**name, **read_by_lab_rnn(model, name["x"], h_0)}


def tanh_rnn(generator: torch.Generator) -> Values:
    """Draw a tanh RNN with a linear read-out and let it read a name."""
    name, H = draw_name(generator)
    model = Classifier(TanhRNN(SYMBOLS, H), H).double()
    randomise(model, generator)
    return {**name, **read_by_tanh_rnn(model, name["x"])}


def read_by_lab_rnn(model: RNN, x: Tensor, h_0: Tensor) -> Values:
    """Let a model read a name, letter by letter.

    Args:
        model: The lab report's RNN.
        x: The letters from x[1] on, (T + 1, V).
        h_0: The state before them, (H,).

    Returns:
        Its blocks; at each step t the state h[t] and the scores s[t];
        the same with their graphs under `traced`, and what the model
        answers, log_p[t].
    """
    h, s, log_p = [h_0], [torch.empty(0)], [torch.empty(0)]
    for x_t in x[1:]:
        y_t, h_t = model.step(x_t[None], h[-1][None])
        s.append(model.i2o(torch.cat((x_t, h[-1]))))
        log_p.append(y_t[0])
        h.append(h_t[0])
    W, W_o = model.i2h.weight.detach().T, model.i2o.weight.detach().T
    return {
        "model": model,
        "traced": {"h": h, "log_p": log_p, "s": s},
        "h": detached(h),
        "s": detached(s),
        "W": W,
        "W_x": W[:SYMBOLS],
        "W_h": W[SYMBOLS:],
        "b_h": model.i2h.bias.detach(),
        "W_o": W_o,
        "W_ox": W_o[:SYMBOLS],
        "W_oh": W_o[SYMBOLS:],
        "b_o": model.i2o.bias.detach(),
    }


def read_by_tanh_rnn(model: Classifier, x: Tensor) -> Values:
    """Let a model read a name; returns the same as `read_by_lab_rnn`.

    The scores of a step are read from the state of that step.
    """
    layer = model.rnn
    assert isinstance(layer, TanhRNN)
    h, s = [torch.zeros_like(layer.b).requires_grad_()], [torch.empty(0)]
    for x_t in x[1:]:
        _, state = layer(x_t[None, None], h[-1][None, None])
        h.append(state[0, 0])
        s.append(model.out(h[-1]))
    log_p = [model.softmax(scores) for scores in s]
    return {
        "model": model,
        "traced": {"h": h, "log_p": log_p, "s": s},
        "h": detached(h),
        "s": detached(s),
        "W_x": layer.W_x.detach(),
        "W_h": layer.W_h.detach(),
        "b": layer.b.detach(),
        "W_o": model.out.weight.detach().T,
        "b_o": model.out.bias.detach(),
    }


def draw_name(generator: torch.Generator) -> tuple[Values, int]:
    """Draw letters, a language and two steps k < t; then a hidden size."""

    def between(least: int, most: int) -> int:
        return int(torch.randint(least, most + 1, (1,), generator=generator))

    T, H = between(SHORTEST, LONGEST), between(2, 6)
    letters = torch.randint(SYMBOLS, (T,), generator=generator)
    k = between(1, T - 2)
    steps = {"k": k, "t": between(k + 1, T)}
    return {**spelt(letters, between(0, CLASSES - 1)), **steps}, H


def spelt(letters: Tensor, language: int) -> Values:
    """Return a name as formulas have it.

    Returns:
        Its length T; at each step t the letter x[t], one-hot, from one on;
        its language q, one-hot.
    """
    before = torch.zeros(1, SYMBOLS, dtype=torch.float64)
    answer = torch.tensor(language)
    return {
        "letters": letters,
        "language": answer,
        "q": one_hot(answer, CLASSES).double(),
        "x": torch.cat([before, one_hot(letters, SYMBOLS)]),
        "T": len(letters),
    }


def randomise(model: torch.nn.Module, generator: torch.Generator) -> None:
    """Draw every weight anew, so that some models fade and some explode."""
    share = torch.rand(1, generator=generator, dtype=torch.float64)
    scale = 0.1 ** (1.3 * share - 0.3)  # up to two
    with torch.no_grad():
        for weight in model.parameters():
            drawn = numbers(generator, *weight.shape)
            weight.copy_(scale * drawn / weight.shape[0] ** 0.5)


def detached(tensors: list[Tensor]) -> list[Tensor]:
    """Return the values alone, which remember nothing of how they came."""
    return [tensor.detach() for tensor in tensors]


def gradients(loss: Tensor, of: list[Tensor]) -> list[Tensor]:
    """Return dL/da for each a by autograd; zero where L never reads it."""
    return list(
        grad(
            loss,
            of,
            retain_graph=True,
            allow_unused=True,
            materialize_grads=True,
        )
    )


def slopes(above: Tensor, below: Tensor) -> Tensor:
    """Return d(above)/d(below) by autograd, a row for each entry above."""
    return torch.stack([gradients(a, [below])[0] for a in above])

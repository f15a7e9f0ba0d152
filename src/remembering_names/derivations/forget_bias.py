"""How long a cell remembers: half-lives, and the biases that set them."""

import torch
from torch import Tensor

from firsthand.derivations.steps import (
    Derivation,
    Values,
    at_most,
    define,
    equal,
)
from remembering_names.models.scratch_lstm import ScratchLSTM

HALF, ONE, TWO = torch.tensor([0.5, 1.0, 2.0], dtype=torch.float64)
SYMBOLS = {"half": r"\tfrac{1}{2}", "two": "2"}


def uniform(generator: torch.Generator, low: float, high: float) -> Tensor:
    """Draw one number for each of a few cells."""
    H = int(torch.randint(2, 9, (1,), generator=generator))
    share = torch.rand(H, generator=generator, dtype=torch.float64)
    return low + (high - low) * share


def gates(b_f: Tensor, b_i: Tensor) -> tuple[Tensor, Tensor]:
    """Return the forget and the input gate that biases alone make.

    They are read off the hand-written cell: from a cell state of one, with
    nothing else brought in, c_t is f_t + i_t g_t; a candidate of zero leaves
    the first, a difference of two candidates the second.
    """
    H = len(b_f)
    lstm = ScratchLSTM(1, H).double()
    for name, weight in lstm.cell.named_parameters():
        weight.data.zero_()
        if name in ("b_f", "b_i"):
            weight.data.copy_(b_f if name == "b_f" else b_i)
    nothing = b_f.new_zeros(1, 1, 1)
    state = b_f.new_zeros(1, 1, H), b_f.new_ones(1, 1, H)
    with torch.no_grad():
        _, (_, kept) = lstm(nothing, state)
        lstm.cell.b_c.data.fill_(1.0)
        _, (_, both) = lstm(nothing, state)
    return kept[0, 0], (both - kept)[0, 0] / torch.tanh(ONE)


def steps_to_half(f: Tensor) -> Tensor:
    """Return after how many steps half of a cell is left, by bisection."""
    low, high = torch.zeros_like(f), torch.full_like(f, 1e6)
    for _ in range(100):
        middle = (low + high) / 2
        is_more = f**middle > HALF
        low = torch.where(is_more, middle, low)
        high = torch.where(is_more, high, middle)
    return low


def sample_share(generator: torch.Generator) -> Values:
    """Draw what a forget gate keeps at every step, and a number of steps."""
    k, lag = torch.randint(1, 20, (2,), generator=generator).tolist()
    f = uniform(generator, 0.3, 0.99)
    return {"f": f, "half": HALF.expand(len(f)), "T": k + lag, "k": k}


def decay(values: Values) -> Values:
    """Return the Jacobian over all steps, and when half is left."""
    f = values["f"]
    kept = torch.ones_like(f)
    for _ in range(values["T"] - values["k"]):
        kept = f * kept
    return {"dc_T_dc_k": torch.diag(kept), "n": steps_to_half(f)}


HALF_LIFE = Derivation(
    sample=sample_share,
    oracle=decay,
    symbols={
        **SYMBOLS,
        "kept": r"\text{kept}",
        "dc_T_dc_k": r"\left.\frac{\partial c_T}{\partial c_k}\right|_{h}",
    },
    steps=(
        define(
            "dc_T_dc_k",
            "product(diag(f) for i in down(T, k + 1))",
            "Along the direct path the diagonal matrices are multiplied. "
            "Take gates that stay the same at every step:",
        ),
        equal(
            "diag(f ** (T - k))",
            "Each cell keeps to itself. What is left of it is a power of its "
            "gate. (Powers, logarithms and quotients of vectors are meant "
            "entry by entry.)",
        ),
        define(
            "n",
            "log(half) / log(f)",
            "After how many steps is half of it left? Both logarithms are "
            "negative, so this is positive:",
        ),
        define("kept", "f ** n", "See what is left after so many steps:"),
        equal("half", "It is a half:"),
    ),
)

FORGET_BIAS = Derivation(
    sample=lambda generator: {
        "half": HALF,
        "two": TWO,
        "b": uniform(generator, -1, 7)[0],
    },
    oracle=lambda values: {
        "f": gates(values["b"][None], ONE[None])[0][0],
        "n": steps_to_half(values["b"].sigmoid()),
    },
    symbols=SYMBOLS,
    steps=(
        define(
            "f",
            "sigmoid(b)",
            "Before training the weights are small, so the pre-activation of "
            "a gate is not far from its bias. Take it to be the bias:",
        ),
        equal("1 / (1 + exp(-b))", "Write the sigmoid out:"),
        define(
            "n",
            "log(half) / log(f)",
            "A gate of that size has this half-life:",
        ),
        equal("log(two) / log(1 + exp(-b))", "Put the gate in:"),
        at_most(
            "scale(log(two), exp(b) + half)",
            "That stays just below an exponential of the bias. So one unit "
            "more of bias multiplies the memory: from a bias of zero on by "
            "more than two. The larger the bias is, the closer the factor "
            "comes to $e$:",
        ),
    ),
)


def sample_chrono(generator: torch.Generator) -> Values:
    """Draw how long the cells of a layer are to remember."""
    longest = uniform(generator, 5, 1_000)[0].item()
    u = uniform(generator, 1, longest - 1)
    return {"half": HALF, "two": TWO, "u": u}


def by_cell(values: Values) -> Values:
    """Return what chrono biases do to the hand-written cell."""
    f, i = gates(values["u"].log(), (1 / values["u"]).log())
    n = steps_to_half(f)
    return {"f": f, "i": i, "n": n, "m": n.mean()}


CHRONO = Derivation(
    sample=sample_chrono,
    oracle=by_cell,
    symbols=SYMBOLS,
    steps=(
        define(
            "b_f",
            "log(u)",
            "Draw for each cell a number $u$ of steps, evenly between one and "
            "the longest delay less one. Its logarithm is the bias of the "
            "**forget gate**:",
        ),
        define("b_i", "-b_f", "The **input gate** gets the opposite:"),
        define(
            "f",
            "sigmoid(b_f)",
            "With nothing else in the pre-activation the forget gate is the "
            "sigmoid of its bias:",
        ),
        equal("u / (1 + u)", "The sigmoid of a logarithm is a plain quotient:"),
        define("i", "sigmoid(b_i)", "So is the input gate:"),
        equal("1 / (1 + u)", "That is a plain quotient, too:"),
        equal(
            "1 - f",
            "So the input gate is one minus the forget gate. A cell takes in "
            "as large a share as it forgets:",
        ),
        define("n", "log(half) / log(f)", "Each cell has its own half-life:"),
        equal("log(two) / log(1 + 1 / u)", "Put the forget gate in:"),
        define("m", "mean(n)", "Take the mean over the cells:"),
        at_most(
            "scale(log(two), mean(u) + half)",
            "It is at most the logarithm of two, times the mean of $u$ with "
            "half a step added. It is hardly less than that:",
        ),
    ),
)

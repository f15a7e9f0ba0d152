"""The GRU in the notation of the LSTM, and its whole Jacobian."""

import torch
from torch import Tensor, nn
from torch.autograd.functional import jacobian
from torch.func import functional_call

from firsthand.derivations.steps import Derivation, Values, define
from remembering_names.models.gru import GRU, GRUCell

PARTS = ("W_x", "W_h", "b_x", "b_h")


def sample(generator: torch.Generator) -> Values:
    """Draw a letter, a state and the weights of a cell; row vectors."""
    I, H = torch.randint(2, 9, (2,), generator=generator).tolist()

    def normal(*shape: int) -> Tensor:
        draws = torch.randn(shape, generator=generator, dtype=torch.float64)
        scale: float = H**-0.5
        return scale * draws  # else a tanh may have no slope left

    shapes = GRUCell(I, H).named_parameters()
    fused = {name: normal(*tensor.shape) for name, tensor in shapes}
    return {"x_t": normal(I), "h_prev": normal(H), **fused, **apart(fused)}


def apart(fused: Values) -> Values:
    """Return the weights of r, z and n, which the cell has side by side."""
    return {
        name + gate: part
        for name in PARTS
        for gate, part in zip("rzn", fused[name].chunk(3, dim=-1), strict=True)
    }


def by_torch(values: Values) -> Values:
    """Return the new state and its Jacobian by `nn.GRU`."""
    gru = nn.GRU(*values["x_t"].shape, *values["h_prev"].shape).double()
    theirs = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    with torch.no_grad():
        for name, ours in zip(theirs, PARTS, strict=True):
            kept = values[ours].movedim(0, -1)  # (3H, I); a bias stays
            gru.get_parameter(name).copy_(kept)

    def step(h_prev: Tensor) -> Tensor:
        _, h_t = gru(values["x_t"][None, None], h_prev[None, None])
        state: Tensor = h_t[0, 0]
        return state

    h_prev = values["h_prev"]
    return {
        "h_t": step(h_prev).detach(),
        "dh_t_dh_prev": jacobian(step, h_prev),
    }


def path(values: Values, gate: int) -> Tensor:
    """Return dh_t/dh_{t-1} through one gate alone, by the cell in `models/`.

    The other two hear the state as a constant, and as one it is handed on.
    """
    h_prev, blocks = values["h_prev"], values["W_h"].chunk(3, dim=1)
    made = GRU(len(values["x_t"]), len(h_prev)).double()
    weights = {f"cell.{name}": values[name] for name in PARTS}
    weights["cell.W_h"] = torch.zeros_like(values["W_h"])

    def step(h: Tensor) -> Tensor:
        heard = [(h if n == gate else h_prev) @ blocks[n] for n in range(3)]
        given = weights | {"cell.b_h": values["b_h"] + torch.cat(heard)}
        rows = values["x_t"][None, None], h_prev[None, None]
        _, h_t = functional_call(made, given, rows)
        state: Tensor = h_t[0, 0]
        return state

    moved: Tensor = jacobian(step, h_prev)
    return moved


def oracle(values: Values) -> Values:
    """Return each path alone by the hand-written cell, all by `nn.GRU`."""
    paths = {f"J_{gate}": path(values, n) for n, gate in enumerate("rzn")}
    return {**by_torch(values), **paths}


LINES = (
    define(
        "r_t",
        "sigmoid(x_t @ W_xr + b_xr + h_prev @ W_hr + b_hr)",
        "The **reset gate** has the form that every gate has:",
    ),
    define(
        "z_t",
        "sigmoid(x_t @ W_xz + b_xz + h_prev @ W_hz + b_hz)",
        "So has the **update gate**:",
    ),
    define(
        "u_t",
        "h_prev @ W_hn + b_hn",
        "The candidate reads the state through a matrix. This product is all "
        "that it could read:",
    ),
    define(
        "n_t",
        "tanh(x_t @ W_xn + b_xn + r_t * u_t)",
        "The reset gate says how much of it the **candidate** gets:",
    ),
    define(
        "h_t",
        "(1 - z_t) * n_t + z_t * h_prev",
        "The update gate mixes the old state and the candidate. The mixture "
        "is the new **state**:",
    ),
)

GRU_CELL = Derivation(
    sample=sample,
    oracle=lambda values: {"h_t": by_torch(values)["h_t"]},
    steps=LINES,
)

GRU_JACOBIAN = Derivation(
    sample=sample,
    oracle=oracle,
    steps=(
        *LINES,
        define(
            "J_h",
            "diag(z_t)",
            "Now the derivative. Let one thing change at a time. First the "
            "old state changes where it is handed on, while all gates are "
            "held. This is the **direct path**:",
        ),
        define(
            "J_z",
            "diag((h_prev - n_t) * z_t * (1 - z_t)) @ W_hz.T",
            "Then only the update gate changes, which shifts the mixture. "
            "This is the path **through the update gate**:",
        ),
        define(
            "J_n",
            "diag((1 - z_t) * (1 - n_t ** 2) * r_t) @ W_hn.T",
            "Then only the candidate changes. It counts as much as the "
            "update gate lets in, and it reads as much of the state as the "
            "reset gate lets through. This is the path **through the "
            "candidate**:",
        ),
        define(
            "J_r",
            "diag((1 - z_t) * (1 - n_t ** 2) * u_t * r_t * (1 - r_t)) @ W_hr.T",
            "Last, only the reset gate changes, and with it how much the "
            "candidate reads. This is the path **through the reset gate**:",
        ),
        define(
            "dh_t_dh_prev",
            "J_h + J_z + J_n + J_r",
            "There are no other paths, so their sum is the whole Jacobian:",
        ),
    ),
)

"""Four matrices, and what each does to a change of the state.

Measured by the models' own layers: the gain is the largest singular value of
dh_t/dh_0, a Jacobian by autograd, against the lag t.
"""

from typing import Any

import torch
from torch import Tensor
from torch.linalg import eigvals, matrix_norm, matrix_power

from firsthand.tasks import Advance, Outputs, Task, resolve
from remembering_names.derivations.rnn_draws import numbers, slopes
from remembering_names.models.linear_rnn import LinearRNN
from remembering_names.scoring.rounding import significant

H = 16  # of the matrices that are drawn
SHEAR = ((0.6, 2.0), (0.0, 0.6))
SMALL = 0.01  # a gain that counts as gone


def measure_gains(task: Task) -> Outputs:
    """Return the gain of each example against lag, and its bounds.

    Returns:
        Under `results`, for each example: its largest singular value
        `sigma` and its spectral radius `rho`; at each lag their powers and
        the `gain` in each model; of the first one, which is linear, by how
        many times the bound is too large at one lag, where the gain is
        largest, how far above `rho` to the lag, and when it is gone.
    """
    settings = task.settings
    matrices = draw(torch.Generator().manual_seed(settings["seed"]))
    items = [(W.tolist(), settings) for W in matrices.values()]
    examples = task.each(one_example, items)
    return {
        "results": {
            "at": settings["at"],
            "small": SMALL,
            "hidden_size": H,
            "shear": [list(row) for row in SHEAR],
            "sheared_corner": corner(matrices["sheared"], 5),
            **dict(zip(matrices, examples, strict=True)),
        }
    }


def draw(generator: torch.Generator) -> dict[str, Tensor]:
    """Return the matrices by name, for states that are rows."""
    A, B = numbers(generator, H, H), numbers(generator, H, H)
    symmetric = A + A.T
    return {
        "fading": 0.8 * symmetric / matrix_norm(symmetric, 2),
        "growing": 1.2 * symmetric / matrix_norm(symmetric, 2),
        "sheared": torch.tensor(SHEAR, dtype=torch.float64),
        "loose": 0.95 * B / matrix_norm(B, 2),
    }


def one_example(
    item: tuple[list[list[float]], dict[str, Any]], advance: Advance
) -> dict[str, Any]:
    """Return the gains and bounds of one matrix."""
    rows, settings = item
    W = torch.tensor(rows, dtype=torch.float64)
    lags, at = range(settings["lags"] + 1), settings["at"]
    sigma = matrix_norm(W, 2).item()
    rho = eigvals(W).abs().max().item()
    gain = {
        key: gains(resolve(layer), W, lags[-1], settings["seed"])
        for key, layer in settings["layers"].items()
    }
    linear = next(iter(gain.values()))
    peak = max(lags, key=linear.__getitem__)
    return {
        "sigma": three_digits(sigma),
        "rho": three_digits(rho),
        "sigma_power": [three_digits(sigma**lag) for lag in lags],
        "rho_power": [three_digits(rho**lag) for lag in lags],
        "gain": {key: list(map(three_digits, gain[key])) for key in gain},
        "too_large": three_digits(sigma**at / linear[at]),
        "largest": three_digits(linear[peak]),
        "largest_at": peak,
        "above_rho": three_digits(linear[peak] / rho**peak),
        "gone_at": {key: gone_at(gain[key]) for key in gain},
    }


def gains(
    layer_class: type[LinearRNN], W: Tensor, lags: int, seed: int
) -> list[float]:
    """Return the gain of dh_t/dh_0 at each lag t up to `lags`.

    Args:
        layer_class: The layer.
        W: Its recurrent matrix, (H, H).
        lags: The last lag.
        seed: Of the letters' pushes, the same for both layers.
    """
    size = len(W)
    generator = torch.Generator().manual_seed(seed)
    with torch.random.fork_rng(devices=[]):
        layer = layer_class(size, size).double()
    with torch.no_grad():
        layer.W_h.copy_(W)
        layer.W_x.copy_(torch.eye(size))
        layer.b.zero_()
    pushes = 0.5 * numbers(generator, lags, 1, size)  # (T, B, H)
    h_0 = torch.zeros(size, dtype=torch.float64, requires_grad=True)
    h, _ = layer(pushes, h_0[None, None])
    jacobians = [torch.eye(size).double(), *(slopes(h_t[0], h_0) for h_t in h)]
    return [matrix_norm(J, 2).item() for J in jacobians]


def corner(W: Tensor, powers: int) -> list[float]:
    """Return the upper right entry of the first powers of a matrix."""
    return [
        three_digits(matrix_power(W, n)[0, -1].item())
        for n in range(1, powers + 1)
    ]


def gone_at(gain: list[float]) -> int | None:
    """Return the first lag from which on the gain stays small."""
    kept = [lag for lag, value in enumerate(gain) if value >= SMALL]
    return kept[-1] + 1 if kept[-1] + 1 < len(gain) else None


def three_digits(value: float) -> float:
    """Return a value as it is stored."""
    return significant(value, 3)

"""Why odd numbers: a derivation, each line of it checked."""

import torch

from firsthand.derivations.steps import Derivation, Values, define, equal


def sample(generator: torch.Generator) -> Values:
    """Draw an acceleration and a time."""
    a, t = 1 + torch.rand(2, generator=generator, dtype=torch.float64)
    return {"a": a, "t": t}


def oracle(values: Values) -> Values:
    """Return the speed once more: how fast the distance grows."""
    a, t = values["a"], values["t"]
    return {"v": torch.func.grad(lambda time: a * time**2 / 2)(t)}


LAW = Derivation(
    sample,
    (
        define("v", "a * t", "Let the speed grow evenly, from rest."),
        define("s", "v * t / 2", "On average it is half of what it is now."),
        equal("a * t**2 / 2", "So the distance grows with the square of time."),
        define(
            "d",
            "a * (t + 1)**2 / 2 - a * t**2 / 2",
            "In the next beat the ball covers what two distances differ by.",
        ),
        equal("a / 2 * (2 * t + 1)", "The squares of $t$ cancel."),
        define("d_1", "a / 2", "The first beat begins at $t = 0$."),
        define("r", "d / d_1", "Now measure each beat in first beats."),
        equal("2 * t + 1", "For $t = 0, 1, 2, ...$ these are odd numbers."),
    ),
    oracle,
    symbols={"*": r" \, "},
)

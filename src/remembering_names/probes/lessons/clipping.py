"""Gradient clipping, tried on what diverged under the lab protocol.

The gradient of a run in machine code is never whole in memory, but its length
can be had: of a sum of products of columns and rows it needs only the products
of each column, and of each row, with every other.
"""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from firsthand.machine_code import compiled
from firsthand.tasks import Advance, Outputs, Task
from remembering_names.names.files import read_names
from remembering_names.scoring.rounding import significant
from remembering_names.training.lab.compiled_parts import name_after_name
from remembering_names.training.lab.compiled_rnn import (
    CompiledRNN,
    Gradients,
    Trace,
    Weights,
    learn,
    read,
)
from remembering_names.training.lab.engine import (
    Array,
    Names,
    Scores,
    train_compiled,
)
from remembering_names.training.lab.protocol import build, draw
from remembering_names.training.lab.study import summary

DIGITS = 4


class Clipped(NamedTuple):
    """Gradients of the loss, times the learning rate, and their limit."""

    logits: Array  # (1, C)
    h: Array  # (T, H)
    limit: Array  # on their length, times the learning rate, (1,)
    seen: Array  # the greatest length so far, and how many were clipped, (2,)


def try_on_diverged(task: Task) -> Outputs:
    """Train the runs that diverged once more, without and with clipping.

    Returns:
        Under `results` of each run its `seed`, what came of it `free`, and
        for each of the `limits` on the gradient's length what came of it
        `clipped`.
    """
    settings, protocol = task.settings, task.numbers.rnn.lab_protocol
    seeds = diverged(protocol)[: settings["most"]]
    limits = [math.inf, *settings["limits"]]
    items = [
        {
            **settings,
            "rate": protocol.learning_rate,
            "seed": seed,
            "limit": limit,
        }
        for seed in seeds
        for limit in limits
    ]
    runs = iter(task.each(train, items))
    kept = ("limits", "steps", "last")
    return {
        "results": {
            **{key: settings[key] for key in kept},
            "rate": protocol.learning_rate,
            "runs": [
                {
                    "seed": seed,
                    "free": next(runs),
                    "clipped": [next(runs) for _ in settings["limits"]],
                }
                for seed in seeds
            ],
        }
    }


def diverged(protocol: Any) -> list[int]:
    """Return the seeds of the runs of the lab protocol that diverged."""
    pairs = zip(protocol.seeds, protocol.diverged_at, strict=True)
    return [seed for seed, step in pairs if step is not None]


@compiled
def learn_clipped(
    weights: Weights, trace: Trace, gradients: Clipped, letters: Array
) -> None:
    """Shorten the gradient if it is too long, then learn from it.

    All gradients are linear in that of the logits, so it is enough to scale
    that one.
    """
    length = gradient_length(weights, trace, gradients, letters)
    limit, seen = gradients.limit[0], gradients.seen
    if math.isfinite(length):
        seen[0] = max(seen[0], length)
    if length > limit:
        gradients.logits[:] *= limit / length
        seen[1] += 1
    learn(weights, trace, Gradients(gradients.logits, gradients.h), letters)


@compiled
def gradient_length(
    weights: Weights, trace: Trace, gradients: Clipped, letters: Array
) -> float:
    r"""Return the length of the gradient by all weights at once.

    $$\Bigl\lVert \sum_t x_t^\top e_t \Bigr\rVert^2
      = \sum_{s, t} (x_s \cdot x_t) (e_s \cdot e_t)$$
    """
    H, last = weights.W_h.shape[1], len(letters) - 1
    dh, dy, h = gradients.h, gradients.logits[0], trace.h
    if last:
        np.dot(weights.U_o[:H], dy, dh[last])
    for t in range(last, 1, -1):
        np.dot(weights.U_h[:H], dh[t], dh[t - 1])
    square = (np.dot(h[last], h[last]) + 1) * np.dot(dy, dy)
    for s in range(last):
        for t in range(last):
            inputs = np.dot(h[s], h[t])
            if letters[s] == letters[t]:
                inputs += 1
            square += inputs * np.dot(dh[s + 1], dh[t + 1])
    return math.sqrt(square)


class ClippedRNN(CompiledRNN):
    """The same network; a gradient that is too long is shortened."""

    steps = staticmethod(name_after_name(read, learn_clipped))
    limit: float
    seen: Array

    def allocate(self, longest: int) -> None:
        """Make room for weights, states and gradients, once for all steps."""
        super().allocate(longest)
        logits, h = self.gradients
        self.gradients = Clipped(logits, h, np.zeros(1), self.seen)

    def run(self, names: Names, learning_rate: float, scores: Scores) -> bool:
        """Learn from some names in turn; fill in what each step shows."""
        self.gradients.limit[0] = self.limit * learning_rate
        return super().run(names, learning_rate, scores)


def clipped_at(limit: float) -> type[ClippedRNN]:
    """Return an engine that shortens gradients to a limit, and counts."""

    class Limited(ClippedRNN):
        seen = np.zeros(2)

    Limited.limit = limit
    return Limited


def train(item: Mapping[str, Any], advance: Advance) -> dict[str, Any]:
    """Train one run under a limit; return how it ended.

    Returns:
        Its last `loss` and `accuracy`, the step at which it `diverged_at`,
        the length of its `longest` gradient while that was a number, and the
        `share` of steps that were clipped.
    """
    engine = clipped_at(item["limit"])
    draws = draw(read_names(), item["steps"], item["seed"])
    model = build(item["classifier"], item["seed"])
    scores = train_compiled(engine, model, draws, item["rate"], advance)
    ended = summary(*scores, item)
    longest, clipped = engine.seen
    return {
        **{key: ended[key] for key in ("loss", "accuracy", "diverged_at")},
        "longest": significant(longest / item["rate"], DIGITS),
        "share": significant(clipped / item["steps"], DIGITS),
    }

"""What compiled runs share: the loop, a step's loss, a matrix's update."""

import math
from collections.abc import Callable
from typing import Any

from firsthand.machine_code import compiled
from remembering_names.training.lab.engine import Array, Names, Scores

LETTERS = 4  # how many `subtract_product` takes at once


def name_after_name(
    read: Callable[..., None], learn: Callable[..., None]
) -> Callable[..., bool]:
    """Return the compiled loop over names, around two compiled passes.

    Args:
        read: Computes the logits of a name.
        learn: Moves every weight against its gradient on the name just read.
    """

    @compiled
    def run(
        weights: Any,
        room: Any,
        names: Names,
        learning_rate: float,
        scores: Scores,
    ) -> bool:
        trace, gradients = room
        for step in range(len(names.rows)):
            row, language = names.rows[step], names.languages[step]
            letters = names.letters[names.starts[row] : names.starts[row + 1]]
            read(weights, trace, letters)
            scores.losses[step], scores.hits[step] = score(
                trace.logits, language, learning_rate, gradients.logits
            )
            learn(weights, trace, gradients, letters)
            if not math.isfinite(scores.losses[step]):
                return False
        return True

    return run


@compiled
def score(
    logits: Array, language: int, learning_rate: float, errors: Array
) -> tuple[float, bool]:
    r"""Return a step's loss, and whether its answer is right.

    Args:
        logits: Of each language, (C,).
        language: The right answer.
        learning_rate: How far each weight moves against its gradient.
        errors: Filled with the gradient of the loss times the learning rate,
            $\operatorname{softmax}(y) - \operatorname{onehot}(k)$, (1, C).
            All other gradients are linear in it, so the rate comes in here
            and nowhere else.
    """
    guess = 0
    for k in range(len(logits)):
        if logits[k] > logits[guess]:
            guess = k
    top = logits[guess]  # taken away, so that nothing overflows
    total = 0.0
    for k in range(len(logits)):
        errors[0, k] = math.exp(logits[k] - top)
        total += errors[0, k]
    for k in range(len(logits)):
        errors[0, k] *= learning_rate / total
    errors[0, language] -= learning_rate
    loss = math.log(total) - (logits[language] - top)
    return loss, guess == language and math.isfinite(loss)


@compiled
def subtract_product(
    matrix: Array, inputs: Array, errors: Array, count: int
) -> None:
    r"""Subtract the gradient of a product, summed over the letters.

    $$M \leftarrow M - \sum_t x_t^\top e_t$$

    The matrix comes from a slower cache than all else. So it is gone through
    once, two rows at a time, and four letters are added up before a row is
    stored.

    Args:
        matrix: The matrix M, (N, K); N is even.
        inputs: What it was multiplied with, x, (T, N).
        errors: The gradient of what came out, e, (T, K). After the last
            letter it is set to zero, up to a multiple of `LETTERS`.
        count: How many letters there are; T is at least that multiple.
    """
    N, K = matrix.shape
    errors[count : count + -count % LETTERS] = 0
    for n in range(0, N, 2):
        for t in range(0, count, LETTERS):
            x0, x1, x2, x3 = four(inputs, t, n)
            y0, y1, y2, y3 = four(inputs, t, n + 1)
            for k in range(K):
                e0, e1, e2, e3 = four(errors, t, k)
                matrix[n, k] -= x0 * e0 + x1 * e1 + x2 * e2 + x3 * e3
                matrix[n + 1, k] -= y0 * e0 + y1 * e1 + y2 * e2 + y3 * e3


@compiled
def four(values: Array, t: int, k: int) -> tuple[float, float, float, float]:
    """Return what stands at k for the letter t and the three after it."""
    return values[t, k], values[t + 1, k], values[t + 2, k], values[t + 3, k]


@compiled
def subtract_rows(matrix: Array, letters: Array, errors: Array) -> None:
    """Subtract the gradient of a look-up, letter by letter.

    Args:
        matrix: What letters look up, (V, K).
        letters: The letters, (T,).
        errors: The gradient of what they found, (T, K) at least.
    """
    for t in range(len(letters)):
        for k in range(matrix.shape[1]):
            matrix[letters[t], k] -= errors[t, k]


@compiled
def subtract_outer(matrix: Array, input: Array, error: Array) -> None:
    """Subtract the gradient of the read-out, made once a name.

    Args:
        matrix: What it was made with, (N, C).
        input: What was multiplied with it, (N,) at least.
        error: The gradient of what came out, (C,).
    """
    for n in range(len(matrix)):
        for k in range(len(error)):
            matrix[n, k] -= input[n] * error[k]

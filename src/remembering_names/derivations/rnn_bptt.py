"""Back-propagation through time in the lab report's RNN."""

import torch

from firsthand.derivations.steps import Derivation, Step, Values, define, equal
from remembering_names.derivations.rnn_draws import lab_rnn
from remembering_names.derivations.rnn_losses import (
    blamed,
    every_answer,
    lab_gradients,
    last_answer,
)


def sample_last(generator: torch.Generator) -> Values:
    """Draw an RNN, and the loss of its last answer."""
    values = lab_rnn(generator)
    return blamed(values, first=values["T"])


def sample_every(generator: torch.Generator) -> Values:
    """Draw an RNN, and the loss of all its answers."""
    return blamed(lab_rnn(generator), first=1)


def oracle_last(values: Values) -> Values:
    """Return the loss and its gradients by the model's own `forward`."""
    T, k = values["T"], values["k"]
    return {
        **lab_gradients(values, last_answer(values)),
        "s[T]": values["s"][T],
        "e_T": values["e"][T],
        "delta[T - 1]": values["delta"][T - 1],
        "delta[k]": values["delta"][k],
    }


def oracle_every(values: Values) -> Values:
    """Return the loss of all steps and its gradients."""
    k, t = values["k"], values["t"]
    return {
        **lab_gradients(values, every_answer(values)),
        "s[t]": values["s"][t],
        "e[t]": values["e"][t],
        "delta[k]": values["delta"][k],
    }


def gradients_of_recurrence(matrix: str) -> tuple[Step, ...]:
    """Return the last lines, the same wherever the loss is."""
    return (
        define(
            "dL_dW_h",
            "total(outer(h[k - 1], delta[k]) for k in up(2, T - 1))",
            matrix,
        ),
        define(
            "dL_dW_x",
            "total(outer(x[k], delta[k]) for k in up(1, T - 1))",
            "The weights of the letters are used in the same steps, each time "
            "with the letter of that step:",
        ),
        define(
            "dL_db_h",
            "total(delta[k] for k in up(1, T - 1))",
            "The bias is used in the same steps, always with a one:",
        ),
    )


RNN_BPTT_LAST = Derivation(
    sample=sample_last,
    oracle=oracle_last,
    steps=(
        define(
            "s[T]",
            "stack(x[T], h[T - 1]) @ W_o + b_o",
            "The answer is read from the last letter and the state *before* "
            "it. These are its scores.",
        ),
        define(
            "L",
            "-dot(q, log_softmax(s[T]))",
            "The loss is the negative log-probability of the right language. "
            "Let $q$ be one for that language and zero for all others:",
        ),
        define(
            "e_T",
            "softmax(s[T]) - q",
            "The gradient by the scores is the error of the answer: the "
            "probability that it gave each language, minus the one that it "
            "should have given.",
        ),
        define(
            "dL_dW_o",
            "outer(stack(x[T], h[T - 1]), e_T)",
            "The read-out is used once. Its gradient is what it read, as a "
            "column, times that error.",
        ),
        define(
            "dL_db_o",
            "e_T",
            "A bias is a weight whose input is always one. So its gradient is "
            "the error itself.",
        ),
        define(
            "delta[T - 1]",
            "e_T @ W_oh.T",
            "Now the state that was read. Going back through a matrix "
            "multiplies by its transpose. $W_{oh}$ are the rows of $W_o$ "
            "that meet the state. So this is the gradient by that state:",
        ),
        define(
            "delta[k]",
            "delta[k + 1] @ W_h.T",
            "Each state before it changes the loss only through the state "
            "after it. So its gradient is that of the next state, carried one "
            "step back. This one line is back-propagation *through time*.",
        ),
        equal(
            "delta[T - 1] @ power(W_h.T, T - 1 - k)",
            "Repeat it, and a power of the matrix comes out: the Jacobian "
            "from step $k$ to the step before the last.",
        ),
        *gradients_of_recurrence(
            "Each step adds its immediate part. Two steps add nothing: the "
            "first one read a state of zeros, and nothing reads the state "
            "that the last one makes."
        ),
    ),
)

RNN_BPTT_EVERY = Derivation(
    sample=sample_every,
    oracle=oracle_every,
    steps=(
        define(
            "s[t]",
            "stack(x[t], h[t - 1]) @ W_o + b_o",
            "Every step has scores:",
        ),
        define(
            "L",
            "-total(dot(q, log_softmax(s[t])) for t in up(1, T))",
            "Every step adds to the loss:",
        ),
        define(
            "e[t]", "softmax(s[t]) - q", "Each answer has an error of its own:"
        ),
        define(
            "dL_dW_o",
            "total(outer(stack(x[t], h[t - 1]), e[t]) for t in up(1, T))",
            "The read-out is used at every step. So its gradient is a sum "
            "over the steps:",
        ),
        define(
            "dL_db_o",
            "total(e[t] for t in up(1, T))",
            "So is that of its bias:",
        ),
        define(
            "delta[k]",
            "e[k + 1] @ W_oh.T + delta[k + 1] @ W_h.T",
            "A state now changes the loss in two ways: through the answer that "
            "reads it, and through the next state. The two gradients are "
            "added.",
        ),
        equal(
            "total(e[t] @ W_oh.T @ power(W_h.T, t - 1 - k)"
            " for t in up(k + 1, T))",
            "Repeat it, and each later error comes back by a power of its own: "
            "a low one from nearby, a high one from far away.",
        ),
        *gradients_of_recurrence(
            "The rest is as before. Only the $\\delta$ are other ones."
        ),
        define(
            "dL_dW_h",
            "total(total(outer(h[k - 1], e[t] @ W_oh.T @ power(W_h.T,"
            " t - 1 - k)) for k in up(2, t - 1)) for t in up(3, T))",
            "Written without $\\delta$, it is a sum over pairs: a step that "
            "answers, and an earlier step whose weights it corrects.",
        ),
    ),
)

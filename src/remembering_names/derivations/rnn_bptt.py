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
            "total(outer(delta[k], h[k - 1]) for k in up(2, T - 1))",
            matrix,
        ),
        define(
            "dL_dW_x",
            "total(outer(delta[k], x[k]) for k in up(1, T - 1))",
            "The weights of the letters are met in the same steps, each time "
            "with the letter of that step:",
        ),
        define(
            "dL_db_h",
            "total(delta[k] for k in up(1, T - 1))",
            "and the bias with a one.",
        ),
    )


RNN_BPTT_LAST = Derivation(
    sample=sample_last,
    oracle=oracle_last,
    steps=(
        define(
            "s[T]",
            "W_o @ stack(x[T], h[T - 1]) + b_o",
            "The answer is read from the last letter and the state *before* "
            "it. These are its scores.",
        ),
        define(
            "L",
            "-dot(q, log_softmax(s[T]))",
            "The loss is the negative log-probability of the right language. "
            "Let $q$ be one for that language and zero for all others.",
        ),
        define(
            "e_T",
            "softmax(s[T]) - q",
            "The slope by the scores is the error of the answer: what it gave "
            "each language, less what it should have given.",
        ),
        define(
            "dL_dW_o",
            "outer(e_T, stack(x[T], h[T - 1]))",
            "The read-out is used once. Its gradient is that error times what "
            "was read.",
        ),
        define("dL_db_o", "e_T", "The bias read a one."),
        define(
            "delta[T - 1]",
            "W_oh.T @ e_T",
            "To go back, transpose. $W_{oh}$ are the columns of $W_o$ that "
            "meet the state. So the blame of the state before the last is",
        ),
        define(
            "delta[k]",
            "W_h.T @ delta[k + 1]",
            "and each state before that is to blame only through the next. "
            "This one line is back-propagation *through time*.",
        ),
        equal(
            "power(W_h.T, T - 1 - k) @ delta[T - 1]",
            "Repeated, it is a power of the same matrix as in the Jacobian, "
            "transposed.",
        ),
        *gradients_of_recurrence(
            "Each step adds its immediate part. The first step has read a "
            "state of zeros, and what the last step made was read by nobody. "
            "Both add nothing."
        ),
    ),
)

RNN_BPTT_EVERY = Derivation(
    sample=sample_every,
    oracle=oracle_every,
    steps=(
        define(
            "s[t]",
            "W_o @ stack(x[t], h[t - 1]) + b_o",
            "Every step has scores,",
        ),
        define(
            "L",
            "-total(dot(q, log_softmax(s[t])) for t in up(1, T))",
            "and every step adds to the loss.",
        ),
        define("e[t]", "softmax(s[t]) - q", "Each answer has its own error,"),
        define(
            "dL_dW_o",
            "total(outer(e[t], stack(x[t], h[t - 1])) for t in up(1, T))",
            "and the read-out, used at every step, adds them up.",
        ),
        define("dL_db_o", "total(e[t] for t in up(1, T))", "So does its bias."),
        define(
            "delta[k]",
            "W_oh.T @ e[k + 1] + W_h.T @ delta[k + 1]",
            "A state is now to blame twice: for the answer that read it, and "
            "for the state made from it.",
        ),
        equal(
            "total(power(W_h.T, t - 1 - k) @ W_oh.T @ e[t]"
            " for t in up(k + 1, T))",
            "Repeated, each later error comes back by its own power. Errors "
            "nearby come back nearly whole, far ones through many steps.",
        ),
        *gradients_of_recurrence(
            "From here on nothing changes. A step does not ask where its "
            "blame came from."
        ),
        define(
            "dL_dW_h",
            "total(total(outer(power(W_h.T, t - 1 - k) @ W_oh.T @ e[t],"
            " h[k - 1]) for k in up(2, t - 1)) for t in up(3, T))",
            "Written without $\\delta$, it is a sum over all pairs of a step "
            "that answers and an earlier one that is blamed.",
        ),
    ),
)

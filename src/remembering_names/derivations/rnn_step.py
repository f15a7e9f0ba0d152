"""One step of the lab report's RNN."""

from firsthand.derivations.steps import Derivation, Values, define
from remembering_names.derivations.rnn_draws import lab_rnn


def one_step(values: Values) -> Values:
    """Return both outputs of the model's own step."""
    t, log_p = values["t"], values["traced"]["log_p"]
    return {"h[t]": values["h"][t], "y[t]": log_p[t].detach()}


RNN_STEP = Derivation(
    sample=lab_rnn,
    oracle=one_step,
    steps=(
        define(
            "h[t]",
            "x[t] @ W_x + h[t - 1] @ W_h + b_h",
            "The letter and the state before it make the next state.",
        ),
        define(
            "y[t]",
            "log_softmax(x[t] @ W_ox + h[t - 1] @ W_oh + b_o)",
            "The same two make the answer.",
        ),
    ),
)

"""What became of the lab report's statements, one by one."""

from collections.abc import Callable
from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.claims import lab
from remembering_names.claims.lab import LSTMS
from remembering_names.claims.learning_rates import swept
from remembering_names.seeds import finished, mean_over_seeds

Predicate = Callable[[Any], bool]
HELD = {claim.key: claim.holds for claim in lab.CLAIMS}


def both(*keys: str) -> Predicate:
    """Return whether the lab protocol's claims of these keys hold."""
    return lambda r: all(HELD[key](r) for key in keys)


def lowest(r: Any, key: str) -> float:
    """Return the least accuracy of any run of a model at its own rate."""
    return float(min(r[key].lab_protocol.accuracy))


def highest(numbers: Any) -> float:
    """Return the best accuracy of any run of a model, at any rate."""
    runs = swept(numbers).values()
    return max(accuracy for rate in runs for accuracy in finished(rate))


def compiled_cost(r: Any) -> float:
    """Return how many times the library's time the one by hand takes.

    Both compiled, a step of each.
    """
    step = r.measurements.lab_cost.step
    return float(step.scratch_lstm.one.cpu[1] / step.torch_lstm.one.cpu[1])


def is_one_lstm(r: Any) -> bool:
    """Tell whether the copy whose bias counts twice is the library's LSTM."""
    return bool(r.identity.twice.answers == 0 and r.identity.twice.loss < 1e-9)


CLAIMS = (
    Claim(
        "ledger_rnn",
        "**Holds.** Our mean accuracy is within five points of it, our mean "
        "loss within a fifth of a nat.",
        lambda r: holds(
            HELD["rnn_as_reported"](r)
            and abs(
                mean_over_seeds(r.rnn.lab_protocol.loss) - r.reported.rnn.loss
            )
            < 0.18
        ),
    ),
    Claim(
        "ledger_torch",
        "**Holds for the accuracy, not for the loss.** The accuracy is within "
        "three points; the loss of no run comes near.",
        lambda r: holds(both("torch_as_reported", "losses_above_reported")(r)),
    ),
    Claim(
        "ledger_scratch",
        "**Does not hold in our runs.** None reaches the accuracy or the "
        "loss; at twice the learning rate the mean accuracy does not either.",
        lambda r: holds(
            both("scratch_below_reported", "losses_above_reported")(r)
            and mean_over_seeds(r.effects.larger.accuracy.hand_one)
            < r.reported.scratch_lstm.accuracy - 0.008
        ),
    ),
    Claim(
        "ledger_larger_rate",
        "**Holds.** At ten times the RNN's rate, every run of either LSTM ends "
        "far above the best run of the RNN at any rate.",
        lambda r: holds(
            all(
                r[key].lab_protocol.learning_rate
                > 9.9 * r.rnn.lab_protocol.learning_rate
                and lowest(r, key) > highest(r.rnn) + 0.1
                for key in LSTMS
            )
        ),
    ),
    Claim(
        "ledger_scratch_better",
        "**Holds, but not because it is written by hand.** What makes the "
        "difference is where the weights start and how many biases a gate has.",
        lambda r: holds(
            HELD["scratch_above_torch"](r)
            and is_one_lstm(r)
            and mean_over_seeds(r.effects.usual.gap) > 0.01
        ),
    ),
    Claim(
        "ledger_both_parts",
        "Both count: neither makes less than a quarter of the gap.",
        lambda r: holds(
            all(
                mean_over_seeds(part)
                > mean_over_seeds(r.effects.usual.gap) / 4
                > 0.0025
                for part in (r.effects.usual.start, r.effects.usual.biases)
            )
        ),
    ),
    Claim(
        "ledger_one_lstm",
        "Then the two are one: not one of the answers differs, and no loss by "
        "more than rounding.",
        lambda r: holds(is_one_lstm(r)),
    ),
    Claim(
        "ledger_time",
        "**Holds for the loop that it was said of.** Compiled, where both go "
        "through the same code, they take the same time to within a fifth.",
        lambda r: holds(
            HELD["scratch_takes_longer"](r) and 1 / 1.2 < compiled_cost(r) < 1.2
        ),
    ),
    Claim(
        "ledger_rnn_ends",
        "**Holds on average.** English is one of the two worst languages and "
        "Greek one of the four best. Which comes first is not the same from "
        "run to run.",
        lambda r: holds(
            HELD["rnn_best_and_worst"](r) and len(set(r.overlap.rnn.best)) > 1
        ),
    ),
)

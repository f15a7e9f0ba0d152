"""What the lab protocol shows at other learning rates than its own."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds
from remembering_names.seeds import mean_over_seeds

LSTMS = ("torch_lstm", "scratch_lstm")


def swept(numbers: Any) -> dict[float, list[float | None]]:
    """Return the last accuracies of a model's runs by their rate."""
    return {
        **dict(
            zip(
                numbers.lab_sweep.learning_rates,
                numbers.lab_sweep.accuracy,
                strict=True,
            )
        ),
        numbers.lab_protocol.learning_rate: numbers.lab_protocol.accuracy,
    }


def best_rate(numbers: Any) -> float:
    """Return the rate with the best mean accuracy where no run diverged."""
    runs = {r: a for r, a in swept(numbers).items() if None not in a}
    return max(runs, key=lambda rate: mean_over_seeds(runs[rate]))


CLAIMS = (
    Claim(
        "rnn_diverges_first",
        "Only the RNN diverges: "
        "[[ rnn.lab_sweep.diverged_at | sum(start=[]) | present | length ]] of "
        "its [[ rnn.lab_sweep.diverged_at | sum(start=[]) | length ]] runs "
        "here did. No run of either LSTM does, even at "
        "[[ torch_lstm.lab_sweep.learning_rates | max | rate ]].",
        lambda r: holds(
            any(None in runs for runs in swept(r.rnn).values())
            and not any(
                None in runs for key in LSTMS for runs in swept(r[key]).values()
            )
        ),
    ),
    Claim(
        "lstms_take_larger_rates",
        "Either LSTM is at its best at a rate at least five times the RNN's "
        "best: the lab report is right that it takes a larger one.",
        lambda r: holds(
            all(best_rate(r[key]) >= 5 * best_rate(r.rnn) for key in LSTMS)
        ),
    ),
    Claim(
        "lstms_fade_at_large_rates",
        "What the LSTMs lose at large rates is accuracy: at the largest, each "
        "ends more than twenty points below its best.",
        lambda r: holds(
            all(
                mean_over_seeds(
                    swept(r[key])[max(r[key].lab_sweep.learning_rates)]
                )
                < mean_over_seeds(swept(r[key])[best_rate(r[key])]) - 0.2
                for key in LSTMS
            )
        ),
    ),
)

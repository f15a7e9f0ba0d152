"""What the lab protocol shows at other learning rates than its own."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, at_least, at_most, below, every
from remembering_names.seeds import finished, mean_over_seeds

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


def diverged(numbers: Any) -> int:
    """Return how many of a model's runs diverged, at any rate."""
    runs = [*numbers.lab_sweep.diverged_at, numbers.lab_protocol.diverged_at]
    return sum(len(finished(rate)) for rate in runs)


def at_the_largest(numbers: Any) -> float:
    """Return the mean accuracy at the largest rate."""
    return mean_over_seeds(swept(numbers)[max(swept(numbers))])


CLAIMS = (
    Claim(
        "rnn_diverges_first",
        "Only the vanilla RNN's loss ever ceased to be a number: in [[ "
        "rnn.lab_sweep.diverged_at | sum(start=[]) | present | length ]] of "
        "its [[ rnn.lab_sweep.diverged_at | sum(start=[]) | length ]] runs "
        "here it did, and in no run of either LSTM, even at [[ "
        "torch_lstm.lab_sweep.learning_rates | max | rate ]].",
        lambda r: every(
            [
                at_least(diverged(r.rnn), 1),
                *(at_most(diverged(r[key]), 0) for key in LSTMS),
            ]
        ),
        {
            "At its largest rate PyTorch's LSTM diverges.": {
                "torch_lstm.lab_sweep.diverged_at[-1]": [21000]
            },
            "No run of the RNN diverges.": {
                "rnn.lab_sweep.diverged_at[*][*]": None,
                "rnn.lab_protocol.diverged_at[*]": None,
            },
        },
        {
            "{torch,scratch}_lstm.lab_sweep.diverged_at[*]": ([1],),
            "{torch,scratch}_lstm.lab_protocol.diverged_at": ([1],),
        },
    ),
    Claim(
        "lstms_take_larger_rates",
        "Of the rates tried, with a run or two at each, either LSTM is best "
        "at one at least five times the vanilla RNN's best. So an LSTM takes "
        "a larger rate, as the lab report says.",
        lambda r: every(
            above(best_rate(r[key]), 5 * best_rate(r.rnn)) for key in LSTMS
        ),
        {
            "PyTorch's LSTM is best at the RNN's rate.": {
                "torch_lstm.lab_sweep.accuracy[0][0]": 0.9
            },
            "The one by hand is best at four times the RNN's.": {
                "scratch_lstm.lab_sweep.accuracy[1][0]": 0.9
            },
        },
        {"{torch,scratch}_lstm.lab_sweep.accuracy[:2][0]": 0.95},
    ),
    Claim(
        "lstms_fade_at_large_rates",
        "What the LSTMs lose at large rates is accuracy: at the largest, each "
        "ends more than twenty points below its best.",
        lambda r: every(
            below(
                at_the_largest(r[key]),
                mean_over_seeds(swept(r[key])[best_rate(r[key])]),
                by=0.2,
            )
            for key in LSTMS
        ),
        {
            "At the largest rate PyTorch's LSTM still has three quarters.": {
                "torch_lstm.lab_sweep.accuracy[-1][0]": 0.75
            }
        },
        {"{torch,scratch}_lstm.lab_sweep.accuracy[-1][0]": 0.7},
    ),
)

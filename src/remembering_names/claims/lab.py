"""What the lab protocol shows of the three models."""

from statistics import fmean
from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    above,
    all_above,
    at_most,
    every,
    holds,
    within,
)
from remembering_names.seeds import finished

LSTMS = ("torch_lstm", "scratch_lstm")
LAB = ("rnn", *LSTMS)


def points(numbers: Any) -> list[tuple[float, ...]]:
    """Return the accuracies of all runs that went on, point by point."""
    runs = numbers.lab_protocol.accuracies
    return [*zip(*(run for run in runs if None not in run), strict=True)]


def late_gains(numbers: Any) -> list[float]:
    """Return what each run gained over the last quarter of the way."""
    return [
        fmean(run[-10:]) - fmean(run[70:80])
        for run in numbers.lab_protocol.accuracies
        if None not in run
    ]


def beaten(numbers: Any) -> Room:
    """Return the room of: each run of an LSTM ends above each of the RNN."""
    return every(
        all_above(
            numbers[key].lab_protocol.accuracy,
            numbers.rnn.lab_protocol.accuracy,
        )
        for key in LSTMS
    )


def scratch_ahead(numbers: Any) -> Room:
    """Return the room of: on average the LSTM by hand ends higher."""
    return above(
        numbers.scratch_lstm.lab_protocol.accuracy,
        numbers.torch_lstm.lab_protocol.accuracy,
    )


CLAIMS = (
    Claim(
        "lstms_beat_rnn",
        "Every run of either LSTM ends above every run of the vanilla RNN.",
        beaten,
        {
            "One run of PyTorch's LSTM ends where the RNN does.": {
                "torch_lstm.lab_protocol.accuracy[5]": 0.6
            },
            "The RNN's best run ends with the LSTMs.": {
                "rnn.lab_protocol.accuracy[1]": 0.86
            },
        },
        {
            "{torch,scratch}_lstm.lab_protocol.accuracy[*]": 0.6,
            "rnn.lab_protocol.accuracy[*]": 0.86,
        },
    ),
    Claim(
        "scratch_above_torch",
        "On average the LSTM written by hand ends above the library's, by "
        "[[ (scratch_lstm.lab_protocol.accuracy | mean "
        "- torch_lstm.lab_protocol.accuracy | mean) | points ]], as the lab "
        "report says it does.",
        scratch_ahead,
        {
            "The one by hand ends half a point lower.": {
                "scratch_lstm.lab_protocol.accuracy[*]": 0.836
            },
            "Both scatter about the same mean.": {
                "scratch_lstm.lab_protocol.accuracy[::2]": 0.83,
                "scratch_lstm.lab_protocol.accuracy[1::2]": 0.85,
            },
        },
        {
            "scratch_lstm.lab_protocol.accuracy[*]": 0.66,
            "torch_lstm.lab_protocol.accuracy[*]": 1.04,
        },
    ),
    Claim(
        "rnn_on_the_edge",
        "The vanilla RNN is close to diverging: at four times this rate each "
        "of its runs diverges, at this one [[ rnn.lab_protocol.diverged_at | "
        "present | length ]] of [[ rnn.lab_protocol.seeds | length ]], fewer "
        "than half. A run that diverges is left out of all means.",
        lambda r: every(
            [
                at_most(
                    len(finished(r.rnn.lab_protocol.diverged_at)),
                    (len(r.rnn.lab_protocol.seeds) - 1) // 2,
                ),
                holds(
                    None not in r.rnn.lab_sweep.diverged_at[-1]
                    and r.rnn.lab_sweep.learning_rates[-1]
                    == 4 * r.rnn.lab_protocol.learning_rate
                ),
            ]
        ),
        {
            "Half of the runs diverge.": {
                "rnn.lab_protocol.diverged_at": [1, 2, 3, 4, *[None] * 4]
            },
            "At four times the rate one run goes on.": {
                "rnn.lab_sweep.diverged_at[-1][0]": None
            },
        },
        {
            "rnn.lab_protocol.diverged_at": ([1] * 8,),
            "rnn.lab_sweep.diverged_at[-1][*]": None,
        },
    ),
    Claim(
        "lone_beside_compiled",
        "The run of the plain loop ends within two points of the compiled run "
        "with the same seed.",
        lambda r: within(
            r.torch_lstm.lone_run.accuracy,
            r.torch_lstm.lab_protocol.accuracy[0],
            0.02,
        ),
        {
            "The lone run ends three points lower.": {
                "torch_lstm.lone_run.accuracy": 0.81
            }
        },
        {
            "torch_lstm.lone_run.accuracy": (0.82, 0.87),
            "torch_lstm.lab_protocol.accuracy[0]": (0.81, 0.87),
        },
    ),
    Claim(
        "lstms_stay_ahead",
        "From the first tenth of the way on, the mean of either LSTM is above "
        "the vanilla RNN's at every point.",
        lambda r: every(
            above(lstm, rnn)
            for key in LSTMS
            for lstm, rnn in list(
                zip(points(r[key]), points(r.rnn), strict=True)
            )[10:]
        ),
        {
            "Halfway the LSTM by hand falls back to a half.": {
                "scratch_lstm.lab_protocol.accuracies[*][50]": 0.5
            }
        },
        {
            "{torch,scratch}_lstm.lab_protocol.accuracies[+][10::9]": 0.3,
            "rnn.lab_protocol.accuracies[+][10::9]": 0.9,
        },
    ),
    Claim(
        "lstms_still_learning",
        "Neither LSTM has stopped learning when the protocol ends: over the "
        "last quarter of the way both still gain more than a point on average.",
        lambda r: every(above(late_gains(r[key]), 0.01) for key in LSTMS),
        {
            "The last quarter of PyTorch's LSTM is flat.": {
                "torch_lstm.lab_protocol.accuracies[*][70:]": 0.82
            }
        },
        {
            "{torch,scratch}_lstm.lab_protocol.accuracies[+][90:]": 0.0,
            "{torch,scratch}_lstm.lab_protocol.accuracies[+][70:80]": 1.5,
        },
    ),
)

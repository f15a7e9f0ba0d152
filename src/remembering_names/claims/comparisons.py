"""Who beats whom on names never seen, with other names and other seeds.

One model is ahead of another if the p-value of no difference is below .05,
corrected for all tests that are made. Two are as good as each other only as far
as the interval of their difference reaches: that no test tells them apart shows
nothing.
"""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import Room, above, below, every, holds
from remembering_names.claims.held_out import GATED

LEVEL = 0.05
TESTS = "split_comparisons.tests"
ONE_WAY = ("gru", "torch_lstm", "scratch_lstm")
READ_ONE_WAY = f"{{{','.join(ONE_WAY)}}}"


def ahead(test: Any) -> Room:
    """Return the room of: the first model is ahead of the second."""
    return every([holds(test.difference > 0), below(test.p_holm, LEVEL)])


def apart(test: Any, by: float) -> Room:
    """Return the room of: the interval reaches less than `by` either way."""
    low, high = test.interval
    return every([above(low, -by), below(high, by)])


def refuted(tests: str) -> dict[str, float]:
    """Return at what figures somebody is not ahead."""
    return {f"{tests}.difference": -0.01, f"{tests}.p_holm": 0.06}


# The commit that held these sentences before a fresh split was answered.
DECLARED = "70a097a"

CLAIMS = (
    Claim(
        "gates_beat_tanh",
        "Every network with gates is ahead of the tanh RNN on names never "
        "seen: for each of them the corrected p-value of no difference is "
        "below .05.",
        lambda r: every(
            ahead(r.split_comparisons.tests.gates[key]) for key in GATED
        ),
        {
            "The GRU's lead may be chance.": {
                f"{TESTS}.gates.gru.difference": 0.004,
                f"{TESTS}.gates.gru.p_holm": 0.3,
            },
            "PyTorch's LSTM is surely behind.": {
                f"{TESTS}.gates.torch_lstm.difference": -0.02,
                f"{TESTS}.gates.torch_lstm.p_holm": 0.001,
            },
        },
        refuted(f"{TESTS}.gates.*"),
        declared=DECLARED,
    ),
    Claim(
        "tanh_beats_linear",
        "The tanh RNN is ahead of the linear one: the corrected p-value of no "
        "difference is below .05.",
        lambda r: ahead(r.split_comparisons.tests.tanh.tanh_rnn),
        {
            "Its lead may be chance.": {
                f"{TESTS}.tanh.tanh_rnn.difference": 0.005,
                f"{TESTS}.tanh.tanh_rnn.p_holm": 0.2,
            }
        },
        refuted(f"{TESTS}.tanh.tanh_rnn"),
        declared=DECLARED,
    ),
    Claim(
        "ngrams_beat_one_way",
        "Counted n-grams are ahead of the GRU and of both LSTMs that read from "
        "left to right: for each the corrected p-value of no difference is "
        "below .05.",
        lambda r: every(
            ahead(r.split_comparisons.tests.ngrams[key]) for key in ONE_WAY
        ),
        {
            "The GRU is as good, as far as the test can tell.": {
                f"{TESTS}.ngrams.gru.difference": 0.002,
                f"{TESTS}.ngrams.gru.p_holm": 0.5,
            },
            "The LSTM by hand is ahead of them.": {
                f"{TESTS}.ngrams.scratch_lstm.difference": -0.02,
                f"{TESTS}.ngrams.scratch_lstm.p_holm": 0.002,
            },
        },
        refuted(f"{TESTS}.ngrams.{READ_ONE_WAY}"),
        declared=DECLARED,
    ),
    Claim(
        "bilstm_near_ngrams",
        "The bidirectional LSTM and n-grams are less than two and a half "
        "points apart: the interval of their difference lies within that.",
        lambda r: apart(r.split_comparisons.tests.ngrams.bilstm, 0.025),
        {
            "N-grams are ahead by one to four points.": {
                f"{TESTS}.ngrams.bilstm.interval": [0.01, 0.04]
            },
            "Next to nothing is known.": {
                f"{TESTS}.ngrams.bilstm.interval": [-0.05, 0.05]
            },
        },
        {
            f"{TESTS}.ngrams.bilstm.interval[0]": -0.026,
            f"{TESTS}.ngrams.bilstm.interval[1]": 0.026,
        },
        declared=DECLARED,
    ),
    Claim(
        "lstm_by_hand_as_good",
        "The LSTM by hand and PyTorch's are less than a point and a half "
        "apart: the interval of their difference lies within that.",
        lambda r: apart(r.split_comparisons.tests.alike.scratch_lstm, 0.015),
        {
            "The one by hand is ahead by one to three points.": {
                f"{TESTS}.alike.scratch_lstm.interval": [0.01, 0.03]
            },
            "It may be three points behind.": {
                f"{TESTS}.alike.scratch_lstm.interval": [-0.03, 0.01]
            },
        },
        {
            f"{TESTS}.alike.scratch_lstm.interval[0]": -0.016,
            f"{TESTS}.alike.scratch_lstm.interval[1]": 0.016,
        },
        declared=DECLARED,
    ),
)

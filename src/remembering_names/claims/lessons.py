"""What the worked cases of the first lessons show."""

from typing import Any

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import (
    Room,
    above,
    all_above,
    below,
    every,
    within,
)

ROUNDING = 1e-10
GATED = ("gru", "torch_lstm")


def recalled(numbers: Any) -> Room:
    """Return the room of: it recognises each language better than a guess."""
    recall = numbers.reading.recall
    return all_above(recall, 1 / len(recall))


CLAIMS = (
    Claim(
        "reading_agrees",
        "Worked out by hand, the answer and the new weights of the read-out "
        "agree with PyTorch's to ten digits.",
        lambda r: below(r.reading.apart, ROUNDING),
        {"They are a thousandth apart.": {"reading.apart": 1e-3}},
        {"reading.apart": 1e-9},
    ),
    Claim(
        "reading_learns",
        "After one update on the name the loss on it is smaller.",
        lambda r: below(r.reading.after.loss, r.reading.loss),
        {"It is larger.": {"reading.after.loss": 3.0}},
        {"reading.after.loss": 3.0, "reading.loss": 0.0},
        declared="2ee4900",
    ),
    Claim(
        "reading_beats_guessing",
        "On names that training never saw the network of two units recognises "
        "each of its languages more often than a guess would.",
        recalled,
        {
            "One language it recognises in a quarter of cases.": {
                "reading.recall[0]": 0.25
            }
        },
        {"reading.recall[*]": 0.33},
        declared="2ee4900",
    ),
    Claim(
        "last_letter_turns_it",
        "One letter before the end of *[[ reading.name ]]* the network of two "
        "units is more than four fifths sure of "
        "[[ reading.languages[1] ]]; with the last letter the right language "
        "leads.",
        lambda r: every(
            [
                above(r.reading.read[-2].p[1], 0.8),
                *(
                    above(r.reading.read[-1].p[r.reading.right], other)
                    for k, other in enumerate(r.reading.read[-1].p)
                    if k != r.reading.right
                ),
            ]
        ),
        {
            "Before, it is undecided.": {"reading.read[-2].p[1]": 0.5},
            "The last letter changes nothing.": {"reading.read[-1].p[1]": 0.9},
        },
        {
            "reading.read[-2].p[1]": 0.79,
            "reading.read[-1].p[:2]": 0.7,
            "reading.read[-1].p[2]": 0.3,
        },
    ),
    Claim(
        "ending_is_right",
        "Among the names that it learned from, the last two letters of "
        "*[[ reading.name ]]* end more than ten times as many in its own "
        "language as in either of the others.",
        lambda r: every(
            above(r.reading.endings[r.reading.right], 10 * other)
            for k, other in enumerate(r.reading.endings)
            if k != r.reading.right
        ),
        {"Half as many are English.": {"reading.endings[0]": 200}},
        {"reading.endings[:2]": 300, "reading.endings[2]": 10},
    ),
    Claim(
        "one_gate_agrees",
        "PyTorch's own cell, given the same gates, holds and shows the same "
        "two numbers, to ten digits.",
        lambda r: below(r.one_gate.apart, ROUNDING),
        {"It shows a hundredth more.": {"one_gate.apart": 0.01}},
        {"one_gate.apart": 1e-9},
    ),
    Claim(
        "gates_set_the_time",
        "A forget gate of [[ one_gate.kept[0].gate | number(1) ]] leaves less "
        "than a thousandth after ten steps, one of "
        "[[ one_gate.kept[2].gate | number(2) ]] more than a third after a "
        "hundred.",
        lambda r: every(
            [
                below(r.one_gate.kept[0].left[1], 1e-3),
                above(r.one_gate.kept[2].left[2], 1 / 3),
            ]
        ),
        {
            "The lower one leaves a hundredth.": {
                "one_gate.kept[0].left[1]": 0.01
            },
            "The upper one leaves a quarter.": {
                "one_gate.kept[2].left[2]": 0.25
            },
        },
        {"one_gate.kept[0].left[1]": 2e-3, "one_gate.kept[2].left[2]": 0.3},
    ),
    Claim(
        "attention_by_likeness",
        "The state after the second letter gets the same share as the last "
        "one, to within a hundredth.",
        lambda r: within(
            r.what_came_after.attention[1],
            r.what_came_after.attention[-1],
            0.01,
        ),
        {"It gets half as much.": {"what_came_after.attention[1]": 0.16}},
        {"what_came_after.attention[1]": (0.3, 0.35)},
    ),
    Claim(
        "sums_say_nothing_together",
        "Of what the last two letters do to the linear RNN's scores, a sum "
        "explains all but rounding.",
        lambda r: below(r.letter_pairs.models.rnn.together, ROUNDING),
        {"A hundredth is left.": {"letter_pairs.models.rnn.together": 0.01}},
        {"letter_pairs.models.rnn.together": 1e-6},
        declared="2ee4900",
    ),
    Claim(
        "gated_pairs_speak",
        "In the GRU and in PyTorch's LSTM no sum explains all: more than a "
        "twentieth is left over.",
        lambda r: every(
            above(r.letter_pairs.models[key].together, 0.05) for key in GATED
        ),
        {
            "In the GRU a hundredth is left.": {
                "letter_pairs.models.gru.together": 0.01
            }
        },
        {"letter_pairs.models.{gru,torch_lstm}.together": 0.04},
    ),
    Claim(
        "tanh_pairs_speak",
        "In the tanh RNN more than a hundredth is left over, and less than in "
        "the GRU or in PyTorch's LSTM.",
        lambda r: every(
            [
                above(r.letter_pairs.models.tanh_rnn.together, 0.01),
                *(
                    below(
                        r.letter_pairs.models.tanh_rnn.together,
                        r.letter_pairs.models[key].together,
                    )
                    for key in GATED
                ),
            ]
        ),
        {
            "In the tanh RNN a thousandth is left.": {
                "letter_pairs.models.tanh_rnn.together": 0.001
            },
            "In the GRU less is left.": {
                "letter_pairs.models.gru.together": 0.02
            },
        },
        {
            "letter_pairs.models.tanh_rnn.together": (0.005, 0.2),
            "letter_pairs.models.{gru,torch_lstm}.together": 0.02,
        },
    ),
)

"""What comes of the slips that are easily made in deriving the gradient."""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import above, below, every

ROUNDING = 1e-10

CLAIMS = (
    Claim(
        "transposes_matter",
        "With the latest factor leftmost, the product of transposed factors "
        "is further from the Jacobian than the Jacobian is long; with the "
        "earliest leftmost, it is its transpose.",
        lambda r: every(
            [
                above(r.rnn_slips.order.latest_first, 1),
                below(r.rnn_slips.order.earliest_first, ROUNDING),
            ]
        ),
        {
            "The order makes hardly a difference.": {
                "rnn_slips.order.latest_first": 0.1
            },
            "With the earliest leftmost it is another matrix.": {
                "rnn_slips.order.earliest_first": 0.7
            },
        },
        {
            "rnn_slips.order.latest_first": 0.99,
            "rnn_slips.order.earliest_first": 1e-6,
        },
    ),
    Claim(
        "immediate_partials_matter",
        "With whole derivatives in the place of immediate ones, the sum is "
        "more than twice as long as the gradient.",
        lambda r: every(
            [
                above(r.rnn_slips.total["times"], 2),
                below(r.rnn_slips.total.right, ROUNDING),
            ]
        ),
        {
            "It comes out a tenth longer.": {"rnn_slips.total.times": 1.1},
            "The right sum is not the gradient either.": {
                "rnn_slips.total.right": 0.3
            },
        },
        {"rnn_slips.total.times": 1.9, "rnn_slips.total.right": 1e-6},
    ),
    Claim(
        "every_answer_is_another_gradient",
        "If every answer counts, the gradient has another length, by more than "
        "a quarter, and another direction, by more than a cosine of nine "
        "tenths.",
        lambda r: every(
            [
                above(r.rnn_slips.every["times"], 1.25),
                below(r.rnn_slips.every.cosine, 0.9),
            ]
        ),
        {
            "It is as long.": {"rnn_slips.every.times": 1.0},
            "It points the same way.": {"rnn_slips.every.cosine": 0.99},
        },
        {"rnn_slips.every.times": 1.2, "rnn_slips.every.cosine": 0.91},
    ),
    Claim(
        "one_letter_teaches_no_recurrence",
        "From a name of one letter the recurrence learns nothing at all.",
        lambda r: every(
            [
                below(r.rnn_slips.one_letter.i2h, ROUNDING),
                above(r.rnn_slips.one_letter.i2o, 0.1),
            ]
        ),
        {
            "It gets a gradient.": {"rnn_slips.one_letter.i2h": 0.2},
            "Nothing gets one.": {"rnn_slips.one_letter.i2o": 0.0},
        },
        {"rnn_slips.one_letter.i2h": 1e-6, "rnn_slips.one_letter.i2o": 0.01},
    ),
)

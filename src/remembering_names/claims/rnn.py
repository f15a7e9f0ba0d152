"""What the derivations of the RNN show on examples."""

from typing import Any

from firsthand.claim import Claim
from firsthand.room import holds

MATRICES = ("fading", "growing", "sheared", "loose")


def left(numbers: Any, matrix: str, model: str = "rnn") -> float:
    """Return the gain of an example at the lag that the page speaks of."""
    examples = numbers.rnn_examples
    return float(examples[matrix].gain[model][examples.at])


def is_bounded(example: Any) -> bool:
    """Tell whether no gain is above its bound, but for rounding."""
    return all(
        value <= 1.02 * bound
        for gain in example.gain.values()
        for value, bound in zip(gain, example.sigma_power, strict=True)
    )


CLAIMS = (
    Claim(
        "derivations_hold",
        "Over all derivations of this report, no error is above one part in "
        "ten thousand million.",
        lambda r: holds(0 < r.derivations_checked.largest_error < 1e-10),
    ),
    Claim(
        "bounds_hold",
        "None of the lines of a model rises above its bound.",
        lambda r: holds(
            all(is_bounded(r.rnn_examples[key]) for key in MATRICES)
        ),
    ),
    Claim(
        "fading_as_bound",
        "In the vanilla RNN the short symmetric matrix fades exactly as fast "
        "as its bound.",
        lambda r: holds(
            abs(r.rnn_examples.fading.too_large - 1) < 0.01
            and left(r, "fading") < 0.02
        ),
    ),
    Claim(
        "growing_without_tanh",
        "With the long one the gain grows in the vanilla RNN and shrinks in "
        "the tanh RNN.",
        lambda r: holds(
            left(r, "growing") > 30 and left(r, "growing", "tanh_rnn") < 0.2
        ),
    ),
    Claim(
        "sheared_fades",
        "The sheared matrix has a largest singular value above two, and in "
        "the vanilla RNN its gain doubles before it fades all the same.",
        lambda r: holds(
            r.rnn_examples.sheared.sigma > 2.1
            and r.rnn_examples.sheared.largest > 2.2
            and left(r, "sheared") < 0.005
        ),
    ),
    Claim(
        "bound_is_loose",
        "For the matrix drawn at random the bound ends more than ten thousand "
        "times too high.",
        lambda r: holds(r.rnn_examples.loose.too_large > 15_000),
    ),
    Claim(
        "transposes_matter",
        "With the latest factor leftmost, that product is further from the "
        "Jacobian than the Jacobian is long; with the earliest leftmost, it is "
        "its transpose.",
        lambda r: holds(
            r.rnn_slips.order.latest_first > 1.1
            and r.rnn_slips.order.earliest_first < 1e-10
        ),
    ),
    Claim(
        "immediate_partials_matter",
        "With whole derivatives in the sum the gradient comes out more than "
        "twice as long as it is.",
        lambda r: holds(
            r.rnn_slips.total["times"] > 2.2 and r.rnn_slips.total.right < 1e-10
        ),
    ),
    Claim(
        "every_answer_is_another_gradient",
        "If every answer counts, the gradient has another length and another "
        "direction.",
        lambda r: holds(
            r.rnn_slips.every["times"] > 1.3 and r.rnn_slips.every.cosine < 0.9
        ),
    ),
    Claim(
        "one_letter_teaches_no_recurrence",
        "From a name of one letter the recurrence learns nothing at all.",
        lambda r: holds(
            r.rnn_slips.one_letter.i2h == 0 and r.rnn_slips.one_letter.i2o > 0.1
        ),
    ),
)

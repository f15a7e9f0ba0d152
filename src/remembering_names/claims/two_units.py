"""What the cases with two units, one for each derivation, show."""

from firsthand.conclusions.claim import Claim
from firsthand.conclusions.room import below

CLAIMS = (
    Claim(
        "two_units_agree",
        "Worked out by hand, the cases with two units agree with PyTorch's "
        "cells and with autograd to ten digits.",
        lambda r: below(r.two_units.apart, 1e-10),
        {"They are a thousandth apart.": {"two_units.apart": 1e-3}},
        {"two_units.apart": 1e-9},
    ),
)

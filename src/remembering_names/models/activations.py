r"""Tanh and the sigmoid for compiled functions, fast in single precision.

A call of the system's `tanh` is one number's; a quotient of two polynomials is
a few products and a division, which a compiler does for sixteen numbers at
once. So in float32, with z the square of x,

$$\tanh x \approx x \, \frac{p_0 + p_1 z + p_2 z^2 + p_3 z^3 + p_4 z^4}
  {1 + q_1 z + q_2 z^2 + q_3 z^3 + q_4 z^4}, \qquad |x| \le 8$$

and beyond 8 what it is there. The coefficients are our own: the quotient
nearest to tanh from 0 to 8, by its largest relative error (6.4e-9), found by
Lawson's reweighted least squares. Rounding adds to it: at most 4e-7 in all,
absolute and relative, and never beyond 1. In float64 it is the system's tanh.

Both are for use inside functions that are `compiled`, on one number, and
return its type:

    @compiled
    def squash(a, out):
        for k in range(len(a)):
            out[k] = sigmoid(a[k])
"""

import math
from typing import Any

import numpy as np

from firsthand.machine_code import compiled

EDGE = np.float32(8)
ONE = np.float32(1)
P0, P1, P2 = map(np.float32, (0.999999994, 0.134444968, 0.00357159661))
P3, P4 = map(np.float32, (2.18946386e-05, 1.52303853e-08))
Q1, Q2 = map(np.float32, (0.467778241, 0.0261644375))
Q3, Q4 = map(np.float32, (0.00034112897, 8.52243338e-07))


@compiled
def tanh(x: Any) -> Any:
    """Return the hyperbolic tangent of a number; NaN stays NaN."""
    # Decided when it is compiled: single precision has no 1 + 1e-10.
    one = type(x)(1)
    is_single = one + type(x)(1e-10) == one
    return quotient(x) if is_single else math.tanh(x)


@compiled
def quotient(x: Any) -> Any:
    """Return the hyperbolic tangent in float32, as a quotient."""
    x = max(min(x, EDGE), -EDGE)  # in this order: NaN stays
    z = x * x
    p = P0 + z * (P1 + z * (P2 + z * (P3 + z * P4)))
    q = ONE + z * (Q1 + z * (Q2 + z * (Q3 + z * Q4)))
    return x * p / q


@compiled
def sigmoid(x: Any) -> Any:
    r"""Return the logistic function, with half the error of tanh.

    $$\sigma(x) = \tfrac12 + \tfrac12 \tanh \tfrac x2$$
    """
    half = type(x)(0.5)
    return half + half * tanh(half * x)

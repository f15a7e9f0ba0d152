"""Products of matrices, four rows by four rows.

A processor multiplies faster than it loads. So sixteen numbers stay in its
registers while rows pass by: what is loaded once is used four times.
"""

from firsthand.machine_code import compiled, compiled_sum
from remembering_names.models.ladder.arrays import Array


@compiled
def add_product(a: Array, b: Array, total: Array) -> None:
    """Add a b to a total.

    Args:
        a: The first factor, (M, K).
        b: The second, (K, N), its rows in one piece.
        total: What to add to, (M, N), its rows in one piece.
    """
    fours = len(a) // 4 * 4
    for m in range(0, fours, 4):
        add_four_rows(a[m : m + 4], b, total[m : m + 4])
    for m in range(fours, len(a)):
        add_row(a[m], b, total[m])


@compiled
def add_four_rows(a: Array, b: Array, total: Array) -> None:
    """Add a b to a total, where a has four rows."""
    t0, t1, t2, t3 = total[0], total[1], total[2], total[3]
    fours = len(b) // 4 * 4
    for k in range(0, fours, 4):
        a00, a01, a02, a03 = a[0, k], a[0, k + 1], a[0, k + 2], a[0, k + 3]
        a10, a11, a12, a13 = a[1, k], a[1, k + 1], a[1, k + 2], a[1, k + 3]
        a20, a21, a22, a23 = a[2, k], a[2, k + 1], a[2, k + 2], a[2, k + 3]
        a30, a31, a32, a33 = a[3, k], a[3, k + 1], a[3, k + 2], a[3, k + 3]
        b0, b1, b2, b3 = b[k], b[k + 1], b[k + 2], b[k + 3]
        for n in range(len(t0)):
            t0[n] += a00 * b0[n] + a01 * b1[n] + a02 * b2[n] + a03 * b3[n]
            t1[n] += a10 * b0[n] + a11 * b1[n] + a12 * b2[n] + a13 * b3[n]
            t2[n] += a20 * b0[n] + a21 * b1[n] + a22 * b2[n] + a23 * b3[n]
            t3[n] += a30 * b0[n] + a31 * b1[n] + a32 * b2[n] + a33 * b3[n]
    for k in range(fours, len(b)):
        a0, a1, a2, a3, b_k = a[0, k], a[1, k], a[2, k], a[3, k], b[k]
        for n in range(len(t0)):
            t0[n] += a0 * b_k[n]
            t1[n] += a1 * b_k[n]
            t2[n] += a2 * b_k[n]
            t3[n] += a3 * b_k[n]


@compiled
def add_row(a: Array, b: Array, total: Array) -> None:
    """Add a b to a total, where a is a row, (K,)."""
    fours = len(b) // 4 * 4
    for k in range(0, fours, 4):
        a0, a1, a2, a3 = a[k], a[k + 1], a[k + 2], a[k + 3]
        b0, b1, b2, b3 = b[k], b[k + 1], b[k + 2], b[k + 3]
        for n in range(len(total)):
            total[n] += a0 * b0[n] + a1 * b1[n] + a2 * b2[n] + a3 * b3[n]
    for k in range(fours, len(b)):
        a_k, b_k = a[k], b[k]
        for n in range(len(total)):
            total[n] += a_k * b_k[n]


@compiled
def add_product_back(a: Array, b: Array, total: Array) -> None:
    r"""Add a b^T to a total: of each row of a, its products with rows of b.

    Args:
        a: The first factor, (M, N), its rows in one piece.
        b: The second, (K, N), its rows in one piece.
        total: What to add to, (M, K).
    """
    fours = len(a) // 4 * 4
    for m in range(0, fours, 4):
        for k in range(0, len(b) // 4 * 4, 4):
            add_dots(a[m : m + 4], b[k : k + 4], total[m : m + 4, k : k + 4])
        for row in range(m, m + 4):
            add_row_back(a[row], b, total[row], len(b) // 4 * 4)
    for m in range(fours, len(a)):
        add_row_back(a[m], b, total[m], 0)


@compiled_sum
def add_dots(a: Array, b: Array, total: Array) -> None:
    """Add a b^T to a total, where both have four rows."""
    s00 = s01 = s02 = s03 = s10 = s11 = s12 = s13 = total.dtype.type(0)
    s20 = s21 = s22 = s23 = s30 = s31 = s32 = s33 = total.dtype.type(0)
    a0, a1, a2, a3 = a[0], a[1], a[2], a[3]
    b0, b1, b2, b3 = b[0], b[1], b[2], b[3]
    for n in range(a.shape[1]):
        s00 += a0[n] * b0[n]
        s01 += a0[n] * b1[n]
        s02 += a0[n] * b2[n]
        s03 += a0[n] * b3[n]
        s10 += a1[n] * b0[n]
        s11 += a1[n] * b1[n]
        s12 += a1[n] * b2[n]
        s13 += a1[n] * b3[n]
        s20 += a2[n] * b0[n]
        s21 += a2[n] * b1[n]
        s22 += a2[n] * b2[n]
        s23 += a2[n] * b3[n]
        s30 += a3[n] * b0[n]
        s31 += a3[n] * b1[n]
        s32 += a3[n] * b2[n]
        s33 += a3[n] * b3[n]
    add_four(total[0], s00, s01, s02, s03)
    add_four(total[1], s10, s11, s12, s13)
    add_four(total[2], s20, s21, s22, s23)
    add_four(total[3], s30, s31, s32, s33)


@compiled
def add_four(total: Array, s0: float, s1: float, s2: float, s3: float) -> None:
    """Add four numbers to a total."""
    total[0] += s0
    total[1] += s1
    total[2] += s2
    total[3] += s3


@compiled_sum
def add_row_back(a: Array, b: Array, total: Array, first: int) -> None:
    """Add a b^T to a total, where a is a row, (N,), from row `first` of b."""
    zero = total.dtype.type(0)
    fours = first + (len(b) - first) // 4 * 4
    for k in range(first, fours, 4):
        s0 = s1 = s2 = s3 = zero
        b0, b1, b2, b3 = b[k], b[k + 1], b[k + 2], b[k + 3]
        for n in range(len(a)):
            s0 += a[n] * b0[n]
            s1 += a[n] * b1[n]
            s2 += a[n] * b2[n]
            s3 += a[n] * b3[n]
        add_four(total[k : k + 4], s0, s1, s2, s3)
    for k in range(fours, len(b)):
        s, b_k = zero, b[k]
        for n in range(len(a)):
            s += a[n] * b_k[n]
        total[k] += s

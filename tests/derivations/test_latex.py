"""What is printed means what was evaluated."""

import ast

import numpy as np
import pytest
from hypothesis import given
from hypothesis.strategies import (
    SearchStrategy,
    builds,
    recursive,
    sampled_from,
)
from numpy.typing import NDArray

from remembering_names.derivations.latex import LatexError, symbol, to_latex

LETTERS = {
    letter: np.random.default_rng(n).normal(size=(2, 2))
    for n, letter in enumerate("abcd")
}


class Matrix:
    """A matrix that knows a reader's rule: a product before a ⊙.

    Python has no such precedence for `@`, so here `**` is the product.
    """

    def __init__(self, values: NDArray[np.float64]) -> None:
        self.values = values

    def __add__(self, other: "Matrix") -> "Matrix":
        return Matrix(self.values + other.values)

    def __sub__(self, other: "Matrix") -> "Matrix":
        return Matrix(self.values - other.values)

    def __mul__(self, other: "Matrix") -> "Matrix":
        return Matrix(self.values * other.values)

    def __pow__(self, other: "Matrix") -> "Matrix":
        return Matrix(self.values @ other.values)


def as_read(latex: str) -> NDArray[np.float64]:
    """Return what a formula is worth to somebody who reads it."""
    for sign, operator in (
        (r"\left(", "("),
        (r"\right)", ")"),
        (r"\odot", "*"),
        (r"\,", "**"),
    ):
        latex = latex.replace(sign, operator)
    found: Matrix = eval(latex, {k: Matrix(v) for k, v in LETTERS.items()})
    return found.values


def operations(parts: SearchStrategy[str]) -> SearchStrategy[str]:
    return builds("({} {} {})".format, parts, sampled_from("+-*@"), parts)


EXPRESSIONS = recursive(sampled_from("abcd"), operations, max_leaves=7).map(
    lambda text: ast.unparse(ast.parse(text))
)


@given(EXPRESSIONS)
def test_a_reader_of_the_formula_gets_the_value_of_the_code(code: str) -> None:
    expected = eval(code, dict(LETTERS))
    assert np.allclose(as_read(to_latex(code, {})), expected)


@pytest.mark.parametrize(
    ("code", "latex"),
    [
        ("a * (b + c)", r"a \odot \left(b + c\right)"),
        ("a * b + c", r"a \odot b + c"),
        ("a - (b - c)", r"a - \left(b - c\right)"),
        ("a - b - c", "a - b - c"),
        ("a @ (b * c)", r"a \, \left(b \odot c\right)"),
        ("(a * b) @ c", r"\left(a \odot b\right) \, c"),
        ("x_t @ W_xi + b_i", r"x_{t} \, W_{xi} + b_{i}"),
        ("(a + b) ** 2", r"\left(a + b\right)^{2}"),
        ("a ** (b + c)", "a^{b + c}"),
        ("(a ** b) ** c", r"\left(a^{b}\right)^{c}"),
        ("power(A @ B, 2)", r"\left(A \, B\right)^{2}"),
        ("power(power(A, 2), 3)", r"\left(A^{2}\right)^{3}"),
        ("norm(W) ** (T - k)", r"\left\lVert W \right\rVert_2^{T - k}"),
        ("0.5 * a", r"0.5 \odot a"),
        ("sigmoid(a) * tanh(b)",
         r"\sigma\left(a\right) \odot \tanh\left(b\right)"),
        ("product(J[i] for i in down(T, k + 1))",
         r"\prod_{i=T}^{k + 1} J_{i}"),
        ("product(J[i] + K for i in down(T, 1))",
         r"\prod_{i=T}^{1} \left(J_{i} + K\right)"),
        ("-a * b", r"\left(-a\right) \odot b"),
        ("-(a + b)", r"-\left(a + b\right)"),
        ("W_hi.T @ a", r"W_{hi}^\top \, a"),
        ("(A @ B).T", r"\left(A \, B\right)^\top"),
        ("a * (b / (c + d))", r"a \odot \left(\frac{b}{c + d}\right)"),
        ("(a / b) ** c", r"\left(\frac{a}{b}\right)^{c}"),
        ("log(a) / exp(b)",
         r"\frac{\log\left(a\right)}{\exp\left(b\right)}"),
        ("scale(a, b + c)", r"a \, \left(b + c\right)"),
        ("mean(a)", r"\operatorname{mean}\left(a\right)"),
        ("beside(a, b, c, d)",
         r"\begin{bmatrix} a & b & c & d \end{bmatrix}"),
        ("total(x[t].T @ a[t] for t in up(1, T))",
         r"\sum_{t=1}^{T} x_{t}^\top \, a_{t}"),
        ("total(a[t] for t in up(1, T)) @ A",
         r"\left(\sum_{t=1}^{T} a_{t}\right) \, A"),
        ("product(J[i] for i in down(T, 1)) @ A",
         r"\left(\prod_{i=T}^{1} J_{i}\right) \, A"),
    ],
)  # fmt: skip
def test_brackets_stand_where_they_must(code: str, latex: str) -> None:
    assert to_latex(code, {}) == latex


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("h", "h"),
        ("h_t", "h_{t}"),
        ("c_prev", "c_{t-1}"),
        ("W_xi", "W_{xi}"),
        ("dh_T_dh_k", r"\frac{\partial h_{T}}{\partial h_{k}}"),
        ("dc_t_dc_prev", r"\frac{\partial c_{t}}{\partial c_{t-1}}"),
    ],
)
def test_a_name_prints_as_its_symbol(name: str, latex: str) -> None:
    assert symbol(name) == latex


def test_symbols_given_come_before_the_rule() -> None:
    symbols = {"gain": r"\gamma", "J[i]": "J"}
    assert to_latex("gain @ J[i]", symbols) == r"\gamma \, J"


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("a + relu(b)", "relu(b)"),
        ("torch.tanh(a)", "torch.tanh(a)"),
        ("a % b", "a % b"),
        ("~a", "~a"),
        ("a.mT", "a.mT"),
        ("[a, b]", "[a, b]"),
        ("'a'", "'a'"),
        ("a if b else c", "a if b else c"),
        ("stack(a, b, c)", "stack(a, b, c)"),
        ("sigmoid()", "sigmoid()"),
        ("norm(a, ord=1)", "norm(a, ord=1)"),
        ("product(J[i] for i in down(T))", "down(T)"),
        ("product(J[i] for i in down(T, 1) if i)", "if i"),
    ],
)
def test_what_cannot_be_printed_whole_is_refused_by_name(
    code: str, named: str
) -> None:
    with pytest.raises(LatexError) as caught:
        to_latex(code, {})
    assert named in str(caught.value)

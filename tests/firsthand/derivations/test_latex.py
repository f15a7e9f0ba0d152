"""What is printed means what was evaluated."""

import ast
from collections.abc import Iterable
from functools import reduce
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis.strategies import (
    SearchStrategy,
    builds,
    one_of,
    recursive,
    sampled_from,
)
from tests.remembering_names.derivations.reader import Array, read

from firsthand.derivations.latex import LatexError, symbol, to_latex


def matrices(*shape: int) -> Array:
    return np.random.default_rng(sum(shape)).normal(size=(*shape, 2, 2))


VALUES = dict(zip("abcd", matrices(4), strict=True)) | {"x": matrices(5)}


def total(terms: Iterable[Array]) -> Array:
    return reduce(np.add, terms)


def product(factors: Iterable[Array]) -> Array:
    return reduce(np.matmul, factors)


FUNCTIONS: dict[str, Any] = {
    "total": total,
    "product": product,
    "up": lambda first, last: range(first, last + 1),
    "down": lambda first, last: range(first, last - 1, -1),
}
ATOMS = sampled_from([*"abcd", "x[i]", "x[k]"])


def grow(parts: SearchStrategy[str]) -> SearchStrategy[str]:
    return one_of(
        builds("({} {} {})".format, parts, sampled_from("+-*@/"), parts),
        builds("({} * {})".format, sampled_from("23"), parts),
        builds("(-{})".format, parts),
        builds("{}.T".format, parts),
        builds("total({} for i in up(1, 3))".format, parts),
        builds("total({} for k in up(i, 4))".format, parts),
        builds("product({} for i in down(3, 2))".format, parts),
    )


EXPRESSIONS = recursive(ATOMS, grow, max_leaves=7).map(
    lambda text: ast.unparse(ast.parse(text))
)


@given(EXPRESSIONS)
def test_a_reader_of_the_formula_gets_the_value_of_the_code(code: str) -> None:
    values = {**VALUES, "i": 2, "k": 3}
    expected = eval(code, {**FUNCTIONS, **values})
    assert np.allclose(read(to_latex(code, {}), values), expected)


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
        ("0.5 * a", r"0.5 \, a"),
        (
            "sigmoid(a) * tanh(b)",
            r"\sigma\left(a\right) \odot \tanh\left(b\right)",
        ),
        ("product(J[i] for i in down(T, k + 1))", r"\prod_{i=T}^{k + 1} J_{i}"),
        (
            "product(J[i] + K for i in down(T, 1))",
            r"\prod_{i=T}^{1} \left(J_{i} + K\right)",
        ),
        (
            "product(J[i] for i in down(T, 1)) @ A",
            r"\left(\prod_{i=T}^{1} J_{i}\right) \, A",
        ),
        ("-a + b", "-a + b"),
        ("a - (-b)", r"a - \left(-b\right)"),
        ("-(a + b)", r"-\left(a + b\right)"),
        ("W_h.T @ a", r"W_{h}^{\top} \, a"),
        ("(A @ B).T", r"\left(A \, B\right)^{\top}"),
        ("power(W.T, 2)", r"\left(W^{\top}\right)^{2}"),
        ("(a / b) ** 2", r"\left(\frac{a}{b}\right)^{2}"),
        ("outer(a + b, h[k])", r"\left(a + b\right)^{\top} \, h_{k}"),
        ("dot(a, b)", r"a \, b^{\top}"),
        ("w @ kron(h, I)", r"w \, \left(h \otimes I\right)"),
        ("stack(a, b)", r"\begin{bmatrix} a & b \end{bmatrix}"),
        ("gamma * norm(W)", r"\gamma \, \left\lVert W \right\rVert_2"),
        ("a - total(b[i] for i in up(1, T))", r"a - \sum_{i=1}^{T} b_{i}"),
        (
            "total(total(a[i] @ b[k] for i in up(1, k)) for k in up(1, T))",
            r"\sum_{k=1}^{T} \sum_{i=1}^{k} a_{i} \, b_{k}",
        ),
        ("W_h[i]", "W_{h,i}"),
        ("delta[k + 1]", r"\delta_{k + 1}"),
        ("G[T, k]", "G_{T,k}"),
        ("log(a) / exp(b)", r"\frac{\log\left(a\right)}{\exp\left(b\right)}"),
        ("scale(a, b + c)", r"a \, \left(b + c\right)"),
        ("mean(a)", r"\operatorname{mean}\left(a\right)"),
        ("beside(a, b, c, d)", r"\begin{bmatrix} a & b & c & d \end{bmatrix}"),
    ],
)
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


def test_a_fraction_is_bracketed_under_an_exponent() -> None:
    assert to_latex("D[t].T", {"D[t]": r"\frac{a}{b}"}) == (
        r"\left(\frac{a}{b}\right)^{\top}"
    )


def test_symbols_given_come_before_the_rule() -> None:
    symbols = {"gain": r"\gamma", "J[i]": "J"}
    assert to_latex("gain @ J[i]", symbols) == r"\gamma \, J"


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("a + relu(b)", "relu(b)"),
        ("torch.tanh(a)", "torch.tanh(a)"),
        ("a // b", "a // b"),
        ("+a", "+a"),
        ("a.real", "a.real"),
        ("W.T[i]", "W.T[i]"),
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

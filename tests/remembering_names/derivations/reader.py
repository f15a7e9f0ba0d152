r"""Somebody who reads a formula by the rules that everybody reads by.

Sums and differences are read last. What stands behind a $\sum$ up to the next
plus or minus belongs to it; what stands behind a $\prod$ ends at a $\odot$,
too. Between two symbols without a sign stands a matrix product.
"""

import re
from collections.abc import Mapping
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
TOKEN = re.compile(
    r"\\left\(|\\right\)|\\(?:sum|prod)_\{(\w)=(\w)\}\^\{(\w)\}"
    r"|\\frac|\\odot|\\,|\^\{(?:\\top|\d)\}|[-+{}]|\d|[a-z](?:_\{\w\})?"
)


class Reader:
    """Reads one formula from left to right."""

    def __init__(self, latex: str, values: Mapping[str, Any]) -> None:
        self.values = dict(values)
        self.tokens = [m.group() for m in TOKEN.finditer(latex)]
        assert "".join(self.tokens) == latex.replace(" ", "")
        self.at = 0

    def next(self, *expected: str) -> str:
        """Return the next token, and go on, if it is an expected one."""
        ahead = self.tokens[self.at] if self.at < len(self.tokens) else ""
        if expected and ahead not in expected:
            return ""
        self.at += 1
        return ahead

    def sum(self) -> Array:
        """Read up to the next closing bracket."""
        value = -self.term() if self.next("-") else self.term()
        while sign := self.next("+", "-"):
            value = value + (1 if sign == "+" else -1) * self.term()
        return value

    def term(self) -> Array:
        """Read up to the next plus or minus."""
        value = self.product()
        while self.next(r"\odot"):
            value = value * self.product()
        return value

    def product(self) -> Array:
        """Read up to the next sign but that of a product."""
        value = self.power()
        while self.next(r"\,"):
            value = times(value, self.power())
        return value

    def power(self) -> Array:
        """Read a symbol and what stands above it."""
        value = self.atom()
        if above := self.next(r"^{\top}", "^{2}"):
            value = value.T if above == r"^{\top}" else value**2
        return value

    def atom(self) -> Array:
        """Read a symbol, a number, a fraction, a bracket, a sum."""
        token = self.next()
        if token.startswith(("\\sum", "\\prod")):
            return self.over_steps(token)
        if token == r"\frac":
            above, below = self.between("{", "}"), self.between("{", "}")
            return above / below
        if token == r"\left(":
            self.at -= 1
            return self.between(r"\left(", r"\right)")
        if token.isdigit():
            return np.array(float(token))
        letter, _, index = token.partition("_")
        value = self.values[letter]
        return np.array(value[self.number(index[1:-1])] if index else value)

    def between(self, opening: str, closing: str) -> Array:
        """Read what stands between two brackets."""
        assert self.next(opening)
        value = self.sum()
        assert self.next(closing)
        return value

    def number(self, text: str) -> int:
        """Return the worth of an index."""
        return int(text) if text.isdigit() else int(self.values[text])

    def over_steps(self, token: str) -> Array:
        """Read the same text again for each step."""
        match = TOKEN.fullmatch(token)
        assert match
        name, first, last = match.groups()
        ends = self.number(first), self.number(last)
        way = 1 if ends[0] <= ends[1] else -1
        is_sum, start, parts = token.startswith("\\sum"), self.at, []
        outside = self.values.copy()
        for step in range(ends[0], ends[1] + way, way):
            self.at, self.values[name] = start, step
            parts.append(self.term() if is_sum else self.product())
        self.values = outside
        return reduce(np.add if is_sum else np.matmul, parts)


def times(left: Array, right: Array) -> Array:
    """Return a product of matrices, or a multiple of one."""
    return left @ right if left.ndim and right.ndim else left * right


def read(latex: str, values: Mapping[str, Any]) -> Array:
    """Return what a formula is worth."""
    reader = Reader(latex, values)
    value = reader.sum()
    assert reader.at == len(reader.tokens)
    return value

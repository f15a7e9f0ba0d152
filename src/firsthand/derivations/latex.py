"""Print a Python expression as LaTeX, so that what is shown is what ran."""

import ast
import re
from collections.abc import Mapping

from firsthand.derivations.brackets import (
    BIG,
    INFIX,
    LOOSEST,
    PRECEDENCE,
    binding,
    is_big,
    operator,
)

OPERATORS: Mapping[type[ast.operator], str] = {
    ast.Add: " + ",
    ast.Sub: " - ",
    ast.Mult: r" \odot ",
    ast.MatMult: r" \, ",
}
CALLS = {  # how a function and its arguments print
    "sigmoid": r"\sigma\left({0}\right)",
    "tanh": r"\tanh\left({0}\right)",
    "log": r"\log\left({0}\right)",
    "exp": r"\exp\left({0}\right)",
    "mean": r"\operatorname{{mean}}\left({0}\right)",
    "scale": r"{0} \, \left({1}\right)",
    "beside": r"\begin{{bmatrix}} {0} & {1} & {2} & {3} \end{{bmatrix}}",
    "softmax": r"\operatorname{{softmax}}\left({0}\right)",
    "log_softmax": r"\log\operatorname{{softmax}}\left({0}\right)",
    "diag": r"\operatorname{{diag}}\left({0}\right)",
    "vec": r"\operatorname{{vec}}\left({0}\right)",
    "stack": r"\begin{{bmatrix}} {0} & {1} \end{{bmatrix}}",
    "norm": r"\left\lVert {0} \right\rVert_2",
    "cond": r"\kappa\left({0}\right)",
    "radius": r"\rho\left({0}\right)",
}
GREEK = {"delta", "gamma"}


class LatexError(ValueError):
    """An expression has a form that has no LaTeX here."""


def to_latex(expression: str, symbols: Mapping[str, str]) -> str:
    """Return the LaTeX of a Python expression.

    Args:
        expression: Such as `sigmoid(x_t @ W_xi + b_i)`.
        symbols: LaTeX of names that do not print by rule; of a product, `*`.

    Raises:
        LatexError: The expression uses something unknown; names it.
    """
    tree = ast.parse(expression, mode="eval")
    return str(Printer(symbols).visit(tree.body))


def symbol(name: str) -> str:
    r"""Return a name as a symbol: `W_xi` as `W_{xi}`.

    What follows the first underscore is the subscript, where `prev` is the
    step before: $h_{t-1}$. `dh_T_dh_k` is a derivative.
    """
    if derivative := re.fullmatch(r"d(\w+)_d(\w+)", name):
        above, below = map(symbol, derivative.groups())
        return rf"\frac{{\partial {above}}}{{\partial {below}}}"
    letter, _, below = name.partition("_")
    below = {"prev": "t-1"}.get(below, below)
    letter = rf"\{letter}" if letter in GREEK else letter
    return f"{letter}_{{{below}}}" if below else letter


class Printer(ast.NodeVisitor):
    """Visits an expression; each visit returns LaTeX."""

    def __init__(self, symbols: Mapping[str, str]) -> None:
        self.symbols = symbols

    def generic_visit(self, node: ast.AST) -> str:
        """Refuse what has no LaTeX."""
        raise LatexError(f"no LaTeX for {ast.unparse(node)!r}")

    def visit_Name(self, node: ast.Name) -> str:
        """Print a symbol."""
        return self.symbols.get(node.id, symbol(node.id))

    def visit_Constant(self, node: ast.Constant) -> str:
        """Print a number."""
        if not isinstance(node.value, int | float):
            return self.generic_visit(node)
        return str(node.value)

    def visit_BinOp(self, node: ast.BinOp) -> str:
        """Print an operation, its operands bracketed where they must be."""
        kind = operator(node)
        if kind is ast.Pow:
            return self.raised(node.left, self.visit(node.right))
        if kind is ast.Div:
            above, below = self.visit(node.left), self.visit(node.right)
            return rf"\frac{{{above}}}{{{below}}}"
        if kind not in OPERATORS:
            return self.generic_visit(node)
        sign = OPERATORS[kind]
        if kind is ast.Mult:  # numbers have no sign between them
            sign = self.symbols.get("*", sign)
        left = self.operand(node.left, PRECEDENCE[kind])
        if kind in (ast.Add, ast.Sub):
            return left + sign + self.added(node.right)
        right = self.operand(node.right, PRECEDENCE[kind] + 1)
        return left + sign + right

    def visit_UnaryOp(self, node: ast.UnaryOp) -> str:
        """Print what has a minus before it."""
        if not isinstance(node.op, ast.USub):
            return self.generic_visit(node)
        return "-" + self.added(node.operand)

    def added(self, node: ast.expr) -> str:
        """Print what stands behind a plus or a minus."""
        least = LOOSEST if is_big(node) else PRECEDENCE[ast.Mult]
        return self.operand(node, least)

    def visit_Attribute(self, node: ast.Attribute) -> str:
        """Print a transpose, `W.T`."""
        if node.attr != "T":
            return self.generic_visit(node)
        return self.raised(node.value, r"\top")

    def raised(self, base: ast.expr, exponent: str) -> str:
        """Print a base with something above it."""
        return f"{self.operand(base, PRECEDENCE[ast.Pow] + 1)}^{{{exponent}}}"

    def operand(self, node: ast.expr, least: int) -> str:
        """Print an operand, in brackets if it binds less than `least`."""
        text = str(self.visit(node))
        tightness = binding(node)
        if isinstance(node, ast.Name | ast.Subscript) and "\\frac" in text:
            tightness = PRECEDENCE[ast.Div]  # a symbol with a bar
        return text if tightness >= least else rf"\left({text}\right)"

    def visit_Call(self, node: ast.Call) -> str:
        """Print a function of its arguments, or a sum or product."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if node.keywords or not node.args:
            return self.generic_visit(node)
        if name in BIG and isinstance(node.args[0], ast.GeneratorExp):
            return self.over_steps(name, node.args[0])
        if name == "power" and len(node.args) == 2:
            return self.raised(node.args[0], self.visit(node.args[1]))
        if name in INFIX and len(node.args) == 2:
            tight = PRECEDENCE[ast.Pow] + 1
            sides = [self.operand(side, tight) for side in node.args]
            return INFIX[name][0].format(*sides)
        fields = re.findall(r"(?<!{){\d}", CALLS.get(name, ""))
        if len(node.args) != len(fields):
            return self.generic_visit(node)
        return CALLS[name].format(*map(self.visit, node.args))

    def over_steps(self, name: str, terms: ast.GeneratorExp) -> str:
        r"""Print `total(a[i] for i in up(1, T))` as $\sum_{i=1}^{T} a_i$."""
        loop, *others = terms.generators
        ends = loop.iter.args if isinstance(loop.iter, ast.Call) else []
        if others or loop.ifs or len(ends) != 2:
            return self.generic_visit(terms)
        first, last = map(self.visit, ends)
        sign, least = BIG[name]
        # A sum of sums reads from left to right.
        term = self.operand(terms.elt, LOOSEST if is_big(terms.elt) else least)
        return (
            rf"{sign}_{{{self.visit(loop.target)}={first}}}^{{{last}}} {term}"
        )

    def visit_Subscript(self, node: ast.Subscript) -> str:
        """Print an indexed symbol: `W_h[i]` as `W_{h,i}`."""
        if (text := ast.unparse(node)) in self.symbols:
            return self.symbols[text]
        name, index = self.visit(node.value), self.visit(node.slice)
        plain = re.fullmatch(r"(\\?[A-Za-z]+)(?:_\{([^{}]*)\})?", name)
        if not plain:
            return self.generic_visit(node)
        indices = [*filter(None, [plain[2]]), index]
        return f"{plain[1]}_{{{','.join(indices)}}}"

    def visit_Tuple(self, node: ast.Tuple) -> str:
        """Print several indices."""
        return ",".join(map(self.visit, node.elts))

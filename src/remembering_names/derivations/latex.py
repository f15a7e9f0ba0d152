"""Print a Python expression as LaTeX, so that what is shown is what ran."""

import ast
import re
from collections.abc import Mapping

PRECEDENCE = {
    ast.Add: 1,
    ast.Sub: 1,
    ast.Mult: 2,
    ast.Div: 2,
    ast.MatMult: 3,
    ast.Pow: 4,
}
OPERATORS = {
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
    "log_softmax": r"\log\operatorname{{softmax}}\left({0}\right)",
    "diag": r"\operatorname{{diag}}\left({0}\right)",
    "stack": r"\begin{{bmatrix}} {0} \\ {1} \end{{bmatrix}}",
    "norm": r"\left\lVert {0} \right\rVert_2",
}


class LatexError(ValueError):
    """An expression has a form that has no LaTeX here."""


def to_latex(expression: str, symbols: Mapping[str, str]) -> str:
    """Return the LaTeX of a Python expression.

    Args:
        expression: Such as `sigmoid(x_t @ W_xi + b_i)`.
        symbols: LaTeX of names that do not print by rule.

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
    return f"{letter}_{{{below}}}" if below else letter


def binding(node: ast.expr) -> int:
    """Return how tightly the parts of an expression hang together."""
    if isinstance(node, ast.BinOp):
        return PRECEDENCE[type(node.op)]
    if isinstance(node, ast.UnaryOp):
        return PRECEDENCE[ast.Sub]
    if isinstance(node, ast.Call):
        calls = {"product": 1, "total": 1, "power": PRECEDENCE[ast.Pow]}
        calls["scale"] = PRECEDENCE[ast.Mult]
        return calls.get(ast.unparse(node.func), 9)
    return 9


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

    def visit_UnaryOp(self, node: ast.UnaryOp) -> str:
        """Print a minus sign."""
        if not isinstance(node.op, ast.USub):
            return self.generic_visit(node)
        return "-" + self.operand(node.operand, PRECEDENCE[ast.Mult])

    def visit_Attribute(self, node: ast.Attribute) -> str:
        """Print a transpose."""
        if node.attr != "T":
            return self.generic_visit(node)
        return self.operand(node.value, PRECEDENCE[ast.Pow] + 1) + r"^\top"

    def visit_BinOp(self, node: ast.BinOp) -> str:
        """Print an operation, its operands bracketed where they must be."""
        kind = type(node.op)
        if kind is ast.Div:
            above, below = self.visit(node.left), self.visit(node.right)
            return rf"\frac{{{above}}}{{{below}}}"
        if kind is ast.Pow:
            base = self.operand(node.left, PRECEDENCE[kind] + 1)
            return f"{base}^{{{self.visit(node.right)}}}"
        if kind not in OPERATORS:
            return self.generic_visit(node)
        left = self.operand(node.left, PRECEDENCE[kind])
        right = self.operand(node.right, PRECEDENCE[kind] + 1)
        return left + OPERATORS[kind] + right

    def operand(self, node: ast.expr, least: int) -> str:
        """Print an operand, in brackets if it binds less than `least`."""
        text = self.visit(node)
        return text if binding(node) >= least else rf"\left({text}\right)"

    def visit_Call(self, node: ast.Call) -> str:
        """Print a function of its arguments, or a product over steps."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        sign = {"product": r"\prod", "total": r"\sum"}.get(name)
        if sign and isinstance(node.args[0], ast.GeneratorExp):
            return self.over_steps(sign, node.args[0])
        if name == "power" and len(node.args) == 2:
            base, exponent = node.args
            return self.visit_BinOp(ast.BinOp(base, ast.Pow(), exponent))
        fields = re.findall(r"(?<!{){\d}", CALLS.get(name, ""))
        if node.keywords or not 0 < len(node.args) == len(fields):
            return self.generic_visit(node)
        return CALLS[name].format(*map(self.visit, node.args))

    def over_steps(self, sign: str, parts: ast.GeneratorExp) -> str:
        r"""Print `product(J[i] for i in down(T, k + 1))` as $\prod$."""
        loop, *others = parts.generators
        ends = loop.iter.args if isinstance(loop.iter, ast.Call) else []
        if others or loop.ifs or len(ends) != 2:
            return self.generic_visit(parts)
        first, last = map(self.visit, ends)
        start = f"{self.visit(loop.target)}={first}"
        part = self.operand(parts.elt, PRECEDENCE[ast.MatMult])
        return rf"{sign}_{{{start}}}^{{{last}}} {part}"

    def visit_Subscript(self, node: ast.Subscript) -> str:
        """Print an indexed symbol."""
        if (text := ast.unparse(node)) in self.symbols:
            return self.symbols[text]
        name = self.visit(node.value)
        return f"{name}_{{{self.visit(node.slice)}}}"

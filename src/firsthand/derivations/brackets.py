"""How tightly an expression hangs together: where a reader needs brackets."""

import ast
from collections.abc import Mapping

LOOSEST, TIGHTEST = 0, 9
PRECEDENCE: Mapping[type[ast.operator], int] = {
    ast.Add: 1,
    ast.Sub: 1,
    ast.Mult: 2,
    ast.MatMult: 3,
    ast.Pow: 4,
    ast.Div: 4,  # a fraction's bar holds it together, but under no exponent
}
INFIX = {  # between two operands, vectors as rows, and how tightly it binds
    "dot": (r"{0} \, {1}^{{\top}}", PRECEDENCE[ast.MatMult]),
    "outer": (r"{0}^{{\top}} \, {1}", PRECEDENCE[ast.MatMult]),
    "kron": (r"{0} \otimes {1}", PRECEDENCE[ast.Add]),
}
BIG = {  # over a range of steps: the sign, and what one term may not contain
    "total": (r"\sum", PRECEDENCE[ast.Mult]),
    "product": (r"\prod", PRECEDENCE[ast.MatMult]),
}
SCALARS = {
    "gamma",
    "cond",
    "norm",
    "radius",
}  # no ⊙ stands beside a plain number


def is_scalar(node: ast.expr) -> bool:
    """Tell whether an expression is a plain number, as its form shows."""
    match node:
        case ast.Constant():
            return True
        case ast.BinOp(left=left, op=op, right=right):
            return is_scalar(left) and (
                isinstance(op, ast.Pow) or is_scalar(right)
            )
        case ast.Name(id=name) | ast.Call(func=ast.Name(id=name)):
            return name in SCALARS
    return False


def operator(node: ast.BinOp) -> type[ast.operator]:
    """Return an operation; a multiple of a matrix reads as a product."""
    if isinstance(node.op, ast.Mult) and (
        is_scalar(node.left) or is_scalar(node.right)
    ):
        return ast.MatMult
    return type(node.op)


def is_big(node: ast.expr) -> bool:
    """Tell whether an expression is a sum or a product over steps.

    Its terms end at the next plus or minus, so that what is added before it
    needs no brackets around it.
    """
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in BIG
    )


def binding(node: ast.expr) -> int:
    """Return how tightly the parts of an expression hang together."""
    if is_big(node):
        return LOOSEST
    match node:
        case ast.BinOp():
            return PRECEDENCE.get(operator(node), LOOSEST)
        case ast.UnaryOp():
            return PRECEDENCE[ast.Add]
        case ast.Attribute() | ast.Call(func=ast.Name(id="power")):
            return PRECEDENCE[ast.Pow]
        case ast.Call(func=ast.Name(id=name)) if name in INFIX:
            return INFIX[name][1]
    return TIGHTEST

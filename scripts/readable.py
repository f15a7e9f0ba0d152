"""Say where code is too long, or too clever, for a student to read.

Pages print it: a function has at most 40 lines and a module at most 200, with
docstrings. Nobody unpacks more than five values at once, or counts with
booleans.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FUNCTION, MODULE, UNPACKED = 40, 200, 5
Problem = tuple[int, str]  # the line, and what is wrong there

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LOGICAL = (ast.BitAnd, ast.BitOr, ast.BitXor)
SUMS = {"fmean", "max", "mean", "min", "sum"}


def problems(source: str) -> Iterator[Problem]:
    """Yield what is wrong with a module."""
    size = len(source.splitlines())
    if size > MODULE:
        yield 1, f"the module has {size} lines, more than {MODULE}"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FUNCTIONS):
            yield from too_long(node)
        yield from too_many_values(node)
        if counts_with_booleans(node):
            assert isinstance(node, ast.expr | ast.stmt)
            yield node.lineno, "arithmetic with a condition: write an if"


def too_long(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Problem]:
    """Yield a function that has too many lines."""
    size = (node.end_lineno or node.lineno) - node.lineno + 1
    if size > FUNCTION:
        yield node.lineno, f"{node.name} has {size} lines, more than {FUNCTION}"


def too_many_values(node: ast.AST) -> Iterator[Problem]:
    """Yield where too many values are unpacked at once."""
    is_target = isinstance(getattr(node, "ctx", None), ast.Store)
    if is_target and isinstance(node, ast.Tuple | ast.List):
        count = len(node.elts)
        if count > UNPACKED:
            message = f"unpacks {count} values, more than {UNPACKED}"
            yield node.lineno, f"{message}: give them names"


def counts_with_booleans(node: ast.AST) -> bool:
    """Tell whether a condition is an operand, or is summed."""
    if isinstance(node, ast.BinOp) and not isinstance(node.op, LOGICAL):
        return is_condition(node.left) or is_condition(node.right)
    if isinstance(node, ast.AugAssign) and not isinstance(node.op, LOGICAL):
        return is_condition(node.value)
    if isinstance(node, ast.Call) and name(node.func) in SUMS:
        return any(
            isinstance(values, ast.GeneratorExp | ast.ListComp)
            and is_condition(values.elt)
            for values in node.args
        )
    return False


def is_condition(node: ast.expr) -> bool:
    """Tell whether an expression is true or false."""
    negated = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    return isinstance(node, ast.Compare) or negated


def name(function: ast.expr) -> str:
    """Return the last part of the name that is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def main(folders: list[str]) -> int:
    """Print every problem in the modules below some folders; return if any."""
    count = 0
    for folder in folders:
        for file in sorted(Path(folder).rglob("*.py")):
            for line, problem in problems(file.read_text("utf-8")):
                print(f"{file.as_posix()}:{line} {problem}")
                count += 1
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Source without what changes no value: comments, docstrings, empty lines."""

import ast
import re
from collections.abc import Iterable

# A string, or else a comment. No string of Python 3.11 holds its own quotes.
TEXT = re.compile(
    r"""(?s)(?P<quotes>\"{3}|'{3})(?:\\.|[^\\])*?(?P=quotes)"""
    r"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|(?P<comment>\#[^\n]*)"""
)

Span = tuple[tuple[int, int], tuple[int, int]]  # two of (line, byte offset)


def bare(source: str, spans: Iterable[Span]) -> str:
    """Return `source` without spans, comments and empty lines.

    Text is hashed, not a syntax tree: Python versions dump trees
    differently.

    Args:
        source: Python source.
        spans: Where its docstrings are.
    """
    lines = [line.encode() for line in source.split("\n")]
    remarks, quoted = comments(source)
    for (top, left), (bottom, right) in sorted(
        [*spans, *remarks], reverse=True
    ):
        lines[top - 1] = lines[top - 1][:left] + lines[bottom - 1][right:]
        lines[top:bottom] = [b""] * (bottom - top)
        quoted -= set(range(top, bottom))
    return "\n".join(
        line.decode() if number in quoted else line.decode().rstrip()
        for number, line in enumerate(lines, 1)
        if number in quoted or line.strip()
    )


def comments(source: str) -> tuple[list[Span], set[int]]:
    """Return where each comment stands, and which lines end in a string.

    A line whose end is inside of a string stays as it is.
    """
    spans: list[Span] = []
    quoted: set[int] = set()
    row, before = 1, 0
    for match in TEXT.finditer(source):
        start = match.start()
        row += source.count("\n", before, start)
        before = start
        if match["comment"]:
            left = len(
                source[source.rfind("\n", 0, start) + 1 : start].encode()
            )
            spans.append(((row, left), (row, left + len(match[0].encode()))))
        else:
            quoted.update(range(row, row + match[0].count("\n")))
    return spans, quoted


def docstring(node: ast.AST) -> list[Span]:
    """Return where the docstring of a module, class or function stands."""
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    scopes = ast.Module | ast.ClassDef | functions
    if (
        not isinstance(node, scopes)
        or ast.get_docstring(node, clean=False) is None
    ):
        return []
    text = node.body[0]
    end = (text.end_lineno or 0, text.end_col_offset or 0)
    return [((text.lineno, text.col_offset), end)]

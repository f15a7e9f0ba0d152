"""One source file: what it imports, and what its code says."""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from firsthand.tracking.stripping import bare, docstring

FOR_TYPES = {"TYPE_CHECKING", "typing.TYPE_CHECKING"}
PARTS = ("body", "orelse", "finalbody", "handlers", "cases")  # of a statement

Import = tuple[str, int, str]  # module, dots before it, member taken


@dataclass(frozen=True)
class Source:
    """What decides values in a Python file.

    Attributes:
        digest: The hash of its code; comments and docstrings do not count.
        imports: What it imports, inside of functions too.
        for_types: Those of its imports that only a type checker follows.
    """

    digest: str
    imports: tuple[Import, ...]
    for_types: frozenset[Import]


@cache
def analyse(source: str) -> Source:
    """Return what decides values in `source`."""
    tree = list(statements(ast.parse(source)))
    code = bare(source, [span for node in tree for span in docstring(node)])
    for_types = [
        inner
        for node in tree
        if isinstance(node, ast.If) and ast.unparse(node.test) in FOR_TYPES
        for statement in node.body
        for inner in statements(statement)
    ]
    return Source(
        hashlib.sha256(code.encode()).hexdigest(),
        tuple(imports_in(tree)),
        frozenset(imports_in(for_types)),
    )


def imports_in(tree: Iterable[ast.AST]) -> Iterator[Import]:
    """Yield what statements import."""
    for node in tree:
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name, dots = node.module or "", node.level
            yield from ((name, dots, alias.name) for alias in node.names)


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield a tree and all statements below it, however deep."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for part in PARTS:
            waiting += getattr(node, part, ())

"""Python source as an input: what a module imports, and what its code says."""

import ast
import hashlib
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = "remembering_names"
REGISTRY = f"{PACKAGE}.models"  # lists models; decides no value of any

Span = tuple[tuple[int, int], tuple[int, int]]  # two of (line, byte offset)


def closure(root: Path, start: set[str]) -> dict[str, Path]:
    """Return the first-party modules that `start` needs, and their files."""
    found: dict[str, Path] = {}
    waiting = sorted(start)
    while waiting:
        module = waiting.pop()
        if module and module != REGISTRY and module not in found:
            found[module] = module_file(root, module)
            waiting += first_party(root, found[module], module)
            waiting.append(module.rpartition(".")[0])  # its package runs too
    return found


def module_file(root: Path, module: str) -> Path:
    """Return the file that holds `module`."""
    path = root / "src" / Path(*module.split("."))
    package = path / "__init__.py"
    return package if package.exists() else path.with_suffix(".py")


def first_party(root: Path, path: Path, module: str = "") -> list[str]:
    """Return the modules of this package that the file at `path` imports."""
    found = []
    for name, member in imports(path, module):
        if name.partition(".")[0] != PACKAGE:
            continue
        if member and module_file(root, f"{name}.{member}").exists():
            found.append(f"{name}.{member}")
        elif name == REGISTRY:
            found.append(defining(root, member))
        else:
            found.append(name)
    return found


def defining(root: Path, member: str) -> str:
    """Return the module from which the registry takes `member`.

    Raises:
        ImportError: It is the registry's own, which is no input: what a
            model's label is changes no result.
    """
    for name, taken in imports(module_file(root, REGISTRY), REGISTRY):
        if taken == member:
            return name
    raise ImportError(f"{REGISTRY} is no input; do without its {member}")


def third_party(path: Path) -> set[str]:
    """Return the top-level packages that the file at `path` imports."""
    return {name.partition(".")[0] for name, _ in imports(path)}


def imports(path: Path, module: str = "") -> tuple[tuple[str, str], ...]:
    """Return each import of a file: the absolute module, the member taken."""
    found: list[tuple[str, str]] = []
    for node in ast.walk(tree(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".")
            depth = node.level - (path.name == "__init__.py")
            parents = package[: len(package) - depth] if node.level else []
            name = ".".join([*parents, *([node.module] if node.module else [])])
            found += [(name, alias.name) for alias in node.names]
    return tuple(found)


@cache
def tree(source: str) -> ast.Module:
    """Return the syntax tree of `source`."""
    return ast.parse(source)


@cache
def source_digest(source: str) -> str:
    """Return the hash of Python source, comments and docstrings cut out.

    Text is hashed, not a syntax tree: Python versions dump trees
    differently.
    """
    return hashlib.sha256(bare(source).encode()).hexdigest()


def bare(source: str) -> str:
    """Return `source` without comments, docstrings and empty lines."""
    lines = [line.encode() for line in source.split("\n")]
    quoted: set[int] = (
        set()
    )  # lines that go on inside a string stay as they are
    spans = list(comments(source))
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Constant | ast.JoinedStr):
            quoted.update(range(node.lineno, node.end_lineno or 0))
        spans += docstring(node)
    for (top, left), (bottom, right) in sorted(spans, reverse=True):
        lines[top - 1] = lines[top - 1][:left] + lines[bottom - 1][right:]
        lines[top:bottom] = [b""] * (bottom - top)
        quoted -= set(range(top, bottom))
    return "\n".join(
        line.decode() if number in quoted else line.decode().rstrip()
        for number, line in enumerate(lines, 1)
        if number in quoted or line.strip()
    )


def comments(source: str) -> Iterator[Span]:
    """Yield where each comment stands."""
    lines = source.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            left = len(lines[row - 1][:column].encode())
            yield (row, left), (row, left + len(token.string.encode()))


def docstring(node: ast.AST) -> list[Span]:
    """Return where the docstring of a module, class or function stands."""
    scopes = ast.Module | ast.ClassDef | ast.FunctionDef
    if not isinstance(node, scopes) or ast.get_docstring(node) is None:
        return []
    text = node.body[0]
    end = (text.end_lineno or 0, text.end_col_offset or 0)
    return [((text.lineno, text.col_offset), end)]

"""Python source as an input: what a module imports, and what its code says."""

import ast
import hashlib
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from remembering_names import ReportError

PACKAGE = "remembering_names"
REGISTRY = f"{PACKAGE}.models"  # lists models; decides no value of any

# Tokens that begin and end a string; an f-string is three from 3.12 on.
OPEN = ("STRING", "FSTRING_START", "TSTRING_START")
CLOSE = ("STRING", "FSTRING_END", "TSTRING_END")

Span = tuple[tuple[int, int], tuple[int, int]]  # two of (line, byte offset)


class SourceError(ReportError):
    """A source file cannot be read as Python."""


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
        if REGISTRY in (name, f"{name}.{member}"):
            found.append(registered(root, name, member))
        elif member and module_file(root, f"{name}.{member}").exists():
            found.append(f"{name}.{member}")
        else:
            found.append(name)
    return found


def registered(root: Path, name: str, member: str) -> str:
    """Return the module that `from name import member` needs of the registry.

    Raises:
        SourceError: It takes what is the registry's own, or all of it, which
            is no input: what a model's label is changes no result.
    """
    if name == REGISTRY and member:
        if module_file(root, f"{name}.{member}").exists():
            return f"{name}.{member}"
        for module, taken in imports(module_file(root, REGISTRY), REGISTRY):
            if taken == member:
                return module
    raise SourceError(
        f"{REGISTRY} is no input; import a class from it, not {member or name}"
    )


def third_party(path: Path) -> set[str]:
    """Return the top-level packages that the file at `path` imports."""
    return {name.partition(".")[0] for name, _ in imports(path)}


def imports(path: Path, module: str = "") -> tuple[tuple[str, str], ...]:
    """Return each import of a file: the absolute module, the member taken.

    Raises:
        SourceError: The file is not Python.
    """
    try:
        statements = import_statements(path.read_text("utf-8"))
    except (SyntaxError, ValueError) as error:
        raise SourceError(f"{path}: {error}; mend it") from None
    found: list[tuple[str, str]] = []
    for node in statements:
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        else:
            package = module.split(".")
            depth = node.level - (path.name == "__init__.py")
            parents = package[: len(package) - depth] if node.level else []
            name = ".".join([*parents, *([node.module] if node.module else [])])
            found += [(name, alias.name) for alias in node.names]
    return tuple(found)


@cache
def import_statements(source: str) -> list[ast.Import | ast.ImportFrom]:
    """Return the import statements of `source`, those in functions too."""
    kinds = ast.Import | ast.ImportFrom
    return [node for node in ast.walk(tree(source)) if isinstance(node, kinds)]


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
    quoted = inside_strings(source)
    spans = list(comments(source))
    for node in ast.walk(tree(source)):
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


def tokens(source: str) -> Iterator[tokenize.TokenInfo]:
    """Yield the tokens of `source`."""
    return tokenize.generate_tokens(io.StringIO(source).readline)


def inside_strings(source: str) -> set[int]:
    """Return the lines whose end is inside a string: they stay as they are."""
    found: set[int] = set()
    opened: list[int] = []  # f-strings can hold strings
    for token in tokens(source):
        kind = tokenize.tok_name[token.type]
        if kind in OPEN:
            opened.append(token.start[0])
        if kind in CLOSE:
            found.update(range(opened.pop(), token.end[0]))
    return found


def comments(source: str) -> Iterator[Span]:
    """Yield where each comment stands."""
    lines = source.split("\n")
    for token in tokens(source):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            left = len(lines[row - 1][:column].encode())
            yield (row, left), (row, left + len(token.string.encode()))


def docstring(node: ast.AST) -> list[Span]:
    """Return where the docstring of a module, class or function stands."""
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    scopes = ast.Module | ast.ClassDef | functions
    if not isinstance(node, scopes) or ast.get_docstring(node) is None:
        return []
    text = node.body[0]
    end = (text.end_lineno or 0, text.end_col_offset or 0)
    return [((text.lineno, text.col_offset), end)]

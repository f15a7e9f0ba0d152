"""Python source as an input: what a module imports, and what its code says."""

import ast
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from remembering_names import ReportError
from remembering_names.stripping import bare, docstring

PACKAGE = "remembering_names"
REGISTRY = f"{PACKAGE}.models"  # lists models; decides no value of any

PARTS = ("body", "orelse", "finalbody", "handlers", "cases")  # of a statement

Import = tuple[str, int, str]  # module, dots before it, member taken


class SourceError(ReportError):
    """A source file cannot be read as Python."""


@dataclass(frozen=True)
class Source:
    """What decides values in a Python file.

    Attributes:
        digest: The hash of its code; comments and docstrings do not count.
        imports: What it imports, inside of functions too.
    """

    digest: str
    imports: tuple[Import, ...]


class Sources:
    """The Python files below a root as they are now: each is read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read = cache(self._read)
        self.file = cache(self._file)
        self.first_party = cache(self._first_party)
        self.needed = cache(self._needed)

    def closure(self, start: set[str]) -> dict[str, Path]:
        """Return the first-party modules that `start` needs; their files."""
        return self.needed(frozenset(start))

    def _needed(self, start: frozenset[str]) -> dict[str, Path]:
        found: dict[str, Path] = {}
        waiting = sorted(start)
        while waiting:
            module = waiting.pop()
            if module and module != REGISTRY and module not in found:
                found[module] = path = self.file(module)
                waiting += self.first_party(path, module)
                waiting.append(module.rpartition(".")[0])  # it runs too
        return found

    def third_party(self, path: Path) -> set[str]:
        """Return the top-level packages that the file at `path` imports."""
        imports = self.read(path).imports
        return {name.partition(".")[0] for name, dots, _ in imports if not dots}

    def _file(self, module: str) -> Path:
        path = self.root / "src" / Path(*module.split("."))
        package = path / "__init__.py"
        return package if package.exists() else path.with_suffix(".py")

    def _read(self, path: Path) -> Source:
        try:
            return analyse(path.read_text("utf-8"))
        except (SyntaxError, ValueError) as error:
            raise SourceError(f"{path}: {error}; mend it") from None

    def _first_party(self, path: Path, module: str = "") -> list[str]:
        found = []
        for name, member in self.imports(path, module):
            if name.partition(".")[0] != PACKAGE:
                continue
            if REGISTRY in (name, f"{name}.{member}"):
                found.append(self.registered(name, member))
            elif member and self.file(f"{name}.{member}").exists():
                found.append(f"{name}.{member}")
            else:
                found.append(name)
        return found

    def imports(self, path: Path, module: str) -> Iterator[tuple[str, str]]:
        """Yield each import of a module: the absolute name, what is taken."""
        package = module.split(".")
        is_package = path.name == "__init__.py"
        for name, dots, member in self.read(path).imports:
            parents = package[: len(package) - dots + is_package]
            yield (
                ".".join([*parents * bool(dots), *[name] * bool(name)]),
                member,
            )

    def registered(self, name: str, member: str) -> str:
        """Return the module that `from name import member` needs of it.

        Raises:
            SourceError: It takes what is the registry's own, or all of it,
                which is no input: what a model's label is changes no result.
        """
        if name == REGISTRY and member:
            if self.file(f"{name}.{member}").exists():
                return f"{name}.{member}"
            registry = self.file(REGISTRY)
            for module, taken in self.imports(registry, REGISTRY):
                if taken == member:
                    return module
        raise SourceError(
            f"{REGISTRY} is no input; "
            f"import a class from it, not {member or name}"
        )


@cache
def analyse(source: str) -> Source:
    """Return what decides values in `source`."""
    tree = list(statements(ast.parse(source)))
    imports: list[Import] = []
    for node in tree:
        if isinstance(node, ast.Import):
            imports += [(alias.name, 0, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            name, dots = node.module or "", node.level
            imports += [(name, dots, alias.name) for alias in node.names]
    code = bare(source, [span for node in tree for span in docstring(node)])
    return Source(hashlib.sha256(code.encode()).hexdigest(), tuple(imports))


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield a tree and all statements below it, however deep."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for part in PARTS:
            waiting += getattr(node, part, ())

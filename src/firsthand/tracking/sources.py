"""Python source as an input: what a module imports, and what its code says."""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import resolve_name
from pathlib import Path

from firsthand.errors import ReportError
from firsthand.report import Report
from firsthand.tracking.analyses import Analyses
from firsthand.tracking.analysis import Import, Source

ENGINE = "firsthand"
INSTALLED = Path(__file__).resolve().parents[2]  # where the engine lies


class SourceError(ReportError):
    """A source file cannot be read as Python."""


class Sources:
    """The first-party Python files as they are now: each is read once.

    Args:
        report: Whose code it is, beside the engine's.
    """

    def __init__(self, report: Report) -> None:
        self.root = report.root
        self.registry = report.registry
        self.packages = (report.package, ENGINE)
        self.analyses = Analyses(report.root)
        self.read = cache(self._read)
        self.file = cache(self._file)
        self.first_party = cache(self._first_party)
        self.needed = cache(self._needed)

    def closure(self, start: Iterable[str]) -> dict[str, Path]:
        """Return the first-party modules that `start` needs; their files."""
        return self.needed(frozenset(start))

    def _needed(self, start: frozenset[str]) -> dict[str, Path]:
        found: dict[str, Path] = {}
        waiting = sorted(start)
        while waiting:
            module = waiting.pop()
            if module and module != self.registry and module not in found:
                found[module] = path = self.file(module)
                waiting += self.first_party(path, module)
                waiting.append(module.rpartition(".")[0])  # it runs too
        return found

    def third_party(self, path: Path) -> set[str]:
        """Return the top-level packages of others that a file imports."""
        imports = self.read(path).imports
        names = {
            name.partition(".")[0] for name, dots, _ in imports if not dots
        }
        return names - sys.stdlib_module_names - {*self.packages}

    def name(self, path: Path) -> str:
        """Return what the lock calls a source file.

        An engine that is installed elsewhere goes by its own folder.
        """
        base = self.root if path.is_relative_to(self.root) else INSTALLED
        return path.relative_to(base).as_posix()

    def _file(self, module: str) -> Path:
        parts = module.split(".")
        own = self.root / "src"
        base = own if (own / parts[0]).is_dir() else INSTALLED
        path = base.joinpath(*parts)
        package = path / "__init__.py"
        return package if package.exists() else path.with_suffix(".py")

    def _read(self, path: Path) -> Source:
        try:
            return self.analyses.of(path)
        except (SyntaxError, ValueError) as error:
            raise SourceError(f"{path}: {error}; mend it") from None
        except FileNotFoundError:
            raise SourceError(
                f"{path}: there is no such module; mend what names it"
            ) from None

    def listed(self) -> dict[str, Path]:
        """Return the registry, and what it imports when it runs.

        It runs whenever something that it lists does, but it is no input.
        """
        if not self.registry:
            return {}
        path = self.file(self.registry)
        source = self.read(path)
        running = [i for i in source.imports if i not in source.for_types]
        needed = self.modules(running, path, self.registry)
        return {self.registry: path, **self.closure(needed)}

    def _first_party(self, path: Path, module: str = "") -> list[str]:
        return self.modules(self.read(path).imports, path, module)

    def modules(
        self, imports: Iterable[Import], path: Path, module: str
    ) -> list[str]:
        """Return the first-party modules that imports of a file lead to."""
        found = []
        for name, member in self.absolute(imports, path, module):
            if name.partition(".")[0] not in self.packages:
                continue
            if self.registry in (name, f"{name}.{member}"):
                found.append(self.registered(name, member))
            elif member and self.file(f"{name}.{member}").exists():
                found.append(f"{name}.{member}")
            else:
                found.append(name)
        return found

    def absolute(
        self, imports: Iterable[Import], path: Path, module: str
    ) -> Iterator[tuple[str, str]]:
        """Yield of each import of a file the absolute name, what is taken."""
        is_package = path.name == "__init__.py"
        package = module if is_package else module.rpartition(".")[0]
        for name, dots, member in imports:
            yield resolve_name("." * dots + name, package or None), member

    def registered(self, name: str, member: str) -> str:
        """Return the module that `from name import member` needs of it.

        Raises:
            SourceError: It takes what is the registry's own, or all of it,
                which is no input: what a model's label is changes no result.
        """
        if name == self.registry and member:
            if self.file(f"{name}.{member}").exists():
                return f"{name}.{member}"
            registry = self.file(name)
            imports = self.read(registry).imports
            for module, taken in self.absolute(imports, registry, name):
                if taken == member:
                    return module
        raise SourceError(
            f"{self.registry} is no input; "
            f"import a class from it, not {member or name}"
        )

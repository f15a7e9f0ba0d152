"""Listings are the implementation: `--8<-- "models/rnn.py:RNN-forward"`.

pymdownx.snippets includes files; here the part after the colon addresses a
function, a class, a method (by a dash) or a module's constant instead of line
numbers, so that a rename fails the build. `!code` after it leaves docstrings
out, for a listing beside the equations that say the same.
"""

import ast
import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.snippets import (
    SnippetExtension,
    SnippetMissingError,
    SnippetPreprocessor,
)

from firsthand.publishing.current_page import fail
from firsthand.publishing.js_listing import script_lines
from firsthand.report import Report

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class NoSuchObject(LookupError):
    """An address that leads nowhere."""


def listing(source: str, address: str) -> list[str]:
    """Return the source lines of the object at `address`, dedented.

    Raises:
        NoSuchObject: no such object in this source.
        SyntaxError: the source is not Python.
    """
    option = address.partition("!")[2]
    node = _object(source, address)
    if option not in ("", "code"):
        raise NoSuchObject(f"no option {option!r}: only !code")
    hidden = set(_docstring_lines(node)) if option else set()
    lines = source.split("\n")
    kept = [lines[n - 1] for n in _line_numbers(node) if n not in hidden]
    return textwrap.dedent("\n".join(kept)).split("\n")


def lines_of(source: str, address: str) -> range:
    """Return the numbers of the lines of the object at `address`.

    Raises:
        NoSuchObject: no such object in this source.
        SyntaxError: the source is not Python.
    """
    return _line_numbers(_object(source, address))


def _object(source: str, address: str) -> ast.AST:
    path = address.partition("!")[0]
    node: ast.AST = ast.parse(source)
    for name in path.split("-"):
        node = _child(node, name, path)
    return node


def _child(parent: ast.AST, name: str, path: str) -> ast.AST:
    for node in getattr(parent, "body", ()):
        if name in _names(node):
            assert isinstance(node, ast.AST)
            return node
    raise NoSuchObject(f"no object {path!r}")


def _names(node: ast.AST) -> Sequence[str]:
    if isinstance(node, DEFINITIONS):
        return [node.name]
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _line_numbers(node: Any) -> range:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(one.lineno for one in decorators)])
    return range(first, node.end_lineno + 1)


def _docstring_lines(node: ast.AST) -> Iterator[int]:
    for inner in ast.walk(node):
        if not isinstance(inner, DEFINITIONS) or len(inner.body) < 2:
            continue
        if ast.get_docstring(inner, clean=False) is not None:
            # With the blank line that sets it off from the code.
            yield from range(inner.body[0].lineno, _code_start(inner))


def _code_start(definition: Definition) -> int:
    docstring, code = definition.body[:2]
    assert docstring.end_lineno is not None
    return min(docstring.end_lineno + 2, _line_numbers(code).start)


class Listings(SnippetPreprocessor):
    """Includes files, and objects of Python and JavaScript files.

    Only fragments of pages, below `docs`, may include others.
    """

    def __init__(
        self, config: dict[str, Any], md: Markdown, docs: Path
    ) -> None:
        super().__init__(config, md)
        self.md, self.docs = md, docs

    # A file, no line numbers, and perhaps a colon and an address.
    RE_SNIPPET_FILE = re.compile(r"([^:]*)()(:.+)?$")

    def get_snippet_path(self, path: str) -> str | None:
        """Return where a file is; errors go by the name it has on the page."""
        self.file = path
        found: str | None = super().get_snippet_path(path)
        return found

    def parse_snippets(
        self, lines: list[str], file_name: str | None = None, **options: Any
    ) -> list[str]:
        """Return the lines of a page or a file with all that they include."""
        if file_name and not Path(file_name).is_relative_to(self.docs):
            return lines
        found: list[str] = super().parse_snippets(lines, file_name, **options)
        return found

    def extract_section(self, section: str, lines: list[str]) -> list[str]:
        """Return the lines of the object at an address."""
        if self.file.endswith(".js"):
            script = script_lines(lines, section)
            if script is None:
                fail(self.md, f"no object {section!r} in {self.file}")
            return script
        try:
            return listing("\n".join(lines), section)
        except NoSuchObject as error:
            fail(self.md, f"{error} in {self.file}")
        except SyntaxError as error:
            fail(self.md, f"{self.file} is not Python: {error}")

    def run(self, lines: list[str]) -> list[str]:
        """Return the page's lines with all that they include."""
        try:
            included: list[str] = super().run(lines)
        except SnippetMissingError as error:
            fail(self.md, str(error))
        return included


def register(md: Markdown, report: Report) -> None:
    """Add listings, and fragments such as generated/x.md, to a converter."""
    root = report.root
    docs = root / "docs"
    folders = [root / "src" / report.package, root / "src", docs, root]
    options = SnippetExtension(check_paths=True).getConfigs()
    options["base_path"] = [str(folder) for folder in folders]
    # Before anything else reads the page, as pymdownx.snippets itself.
    md.preprocessors.register(
        Listings(options, md, docs), "report_listings", 32
    )

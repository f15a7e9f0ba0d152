"""Listings are the implementation."""

import ast
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.firsthand.publishing.conftest import REPOSITORY, SOURCE, Convert

from firsthand.publishing.current_page import PageError
from firsthand.publishing.listings import lines_of, listing

SOURCES = sorted((REPOSITORY / "src").rglob("*.py"))
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
CODED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def include(address: str) -> str:
    return f'```python\n--8<-- "{address}"\n```\n'


def objects(
    node: ast.Module | ast.ClassDef, prefix: str = ""
) -> Iterator[tuple[str, Definition]]:
    for child in node.body:
        if isinstance(child, CODED):
            yield prefix + child.name, child
        if isinstance(child, ast.ClassDef):
            yield from objects(child, f"{child.name}-")


def without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if (
            isinstance(node, CODED)
            and len(node.body) > 1
            and ast.get_docstring(node) is not None
        ):
            del node.body[0]
    return tree


@pytest.mark.parametrize("file", SOURCES, ids=str)
def test_a_listing_is_the_source_of_its_object(file: Path) -> None:
    source = file.read_text("utf-8")
    for address, node in objects(ast.parse(source)):
        listed = "\n".join(listing(source, address))
        segment = ast.get_source_segment(source, node, padded=True)
        assert textwrap.dedent(segment or "nothing") in listed
        code = ast.parse("\n".join(listing(source, f"{address}!code")))
        assert ast.dump(code) == ast.dump(without_docstrings(ast.parse(listed)))


def test_a_listing_equals_the_lines_of_the_file(convert: Convert) -> None:
    code = convert(include("cell.py:Cell")).select_one("code")
    assert code is not None
    assert code.get_text() == SOURCE[SOURCE.index("class Cell") :]


def test_a_method_is_listed_with_its_decorators_at_the_margin(
    convert: Convert,
) -> None:
    code = convert(include("cell.py:Cell-forward")).select_one("code")
    assert code is not None
    assert code.get_text().startswith("@staticmethod\ndef forward(")


def test_a_constant_is_listed_whole(convert: Convert) -> None:
    code = convert(include("cell.py:SIZES")).select_one("code")
    assert code is not None
    assert code.get_text() == "SIZES = (\n    57,\n    128,\n)\n"


def test_a_listing_can_leave_docstrings_out() -> None:
    assert listing(SOURCE, "Cell-forward!code") == [
        "@staticmethod",
        "def forward(x: float) -> float:",
        "    return x + 1",
    ]


def test_a_file_without_an_address_is_listed_whole(convert: Convert) -> None:
    code = convert(include("cell.py")).select_one("code")
    assert code is not None
    assert code.get_text().strip() == SOURCE.strip()


def test_a_generated_fragment_is_converted(convert: Convert) -> None:
    page = convert('| Steps |\n|---|\n--8<-- "generated/row.md"\n')
    assert page.select("td")[0].get_text() == "1,000"


@pytest.mark.survives(
    "Hostile pages",
    "a listing of what is not there",
    "the build stops with one line that names it",
)
@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("cell.py:Cells", "no object 'Cells' in cell.py"),
        ("cell.py:Cell-backward", "no object 'Cell-backward' in cell.py"),
        ("cell.py:3:5", "no object '3:5' in cell.py"),
        ("cell.py:Cell!cod", "no option 'cod': only !code in cell.py"),
        ("cells.py:Cell", "'cells.py' could not be found"),
        ("generated/row.md:Cell", "row.md is not Python"),
    ],
)
def test_an_address_that_leads_nowhere_stops_the_build(
    convert: Convert, address: str, problem: str
) -> None:
    with pytest.raises(PageError) as error:
        convert(include(address))
    assert problem in str(error.value)
    assert "\n" not in str(error.value)


def test_a_listing_knows_its_lines_those_of_decorators_too() -> None:
    source = "import a\n\n\n@a.b\ndef c() -> None:\n    pass\n"
    assert lines_of(source, "c") == range(4, 7)
    assert lines_of(source, "c!code") == range(4, 7)

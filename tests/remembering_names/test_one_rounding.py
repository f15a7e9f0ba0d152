"""One function rounds: what is shown gets its digits from `filters`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from remembering_names.root import ROOT

SHOWING = ("figures", "asking", "derivations")
FILES = [
    file
    for wing in SHOWING
    for file in sorted((ROOT / "src" / "remembering_names" / wing).glob("*.py"))
]


def rounded(code: str) -> Iterator[int]:
    """Yield the lines whose f-strings round a number themselves."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            spec = ast.unparse(node.format_spec)
            if "." in spec or "%" in spec:
                yield node.lineno


@pytest.mark.parametrize(
    "file", FILES, ids=lambda f: f"{f.parent.name}-{f.stem}"
)
def test_what_is_shown_rounds_no_number_itself(file: Path) -> None:
    assert not list(rounded(file.read_text("utf-8")))


@pytest.mark.parametrize("code", ['f"{x:.1%}"', 'f"{x:.2f}"', 'f"{x:,.0f}"'])
def test_rounding_in_a_string_is_found(code: str) -> None:
    assert list(rounded(code)) == [1]


@pytest.mark.parametrize("code", ['f"{x:,}"', 'f"{x:g}"', 'f"{x}"'])
def test_what_rounds_nothing_is_let_through(code: str) -> None:
    assert not list(rounded(code))

"""What the repository's own pages promise about numbers works."""

import re

import pytest

from firsthand.publishing.expressions import Expressions
from firsthand.publishing.numbers import PATTERN
from remembering_names.report import REPORT

FILES = ("README.md", "CONTRIBUTING.md")
FOUND = [
    " ".join(expression.split())
    for file in FILES
    for expression in re.findall(
        f"(?s){PATTERN}", (REPORT.root / file).read_text("utf-8")
    )
]


def test_there_are_examples() -> None:
    assert len(FOUND) > len(FILES)


@pytest.mark.parametrize("expression", FOUND)
def test_an_example_can_be_printed(expression: str) -> None:
    assert Expressions(REPORT).evaluate(expression)

"""Each wing says on one screen what it is for."""

from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[1] / "src"
WINGS = [
    file.parent.relative_to(SOURCES).as_posix()
    for file in sorted(SOURCES.rglob("__init__.py"))
]


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_has_a_readme_of_fifteen_lines_at_most(wing: str) -> None:
    lines = (SOURCES / wing / "README.md").read_text("utf-8").splitlines()
    assert 3 < len(lines) <= 15

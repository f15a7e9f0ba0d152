"""Code that is too long or too clever for a page is found."""

import subprocess
import sys
from pathlib import Path

import pytest
from scripts.readable import problems

SCRIPT = Path(__file__).parents[2] / "scripts/readable.py"


def function(lines: int) -> str:
    """Return a function of as many lines."""
    return 'def f():\n    """Say what."""\n' + "    x()\n" * (lines - 2)


def test_a_function_may_have_forty_lines_with_its_docstring() -> None:
    assert not [*problems(function(40))]
    assert [*problems(function(41))] == [(1, "f has 41 lines, more than 40")]


def test_a_method_counts_as_a_function() -> None:
    method = "\n".join(f"    {line}" for line in function(41).splitlines())
    assert [*problems(f"class A:\n{method}")] == [
        (2, "f has 41 lines, more than 40")
    ]


def test_a_module_may_have_two_hundred_lines() -> None:
    assert not [*problems("x()\n" * 200)]
    assert [*problems("x()\n" * 201)] == [
        (1, "the module has 201 lines, more than 200")
    ]


@pytest.mark.parametrize(
    "source",
    [
        "a, b, c, d, e, f = x",
        "[a, b, c, d, e, f] = x",
        "for a, b, c, d, e, f in x: pass",
        "y = [a for a, b, c, d, e, f in x]",
        "for n, (a, b, c, d, e, f) in x: pass",
    ],
)
def test_more_than_five_values_are_not_unpacked(source: str) -> None:
    ((line, problem),) = problems(source)
    assert line == 1
    assert "unpacks 6 values" in problem


@pytest.mark.parametrize(
    "source",
    [
        "x = [a] * (b == c)",
        "x = (b < c) + 1",
        "x = a * (not b)",
        "x += a == b",
        "x = sum(a == b for a in c)",
        "x = min([a is not None for a in c])",
        "x = statistics.fmean(a == b for a in c)",
    ],
)
def test_conditions_are_not_counted_with(source: str) -> None:
    assert [*problems(source)] == [
        (1, "arithmetic with a condition: write an if")
    ]


@pytest.mark.parametrize(
    "source",
    [
        "a, b, c, d, e = x",
        "x = (a == b) & (c == d)",
        "x |= a == b",
        "x = (a or 0) + 1",
        "x = sum(1 for a in c if a == b)",
        "x = any(a == b for a in c)",
        "x = [a, b, c, d, e, f]",
    ],
)
def test_what_reads_well_is_let_through(source: str) -> None:
    assert not [*problems(source)]


def readable(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command on the modules below a folder."""
    return subprocess.run(
        [sys.executable, SCRIPT, folder],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_names_each_place(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\nx += a == b\n")
    finished = readable(tmp_path)
    place = f"{(tmp_path / 'a.py').as_posix()}:2"
    assert finished.returncode == 1
    assert finished.stdout == (
        f"{place} arithmetic with a condition: write an if\n"
    )


def test_the_command_is_content_with_what_reads_well(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    assert readable(tmp_path).returncode == 0

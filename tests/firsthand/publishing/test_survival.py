"""Cases that a report survives are read from the marks on its tests."""

from pathlib import Path

import pytest
from tests.firsthand.publishing.conftest import REPOSITORY, Convert

from firsthand.publishing import survival
from firsthand.publishing.current_page import PageError

MARK = "@pytest.mark.survives"
TESTS = f"""
import pytest

{MARK}("Kills", "it is `killed`", "nothing <b>at all</b>")
def test_a(): pass

@pytest.mark.parametrize("x", [
    pytest.param(1, marks=pytest.mark.survives("Kills", "again", "a " "line")),
])
{MARK}("Files", "it is gone", "one line")
def test_b(x): pass

def test_c(): pass
"""


@pytest.fixture
def tests(root: Path) -> Path:
    """Return the file of the small report's tests."""
    file = root / "tests/below/test_it.py"
    file.parent.mkdir(parents=True)
    file.write_text(TESTS)
    return file


def test_every_mark_is_a_case(root: Path, tests: Path) -> None:
    found = [(one.kind, one.case) for one in survival.cases(root)]
    assert sorted(found) == [
        ("Files", "it is gone"),
        ("Kills", "again"),
        ("Kills", "it is `killed`"),
    ]


def test_cases_are_listed_by_kind_with_their_tests(
    tests: Path, convert: Convert
) -> None:
    page = convert("/// survives\n///")
    assert "There are 3 cases of 2 kinds." in page.get_text()
    kinds = [one.get_text() for one in page.select("summary")]
    assert kinds == ["Files: 1", "Kills: 2"]
    assert "tests/below/test_it.py::test_a" in page.get_text()


def test_words_are_no_html_and_code_is_code(
    tests: Path, convert: Convert
) -> None:
    page = convert("/// survives\n///")
    assert "nothing <b>at all</b>" in page.get_text()
    assert "killed" in [code.get_text() for code in page.select("code")]


@pytest.mark.parametrize(
    "words", ['"Kills", "it is killed"', "KIND, CASE, SEES", '"a", "b", 3']
)
def test_a_mark_that_says_less_is_named(
    words: str, tests: Path, convert: Convert
) -> None:
    tests.write_text(f"{MARK}({words})\ndef test_a(): pass\n")
    with pytest.raises(PageError, match=r"test_it\.py::test_a: survives\("):
        convert("/// survives\n///")


def test_a_case_that_is_told_twice_is_named(
    tests: Path, convert: Convert
) -> None:
    line = f'{MARK}("Kills", "it is killed", "a line")\n'
    tests.write_text("".join(f"{line}def test_{n}(): pass\n" for n in "ab"))
    with pytest.raises(PageError, match=r"test_b: .* of .*test_a already"):
        convert("/// survives\n///")


def test_a_report_without_a_case_cannot_list_any(convert: Convert) -> None:
    with pytest.raises(PageError, match="no test in tests/ is marked"):
        convert("/// survives\n///")


def test_this_report_survives_sixty_cases_each_told_once() -> None:
    kinds = survival.by_kind([*survival.cases(REPOSITORY)])
    assert sum(map(len, kinds.values())) >= 60

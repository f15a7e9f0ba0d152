"""Conclusions: whether they hold, and which pages make them."""

import re
from pathlib import Path
from typing import Any

import pytest

from firsthand.conclusions.claim import Claim, Verdict, broken, judge
from firsthand.conclusions.room import OF_LIMIT, Room, holds


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a report of one number, with two pages that make a claim."""
    (tmp_path / "data/results").mkdir(parents=True)
    (tmp_path / "data/reported.json").write_text("{}")
    (tmp_path / "data/results/rnn.json").write_text('{"right": 1, "all": 0}')
    (tmp_path / "docs/models").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("So [[ claim('rnn_learns') ]]")
    (tmp_path / "docs/models/rnn.md").write_text('[[ claim("rnn_learns") ]]')
    (tmp_path / "docs/names.md").write_text('[[ claim("rnn_learns_more") ]]')
    return tmp_path


def suppose(root: Path, check: Any) -> list[str]:
    """Return what is said of a claim with such a check."""
    claim = Claim("rnn_learns", "It learns.", lambda r: holds(check(r)))
    return list(broken([claim], root))


def test_a_claim_that_holds_is_not_named(root: Path) -> None:
    assert suppose(root, lambda numbers: numbers.rnn.right > 0.5) == []


def test_a_claim_that_fails_is_named_with_its_pages(root: Path) -> None:
    assert suppose(root, lambda numbers: numbers.rnn.right > 2) == [
        "claim rnn_learns no longer holds (docs/index.md, docs/models/rnn.md): "
        "It learns."
    ]


@pytest.mark.parametrize(
    ("check", "why"),
    [
        (lambda numbers: numbers.rnn.wrong, r"no 'wrong' among \['all'.*\]"),
        (lambda numbers: numbers.rnn["wrong"], "'wrong'"),
        (lambda numbers: numbers.rnn.right > "a", "'>' not supported .*"),
        (lambda numbers: numbers.rnn.right / numbers.rnn.all, ".* by zero"),
        (lambda numbers: max([]), ".* empty.*"),
    ],
)
def test_a_claim_that_cannot_be_checked_says_why(
    check: object, why: str, root: Path
) -> None:
    (line,) = suppose(root, check)
    pages = r"docs/index\.md, docs/models/rnn\.md"
    said = rf"claim rnn_learns cannot be checked \({why}\) \({pages}\): .*"
    assert re.fullmatch(said, line)


def test_a_claim_that_fails_on_no_page_says_so(root: Path) -> None:
    for page in (root / "docs").rglob("*.md"):
        page.unlink()
    (line,) = suppose(root, lambda numbers: False)
    assert line.startswith("claim rnn_learns no longer holds (no page)")


def test_a_damaged_result_breaks_the_check_by_name(root: Path) -> None:
    (root / "data/results/rnn.json").write_text("{")
    (line,) = suppose(root, lambda numbers: True)
    assert "data/results/rnn.json: damaged" in line


def test_a_page_of_an_editor_makes_no_claim(root: Path) -> None:
    for name in (".#index.md", "._index.md", "#index.md#", "index.md~"):
        (root / "docs" / name).write_text("[[ claim('rnn_learns') ]]")
    (line,) = suppose(root, lambda numbers: False)
    assert "(docs/index.md, docs/models/rnn.md)" in line


@pytest.mark.parametrize(
    ("left", "problem"),
    [
        (0.5, ""),
        (0.0, "no longer holds"),
        (-2.0, "no longer holds"),
    ],
)
def test_a_verdict_tells_the_room_that_is_left(
    left: float, problem: str
) -> None:
    room = Room(left, OF_LIMIT)
    claim = Claim("k", "It is.", lambda numbers: room)
    assert judge(claim, {}) == Verdict(problem, room)

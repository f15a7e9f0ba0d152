"""Rows of a batch, shared out: all of them, once, whoever takes them."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import torch

from remembering_names.models.ladder import row_shares
from remembering_names.models.ladder.row_shares import Share, side_by_side

SHARES = [(0, 33), (33, 66), (66, 100)]
# What it prints, a forked process has found.
FORKED = """
import os, torch
from remembering_names.models.ladder.row_shares import side_by_side
torch.set_num_threads(3)
rows = lambda first, last: (first, last)
side_by_side(100, rows)
if os.fork():
    os.wait()
else:
    print(side_by_side(100, rows), flush=True)
    os._exit(0)
"""


def rows(first: int, last: int) -> Share:
    """Return the rows of a share."""
    return first, last


@pytest.fixture
def three_threads() -> Iterator[None]:
    """Let PyTorch have three threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    yield
    torch.set_num_threads(before)


@pytest.fixture(params=["PyTorch's", "Python's"])
def either(
    request: pytest.FixtureRequest,
    three_threads: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Run on threads of either kind."""
    if request.param == "Python's":
        monkeypatch.setattr(row_shares, "openmp", lambda: None)


def test_shares_are_all_rows_once(either: None) -> None:
    assert side_by_side(100, rows) == SHARES


def test_a_share_that_fails_fails_the_whole(either: None) -> None:
    def work(first: int, last: int) -> None:
        if first:
            raise ValueError(f"rows from {first}")

    with pytest.raises(ValueError, match="rows from"):
        side_by_side(100, work)


def test_within_the_work_of_a_thread_all_rows_are_read_as_well(
    either: None,
) -> None:
    found = side_by_side(100, lambda first, last: side_by_side(24, rows))
    assert found == [[(0, 8), (8, 16), (16, 24)]] * 3


def test_few_rows_stay_on_one_thread(either: None) -> None:
    assert side_by_side(15, rows) == [(0, 15)]


# PyTorch's wheels bring GNU's OpenMP for Linux alone; elsewhere rows go to
# Python's threads, which the tests of `either` try.
@pytest.mark.skipif(sys.platform != "linux", reason="no GNU OpenMP elsewhere")
def test_pytorch_has_threads_that_can_be_used() -> None:
    assert row_shares.openmp() is not None


# It asks what a fork inherits, and Windows has none.
@pytest.mark.skipif(sys.platform == "win32", reason="nothing forks there")
def test_a_forked_process_waits_for_no_thread_of_its_parent() -> None:
    said = subprocess.run(
        [sys.executable, "-c", FORKED],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert said.stdout == f"{SHARES}\n"

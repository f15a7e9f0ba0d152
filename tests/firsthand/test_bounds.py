"""Files beyond all bounds are refused before, or named after, they are read."""

import os
from pathlib import Path

import pytest

from firsthand import results
from firsthand.bounds import LIMIT, within_bounds


@pytest.mark.parametrize("size", [0, 1, LIMIT])
def test_what_is_within_bounds_is_let_through(
    size: int, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    os.truncate(tmp_path / "file", size)
    with within_bounds([tmp_path / "file", tmp_path / "none"]):
        pass


def test_a_byte_more_is_refused_before_the_block_begins(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    os.truncate(tmp_path / "file", LIMIT + 1)
    with (
        pytest.raises(results.ResultError, match=r"file: too large .*; do it$"),
        within_bounds([tmp_path / "file"], "do it"),
    ):
        raise AssertionError("it has begun")


def test_of_many_files_the_one_that_is_too_deep_is_named(
    tmp_path: Path,
) -> None:
    files = [tmp_path / name for name in "abc"]
    for file in files:
        file.write_text("{}")
    files[1].write_text('{"a": ' + "[" * 100_000)
    with (
        pytest.raises(results.ResultError, match=r"/b: damaged \(nested too"),
        within_bounds(files),
    ):
        results.read(files[1])


def test_another_recursion_is_not_laid_on_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("{}")
    with pytest.raises(RecursionError), within_bounds([tmp_path / "file"]):
        raise RecursionError

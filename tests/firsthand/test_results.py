"""Reading and writing results: whole or not at all."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from tests.values import OBJECTS

from firsthand import results
from firsthand.encoding import dumps
from firsthand.results import ResultError


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file for Hypothesis to write again and again."""
    return tmp_path_factory.mktemp("drawer") / "result.json"


@pytest.fixture
def is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play a disk that is full."""

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)


@given(value=OBJECTS)
def test_what_is_written_is_what_is_read(
    value: dict[str, object], drawer: Path
) -> None:
    results.write(drawer, dumps(value).encode())
    assert results.read(drawer) == value


def test_a_write_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(b"long old content")
    results.write(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_write_makes_the_folders_it_needs(tmp_path: Path) -> None:
    results.write(tmp_path / "a/b/c.json", b"new")
    assert (tmp_path / "a/b/c.json").read_bytes() == b"new"


@pytest.mark.survives(
    "Room and rights",
    "no room for a file that is there already",
    "the old content stays",
)
@pytest.mark.usefixtures("is_full")
def test_a_full_disk_leaves_the_old_content_alone(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(b"old")
    with pytest.raises(ResultError):
        results.write(tmp_path / "result.json", b"new")
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert files == {"result.json": b"old"}


@pytest.mark.survives(
    "Room and rights",
    "a full disk",
    "one line that names the file and says what to do; status 1",
)
@pytest.mark.usefixtures("is_full")
def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    said = r"^/.*/result\.json: cannot be written \(No space .*\); .* is kept$"
    with pytest.raises(ResultError, match=said):
        results.write(tmp_path / "result.json", b"new")


@pytest.mark.survives(
    "Kills",
    "Ctrl-C while a file is written",
    "no half of a file",
)
def test_a_write_that_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        results.write(tmp_path / "result.json", b"new")
    assert not list(tmp_path.iterdir())


@pytest.mark.survives(
    "Damaged files",
    "a result that is empty, truncated, no object or a merge conflict",
    "one line that names the file and says what to do; status 1",
)
@pytest.mark.parametrize(
    "content",
    [b"", b'{"a": 1', b"[1]", b"null", b"\xff", b"<<<<<<< HEAD\n{}"],
)
def test_a_damaged_result_is_named_in_one_line(
    content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "rnn.json").write_bytes(content)
    said = r"^/.*/rnn\.json: damaged \(.*\); run `python scripts/regen.*`$"
    with pytest.raises(ResultError, match=said):
        results.read(tmp_path / "rnn.json")


@pytest.mark.survives(
    "Damaged files",
    "a result that is missing",
    "one line that names the file and says what to do; status 1",
)
def test_a_missing_result_is_named_in_one_line(tmp_path: Path) -> None:
    said = r"^/.*/rnn\.json: missing; run `python scripts/regenerate\.py`$"
    with pytest.raises(ResultError, match=said):
        results.read(tmp_path / "rnn.json")


def write_report(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / "data" / f"{name.replace('__', '/')}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def test_numbers_stand_under_the_name_of_their_file(tmp_path: Path) -> None:
    write_report(
        tmp_path,
        reported='{"rnn": {"accuracy": 0.6}}',
        results__names='{"rows": 3}',
        measurements__costs='{"whole": 4}',
    )
    lab = tmp_path / "data/results/rnn.lab.json"
    lab.write_text('{"accuracy": [0.5]}')
    assert results.context(tmp_path) == {
        "measurements": {"costs": {"whole": 4}},
        "names": {"rows": 3},
        "reported": {"rnn": {"accuracy": 0.6}},
        "rnn": {"lab": {"accuracy": [0.5]}},
    }


def test_numbers_are_attributes_too(tmp_path: Path) -> None:
    write_report(tmp_path, reported='{"rnn": {"accuracy": 0.6}}')
    assert results.context(tmp_path).reported.rnn.accuracy == 0.6


def test_a_number_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(AttributeError, match=r"no 'c' among \['a', 'b'\]"):
        _ = results.Record(b=1, a=2).c


@pytest.mark.survives(
    "Damaged files",
    "reported numbers that are damaged",
    "one line that says to restore them with git",
)
def test_what_people_wrote_is_restored_not_made_again(tmp_path: Path) -> None:
    write_report(tmp_path, reported="{")
    with pytest.raises(ResultError, match=r"restore it with git$"):
        results.context(tmp_path)


def test_every_number_below_a_value_has_a_name() -> None:
    value = {"b": [1, {"c": 2.5}], "d": {"e": 3}, "f": True, "g": None}
    assert dict(results.numbers_in(value, "a")) == {
        "a.b[0]": 1,
        "a.b[1].c": 2.5,
        "a.d.e": 3,
    }

"""What sources say, kept between commands: never what they no longer say."""

import os
from pathlib import Path

import pytest

from firsthand.tracking import analyses, stripping
from firsthand.tracking.analyses import FILE, Analyses
from firsthand.tracking.analysis import Source, analyse

CODE = '"""A module."""\nfrom .one import two\n\nx = 1\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "module.py"
    file.write_text(CODE, "utf-8")
    return file


def asked(source: Path) -> Source:
    """Return what a new command is told of a source, and keeps."""
    command = Analyses(source.parent)
    found = command.of(source)
    command.keep()
    return found


@pytest.fixture
def unreadable(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what has been kept already be all that is known."""
    asked(source)

    def read(text: str) -> None:
        raise AssertionError(f"read again: {text}")

    monkeypatch.setattr(analyses, "analyse", read)


@pytest.mark.usefixtures("unreadable")
def test_a_second_command_is_told_what_was_kept(source: Path) -> None:
    assert asked(source) == analyse(CODE)


@pytest.mark.usefixtures("unreadable")
def test_a_copy_of_a_source_is_not_read_again(source: Path) -> None:
    copy = source.with_name("copy.py")
    copy.write_text(CODE, "utf-8")
    assert asked(copy) == analyse(CODE)


def test_an_edit_that_keeps_size_and_time_is_seen(source: Path) -> None:
    asked(source)
    times = source.stat()
    source.write_text(CODE.replace("x = 1", "x = 2"), "utf-8")
    os.utime(source, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert source.stat().st_size == times.st_size
    assert asked(source) == analyse(CODE.replace("x = 1", "x = 2"))


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(end: str, source: Path) -> None:
    source.write_bytes(CODE.replace("\n", end).encode())
    assert asked(source) == analyse(CODE)


@pytest.mark.parametrize("place", [0, 70, -1])
def test_what_is_damaged_is_not_used(place: int, source: Path) -> None:
    asked(source)
    file = source.with_name(FILE)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert Analyses(source.parent).known == {}
    assert asked(source) == analyse(CODE)


@pytest.mark.parametrize("content", [b"", b"{}", b"\n", b"\xff\n{}"])
def test_what_is_no_record_is_not_used(content: bytes, source: Path) -> None:
    source.with_name(FILE).write_bytes(content)
    assert asked(source) == analyse(CODE)


def test_what_another_version_has_read_is_not_used(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(source)
    assert Analyses(source.parent).known
    monkeypatch.setattr(analyses, "reader", lambda: "another")
    assert Analyses(source.parent).known == {}


def test_what_reads_sources_counts_as_their_version(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = analyses.reader()
    edited = tmp_path / "stripping.py"
    code = Path(str(stripping.__file__)).read_text("utf-8")
    edited.write_text(code + "\nNEW = 1\n", "utf-8")
    monkeypatch.setattr(stripping, "__file__", str(edited))
    analyses.reader.cache_clear()
    after = analyses.reader()
    monkeypatch.undo()
    analyses.reader.cache_clear()
    assert after != before


def test_where_nothing_can_be_kept_sources_are_read(source: Path) -> None:
    source.with_name(FILE).mkdir()
    assert asked(source) == analyse(CODE)


def test_the_oldest_are_forgotten_first(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyses, "MOST", 2)
    for number in range(3):
        source.write_text(f"x = {number}\n", "utf-8")
        asked(source)
    digests = [found[0] for found in Analyses(source.parent).known.values()]
    assert digests == [analyse(f"x = {number}\n").digest for number in (1, 2)]

"""A file's hash: the same for all line ends, in little memory."""

import hashlib
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.tracking import hashes
from firsthand.tracking.hashes import BLOCK, file_digest

LARGE = 256 * BLOCK  # bytes
# Pieces of texts whose line ends stand around the edges of blocks.
PIECES = st.sampled_from([b"\r", b"\n", b"\r\n", b"a", b"a" * 5])


def whole(content: bytes) -> str:
    """Return the hash of a text that is read at once."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hashes") / "names.txt"


@given(pieces=st.lists(PIECES, max_size=12), block=st.integers(1, 4))
def test_blocks_have_the_hash_of_the_whole(
    file: Path, pieces: list[bytes], block: int
) -> None:
    file.write_bytes(content := b"".join(pieces))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashes, "BLOCK", block)
        assert file_digest(file) == whole(content)


@pytest.mark.parametrize("name", ["a.safetensors", "a.png"])
def test_bytes_that_are_no_text_stay_as_they_are(
    tmp_path: Path, name: str
) -> None:
    content = b"\x89PNG\r\n"
    (tmp_path / name).write_bytes(content)
    assert file_digest(tmp_path / name) == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", ["a.json", "a.safetensors"])
def test_a_large_file_takes_little_memory(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as sparse:
        sparse.truncate(LARGE)
    expected = hashlib.sha256()
    for _ in range(LARGE // BLOCK):
        expected.update(bytes(BLOCK))
    tracemalloc.start()
    try:
        found = file_digest(tmp_path / name)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == expected.hexdigest()
    assert most < 8 * BLOCK


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    assert file_digest(tmp_path / "none.txt") == "missing"

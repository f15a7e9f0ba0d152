"""The hash of a text, and of a file: what a lock holds of each."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

BINARY = {".safetensors", ".png"}
BLOCK = 1 << 20  # bytes in memory at once, however large a file is

Hash = Callable[[Path], str]  # of a file


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def file_digest(path: Path) -> str:
    """Return a file's SHA-256, line ends normalised; or `missing`."""
    try:
        with path.open("rb") as file:
            if path.suffix in BINARY:
                return hashlib.file_digest(file, "sha256").hexdigest()
            found = hashlib.sha256()
            for block in normalised(file):
                found.update(block)
    except FileNotFoundError:
        return "missing"
    return found.hexdigest()


def normalised(file: BinaryIO) -> Iterator[bytes]:
    """Yield a text, block by block, with LF where it has CR LF."""
    kept = b""
    while block := file.read(BLOCK):
        block = kept + block
        # The LF that belongs to a CR may be the first byte of the next block.
        kept = b"\r" if block.endswith(b"\r") else b""
        yield block.removesuffix(kept).replace(b"\r\n", b"\n")
    yield kept

"""The hash of a text, and of a file: what a lock holds of each."""

import hashlib
from collections.abc import Callable
from pathlib import Path

BINARY = {".safetensors", ".png"}

Hash = Callable[[Path], str]  # of a file


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def file_digest(path: Path) -> str:
    """Return a file's SHA-256, line ends normalised; or `missing`."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return "missing"
    if path.suffix not in BINARY and b"\r" in content:
        content = content.replace(b"\r\n", b"\n")
    return hashlib.sha256(content).hexdigest()
